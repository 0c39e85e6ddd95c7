package sheet

import (
	"regexp"
	"slices"
	"strings"

	"nianlun/ingest/han"
	"nianlun/queries/terms"
)

// line is one row of a budget before its place in the tree is known.
type line struct {
	row     int
	code    string
	subject string // without numbering
	level   int    // deeper is larger
	partOf  bool   // 其中
	amount  int64
	has     bool // an amount stands there
	parent  int  // index of the line above it in the tree, -1 at the top
	kids    []int
	skip    string
}

var (
	budgetStyles = []*regexp.Regexp{
		regexp.MustCompile(`^[一二三四五六七八九十]{1,3}[、.]`),
		regexp.MustCompile(`^\([一二三四五六七八九十]{1,3}\)`),
		regexp.MustCompile(`^\d{1,2}[、.](?:\D)`),
		regexp.MustCompile(`^\(\d{1,2}\)|^\d{1,2}\)`),
		regexp.MustCompile(`^[①②③④⑤⑥⑦⑧⑨⑩]`),
	}
	sectionNumber = regexp.MustCompile(`^(?:[一二三四五六七八九十]{1,3}[、.]|[(（][一二三四五六七八九十\d]{1,3}[)）]、?|\d{1,2}[、.)]|第[一二三四五六七八九十]+[部章节类项][分]?|[①②③④⑤⑥⑦⑧⑨⑩])\s*`)
	partOfWord    = regexp.MustCompile(`^其中[:：]?|^(?:其中|含)$`)
	groupSubject  = regexp.MustCompile(`^(?:职工活动支出|职工活动组织支出|职工服务支出|维权支出|业务支出|行政支出|资本性支出|补助下级支出|事业支出|对附属单位的支出|其他支出)$`)
	incomeWords   = regexp.MustCompile(`收入|拨缴经费|回拨|上年结转|上年结余|结余|补助款`)
	incomeGroup   = regexp.MustCompile(`^(?:[一二三四五六七八九十]、)?(?:本年)?(?:经费)?(?:预算)?收入(?:预算|部分|合计|总计|类|项目)?$`)
	spendGroup    = regexp.MustCompile(`^(?:[一二三四五六七八九十]、)?(?:本年)?(?:经费)?(?:预算)?支出(?:预算|部分|类|项目)?$`)
	incomeLeaf    = regexp.MustCompile(`^(?:会费|拨缴经费|上级补助|政府补助|行政补助|附属单位上缴|事业|投资|其他|利息|上级工会补助|单位行政补助)(?:收入|收益)$|^投资收益$`)
)

// budgetBody reads a budget: only leaves load, parents are the sums of theirs.
func (r *reader) budgetBody() {
	lines := r.budgetLines()
	tree(lines)
	r.judgeParents(lines)
	r.markIncome(lines)
	blanks, leaves := 0, 0
	for _, l := range lines {
		if l.skip == "" {
			leaves++
			if !l.has {
				blanks++
			}
		}
	}
	for _, l := range lines {
		if l.skip == "" && !l.has && blanks*10 >= leaves*3 {
			l.skip = skipNoBudget
		}
		if l.skip != "" {
			r.skip(l.row, l.skip)
			continue
		}
		d := r.read(l.row)
		for i := range d.records {
			d.records[i].Set("subject", terms.Value{Text: l.subject, Raw: raw(l.subject, r.grid.at(l.row, r.columns[0]["subject"].col).text)})
		}
		r.drafts = append(r.drafts, d)
	}
}

func (r *reader) budgetLines() []*line {
	var out []*line
	subject := r.columns[0]["subject"]
	code, hasCode := leafNamed(r.region.heads, "科目编码")
	if !hasCode {
		code, hasCode = leafNamed(r.region.heads, "科目代码")
	}
	if !hasCode {
		code, hasCode = leafNamed(r.region.heads, "编码")
	}
	number := numberColumn(r.grid, r.region.bottom+1, r.region.last, subject.col)
	for row := r.region.bottom + 1; row <= r.region.last; row++ {
		if r.grid.blankRow(row) {
			continue
		}
		if why := r.noBudget(row, subject.col); why != "" {
			r.skip(row, why)
			continue
		}
		l := &line{row: row, parent: -1}
		if hasCode {
			l.code = strings.TrimSpace(r.grid.at(row, code.col).text)
		}
		l.read(numbered(r.grid, row, number, r.budgetSubject(row, subject.col)))
		amount := r.columns[0]["amount"]
		if v, p := r.value(terms.Column{Name: "amount", Type: terms.Yuan}, amount, r.grid.at(row, amount.col)); p != nil {
			l.has = true // its own fault will be told
		} else if !v.Missing() {
			l.amount, l.has = v.N, true
		}
		out = append(out, l)
	}
	return out
}

// budgetSubject is the subject's cell; where subjects of several levels have columns
// of their own, the rightmost filled one to its right that has no heading.
func (r *reader) budgetSubject(row, col int) cell {
	c := r.grid.at(row, col)
	for next := col + 1; next <= r.grid.width; next++ {
		if h, ok := r.headAt(next); ok && h.raw != r.columns[0]["subject"].raw {
			break
		}
		if x := r.grid.at(row, next); x.kind == textCell {
			x.indent += int16(next - col)
			c = x
		}
	}
	return c
}

// noBudget is noRecord, but a numbered subject alone on its row is a subject.
func (r *reader) noBudget(row, subject int) string {
	why := r.noRecord(row)
	if why == skipSection && !r.grid.at(row, subject).blank() && !isMergedWide(r.grid, row, subject) {
		return ""
	}
	return why
}

func (l *line) read(c cell) {
	text := strings.TrimSpace(han.Fold(c.text))
	style := numberStyle(text)
	if partOfWord.MatchString(text) {
		l.partOf = true
		text = strings.TrimSpace(partOfWord.ReplaceAllString(text, ""))
	}
	l.level = int(c.indent)*10 + style*2
	if l.partOf {
		l.level = 1000
	}
	l.subject = strings.TrimSpace(sectionNumber.ReplaceAllString(text, ""))
	if strings.HasPrefix(l.subject, "-") {
		l.subject = strings.TrimLeft(l.subject, "- ")
	}
}

// tree finds each line's parent: by codes where they nest, else by indentation and
// the style of numbering.
func tree(lines []*line) {
	byCode := nested(lines)
	unnumbered(lines)
	for i, l := range lines {
		for j := i - 1; j >= 0; j-- {
			up := lines[j]
			above := up.level < l.level
			if byCode && l.code != "" && up.code != "" {
				above = len(up.code) < len(l.code) && strings.HasPrefix(l.code, up.code)
			}
			if above {
				l.parent = j
				up.kids = append(up.kids, i)
				break
			}
		}
	}
}

func nested(lines []*line) bool {
	for _, a := range lines {
		for _, b := range lines {
			if a.code != "" && len(a.code) < len(b.code) && strings.HasPrefix(b.code, a.code) {
				return true
			}
		}
	}
	return false
}

// unnumbered puts plain subjects under the numbered one above them.
func unnumbered(lines []*line) {
	last, numbered := 0, false
	for _, l := range lines {
		switch {
		case l.level%10 != 0 && l.level < 1000:
			last, numbered = l.level, true
		case numbered && l.level < 1000 && l.level <= last-last%10:
			l.level = last + 1
		}
	}
}

// judgeParents skips parents whose children sum to them, and 其中 lines of parents that
// hold more than those.
func (r *reader) judgeParents(lines []*line) {
	flatGroups(lines)
	for _, l := range lines {
		if len(l.kids) == 0 {
			continue
		}
		sum, filled, partial := int64(0), false, true
		for _, k := range l.kids {
			sum += lines[k].amount
			filled = filled || lines[k].has
			partial = partial && lines[k].partOf
		}
		switch {
		case !filled && l.has: // a group whose parts are left blank is itself the leaf
			for _, k := range l.kids {
				lines[k].skip = skipNoBudget
			}
		case partial && l.has && l.amount-sum > 100:
			for _, k := range l.kids {
				lines[k].skip = skipPartOf
			}
		default:
			l.skip = skipParent
			if l.has {
				r.totals = append(r.totals, statedTotal{row: l.row, until: lastOf(lines, l), scope: l.subject, values: map[string]int64{"amount": l.amount}})
			}
		}
	}
}

// lastOf is the last row below a line in the tree.
func lastOf(lines []*line, l *line) int {
	for len(l.kids) > 0 {
		l = lines[l.kids[len(l.kids)-1]]
	}
	return l.row
}

// flatGroups finds parents in a list without any structure: a known group whose
// amount is exactly the sum of the lines after it.
func flatGroups(lines []*line) {
	for _, l := range lines {
		if len(l.kids) > 0 {
			return
		}
	}
	for i, l := range lines {
		if !groupSubject.MatchString(l.subject) || l.amount == 0 {
			continue
		}
		sum := int64(0)
		for j := i + 1; j < len(lines) && !groupSubject.MatchString(lines[j].subject) && sum < l.amount; j++ {
			sum += lines[j].amount
			if sum == l.amount {
				for k := i + 1; k <= j; k++ {
					l.kids = append(l.kids, k)
					lines[k].parent = i
				}
			}
		}
	}
}

// markIncome skips the income half of a budget of income and spending.
func (r *reader) markIncome(lines []*line) {
	income := strings.Contains(r.context.titles, "收入预算") && !strings.Contains(r.context.titles, "支出")
	from := r.region.bottom
	for _, l := range lines {
		switch {
		case incomeGroup.MatchString(l.subject):
			income, from = true, l.row
		case spendGroup.MatchString(l.subject):
			if income {
				r.totals = slices.DeleteFunc(r.totals, func(t statedTotal) bool { return t.row > from && t.row < l.row })
			}
			income = false
		}
		if (income && incomeWords.MatchString(l.subject) || incomeLeaf.MatchString(l.subject)) && l.skip == "" {
			l.skip = skipIncome
		}
		if income || l.skip == skipIncome { // nothing of income loads: its sums prove nothing
			r.totals = slices.DeleteFunc(r.totals, func(t statedTotal) bool { return t.row == l.row })
		}
	}
}
