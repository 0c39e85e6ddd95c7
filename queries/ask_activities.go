package queries

import (
	"context"
	"database/sql"

	"nianlun/queries/terms"
)

// listed is an activity with the keys figures know it by.
type listed struct {
	terms.Activity
	full  string // unit key + "/" + key
	title string // folded
}

// Activities lists the activities of a unit's subtree started in the period, up to the
// scope's date, in order of their day.
func (db *DB) Activities(ctx context.Context, v terms.Viewer, sc terms.Scope) ([]terms.Activity, error) {
	if _, err := unitSeen(ctx, db.pool, v, sc.Unit); err != nil {
		return nil, err
	}
	a := newAsker(db, v)
	list, err := activityList.of(ctx, a, sc.Unit, sc.Told())
	if err != nil {
		return nil, err
	}
	all := make([]terms.Activity, len(list))
	for i, l := range list {
		all[i] = l.Activity
	}
	return all, a.discreetActivities(ctx, sc, all)
}

func scanListed(rows scanner) (listed, error) {
	var (
		l             listed
		start, end    sql.NullTime
		people, spend sql.NullInt64
		said, signed  sql.NullInt64
	)
	err := rows.Scan(&l.full, &l.UnitKey, &l.UnitName, &l.Code, &l.Key, &l.Title, &l.title, &l.Category, &l.Theme, &l.Festival, &start, &end,
		&l.Place, &l.Organiser, &l.PlanRef, &l.Note, &people, &l.Approx, &said, &signed, &spend, &l.Implied,
		&l.Source.File, &l.Source.Sheet, &l.Source.Table, &l.Source.Row, &l.Source.Part)
	l.Start, l.End = dateOf(start), dateOf(end)
	for from, into := range map[*sql.NullInt64]**int64{&people: &l.Headcount, &said: &l.Reported, &signed: &l.Signed} {
		if from.Valid {
			*into = &from.Int64
		}
	}
	if spend.Valid {
		fen := terms.Money(spend.Int64)
		l.Spend = &fen
	}
	return l, err
}

// name is what pages call an activity: its code, else its title.
func (l listed) name() string {
	if l.Code != "" {
		return l.Code
	}
	return l.Title
}
