package plan

import (
	"regexp"
	"strings"

	"nianlun/ingest/han"
	"nianlun/queries/terms"
)

// Hint is what is known about a plan beside its text.
type Hint struct {
	Name string // file name
	Unit string
	Year int          // year of a plan that masks or omits it
	Span terms.Period // period given by hand
	Said bool         // a person says it is a plan, whatever it calls itself
}

// Parse returns the plans of a text; one file may hold several (篇一, 【篇二】). A
// part without items is left out.
func Parse(text string, h Hint) []terms.Plan {
	var plans []terms.Plan
	text, back := simplified(text)
	for _, d := range documents(text) {
		p := parseOne(d, h.Said)
		if len(p.Items) == 0 {
			continue
		}
		settle(&p, d.lines, h)
		plans = append(plans, p)
	}
	back.restore(plans)
	return plans
}

// parseOne reads one part. Of a report only its outlook promises; one without an outlook
// promises nothing, unless it is said to be a plan.
func parseOne(d part, said bool) terms.Plan {
	root := outline(d.lines)
	p := terms.Plan{Title: titleOf(d.lines), Lines: len(d.lines)}
	w := walker{school: schoolOrder(d.lines)}
	if isReport(d) {
		if outlook := ahead(root); len(outlook.kids) > 0 || !said {
			root = outlook
		}
	}
	if outlook := ahead(root); isBoth(d) && len(outlook.kids) > 0 && len(outlook.kids) < len(root.kids) {
		root = outlook
	}
	w.walk(root, nil, nil)
	if len(w.items) == 0 {
		w.wide = true
		w.walk(root, nil, nil)
	}
	if damagedText(w.items) {
		doubt(w.items)
	}
	p.School = w.school
	for i := range w.items {
		w.items[i].Number = i + 1
		w.items[i].Plan = p.Title
	}
	p.Items = w.items
	return p
}

// ahead keeps of a report the sections that look forward.
func ahead(root *node) *node {
	out := &node{}
	for _, kid := range root.kids {
		if containsAny(headSentence(kid.line.raw), aheadWords) {
			out.kids = append(out.kids, kid)
		}
	}
	return out
}

// settle finds unit, year and period: the plan's own words first, then the hint.
func settle(p *terms.Plan, part []line, h Hint) {
	head := p.Title + " " + h.Name
	for i, l := range part {
		if i < 3 {
			head += " " + l.raw
		}
	}
	p.Unit = unitIn(p.Title)
	p.Year = yearIn(head)
	year := p.Year
	if year == 0 {
		year = h.Year
	}
	if p.Title == "" {
		p.Title = strings.TrimSpace(strings.TrimSuffix(h.Name, extension(h.Name)))
	}
	folded := han.Fold(head)
	term, school := schoolTerm(folded, year)
	switch {
	case !h.Span.IsZero():
		p.Period = h.Span
	case year == 0:
	case school:
		p.Period = term
	case strings.Contains(folded, "下半年"):
		p.Period = terms.Months(year, 7, 6)
	case strings.Contains(folded, "上半年"):
		p.Period = terms.Months(year, 1, 6)
	case p.School || strings.Contains(folded, "学年"):
		p.Period = terms.Months(year, 9, 12)
	default:
		p.Period = terms.Year(year)
	}
	second := school && term.From.Month() == 2
	for i := range p.Items {
		it := &p.Items[i]
		it.Plan, it.Span = p.Title, p.Period
		if it.Window == nil {
			it.Window = termWindow(han.Fold(it.Text), second, school && !second, !school && (p.School || strings.Contains(folded, "学年")))
		}
	}
}

var schoolYear = regexp.MustCompile(`20\d\d年?\s*[-~—–至/]+\s*(?:20)?\d\d\s*(?:学年|年度|年)`)

// schoolTerm reads 2024-2025学年第二学期 and 2025年春季学期; year is the first year named.
func schoolTerm(folded string, year int) (terms.Period, bool) {
	second := containsAny(folded, []string{"第二学期", "下学期", "春季学期", "春学期"})
	first := containsAny(folded, []string{"第一学期", "上学期", "秋季学期", "秋学期"})
	switch {
	case second && schoolYear.MatchString(folded):
		return terms.Months(year+1, 2, 6), true
	case second:
		return terms.Months(year, 2, 6), true
	case first:
		return terms.Months(year, 9, 5), true
	}
	return terms.Period{}, false
}

func extension(name string) string {
	if i := strings.LastIndex(name, "."); i >= 0 {
		return name[i:]
	}
	return ""
}

// enough bytes show what a text is.
const enough = 64 << 10

// Looks reports whether a text reads like a work plan rather than a table or a notice:
// several items, and the words of a plan or the outline of one.
func Looks(text string) bool {
	if len(text) > enough {
		text = strings.ToValidUTF8(text[:enough], "")
	}
	tabs, lines := 0, 0
	for _, l := range strings.Split(text, "\n") {
		if strings.TrimSpace(l) == "" {
			continue
		}
		lines++
		if strings.Count(l, "\t") >= 2 || strings.Count(l, ",") >= 4 && !strings.ContainsAny(l, "。；;") {
			tabs++
		}
	}
	if lines == 0 || tabs*2 > lines {
		return false
	}
	items := 0
	for _, p := range Parse(text, Hint{}) {
		items += len(p.Items)
	}
	return items >= 3 || items > 0 && planWord(text)
}

func planWord(text string) bool {
	text = han.Simplified(text)
	for _, w := range []string{"计划", "要点", "安排", "打算", "思路", "方案"} {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}
