package queries

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"nianlun/queries/terms"
)

// Asked tells how the file of a batch was to be read. Who may know is who may have the
// file, see Original. ErrNotFound also for a batch from before this was kept.
func (db *DB) Asked(ctx context.Context, v terms.Viewer, batch int64) (terms.Asked, error) {
	var said string
	var asked terms.Asked
	_, _, err := db.originalName(ctx, v, batch)
	if err == nil {
		err = db.pool.QueryRowContext(ctx, sqlAsked, sql.Named("batch", batch)).Scan(&said)
	}
	if errors.Is(err, sql.ErrNoRows) {
		err = ErrNotFound
	}
	if err == nil {
		err = json.Unmarshal([]byte(said), &asked)
	}
	if err != nil {
		return asked, fmt.Errorf("how batch %d was read: %w", batch, err)
	}
	return asked, nil
}

// CorrectionMark names a batch in its correction workbook, so that the file is known again
// whatever it is called then. Who may have it is who may have the file, see Original.
func (db *DB) CorrectionMark(ctx context.Context, v terms.Viewer, batch int64) (string, error) {
	_, name, err := db.originalName(ctx, v, batch)
	if err != nil {
		return "", fmt.Errorf("marking a correction of batch %d: %w", batch, err)
	}
	return strconv.FormatInt(batch, 10) + "-" + db.vault.hash("correction " + strconv.FormatInt(batch, 10) + " " + name)[:10], nil
}

// MarkedBatch returns the batch a mark names. ErrNotFound when it is of another database,
// made up, or of a batch whose file the viewer may not have.
func (db *DB) MarkedBatch(ctx context.Context, v terms.Viewer, mark string) (int64, error) {
	number, _, _ := strings.Cut(mark, "-")
	batch, err := strconv.ParseInt(number, 10, 64)
	if err != nil {
		return 0, fmt.Errorf("reading the mark of a correction: %w", ErrNotFound)
	}
	want, err := db.CorrectionMark(ctx, v, batch)
	switch {
	case errors.Is(err, ErrForbidden), err == nil && want != mark:
		return 0, fmt.Errorf("reading the mark of a correction: %w", ErrNotFound)
	case err != nil:
		return 0, err
	}
	return batch, nil
}

// Corrections are standing batches that bring the file of another corrected, with that
// other batch.
type Corrections map[int64]int64

// Corrections lists those the viewer may see both batches of, as Batches does.
func (db *DB) Corrections(ctx context.Context, v terms.Viewer) (Corrections, error) {
	of := Corrections{}
	_, err := collect(ctx, db.pool, sqlCorrections, func(rows *sql.Rows) (none struct{}, err error) {
		var first, again int64
		err = rows.Scan(&first, &again)
		of[again] = first
		return none, err
	}, seenArgs(v)...)
	if err != nil {
		return nil, fmt.Errorf("listing corrections: %w", err)
	}
	return of, nil
}

// Newest is the newest batch that corrects one, or a correction of it; 0: none.
func (c Corrections) Newest(batch int64) (newest int64) {
	for again, of := range c {
		for of > batch && c[of] < of {
			of = c[of] // a correction of a correction; numbers grow, so this ends
		}
		if of == batch {
			newest = max(newest, again)
		}
	}
	return newest
}
