package queries

import (
	"context"
	"strings"

	"nianlun/queries/judge"
	"nianlun/queries/terms"
)

// records are what ledgers tell of the targets of an item that name a measure: proposals
// settled, the roll, indicators reported, caps of spending. Nil where nothing is known.
func (a *asker) records(ctx context.Context, unit string, it terms.PlanItem, asof terms.Date) ([]*float64, error) {
	asked := judge.Recorded(it)
	out, some := make([]*float64, len(asked)), false
	span := terms.Period{From: it.Span.From, To: min(it.Span.To, asof.AddDays(1))}
	for i, q := range asked {
		if q.Measure == "" || span.From >= span.To {
			continue
		}
		f, err := a.recorded(ctx, terms.Ask{Measure: q.Measure, Unit: unit, Period: span}, q.Name)
		if err != nil {
			return nil, err
		}
		if f.IsKnown() {
			out[i], some = f.Value, true
		}
	}
	if !some {
		return nil, nil
	}
	return out, nil
}

// recorded answers one question; of indicators the one of that name, of spending the
// subject the words name, or all of it where they speak of the whole.
func (a *asker) recorded(ctx context.Context, ask terms.Ask, name string) (terms.Figure, error) {
	dim := map[terms.Measure]terms.Dim{terms.IndicatorValue: terms.ByName, terms.SpendingTotal: terms.BySubject}[ask.Measure]
	if dim == "" || ask.Measure == terms.SpendingTotal && wholeSpending(name) {
		got, err := a.ledgers(ctx, ask)
		if err != nil {
			return terms.Figure{}, err
		}
		return got.at(), nil
	}
	got, err := a.ledgers(ctx, ask, dim)
	if err != nil {
		return terms.Figure{}, err
	}
	var found []terms.Figure
	for _, g := range got.groups() {
		f := got.at(g[0])
		switch {
		case g[0] == "":
		case dim == terms.ByName && g[0] == name && f.Unit == "%":
			found = append(found, f)
		case dim == terms.BySubject && strings.Contains(name, g[0]):
			found = append(found, f)
		}
	}
	if len(found) != 1 { // none, or nobody can say which
		return terms.Figure{}, nil
	}
	return found[0], nil
}

func wholeSpending(words string) bool {
	for _, w := range []string{"经费支出", "总支出", "支出总额", "经费开支", "全年支出", "经费总支出"} {
		if strings.Contains(words, w) {
			return true
		}
	}
	return false
}
