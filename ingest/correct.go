package ingest

import (
	"context"
	"errors"
	"path"
	"slices"
	"strconv"
	"strings"

	"nianlun/ingest/sheet"
	"nianlun/ingest/word"
	"nianlun/queries"
	"nianlun/queries/terms"
)

// Note says in Chinese what is wrong with one cell of a file and what to do.
type Note struct {
	Sheet string // as reports call it
	Cell  string // A1, counted as reports count
	Text  string
}

// Marked is the file of a batch with what is wrong in it.
type Marked struct {
	File  string
	Data  []byte      // as it was handed in
	Notes []Note      // in the order of the file
	Asked terms.Asked // how it was to be read, and a correction of it is; Corrects is its batch
}

// Faults returns the file of a batch with a note for each cell that was not taken, for
// cells to look at again and for totals that do not add up. Who may see it is settled by
// queries.Original. Without notes there is nothing to correct.
func Faults(ctx context.Context, db *queries.DB, v terms.Viewer, batch int64) (Marked, error) {
	file, data, err := db.Original(ctx, v, batch)
	if err != nil {
		return Marked{}, err
	}
	rejects, err := db.Rejects(ctx, v, batch)
	if err != nil {
		return Marked{}, err
	}
	tables, err := db.BatchTables(ctx, v, batch)
	if err != nil && !errors.Is(err, queries.ErrNotFound) {
		return Marked{}, err
	}
	m := Marked{File: file, Data: data}
	if err := m.recall(ctx, db, v, batch, tables); err != nil {
		return Marked{}, err
	}
	n := noter{m: &m, seen: map[Note]bool{}}
	for _, r := range rejects {
		n.reject(r.Source.Sheet, r.Reject)
	}
	for _, t := range tables {
		n.told(t, slices.ContainsFunc(rejects, func(r queries.RejectedRow) bool {
			return r.Source.Sheet == t.Sheet && r.Source.Table == t.Table
		}))
	}
	return m, n.err
}

// Asked tells how the file of a batch was to be read, for a correction of it. Who may know
// is settled by queries.Original.
func Asked(ctx context.Context, db *queries.DB, v terms.Viewer, batch int64) (terms.Asked, error) {
	file, data, err := db.Original(ctx, v, batch)
	if err != nil {
		return terms.Asked{}, err
	}
	tables, err := db.BatchTables(ctx, v, batch)
	if err != nil && !errors.Is(err, queries.ErrNotFound) {
		return terms.Asked{}, err
	}
	m := Marked{File: file, Data: data}
	err = m.recall(ctx, db, v, batch, tables)
	return m.Asked, err
}

func (m *Marked) recall(ctx context.Context, db *queries.DB, v terms.Viewer, batch int64, tables []queries.BatchTable) (err error) {
	m.Asked, err = db.Asked(ctx, v, batch)
	if errors.Is(err, queries.ErrNotFound) {
		m.guess(tables)
		err = nil
	}
	m.Asked.Corrects = batch
	return err
}

// guess settles what the person said of a file that came before this was kept, from what
// it was taken for. Its tables get what reading again tells of them.
func (m *Marked) guess(tables []queries.BatchTable) {
	for _, t := range tables {
		for _, c := range t.Covered {
			if y := c.Period.From.Year(); y > 0 && (m.Asked.Year == 0 || y < m.Asked.Year) {
				m.Asked.Year = y
			}
		}
	}
	again, err := read(File{Name: m.File, Data: m.Data, Asked: &m.Asked}, Options{})
	if err != nil {
		again.Tables = nil // it was read as another kind then
	}
	for i, t := range tables {
		if i >= len(again.Tables) {
			break
		}
		if again.Tables[i].Unit == "" && m.Asked.Unit == "" {
			m.Asked.Unit = t.Unit
		}
		tables[i].Doubts, tables[i].Totals = again.Tables[i].Doubts, again.Tables[i].Totals
	}
	if m.Asked.Unit == "" && len(tables) > 0 {
		m.Asked.Unit = tables[0].Unit
	}
}

// noter writes the notes of a file.
type noter struct {
	m      *Marked
	seen   map[Note]bool
	sheets []terms.RawSheet // read when a fault has no cell of its own
	err    error
}

func (n *noter) add(sheet, cell, text string) {
	note := Note{sheet, cell, text}
	if cell != "" && !n.seen[note] {
		n.seen[note] = true
		n.m.Notes = append(n.m.Notes, note)
	}
}

func (n *noter) reject(sheet string, r terms.Reject) {
	cell := r.Cell
	if cell == "" {
		cell = n.find(sheet, r.Row, r.Header)
	}
	n.add(sheet, cell, msgFault(r.Why, r.Value, r.Hint))
}

// told notes what loaded and should be looked at, and totals that no row explains.
func (n *noter) told(t queries.BatchTable, faulty bool) {
	for _, r := range t.Doubts {
		n.reject(t.Sheet, r)
	}
	for _, s := range t.Totals {
		if s.Diff != 0 && s.Cell != "" && !faulty {
			n.add(t.Sheet, s.Cell, msgFault(s.Why, "", ""))
		}
	}
}

// find looks for the cell of a fault that knows only its row: under its heading, else the
// first of the row.
func (n *noter) find(name string, row int, header string) string {
	if n.sheets == nil {
		if n.sheets, n.err = Cells(n.m.File, n.m.Data); n.err != nil {
			return ""
		}
	}
	i := slices.IndexFunc(n.sheets, func(s terms.RawSheet) bool { return s.Name == name })
	if i < 0 || row < 1 {
		return ""
	}
	rows, row := n.sheets[i].Rows, row+n.sheets[i].Above
	for r := min(row-1, len(rows)); header != "" && r >= 1; r-- {
		if c := slices.IndexFunc(rows[r-1], func(c terms.RawCell) bool { return sameWords(c.Text, header) }); c >= 0 {
			return cellName(row-n.sheets[i].Above, c+1)
		}
	}
	if row <= len(rows) {
		if c := slices.IndexFunc(rows[row-1], func(c terms.RawCell) bool { return c.Text != "" }); c >= 0 {
			return cellName(row-n.sheets[i].Above, c+1)
		}
	}
	return cellName(row-n.sheets[i].Above, 1)
}

func sameWords(a, b string) bool {
	return strings.Join(strings.Fields(a), "") == strings.Join(strings.Fields(b), "")
}

func cellName(row, col int) string {
	name := ""
	for ; col > 0; col = (col - 1) / 26 {
		name = string(rune('A'+(col-1)%26)) + name
	}
	return name + strconv.Itoa(row)
}

// Cells returns the sheets of a file as they were read, named and counted as its reports
// do, to be written down again where the file itself is no workbook that can be marked.
func Cells(file string, data []byte) ([]terms.RawSheet, error) {
	if !word.Is(data) {
		return sheet.Cells(path.Base(file), data)
	}
	doc, err := word.Read(data)
	if err != nil {
		return nil, err
	}
	_, sheets := wordSheets(file, doc, Options{})
	return sheets, nil
}
