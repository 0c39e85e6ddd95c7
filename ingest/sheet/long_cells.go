package sheet

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
)

// partSieve reads stretches of a worksheet's part.
type partSieve struct {
	book  *book
	sieve *sieve
	above int // rows down to the heading
	cells []partCell
	key   []byte
}

// partCell is a cell as the part has it.
type partCell struct {
	kind  byte // 'n' number, 's' shared, 't' text; 0: not there
	style []byte
	text  []byte
}

func newPartSieve(b *book, l *layout) *partSieve {
	w := &partSieve{book: b, above: l.reader.region.bottom, cells: make([]partCell, len(l.columns))}
	w.sieve = newSieve(l, w.read1)
	return w
}

func (w *partSieve) met() *sieve { return w.sieve }

// read1 reads the cells of a run from its key.
func (w *partSieve) read1(key string, out []cell) bool {
	for i := range out {
		var one string
		one, key, _ = strings.Cut(key, "\x1f")
		if one == "" {
			continue
		}
		style, text, _ := strings.Cut(one[1:], "\x1e")
		out[i] = w.cellOf(one[0], style, text)
	}
	return true
}

func (w *partSieve) cellOf(kind byte, style, text string) cell {
	r := cellReader{book: w.book}
	if i, err := strconv.Atoi(style); err == nil && i >= 0 && i < len(w.book.styles) {
		r.style = w.book.styles[i]
	}
	switch kind {
	case 's':
		r.kind = "s"
	case 't':
		r.kind = "str"
		if m := (&markup{src: text}); m.next() {
			text = m.text
		}
	}
	return w.book.cell(r.kind, text, r.style)
}

// read reads the rows of a stretch.
func (w *partSieve) read(b *stretch) {
	if declares(b.part) || bytes.IndexByte(b.part, 0x1f) >= 0 || bytes.IndexByte(b.part, 0x1e) >= 0 {
		b.stop = true
		return
	}
	last := 0
	for pos := 0; pos < len(b.part) && !w.sieve.stop && !b.stop; {
		row, next, fine := w.row(b.part, pos)
		if row <= last {
			b.stop = true // not in order, or not numbered
			return
		}
		w.skipped(b, last, row)
		if last = row; b.first == 0 {
			b.first = row
		}
		if row > w.above {
			w.take(b, row, b.part[pos:next], fine)
		}
		pos = next
	}
	b.rows, b.lastRow = 0, last
}

// declares reports whether a part holds a comment or the like, which may hold anything.
func declares(part []byte) bool {
	for {
		at := bytes.IndexByte(part, '!')
		if at < 0 {
			return false
		}
		if at > 0 && part[at-1] == '<' {
			return true
		}
		part = part[at+1:]
	}
}

// skipped notes the rows a part does not write, since they are blank.
func (w *partSieve) skipped(b *stretch, last, row int) {
	for n := last + 1; last > 0 && n < row && !b.stop; n++ {
		if n > w.above {
			b.blanks = append(b.blanks, int32(n-w.above))
		}
		b.stop = len(b.blanks) > mostOdd
	}
}

func (w *partSieve) take(b *stretch, row int, raw []byte, fine bool) {
	b.rows = row - w.above
	if fine {
		w.find()
		if !b.take(w.sieve, b.rows <= 2) {
			return
		}
	}
	g := &grid{}
	r := cellReader{book: w.book, grid: g, above: row - 1}
	for m := (&markup{src: string(raw)}); m.next(); {
		r.take(m)
		b.stop = b.stop || r.row != row // a cell of another row
	}
	switch {
	case len(r.uncomputed) > 0, g.wide > 0, g.over:
		b.stop = true
	case g.blankRow(1):
		b.blanks = append(b.blanks, int32(b.rows))
	default:
		b.odd = append(b.odd, odd{row: int32(b.rows), cells: g.rows[0]})
	}
}

// find has the sieve look at the runs of the row at hand.
func (w *partSieve) find() {
	for i := range w.sieve.layout.runs {
		r := &w.sieve.layout.runs[i]
		key, some := w.key[:0], false
		for at := r.from; at < r.to; at++ {
			if c := &w.cells[at]; c.kind != 0 {
				some = true
				key = append(key, c.kind)
				if c.kind == 'n' {
					key = append(key, c.style...)
				}
				key = append(append(key, 0x1e), c.text...)
			}
			key = append(key, 0x1f)
		}
		w.key = key
		switch {
		case r.part != asidePart:
			w.sieve.find(i, w.key)
		case !some:
			w.sieve.aside(i, nil, nil)
		case w.cells[r.from].kind == 's':
			w.shared(i, number10(w.cells[r.from].text))
		default:
			w.sieve.aside(i, w.key, w.cells[r.from].text)
		}
	}
}

// shared is aside for a cell whose text stands among the shared ones.
func (w *partSieve) shared(run, at int) {
	if at < len(w.book.shared) && safe(w.book.shared[at]) && !slices.Contains(w.sieve.layout.columns[w.sieve.layout.runs[run].from].heads, w.book.shared[at]) {
		w.sieve.hits[run] = safeEntry
		return
	}
	w.sieve.find(run, w.key)
}

// row splits the row at a place into its cells. It is numbered 0 where it is not written
// as most are; fine: so are its cells.
func (w *partSieve) row(data []byte, pos int) (row, next int, fine bool) {
	clear(w.cells)
	head := bytes.IndexByte(data[pos:], '>')
	if head < 0 || !bytes.HasPrefix(data[pos:], []byte("<row ")) {
		return w.gap(data, pos)
	}
	tag := data[pos+4 : pos+head]
	at := bytes.Index(tag, []byte(` r="`))
	if at < 0 {
		return 0, 0, false
	}
	name := tag[at+4:]
	name = name[:max(0, bytes.IndexByte(name, '"'))]
	if row = number10(name); row < 1 || row > maxRows || bytes.IndexByte(tag, '\'') >= 0 {
		return 0, 0, false
	}
	next = pos + head + 1
	if tag[len(tag)-1] == '/' {
		return row, next, true
	}
	for {
		switch rest := data[next:]; {
		case bytes.HasPrefix(rest, []byte("<c ")):
			if next, fine = w.cell(data, next+2, name); fine {
				continue
			}
		case bytes.HasPrefix(rest, rowEnd):
			return row, next + len(rowEnd), true
		}
		end := bytes.Index(data[pos:], rowEnd)
		if end < 0 {
			return 0, 0, false
		}
		return row, pos + end + len(rowEnd), false
	}
}

// gap steps over white space between rows.
func (w *partSieve) gap(data []byte, pos int) (row, next int, fine bool) {
	start := pos
	for pos < len(data) && (data[pos] == ' ' || data[pos] == '\n' || data[pos] == '\r' || data[pos] == '\t') {
		pos++
	}
	if pos == start || pos == len(data) {
		return 0, 0, false
	}
	return w.row(data, pos)
}

// cell reads a cell from its attributes on; false: it is not written as most are.
func (w *partSieve) cell(data []byte, pos int, row []byte) (next int, ok bool) {
	c := partCell{kind: 'n'}
	col := -1
	for pos+4 < len(data) && data[pos] == ' ' && data[pos+2] == '=' && data[pos+3] == '"' {
		name, from := data[pos+1], pos+4
		for pos = from; pos < len(data) && data[pos] != '"'; { // sooner than by a search: values are short
			pos++
		}
		if pos == len(data) {
			return 0, false
		}
		value := data[from:pos]
		pos++
		switch name {
		case 'r':
			col = columnOfRef(value, row)
		case 's':
			c.style = value
		case 't':
			if c.kind = kindOf(value); c.kind == 0 {
				return 0, false
			}
		default:
			return 0, false
		}
	}
	if col < 0 || col >= len(w.cells) || w.cells[col].kind != 0 {
		return 0, false
	}
	rest := data[pos:]
	if len(rest) >= 2 && string(rest[:2]) == "/>" {
		w.cells[col] = c
		return pos + 2, c.kind != 't'
	}
	opening, shut := valueForm(rest)
	if opening == 0 {
		return 0, false
	}
	if c.text, ok = valueOf(rest[opening:], c.kind); !ok || !bytes.HasPrefix(rest[opening+len(c.text):], shut) {
		return 0, false
	}
	w.cells[col] = c
	return pos + opening + len(c.text) + len(shut), true
}

// valueForm tells how long what stands before a cell's value is, and what must follow the
// value, where it is written in one of the ways most cells are; 0: it is not.
func valueForm(rest []byte) (opening int, shut []byte) {
	const value, text, kept = "><v>", "><is><t>", `><is><t xml:space="preserve">`
	switch {
	case len(rest) >= len(value) && string(rest[:len(value)]) == value:
		return len(value), valueEnd
	case len(rest) >= len(text) && string(rest[:len(text)]) == text:
		return len(text), textEnd
	case len(rest) >= len(kept) && string(rest[:len(kept)]) == kept:
		return len(kept), textEnd
	}
	return 0, nil
}

var (
	valueEnd = []byte("</v></c>")
	textEnd  = []byte("</t></is></c>")
)

// valueOf is what stands before the next tag; false: it is not written as its kind is.
func valueOf(data []byte, kind byte) ([]byte, bool) {
	if kind == 't' {
		end := bytes.IndexByte(data, '<')
		return data[:max(end, 0)], end >= 0
	}
	for end, ch := range data {
		if ch == '<' {
			return data[:end], written(kind, data[:end])
		}
	}
	return nil, false
}

func kindOf(t []byte) byte {
	switch string(t) {
	case "s":
		return 's'
	case "n":
		return 'n'
	case "str", "inlineStr":
		return 't'
	}
	return 0
}

// written reports whether a value is written as its kind is.
func written(kind byte, text []byte) bool {
	switch kind {
	case 's':
		return number10(text) >= 0
	case 'n':
		for _, c := range text {
			if (c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E' {
				return false
			}
		}
		return len(text) > 0
	}
	return true
}

// number10 is a whole number below a thousand million, or -1.
func number10(text []byte) int {
	if len(text) == 0 || len(text) > 9 {
		return -1
	}
	n := 0
	for _, c := range text {
		if c < '0' || c > '9' {
			return -1
		}
		n = n*10 + int(c-'0')
	}
	return n
}

// columnOfRef is the column, from 0, of a reference to a cell of a row; -1: it is none.
func columnOfRef(ref, row []byte) int {
	n, i := 0, 0
	for i < len(ref) && i < 3 && ref[i] >= 'A' && ref[i] <= 'Z' {
		n = n*26 + int(ref[i]-'A') + 1
		i++
	}
	if !bytes.Equal(ref[i:], row) {
		return -1
	}
	return n - 1
}
