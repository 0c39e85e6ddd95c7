package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"nianlun/dashboards"
	"nianlun/dashboards/summary"
	"nianlun/queries"
	"nianlun/queries/terms"
	"nianlun/server/web"
)

// draftsBelow writes the summaries of all units below one into a folder, a file each, and
// says which units have nothing to tell.
func (w world) draftsBelow(ctx context.Context, db *queries.DB, ask draftAsk, folder string) error {
	_, sc, err := ask.scope.resolve(ctx, db, terms.OwnerViewer(), w.today())
	if err != nil {
		return err
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return &plainError{msgNotWritten(folder)}
	}
	written, names := 0, map[string]int{}
	var without []string
	err = db.FactsBelow(ctx, terms.OwnerViewer(), sc, func(facts terms.Facts) error {
		if summary.Empty(facts) {
			without = append(without, facts.Unit.Name)
			return nil
		}
		text, err := w.draftBelow(ctx, db, ask, facts)
		if err != nil {
			return err
		}
		name := fileName(facts.Unit.Name + dashboards.PeriodName(sc.Period) + msgDraftsFile)
		if names[name]++; names[name] > 1 {
			name += "(" + strconv.Itoa(names[name]) + ")"
		}
		path := filepath.Join(folder, name+"."+ask.format)
		if err := os.WriteFile(path, text, 0o600); err != nil { //nolint:gosec // the folder is the caller's, the name has no separator
			return &plainError{msgNotWritten(path)}
		}
		written++
		return nil
	})
	if err != nil {
		return err
	}
	return w.say(msgDraftsWritten(written, folder, without))
}

// draftBelow writes one of them, as people worded it.
func (w world) draftBelow(ctx context.Context, db *queries.DB, ask draftAsk, facts terms.Facts) ([]byte, error) {
	o, err := web.WithOwn(ctx, db, terms.OwnerViewer(), facts, summary.Options{Voice: ask.voice, Date: facts.Scope.AsOf, Length: ask.size, Sources: ask.sources})
	if err != nil {
		return nil, err
	}
	d := summary.Write(facts, o)
	if !ask.plain {
		worded, err := web.WordDraft(ctx, db, terms.OwnerViewer(), d)
		if err != nil {
			return nil, fmt.Errorf("wording the draft of %s: %w", facts.Unit.Name, err)
		}
		d = worded.Draft
	}
	return formatted(ctx, d, ask.format, ask.paper)
}

// fileName is a text that can name a file anywhere.
func fileName(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`/\:*?"<>|`, r) {
			return '_'
		}
		return r
	}, s)
}
