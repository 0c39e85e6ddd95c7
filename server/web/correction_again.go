package web

import (
	"context"
	"errors"
	"fmt"
	"path"
	"strings"

	"nianlun/dashboards/book"
	"nianlun/ingest"
	"nianlun/queries"
	"nianlun/queries/terms"
)

// recall finds the files that are corrections of files handed in before. These are read as
// those were, whatever the form says now: else what is in already would come in again under
// another unit or year.
func recall(ctx context.Context, db *queries.DB, files []ingest.File, unit string, at terms.Date) error {
	for i, f := range files {
		if f.Refused != "" || f.Left != "" {
			continue
		}
		batch, err := corrected(ctx, db, f, unit, at)
		if err != nil {
			return err
		}
		if batch == 0 {
			continue
		}
		asked, err := ingest.Asked(ctx, db, viewerOf(ctx), batch)
		if errors.Is(err, queries.ErrNotFound) || errors.Is(err, queries.ErrForbidden) {
			continue
		}
		if err != nil {
			return fmt.Errorf("how a corrected file was read: %w", err)
		}
		files[i].Asked = &asked
	}
	return nil
}

// corrected is the batch whose file this one is, corrected; 0: none. A workbook says so
// itself; one saved in another format is known by its name.
func corrected(ctx context.Context, db *queries.DB, f ingest.File, unit string, at terms.Date) (int64, error) {
	marks := book.SignedBy(f.Data)
	for i := len(marks) - 1; i >= 0; i-- {
		batch, err := db.MarkedBatch(ctx, viewerOf(ctx), marks[i])
		if !errors.Is(err, queries.ErrNotFound) {
			return batch, err
		}
	}
	if !strings.Contains(path.Base(f.Name), msgToCorrect) {
		return 0, nil
	}
	found, err := db.FindUnit(ctx, viewerOf(ctx), unit, at)
	if errors.Is(err, queries.ErrNotFound) {
		return 0, nil
	}
	if err != nil {
		return 0, fmt.Errorf("whose correction it is: %w", err)
	}
	batches, err := db.Batches(ctx, viewerOf(ctx))
	if err != nil {
		return 0, fmt.Errorf("listing batches: %w", err)
	}
	for _, b := range batches { // newest first
		if b.Undone || b.Rejected == 0 || sentBack(b.File, false, "") != sentBack(f.Name, false, "") {
			continue
		}
		tables, err := db.BatchTables(ctx, viewerOf(ctx), b.ID)
		if err != nil && !errors.Is(err, queries.ErrNotFound) {
			return 0, fmt.Errorf("reading what a batch held: %w", err)
		}
		if len(tables) > 0 && tables[0].Unit == found.Name {
			return b.ID, nil
		}
	}
	return 0, nil
}
