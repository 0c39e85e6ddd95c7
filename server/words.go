package main

import (
	"context"
	"errors"
	"fmt"

	"nianlun/ingest"
	"nianlun/queries"
	"nianlun/queries/terms"
)

// wordsCommand keeps a unit's own words beside those of the field and links anew;
// without a file it prints those that are kept.
func wordsCommand(ctx context.Context, w world, args []string) (int, error) {
	fs := newFlags("words")
	path := dbFlag(fs, w, "")
	rest, err := parse(fs, args)
	switch {
	case err != nil:
		return 0, err
	case len(rest) > 1:
		return 0, &usageError{msgExtra(rest[1])}
	case len(rest) == 0:
		return exitOK, withDB(ctx, w, *path, false, func(db *queries.DB) error {
			own, err := db.OwnWords(ctx)
			if err != nil {
				return fmt.Errorf("reading words: %w", err)
			}
			_, err = fmt.Fprint(w.out, own)
			return err
		})
	}
	file, err := readFile(rest[0])
	if err != nil {
		return 0, err
	}
	return exitOK, withDB(ctx, w, *path, false, func(db *queries.DB) error {
		n, err := ingest.KeepWords(ctx, db, terms.OwnerViewer(), file)
		var refused *ingest.FileError
		switch {
		case errors.As(err, &refused):
			return &plainError{refused.Message}
		case err != nil:
			return fmt.Errorf("keeping words: %w", err)
		}
		_, err = fmt.Fprintln(w.out, msgWordsKept(n))
		return err
	})
}
