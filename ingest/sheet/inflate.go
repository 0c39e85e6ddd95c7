package sheet

import (
	"encoding/binary"
	"errors"
	"io"
)

// The sheet of a long workbook unpacks to hundreds of megabytes: a third of the time goes
// there. This reads DEFLATE (RFC 1951) as compress/flate does, in half the time, since it
// looks at eight bytes at once.

var errDeflate = errors.New("damaged deflate data")

const (
	historyBytes = 32 << 10
	longestMatch = 258
	inputBytes   = 64 << 10
	litBits      = 10 // of a code, looked at first
	distBits     = 8
)

// inflater unpacks a stream.
type inflater struct {
	from  io.Reader
	ended error // what reading ended with

	in       []byte
	pos, end int // of in, not taken yet
	acc      uint64
	n        uint // bits of acc; what stands above them comes next

	out      []byte
	given, w int // of out, handed on and written
	step     func(*inflater) error
	final    bool
	stored   int
	lit      codes
	dist     codes
	lengths  [286 + 30]uint8
	err      error
}

func newInflater(from io.Reader) io.ReadCloser {
	return io.NopCloser(&inflater{from: from, in: make([]byte, inputBytes), out: make([]byte, 4*historyBytes), step: (*inflater).header})
}

// Read unpacks.
func (f *inflater) Read(p []byte) (int, error) {
	for f.given == f.w {
		if f.err != nil {
			return 0, f.err
		}
		if f.w > len(f.out)-2*longestMatch {
			copy(f.out, f.out[f.w-historyBytes:f.w])
			f.given, f.w = historyBytes, historyBytes
		}
		f.err = f.step(f)
	}
	n := copy(p, f.out[f.given:f.w])
	f.given += n
	return n, nil
}

// top fills acc up as far as there is input.
func (f *inflater) top() {
	f.acc &= 1<<f.n - 1
	for f.n <= 56 {
		if f.pos == f.end {
			if f.ended != nil {
				return
			}
			f.pos = 0
			f.end, f.ended = io.ReadFull(f.from, f.in)
			continue
		}
		f.acc |= uint64(f.in[f.pos]) << f.n
		f.pos++
		f.n += 8
	}
}

// take takes so many bits, 16 at most.
func (f *inflater) take(n uint) (uint64, error) {
	if f.n < n {
		if f.top(); f.n < n {
			return 0, f.short()
		}
	}
	got := f.acc & (1<<n - 1)
	f.acc >>= n
	f.n -= n
	return got, nil
}

// short is why there is no more input.
func (f *inflater) short() error {
	if f.ended == nil || errors.Is(f.ended, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return f.ended
}

// header reads what a block begins with.
func (f *inflater) header() error {
	if f.final {
		return io.EOF
	}
	head, err := f.take(3)
	if err != nil {
		return err
	}
	f.final = head&1 == 1
	switch head >> 1 {
	case 0:
		return f.storedHeader()
	case 1:
		return f.fixed()
	case 2:
		return f.dynamic()
	}
	return errDeflate
}

func (f *inflater) storedHeader() error {
	if _, err := f.take(f.n % 8); err != nil {
		return err
	}
	size, err := f.take(16)
	if err != nil {
		return err
	}
	check, err := f.take(16)
	if err != nil {
		return err
	}
	if size^check != 0xffff {
		return errDeflate
	}
	f.stored, f.step = int(size), (*inflater).copyStored
	return nil
}

// copyStored hands on what is not packed.
func (f *inflater) copyStored() error {
	for f.stored > 0 && f.w < len(f.out)-longestMatch {
		b, err := f.take(8)
		if err != nil {
			return err
		}
		f.out[f.w] = byte(b)
		f.w++
		f.stored--
	}
	if f.stored == 0 {
		f.step = (*inflater).header
	}
	return nil
}

func (f *inflater) fixed() error {
	var lit [288]uint8
	for i := range lit {
		switch {
		case i < 144:
			lit[i] = 8
		case i < 256:
			lit[i] = 9
		case i < 280:
			lit[i] = 7
		default:
			lit[i] = 8
		}
	}
	var dist [32]uint8
	for i := range dist {
		dist[i] = 5
	}
	f.step = (*inflater).block
	if !f.lit.build(lit[:], litBits, litEntry) || !f.dist.build(dist[:], distBits, distEntry) {
		return errDeflate
	}
	return nil
}

// codeOrder is the order in which the lengths of the codes of lengths come.
var codeOrder = [19]uint8{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}

func (f *inflater) dynamic() error {
	head, err := f.take(14)
	if err != nil {
		return err
	}
	lits, dists, n := int(head&31)+257, int(head>>5&31)+1, int(head>>10)+4
	if lits > 286 || dists > 30 {
		return errDeflate
	}
	var of [19]uint8
	for i := range n {
		length, err := f.take(3)
		if err != nil {
			return err
		}
		of[codeOrder[i]] = uint8(length)
	}
	if !f.dist.build(of[:], distBits, plainEntry) {
		return errDeflate
	}
	if err := f.readLengths(f.lengths[:lits+dists]); err != nil {
		return err
	}
	f.step = (*inflater).block
	if !f.lit.build(f.lengths[:lits], litBits, litEntry) || !f.dist.build(f.lengths[lits:lits+dists], distBits, distEntry) {
		return errDeflate
	}
	return nil
}

// readLengths reads the lengths of codes, by the codes that stand in dist.
func (f *inflater) readLengths(lengths []uint8) error {
	for i := 0; i < len(lengths); {
		if f.n < 15 {
			f.top()
		}
		e := f.dist.first[f.acc&(1<<distBits-1)]
		if e.kind() != plainKind || uint(e.bits()) > f.n {
			if f.n < 7 {
				return f.short()
			}
			return errDeflate
		}
		f.acc >>= e.bits()
		f.n -= uint(e.bits())
		value, again, extra, base := uint8(e.value()), 1, uint(0), 0
		switch value {
		case 16:
			if i == 0 {
				return errDeflate
			}
			value, extra, base = lengths[i-1], 2, 3
		case 17:
			value, extra, base = 0, 3, 3
		case 18:
			value, extra, base = 0, 7, 11
		}
		if extra > 0 {
			more, err := f.take(extra)
			if err != nil {
				return err
			}
			again = base + int(more)
		}
		if i+again > len(lengths) {
			return errDeflate
		}
		for range again {
			lengths[i] = value
			i++
		}
	}
	return nil
}

// block unpacks until the block ends or there is no room for another match.
func (f *inflater) block() error {
	out, w, acc, n, pos := f.out, f.w, f.acc, f.n, f.pos
	err := error(nil)
	for w < len(f.out)-longestMatch {
		if n < 48 {
			if f.end-pos >= 8 {
				acc |= binary.LittleEndian.Uint64(f.in[pos:]) << n
				pos += int(63-n) >> 3
				n |= 56
			} else {
				f.acc, f.n, f.pos = acc, n, pos
				f.top()
				acc, n, pos = f.acc, f.n, f.pos
			}
		}
		e := f.lit.find(acc, litBits)
		acc >>= e.bits()
		n -= uint(e.bits()) // below nothing it is very large
		if e.kind() == plainKind && n <= 64 {
			out[w] = byte(e.value())
			w++
			continue
		}
		if e.kind() != rangeKind {
			if f.step = (*inflater).header; e.kind() != endKind {
				err = errDeflate
			}
			break
		}
		length := e.value() + int(acc&(1<<e.extra()-1))
		acc >>= e.extra()
		n -= uint(e.extra())
		d := f.dist.find(acc, distBits)
		acc >>= d.bits()
		n -= uint(d.bits())
		back := d.value() + int(acc&(1<<d.extra()-1))
		acc >>= d.extra()
		n -= uint(d.extra())
		if d.kind() != rangeKind || back > w || n > 64 {
			err = errDeflate
			break
		}
		from, to := w-back, w+length
		for w < to { // what is copied may be copied again
			w += copy(out[w:to], out[from:w])
		}
	}
	if n > 64 {
		n, err = 0, f.short()
	}
	f.acc, f.n, f.pos, f.w = acc, n, pos, w
	return err
}
