package queries

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"nianlun/queries/terms"
)

// Batches lists the imports that touch units the viewer may see, newest first.
func (db *DB) Batches(ctx context.Context, v terms.Viewer) ([]terms.Batch, error) {
	batches, err := collect(ctx, db.pool, sqlBatches, func(rows *sql.Rows) (b terms.Batch, err error) {
		var kinds string
		err = rows.Scan(&b.ID, &b.File, &b.Received, &kinds, &b.Loaded, &b.Rejected, &b.Skipped, &b.Undone)
		b.Kinds = []terms.Kind{}
		for _, k := range strings.Split(kinds, ",") {
			if k != "" {
				b.Kinds = append(b.Kinds, terms.Kind(k))
			}
		}
		return b, err
	}, seenArgs(v)...)
	if err != nil {
		return nil, fmt.Errorf("listing batches: %w", err)
	}
	return batches, nil
}
