package queries

import (
	"context"
	"fmt"

	"nianlun/queries/terms"
)

// Overview answers "how does the year stand": up to the scope's date, and no further.
func (db *DB) Overview(ctx context.Context, v terms.Viewer, sc terms.Scope) (terms.Overview, error) {
	if sc.AsOf == 0 {
		sc.AsOf = sc.Period.Last()
	}
	a := newAsker(db, v)
	unit, err := a.unit(ctx, sc.Unit)
	if err != nil {
		return terms.Overview{}, err
	}
	g := a.gatherer(ctx, sc, &terms.Facts{})
	if err := a.askAhead(ctx, g.overviewQuestions()); err != nil {
		return terms.Overview{}, fmt.Errorf("looking over %s: %w", sc.Unit, err)
	}
	o := terms.Overview{Unit: unit, Themes: []terms.ThemePoint{}, Plan: []terms.StatusLine{}}
	for _, m := range []terms.Measure{
		terms.ActivityCount, terms.PersonTimes, terms.DistinctPeople, terms.ParticipationRate, terms.Reach, terms.VisitTimes,
		terms.VisitTotal, terms.SpendingTotal, terms.BudgetExecution, terms.MembersOnRoll,
	} {
		o.Headlines = append(o.Headlines, g.one(m))
	}
	o.Headlines = append(o.Headlines, g.judged(terms.Completeness).at())
	g.months()
	o.Months = g.facts.Months
	for _, c := range terms.Categories() {
		o.Themes = append(o.Themes, terms.ThemePoint{
			Theme: c, Activities: g.by(terms.ActivityCount, terms.ByTheme).at(string(c)), PersonTimes: g.by(terms.PersonTimes, terms.ByTheme).at(string(c)),
		})
	}
	for _, s := range terms.Statuses() {
		o.Plan = append(o.Plan, terms.StatusLine{Status: s, Items: g.judged(terms.PlanItemCount, terms.ByStatus).at(string(s))})
	}
	o.Completion = g.judged(terms.PlanCompletion).at()
	if g.err == nil {
		g.state, g.err = a.plan(ctx, sc.Unit, sc.Period, sc.AsOf)
	}
	if g.err == nil {
		g.missing()
	}
	o.Missing = g.facts.Missing
	o.Attention = g.attention()
	if g.err != nil {
		return terms.Overview{}, fmt.Errorf("looking over %s: %w", sc.Unit, g.err)
	}
	return o, nil
}
