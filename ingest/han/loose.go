package han

import (
	"regexp"

	"nianlun/queries/terms"
)

var (
	onlyYear  = regexp.MustCompile(`^((?:19|20)\d{2})年?度?$`)
	yearPoint = regexp.MustCompile(`^'?(\d{2})\s*[./年]\s*(\d{1,2})月?份?$`)
	yearPart  = regexp.MustCompile(`^(?:((?:19|20)\d{2})年?)?(?:第?([一二三四1-4])季度|([上下])半年)$`)
	dayToDay  = regexp.MustCompile(`^(\d{1,2})[日号]?-(\d{1,2})[日号]?$`)
)

// loose reads what only the surroundings make a date: a bare day in the sheet of one
// month, and, among dates of lives, a bare year or 85.6.
func (c Clock) loose(text string) (first, last terms.Date, ok bool) {
	if first, last, ok = c.inMonth(text); ok {
		return first, last, true
	}
	if first, last, ok = c.partOfYear(text); ok {
		return first, last, true
	}
	if m := match(onlyYear, text); m != nil && c.Past {
		first = terms.NewDate(m[0], 1, 1)
		return first, first, true
	}
	if m := match(yearPoint, text); m != nil && m[0] > 12 && (c.Past || m[0] == c.Year%100) {
		first = terms.NewDate(century(m[0]), m[1], 1)
		return first, first, first != 0
	}
	return 0, 0, false
}

// inMonth reads 15日, 8 and 12-13 within the one month of the clock's span. What reads
// as a month and day of that very month stays one: 3-8 in March.
func (c Clock) inMonth(text string) (first, last terms.Date, ok bool) {
	if c.Span.IsZero() || c.Span.From.DaysTo(c.Span.To) > 31 {
		return 0, 0, false
	}
	year, month := c.Span.From.Year(), c.Span.From.Month()
	if m := match(onlyDay, text); m != nil {
		first = terms.NewDate(year, month, m[0])
		return first, first, first != 0
	}
	if m := match(dayToDay, text); m != nil && m[0] != month && m[0] < m[1] {
		first, last = terms.NewDate(year, month, m[0]), terms.NewDate(year, month, m[1])
		return first, last, first != 0 && last != 0
	}
	return 0, 0, false
}

// partOfYear reads a quarter or a half of the clock's year, or of the year it names.
func (c Clock) partOfYear(text string) (first, last terms.Date, ok bool) {
	m := yearPart.FindStringSubmatch(text)
	if m == nil {
		return 0, 0, false
	}
	year := atoi(m[1])
	if year == 0 {
		year = c.Year
	}
	if year == 0 {
		return 0, 0, false
	}
	from, months := 1, 6
	switch {
	case m[2] != "":
		q, _ := Number(m[2])
		from, months = int(q)*3-2, 3
	case m[3] == "下":
		from = 7
	}
	p := terms.Months(year, from, months)
	return p.From, p.Last(), true
}

// loosely reports whether a text names a year, or a year and month, in short.
func loosely(text string) bool {
	m := match(yearPoint, text)
	return m != nil && m[0] > 12 || onlyYear.MatchString(text) || yearPart.MatchString(text)
}
