package queries

import (
	"context"
	"database/sql"
	"fmt"

	"nianlun/queries/terms"
)

// Completeness lists the reports due from the units at the bottom of the tree up to
// the scope's date. Due is every month of each kind (activities, visits, spending)
// that the unit or a sister has ever sent; a 零报告 is a report.
func (db *DB) Completeness(ctx context.Context, v terms.Viewer, sc terms.Scope) ([]terms.CompletenessRow, error) {
	if _, err := unitSeen(ctx, db.pool, v, sc.Unit); err != nil {
		return nil, err
	}
	rows, err := collect(ctx, db.pool, sqlQuestionReportDue, func(rows *sql.Rows) (r terms.CompletenessRow, err error) {
		return r, rows.Scan(&r.Unit, &r.Name, &r.Kind, &r.Month, &r.State)
	}, scopeArgs(v, sc)...)
	if err != nil {
		return nil, fmt.Errorf("listing reports due of %s: %w", sc.Unit, err)
	}
	return rows, nil
}

// scopeArgs are the named parameters of a question's statement.
func scopeArgs(v terms.Viewer, sc terms.Scope) []any {
	var until any
	if sc.AsOf != 0 {
		until = sc.AsOf.Time()
	}
	return seenArgs(v, sql.Named("unit", sc.Unit), sql.Named("from", sc.Period.From.Time()), sql.Named("last", sc.Period.Last().Time()),
		sql.Named("until", until))
}

// of is a question's filter put to another measure.
func of(ask terms.Ask, m terms.Measure) terms.Ask {
	ask.Measure = m
	return ask
}
