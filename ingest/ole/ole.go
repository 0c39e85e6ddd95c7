// Package ole opens the container Microsoft's and Kingsoft's older programs write:
// named streams in sectors, as .doc, .xls, .wps and .et are. It reads, never writes,
// and believes no size the bytes do not bear out.
package ole

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"
)

// ErrDamaged is a container that cannot be followed, or lacks the stream asked for.
var ErrDamaged = errors.New("not a readable compound file")

const magic = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

// Is reports whether bytes begin as a container does.
func Is(data []byte) bool { return bytes.HasPrefix(data, []byte(magic)) }

// File is an open container.
type File struct {
	data      []byte
	shift     uint
	fat, mini []uint32
	ministrm  []byte
	cutoff    uint32
	entries   []entry
}

// entry is one line of the directory.
type entry struct {
	name  string
	start uint32
	size  uint64
}

// Open reads the directory of a container.
func Open(data []byte) (*File, error) {
	if len(data) < 512 {
		return nil, ErrDamaged
	}
	le := binary.LittleEndian
	c := &File{data: data, shift: uint(le.Uint16(data[30:])), cutoff: le.Uint32(data[56:])}
	if c.shift != 9 && c.shift != 12 {
		return nil, ErrDamaged
	}
	if err := c.readFAT(); err != nil {
		return nil, err
	}
	dir, err := c.chain(le.Uint32(data[48:]), c.fat)
	if err != nil {
		return nil, err
	}
	c.directory(dir)
	if len(c.entries) == 0 {
		return nil, ErrDamaged
	}
	if c.ministrm, err = c.chain(c.entries[0].start, c.fat); err != nil {
		c.ministrm = nil // a file without small streams has none
	}
	raw, err := c.chain(le.Uint32(data[60:]), c.fat)
	if err == nil {
		c.mini = words32(raw)
	}
	return c, nil
}

func words32(raw []byte) []uint32 {
	out := make([]uint32, 0, len(raw)/4)
	for ; len(raw) >= 4; raw = raw[4:] {
		out = append(out, binary.LittleEndian.Uint32(raw))
	}
	return out
}

func (c *File) sector(n uint32) []byte {
	from := (uint64(n) + 1) << c.shift
	to := from + 1<<c.shift
	if from >= uint64(len(c.data)) {
		return nil
	}
	return c.data[from:min(to, uint64(len(c.data)))]
}

// readFAT follows the list of allocation sectors: 109 in the header, then a chain.
func (c *File) readFAT() error {
	list := words32(c.data[76:512])
	next := binary.LittleEndian.Uint32(c.data[68:])
	for guard := 0; next < 0xFFFFFFFA && guard < 4096; guard++ {
		more := words32(c.sector(next))
		if len(more) == 0 {
			break
		}
		list = append(list, more[:len(more)-1]...)
		next = more[len(more)-1]
	}
	most := len(c.data)>>c.shift + 1 // sectors there are: a longer table is no table
	for _, n := range list {
		if n < 0xFFFFFFFA && len(c.fat) < most {
			c.fat = append(c.fat, words32(c.sector(n))...)
		}
	}
	c.fat = c.fat[:min(len(c.fat), most)]
	if len(c.fat) == 0 {
		return ErrDamaged
	}
	return nil
}

// chain joins the sectors of a stream.
func (c *File) chain(start uint32, fat []uint32) ([]byte, error) {
	var out []byte
	for n, guard := start, 0; n < 0xFFFFFFFA; guard++ {
		s := c.sector(n)
		if s == nil || int(n) >= len(fat) || guard > len(fat) {
			return out, fmt.Errorf("following sectors: %w", io.ErrUnexpectedEOF)
		}
		out = append(out, s...)
		n = fat[n]
	}
	return out, nil
}

func (c *File) directory(dir []byte) {
	for ; len(dir) >= 128; dir = dir[128:] {
		size := int(binary.LittleEndian.Uint16(dir[64:]))
		if dir[66] == 0 || size < 2 || size > 64 {
			continue
		}
		c.entries = append(c.entries, entry{
			name:  UTF16(dir[:size-2]),
			start: binary.LittleEndian.Uint32(dir[116:]),
			size:  binary.LittleEndian.Uint64(dir[120:]) & 0xFFFFFFFF,
		})
	}
}

// UTF16 decodes little-endian UTF-16.
func UTF16(raw []byte) string {
	units := make([]uint16, 0, len(raw)/2)
	for ; len(raw) >= 2; raw = raw[2:] {
		units = append(units, binary.LittleEndian.Uint16(raw))
	}
	return string(utf16.Decode(units))
}

// Has reports whether a stream or storage of that name is there.
func (c *File) Has(name string) bool {
	for _, e := range c.entries {
		if strings.EqualFold(e.name, name) {
			return true
		}
	}
	return false
}

// Stream returns the first stream found under one of the names.
func (c *File) Stream(names ...string) ([]byte, error) {
	for _, name := range names {
		for _, e := range c.entries {
			if strings.EqualFold(e.name, name) {
				return c.read(e)
			}
		}
	}
	return nil, ErrDamaged
}

func (c *File) read(e entry) ([]byte, error) {
	if e.size >= uint64(c.cutoff) {
		out, err := c.chain(e.start, c.fat)
		return out[:min(uint64(len(out)), e.size)], err
	}
	var out []byte
	for n, guard := e.start, 0; n < 0xFFFFFFFA && guard <= len(c.mini); guard++ {
		from := int(n) * 64
		if int(n) >= len(c.mini) || from >= len(c.ministrm) {
			return nil, io.ErrUnexpectedEOF
		}
		out = append(out, c.ministrm[from:min(from+64, len(c.ministrm))]...)
		n = c.mini[n]
	}
	return out[:min(uint64(len(out)), e.size)], nil
}
