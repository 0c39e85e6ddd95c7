package sheet

import (
	"regexp"
	"strconv"
	"strings"

	"nianlun/ingest/han"
	"nianlun/queries/terms"
)

var (
	activityLabel = regexp.MustCompile(`^(?:活动|会议|培训|比赛|课程|讲座|项目)(?:名称|主题|内容|项目|题目)|^(?:主题|活动|会议|培训内容|事由|内容|名称)$`)
	dateLabel     = regexp.MustCompile(`^(?:活动|会议|培训|比赛|举办|开展|签到|慰问|发放|走访|领取)?(?:时间|日期)$`)
	signInWords   = regexp.MustCompile(`(?:活动|会议|培训|人员|职工|会员)*(?:签到|报名|参加人员|参与人员|出席|参会人员|考勤|打卡|人员名单|名单)(?:记录|登记|统计|情况|名)*(?:表|册|单|簿)?|(?:登记|统计)表$|[((]\d+[))]$`)
	reasonLabel   = regexp.MustCompile(`^(?:慰问|发放|补助)(?:事由|项目|内容|原因|名称|节日)|^事由$`)
	goodsTitle    = regexp.MustCompile(`慰问品|物品|实物|礼品|福利品|物资`)
	dateInText    = regexp.MustCompile(`(?:(?:19|20)\d{2}\s*[年.\-/])\s*\d{1,2}\s*[月.\-/]\s*\d{1,2}日?|(?:19|20)\d{6}|\d{1,2}月\d{1,2}日`)
	leadingYear   = regexp.MustCompile(`^(?:关于)?(?:(?:19|20)\d{2})?(?:年度?|学年度?)?(?:举办|召开|开展|组织)?`)
)

// settle decides columns whose headings mean several things, by their content.
func (r *reader) settle(columns map[string]heading, heads []heading) {
	switch r.rule.kind {
	case terms.Visits:
		r.settleVisit(columns)
	case terms.Spending:
		r.settleSpending(columns)
	case terms.Members, terms.Participation:
		r.settleUnit(columns)
	case terms.Activities:
		if h, ok := columns["start"]; ok {
			if _, has := columns["end"]; !has {
				columns["end"] = h
			}
		}
	}
	if _, ok := columns["date"]; !ok && columnNeeded(r.rule.kind, "date") {
		month, okM := leafNamed(heads, "月")
		day, okD := leafNamed(heads, "日")
		if okM && okD {
			columns["#month"], columns["#day"] = month, day
		}
	}
}

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
	amount, hasAmount := columns["amount"]
	_, hasGoods := columns["goods"]
	if hasAmount && !hasGoods && goodsTitle.MatchString(r.context.titles) && !strings.Contains(amount.full, "慰问金") && !strings.Contains(amount.full, "现金") && !strings.Contains(r.context.titles, "慰问金") {
		columns["goods"] = amount
		delete(columns, "amount")
	}
}

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
	amount, income := columns["amount"], columns["income"]
	if !strings.Contains(amount.full, "贷方") || !strings.Contains(income.full, "借方") || strings.Contains(amount.full, "支出") {
		return
	}
	if !bankTitle.MatchString(r.context.titles) && regexp.MustCompile(`支出|费用|明细账|经费`).MatchString(r.context.titles) {
		columns["amount"], columns["income"] = income, amount
	}
}

var orgName = regexp.MustCompile(`(?:工会|公司|集团|局|学校|中学|小学|大学|学院|幼儿园|医院|委员会|银行|厂|街道|镇|乡|企业|分会|管理处|中心)$`)

var deptName = regexp.MustCompile(`(?:车间|科|科室|室|部|组|班|队|岗|工段|病区|年级)\s*$`)

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
	for row := r.region.bottom + 1; row <= r.region.last; row++ {
		if x := r.grid.at(row, unit.col); !x.blank() {
			if orgName.MatchString(squash(x.text)) {
				orgs++
			} else {
				others++
			}
			if deptName.MatchString(x.text) {
				inside++
			}
		}
	}
	if others > orgs && (r.context.unit != "" || inside > orgs) {
		columns["group"] = unit
		delete(columns, "unit")
	}
}

// deriveSignIn takes activity and date from the lines above the table or its title.
func (r *reader) deriveSignIn(rec *terms.Record) {
	if rec.Get("activity").Missing() {
		l, ok := r.context.label(activityLabel)
		if !ok {
			l.value = r.titleActivity()
		}
		rec.Set("activity", terms.Value{Text: l.value})
		r.derived("activity", l.label)
	}
	if rec.Get("date").Missing() {
		d, label := r.titleDay()
		if d != 0 {
			rec.Set("date", terms.Value{Text: d.String(), N: int64(d)})
			r.derived("date", label)
		}
	}
}

// derived notes where a value outside the rows came from.
func (r *reader) derived(column, label string) {
	if r.table.Columns[column] == "" && label != "" {
		r.table.Columns[column] = label
	}
}

// titleActivity is what a sign-in sheet's title names: 迎五一健步走签到表 -> 迎五一健步走.
func (r *reader) titleActivity() string {
	for _, text := range append(r.titleRows(), sheetTitle(r.grid.name)) {
		text = squash(text)
		text = strings.TrimPrefix(text, r.context.unit)
		text = leadingYear.ReplaceAllString(text, "")
		text = strings.TrimPrefix(text, r.context.unit)
		text = dateInText.ReplaceAllString(text, "")
		text = strings.Trim(signInWords.ReplaceAllString(text, ""), "()()-_—:: ")
		text = strings.TrimSuffix(text, "的")
		if runes(text) >= 2 {
			return text
		}
	}
	return ""
}

// titleRows are the plain lines above the heading.
func (r *reader) titleRows() []string {
	var out []string
	for row := r.region.first; row < r.region.top; row++ {
		if r.grid.blankRow(row) {
			continue
		}
		_, titles := fillIns(r.grid, row)
		out = append(out, titles...)
	}
	return out
}

// titleDay is the day named above the table, in the sheet's or the file's name.
func (r *reader) titleDay() (terms.Date, string) {
	if l, ok := r.context.label(dateLabel); ok {
		if d, _, err := han.ParseDay(l.value, r.context.clock); err == nil {
			return d, l.label
		}
		if m := dateInText.FindString(l.value); m != "" {
			if d, _, err := han.ParseDay(m, r.context.clock); err == nil {
				return d, l.label
			}
		}
	}
	for _, text := range append(r.titleRows(), r.grid.name, r.table.Sheet, r.fileName()) {
		if m := dateInText.FindString(text); m != "" {
			if d, _, err := han.ParseDay(m, r.context.clock); err == nil {
				return d, ""
			}
		}
	}
	return 0, ""
}

func (r *reader) fileName() string { return r.context.file }

// deriveVisit fills festival, reason and date of a list that hands out one thing to many.
func (r *reader) deriveVisit(rec *terms.Record) {
	title := r.context.titles
	if rec.Get("reason").Missing() {
		if _, has := r.columns[0]["reason"]; !has {
			rec.Set("reason", terms.Value{Text: r.titleReason()})
		}
	}
	if rec.Get("festival").Missing() {
		festival := han.FestivalIn(rec.Get("reason").Text)
		if festival == "" && rec.Get("reason").Missing() {
			festival = han.FestivalIn(title)
		}
		rec.Set("festival", terms.Value{Text: festival})
	}
	if !rec.Get("date").Missing() {
		return
	}
	if _, has := r.columns[0]["date"]; has {
		return
	}
	d, label := r.titleDay()
	if d == 0 && r.context.year != 0 {
		d = han.FestivalDay(rec.Get("festival").Text, r.context.year)
	}
	if d == 0 && !r.context.span.IsZero() && r.context.span.From.DaysTo(r.context.span.To) <= 31 {
		d = r.context.span.From
	}
	if d != 0 {
		rec.Set("date", terms.Value{Text: d.String(), N: int64(d), Approx: label == ""})
		r.derived("date", label)
	}
}

// titleReason is what a list's title hands out: 端午节慰问品发放签领表 -> 端午节慰问品.
func (r *reader) titleReason() string {
	if l, ok := r.context.label(reasonLabel); ok {
		return l.value
	}
	for _, text := range append(r.titleRows(), sheetTitle(r.grid.name)) {
		text = squash(text)
		text = strings.TrimPrefix(strings.TrimPrefix(text, r.context.unit), "工会")
		text = leadingMonth.ReplaceAllString(leadingYear.ReplaceAllString(text, ""), "")
		if f := han.FestivalIn(text); f != "" || strings.Contains(text, "慰问") || strings.Contains(text, "送") {
			return strings.Trim(listWords.ReplaceAllString(text, ""), "()()-_—:: ")
		}
	}
	return ""
}

var (
	leadingMonth = regexp.MustCompile(`^(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?`)
	listWords    = regexp.MustCompile(`(?:发放|领取|签领|签收|登记|花名册|名册|名单|明细|台账|记录|统计|情况|汇总)*(?:表|册|单|簿|台账)?$`)
)

func itoa(n int) string { return strconv.Itoa(n) }
