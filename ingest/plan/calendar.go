package plan

import (
	"regexp"
	"strings"

	"nianlun/ingest/han"
	"nianlun/queries/terms"
)

// Calendar tells in which months the times fall that plans name without a month: which
// ones 年初 or 汛期 are is custom, not fact, and differs from place to place. What it does
// not name stays as this package has it. The zero Calendar names nothing.
type Calendar struct{ words []when }

type when struct {
	word     string
	from, to int
}

// monthsLine: 年初: 1-2月, 供暖季：11月-次年3月.
var monthsLine = regexp.MustCompile(`^([^:\s#]{1,20})\s*:\s*(1[0-2]|0?[1-9])月?(?:\s*[-~—–至到]+\s*(?:次年|翌年)?(1[0-2]|0?[1-9])月?)?$`)

// ReadCalendar reads lines of a word, a colon and its months; other lines are not for it.
// Of two lines for one word the later counts.
func ReadCalendar(text string) Calendar {
	var c Calendar
	for line := range strings.Lines(text) {
		m := monthsLine.FindStringSubmatch(han.Fold(line))
		if m == nil {
			continue
		}
		from := monthOf(m[2])
		to := from
		if m[3] != "" {
			to = monthOf(m[3])
		}
		c.words = append([]when{{m[1], from, to}}, c.words...)
	}
	return c
}

// Set gives the items of a plan the months of the calendar's words: where their window is
// of such a word, and where they have none and name one.
func (c Calendar) Set(p *terms.Plan) {
	for i := range p.Items {
		it := &p.Items[i]
		for _, w := range c.words {
			if it.Window == nil && strings.Contains(han.Fold(it.Text), w.word) {
				it.Window = &terms.Window{FromMonth: w.from, ToMonth: w.to, Quote: w.word}
			}
		}
		if it.Window != nil {
			moved := c.moved(*it.Window)
			it.Window = &moved
		}
		for j := range it.More {
			it.More[j] = c.moved(it.More[j])
		}
	}
}

// moved returns a window with the months of the word it is of.
func (c Calendar) moved(w terms.Window) terms.Window {
	for _, own := range c.words {
		if said := han.Fold(w.Quote); said == own.word || strings.Contains(said, own.word) && !monthNamed(said) {
			w.FromMonth, w.ToMonth = own.from, own.to
			break
		}
	}
	return w
}
