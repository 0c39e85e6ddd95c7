package queries

import (
	"cmp"
	"context"

	"nianlun/queries/judge"
	"nianlun/queries/terms"
)

// Progress judges the items of the unit's plans that overlap the period, at the
// scope's date, in the order of the plans.
func (db *DB) Progress(ctx context.Context, v terms.Viewer, sc terms.Scope) ([]terms.Progress, error) {
	a := newAsker(db, v)
	if _, err := a.unit(ctx, sc.Unit); err != nil {
		return nil, err
	}
	s, err := a.plan(ctx, sc.Unit, sc.Period, sc.AsOf)
	if err != nil {
		return nil, err
	}
	list := append([]terms.Progress{}, s.progress...)
	return list, a.discreetProgress(ctx, sc, list)
}

// judgeItem holds one item against what serves it.
func judgeItem(c judge.Case, served []listed) terms.Progress {
	p := terms.Progress{PlanItem: c.Item, Activities: []string{}, Days: judge.WindowOf(c.Item), Served: c.Served}
	for _, l := range served {
		if l.Start <= c.AsOf {
			p.Evidence = append(p.Evidence, l.Activity)
			p.Activities = append(p.Activities, l.name())
		}
	}
	c.Evidence = p.Evidence
	got := judge.Judge(c)
	p.Status, p.Targets, p.Why, p.Likely = got.Status, got.Targets, got.Why, got.Likely
	if len(p.Revisions) > 0 {
		p.Status, p.Under, p.Why = terms.Adjusted, got.Status, msgRevised(p.Cancelled, got.Why)
	}
	if p.Cancelled {
		p.Under = ""
	}
	return p
}

func compareText(x, y string) int { return cmp.Compare(x, y) }

// planOf is the plan a question is about.
func planOf(ctx context.Context, a *asker, ask terms.Ask) (*planState, error) {
	asof, err := terms.ParseDate(ask.By[terms.ByAsOf])
	if err != nil {
		asof = 0
	}
	return a.plan(ctx, ask.Unit, ask.Period, asof)
}

// itemRows gives one row per item of a state that counts.
func itemRows(ctx context.Context, a *asker, ask terms.Ask, role string, counts func(terms.Progress) bool) ([]contribution, error) {
	s, err := planOf(ctx, a, ask)
	if err != nil {
		return nil, err
	}
	rows := []contribution{}
	for _, p := range s.progress {
		if !counts(p) {
			continue
		}
		rows = append(rows, s.itemRow(p, role))
	}
	return rows, nil
}

func (s *planState) itemRow(p terms.Progress, role string) contribution {
	at := s.places[p.Key]
	at.Row = p.Line
	return contribution{
		SourceRow: terms.SourceRow{Source: at, Weight: 1, Words: p.Text, Role: role},
		by: map[terms.Dim]string{
			terms.ByStatus: string(p.Status), terms.ByItem: p.Key, terms.ByPlan: p.Plan, terms.ByTheme: string(p.Category),
		},
	}
}

// due: the item should have been kept by the date, or was.
func due(p terms.Progress) bool { return p.Status != terms.NotDue && p.Status != terms.Adjusted }

// kept: done, or more than done, beyond doubt. What came late was not kept in time; what
// rests on rows nobody has confirmed is not proved yet.
func kept(p terms.Progress) bool {
	return (p.Status == terms.Done || p.Status == terms.Over) && p.Likely == 0
}

func unjudged(p terms.Progress) bool { return p.Status == terms.Unknown }

func planItemRows(ctx context.Context, a *asker, ask terms.Ask) ([]contribution, error) {
	return itemRows(ctx, a, ask, plain, func(terms.Progress) bool { return true })
}

func planDueRows(ctx context.Context, a *asker, ask terms.Ask) ([]contribution, error) {
	return itemRows(ctx, a, ask, plain, due)
}

func planKeptRows(ctx context.Context, a *asker, ask terms.Ask) ([]contribution, error) {
	return itemRows(ctx, a, ask, plain, kept)
}

// planShareRows leaves the items nobody can judge aside: a share tells of the others.
func planShareRows(ctx context.Context, a *asker, ask terms.Ask) ([]contribution, error) {
	over, err := itemRows(ctx, a, ask, numerator, kept)
	if err != nil {
		return nil, err
	}
	under, err := itemRows(ctx, a, ask, denominator, func(p terms.Progress) bool { return due(p) && !unjudged(p) })
	if err != nil {
		return nil, err
	}
	open, err := itemRows(ctx, a, ask, aside, unjudged)
	return append(append(over, under...), open...), err
}

func outsideRows(ctx context.Context, a *asker, ask terms.Ask) ([]contribution, error) {
	s, err := planOf(ctx, a, ask)
	if err != nil {
		return nil, err
	}
	rows := []contribution{}
	for _, l := range s.outside {
		rows = append(rows, activityRow(l, "", 1, false))
	}
	return rows, nil
}

func activityRow(l listed, item string, weight float64, blank bool) contribution {
	return contribution{
		SourceRow: terms.SourceRow{Source: l.Source, Weight: weight, Date: l.Start, Words: l.Title}, blank: blank,
		by: map[terms.Dim]string{terms.ByItem: item},
	}
}

func servedRows(ctx context.Context, a *asker, ask terms.Ask, weigh func(terms.Activity) (float64, bool)) ([]contribution, error) {
	s, err := planOf(ctx, a, ask)
	if err != nil {
		return nil, err
	}
	rows := []contribution{}
	for _, p := range s.progress {
		for _, act := range p.Evidence {
			weight, known := weigh(act)
			row := activityRow(listed{Activity: act}, p.Key, weight, !known)
			row.approx = act.Approx
			rows = append(rows, row)
		}
	}
	return rows, nil
}

func itemActivityRows(ctx context.Context, a *asker, ask terms.Ask) ([]contribution, error) {
	return servedRows(ctx, a, ask, func(terms.Activity) (float64, bool) { return 1, true })
}

func itemPeopleRows(ctx context.Context, a *asker, ask terms.Ask) ([]contribution, error) {
	return servedRows(ctx, a, ask, func(x terms.Activity) (float64, bool) {
		if x.Headcount == nil {
			return 0, false
		}
		return float64(*x.Headcount), true
	})
}

func itemSpendRows(ctx context.Context, a *asker, ask terms.Ask) ([]contribution, error) {
	return servedRows(ctx, a, ask, func(x terms.Activity) (float64, bool) {
		if x.Spend == nil {
			return 0, false
		}
		return float64(*x.Spend), true
	})
}
