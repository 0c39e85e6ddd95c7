package sheet

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// longText is the text of a long table below its heading.
type longText struct {
	data  []byte
	first int // where the row below the heading begins
	comma byte
	gb    bool // GB18030, else UTF-8
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

// stretchEnd is where a stretch that begins at start ends, after a line.
func (t *longText) stretchEnd(start, size int) int {
	if start+size >= len(t.data) {
		return len(t.data)
	}
	if i := bytes.LastIndexByte(t.data[start:start+size], '\n'); i >= 0 {
		return start + i + 1
	}
	if i := bytes.IndexByte(t.data[start+size:], '\n'); i >= 0 {
		return start + size + i + 1
	}
	return len(t.data)
}

// textSieve reads stretches of a text.
type textSieve struct {
	text    *longText
	sieve   *sieve
	from    []int // of the row at hand: where its fields begin
	to      []int // ... and end
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
	if t := w.text; !t.gb && b.start < b.end {
		all := t.data[b.start:b.end]
		if b.end == len(t.data) {
			all = trimPartial(all)
		}
		if !utf8.Valid(all) {
			b.stop = true
			return
		}
	}
	pos, before := b.start, 0
	for pos < b.end && !w.sieve.stop {
		b.rows++
		l := w.split(pos)
		if l.hard {
			pos, before = w.general(b, pos, before), 0
			continue
		}
		w.find(l)
		n := len(b.at)
		if forced := b.start == w.text.first && b.rows <= 2 || l.beyond; b.take(w.sieve, forced) {
			b.odd = append(b.odd, odd{row: int32(b.rows), from: pos, to: l.next, before: before})
		}
		if before = 0; len(b.at) > n {
			before = pos
		}
		pos = l.next
	}
	b.end, b.last = max(pos, b.start), before
}

// split finds the fields of the row at a place.
func (w *textSieve) split(pos int) (l splitRow) {
	data, comma := w.text.data, w.text.comma
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
		return w.text.data[w.from[from]:w.to[last-1]]
	}
	w.fields = w.fields[:0]
	for i := from; i < last; i++ {
		w.fields = append(w.fields, w.text.data[w.from[i]:w.to[i]])
	}
	w.scratch = joined(w.scratch[:0], w.fields, w.text.comma)
	return w.scratch
}

// general reads the row at a place as the general splitter does and returns where the
// next begins.
func (w *textSieve) general(b *stretch, pos, before int) int {
	const window = 2 << 16
	data := w.text.data
	for size := window; ; size *= 2 {
		end := min(len(data), pos+size)
		s := splitter{text: string(data[pos:end]), comma: rune(w.text.comma)}
		fields := s.record()
		if end < len(data) && s.pos+1<<16 > size {
			continue // what stands further on may matter
		}
		b.lost += s.lost
		o := odd{row: int32(b.rows), from: pos, to: pos + s.pos, before: before}
		for _, f := range fields {
			text, ok := w.text.string([]byte(f))
			b.stop = b.stop || !ok
			o.fields = append(o.fields, text)
		}
		b.odd = append(b.odd, o)
		return pos + s.pos
	}
}
