package match

import (
	"regexp"
	"slices"
	"strings"

	"nianlun/queries/terms"
)

// span is a run of months counted from year zero; none: the item names no month.
type span struct {
	from, to int
	none     bool
	wide     bool
}

func monthOf(d terms.Date) int { return d.Year()*12 + d.Month() - 1 }

// windowOf places an item's months inside its plan's span: January of a plan that runs
// from September is next year's.
func windowOf(it terms.PlanItem) span {
	w := it.Window
	if w == nil || w.FromMonth < 1 || w.ToMonth < 1 || it.Span.IsZero() || w.FromMonth == 1 && w.ToMonth == 12 {
		return span{none: true}
	}
	first, last := monthOf(it.Span.From), monthOf(it.Span.Last())
	from := first + (w.FromMonth-1-first%12+12)%12
	if from > last {
		return span{none: true}
	}
	s := span{from: from, to: from + (w.ToMonth-w.FromMonth+12)%12}
	if deadline(it.Text, w.Quote) {
		s.from = first
	}
	for _, m := range it.More {
		if m.FromMonth < 1 || m.ToMonth < 1 {
			continue
		}
		f := first + (m.FromMonth-1-first%12+12)%12
		s.from, s.to = min(s.from, f), max(s.to, f+(m.ToMonth-m.FromMonth+12)%12)
	}
	if s.to < last && goesOn(it, s.to-s.from+1) {
		s.to = last
	}
	s.wide = s.to-s.from > 3
	return s
}

// deadline: 三季度前完成, 8月底前 may be done any time before.
func deadline(text, quote string) bool {
	i := strings.Index(text, quote)
	return quote != "" && i >= 0 && byThen.MatchString(text[i+len(quote):])
}

var byThen = regexp.MustCompile(`^(?:份|末|底|初)?(?:之前|以前|前)(?:[^夕后]|$)`)

// goesOn: 3月启动竞赛，全年评比4次 does not end with its month, nor does what is promised every
// month or quarter and begins in that one (四月：创办小报，每月一期).
func goesOn(it terms.PlanItem, months int) bool {
	return strings.Contains(it.Text, "全年") && cyclic(it) || slices.ContainsFunc(it.Targets, func(t terms.Target) bool {
		return t.Kind == "frequency" && months <= turnMonths[t.Period]
	})
}

var turnMonths = map[string]int{"month": 1, "two_months": 2, "quarter": 3, "half": 6}

const (
	inMonth = 1.65 // held in the months an item names
	inSpan  = 1.1  // in a long run of months
)

// time weighs the month of the activity against the item's window.
func (x *index) time(o *offer, a terms.Activity) {
	w := x.windows[o.item]
	o.window = 2
	if w.none || a.Start.IsZero() {
		return
	}
	o.dated = true
	m := monthOf(a.Start)
	switch {
	case m < w.from:
		o.window, o.far = -1, w.from-m
		o.raw *= pick([]float64{0.95, 0.6}, w.from-m-1, 0.4)
	case m > w.to:
		o.window, o.far = 1, m-w.to
		o.raw *= pick([]float64{0.95, 0.85, 0.6}, m-w.to-1, 0.45)
	case w.wide:
		o.window = 0
		o.raw *= inSpan
	default:
		o.window = 0
		o.raw *= inMonth
	}
}

func pick(list []float64, i int, beyond float64) float64 {
	if i < len(list) {
		return list[i]
	}
	return beyond
}
