package summary

import (
	"strconv"
	"strings"
	"unicode"

	"nianlun/queries/terms"
)

// TableCell is a cell of an annex for a workbook: words, or a number with what stands
// before it in the text (约). Names, marks and privacy are as in the draft.
type TableCell struct {
	Text   string
	Number *float64
	Before string
	Money  bool // in yuan

	Percent bool
	Day     terms.Date // a day; Text has it as the draft does
	Until   terms.Date // the last of several days
	Figure  string     // id, where the cell is one figure
}

// PlainTable is an annex of the draft for a workbook.
type PlainTable struct {
	Title string
	Name  string // the program's title, where Title is a person's
	Head  []string
	Rows  [][]TableCell
}

// Tables lists the annexes of the draft, charts apart.
func (d Draft) Tables() []PlainTable {
	figures := d.figures()
	var list []PlainTable
	for _, b := range d.Blocks {
		if b.Kind != Table {
			continue
		}
		t := PlainTable{Title: Text(b.Spans), Name: b.Name}
		if t.Name == "" {
			t.Name = t.Title
		}
		for _, c := range b.Head {
			t.Head = append(t.Head, Text(c))
		}
		units := make([]string, len(b.Head))
		for _, row := range b.Rows {
			var cells []TableCell
			for i, c := range row {
				cell, unit := tableCell(c, figures)
				if i < len(units) && unit != "" {
					units[i] = unit
				}
				cells = append(cells, cell)
			}
			t.Rows = append(t.Rows, cells)
		}
		for i, unit := range units {
			if unit != "" && !strings.HasSuffix(t.Head[i], "（"+unit+"）") {
				t.Head[i] += "（" + unit + "）"
			}
		}
		list = append(list, t)
	}
	return list
}

// tableCell makes a number of a cell that is one counted figure; a dash, which stands
// for what is not known, becomes an empty cell.
func tableCell(c Cell, figures map[string]terms.Figure) (cell TableCell, unit string) {
	text := Text(c)
	if text == msgDash {
		return TableCell{}, ""
	}
	if n, err := strconv.Atoi(text); err == nil && len(c) == 1 && c[0].Kind == Mark {
		value := float64(n)
		return TableCell{Number: &value}, "" // the number of the row
	}
	if cell, ok := dayCell(c, figures); ok {
		return cell, ""
	}
	if len(c) != 1 || c[0].Kind != Figure {
		return TableCell{Text: text}, ""
	}
	f, known := figures[c[0].Figure]
	if !known || !f.IsKnown() || f.Unit == "" || f.Unit == msgDay || strings.HasSuffix(string(f.Measure), "_date") {
		return TableCell{Text: text}, ""
	}
	value := *f.Value
	before := text
	if at := strings.IndexFunc(text, func(r rune) bool { return unicode.IsDigit(r) || r == '-' }); at >= 0 {
		before = text[:at]
	}
	return TableCell{Number: &value, Before: before, Money: f.Unit == msgYuan, Percent: f.Unit == msgPercent, Figure: f.ID}, f.Unit
}

// dayCell reads a cell of one day, or of a first and a last one.
func dayCell(c Cell, figures map[string]terms.Figure) (TableCell, bool) {
	out := TableCell{Text: Text(c)}
	for i, s := range c {
		f := figures[s.Figure]
		switch {
		case i%2 == 1 && s.Kind == Word && s.Text == msgTo:
		case i%2 == 1 || i > 2 || s.Kind != Figure || f.Unit != msgDay || !f.IsKnown():
			return TableCell{}, false
		case i == 0:
			out.Day, out.Figure = terms.Date(*f.Value), f.ID
		default:
			out.Until = terms.Date(*f.Value)
		}
	}
	return out, out.Day != 0
}
