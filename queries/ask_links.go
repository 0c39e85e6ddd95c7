package queries

import (
	"context"

	"nianlun/queries/terms"
)

// Links lists the links between the items of the unit's plans and its activities, the
// newest word of people laid over the machine's, then one row for each 计划外 activity.
func (db *DB) Links(ctx context.Context, v terms.Viewer, sc terms.Scope) ([]terms.LinkRow, error) {
	a := newAsker(db, v)
	if _, err := a.unit(ctx, sc.Unit); err != nil {
		return nil, err
	}
	s, err := a.plan(ctx, sc.Unit, sc.Period, sc.AsOf)
	if err != nil {
		return nil, err
	}
	rows := []terms.LinkRow{}
	for i := range s.progress {
		it := s.progress[i].PlanItem
		for _, l := range s.links {
			act, ok := s.acts[l.Activity]
			if l.Item != it.Key || !ok {
				continue
			}
			number := it.Number
			rows = append(rows, terms.LinkRow{
				Item: &number, ItemKey: it.Key, Plan: it.Plan, Text: it.Text, Activity: act.name(), Act: l.Activity, Title: act.Title, Date: act.Start,
				Score: l.Score, State: l.State, Why: l.Why,
			})
		}
	}
	for _, l := range s.outside {
		rows = append(rows, terms.LinkRow{Activity: l.name(), Title: l.Title, Date: l.Start})
	}
	texts := []*string{}
	for i := range rows {
		texts = append(texts, &rows[i].Text, &rows[i].Activity, &rows[i].Title, &rows[i].Why)
	}
	return rows, a.discreet(ctx, sc.Unit, sc.Period, texts)
}
