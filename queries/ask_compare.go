package queries

import (
	"context"
	"slices"

	"nianlun/queries/terms"
)

// fewMembers is the size under which a unit's rates say too little to be ranked.
const fewMembers = 10

// Compare puts the units right below the asked one side by side, in the order of the
// tree. A unit without reports or with few members stands apart, and says why; what
// is not known stays unknown.
func (db *DB) Compare(ctx context.Context, v terms.Viewer, sc terms.Scope) ([]terms.CompareRow, error) {
	a := newAsker(db, v)
	if _, err := a.unit(ctx, sc.Unit); err != nil {
		return nil, err
	}
	units, err := db.Units(ctx, v, sc.Told().Last())
	if err != nil {
		return nil, err
	}
	units = slices.DeleteFunc(units, func(u terms.Unit) bool { return u.Parent != sc.Unit })
	if err := a.compareAhead(ctx, sc, units, compared); err != nil {
		return nil, err
	}
	rows := []terms.CompareRow{}
	for _, u := range units {
		row, err := a.compare(ctx, u, sc)
		if err != nil {
			return nil, err
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// compared are the measures units are compared by.
var compared = []terms.Measure{
	terms.MembersOnRoll, terms.ActivityCount, terms.PersonTimes, terms.ParticipationRate, terms.PerMemberSpend, terms.SpendingTotal,
	terms.PlanCompletion, terms.Completeness,
}

// compareAhead answers for all units at once what compare asks of each. What is due from a
// provisional unit depends on whether it is the one asked about, so it is asked by itself.
func (a *asker) compareAhead(ctx context.Context, sc terms.Scope, units []terms.Unit, list []terms.Measure) error {
	all, declared := []string{}, []string{}
	for _, u := range units {
		a.units.put(u.Key, u)
		all = append(all, u.Key)
		if !u.Provisional {
			declared = append(declared, u.Key)
		}
	}
	of, err := a.below(ctx, sc.Unit, sc.Told(), all)
	if err != nil {
		return err
	}
	if err := a.covered(ctx, of, sc.Told()); err != nil {
		return err
	}
	if err := a.covered(ctx, of, sc.Period); err != nil {
		return err
	}
	together := []question{}
	for _, m := range list {
		if measures[m].rows == nil && len(all) > 0 {
			together = append(together, question{comparison(m, sc.Unit, sc), []terms.Dim{terms.ByChild}})
		}
	}
	if err := a.tallyMany(ctx, of.tree, together); err != nil {
		return err
	}
	return a.eachOf(list, func(m terms.Measure) error {
		ask, of := comparison(m, sc.Unit, sc), of
		switch {
		case measures[m].rows != nil:
			return a.planless(ctx, of, ask)
		case asksFor(ask, terms.ByAsOf):
			of.keys = declared
		}
		return a.ahead(ctx, of, ask)
	})
}

// comparison is what one unit is asked: judged measures of the whole period at its date,
// the others up to it.
func comparison(m terms.Measure, unit string, sc terms.Scope) terms.Ask {
	if slices.Contains(measures[m].dims, terms.ByAsOf) {
		return of(dated(unit, sc), m)
	}
	return terms.Ask{Measure: m, Unit: unit, Period: sc.Told()}
}

func (a *asker) compare(ctx context.Context, u terms.Unit, sc terms.Scope) (terms.CompareRow, error) {
	row := terms.CompareRow{Unit: u}
	for m, into := range map[terms.Measure]*terms.Figure{
		terms.MembersOnRoll: &row.Members, terms.ActivityCount: &row.Activities, terms.PersonTimes: &row.PersonTimes,
		terms.ParticipationRate: &row.Participation, terms.PerMemberSpend: &row.PerMember, terms.SpendingTotal: &row.Spending,
		terms.PlanCompletion: &row.Completion, terms.Completeness: &row.Completeness,
	} {
		got, err := a.ask(ctx, comparison(m, u.Key, sc))
		if err != nil {
			return row, err
		}
		*into = got.at()
	}
	cover, err := a.coverage(ctx, u.Key, sc.Told())
	if err != nil {
		return row, err
	}
	switch {
	case cover.silent():
		row.Why = msgSilent
	case !row.Members.IsKnown():
		row.Why = msgNoRoll
	case *row.Members.Value < fewMembers:
		row.Why = msgFewMembers
	default:
		row.Rankable = true
	}
	return row, nil
}
