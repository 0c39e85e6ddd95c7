package docx

import (
	"slices"
	"unicode/utf8"

	"nianlun/dashboards/summary"
)

// wideTable is the number of columns from which on the smaller types are used.
const wideTable = 6

// cellMargin is the room left and right of a cell's text, in twips.
const cellMargin = 70

// pointsOf is the type a table is set in.
func pointsOf(t summary.Block) int {
	switch {
	case len(t.Head) > wideTable:
		return sizeTableWidest
	case len(t.Head) == wideTable:
		return sizeTableWide
	}
	return sizeTable
}

func (w *writer) table(t summary.Block) {
	points, wide := pointsOf(t), w.width()
	columns := columnsOf(t, points, wide)
	if len(columns) == 0 {
		return
	}
	w.b.WriteString(`<w:tbl><w:tblPr><w:tblW w:w="` + itoa(wide) + `" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>`)
	for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
		w.b.WriteString(`<w:` + side + ` w:val="single" w:sz="4" w:space="0" w:color="auto"/>`)
	}
	margin := itoa(cellMargin)
	w.b.WriteString(`</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="` + margin + `" w:type="dxa"/><w:right w:w="` + margin + `" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>`)
	for _, c := range columns {
		w.b.WriteString(`<w:gridCol w:w="` + itoa(c.twips) + `"/>`)
	}
	w.b.WriteString(`</w:tblGrid>`)
	w.row(columns, t.Head, points, true, true)
	for i, r := range t.Rows {
		w.row(columns, r, points, false, i == 0)
	}
	// A body may not end in a table, and Word would add a full line.
	w.b.WriteString(`</w:tbl><w:p><w:pPr><w:snapToGrid w:val="0"/>` + exact(0, 20, 0) + `<w:rPr>` + fonts(fontFang, fontLatin) + size(2) + `</w:rPr></w:pPr></w:p>`)
}

// row writes one row that stays on its page; the head is repeated on every page.
func (w *writer) row(columns []column, cells []summary.Cell, points int, head, keep bool) {
	w.b.WriteString(`<w:tr><w:trPr><w:cantSplit/>`)
	if head {
		w.b.WriteString(`<w:tblHeader/>`)
	}
	w.b.WriteString(`</w:trPr>`)
	for i, c := range columns {
		w.b.WriteString(`<w:tc><w:tcPr><w:tcW w:w="` + itoa(c.twips) + `" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/>`)
		font := fontFang
		if keep {
			w.b.WriteString(`<w:keepNext/>`) // head and first row stand together with the caption
		}
		if head {
			font = fontHei
		}
		if head || c.short {
			w.b.WriteString(`<w:jc w:val="center"/>`)
		}
		w.b.WriteString(`</w:pPr>`)
		if i < len(cells) {
			w.spans(font, size(points), cells[i])
		}
		w.b.WriteString(`</w:p></w:tc>`)
	}
	w.b.WriteString(`</w:tr>`)
}

// column is the width of a column; the cells of a short one are centred.
type column struct {
	twips int
	short bool
}

// shortCell is the widest text, in characters, that reads well centred.
const shortCell = 9

// mostShort is the part of the page the short columns may take before they, too, must break.
const mostShort = 0.8

// slack makes room for computers that lack the named fonts.
const slack = 1.06

// roomy is width with the wider digits of other fonts.
func roomy(s string) float64 {
	const wider = 0.25
	full := width(s)
	latin := 2 * (float64(utf8.RuneCountInString(s)) - full) // each counts a half
	return full + latin/2*wider
}

// columnsOf shares the width of the page: narrow columns get what they need, the wide
// ones share the rest by what they hold.
func columnsOf(t summary.Block, points, wide int) []column {
	n := len(t.Head)
	for _, r := range t.Rows {
		n = max(n, len(r))
	}
	need := make([]float64, n)
	for i := range need {
		need[i] = usual(t, i)
	}
	columns := make([]column, n)
	character := float64(points) * 10
	room := 0.0
	for i := range columns {
		columns[i].short = need[i] <= shortCell
		need[i] = (need[i]+0.5)*character*slack + 2*cellMargin
		if columns[i].short {
			room += need[i]
		}
	}
	left, open := wide, []int{}
	for i := range columns {
		if columns[i].short && room <= float64(wide)*mostShort { // a number is not torn while words can break
			columns[i].twips = int(need[i])
			left -= columns[i].twips
			continue
		}
		open = append(open, i)
	}
	if len(open) == 0 {
		spread(columns, left)
		return columns
	}
	columns[widest(need)].twips += settle(columns, need, open, left) // rounding, or room to spare
	return columns
}

// spread shares out what is left where every column has what it needs.
func spread(columns []column, left int) {
	for i := range columns {
		share := left / (len(columns) - i)
		columns[i].twips += share
		left -= share
	}
}

// usual is the width of a column's head and cells; where they are longer than reads
// well in one line, of nine in ten of them: a rare long one may break.
func usual(t summary.Block, i int) float64 {
	var widths []float64
	for _, row := range t.Rows {
		if i < len(row) {
			widths = append(widths, roomy(summary.Text(row[i])))
		}
	}
	slices.Sort(widths)
	need := 0.0
	if n := len(widths); n > 0 {
		if need = widths[n-1]; need > shortCell {
			need = widths[(n*9+9)/10-1]
		}
	}
	if i < len(t.Head) {
		need = max(need, roomy(summary.Text(t.Head[i])))
	}
	return need
}

// settle gives out the width and returns what is left of it.
func settle(columns []column, need []float64, open []int, left int) int {
	for len(open) > 0 {
		fair := float64(left) / float64(len(open))
		at := slices.IndexFunc(open, func(i int) bool { return need[i] <= fair })
		if at < 0 {
			break
		}
		columns[open[at]].twips = int(need[open[at]])
		left -= columns[open[at]].twips
		open = slices.Delete(open, at, at+1)
	}
	var sum float64
	for _, i := range open {
		sum += min(need[i], textWidth)
	}
	room := left
	for _, i := range open {
		columns[i].twips = int(float64(room) * min(need[i], textWidth) / sum)
		left -= columns[i].twips
	}
	return left
}

func widest(need []float64) int {
	at := 0
	for i := range need {
		if need[i] > need[at] {
			at = i
		}
	}
	return at
}
