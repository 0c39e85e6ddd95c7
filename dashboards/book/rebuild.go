package book

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"nianlun/queries/terms"
)

// Rebuild writes a file that is no .xlsx workbook as one: every cell as it was read, at
// its place, so that reading it again gives the same. The faults are marked as Correct
// does. ErrEmpty where there is no sheet.
func Rebuild(sheets []terms.RawSheet, faults []Fault) ([]byte, error) {
	data, moved, err := build(sheets)
	if err != nil || len(faults) == 0 {
		return data, err
	}
	var placed []Fault
	for _, f := range faults {
		if f.Sheet, f.Cell, err = moved.cell(f.Sheet, f.Cell); err != nil {
			return nil, err
		}
		placed = append(placed, f)
	}
	return Correct(data, placed)
}

// RebuildAmended writes such a file with some of its cells set.
func RebuildAmended(sheets []terms.RawSheet, cells []Amendment) ([]byte, error) {
	data, moved, err := build(sheets)
	if err != nil {
		return nil, err
	}
	var placed []Amendment
	for _, c := range cells {
		if c.Sheet, c.Cell, err = moved.cell(c.Sheet, c.Cell); err != nil {
			return nil, err
		}
		placed = append(placed, c)
	}
	return Amend(data, placed)
}

// home is where a sheet came to stand in a new workbook.
type home struct {
	name  string
	above int
}

type homes map[string]home

func (h homes) cell(sheet, cell string) (string, string, error) {
	to, ok := h[sheet]
	if !ok {
		return "", "", fmt.Errorf("sheet %q: %w", sheet, ErrNoSheet)
	}
	p, ok := parsePlace(cell)
	if !ok {
		return "", "", fmt.Errorf("marking cell %q: no such place", cell)
	}
	p.row += to.above
	return to.name, p.String(), nil
}

// plainNames are the names of sheets of files that have none.
var plainNames = map[string]string{"": "Sheet1", "csv": "Sheet1", "tsv": "Sheet1", "txt": "Sheet1", "html": "Sheet1"}

func build(sheets []terms.RawSheet) ([]byte, homes, error) {
	if len(sheets) == 0 {
		return nil, nil, ErrEmpty
	}
	w := &writer{f: excelize.NewFile(), styles: map[string]int{}, names: map[string]bool{}}
	places := homes{}
	for _, s := range sheets {
		title := s.Name
		if plain := plainNames[title]; plain != "" {
			title = plain
		}
		name := w.name(title)
		if _, known := places[s.Name]; !known {
			places[s.Name] = home{name, s.Above}
		}
		w.rawSheet(name, s)
	}
	var b bytes.Buffer
	w.fail(w.f.Write(&b))
	w.fail(w.f.Close())
	if w.err != nil {
		return nil, nil, fmt.Errorf("writing the workbook: %w", w.err)
	}
	return b.Bytes(), places, nil
}

// sampledRows are enough to tell how wide a column must be.
const sampledRows = 200

func (w *writer) rawSheet(name string, s terms.RawSheet) {
	out, err := w.f.NewStreamWriter(name)
	if err != nil {
		w.fail(err)
		return
	}
	var widest []float64
	for _, row := range s.Rows[:min(len(s.Rows), sampledRows)] {
		for j, c := range row {
			if j >= len(widest) {
				widest = append(widest, narrowest)
			}
			for _, line := range strings.Split(c.Text, "\n") {
				if n := width(line) + 2; n <= widestRaw {
					widest[j] = max(widest[j], n)
				}
			}
		}
	}
	for j, n := range widest {
		w.fail(out.SetColWidth(j+1, j+1, n))
	}
	for i, row := range s.Rows {
		if cells, some := w.rawCells(row); some {
			w.fail(out.SetRow(at(1, i+1), cells))
		}
	}
	for _, m := range s.Merges {
		w.fail(out.MergeCell(at(m.Left, m.Top), at(m.Right, m.Bottom)))
	}
	w.fail(out.Flush())
	if s.Hidden {
		w.fail(w.f.SetSheetVisible(name, false))
	}
}

// widestRaw is the widest a column is made for; longer text, mostly a title, runs on.
const widestRaw = 40

func (w *writer) rawCells(row []terms.RawCell) (cells []any, some bool) {
	for _, c := range row {
		if c.Text == "" {
			cells = append(cells, nil)
			continue
		}
		some = true
		cells = append(cells, excelize.Cell{StyleID: w.rawStyle(c), Value: rawValue(c)})
	}
	return cells, some
}

func rawValue(c terms.RawCell) any {
	switch {
	case !c.Day.IsZero():
		return c.Day.Time()
	case c.Number != nil:
		return *c.Number
	}
	return plainLines(c.Text)
}

// rawStyle is the format of a cell: what tells something about its value is kept, and
// text is text, so that nothing typed over it turns into a number or a day.
func (w *writer) rawStyle(c terms.RawCell) int {
	key := "raw " + strconv.Itoa(c.Places) + " " + strconv.Itoa(c.Indent)
	format := "@"
	switch {
	case !c.Day.IsZero():
		key, format = key+" day", "yyyy-mm-dd"
	case c.Number != nil:
		key, format = key+" number", "General"
		if c.Places > 0 {
			format = "0." + strings.Repeat("0", min(c.Places, 30))
		}
	}
	if c.Red {
		key += " red"
	}
	return w.style(key, func() *excelize.Style {
		s := &excelize.Style{CustomNumFmt: &format}
		if c.Red {
			s.Font = &excelize.Font{Color: "FF0000"}
		}
		if c.Indent > 0 {
			s.Alignment = &excelize.Alignment{Indent: c.Indent}
		}
		return s
	})
}
