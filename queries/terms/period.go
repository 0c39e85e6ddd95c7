package terms

import "fmt"

// Period is the half-open span [From, To) of days. The command line's --to names
// the last day; Span turns it into To.
type Period struct {
	From Date `json:"from"`
	To   Date `json:"to"`
}

// Year returns the calendar year.
func Year(year int) Period { return Period{NewDate(year, 1, 1), NewDate(year+1, 1, 1)} }

// Months returns n months of a year from month first, rolling into the next year.
func Months(year, first, n int) Period {
	end := year*12 + first - 1 + n
	return Period{NewDate(year, first, 1), NewDate(end/12, end%12+1, 1)}
}

// Span returns the period from its first to its last day, both included.
func Span(first, last Date) Period { return Period{first, last.AddDays(1)} }

// ParsePeriod returns the part of a year named year, h1, h2 or q1 to q4.
func ParsePeriod(year int, name string) (Period, error) {
	switch name {
	case "", "year":
		return Year(year), nil
	case "h1":
		return Months(year, 1, 6), nil
	case "h2":
		return Months(year, 7, 6), nil
	case "q1", "q2", "q3", "q4":
		return Months(year, int(name[1]-'1')*3+1, 3), nil
	}
	return Period{}, fmt.Errorf("period %q is not one of year, h1, h2, q1, q2, q3, q4", name)
}

// IsZero reports whether no period is set.
func (p Period) IsZero() bool { return p == Period{} }

// Last returns the last day inside the period.
func (p Period) Last() Date { return p.To.AddDays(-1) }

// Contains reports whether the day lies inside.
func (p Period) Contains(d Date) bool { return d >= p.From && d < p.To }

// Overlaps reports whether two periods share a day.
func (p Period) Overlaps(q Period) bool { return p.From < q.To && q.From < p.To }

// LastYear returns the same days one year earlier.
func (p Period) LastYear() Period {
	return Period{shiftYear(p.From, -1), shiftYear(p.To, -1)}
}

func shiftYear(d Date, years int) Date {
	if s := NewDate(d.Year()+years, d.Month(), d.Day()); s != 0 {
		return s
	}
	return NewDate(d.Year()+years, d.Month(), 28)
}
