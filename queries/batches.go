package queries

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"nianlun/queries/terms"
)

// Batches lists the imports that touch units the viewer may see, newest first.
func (db *DB) Batches(ctx context.Context, v terms.Viewer) ([]terms.Batch, error) {
	batches, err := collect(ctx, db.pool, sqlBatches, func(rows *sql.Rows) (b terms.Batch, err error) {
		var kinds string
		err = rows.Scan(&b.ID, &b.File, &b.Received, &kinds, &b.Loaded, &b.Rejected, &b.Skipped, &b.Undone, &b.Back)
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
	return batches, db.tieBatches(ctx, batches)
}

// tieBatches fills in which batch revises which.
func (db *DB) tieBatches(ctx context.Context, batches []terms.Batch) error {
	at := map[int64]*terms.Batch{}
	for i := range batches {
		at[batches[i].ID] = &batches[i]
	}
	_, err := collect(ctx, db.pool, sqlBatchLines, func(rows *sql.Rows) (struct{}, error) {
		var (
			later, earlier int64
			stands         bool
		)
		err := rows.Scan(&later, &earlier, &stands)
		if b := at[later]; b != nil {
			b.Earlier = append(b.Earlier, earlier)
		}
		if b := at[earlier]; b != nil && stands {
			b.Later = later // the last one: it revises those between as well
		}
		return struct{}{}, err
	})
	if err != nil {
		return fmt.Errorf("listing revisions: %w", err)
	}
	return nil
}

// Original returns a batch's file as it was handed in. It holds everybody's names with
// everything said of them, so it is given to the owner of the database, and to an officer
// who may see names and governs every unit it tells of; from above the unit nobody reads
// it: ErrForbidden. ErrNotFound when there is no such batch, when it kept no file, or when
// the viewer may not see all of its units.
func (db *DB) Original(ctx context.Context, v terms.Viewer, batch int64) (file string, data []byte, err error) {
	file, name, err := db.originalName(ctx, v, batch)
	if err == nil {
		data, err = db.vault.original(name)
	}
	if err != nil {
		return "", nil, fmt.Errorf("original of batch %d: %w", batch, err)
	}
	return file, data, nil
}

// HasOriginal returns nil where Original would give the viewer a file, else its error.
func (db *DB) HasOriginal(ctx context.Context, v terms.Viewer, batch int64) error {
	if _, _, err := db.originalName(ctx, v, batch); err != nil {
		return fmt.Errorf("original of batch %d: %w", batch, err)
	}
	return nil
}

// originalName returns the name of a batch's file, and its name in the vault.
func (db *DB) originalName(ctx context.Context, v terms.Viewer, batch int64) (file, name string, err error) {
	err = db.pool.QueryRowContext(ctx, sqlBatchOriginal, seenArgs(v, sql.Named("batch", batch))...).Scan(&file, &name)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		err = ErrNotFound
	case err == nil && (aboveUnit(v) || !v.Names):
		err = ErrForbidden
	}
	return file, name, err
}

// RejectedRow is one row that could not be taken, with the table it stands in.
type RejectedRow struct {
	terms.Reject
	Source terms.Source
	Kind   terms.Kind
}

// Rejects lists what a batch could not take, in the order of the file. The cells of tables
// that may name people stay shut above the unit, and to whoever may not see names: only
// the place and the reason show.
func (db *DB) Rejects(ctx context.Context, v terms.Viewer, batch int64) ([]RejectedRow, error) {
	rows, err := collect(ctx, db.pool, sqlBatchRejects, func(rows *sql.Rows) (r RejectedRow, err error) {
		var sealed []byte
		err = rows.Scan(&r.Row, &r.Column, &r.Header, &r.Cell, &sealed, &r.Why, &r.Hint, &r.Source.File, &r.Source.Sheet, &r.Source.Table, &r.Kind)
		if err != nil {
			return r, err
		}
		r.Source.Row = r.Row
		r.Reject, err = db.opened(v, r.Reject, sealed, r.Kind)
		return r, err
	}, seenArgs(v, sql.Named("batch", batch))...)
	if err != nil {
		return nil, fmt.Errorf("rejects of batch %d: %w", batch, err)
	}
	return rows, nil
}
