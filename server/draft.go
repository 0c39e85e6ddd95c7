package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"reflect"
	"slices"

	"nianlun/dashboards"
	"nianlun/dashboards/book"
	"nianlun/dashboards/summary"
	"nianlun/dashboards/summary/docx"
	"nianlun/queries"
	"nianlun/queries/terms"
	"nianlun/server/web"
)

func draftCommand(ctx context.Context, w world, args []string) (int, error) {
	fs := newFlags("draft")
	path := dbFlag(fs, w, "")
	var scope scopeFlags
	scope.add(fs)
	format := fs.String("format", "md", "docx, pdf (by LibreOffice), md, html, json, or xlsx: the annexes")
	length := fs.String("length", "full", "characters of text: 1500, 3000 or full")
	sources := fs.Bool("sources", false, "a last annex lists where the figures come from")
	var paper docx.Options
	fs.BoolVar(&paper.Stamped, "seal", false, "leave room for a seal on name and date (docx, pdf)")
	fs.BoolVar(&paper.Issue, "issue", false, "a line to sign for issuing (docx, pdf)")
	out := outFlag(fs)
	if err := noMore(parse(fs, args)); err != nil {
		return 0, err
	}
	switch {
	case scope.unit == "":
		return 0, &usageError{msgNeedUnit}
	case !slices.Contains([]string{"docx", "pdf", "md", "html", "json", "xlsx"}, *format):
		return 0, &usageError{msgBadFormat}
	}
	size, ok := summary.ParseLength(*length)
	if !ok {
		return 0, &usageError{msgBadLength}
	}
	if err := scope.check(); err != nil {
		return 0, err
	}
	var text []byte
	err := withDB(ctx, w, *path, false, func(db *queries.DB) error {
		unit, sc, err := scope.resolve(ctx, db, terms.OwnerViewer(), w.today())
		if err != nil {
			return err
		}
		facts, err := db.Facts(ctx, terms.OwnerViewer(), sc)
		if err != nil {
			return fmt.Errorf("gathering facts: %w", err)
		}
		if summary.Empty(facts) {
			return &plainError{msgNoDataFor(unit.Name, dashboards.PeriodName(sc.Period))}
		}
		o, err := web.WithOwn(ctx, db, terms.OwnerViewer(), sc, summary.Options{Date: sc.AsOf, Length: size, Sources: *sources})
		if err != nil {
			return err
		}
		draft := summary.Write(facts, o)
		if *format == "xlsx" {
			text, err = annexes(ctx, db, sc, draft)
			return err
		}
		text, err = formatted(ctx, draft, *format, paper)
		return err
	})
	if err != nil {
		return 0, err
	}
	if *out == "" {
		_, err := w.out.Write(text)
		return exitOK, err
	}
	if err := os.WriteFile(*out, text, 0o600); err != nil {
		return 0, &plainError{msgNotWritten(*out)}
	}
	return exitOK, w.say(msgWritten(*out))
}

// annexes writes the tables of a draft as a workbook.
func annexes(ctx context.Context, db *queries.DB, sc terms.Scope, d summary.Draft) ([]byte, error) {
	o, err := db.Overview(ctx, terms.OwnerViewer(), sc)
	if err != nil {
		return nil, fmt.Errorf("reading the months: %w", err)
	}
	data, err := web.AnnexBook(d, o.Months)
	if errors.Is(err, book.ErrEmpty) {
		return nil, &plainError{msgNothingForBook}
	}
	return data, err
}

func formatted(ctx context.Context, d summary.Draft, format string, paper docx.Options) ([]byte, error) {
	switch format {
	case "json":
		text, err := d.JSON()
		if err != nil {
			return nil, fmt.Errorf("writing the draft: %w", err)
		}
		return text, nil
	case "docx", "pdf":
		text, err := docx.Write(d, paper)
		if err != nil {
			return nil, fmt.Errorf("writing the draft: %w", err)
		}
		if format == "docx" {
			return text, nil
		}
		text, err = web.PDF(ctx, text)
		if errors.Is(err, web.ErrNoOffice) {
			return nil, &plainError{msgNoOffice}
		}
		return text, err
	case "html":
		return web.Standalone(d.Name(), d.HTML())
	}
	return []byte(d.Markdown()), nil
}

func verifyCommand(ctx context.Context, w world, args []string) (int, error) {
	fs := newFlags("verify")
	path := dbFlag(fs, world{getenv: func(string) string { return "" }}, "")
	rest, err := parse(fs, args)
	switch {
	case err != nil:
		return 0, err
	case len(rest) == 0:
		return 0, &usageError{msgNeedFile}
	case len(rest) > 1:
		return 0, &usageError{msgExtra(rest[1])}
	}
	file, err := readFile(rest[0])
	if err != nil {
		return 0, err
	}
	draft, err := parseDraft(file.Data)
	if err != nil {
		return 0, &plainError{msgNotDraft(rest[0])}
	}
	fresh, digest := map[string]terms.Figure(nil), ""
	if *path != "" {
		err = withDB(ctx, w, *path, false, func(db *queries.DB) error {
			fresh, digest, err = recompute(ctx, db, draft)
			return err
		})
		if err != nil {
			return 0, err
		}
	}
	return w.verdict(draft, summary.Verify(draft, fresh, digest), digest)
}

// parseDraft reads a draft's JSON, or the Word document made of it: a zip.
func parseDraft(data []byte) (summary.Draft, error) {
	if bytes.HasPrefix(data, []byte("PK")) {
		return docx.Read(data)
	}
	return summary.Parse(data)
}

// verdict prints what was found; digest is that of the data now, "" when no database
// was asked.
func (w world) verdict(d summary.Draft, v summary.Verdict, digest string) (int, error) {
	var lines []string
	numbers, words := parted(v.Altered)
	if len(numbers) > 0 {
		lines = append(append(lines, msgAltered), changes(numbers)...)
	}
	if len(words) > 0 {
		lines = append(append(lines, msgReworded), changes(words)...)
	}
	if len(v.Drifted) > 0 {
		lines = append(lines, msgDataChanged)
		lines = append(lines, changes(v.Drifted)...)
	}
	code := exitOK
	switch {
	case len(v.Altered) > 0 && len(v.Drifted) > 0:
		code = exitBoth
	case len(v.Altered) > 0:
		code = exitAltered
	case len(v.Drifted) > 0:
		code = exitDataChanged
	case digest == "":
		lines = append(lines, msgIntactAlone)
	case digest != d.Digest:
		lines = append(lines, msgSameDigest)
	default:
		lines = append(lines, msgIntact)
	}
	return code, w.say(lines...)
}

// parted tells changed figures from changed words: an officer may well change these.
func parted(list []summary.Change) (numbers, words []summary.Change) {
	for _, c := range list {
		if c.Figure == "" {
			words = append(words, c)
			continue
		}
		numbers = append(numbers, c)
	}
	return numbers, words
}

func changes(list []summary.Change) []string {
	lines := make([]string, len(list))
	for i, c := range list {
		lines[i] = "  " + c.Message
	}
	return lines
}

// recompute asks the database every question of the draft anew.
func recompute(ctx context.Context, db *queries.DB, d summary.Draft) (map[string]terms.Figure, string, error) {
	var asks []terms.Ask
	for _, key := range d.Keys() {
		// an altered key is left out: Verify misses its figure and says so
		if ask, err := terms.ParseAsk(key); err == nil {
			asks = append(asks, ask)
		}
	}
	fresh, err := db.Figures(ctx, terms.OwnerViewer(), asks)
	if err != nil {
		return nil, "", fmt.Errorf("recomputing the figures: %w", err)
	}
	if err := recomputeKeyless(ctx, db, d, fresh); err != nil {
		return nil, "", err
	}
	digest, err := db.Digest(ctx)
	if err != nil {
		return nil, "", fmt.Errorf("reading the digest: %w", err)
	}
	return fresh, digest, nil
}

// recomputeKeyless finds the figures a Word document names by id only among all that
// can be told of its unit and period.
func recomputeKeyless(ctx context.Context, db *queries.DB, d summary.Draft, fresh map[string]terms.Figure) error {
	if len(d.Keys()) == len(d.Ledger) {
		return nil
	}
	facts, err := db.Facts(ctx, terms.OwnerViewer(), terms.Scope{Unit: d.Unit, Period: d.Period, AsOf: d.AsOf})
	if errors.Is(err, queries.ErrNotFound) {
		return nil // the unit is gone, and every figure with it
	}
	if err != nil {
		return fmt.Errorf("gathering facts: %w", err)
	}
	found := map[string]terms.Figure{}
	collectFigures(reflect.ValueOf(facts), found)
	for _, e := range d.Ledger {
		if f, ok := found[e.ID]; ok && e.Key == "" {
			fresh[e.ID] = f
		}
	}
	return nil
}
