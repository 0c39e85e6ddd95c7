package ingest

import (
	"context"
	"fmt"
	"strings"

	"nianlun/ingest/match"
	"nianlun/ingest/sheet"
	"nianlun/queries"
	"nianlun/queries/terms"
)

// KeepWords takes a unit's own words in beside those of the field and links anew. A file
// with lines that do not read is refused with all of them; an empty one takes the words
// away. It returns how many concepts are told of.
func KeepWords(ctx context.Context, db *queries.DB, v terms.Viewer, f File) (int, error) {
	text := sheet.Text(f.Data)
	if _, problems := match.Extend(text); len(problems) > 0 {
		return 0, &FileError{msgWords(f.Name, problems)}
	}
	if err := db.KeepWords(ctx, v, text); err != nil {
		return 0, fmt.Errorf("keeping %s: %w", f.Name, err)
	}
	concepts := 0
	for line := range strings.Lines(text) {
		if l := strings.TrimSpace(line); l != "" && !strings.HasPrefix(l, "#") {
			concepts++
		}
	}
	return concepts, Relink(ctx, db)
}

// words are those links are made with.
func words(ctx context.Context, db *queries.DB) (match.Words, error) {
	own, err := db.OwnWords(ctx)
	if err != nil || own == "" {
		return match.Words{}, err
	}
	w, _ := match.Extend(own) // checked when they were kept
	return w, nil
}
