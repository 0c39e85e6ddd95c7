package queries

import (
	"context"
	"database/sql"
	"slices"

	"nianlun/queries/judge"
	"nianlun/queries/terms"
)

// servedList are the rows of other ledgers than the activity log that may serve items.
var servedList = list[terms.Served]{"rows that serve plans", sqlQuestionServed, scanServed}

func scanServed(s scanner) (r terms.Served, err error) {
	var (
		day    sql.NullTime
		amount sql.NullInt64
	)
	at := &r.Source
	err = s.Scan(&r.Kind, &day, &r.Title, &amount, &r.Activity, &at.File, &at.Sheet, &at.Table, &at.Row, &at.Part)
	r.Date = dateOf(day)
	if fen := terms.Money(amount.Int64); amount.Valid {
		r.Amount = &fen
	}
	return r, err
}

// serving are the rows of a unit that may serve its items; none where no item calls for
// them.
func (a *asker) serving(ctx context.Context, unit string, items []terms.PlanItem, p terms.Period) ([]terms.Served, error) {
	if !slices.ContainsFunc(items, judge.Calls) {
		return nil, nil
	}
	return servedList.of(ctx, a, unit, p)
}

// servedBy are the rows of other ledgers that serve an item. Visits are among them only
// inside the unit: of what is sensitive nobody above it sees single rows.
func (a *asker) servedBy(it terms.PlanItem, linked []listed, rows []terms.Served, visits []judge.Visit, asof terms.Date) []terms.Served {
	acts := make([]terms.Activity, len(linked))
	for i, l := range linked {
		acts[i] = l.Activity
	}
	var all []terms.Served
	for _, r := range rows {
		if r.Date <= asof && judge.Serves(it, r, acts) {
			all = append(all, r)
		}
	}
	if aboveUnit(a.v) {
		return all
	}
	for _, v := range judge.Meant(it, visits, asof) {
		all = append(all, terms.Served{Kind: terms.Visits, Date: v.Day, Amount: v.Given, Source: v.Source})
	}
	return all
}

// itemServedRows gives one row per row of another ledger that serves an item.
func itemServedRows(ctx context.Context, a *asker, ask terms.Ask) ([]contribution, error) {
	s, err := planOf(ctx, a, ask)
	if err != nil {
		return nil, err
	}
	rows := []contribution{}
	for _, p := range s.progress {
		for _, r := range p.Served {
			rows = append(rows, contribution{
				SourceRow: terms.SourceRow{Source: r.Source, Weight: 1, Date: r.Date, Words: r.Title},
				by:        map[terms.Dim]string{terms.ByItem: p.Key},
			})
		}
	}
	return rows, nil
}
