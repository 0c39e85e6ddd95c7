package queries

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strconv"

	"nianlun/queries/terms"
)

// loadPlans stores the plans of the file. A plan sent again is a revision: items of
// equal text keep their keys, the others are gone from the current plan.
func (l *loader) loadPlans(ctx context.Context) error {
	used := map[string]int{}
	for _, p := range l.in.Plans {
		unit, err := l.units.home(ctx, p.Unit)
		if err != nil {
			return err
		}
		title := p.Title
		if title == "" {
			title = l.in.File
		}
		span := l.planSpan(p)
		l.noteSpan(unit.id, terms.PlanItems, span)
		key := span.From.String() + " " + fold(title)
		if used[unit.key+key]++; used[unit.key+key] > 1 {
			key += "#" + strconv.Itoa(used[unit.key+key])
		}
		got, err := l.loadPlan(ctx, p, plan{unit: unit, key: key, title: title, span: span})
		if err != nil {
			return fmt.Errorf("plan %s: %w", title, err)
		}
		l.reach.units[unit.id], l.reach.planned[unit.id] = true, true
		l.receipt.Plans = append(l.receipt.Plans, got)
	}
	l.settlePlanTables()
	return nil
}

// settlePlanTables counts the rows of a table of plan items as unchanged when every
// item of the file stood before.
func (l *loader) settlePlanTables() {
	if len(l.receipt.Plans) == 0 {
		return
	}
	for _, p := range l.receipt.Plans {
		if p.Kept < p.Items {
			return
		}
	}
	for i, t := range l.receipt.Tables {
		if t.Table.Kind == terms.PlanItems {
			l.counts.loaded -= t.Loaded
			l.receipt.Tables[i].Loaded, l.receipt.Tables[i].Unchanged = 0, t.Loaded
		}
	}
}

type plan struct {
	unit  unitRef
	key   string
	title string
	span  terms.Period
}

// planSpan is the plan's period: from its text, else the form, else its year.
func (l *loader) planSpan(p terms.Plan) terms.Period {
	year := p.Year
	if year == 0 && !l.in.Received.IsZero() {
		year = l.in.Received.Year()
	}
	switch {
	case !p.Period.IsZero():
		return p.Period
	case !l.in.Span.IsZero():
		return l.in.Span
	case p.School && year != 0:
		return terms.Months(year, 9, 12)
	}
	return terms.Year(max(year, 1))
}

func (l *loader) loadPlan(ctx context.Context, p terms.Plan, head plan) (terms.PlanReceipt, error) {
	got := terms.PlanReceipt{Title: head.title, Items: len(p.Items), Revision: 1}
	ids, err := newIDs(ctx, l.conn, 1+len(p.Items))
	if err != nil {
		return got, err
	}
	source, err := l.addSource(ctx, "", 1, terms.PlanItems, head.unit.id, nil)
	if err != nil {
		return got, err
	}
	before, revision, err := l.standingPlan(ctx, head)
	if err != nil {
		return got, err
	}
	keys := itemKeys(head.unit.key, head.key, p.Items)
	for _, k := range keys {
		if before[k] {
			got.Kept++
		}
	}
	if got.Revision = revision; revision == 0 || got.Kept != len(keys) || len(before) != len(keys) {
		got.Revision++
	}
	if !slices.ContainsFunc(l.in.Tables, func(t terms.Table) bool { return t.Kind == terms.PlanItems }) {
		l.counts.read += p.Lines
		l.counts.loaded += len(p.Items)
	}
	if err := l.writePlan(ctx, p, head, ids, source, keys, got.Revision); err != nil {
		return got, err
	}
	l.receipt.Tables = coverPlan(l.receipt.Tables, head)
	return got, appendRows(ctx, l.conn, "", "coverage", func(add addRow) error {
		return add(l.batch, source, head.unit.id, string(terms.PlanItems), head.span.From.Time(), head.span.To.Time(), false)
	})
}

// coverPlan tells the tables a plan was read from what they cover.
func coverPlan(tables []terms.TableReceipt, head plan) []terms.TableReceipt {
	for i := range tables {
		if tables[i].Table.Kind == terms.PlanItems {
			tables[i].Covered = append(tables[i].Covered, terms.Covered{UnitKey: head.unit.key, Kind: terms.PlanItems, Period: head.span})
		}
	}
	return tables
}

// standingPlan returns the keys of the items of the current revision, and its number.
func (l *loader) standingPlan(ctx context.Context, head plan) (map[string]bool, int, error) {
	revision := 0
	keys := map[string]bool{}
	_, err := collect(ctx, l.conn, sqlPlanStanding, func(rows *sql.Rows) (struct{}, error) {
		var key string
		err := rows.Scan(&revision, &key)
		keys[key] = true
		return struct{}{}, err
	}, sql.Named("unit", head.unit.id), sql.Named("key", head.key))
	if err != nil {
		return nil, 0, fmt.Errorf("reading the standing plan: %w", err)
	}
	return keys, revision, nil
}

// itemKeys gives every item its key: plan, folded text, and an ordinal among equals.
func itemKeys(unit, planKey string, items []terms.PlanItem) []string {
	keys := make([]string, len(items))
	seen := map[string]int{}
	for i, it := range items {
		text := fold(it.Text)
		seen[text]++
		keys[i] = "i" + opaque(unit, planKey, text, strconv.Itoa(seen[text]))
	}
	return keys
}

func (l *loader) writePlan(ctx context.Context, p terms.Plan, head plan, ids []int64, source int64, keys []string, revision int) error {
	err := appendRows(ctx, l.conn, "", "plan", func(add addRow) error {
		return add(ids[0], l.batch, source, head.unit.id, head.key, head.title, head.span.From.Time(), head.span.To.Time(), int32(revision), true)
	})
	if err != nil {
		return err
	}
	err = appendRows(ctx, l.conn, "", "plan_item", func(add addRow) error {
		for i, it := range p.Items {
			err := add(ids[i+1], l.batch, source, ids[0], head.unit.id, keys[i], true, int32(i+1), int32(it.Line),
				jsonText(it.Section), it.Text, string(it.Category), jsonText(it.Targets), jsonText(it.Window), jsonText(it.More),
				it.Strength, it.Notes, it.Owner)
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if len(p.Text) > 0 {
		body := l.db.vault.seal([]byte(jsonText(p.Text)))
		if _, err := l.conn.ExecContext(ctx, sqlPlanTextAdd, sql.Named("plan", ids[0]), sql.Named("body", body)); err != nil {
			return fmt.Errorf("keeping the document: %w", err)
		}
	}
	named := []any{sql.Named("unit", head.unit.id), sql.Named("key", head.key), sql.Named("id", ids[0])}
	if _, err := l.conn.ExecContext(ctx, sqlPlanRetire, named...); err != nil {
		return fmt.Errorf("retiring the revision before: %w", err)
	}
	return execAll(ctx, l.conn, sqlPlanItemsFollow)
}
