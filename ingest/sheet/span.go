package sheet

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"nianlun/ingest/han"
	"nianlun/queries/terms"
)

var (
	schoolYear = regexp.MustCompile(`((?:19|20)\d{2})\s*[-—~至/]\s*((?:19|20)?\d{2})\s*学年度?\s*(?:第?([一二12上下])学期)?`)
	fromTo     = regexp.MustCompile(`((?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?)\s*[-—~至到]+\s*((?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?)`)
	manyYears  = regexp.MustCompile(`((?:19|20)\d{2})年?\s*[-—~至到]\s*((?:19|20)\d{2})(?:年|\D|$)`)
	monthsRe   = regexp.MustCompile(`(?:((?:19|20)\d{2})\s*[年.\-/])?\s*(\d{1,2}|十[一二]?|[一二三四五六七八九])月?份?\s*[-—~至到]\s*(\d{1,2}|十[一二]?|[一二三四五六七八九])月`)
	monthRe    = regexp.MustCompile(`(?:((?:19|20)\d{2})\s*[年.\-/])?\s*(\d{1,2}|十[一二]?|[一二三四五六七八九])月(?:份|$|[^\d])`)
	packedRe   = regexp.MustCompile(`(?:^|\D)((?:19|20)\d{2})(0[1-9]|1[0-2])(?:\D|$)`)
	quarterRe  = regexp.MustCompile(`第?([一二三四1-4])季度`)
	halfRe     = regexp.MustCompile(`([上下])半年`)
	yearWord   = regexp.MustCompile(`((?:19|20)\d{2})\s*(?:年|$)`)
	dayInText  = regexp.MustCompile(`\d{1,2}月\d{1,2}日|(?:19|20)\d{6}`)
)

// readSpan finds what the table says it covers: a month of the sheet's name within
// the title's year, else title, fill-in lines, file name.
func (c *context) readSpan(titles []string, sheet, file string) {
	texts := append([]string{sheet}, titles...)
	for _, l := range c.labels {
		if strings.Contains(l.label, "期间") || strings.Contains(l.label, "所属期") || strings.Contains(l.label, "报告期") || l.label == "年度" || l.label == "月份" {
			texts = append(texts, l.value)
		}
	}
	texts = append(texts, file)
	years := schoolYears(texts)
	for _, exact := range []bool{true, false} {
		for _, text := range texts {
			if p := spanIn(text, c.year, exact); !p.IsZero() {
				c.span = inSchoolYear(p, text, years)
				return
			}
		}
	}
}

// schoolYears is the school year one of the texts names, if any.
func schoolYears(texts []string) terms.Period {
	for _, text := range texts {
		if p := school(text); !p.IsZero() {
			return p
		}
	}
	return terms.Period{}
}

// inSchoolYear moves a month named without a year into the school year of the title:
// 一月份 of 2025—2026学年 lies in 2026.
func inSchoolYear(p terms.Period, text string, years terms.Period) terms.Period {
	if years.IsZero() || len(yearsIn(text)) > 0 {
		return p
	}
	for _, moved := range []terms.Period{p, shifted(p, years.From.Year()), shifted(p, years.Last().Year())} {
		if years.Contains(moved.From) && years.Contains(moved.Last()) {
			return moved
		}
	}
	return p
}

func shifted(p terms.Period, year int) terms.Period {
	by := year - p.From.Year()
	return terms.Period{From: terms.NewDate(year, p.From.Month(), p.From.Day()), To: terms.NewDate(p.To.Year()+by, p.To.Month(), p.To.Day())}
}

// spanIn reads the period a text names; exact wants less than a plain year.
func spanIn(text string, year int, exact bool) terms.Period {
	if !exact {
		if m := manyYears.FindStringSubmatch(text); m != nil && number(m[2]) > number(m[1]) {
			return terms.Period{From: terms.NewDate(number(m[1]), 1, 1), To: terms.NewDate(number(m[2])+1, 1, 1)}
		}
		if m := yearWord.FindStringSubmatch(text); m != nil && !dayInText.MatchString(text) {
			return terms.Year(number(m[1]))
		}
		return terms.Period{}
	}
	if p := school(text); !p.IsZero() {
		return p
	}
	if m := fromTo.FindStringSubmatch(text); m != nil {
		first, _, errA := han.ParseDay(m[1], han.Clock{})
		last, _, errB := han.ParseDay(m[2], han.Clock{})
		if errA == nil && errB == nil && first <= last {
			return terms.Span(first, last)
		}
	}
	return partOfYear(text, year)
}

func partOfYear(text string, year int) terms.Period {
	if years := yearsIn(text); len(years) == 1 {
		year = years[0]
	}
	if year == 0 || dayInText.MatchString(text) {
		return terms.Period{}
	}
	if m := monthsRe.FindStringSubmatch(text); m != nil {
		a, b := month(m[2]), month(m[3])
		if a > 0 && b >= a {
			return terms.Months(year, a, b-a+1)
		}
	}
	if m := packedRe.FindStringSubmatch(text); m != nil {
		return terms.Months(number(m[1]), number(m[2]), 1)
	}
	if m := monthRe.FindStringSubmatch(text + "$"); m != nil {
		if a := month(m[2]); a > 0 {
			return terms.Months(year, a, 1)
		}
	}
	if m := quarterRe.FindStringSubmatch(text); m != nil {
		q := max(strings.Index("一二三四", m[1])/3, strings.Index("1234", m[1]))
		return terms.Months(year, q*3+1, 3)
	}
	if m := halfRe.FindStringSubmatch(text); m != nil {
		if m[1] == "上" {
			return terms.Months(year, 1, 6)
		}
		return terms.Months(year, 7, 6)
	}
	return terms.Period{}
}

func school(text string) terms.Period {
	m := schoolYear.FindStringSubmatch(text)
	if m == nil {
		return terms.Period{}
	}
	year := number(m[1])
	switch {
	case slices.Contains([]string{"一", "1", "上"}, m[3]):
		return terms.Months(year, 9, 5)
	case m[3] != "":
		return terms.Months(year+1, 2, 7)
	}
	return terms.Months(year, 9, 12)
}

// dayInMonth reads 5日 in a row whose month has a column of its own, written once for its rows.
func (r *reader) dayInMonth(row int, c cell) terms.Value {
	for _, h := range r.region.heads {
		if h.leaf != "月份" && h.leaf != "月" {
			continue
		}
		r.leans = r.partial
		if m := r.monthAbove(row, h.col); m > 0 {
			clock := r.context.clock
			clock.Span = terms.Months(clock.Year, m, 1)
			v, _, _ := r.day(c, clock)
			return v
		}
	}
	return terms.Value{}
}

// monthAbove is the month in or above a row of a column; 0: none. It remembers the row
// asked before, for the rows of a long table may stand far below their month.
func (r *reader) monthAbove(row, col int) int {
	m := 0
	for above := row; above > r.region.bottom; above-- {
		if r.asked.col == col && r.asked.row == above {
			m = r.asked.month
			break
		}
		if x := r.grid.filled(above, col); !x.blank() {
			m = month(strings.TrimSuffix(strings.TrimSuffix(x.words(), "份"), "月"))
			break
		}
	}
	r.asked.row, r.asked.col, r.asked.month = row, col, m
	return m
}

func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

// month reads 3, 三, 十二.
func month(s string) int {
	n, ok := han.Number(s)
	if !ok || n < 1 || n > 12 {
		return 0
	}
	return int(n)
}

// oneMonth reports whether a table says that it is of one month.
func (c *context) oneMonth() bool { return inOneMonth(c.clock.Span) }

func inOneMonth(p terms.Period) bool {
	return !p.IsZero() && p.From.Day() == 1 && p == terms.Months(p.From.Year(), p.From.Month(), 1)
}
