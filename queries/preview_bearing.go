package queries

import (
	"slices"

	"nianlun/queries/terms"
)

// bearing is what files bear on: the years their rows belong to, by unit, and the kinds
// they hold.
type bearing struct {
	years map[int64]map[int]bool
	kinds map[terms.Kind]bool
}

// bears tells on which headline figures a kind of table bears. A change of the tree
// bears on all of them.
var bears = map[terms.Measure][]terms.Kind{
	terms.MembersOnRoll:  {terms.Members},
	terms.WorkerCount:    {terms.Members, terms.Indicators},
	terms.UnitCount:      {},
	terms.PlanItemCount:  {terms.PlanItems},
	terms.ActivityCount:  {terms.Activities, terms.Participation},
	terms.PersonTimes:    {terms.Activities, terms.Participation, terms.Members},
	terms.DistinctPeople: {terms.Activities, terms.Participation, terms.Members},
	terms.SpendingTotal:  {terms.Spending, terms.Income, terms.Activities, terms.Participation, terms.Visits},
	terms.IncomeTotal:    {terms.Income, terms.Spending},
	terms.BudgetTotal:    {terms.Budget},
	terms.VisitTimes:     {terms.Visits, terms.Events},
	terms.VisitTotal:     {terms.Visits, terms.Events},
	terms.EventCount:     {terms.Events, terms.Visits},
	terms.ProposalCount:  {terms.Proposals},
	terms.HonorCount:     {terms.Honors},
}

// measures are the headline figures the files bear on.
func (b *bearing) measures() []terms.Measure {
	return slices.DeleteFunc(terms.Headlines(), func(m terms.Measure) bool {
		return !b.kinds[terms.Units] && !slices.ContainsFunc(bears[m], func(k terms.Kind) bool { return b.kinds[k] })
	})
}

// last is the last year some row belongs to.
func (b *bearing) last() (year int) {
	for _, years := range b.years {
		for y := range years {
			year = max(year, y)
		}
	}
	return year
}

func (b *bearing) note(unit int64, kind terms.Kind, year int) {
	if b.years[unit] == nil {
		b.years[unit] = map[int]bool{}
	}
	b.years[unit][year], b.kinds[kind] = true, true
}

// noteYears remembers what a table's rows bear on.
func (l *loader) noteYears(got *terms.TableReceipt, rows extent) {
	if l.bearing == nil {
		return
	}
	kind := got.Table.Kind
	l.bearing.kinds[kind] = true
	for _, c := range got.Covered {
		l.noteSpan(l.units.ids[c.UnitKey], kind, c.Period)
	}
	if kind == terms.Members || kind == terms.Units {
		return
	}
	for unit, years := range rows.years {
		for year := range years {
			l.bearing.note(unit.id, kind, year)
		}
	}
}

func (l *loader) noteSpan(unit int64, kind terms.Kind, p terms.Period) {
	if l.bearing == nil || p.IsZero() || p.To <= p.From {
		return
	}
	for year := p.From.Year(); year <= p.Last().Year(); year++ {
		l.bearing.note(unit, kind, year)
	}
}
