package main

import (
	"context"
	"errors"
	"fmt"

	"nianlun/ingest"
	"nianlun/queries"
	"nianlun/queries/terms"
)

// wordsCommand keeps what a unit, or without one everybody, calls things beside the words
// of the field and links anew; without a file it prints those that are kept.
func wordsCommand(ctx context.Context, w world, args []string) (int, error) {
	fs := newFlags("words")
	path := dbFlag(fs, w, "")
	unit := fs.String("unit", "", "whose words; everybody's without it")
	rest, err := parse(fs, args)
	switch {
	case err != nil:
		return 0, err
	case len(rest) > 1:
		return 0, &usageError{msgExtra(rest[1])}
	case len(rest) == 0:
		return exitOK, withDB(ctx, w, *path, false, func(db *queries.DB) error { return printWords(ctx, w, db, *unit) })
	}
	file, err := readFile(rest[0])
	if err != nil {
		return 0, err
	}
	return exitOK, withDB(ctx, w, *path, false, func(db *queries.DB) error {
		key, err := unitKeyOf(ctx, w, db, *unit)
		if err != nil {
			return err
		}
		n, err := ingest.KeepWords(ctx, db, terms.OwnerViewer(), key, file, w.now())
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

// printWords prints the words kept for a unit itself, or for the whole file.
func printWords(ctx context.Context, w world, db *queries.DB, unit string) error {
	key, err := unitKeyOf(ctx, w, db, unit)
	if err != nil {
		return err
	}
	own, err := wordsOf(ctx, db, key)
	if err != nil {
		return fmt.Errorf("reading words: %w", err)
	}
	_, err = fmt.Fprint(w.out, own)
	return err
}

// wordsOf reads what one unit said, or with no key what was said for the whole file.
func wordsOf(ctx context.Context, db *queries.DB, key string) (string, error) {
	if key == "" {
		return db.OwnWords(ctx)
	}
	all, err := db.UnitWords(ctx, terms.OwnerViewer(), key)
	for _, v := range all {
		if v.Unit == key {
			return v.Text, err
		}
	}
	return "", err
}

// unitKeyOf finds a unit by the name somebody wrote; "" for none.
func unitKeyOf(ctx context.Context, w world, db *queries.DB, name string) (string, error) {
	if name == "" {
		return "", nil
	}
	unit, err := (&scopeFlags{unit: name}).findUnit(ctx, db, terms.OwnerViewer(), w.today())
	if err != nil {
		return "", fmt.Errorf("looking for a unit: %w", err)
	}
	return unit.Key, nil
}
