package summary

import (
	"cmp"
	"slices"
	"strings"

	"nianlun/queries/terms"
)

func (w *writer) sideSay(code, template string, s slots) {
	if spans, ok := fill(template, s); ok {
		w.remark(code, spans)
	}
}

// sideList adds what a person should look at before the text leaves the house.
func (w *writer) sideList() {
	w.sideRates()
	w.sideBudget()
	w.sideEvents()
	w.sideItems()
	for _, m := range w.f.Missing {
		period := periodLong(m.Period)
		if m.Period.IsZero() || m.Period == w.f.Scope.Period {
			period = "本期"
		}
		w.sideSay("missing", msgSideMissing, slots{"period": mark(period), "kind": words(kindNames[m.Kind])})
	}
	if w.o.Own.Unused {
		w.remark("template", words(msgSideTemplate))
	}
	if w.withheld {
		w.remark("withheld", words(msgSideWithheld))
	}
}

func (w *writer) sideRates() {
	for _, r := range []struct {
		name string
		rate terms.Figure
	}{
		{"会员参与率", w.f.Totals.ParticipationRate},
		{"服务覆盖率", w.f.Totals.Reach},
		{"职工入会率", w.f.Members.Rate},
		{"计划完成率", w.f.Plan.Completion},
		{"提案办结率", w.f.Proposals.Rate},
	} {
		if r.rate.IsKnown() && r.rate.Why != "" {
			w.sideSay("rate", msgSidePart, slots{"name": words(r.name), "rate": w.anyFig(r.rate)})
			continue
		}
		if r.rate.IsKnown() && (*r.rate.Value < lowestRate || *r.rate.Value > 100) {
			w.sideSay("rate", msgSideRate, slots{"name": words(r.name), "rate": w.anyFig(r.rate)})
		}
	}
}

func (w *writer) sideBudget() {
	for _, s := range w.f.Subjects {
		if s.Rate.IsKnown() && (*s.Rate.Value < lowestRate || *s.Rate.Value > 100) {
			w.sideSay("budget", msgSideBudget, slots{
				"subject": w.quote(s.Name, terms.Source{}), "spending": w.anyFig(s.Spending),
				"budget": w.anyFig(s.Budget), "rate": w.anyFig(s.Rate),
			})
		}
	}
}

func (w *writer) sideEvents() {
	for _, e := range w.f.Events {
		if e.Events.Positive() && !everyVisited(e) {
			w.sideSay("event", msgSideEvent, slots{"kind": w.label(e.Kind), "events": w.fig(e.Events), "visited": w.anyFig(e.Visited)})
		}
	}
}

func everyVisited(e terms.EventFacts) bool { return e.Rate.IsKnown() && *e.Rate.Value == 100 }

func (w *writer) sideItems() {
	hidden := false
	for _, i := range w.f.Plan.Items {
		if i.Status == terms.Over && !provesMore(i) {
			w.sideSay("item", msgSideOver, slots{"item": w.item(i)})
			continue
		}
		if resting(i) {
			w.sideSay("item", msgSideLikely, slots{"item": w.item(i)})
			continue
		}
		template, open := map[terms.Status]string{terms.None: msgSideNone, terms.Partial: msgSidePartial, terms.Late: msgSideLate, terms.Unknown: msgSideUnknown}[i.Status]
		if !open || i.Confirmed {
			continue
		}
		item := w.item(i)
		hidden = hidden || item == nil
		w.sideSay("item", template, slots{"item": item, "times": w.fig(i.Times)})
	}
	if hidden {
		w.remark("item", words(msgSideHidden))
	}
}

// longestItem is how many characters of a plan item a sentence can carry.
const longestItem = 60

// item quotes a plan item without its numbering.
func (w *writer) item(i terms.ItemFact) []Span {
	if strings.TrimSpace(i.Text) == w.f.Unit.Name {
		return nil // a signature read as an item
	}
	return w.quote(clause(unnumbered(i.Text), longestItem), terms.Source{File: i.Plan, Row: i.Line})
}

// topBy returns the n entries with the largest positive figure, largest first.
func topBy[T any](list []T, n int, by func(T) terms.Figure) []T {
	var known []T
	for _, e := range list {
		if by(e).Positive() {
			known = append(known, e)
		}
	}
	slices.SortStableFunc(known, func(a, b T) int { return cmp.Compare(*by(b).Value, *by(a).Value) })
	return known[:min(n, len(known))]
}
