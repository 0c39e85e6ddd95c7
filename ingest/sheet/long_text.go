package sheet

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"nianlun/queries/terms"
)

// longText is the text of a long table below its heading.
type longText struct {
	held  []byte // all of it; nil: it is read from where it lies
	from  terms.Original
	size  int
	begin int // after a byte order mark
	line  int // how long a row is, of those at the beginning
	first int // where the row below the heading begins
	comma byte
	gb    bool // GB18030, else UTF-8
}

// bytes gives the text from one place to another, in the room there is if it is not held;
// false: it cannot be read.
func (t *longText) bytes(from, to int, room []byte) ([]byte, bool) {
	if to = min(to, t.size); t.held != nil {
		return t.held[from:to], true
	}
	room = slices.Grow(room[:0], to-from)[:to-from]
	n, _ := t.from.ReadAt(room, int64(from)) // less than there is says enough
	return room, n == len(room)
}

// string gives bytes of the text as UTF-8; false: they are not what the text is written in.
func (t *longText) string(b []byte) (string, bool) {
	if !t.gb {
		return string(b), true
	}
	ascii := true
	for _, c := range b {
		ascii = ascii && c < utf8.RuneSelf
	}
	if ascii {
		return string(b), true
	}
	s := decodeGB(b)
	return s, !strings.ContainsRune(s, utf8.RuneError)
}

// cells reads the cells of a run.
func (t *longText) cells(key string, out []cell) bool {
	ok := true
	if t.gb {
		key, ok = t.string([]byte(key))
	}
	for i := range out {
		field, more := key, false
		if at := strings.IndexByte(key, t.comma); at >= 0 {
			field, key, more = key[:at], key[at+1:], true
		}
		if out[i] = textOf(field); !more {
			break
		}
	}
	return ok
}

// stretch fills in the rows that begin at a place, about as much as size; false: there
// are none.
func (t *longText) stretch(b *stretch, at, size int) bool {
	if b.reset(at, at); at >= t.size {
		return false
	}
	for ; ; size *= 2 {
		text, ok := t.bytes(at, at+size, b.part)
		if t.held == nil {
			b.part = text
		}
		end := len(text)
		if at+end < t.size {
			end = bytes.LastIndexByte(text, '\n') + 1
		}
		if ok && end == 0 {
			continue // a row longer than that
		}
		b.text, b.end, b.until, b.stop = text[:end], at+end, at+end, !ok
		return true
	}
}

// textSieve reads stretches of a text.
type textSieve struct {
	text    *longText
	sieve   *sieve
	data    []byte // of the stretch at hand
	from    []int  // of the row at hand: where its fields begin
	to      []int  // ... and end
	scratch []byte
	fields  [][]byte
}

func newTextSieve(t *longText, l *layout) *textSieve {
	return &textSieve{text: t, sieve: newSieve(l, t.cells), from: make([]int, len(l.columns)), to: make([]int, len(l.columns))}
}

// splitRow is what splitting a row told.
type splitRow struct {
	fields int  // those that are kept
	next   int  // where the next row begins
	quoted bool // a field stood in quotes
	beyond bool // a value stands beyond the last column, or in quotes what cannot stand without
	hard   bool // quotes only the general splitter understands
}

// read reads the rows that begin in a stretch.
func (w *textSieve) read(b *stretch) {
	t := w.text
	if b.text == nil && b.start < b.end { // it was begun at the wrong place
		text, ok := t.bytes(b.start, b.end, b.part)
		b.text, b.stop = text, !ok
	}
	if w.data = b.text; b.stop {
		return
	}
	if !t.gb {
		all := w.data
		if b.end == t.size {
			all = trimPartial(all)
		}
		if !utf8.Valid(all) {
			b.stop = true
			return
		}
	}
	pos, before := 0, 0
	for pos < len(w.data) && !w.sieve.stop {
		b.rows++
		l := w.split(pos)
		if l.hard {
			pos, before = w.general(b, pos, before), 0
			continue
		}
		w.find(l)
		n := len(b.at)
		if forced := b.start == t.first && b.rows <= 2 || l.beyond; b.take(w.sieve, forced) {
			b.odd = append(b.odd, odd{row: int32(b.rows), from: b.start + pos, to: b.start + l.next, before: before})
		}
		if before = 0; len(b.at) > n {
			before = b.start + pos
		}
		pos = l.next
	}
	b.end, b.last = b.start+pos, before
}

// split finds the fields of the row at a place.
func (w *textSieve) split(pos int) (l splitRow) {
	data, comma := w.data, w.text.comma
	for {
		start, end := pos, 0
		if pos < len(data) && data[pos] == '"' {
			var ok bool
			if end, ok = closing(data, pos, comma); !ok {
				l.hard = true
				return l
			}
			start, pos = pos+1, end+1
			l.quoted = true
			l.beyond = l.beyond || holdsAny(data[start:end], comma)
		} else {
			for pos < len(data) && data[pos] != comma && data[pos] != '\n' && data[pos] != '\r' {
				pos++
			}
			end = pos
		}
		if l.fields < len(w.from) {
			w.from[l.fields], w.to[l.fields] = start, end
			l.fields++
		} else {
			l.beyond = l.beyond || end > start
		}
		if pos >= len(data) {
			l.next = pos
			return l
		}
		ch := data[pos]
		pos++
		if ch == comma {
			continue
		}
		if ch == '\r' && pos < len(data) && data[pos] == '\n' {
			pos++
		}
		l.next = pos
		return l
	}
}

// closing finds the quote that closes a field which holds no other.
func closing(data []byte, pos int, comma byte) (int, bool) {
	i := bytes.IndexByte(data[pos+1:min(len(data), pos+1<<16)], '"')
	if i < 0 {
		return 0, false
	}
	end := pos + 1 + i
	if end+1 == len(data) {
		return end, true
	}
	after := data[end+1]
	return end, after == comma || after == '\n' || after == '\r'
}

// find has the sieve look at the runs of the row at hand.
func (w *textSieve) find(l splitRow) {
	for i := range w.sieve.layout.runs {
		r := &w.sieve.layout.runs[i]
		key := []byte(nil)
		if last := min(r.to, l.fields); last > r.from {
			key = w.key(r.from, last, l.quoted)
		}
		if r.part == asidePart {
			w.sieve.aside(i, key, key)
		} else {
			w.sieve.find(i, key)
		}
	}
}

// key is the fields from..last-1 as they stand, without quotes.
func (w *textSieve) key(from, last int, quoted bool) []byte {
	if !quoted {
		return w.data[w.from[from]:w.to[last-1]]
	}
	w.fields = w.fields[:0]
	for i := from; i < last; i++ {
		w.fields = append(w.fields, w.data[w.from[i]:w.to[i]])
	}
	w.scratch = joined(w.scratch[:0], w.fields, w.text.comma)
	return w.scratch
}

// general reads the row at a place as the general splitter does and returns where the
// next begins.
func (w *textSieve) general(b *stretch, pos, before int) int {
	const window = 2 << 16
	t, from := w.text, b.start+pos
	for size := window; ; size *= 2 {
		text, ok := t.bytes(from, from+size, nil)
		s := splitter{text: string(text), comma: rune(t.comma)}
		fields := s.record()
		if b.stop = b.stop || !ok; ok && from+size < t.size && s.pos+1<<16 > size {
			continue // what stands further on may matter
		}
		b.lost += s.lost
		o := odd{row: int32(b.rows), from: from, to: from + s.pos, before: before}
		for _, f := range fields {
			text, ok := t.string([]byte(f))
			b.stop = b.stop || !ok
			o.fields = append(o.fields, text)
		}
		b.odd = append(b.odd, o)
		return pos + s.pos
	}
}
