package queries

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"nianlun/queries/terms"
)

// PlanItems lists the items of the unit's own plans that overlap the period, with what
// people said laid over them, in the order of the plans, numbered from 1. Plans of
// provisional units met under it are its own (a file's title may name the unit in other
// words); those of other units below are not.
func (db *DB) PlanItems(ctx context.Context, v terms.Viewer, sc terms.Scope) ([]terms.PlanItem, error) {
	l, err := db.layPlans(ctx, v, sc)
	if err != nil {
		return nil, err
	}
	return l.items, nil
}

// layPlans reads a unit's plans, folds their revisions and lays the words over them.
func (db *DB) layPlans(ctx context.Context, v terms.Viewer, sc terms.Scope) (*laid, error) {
	plans, err := db.plansRead(ctx, v, sc)
	if err != nil {
		return nil, err
	}
	if len(plans) == 0 {
		return lay(nil, nil), nil
	}
	words, err := itemWords(ctx, db.pool, sc.Unit)
	if err != nil {
		return nil, err
	}
	var items []terms.PlanItem
	for _, revisions := range plans {
		_, some := foldRevisions(revisions, words)
		items = append(items, some...)
	}
	return lay(items, words), nil
}

// plansRead reads the revisions of a unit's plans, as files brought them.
func (db *DB) plansRead(ctx context.Context, v terms.Viewer, sc terms.Scope) ([][]revised, error) {
	rows, err := collect(ctx, db.pool, sqlPlanRevisions, scanPlanItem, seenArgs(v, planArgs(sc)...)...)
	if err != nil {
		return nil, fmt.Errorf("listing plan items of %s: %w", sc.Unit, err)
	}
	var plans [][]revised
	var last revisedItem
	for _, r := range rows {
		r.UnitKey = sc.Unit
		if len(plans) == 0 || r.plan != last.plan {
			plans = append(plans, nil)
		}
		p := &plans[len(plans)-1]
		if len(*p) == 0 || r.version != last.version {
			*p = append(*p, nil)
		}
		into := &(*p)[len(*p)-1]
		*into = append(*into, r.PlanItem)
		last = r
	}
	return plans, nil
}

func planArgs(sc terms.Scope) []any {
	period := sc.Period
	if period.IsZero() {
		period = terms.Period{From: terms.NewDate(1, 1, 1), To: terms.NewDate(9999, 12, 31)}
	}
	return []any{sql.Named("unit", sc.Unit), dayArg("from", period.From), dayArg("to", period.To)}
}

// revisedItem is an item with the revision it stands in.
type revisedItem struct {
	terms.PlanItem
	version int64 // id of the revision
	plan    int64 // id of the standing revision: one plan
}

func scanPlanItem(rows *sql.Rows) (revisedItem, error) {
	var it revisedItem
	var section, targets, window, more string
	var from, to time.Time
	err := rows.Scan(&it.version, &it.Key, &section, &it.Text, &it.Category, &targets, &window, &more, &it.Strength, &it.Notes, &it.Owner, &it.Line,
		&it.Plan, &it.PlanKey, &from, &to, &it.Source.File, &it.Source.Sheet, &it.Source.Table, &it.plan)
	if err != nil {
		return it, err
	}
	it.Source.Row = it.Line
	it.Span = terms.Period{From: terms.DateOf(from), To: terms.DateOf(to)}
	for text, into := range map[string]any{section: &it.Section, targets: &it.Targets, window: &it.Window, more: &it.More} {
		if err := json.Unmarshal([]byte(text), into); err != nil {
			return it, fmt.Errorf("reading item %s: %w", it.Key, err)
		}
	}
	return it, nil
}
