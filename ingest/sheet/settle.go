package sheet

import (
	"regexp"
	"strings"

	"nianlun/ingest/han"
	"nianlun/queries/terms"
)

// settle decides columns whose headings mean several things, by their content.
func (r *reader) settle(columns map[string]heading, heads []heading) {
	switch r.rule.kind {
	case terms.Visits:
		r.settleVisit(columns)
	case terms.Spending:
		r.settleSpending(columns)
	case terms.Members, terms.Participation, terms.Events:
		r.settleUnit(columns)
	case terms.Budget:
		settleSide(columns, heads)
		r.settleYear(columns, heads, "amount")
	case terms.Indicators:
		r.settleYear(columns, heads, "value")
	case terms.Units:
		r.settleParent(columns)
	case terms.PlanItems:
		settleTask(columns, heads)
	case terms.Honors:
		settleRecipient(columns, heads)
	case terms.Activities:
		r.settleHosts(columns)
		if h, ok := columns["start"]; ok {
			if _, has := columns["end"]; !has {
				columns["end"] = h
			}
		}
	}
	r.settleInside(columns)
	r.settleIDs(columns, heads)
	r.settleTurn(columns)
	settleYearBeside(columns, heads)
	if _, ok := columns["date"]; !ok && columnNeeded(r.rule.kind, "date") {
		if h, ok := onlyDay(columns, heads); ok && r.rule.kind != terms.Honors {
			columns["date"] = h
			return
		}
		month, okM := leafNamed(heads, "月")
		day, okD := leafNamed(heads, "日")
		if okD && !okM && r.context.oneMonth() && !taken(columns, day.col) {
			columns["date"] = day
			return
		}
		if okM && okD {
			columns["#month"], columns["#day"] = month, day
			if year, ok := leafNamed(heads, "年"); ok {
				columns["#year"] = year
			}
		}
	}
}

// settleYearBeside keeps a column 年度 beside one of days: it says the year the days leave out.
func settleYearBeside(columns map[string]heading, heads []heading) {
	if !hasColumn(columns, "date") && !hasColumn(columns, "start") {
		return
	}
	for _, h := range heads {
		if yearHead.MatchString(h.leaf) && !taken(columns, h.col) {
			columns["#dayyear"] = h
			return
		}
	}
}

var yearHead = regexp.MustCompile(`^(?:获奖|表彰|授予|活动|慰问|发放|所属)?(?:年度|年份|年)$`)

// onlyDay is the one heading left that tells a day of what the table is about.
func onlyDay(columns map[string]heading, heads []heading) (found heading, ok bool) {
	for _, h := range heads {
		if !dayEnd.MatchString(h.leaf) || otherDay.MatchString(h.full) || taken(columns, h.col) || plainlyOther(terms.Column{Type: terms.Day}, h.below) {
			continue
		}
		if ok {
			return heading{}, false
		}
		found, ok = h, true
	}
	return found, ok
}

var (
	dayEnd   = regexp.MustCompile(`(?:日期|时间)$`)
	otherDay = regexp.MustCompile(`出生|入会|入职|退休|退会|离|工作|填|制表|审批|审核|成立|建会|截止|结束|有效|上报|报送`)
)

func columnNeeded(k terms.Kind, name string) bool {
	_, ok := columnOf(k, name)
	return ok
}

func leafNamed(heads []heading, leaf string) (heading, bool) {
	for _, h := range heads {
		if h.leaf == leaf {
			return h, true
		}
	}
	return heading{}, false
}

// settleVisit tells the worth of goods from their names.
func (r *reader) settleVisit(columns map[string]heading) {
	if h, ok := columns["goods"]; ok && !r.mostlyNumbers(h.col) {
		delete(columns, "goods")
		if _, has := columns["note"]; !has {
			columns["note"] = h
		}
	}
	if h, ok := columns["amount"]; ok && !r.mostlyNumbers(h.col) && strings.Contains(h.leaf, "标准") {
		delete(columns, "amount")
	}
	if h, ok := columns["amount"]; ok && hasColumn(columns, "#quantity") && priceHead.MatchString(h.leaf) {
		columns["#price"] = h
		delete(columns, "amount")
	}
	amount, hasAmount := columns["amount"]
	_, hasGoods := columns["goods"]
	if hasAmount && !hasGoods && goodsTitle.MatchString(r.context.titles) && !strings.Contains(amount.full, "慰问金") && !strings.Contains(amount.full, "现金") && !strings.Contains(r.context.titles, "慰问金") {
		columns["goods"] = amount
		delete(columns, "amount")
	}
}

var priceHead = regexp.MustCompile(`标准$|单价|价格`)

func (r *reader) mostlyNumbers(col int) bool {
	numbers, words := 0, 0
	for row := r.region.bottom + 1; row <= r.region.last; row++ {
		x := r.grid.at(row, col)
		switch {
		case x.blank() || nothing.MatchString(x.words()):
		case x.kind == numberCell:
			numbers++
		default:
			if _, _, err := han.ParseMoney(x.words(), 1); err == nil {
				numbers++
			} else {
				words++
			}
		}
	}
	return numbers >= words
}

var bankTitle = regexp.MustCompile(`日记账|银行|现金|存款|流水|出纳|收支`)

// settleSpending tells debit from credit: in the journal of a bank or cash account
// credit is spent, in the ledger of an expense subject debit is.
func (r *reader) settleSpending(columns map[string]heading) {
	r.settleSummary(columns)
	amount, income := columns["amount"], columns["income"]
	if !strings.Contains(amount.full, "贷方") || !strings.Contains(income.full, "借方") || strings.Contains(amount.full, "支出") {
		return
	}
	bank, spent := bankTitle.MatchString(r.context.titles), spentTitle.MatchString(r.context.titles)
	if !bank && (spent || r.spentOn(columns, income.col) > r.spentOn(columns, amount.col)) {
		columns["amount"], columns["income"] = income, amount
	}
}

var (
	spentTitle   = regexp.MustCompile(`支出|费用|明细账|经费`)
	spentSubject = regexp.MustCompile(`支出|费`)
)

// spentOn counts the rows booked to a subject of spending with an amount in a column.
func (r *reader) spentOn(columns map[string]heading, col int) (n int) {
	subject, ok := columns["subject"]
	for row := r.region.bottom + 1; ok && row <= r.region.last; row++ {
		if x := r.grid.at(row, col); !x.blank() && x.num != 0 || x.kind == textCell && !empty(x.words()) {
			if spentSubject.MatchString(r.grid.at(row, subject.col).text) {
				n++
			}
		}
	}
	return n
}

var orgName = regexp.MustCompile(`(?:工会|公司|集团|局|学校|中学|小学|大学|学院|幼儿园|医院|委员会|银行|厂|街道|镇|乡|企业|分会|管理处|中心)$`)

var deptName = regexp.MustCompile(`(?:车间|科|科室|室|部|组|班|队|岗|工段|病区|年级)\s*$`)

// settleSummary tells what was bought from what it is booked to: 项目 alone is a
// subject only where its words repeat.
func (r *reader) settleSummary(columns map[string]heading) {
	subject, ok := columns["subject"]
	if _, has := columns["summary"]; !ok || has || !itemSubject.MatchString(subject.leaf) {
		return
	}
	seen, filled := map[string]bool{}, 0
	for row := r.region.bottom + 1; row <= r.region.last; row++ {
		if cells := r.grid.nonBlank(row); len(cells) > 1 && !r.totalLike(row, cells) && !r.grid.at(row, subject.col).blank() {
			seen[squash(r.grid.at(row, subject.col).text)] = true
			filled++
		}
	}
	if len(seen)*5 > filled*3 && filled > 2 {
		columns["summary"] = subject
		delete(columns, "subject")
	}
}

var itemSubject = regexp.MustCompile(`^(?:支出|费用|报销|开支|经费)?项目(?:名称)?$`)

// settleTurn forgets that a title names a festival at the turn of the year where the days
// lie all over it: 2025年两节慰问台账 kept through summer and autumn.
func (r *reader) settleTurn(columns map[string]heading) {
	h, ok := columns["date"]
	if !r.context.turn || !ok {
		return
	}
	for _, c := range h.below {
		if d, _, p := r.day(c, han.Clock{Year: 2024}); p == nil && d.Text != "" && d.Date().Month() >= 4 && d.Date().Month() <= 9 {
			r.context.clock.Span, r.context.turn = terms.Period{}, false
			return
		}
	}
}

// settleParent tells a union from the one above it: a list names each union, and the
// one above it for many of them.
func (r *reader) settleParent(columns map[string]heading) {
	unit, parent := columns["unit"], columns["parent"]
	if unit.col == 0 || parent.col == 0 || upperUnion.MatchString(parent.full) {
		return
	}
	if len(r.textsOf(unit.col)) < len(r.textsOf(parent.col)) {
		columns["unit"], columns["parent"] = parent, unit
	}
}

var upperUnion = regexp.MustCompile(`上级|主管|隶属|上一级`)

// settleSide takes the amount that stands right of its subject where income and spending
// share their rows: 收入项目 | 金额 | 支出项目 | 金额.
func settleSide(columns map[string]heading, heads []heading) {
	subject, amount := columns["subject"], columns["amount"]
	for _, h := range heads {
		if amount.col < subject.col && h.col > subject.col && h.leaf == amount.leaf {
			columns["amount"] = h
			return
		}
	}
}

// settleYear picks, among columns of several years (2024年预算数, 2025年预算数), the
// table's own year, else the latest.
func (r *reader) settleYear(columns map[string]heading, heads []heading, name string) {
	best, year := columns[name], oneYear(columns[name].raw)
	if year == 0 {
		return
	}
	for _, h := range heads {
		y := oneYear(h.raw)
		if y == 0 || y == year || year == r.context.year || withoutYear(h.full) != withoutYear(best.full) {
			continue
		}
		if y == r.context.year || y > year {
			best, year = h, y
		}
	}
	columns[name] = best
}

func withoutYear(s string) string { return strings.TrimPrefix(headYear.ReplaceAllString(s, ""), "年") }

var headYear = regexp.MustCompile(`(?:19|20)\d{2}`)

// settleTask keeps a plan's item beside its content: 工作项目 names what 工作内容 tells,
// as 重点工作 does what stands right of it as 具体内容.
func settleTask(columns map[string]heading, heads []heading) {
	task := columns["task"]
	for _, h := range heads {
		if h.col > task.col && titleHead.MatchString(task.leaf) && contentHead.MatchString(h.leaf) && !taken(columns, h.col) {
			columns["#item"], columns["task"] = task, h
			return
		}
	}
	for _, h := range heads {
		if h.col < task.col && itemHead.MatchString(h.leaf) && !taken(columns, h.col) {
			columns["#item"] = h
		}
	}
}

var itemHead = regexp.MustCompile(`^(?:工作|重点|活动|主要|计划)?(?:项目|任务|事项|活动)(?:名称)?$`)

var (
	titleHead   = regexp.MustCompile(`^(?:年度|主要|重点|工作|计划|活动)*(?:工作|项目|任务|事项|活动)(?:名称)?$`)
	contentHead = regexp.MustCompile(`^(?:具体|主要|工作|活动|实施|任务|推进)*(?:内容|措施|举措|做法|安排)(?:及(?:要求|措施|安排))?$|^具体(?:工作|任务|活动|事项)$`)
)

// settleRecipient keeps a second column of who was honoured: 获奖单位 beside 获奖个人.
func settleRecipient(columns map[string]heading, heads []heading) {
	for _, h := range heads {
		if hasColumn(columns, "recipient") && !taken(columns, h.col) && honoured.MatchString(h.full) {
			columns["#recipient"] = h
		}
	}
}

var honoured = regexp.MustCompile(`^(?:获奖|受奖|受表彰|表彰|获得|先进)?(?:个人|集体|单位|人员|部门)(?:姓名|名称)?$`)

func taken(columns map[string]heading, col int) bool {
	for _, h := range columns {
		if h.col == col {
			return true
		}
	}
	return false
}

// settleUnit tells a person's department from the union: 单位 in a roster of one union
// is a department unless it holds the names of organisations.
func (r *reader) settleUnit(columns map[string]heading) {
	unit, ok := columns["unit"]
	if !ok {
		return
	}
	if _, has := columns["group"]; has {
		return
	}
	if strings.Contains(unit.full, "工会") {
		return
	}
	orgs, others, inside := 0, 0, 0
	for text, n := range r.textsOf(unit.col) {
		if orgName.MatchString(squash(text)) {
			orgs += n
		} else {
			others += n
		}
		if deptName.MatchString(text) {
			inside += n
		}
	}
	if r.departments(orgs, others, inside) {
		columns["group"] = unit
		delete(columns, "unit")
	}
}

// settleInside leaves a column of what is inside a union to nobody, where the title names
// the union: 代表团, 教研室 put proposals in and won prizes as parts of it.
func (r *reader) settleInside(columns map[string]heading) {
	unit, ok := columns["unit"]
	if !ok || r.context.unit == "" || r.rule.kind == terms.Units || strings.Contains(unit.full, "工会") {
		return
	}
	orgs, others, inside := 0, 0, 0
	for text, n := range r.textsOf(unit.col) {
		switch text = squash(text); {
		case orgName.MatchString(text):
			orgs += n
		case insideName.MatchString(text):
			inside += n
		default:
			others += n
		}
	}
	if orgs == 0 && inside > others {
		delete(columns, "unit")
	}
}

var insideName = regexp.MustCompile(`(?:车间|科|科室|教研室|处室|办公室|部|组|班|队|岗|工段|病区|年级|代表团|代表组|团)$`)

// departments judges a column by how many of its cells name organisations, how many do
// not, and how many name what is inside one.
func (r *reader) departments(orgs, others, inside int) bool {
	return others > orgs && (r.context.unit != "" || inside > orgs)
}

// textsOf counts the different texts of a column.
func (r *reader) textsOf(col int) map[string]int {
	texts := map[string]int{}
	for row := r.region.bottom + 1; row <= r.region.last; row++ {
		if x := r.grid.at(row, col); !x.blank() {
			texts[x.text]++
		}
	}
	return texts
}
