package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"nianlun/dashboards"
	"nianlun/ingest"
	"nianlun/queries"
	"nianlun/queries/terms"
)

// mostRejects is how many faulty rows of a table are printed in full.
const mostRejects = 50

type importFlags struct {
	db           *string
	days         scopeFlags
	kind         string
	dryRun       bool
	json         bool
	records      bool
	correction   string // folder for correction workbooks; "": none wanted
	revises      int64  // batch of which the file is an edited copy; 0: none
	files        []string
	kindOfRecord terms.Kind
}

func importCommand(ctx context.Context, w world, args []string) (int, error) {
	f, err := parseImport(w, args)
	if err != nil {
		return 0, err
	}
	span, err := f.days.span()
	if err != nil {
		return 0, err
	}
	if err := correctionFolder(f.correction); err != nil {
		return 0, err
	}
	files, done := readAll(f.files)
	defer done()
	if f.revises != 0 {
		if len(files) != 1 {
			return 0, &usageError{msgOneRevision}
		}
		files[0].Revises = f.revises
	}
	reports, broken := unread(files), false
	o := ingest.Options{
		Viewer: terms.OwnerViewer(), Unit: f.days.unit, Year: f.days.year, Span: span, Kind: f.kindOfRecord,
		DryRun: f.dryRun, Records: f.records, Now: w.now(),
	}
	if len(reports) < len(files) {
		path, tidy, err := dbFor(f)
		if err != nil {
			return 0, err
		}
		defer tidy()
		err = withDB(ctx, w, path, true, func(db *queries.DB) error {
			reports, broken, err = loadFiles(ctx, w, db, files, o)
			if err == nil && f.correction != "" && !f.dryRun && !broken {
				err = writeCorrections(ctx, w, db, f.correction, reports)
			}
			return err
		})
		if err != nil {
			return 0, fmt.Errorf("importing: %w", err)
		}
	}
	if err := printReports(w, f, reports); err != nil {
		return 0, err
	}
	if broken {
		return brokenOff(w, reports, f.dryRun)
	}
	return importCode(reports), nil
}

// dbFor is the database to import into. A dry run on a path where none stands yet uses
// a passing one, so that trying a file leaves nothing behind.
func dbFor(f importFlags) (path string, tidy func(), err error) {
	if _, err := os.Stat(*f.db); !f.dryRun || err == nil {
		return *f.db, func() {}, nil
	}
	dir, err := os.MkdirTemp("", "nianlun")
	if err != nil {
		return "", nil, fmt.Errorf("making a passing database: %w", err)
	}
	return filepath.Join(dir, "dry.duckdb"), func() { _ = os.RemoveAll(dir) }, nil
}

func parseImport(w world, args []string) (importFlags, error) {
	var f importFlags
	fs := newFlags("import")
	f.db = dbFlag(fs, w, "")
	fs.StringVar(&f.days.unit, "unit", "", "unit of rows that name none")
	f.days.addDays(fs)
	fs.StringVar(&f.kind, "kind", "auto", "kind of record")
	fs.BoolVar(&f.dryRun, "dry-run", false, "report and take everything back")
	fs.StringVar(&f.correction, "correction", "", "folder for correction workbooks")
	fs.Int64Var(&f.revises, "revises", 0, "batch of which the file is an edited copy")
	fs.BoolVar(&f.json, "json", false, "one JSON object a file")
	fs.BoolVar(&f.records, "records", false, "records in the JSON")
	var err error
	if f.files, err = parse(fs, args); err != nil {
		return f, err
	}
	if f.kind != "auto" && f.kind != "" {
		f.kindOfRecord = terms.Kind(f.kind)
		if !slices.Contains(terms.Kinds(), f.kindOfRecord) {
			return f, &usageError{msgBadKind(f.kind, kindWords())}
		}
	}
	switch {
	case *f.db == "":
		return f, &usageError{msgNeedDB}
	case len(f.files) == 0:
		return f, &usageError{msgNeedFiles}
	case f.revises < 0:
		return f, &usageError{msgBadBatch}
	}
	return f, nil
}

func kindWords() []string {
	var all []string
	for _, k := range terms.Kinds() {
		all = append(all, string(k))
	}
	return all
}

// readAll reads the files and opens archives, until done is called; one that cannot be read
// says why and does not hold up the others.
func readAll(paths []string) (files []ingest.File, done func()) {
	var open []func() error
	for _, path := range paths {
		file, shut, err := openFile(path)
		if open = append(open, shut); err != nil {
			file = ingest.File{Name: filepath.Base(path), Refused: explain(err)}
		}
		files = append(files, file)
	}
	return ingest.Unpack(files), func() {
		for _, shut := range open {
			_ = shut() // read only
		}
	}
}

// unread reports the files that cannot be read: when there are no others, no database
// is needed.
func unread(files []ingest.File) []ingest.Report {
	var reports []ingest.Report
	for _, f := range files {
		if f.Refused != "" {
			reports = append(reports, ingest.Report{File: f.Name, Error: f.Refused, Sheets: []ingest.SheetReport{}})
		}
	}
	return reports
}

// importCode: 0 all taken, 3 some rows or files not, 1 nothing could be read.
func importCode(reports []ingest.Report) int {
	unread, clean := 0, true
	for _, r := range reports {
		if r.Error != "" {
			unread++
		}
		clean = clean && r.Clean()
	}
	switch {
	case unread == len(reports):
		return exitFailed
	case !clean:
		return exitPartly
	}
	return exitOK
}

func printReports(w world, f importFlags, reports []ingest.Report) error {
	if f.json {
		enc := json.NewEncoder(w.out)
		enc.SetEscapeHTML(false)
		var all error
		for _, r := range reports {
			all = errors.Join(all, enc.Encode(r))
		}
		return all
	}
	for _, r := range reports {
		if f.dryRun {
			r.Batch = 0
		}
		if err := printReport(w.out, r); err != nil {
			return err
		}
	}
	if f.dryRun {
		_, err := io.WriteString(w.out, changesText(reports)+msgDryRunNote+"\n")
		return err
	}
	return nil
}

// changesText lists the figures that would change, by unit.
func changesText(reports []ingest.Report) string {
	var b strings.Builder
	for _, r := range reports {
		for _, g := range dashboards.Changes(r.Changes) {
			b.WriteString(msgWouldChange(g.Unit) + "\n")
			for _, c := range g.Rows {
				b.WriteString("  " + msgChange(c.Label, c.Before, c.After, c.Difference) + "\n")
			}
		}
	}
	return b.String()
}

func printReport(out io.Writer, r ingest.Report) error {
	var b strings.Builder
	b.WriteString(r.File)
	if r.Batch > 0 && r.Error == "" {
		b.WriteString("  " + msgBatch(r.Batch))
	}
	if r.Same {
		b.WriteString(msgSameFile)
	}
	b.WriteString("\n")
	if r.Error != "" {
		b.WriteString("  " + msgNotRead + r.Error + "\n")
	}
	if r.Why != "" {
		b.WriteString("  " + msgLeft + r.Why + "\n")
	}
	for _, s := range r.Sheets {
		writeSheet(&b, s)
	}
	writeRevision(&b, r.Revision)
	_, err := io.WriteString(out, b.String())
	return err
}

func writeSheet(b *strings.Builder, s ingest.SheetReport) {
	if s.Sheet = dashboards.SheetOf(s.Sheet); s.Sheet == "" {
		s.Sheet = msgOnlySheet
	}
	if s.Kind == nil {
		b.WriteString("  " + msgNoData(s.Sheet, s.Why) + "\n")
		return
	}
	if s.Zero && s.RowsLoaded == 0 {
		b.WriteString("  " + msgZeroReport(s.Sheet, dashboards.KindName(*s.Kind), s.Unit) + "\n")
		return
	}
	b.WriteString("  " + msgLoaded(s.Sheet, dashboards.KindName(*s.Kind), s.Unit, s.RowsLoaded))
	for _, part := range []struct {
		n    int
		name string
	}{{s.RowsUnchanged, msgUnchanged}, {len(s.Skipped), msgSkipped}, {rowsOf(s.Rejected), msgRejected}} {
		if part.n > 0 {
			b.WriteString(msgPart(part.name, part.n))
		}
	}
	b.WriteString("\n")
	for _, a := range s.Also {
		b.WriteString("    " + msgAlso(dashboards.KindName(a.Kind), a.Rows, terms.Money(a.Totals.AmountFen).Yuan()) + "\n")
	}
	writeRejects(b, s.Rejected)
	writeRejects(b, s.Doubts)
	for _, t := range s.Stated {
		if t.Stated != t.Loaded {
			b.WriteString("    " + msgTotalDiffers(t.Row, t.Scope, statedWords(t.Column, t.Stated), statedWords(t.Column, t.Loaded), statedWords(t.Column, t.Diff), t.Why) + "\n")
		}
	}
	if len(s.Unknown) > 0 {
		b.WriteString("    " + msgUnusedColumns + strings.Join(s.Unknown, msgComma) + "\n")
	}
}

// writeRejects prints one line a fault; a cell that gave two records is told once.
func writeRejects(b *strings.Builder, rejected []terms.Reject) {
	var lines []string
	for _, r := range rejected {
		if line := rejectLine(r); !slices.Contains(lines[max(0, len(lines)-3):], line) {
			lines = append(lines, line)
		}
	}
	for i, line := range lines {
		if i == mostRejects {
			b.WriteString("    " + msgMore(len(lines)-i) + "\n")
			return
		}
		b.WriteString("    " + line + "\n")
	}
}

func rowsOf(rejected []terms.Reject) int {
	rows := map[int]bool{}
	for _, r := range rejected {
		rows[r.Row] = true
	}
	return len(rows)
}

func rejectLine(r terms.Reject) string {
	column := r.Header
	if column == "" {
		column = r.Column
	}
	line := msgRowNumber(r.Row)
	if column != "" {
		line += msgQuoted(column)
	}
	if r.Cell != "" {
		line += msgBrackets(r.Cell)
	}
	if r.Value != "" {
		line += msgSays + msgQuoted(oneLine(r.Value, 40))
	}
	line += msgColon + r.Why
	if r.Hint != "" {
		line += msgFullStop + r.Hint
	}
	return line
}

// statedWords writes a total by its column: money in yuan, else the plain count.
func statedWords(column string, n int64) string {
	switch column {
	case "amount", "spend", "goods", "adjusted":
		return terms.Money(n).Yuan()
	}
	return fmt.Sprint(n)
}
