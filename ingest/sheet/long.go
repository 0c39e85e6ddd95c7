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
	return readLongText(name, data, h, sizes)
}

func readLongText(name string, data []byte, h Hint, sizes longSizes) (Book, bool) {
	if len(data) < max(sizes.least, sizes.head+1) || len(data) > maxText {
		return Book{}, false
	}
	t := &longText{data: data}
	head, format, ok := t.open(name, data, sizes.head)
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
	j := newJoint(workers() + 1)
	at := t.first
	c := &crew{first: t.first, spare: newTextSieve(t, l), next: func(b *stretch) bool {
		b.reset(at, t.stretchEnd(at, sizes.stretch))
		at = b.end
		return b.start < b.end
	}}
	for range workers() {
		c.readers = append(c.readers, newTextSieve(t, l))
	}
	j.above = l.reader.region.bottom
	j.expect(bytes.Count(t.data, []byte{'\n'}) + 1)
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
func (t *longText) open(name string, data []byte, size int) (g *grid, format string, ok bool) {
	if bytes.HasPrefix(data, []byte("\xef\xbb\xbf")) {
		t.data = data[3:]
	} else if foreign(data) != "" || bytes.HasPrefix(data, []byte("PK")) || data[0] >= 0xfe || data[0] < ' ' || zerosAt(data, 0) || zerosAt(data, 1) {
		return nil, "", false
	}
	head := t.data[:bytes.LastIndexByte(t.data[:size], '\n')+1]
	if t.gb = !utf8.Valid(head); t.gb && (len(t.data) != len(data) || bigFive(data)) {
		return nil, "", false
	}
	text, ok := t.string(head)
	low := strings.ToLower(text[:min(len(text), 4096)])
	if !ok || strings.Count(text, "\n") < 100 || looksHTML(low) || strings.Contains(low, "urn:schemas-microsoft-com") || unreadable(text) {
		return nil, "", false
	}
	comma, found := delimiterOf(text)
	if !found || comma >= utf8.RuneSelf || t.gb && comma == '|' {
		return nil, "", false
	}
	t.comma = byte(comma)
	format = textFormat(name)
	g = readDelimited(text, format)
	return g, format, !g.over
}

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
	s := splitter{text: string(t.data[:size]), comma: rune(t.comma)}
	for range rows {
		s.record()
	}
	t.first = s.pos
	return s.lost == 0 && s.pos < size/2
}

// oddCells are the cells of a row for the general reader.
func (t *longText) oddCells(o odd) ([]cell, bool) {
	fields := o.fields
	if fields == nil {
		s := splitter{text: string(t.data[o.from:min(o.to, len(t.data))]), comma: rune(t.comma)}
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
