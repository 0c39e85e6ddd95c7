package sheet

import (
	"archive/zip"
	"bytes"
	"reflect"
	"slices"
	"strings"

	"github.com/klauspost/compress/flate"

	"nianlun/queries/terms"
)

// longBook is a workbook of which one sheet is long.
type longBook struct {
	*book
	file   string
	hint   Hint
	grids  []*grid // in the order of the book; of the long sheet its head
	long   int     // which of them that is
	part   *zip.File
	merges []area // of the long sheet
	sizes  longSizes
}

// mostBeside is how large the other sheets of a workbook may be, all together.
const mostBeside = 4 << 20

// readLongBook reads a workbook with a long sheet of sign-ins.
func readLongBook(name string, data []byte, h Hint, sizes longSizes) (Book, bool) {
	if len(data) > maxFile {
		return Book{}, false
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil || foreignZip(z) != "" {
		return Book{}, false
	}
	z.RegisterDecompressor(zip.Deflate, flate.NewReader) // the standard one takes twice as long, a third of the whole
	b := &longBook{file: name, hint: h, sizes: sizes}
	if !b.open(z) {
		return Book{}, false
	}
	for range 2 { // merged cells are told of at the end of a part
		tables, again, ok := b.read()
		if !ok {
			return Book{}, false
		}
		if !again {
			return Book{File: name, Format: "xlsx", Tables: tables}, true
		}
	}
	return Book{}, false
}

// open reads all but the long sheet.
func (b *longBook) open(z *zip.Reader) bool {
	b.book = newBook(z)
	refs, err := b.workbook()
	if err != nil {
		return false
	}
	b.long = slices.IndexFunc(refs, func(r sheetRef) bool {
		f := b.parts[strings.ToLower(r.part)]
		return f != nil && f.UncompressedSize64 >= 2*uint64(b.sizes.least)
	})
	if b.long < 0 || refs[b.long].state == "hidden" || refs[b.long].state == "veryHidden" {
		return false
	}
	b.part = b.parts[strings.ToLower(refs[b.long].part)]
	if b.sharedStrings() != nil || b.readStyles() != nil {
		return false
	}
	beside := uint64(0)
	for i, ref := range refs {
		f := b.parts[strings.ToLower(ref.part)]
		if i != b.long && (f == b.part || ref.name == refs[b.long].name) {
			return false
		}
		if i != b.long && f != nil {
			beside += f.UncompressedSize64
		}
		b.grids = append(b.grids, newGrid(b.book, ref))
	}
	if beside > mostBeside {
		return false
	}
	for i, ref := range refs {
		if i == b.long {
			continue
		}
		if uncomputed, err := b.sheet(ref.part, b.grids[i]); err != nil || len(uncomputed) > 0 && !b.grids[i].hidden {
			return false
		}
	}
	return true
}

// head reads the first rows of the long sheet, by what is known of its merged cells.
func (b *longBook) head(raw []byte) (*grid, bool) {
	of := b.grids[b.long]
	g := &grid{name: of.name, epoch1904: of.epoch1904}
	r := cellReader{book: b.book, grid: g}
	for m := (&markup{src: string(raw)}); m.next(); {
		r.take(m)
	}
	for _, a := range b.merges {
		g.merge(a)
	}
	b.grids[b.long] = g
	return g, !g.over && len(r.uncomputed) == 0 && len(g.rows) > 80
}

// read reads the book; again: the sheet's merged cells tell its head is another.
func (b *longBook) read() (tables []terms.Table, again, ok bool) {
	p, shut, err := b.unpack(b.part, b.sizes.stretch)
	if err != nil {
		return nil, false, false
	}
	defer shut.Close() //nolint:errcheck // reading only
	raw, more := p.next(nil)
	begin := bytes.Index(raw, []byte("<row "))
	if !more || begin < 0 {
		return nil, false, false
	}
	tables, l := b.settle(raw)
	if l == nil {
		return nil, false, false
	}
	j := newJoint(b.hint.workers() + 1)
	j.above = l.reader.region.bottom
	j.expect(int(min(b.part.UncompressedSize64/256, maxRows)))
	c := &crew{spare: newPartSieve(b.book, l)}
	for range b.hint.workers() {
		c.readers = append(c.readers, newPartSieve(b.book, l))
	}
	first := raw[begin:]
	c.next = func(s *stretch) bool {
		if first != nil {
			s.part, first = append(s.part, first...), nil
			return true
		}
		s.part, more = p.next(s.part)
		return more
	}
	if !c.run(j) || p.err != nil {
		return nil, false, false
	}
	if merges := p.merges(); len(merges) > 0 && b.merges == nil {
		b.merges = merges
		was := l
		if tables, l = b.settle(raw); l == nil {
			return nil, false, false
		}
		if !l.same(was) {
			return nil, true, true
		}
	}
	j.rows = j.lastRow - j.above
	table, ok := l.finish(j, func(o odd) ([]cell, bool) { return o.cells, o.cells != nil })
	if !ok {
		return nil, false, false
	}
	at := b.table(tables)
	table.Shape, table.Heads, table.Choice = tables[at].Shape, tables[at].Heads, tables[at].Choice
	tables[at] = table
	return tables, false, true
}

// settle reads the head and settles the layout; nil: the book is to be read the general
// way.
func (b *longBook) settle(raw []byte) ([]terms.Table, *layout) {
	head, ok := b.head(raw)
	if !ok {
		return nil, nil
	}
	tables := tablesOf(b.file, b.grids, b.hint)
	if at := b.table(tables); at < 0 || tables[at].Kind != terms.Participation {
		return nil, nil
	}
	return tables, layoutOf(head.reader)
}

// table is the place of the one table of the long sheet, or -1.
func (b *longBook) table(tables []terms.Table) int {
	at := -1
	for i, t := range tables {
		if t.Sheet != b.grids[b.long].name {
			continue
		}
		if at >= 0 {
			return -1
		}
		at = i
	}
	return at
}

// same reports whether two layouts read every row alike.
func (l *layout) same(as *layout) bool {
	a, b := l.reader, as.reader
	if a.region.top != b.region.top || a.region.bottom != b.region.bottom || !reflect.DeepEqual(a.context, b.context) || !slices.Equal(l.runs, as.runs) {
		return false
	}
	return l.from == as.from && l.to == as.to && l.used == as.used && slices.EqualFunc(l.columns, as.columns, func(x, y longColumn) bool {
		return x.name == y.name && slices.Equal(x.heads, y.heads) && x.unsure == y.unsure && x.sure == y.sure && x.judged == y.judged && x.ids == y.ids &&
			(x.slot == nil) == (y.slot == nil) && (x.slot == nil || reflect.DeepEqual(x.slot.head, y.slot.head))
	})
}
