package sheet

import (
	"encoding/binary"

	"nianlun/ingest/ole"
)

// sstReader walks the shared strings of an .xls file over its CONTINUE records. Text
// that crosses from one to the next starts anew with a flag byte; nothing else does.
type sstReader struct {
	segments [][]byte
	pos      int
	done     bool
}

func sstStrings(segments [][]byte, n int) []string {
	r := sstReader{segments: segments}
	var out []string
	for i := 0; i < n && !r.done; i++ {
		out = append(out, r.next())
	}
	return out
}

// bytes takes n bytes, over record borders.
func (r *sstReader) bytes(n int) []byte {
	var out []byte
	for n > 0 && !r.done {
		if r.pos >= len(r.segments[0]) {
			r.advance()
			continue
		}
		take := min(n, len(r.segments[0])-r.pos)
		out = append(out, r.segments[0][r.pos:r.pos+take]...)
		r.pos += take
		n -= take
	}
	for ; n > 0; n-- {
		out = append(out, 0)
	}
	return out
}

func (r *sstReader) advance() {
	r.pos = 0
	if len(r.segments) <= 1 {
		r.segments, r.done = [][]byte{nil}, true
		return
	}
	r.segments = r.segments[1:]
}

func (r *sstReader) next() string {
	head := r.bytes(3)
	if r.done {
		return ""
	}
	length, flags := int(binary.LittleEndian.Uint16(head)), head[2]
	runs, extra := 0, 0
	if flags&8 != 0 {
		runs = int(binary.LittleEndian.Uint16(r.bytes(2)))
	}
	if flags&4 != 0 {
		extra = int(binary.LittleEndian.Uint32(r.bytes(4)))
	}
	text := r.chars(length, flags&1 != 0)
	r.skip(4 * runs)
	r.skip(extra)
	return text
}

func (r *sstReader) skip(n int) {
	for n > 0 && !r.done {
		if r.pos >= len(r.segments[0]) {
			r.advance()
			continue
		}
		take := min(n, len(r.segments[0])-r.pos)
		r.pos += take
		n -= take
	}
}

func (r *sstReader) chars(n int, wide bool) string {
	text := ""
	for n > 0 && !r.done {
		if r.pos >= len(r.segments[0]) {
			r.advance()
			if !r.done && len(r.segments[0]) > 0 {
				wide = r.segments[0][0]&1 != 0
				r.pos = 1
			}
			continue
		}
		width := 1
		if wide {
			width = 2
		}
		take := min(n, (len(r.segments[0])-r.pos)/width)
		if take == 0 {
			r.pos = len(r.segments[0])
			continue
		}
		raw := r.segments[0][r.pos : r.pos+take*width]
		if wide {
			text += ole.UTF16(raw)
		} else {
			text += latin(raw)
		}
		r.pos += take * width
		n -= take
	}
	return text
}
