package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"path"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"nianlun/dashboards/book"
	"nianlun/ingest"
	"nianlun/queries"
	"nianlun/queries/terms"
)

// correction hands back the file of a batch with its faults marked.
func (s *Server) correction(c echo.Context, db *queries.DB) error {
	one, err := findBatch(c, db)
	if err != nil {
		return err
	}
	name, data, err := Correction(c.Request().Context(), db, viewerOf(c.Request().Context()), one.ID)
	if err != nil {
		return err
	}
	attach(c, name)
	return c.Blob(http.StatusOK, workbookType, data)
}

const workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

// Correction returns the file of a batch with its faults marked, under the name it goes
// back by. Who may see it is settled by queries.Original.
func Correction(ctx context.Context, db *queries.DB, v terms.Viewer, batch int64) (name string, data []byte, err error) {
	m, err := ingest.Faults(ctx, db, v, batch)
	if err != nil {
		return "", nil, fmt.Errorf("finding what to correct: %w", err)
	}
	if len(m.Notes) == 0 {
		return "", nil, &badRequestError{msgNothingToCorrect}
	}
	mark, err := db.CorrectionMark(ctx, v, batch)
	if err != nil {
		return "", nil, err
	}
	var faults []book.Fault
	for _, n := range m.Notes {
		faults = append(faults, book.Fault{Sheet: n.Sheet, Cell: n.Cell, Note: n.Text, Mark: mark})
	}
	if data, err = book.Correct(m.Data, faults); !errors.Is(err, book.ErrNoWorkbook) {
		return sentBack(m.File, true, msgToCorrect), data, err
	}
	sheets, err := ingest.Cells(m.File, m.Data)
	if err != nil {
		return "", nil, fmt.Errorf("reading the cells: %w", err)
	}
	data, err = book.Rebuild(sheets, faults)
	return sentBack(m.File, false, msgToCorrect), data, err
}

// sentBack names a file that goes back to the visitor, once: no file is called
// 台账（待更正）（待更正）.
func sentBack(file string, kept bool, state string) string {
	base := path.Base(file)
	ending := path.Ext(base)
	stem := strings.TrimSuffix(base, ending)
	for _, old := range []string{msgToCorrect, msgMended} {
		stem = strings.ReplaceAll(stem, old, "")
	}
	if low := strings.ToLower(ending); !kept || low != ".xlsm" && low != ".xltx" && low != ".xltm" {
		ending = ".xlsx"
	}
	return stem + state + ending
}

// fix takes what the visitor typed over faulty cells: the file with these cells set goes
// the way of any other file, as a batch of its own.
func (s *Server) fix(c echo.Context, db *queries.DB) error {
	one, err := findBatch(c, db)
	if err != nil {
		return err
	}
	ctx := c.Request().Context()
	if err := db.HasOriginal(ctx, viewerOf(ctx), one.ID); err != nil {
		return fmt.Errorf("who may correct: %w", err)
	}
	typed, err := typedCells(c)
	if err != nil {
		return err
	}
	file, spec, err := mended(ctx, db, one.ID, typed)
	if err != nil {
		return err
	}
	spec.Title = file.Name
	all, err := inputs([]ingest.File{file})
	if err != nil {
		return err
	}
	return s.startJob(c, db, queries.ImportJob, spec, all)
}

// typedCells reads the cells of the form that were changed.
func typedCells(c echo.Context) ([]book.Amendment, error) {
	form, err := c.FormParams()
	if err != nil {
		return nil, &badRequestError{msgUploadBroken}
	}
	sheets, cells, old, values := form["sheet"], form["cell"], form["was"], form["value"]
	if len(sheets) != len(cells) || len(cells) != len(values) || len(old) != len(values) {
		return nil, &badRequestError{msgUploadBroken}
	}
	var typed []book.Amendment
	for i, value := range values {
		if oneLine(value) != oneLine(old[i]) {
			typed = append(typed, book.Amendment{Sheet: sheets[i], Cell: cells[i], Text: strings.TrimSpace(value)})
		}
	}
	if len(typed) == 0 {
		return nil, &badRequestError{msgNothingTyped}
	}
	return typed, nil
}

// oneLine is a text as a field of a form holds it.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// mended is the file of a batch with cells set, and how it was to be read. Only cells
// that were faulty can be set.
func mended(ctx context.Context, db *queries.DB, batch int64, typed []book.Amendment) (ingest.File, importSpec, error) {
	m, err := ingest.Faults(ctx, db, viewerOf(ctx), batch)
	if err != nil {
		return ingest.File{}, importSpec{}, fmt.Errorf("finding what to correct: %w", err)
	}
	if typed, err = placed(m, typed); err != nil {
		return ingest.File{}, importSpec{}, err
	}
	data, err := book.Amend(m.Data, typed)
	workbook := !errors.Is(err, book.ErrNoWorkbook)
	if !workbook {
		sheets, unread := ingest.Cells(m.File, m.Data)
		if unread != nil {
			return ingest.File{}, importSpec{}, fmt.Errorf("reading the cells: %w", unread)
		}
		data, err = book.RebuildAmended(sheets, typed)
	}
	return ingest.File{Name: sentBack(m.File, workbook, msgMended), Data: data, Asked: &m.Asked}, importSpec{Unit: m.Asked.Unit, Year: m.Asked.Year}, err
}

// placed finds the cells of what was typed: faulty ones, and new ones of columns that are
// lacking.
func placed(m ingest.Marked, typed []book.Amendment) ([]book.Amendment, error) {
	var cells []book.Amendment
	var lacking []ingest.Missing
	for _, t := range typed {
		if column, row, ok := lackingPlace(t.Cell); ok {
			lacking = append(lacking, ingest.Missing{Sheet: t.Sheet, Row: row, Column: column, Text: t.Text})
			continue
		}
		if !slices.ContainsFunc(m.Notes, func(n ingest.Note) bool { return n.Sheet == t.Sheet && n.Cell == t.Cell }) {
			return nil, &badRequestError{msgNotFaulty(t.Cell)}
		}
		cells = append(cells, t)
	}
	if len(lacking) == 0 {
		return cells, nil
	}
	fresh, ok, err := ingest.Columns(m, lacking)
	if err != nil {
		return nil, fmt.Errorf("adding a column: %w", err)
	}
	if !ok {
		return nil, &badRequestError{msgNoColumnToAdd}
	}
	for _, f := range fresh {
		cells = append(cells, book.Amendment{Sheet: f.Sheet, Cell: f.Cell, Text: f.Text})
	}
	return cells, nil
}

// correctable finds out whether the visitor may have the file of a batch back to correct
// it, and where it came again: not from above its unit, since it names people.
func (v *fileView) correctable(ctx context.Context, db *queries.DB) error {
	look := slices.ContainsFunc(v.Sheets, func(s sheetView) bool { return len(s.Rejected)+len(s.Doubts) > 0 || !s.Agree() })
	if v.Batch.Undone || !look {
		return nil
	}
	err := db.HasOriginal(ctx, viewerOf(ctx), v.Batch.ID)
	if errors.Is(err, queries.ErrNotFound) || errors.Is(err, queries.ErrForbidden) {
		return nil
	}
	if err != nil {
		return err
	}
	v.Fix = true
	for i := range v.Sheets {
		v.Sheets[i].Fix = true
	}
	v.Later, err = laterCorrection(ctx, db, v.Batch)
	return err
}

// laterCorrection returns the newest batch that brought a file again corrected: one that
// is known to, else one of its name and for its unit. nil where there is none.
func laterCorrection(ctx context.Context, db *queries.DB, one terms.Batch) (*terms.Batch, error) {
	corrections, err := db.Corrections(ctx, viewerOf(ctx))
	if err != nil {
		return nil, err
	}
	batches, err := db.Batches(ctx, viewerOf(ctx))
	if err != nil {
		return nil, fmt.Errorf("listing batches: %w", err)
	}
	newest := corrections.Newest(one.ID)
	if i := slices.IndexFunc(batches, func(b terms.Batch) bool { return b.ID == newest }); i >= 0 {
		return &batches[i], nil
	}
	for _, b := range batches { // newest first
		again := strings.Contains(b.File, msgToCorrect) || strings.Contains(b.File, msgMended)
		if b.ID <= one.ID || b.Undone || !again || sentBack(b.File, false, "") != sentBack(one.File, false, "") {
			continue
		}
		same, err := sameUnit(ctx, db, b.ID, one.ID)
		if err != nil || same {
			return &b, err
		}
	}
	return nil, nil //nolint:nilnil // most files are never corrected
}

// sameUnit reports whether the first tables of two batches are of one unit.
func sameUnit(ctx context.Context, db *queries.DB, batches ...int64) (bool, error) {
	units := map[string]bool{}
	for _, id := range batches {
		tables, err := db.BatchTables(ctx, viewerOf(ctx), id)
		if err != nil && !errors.Is(err, queries.ErrNotFound) {
			return false, fmt.Errorf("reading what a batch held: %w", err)
		}
		if len(tables) > 0 {
			units[tables[0].Unit] = true
		}
	}
	return len(units) == 1, nil
}
