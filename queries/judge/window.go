package judge

import (
	"regexp"
	"slices"

	"nianlun/queries/terms"
)

// WindowOf returns the days an item's words give it, inside its plan's span: the
// months named, the last of several, or the whole span. A month that the span holds
// only in its second year (一月 of a school year) is that one.
func WindowOf(item terms.PlanItem) terms.Period { return windowOf(item, 0) }

func windowOf(item terms.PlanItem, asOf terms.Date) terms.Period {
	span := item.Span
	if span.IsZero() {
		span = terms.Year(asOf.Year())
	}
	if item.Window == nil {
		return span
	}
	w := place(*item.Window, span)
	for _, more := range item.More {
		if p := place(more, span); p.To > w.To {
			w.To = p.To
		}
	}
	if w.To < span.To && slices.ContainsFunc(item.Targets, func(t terms.Target) bool { return outlasts(t, item.Text, w, span) }) {
		w.To = span.To
	}
	return w
}

// allYear: 3月启动竞赛，全年评比4次 goes on after its month.
var allYear = regexp.MustCompile(`全年|常年`)

// outlasts reports whether a target cannot be meant for the months of the window alone.
func outlasts(t terms.Target, text string, w, span terms.Period) bool {
	if t.Kind == "frequency" {
		return len(cycles(w, t.Period)) < 2 && len(cycles(span, t.Period)) > 1
	}
	return t.Kind == "count" && t.Value >= 2 && eventUnit(t.Unit) && allYear.MatchString(text)
}

// place finds the window's months in the span; the span itself when it has none of them.
func place(w terms.Window, span terms.Period) terms.Period {
	if w.FromMonth < 1 || w.ToMonth < 1 {
		return span
	}
	months := (w.ToMonth-w.FromMonth+12)%12 + 1
	for year := span.From.Year() - 1; year <= span.Last().Year(); year++ {
		p := terms.Months(year, w.FromMonth, months)
		if p.Overlaps(span) && span.Contains(p.Last()) {
			return p
		}
	}
	for year := span.From.Year(); year <= span.Last().Year(); year++ {
		if p := terms.Months(year, w.FromMonth, months); p.Overlaps(span) {
			return p
		}
	}
	return span
}

// cycles cuts a span into the periods of a frequency, whole ones only; a span shorter
// than one period is one.
func cycles(span terms.Period, period string) []terms.Period {
	if period == "week" {
		return weeks(span)
	}
	months := map[string]int{"month": 1, "two_months": 2, "quarter": 3, "half": 6, "semester": 6, "year": 12}[period]
	if months == 0 {
		return []terms.Period{span}
	}
	var out []terms.Period
	from := span.From
	for from < span.To {
		p := terms.Months(from.Year(), from.Month(), months)
		if p.To > span.To {
			break
		}
		out = append(out, p)
		from = p.To
	}
	if len(out) == 0 {
		out = append(out, span)
	}
	return out
}

func weeks(span terms.Period) []terms.Period {
	var out []terms.Period
	for from := span.From; from.AddDays(7) <= span.To; from = from.AddDays(7) {
		out = append(out, terms.Period{From: from, To: from.AddDays(7)})
	}
	return out
}
