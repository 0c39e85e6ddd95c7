package word

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
)

// Characters that steer the text of a .doc.
const (
	cellMark, lineBreak, pageBreak, paragraphMark = 0x07, 0x0B, 0x0C, 0x0D
	fieldBegin, fieldSeparator, fieldEnd          = 0x13, 0x14, 0x15
	hardHyphen, softHyphen                        = 0x1E, 0x1F
)

// oldReader gathers paragraphs and tables while the text goes by.
type oldReader struct {
	doc    *oldDoc
	out    Document
	text   []uint16
	fields []bool // of the fields open: whether what goes by is their code, not their result
	lines  []string
	row    []string
	rows   []oldRow
	marked bool // rows are told apart by their end marks
	after  bool // a cell ended and nothing came since
}

// oldRow is a row of a table with the places of its cells.
type oldRow struct {
	cells  []string
	edges  []int
	merges []string
}

func (d *oldDoc) document() Document {
	r := &oldReader{doc: d}
	for _, p := range d.paragraphs {
		r.marked = r.marked || rowEnd(p.props)
	}
	size := 0
	for _, p := range d.pieces {
		if size += p.to - p.from; size > maxText {
			break
		}
		r.piece(p)
	}
	if len(r.text) > 0 {
		r.paragraph(paraProps{})
	}
	r.flush()
	return r.out
}

func rowEnd(props []byte) (end bool) {
	each(props, func(sprm int, operand []byte) { end = end || sprm == sprmRowEnd && operand[0] == 1 })
	return end
}

func (r *oldReader) piece(p piece) {
	for i := range p.to - p.from {
		at, c := p.at+i, uint16(0)
		if p.narrow {
			c = narrow(r.doc.main[at])
		} else {
			at = p.at + 2*i
			c = uint16(u16(r.doc.main, at))
		}
		r.take(c, at)
	}
}

// narrow reads one byte of Windows' western code page.
func narrow(b byte) uint16 {
	if b < 0x80 || b > 0x9F {
		return uint16(b)
	}
	return [32]uint16{
		0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
		0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
	}[b-0x80]
}

func (r *oldReader) take(c uint16, at int) {
	switch c {
	case paragraphMark, pageBreak:
		r.paragraph(r.doc.propsOf(at))
		return
	case cellMark:
		r.mark(at)
		return
	case fieldBegin:
		r.fields = append(r.fields, true)
	case fieldSeparator:
		if n := len(r.fields); n > 0 {
			r.fields[n-1] = false
		}
	case fieldEnd:
		r.fields = r.fields[:max(0, len(r.fields)-1)]
	}
	r.after = false
	if slices.Contains(r.fields, true) || find(r.doc.hidden, at) != nil {
		return
	}
	switch {
	case c == lineBreak:
		c = '\n'
	case c == hardHyphen:
		c = '-'
	case c == '\t':
	case c < 0x20, c == softHyphen:
		return
	}
	r.text = append(r.text, c)
}

func (r *oldReader) taken() string {
	text := strings.TrimRight(string(utf16.Decode(r.text)), " \t\n")
	r.text = r.text[:0]
	return text
}

// mark ends a cell or, where the paragraph says so, a row. A file without such
// properties ends a row by a second mark.
func (r *oldReader) mark(at int) {
	p := r.doc.propsOf(at)
	if p.rowEnd || !r.marked && r.after {
		r.text, r.after = r.text[:0], false
		r.rows = append(r.rows, oldRow{r.row, p.edges, p.merges})
		r.row, r.lines = nil, nil
		return
	}
	if line := r.line(p); line != "" {
		r.lines = append(r.lines, line)
	}
	r.row, r.lines, r.after = append(r.row, strings.Join(r.lines, "\n")), nil, true
}

// line is a paragraph's text with its number.
func (r *oldReader) line(p paraProps) string {
	text := r.taken()
	if strings.TrimSpace(text) == "" {
		return ""
	}
	return numbered(r.doc.lists.next(strconv.Itoa(p.list), p.level), text)
}

func (r *oldReader) paragraph(p paraProps) {
	if p.inTable {
		if line := r.line(p); line != "" {
			r.lines = append(r.lines, line)
		}
		return
	}
	r.flush()
	b := Block{Text: r.taken(), Level: p.outline}
	if strings.TrimSpace(b.Text) != "" {
		if b.Number = r.doc.lists.next(strconv.Itoa(p.list), p.level); b.Number != "" && b.Level == 0 {
			b.Level = p.level + 1
		}
	}
	r.out.Blocks = append(r.out.Blocks, b)
}

// flush closes the table before a paragraph outside it.
func (r *oldReader) flush() {
	if len(r.row) > 0 {
		r.rows = append(r.rows, oldRow{cells: r.row})
	}
	if len(r.rows) > 0 {
		r.out.Blocks = append(r.out.Blocks, Block{Rows: laid(r.rows)})
	}
	r.rows, r.row, r.lines = nil, nil, nil
}

// laid places the cells of all rows in the columns their edges make together.
func laid(rows []oldRow) [][]string {
	columns := columnsOf(rows)
	var out [][]string
	var above []string
	for _, row := range rows {
		var cells []cell
		for i, text := range row.cells {
			c := cell{text: text, span: 1}
			if i+1 < len(row.edges) && i < len(row.merges) {
				c.span = max(1, columnAt(columns, row.edges[i+1])-columnAt(columns, row.edges[i]))
				c.merge = row.merges[i]
			}
			if c.merge == "gone" && len(cells) > 0 {
				cells[len(cells)-1].span += c.span
				continue
			}
			cells = append(cells, c)
		}
		above = layout(cells, above)
		out = append(out, above)
	}
	return out
}

// near is how far apart, in twips, two edges may lie that are meant as one.
const near = 60

func columnsOf(rows []oldRow) []int {
	var all, out []int
	for _, row := range rows {
		all = append(all, row.edges...)
	}
	slices.Sort(all)
	for _, e := range all {
		if len(out) == 0 || e-out[len(out)-1] > near {
			out = append(out, e)
		}
	}
	return out[:min(len(out), 200)]
}

func columnAt(columns []int, edge int) int {
	i, _ := slices.BinarySearch(columns, edge-near)
	return i
}
