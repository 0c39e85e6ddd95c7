package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
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

// draftAsk is what the command line asks of a draft.
type draftAsk struct {
	scope                               scopeFlags
	format, length, keep, remark, voice string
	edition                             int64
	plain, sources, below               bool
	paper                               docx.Options
	size                                int
}

func (a *draftAsk) add(fs *flag.FlagSet) {
	a.scope.add(fs)
	fs.StringVar(&a.format, "format", "md", "docx, pdf (by LibreOffice), md, html, json, or xlsx: the annexes")
	fs.StringVar(&a.length, "length", "full", "characters of text: 1500, 3000 or full")
	fs.StringVar(&a.voice, "voice", "", "office, school, enterprise or federation")
	fs.BoolVar(&a.sources, "sources", false, "a last annex lists where the figures come from")
	fs.BoolVar(&a.paper.Stamped, "seal", false, "leave room for a seal on name and date (docx, pdf)")
	fs.BoolVar(&a.paper.Issue, "issue", false, "a line to sign for issuing (docx, pdf)")
	fs.BoolVar(&a.plain, "plain", false, "without what people worded")
	fs.BoolVar(&a.below, "below", false, "one of each unit below, into the folder -o names")
	fs.StringVar(&a.keep, "keep", "", "keep it as an edition: final, or draft")
	fs.StringVar(&a.remark, "remark", "", "what to say about the edition")
	fs.Int64Var(&a.edition, "edition", 0, "a kept draft as it was")
}

// check reads what can be wrong without a database.
func (a *draftAsk) check() error {
	size, ok := summary.ParseLength(a.length)
	voice, spoken := summary.VoiceSaid(a.voice)
	switch {
	case a.edition != 0 && (a.scope != scopeFlags{} || a.keep != "" || a.voice != "" || a.plain || a.sources || a.length != "full"):
		return &usageError{msgEditionAlone}
	case a.scope.unit == "" && a.edition == 0:
		return &usageError{msgNeedUnit}
	case a.below && (a.edition != 0 || a.keep != "" || a.format == "xlsx"):
		return &usageError{msgBelowAlone}
	case !slices.Contains([]string{"", "final", "draft"}, a.keep):
		return &usageError{msgBadKeep}
	case a.voice != "" && !spoken:
		return &usageError{msgBadVoice}
	case !slices.Contains([]string{"docx", "pdf", "md", "html", "json", "xlsx"}, a.format):
		return &usageError{msgBadFormat}
	case !ok:
		return &usageError{msgBadLength}
	}
	a.size = size
	if a.voice != "" {
		a.voice = voice
	}
	return a.scope.check()
}

func draftCommand(ctx context.Context, w world, args []string) (int, error) {
	fs := newFlags("draft")
	path := dbFlag(fs, w, "")
	var ask draftAsk
	ask.add(fs)
	out := outFlag(fs)
	if err := noMore(parse(fs, args)); err != nil {
		return 0, err
	}
	if err := ask.check(); err != nil {
		return 0, err
	}
	if ask.below {
		if *out == "" {
			return 0, &usageError{msgBelowFolder}
		}
		return exitOK, withDB(ctx, w, *path, false, func(db *queries.DB) error { return w.draftsBelow(ctx, db, ask, *out) })
	}
	var text []byte
	err := withDB(ctx, w, *path, false, func(db *queries.DB) (err error) {
		if ask.edition != 0 {
			text, err = keptFile(ctx, db, ask.edition, ask.format)
			return err
		}
		text, err = w.draft(ctx, db, ask)
		return err
	})
	if err != nil {
		return 0, err
	}
	return w.writeOut(*out, text)
}

// draft writes a draft as people worded it, and keeps it where that is asked.
func (w world) draft(ctx context.Context, db *queries.DB, ask draftAsk) ([]byte, error) {
	unit, sc, err := ask.scope.resolve(ctx, db, terms.OwnerViewer(), w.today())
	if err != nil {
		return nil, err
	}
	facts, err := db.Facts(ctx, terms.OwnerViewer(), sc)
	if err != nil {
		return nil, fmt.Errorf("gathering facts: %w", err)
	}
	if summary.Empty(facts) {
		return nil, &plainError{msgNoDataFor(unit.Name, dashboards.PeriodName(sc.Period))}
	}
	o, err := web.WithOwn(ctx, db, terms.OwnerViewer(), facts, summary.Options{Voice: ask.voice, Date: sc.AsOf, Length: ask.size, Sources: ask.sources})
	if err != nil {
		return nil, err
	}
	d := summary.Write(facts, o)
	worded := web.Worded{Edited: d.Edit(nil, nil), Of: queries.DraftOf{Unit: d.Unit, Period: d.Period, Voice: d.Options.Voice}}
	if !ask.plain {
		if worded, err = web.WordDraft(ctx, db, terms.OwnerViewer(), d); err != nil {
			return nil, err
		}
	}
	if ask.keep != "" {
		if err := w.keep(ctx, db, sc, worded, ask.keep, ask.remark); err != nil {
			return nil, err
		}
	}
	if ask.format == "xlsx" {
		return annexes(ctx, db, sc, worded.Draft)
	}
	return formatted(ctx, worded.Draft, ask.format, ask.paper)
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

// asPDF turns a Word document into a .pdf, where an office is installed.
func asPDF(ctx context.Context, word []byte) ([]byte, error) {
	text, err := web.PDF(ctx, word)
	if errors.Is(err, web.ErrNoOffice) {
		return nil, &plainError{msgNoOffice}
	}
	return text, err
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
		return asPDF(ctx, text)
	case "html":
		return web.Standalone(d.Name(), d.HTML())
	}
	return []byte(d.Markdown()), nil
}

func verifyCommand(ctx context.Context, w world, args []string) (int, error) {
	fs := newFlags("verify")
	path := dbFlag(fs, world{getenv: func(string) string { return "" }}, "")
	edition := fs.Int64("edition", 0, "a kept draft: with a file, hold the file against it; alone, hold it against the data")
	rest, err := parse(fs, args)
	switch {
	case err != nil:
		return 0, err
	case len(rest) == 0 && *edition == 0:
		return 0, &usageError{msgEditionOrder}
	case len(rest) > 1:
		return 0, &usageError{msgExtra(rest[1])}
	case *edition != 0 && *path == "":
		return 0, &usageError{msgNeedDB}
	}
	var draft summary.Draft
	if len(rest) == 1 {
		if draft, err = readDraft(rest[0]); err != nil {
			return 0, err
		}
	}
	fresh, digest := map[string]terms.Figure(nil), ""
	if *path != "" {
		err = withDB(ctx, w, *path, false, func(db *queries.DB) error {
			if len(rest) == 0 {
				if draft, err = keptDraft(ctx, db, *edition); err == nil {
					fresh, digest, err = recompute(ctx, db, draft)
				}
				return err
			}
			fresh, digest, err = against(ctx, db, draft, *edition)
			return err
		})
		if err != nil {
			return 0, err
		}
	}
	return w.verdict(draft, summary.Verify(draft, fresh, digest), digest)
}

// readDraft reads a file that holds a draft.
func readDraft(path string) (summary.Draft, error) {
	file, err := readFile(path)
	if err != nil {
		return summary.Draft{}, err
	}
	d, err := parseDraft(file.Data)
	if err != nil {
		return d, &plainError{msgNotDraft(path)}
	}
	return d, nil
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
