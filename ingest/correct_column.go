package ingest

import (
	"fmt"
	"slices"

	"nianlun/queries/terms"
)

// Missing is a value a row lacks and its table has no cell for.
type Missing struct {
	Sheet  string
	Row    int
	Column string // canonical
	Text   string // what it is to be
}

// NewCell is a cell that was blank, with what goes into it.
type NewCell struct{ Sheet, Cell, Text string }

// Columns finds cells for values whose column is not in a file: one new column for each, to the
// right of everything, headed so that it is recognised. Only values the file was found to
// lack are placed; for another it returns false.
func Columns(m Marked, wanted []Missing) ([]NewCell, bool, error) {
	in, err := read(File{Name: m.File, Data: m.Data, Asked: &m.Asked}, Options{})
	if err != nil {
		return nil, false, fmt.Errorf("reading the file again: %w", err)
	}
	sheets, err := Cells(m.File, m.Data)
	if err != nil {
		return nil, false, err
	}
	b := columnBuilder{tables: in.Tables, sheets: sheets, columns: map[newColumn]int{}}
	for _, w := range wanted {
		if !b.place(w) {
			return nil, false, nil
		}
	}
	return b.cells, true, nil
}

// columnBuilder gives tables the columns they lack.
type columnBuilder struct {
	tables  []terms.Table
	sheets  []terms.RawSheet
	columns map[newColumn]int
	cells   []NewCell
}

// newColumn is a column by the sheet and row of its heading, and its word.
type newColumn struct {
	sheet string
	row   int
	word  string
}

func (b *columnBuilder) place(w Missing) bool {
	t := b.lacking(w)
	if t == nil || len(t.Heads) == 0 {
		return false
	}
	row := rowOf(t.Heads[0].Cell)
	if row < 1 || row >= w.Row {
		return false
	}
	word := newHeading(t.Kind, w.Column)
	at := newColumn{w.Sheet, row, word}
	col, known := b.columns[at]
	if !known {
		col = b.free(w.Sheet, row)
		b.columns[at] = col
		b.cells = append(b.cells, NewCell{w.Sheet, cellName(row, col), word})
	}
	b.cells = append(b.cells, NewCell{w.Sheet, cellName(w.Row, col), w.Text})
	return true
}

// lacking is the table that rejected a row for want of a column.
func (b *columnBuilder) lacking(w Missing) *terms.Table {
	for i, t := range b.tables {
		if t.Sheet == w.Sheet && slices.ContainsFunc(t.Rejected, func(r terms.Reject) bool {
			return r.Row == w.Row && r.Column == w.Column && r.Cell == ""
		}) {
			return &b.tables[i]
		}
	}
	return nil
}

// free is the first column right of everything on a sheet, from a row on downward.
func (b *columnBuilder) free(sheet string, from int) int {
	col := 1
	for _, s := range b.sheets {
		if s.Name != sheet {
			continue
		}
		for _, row := range s.Rows {
			if last := lastFilled(row); last >= col {
				col = last + 1
			}
		}
		for _, m := range s.Merges {
			if m.Bottom-s.Above >= from { // a title may run on over what is free
				col = max(col, m.Right+1)
			}
		}
	}
	for at, taken := range b.columns {
		if at.sheet == sheet {
			col = max(col, taken+1)
		}
	}
	return col
}

func lastFilled(row []terms.RawCell) int {
	for i := len(row); i > 0; i-- {
		if row[i-1].Text != "" {
			return i
		}
	}
	return 0
}

func rowOf(cell string) (row int) {
	for _, ch := range cell {
		if ch >= '0' && ch <= '9' {
			row = row*10 + int(ch-'0')
		}
	}
	return row
}
