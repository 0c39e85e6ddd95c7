package sheet

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"
)

var errCompound = errors.New("not a readable compound file")

// compoundFile is Microsoft's old container of named streams.
type compoundFile struct {
	data      []byte
	shift     uint
	fat, mini []uint32
	ministrm  []byte
	cutoff    uint32
	entries   []compoundEntry
}

type compoundEntry struct {
	name  string
	start uint32
	size  uint64
}

func openCompound(data []byte) (*compoundFile, error) {
	if len(data) < 512 {
		return nil, errCompound
	}
	le := binary.LittleEndian
	c := &compoundFile{data: data, shift: uint(le.Uint16(data[30:])), cutoff: le.Uint32(data[56:])}
	if c.shift != 9 && c.shift != 12 {
		return nil, errCompound
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
		return nil, errCompound
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

func (c *compoundFile) sector(n uint32) []byte {
	from := (uint64(n) + 1) << c.shift
	to := from + 1<<c.shift
	if from >= uint64(len(c.data)) {
		return nil
	}
	return c.data[from:min(to, uint64(len(c.data)))]
}

// readFAT follows the list of allocation sectors: 109 in the header, then a chain.
func (c *compoundFile) readFAT() error {
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
	for _, n := range list {
		if n < 0xFFFFFFFA {
			c.fat = append(c.fat, words32(c.sector(n))...)
		}
	}
	if len(c.fat) == 0 {
		return errCompound
	}
	return nil
}

// chain joins the sectors of a stream.
func (c *compoundFile) chain(start uint32, fat []uint32) ([]byte, error) {
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

func (c *compoundFile) directory(dir []byte) {
	for ; len(dir) >= 128; dir = dir[128:] {
		size := int(binary.LittleEndian.Uint16(dir[64:]))
		if dir[66] == 0 || size < 2 || size > 64 {
			continue
		}
		c.entries = append(c.entries, compoundEntry{
			name:  utf16String(dir[:size-2]),
			start: binary.LittleEndian.Uint32(dir[116:]),
			size:  binary.LittleEndian.Uint64(dir[120:]) & 0xFFFFFFFF,
		})
	}
}

func utf16String(raw []byte) string {
	units := make([]uint16, 0, len(raw)/2)
	for ; len(raw) >= 2; raw = raw[2:] {
		units = append(units, binary.LittleEndian.Uint16(raw))
	}
	return string(utf16.Decode(units))
}

func (c *compoundFile) has(name string) bool {
	for _, e := range c.entries {
		if strings.EqualFold(e.name, name) {
			return true
		}
	}
	return false
}

// stream returns the first stream found under one of the names.
func (c *compoundFile) stream(names ...string) ([]byte, error) {
	for _, name := range names {
		for _, e := range c.entries {
			if strings.EqualFold(e.name, name) {
				return c.read(e)
			}
		}
	}
	return nil, errCompound
}

func (c *compoundFile) read(e compoundEntry) ([]byte, error) {
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
