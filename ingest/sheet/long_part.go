package sheet

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
)

// partReader gives a worksheet's part in stretches of whole rows.
type partReader struct {
	from io.Reader
	size int   // of a stretch
	left int64 // bytes it may still unpack to
	rest []byte
	tail []byte // what follows the rows; nil: not come to yet
	err  error
}

var errOddPart = errors.New("a part that is not written as most are")

// most a worksheet has before its rows, between two row ends, and after its rows.
const mostBetween = 4 << 20

var (
	rowEnd  = []byte("</row>")
	dataEnd = []byte("</sheetData>")
)

// next appends the next rows to out; false: there are none left, or err says why.
func (p *partReader) next(out []byte) ([]byte, bool) {
	out = append(out, p.rest...)
	p.rest = p.rest[:0]
	for p.tail == nil && p.err == nil {
		from := len(out)
		out = slices.Grow(out, p.size)[:from+p.size]
		n, err := io.ReadFull(p.from, out[from:])
		out = out[:from+n]
		if p.left -= int64(n); p.left < 0 {
			p.err = errTooLarge
			break
		}
		if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
			p.err = err
			break
		}
		at := bytes.LastIndex(out, rowEnd) + len(rowEnd)
		ended := err != nil
		switch {
		case ended || at >= len(rowEnd) && bytes.Contains(out[at:], dataEnd):
			p.tail = append([]byte{}, out[max(at, 0):]...)
			if !ended {
				p.finish()
			}
			if at < len(rowEnd) {
				return out[:0], false
			}
			return out[:at], p.err == nil
		case at >= len(rowEnd):
			p.rest = append(p.rest, out[at:]...)
			return out[:at], true
		case len(out) > mostBetween:
			p.err = errOddPart
		}
	}
	return out[:0], false
}

// finish reads what follows the rows, so that the part is known to be whole.
func (p *partReader) finish() {
	more, err := io.ReadAll(io.LimitReader(p.from, mostBetween+1))
	if p.tail = append(p.tail, more...); err != nil || len(more) > mostBetween {
		p.err = errors.Join(err, errOddPart)
	}
}

// merges are the merged cells what follows the rows tells of.
func (p *partReader) merges() (out []area) {
	for m := (&markup{src: string(p.tail)}); m.next(); {
		if m.tag == "mergecell" {
			from, to, _ := strings.Cut(m.get("ref"), ":")
			top, left := parseAddress(from)
			bottom, right := parseAddress(to)
			out = append(out, area{top, left, bottom, right})
		}
	}
	return out
}

// part opens a worksheet for reading in stretches.
func (b *book) unpack(f *zip.File, size int) (*partReader, io.Closer, error) {
	r, err := f.Open()
	if err != nil {
		return nil, nil, err
	}
	return &partReader{from: r, size: size, left: min(maxPart, maxParts-b.unpacked)}, r, nil
}
