package queries

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"nianlun/queries/terms"
)

// Linked reports whether a unit's item and activity are linked, whoever stands behind it.
// It judges nothing and so costs little. Errors as those of Links.
func (db *DB) Linked(ctx context.Context, v terms.Viewer, unit, item, activity string) (bool, error) {
	if _, err := unitSeen(ctx, db.pool, v, unit); err != nil {
		return false, err
	}
	links, err := collect(ctx, db.pool, sqlQuestionLinks, func(rows *sql.Rows) (l terms.Link, err error) {
		return l, rows.Scan(&l.Item, &l.Activity, &l.Score, &l.State, &l.Why)
	}, seenArgs(v, sql.Named("unit", unit))...)
	if err != nil {
		return false, fmt.Errorf("reading links of %s: %w", unit, err)
	}
	return slices.ContainsFunc(links, func(l terms.Link) bool { return l.Item == item && l.Activity == activity }), nil
}
