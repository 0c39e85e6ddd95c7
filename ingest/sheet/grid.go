package sheet

import (
	"strconv"
	"strings"
	"unicode"

	"nianlun/ingest/han"
	"nianlun/queries/terms"
)

type cellKind int8

const (
	blankCell cellKind = iota
	textCell
	numberCell
	dayCell   // a number whose format shows a date
	faultCell // #REF! and the like, or a formula nobody computed
)

// cell is one cell as read. text is what a person would read, also for numbers.
type cell struct {
	text   string
	num    float64
	kind   cellKind
	indent int16
	red    bool
	places int16 // decimals the number format shows; 0 unknown
}

func (c cell) blank() bool { return c.kind == blankCell }

// words returns the cell's text on one line, without spaces around it.
func (c cell) words() string { return oneLine(c.text) }

// area is a merged rectangle, both ends included, counted from 1.
type area struct{ top, left, bottom, right int }

// grid is one sheet of cells. Rows and columns count from 1.
type grid struct {
	name      string
	hidden    bool
	epoch1904 bool
	rows      [][]cell
	merges    []area
	merged    map[[2]int]int // cell -> merge
	width     int
	cells     int             // cells that take up memory, blank ones between others too
	spanned   int             // cells inside merged areas
	wide      int             // values beyond the last column read
	over      bool            // too large to hold
	reader    *reader         // of the table read last
	legend    map[string]mark // nil: not read yet
}

// What no ledger has: columns that are read; cells held, and cells merged, of a sheet.
const (
	maxColumns = 400
	maxRows    = 1 << 20
	maxCells   = 10 << 20
	maxSpanned = 2 << 20
	maxWide    = 1000 // values beyond the last column: a stray one is no reason to refuse
)

func (g *grid) set(r, c int, v cell) {
	if r < 1 || c < 1 || v.blank() || g.over {
		return
	}
	if r > maxRows {
		g.over = true
		return
	}
	if c > maxColumns {
		g.wide++
		g.over = g.wide > maxWide
		return
	}
	for len(g.rows) < r {
		g.rows = append(g.rows, nil)
	}
	row := g.rows[r-1]
	if c > len(row) {
		if g.cells += c - len(row); g.cells > maxCells {
			g.over = true
			return
		}
		row = widened(row, c, g.width)
	}
	row[c-1] = v
	g.rows[r-1] = row
	g.width = max(g.width, c)
}

// widened makes a row long enough for column c; the row before tells how long it may get.
func widened(row []cell, c, width int) []cell {
	if row == nil {
		return make([]cell, c, max(c, min(width, 64)))
	}
	return append(row, make([]cell, c-len(row))...)
}

func (g *grid) at(r, c int) cell {
	if r < 1 || r > len(g.rows) || c < 1 || c > len(g.rows[r-1]) {
		return cell{}
	}
	return g.rows[r-1][c-1]
}

func (g *grid) merge(a area) {
	if a.top < 1 || a.left < 1 || a.bottom < a.top || a.right < a.left || (a.top == a.bottom && a.left == a.right) {
		return
	}
	a.right, a.bottom = min(a.right, maxColumns), min(a.bottom, 1<<20)
	if g.merged == nil {
		g.merged = map[[2]int]int{}
	}
	size := (a.bottom - a.top + 1) * (a.right - a.left + 1)
	if size > 200_000 {
		return
	}
	if g.spanned += size; g.spanned > maxSpanned {
		g.over = true
		return
	}
	g.merges = append(g.merges, a)
	for r := a.top; r <= a.bottom; r++ {
		for c := a.left; c <= a.right; c++ {
			g.merged[[2]int{r, c}] = len(g.merges) - 1
		}
	}
}

// mergeOf returns the merged area a cell belongs to.
func (g *grid) mergeOf(r, c int) (area, bool) {
	i, ok := g.merged[[2]int{r, c}]
	if !ok {
		return area{}, false
	}
	return g.merges[i], true
}

// filled returns the cell, or the value of the merged area it lies in.
func (g *grid) filled(r, c int) cell {
	if v := g.at(r, c); !v.blank() {
		return v
	}
	if m, ok := g.mergeOf(r, c); ok {
		return g.at(m.top, m.left)
	}
	return cell{}
}

// blankRow reports whether a row holds no value.
func (g *grid) blankRow(r int) bool {
	if r < 1 || r > len(g.rows) {
		return true
	}
	for _, c := range g.rows[r-1] {
		if !c.blank() {
			return false
		}
	}
	return true
}

// nonBlank lists the columns of a row that hold a value.
func (g *grid) nonBlank(r int) []int {
	if r < 1 || r > len(g.rows) {
		return nil
	}
	var out []int
	for i := range g.rows[r-1] {
		if !g.rows[r-1][i].blank() {
			if out == nil {
				out = make([]int, 0, len(g.rows[r-1])-i)
			}
			out = append(out, i+1)
		}
	}
	return out
}

// visible drops what nobody can see and what could turn a terminal or a line of
// text around: control characters, marks of direction, zero widths.
func visible(r rune) rune {
	switch {
	case r == '\u00a0':
		return ' '
	case r == '\n', r == '\r', r == '\t':
		return r
	case unicode.IsControl(r), r == '\u200b', r == '\ufeff', unicode.Is(unicode.Bidi_Control, r):
		return -1
	}
	return r
}

// textOf makes a text cell; spaces alone are no value.
func textOf(s string) cell {
	if plain(s) {
		return cell{kind: textCell, text: s}
	}
	s = strings.Map(visible, s)
	if strings.TrimFunc(s, unicode.IsSpace) == "" {
		return cell{}
	}
	switch strings.TrimSpace(s) {
	case "#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!":
		return cell{kind: faultCell, text: strings.TrimSpace(s)}
	}
	return cell{kind: textCell, text: s, indent: int16(min(indentOf(s), 1000))}
}

// plain recognises the text of most cells, which needs no second look: it begins with a
// letter, a digit or a Chinese character and holds nothing that cannot be seen.
func plain(s string) bool {
	if s == "" || s[0] <= '#' || s[0] > 0x7f && (s[0] < 0xe4 || s[0] > 0xe9) {
		return false
	}
	for i := range len(s) {
		switch b := s[i]; {
		case b < 0x20, b == 0x7f, b == 0xc2, b == 0xd8, b == 0xe2, b == 0xef: // or the first byte of what may be unseen
			return false
		}
	}
	return true
}

// indentOf counts leading spaces in Chinese characters' widths.
func indentOf(s string) int {
	halves := 0
	for _, r := range s {
		switch r {
		case ' ':
			halves++
		case '\u3000', '\t':
			halves += 2
		default:
			return (halves + 1) / 2
		}
	}
	return 0
}

// numberOf makes a number cell; its text is the shortest decimal form.
func numberOf(n float64) cell {
	return cell{kind: numberCell, num: n, text: strconv.FormatFloat(n, 'f', -1, 64)}
}

// dayOf makes a date cell of a serial number, or a number cell when it is no day.
func dayOf(n float64, epoch1904 bool) cell {
	day := han.SerialDay(n, epoch1904)
	if day == 0 {
		return numberOf(n)
	}
	return cell{kind: dayCell, num: float64(day), text: day.String()}
}

func (c cell) day() terms.Date { return terms.Date(int32(c.num)) }

// oneLine joins lines: without a space between Chinese characters, else with one.
func oneLine(s string) string {
	if !strings.ContainsAny(s, "\n\r\t\v\f") {
		return strings.TrimFunc(s, unicode.IsSpace)
	}
	fields := strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '\r' || r == '\t' || r == '\v' || r == '\f' })
	var b strings.Builder
	for _, f := range fields {
		f = strings.TrimFunc(f, unicode.IsSpace)
		if f == "" {
			continue
		}
		if b.Len() > 0 && f[0] < 0x80 {
			b.WriteByte(' ')
		}
		b.WriteString(f)
	}
	return b.String()
}

// columnName returns A, B, ... AA of a column.
func columnName(c int) string {
	name := ""
	for ; c > 0; c = (c - 1) / 26 {
		name = string(rune('A'+(c-1)%26)) + name
	}
	return name
}

func address(r, c int) string { return columnName(c) + strconv.Itoa(r) }

// parseAddress reads B12 as row 12, column 2.
func parseAddress(s string) (r, c int) {
	for i := range len(s) {
		ch := s[i]
		switch {
		case ch >= 'A' && ch <= 'Z':
			c = c*26 + int(ch-'A') + 1
		case ch >= 'a' && ch <= 'z':
			c = c*26 + int(ch-'a') + 1
		case ch >= '0' && ch <= '9':
			r = r*10 + int(ch-'0')
		case ch != '$':
			return 0, 0
		}
		if c > 1<<14 || r > 1<<20 {
			return 0, 0
		}
	}
	return r, c
}

// squash drops all white space.
func squash(s string) string {
	if strings.IndexFunc(s, unicode.IsSpace) < 0 {
		return s
	}
	return strings.Join(strings.FieldsFunc(s, unicode.IsSpace), "")
}
