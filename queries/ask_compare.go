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
	rows := []terms.CompareRow{}
	for _, u := range units {
		if u.Parent != sc.Unit {
			continue
		}
		row, err := a.compare(ctx, u, sc)
		if err != nil {
			return nil, err
		}
		rows = append(rows, row)
	}
	return rows, nil
}

func (a *asker) compare(ctx context.Context, u terms.Unit, sc terms.Scope) (terms.CompareRow, error) {
	row := terms.CompareRow{Unit: u}
	ask := terms.Ask{Unit: u.Key, Period: sc.Told()}
	for m, into := range map[terms.Measure]*terms.Figure{
		terms.MembersOnRoll: &row.Members, terms.ActivityCount: &row.Activities, terms.PersonTimes: &row.PersonTimes,
		terms.ParticipationRate: &row.Participation, terms.PerMemberSpend: &row.PerMember, terms.SpendingTotal: &row.Spending,
		terms.PlanCompletion: &row.Completion, terms.Completeness: &row.Completeness,
	} {
		q := of(ask, m)
		if slices.Contains(measures[m].dims, terms.ByAsOf) {
			q = of(dated(u.Key, sc), m)
		}
		got, err := a.ask(ctx, q)
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
