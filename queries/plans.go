package queries

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"nianlun/queries/terms"
)

// PlanItems lists the current items of the unit's own plans that overlap the period,
// in the order of the plans, numbered from 1. Plans of provisional units met under it
// are its own (a file's title may name the unit in other words); those of other units
// below are not.
func (db *DB) PlanItems(ctx context.Context, v terms.Viewer, sc terms.Scope) ([]terms.PlanItem, error) {
	period := sc.Period
	if period.IsZero() {
		period = terms.Period{From: terms.NewDate(1, 1, 1), To: terms.NewDate(9999, 12, 31)}
	}
	items, err := collect(ctx, db.pool, sqlPlanItems, scanPlanItem,
		seenArgs(v, sql.Named("unit", sc.Unit), dayArg("from", period.From), dayArg("to", period.To))...)
	if err != nil {
		return nil, fmt.Errorf("listing plan items of %s: %w", sc.Unit, err)
	}
	for i := range items {
		items[i].Number = i + 1
	}
	return items, nil
}

func scanPlanItem(rows *sql.Rows) (terms.PlanItem, error) {
	var it terms.PlanItem
	var section, targets, window, more string
	var from, to time.Time
	err := rows.Scan(&it.Key, &section, &it.Text, &it.Category, &targets, &window, &more, &it.Strength, &it.Notes, &it.Owner, &it.Line,
		&it.Plan, &it.UnitKey, &from, &to)
	if err != nil {
		return it, err
	}
	it.Span = terms.Period{From: terms.DateOf(from), To: terms.DateOf(to)}
	for text, into := range map[string]any{section: &it.Section, targets: &it.Targets, window: &it.Window, more: &it.More} {
		if err := json.Unmarshal([]byte(text), into); err != nil {
			return it, fmt.Errorf("reading item %s: %w", it.Key, err)
		}
	}
	return it, nil
}
