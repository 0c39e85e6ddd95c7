package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"nianlun/dashboards/book"
	"nianlun/queries"
	"nianlun/queries/terms"
	"nianlun/server/web"
)

// writeProgress writes 计划与实际 as the workbook the page hands out.
func writeProgress(ctx context.Context, db *queries.DB, unit terms.Unit, sc terms.Scope, path string) error {
	items, err := db.Progress(ctx, terms.OwnerViewer(), sc)
	if err != nil {
		return fmt.Errorf("reading progress: %w", err)
	}
	links, err := db.Links(ctx, terms.OwnerViewer(), sc)
	if err != nil {
		return fmt.Errorf("reading links: %w", err)
	}
	data, err := web.ProgressBook(web.ProgressTitle(unit, sc), sc, items, links)
	if errors.Is(err, book.ErrEmpty) {
		return &plainError{msgNothingForBook}
	}
	if err != nil {
		return err
	}
	if err := os.WriteFile(path, data, 0o600); err != nil { //nolint:gosec // the path is the user's own word
		return &plainError{msgNotWritten(path)}
	}
	return nil
}
