package sheet

import (
	"bytes"
	"path"
	"strings"
	"unicode/utf8"

	"nianlun/queries/terms"
)

// A long table of sign-ins is read another way than the rest: its head is read as any
// file is and settles what its columns are; the rows below go through a sieve, several
// stretches at once, that makes of a plain row a few numbers; what is left goes through
// the general reader. Where anything is doubtful, all of it does.

// longSizes are what makes a file long, how much of it is its head, and how much is read
// at a time.
type longSizes struct{ least, head, stretch int }

var usualSizes = longSizes{least: 2 << 20, head: 128 << 10, stretch: 512 << 10}

// readLong reads a long table of sign-ins; false: the file is none, or doubtful.
func readLong(name string, data []byte, h Hint, sizes longSizes) (Book, bool) {
	if !h.SignIns {
		return Book{}, false
	}
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		return readLongBook(name, data, h, sizes)
	}
	return readLongText(name, &longText{held: data, size: len(data)}, h, sizes)
}

// ReadFrom reads a long text of sign-ins where it lies; false: the text is none, is
// doubtful, or could not be read, and Read is to have all of it.
func ReadFrom(name string, from terms.Original, h Hint) (Book, bool) {
	if !h.SignIns {
		return Book{}, false
	}
	return readLongText(path.Base(strings.ReplaceAll(name, "\\", "/")), &longText{from: from, size: int(from.Size())}, h, usualSizes)
}

func readLongText(name string, t *longText, h Hint, sizes longSizes) (Book, bool) {
	if t.size < max(sizes.least, sizes.head+1) || t.size > maxText {
		return Book{}, false
	}
	head, format, ok := t.open(name, sizes.head)
	if !ok {
		return Book{}, false
	}
	tables := tablesOf(name, []*grid{head}, h)
	if len(tables) != 1 || tables[0].Kind != terms.Participation {
		return Book{}, false
	}
	l := layoutOf(head.reader)
	if l == nil || !t.below(l.reader.region.bottom, sizes.head) {
		return Book{}, false
	}
	j := newJoint(h.workers() + 1)
	at := t.first
	c := &crew{first: t.first, spare: newTextSieve(t, l), next: func(b *stretch) bool {
		more := t.stretch(b, at, sizes.stretch)
		at = b.end
		return more
	}}
	for range h.workers() {
		c.readers = append(c.readers, newTextSieve(t, l))
	}
	j.above = l.reader.region.bottom
	j.expect(t.size/t.line + t.size/t.line/16)
	if !c.run(j) {
		return Book{}, false
	}
	table, ok := l.finish(j, t.oddCells)
	if !ok {
		return Book{}, false
	}
	table.Shape, table.Heads, table.Choice = tables[0].Shape, tables[0].Heads, tables[0].Choice
	return Book{File: name, Format: format, Tables: []terms.Table{table}}, true
}

// open reads the head of a text as a sheet; false: the text is no such text.
func (t *longText) open(name string, size int) (g *grid, format string, ok bool) {
	data, ok := t.bytes(0, size+len(byteOrderMark), nil)
	if !ok {
		return nil, "", false
	}
	if bytes.HasPrefix(data, byteOrderMark) {
		t.begin = len(byteOrderMark)
	} else if foreign(data) != "" || bytes.HasPrefix(data, []byte("PK")) || data[0] >= 0xfe || data[0] < ' ' || zerosAt(data, 0) || zerosAt(data, 1) {
		return nil, "", false
	}
	head := data[t.begin : bytes.LastIndexByte(data[:min(t.begin+size, len(data))], '\n')+1]
	if t.gb = !utf8.Valid(head); t.gb && (t.begin > 0 || bigFive(data)) {
		return nil, "", false
	}
	text, ok := t.string(head)
	low := strings.ToLower(text[:min(len(text), 4096)])
	if !ok || strings.Count(text, "\n") < 100 || looksHTML(low) || strings.Contains(low, "urn:schemas-microsoft-com") || unreadable(text) {
		return nil, "", false
	}
	t.line = len(head) / bytes.Count(head, []byte{'\n'})
	comma, found := delimiterOf(text)
	if !found || comma >= utf8.RuneSelf || t.gb && comma == '|' {
		return nil, "", false
	}
	t.comma = byte(comma)
	format = textFormat(name)
	g = readDelimited(text, format)
	return g, format, !g.over
}

var byteOrderMark = []byte("\xef\xbb\xbf")

// textFormat is the format of a text by its name.
func textFormat(name string) string {
	format := strings.TrimPrefix(strings.ToLower(path.Ext(name)), ".")
	if format != "txt" && format != "tsv" {
		format = "csv"
	}
	return format
}

// below finds where the rows below the heading begin.
func (t *longText) below(rows, size int) bool {
	head, ok := t.bytes(t.begin, t.begin+size, nil)
	s := splitter{text: string(head), comma: rune(t.comma)}
	for range rows {
		s.record()
	}
	t.first = t.begin + s.pos
	return ok && s.lost == 0 && s.pos < size/2
}

// oddCells are the cells of a row for the general reader.
func (t *longText) oddCells(o odd) ([]cell, bool) {
	fields := o.fields
	if fields == nil {
		row, ok := t.bytes(o.from, o.to, nil)
		if !ok {
			return nil, false
		}
		s := splitter{text: string(row), comma: rune(t.comma)}
		for _, f := range s.record() {
			text, ok := t.string([]byte(f))
			if !ok {
				return nil, false
			}
			fields = append(fields, text)
		}
	}
	cells := make([]cell, len(fields))
	for i, f := range fields {
		cells[i] = textOf(strings.TrimRight(f, "\r\n"))
	}
	return cells, true
}

// expect makes room for as many rows.
func (j *joint) expect(n int) {
	s := &j.signIns
	s.Rows, s.Person, s.Naming = make([]int32, 0, n), make([]int32, 0, n), make([]int32, 0, n)
	s.Role, s.Minutes = make([]int32, 0, n), make([]int32, 0, n)
}
