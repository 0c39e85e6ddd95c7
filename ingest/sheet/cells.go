package sheet

import (
	"path"
	"strings"

	"nianlun/queries/terms"
)

// Cells returns the sheets of a file as they were read, so that they can be written down
// again: reading what was written gives the same tables. The error is a *FileError.
func Cells(name string, data []byte) (sheets []terms.RawSheet, err error) {
	grids, _, err := gridsOf(path.Base(strings.ReplaceAll(name, "\\", "/")), data)
	if err != nil {
		return nil, err
	}
	for _, g := range grids {
		if g.over {
			return nil, fileError(name, msgTooLarge)
		}
		sheets = append(sheets, g.raw())
	}
	return sheets, nil
}

// CellsOf returns the sheet FromRows would read.
func CellsOf(name string, before []string, rows [][]string) terms.RawSheet {
	g, above := gridOf(name, before, rows)
	raw := g.raw()
	raw.Above = above
	return raw
}

func (g *grid) raw() terms.RawSheet {
	out := terms.RawSheet{Name: g.name, Hidden: g.hidden, Rows: make([][]terms.RawCell, len(g.rows))}
	for i, row := range g.rows {
		cells := make([]terms.RawCell, len(row))
		for j := range row {
			cells[j] = row[j].raw()
		}
		out.Rows[i] = cells
	}
	for _, m := range g.merges {
		out.Merges = append(out.Merges, terms.RawArea{Top: m.top, Left: m.left, Bottom: m.bottom, Right: m.right})
	}
	return out
}

func (c cell) raw() terms.RawCell {
	out := terms.RawCell{Text: c.text, Places: int(c.places), Red: c.red}
	if c.kind == textCell {
		out.Indent = max(0, int(c.indent)-indentOf(c.text))
	}
	switch n := c.num; c.kind {
	case numberCell:
		if plain := numberOf(n).text; plain == c.text {
			out.Number = &n
		}
	case dayCell:
		out.Day = c.day()
	case faultCell:
		if textOf(c.text).kind != faultCell { // a formula nobody worked out
			out.Text = "#VALUE!"
		}
	}
	return out
}
