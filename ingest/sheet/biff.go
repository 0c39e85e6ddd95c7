package sheet

import (
	"encoding/binary"
	"encoding/hex"
	"errors"
	"io"
	"math"
	"strconv"

	"nianlun/ingest/ole"
)

var (
	errEncrypted = errors.New("workbook is encrypted")
	errBIFF      = errors.New("not a BIFF5 or BIFF8 workbook")
)

// Record numbers of the old .xls format.
const (
	recFormula, recEOF, recDateMode, recFilePass, recContinue = 0x06, 0x0A, 0x22, 0x2F, 0x3C
	recSheet, recMulRK, recRString, recXF, recMerged          = 0x85, 0xBD, 0xD6, 0xE0, 0xE5
	recSST, recLabelSST, recNumber, recLabel, recBool         = 0xFC, 0xFD, 0x203, 0x204, 0x205
	recString, recRK, recFormat, recBOF                       = 0x207, 0x27E, 0x41E, 0x809
	recFont, recPalette                                       = 0x31, 0x92
)

// biff is an .xls workbook being read.
type biff struct {
	data      []byte
	wide      bool // BIFF8: strings are Unicode; else in the code page
	shared    []string
	formats   map[string]string
	styles    []style
	colours   []uint16          // of each font, in the palette
	palette   map[uint16]string // of the workbook's own colours
	epoch1904 bool
	sheets    []biffSheet
}

type biffSheet struct {
	at     int
	hidden bool
	name   string
	data   bool
}

func readBIFF(data []byte) ([]*grid, error) {
	b := &biff{data: data, formats: map[string]string{}}
	if err := b.globals(); err != nil {
		return nil, err
	}
	var grids []*grid
	for _, s := range b.sheets {
		if !s.data {
			continue
		}
		g := &grid{name: s.name, hidden: s.hidden, epoch1904: b.epoch1904}
		if err := b.cells(s.at, g); err != nil {
			return nil, err
		}
		grids = append(grids, g)
	}
	if len(grids) == 0 {
		return nil, errBIFF
	}
	return grids, nil
}

// record returns the record at a position and where the next one begins.
func (b *biff) record(at int) (id int, body []byte, next int, err error) {
	if at < 0 || at+4 > len(b.data) {
		return 0, nil, 0, io.ErrUnexpectedEOF
	}
	id = int(binary.LittleEndian.Uint16(b.data[at:]))
	size := int(binary.LittleEndian.Uint16(b.data[at+2:]))
	next = at + 4 + size
	if next > len(b.data) {
		return 0, nil, 0, io.ErrUnexpectedEOF
	}
	return id, b.data[at+4 : next], next, nil
}

func (b *biff) globals() error {
	id, body, at, err := b.record(0)
	if err != nil || id != recBOF || len(body) < 4 {
		return errBIFF
	}
	switch binary.LittleEndian.Uint16(body) {
	case 0x600:
		b.wide = true
	case 0x500:
	default:
		return errBIFF
	}
	for {
		id, body, next, err := b.record(at)
		if err != nil {
			return err
		}
		switch {
		case id == recEOF:
			b.settleRed()
			return nil
		case id == recFilePass:
			return errEncrypted
		case id == recDateMode && len(body) >= 2:
			b.epoch1904 = body[0] == 1
		case id == recSheet && len(body) >= 8:
			b.sheets = append(b.sheets, biffSheet{int(binary.LittleEndian.Uint32(body)), body[4]&3 != 0, b.short(body[6:]), body[5] == 0})
		case id == recSST && len(body) >= 8:
			segments := [][]byte{body[8:]}
			segments, next = b.continued(segments, next)
			b.shared = sstStrings(segments, int(binary.LittleEndian.Uint32(body[4:])))
		case id == recFormat && len(body) >= 4:
			b.formats[strconv.Itoa(int(binary.LittleEndian.Uint16(body)))] = b.formatCode(body[2:])
		case id == recFont && len(body) >= 6:
			b.colours = append(b.colours, binary.LittleEndian.Uint16(body[4:]))
		case id == recPalette:
			b.ownColours(body)
		case id == recXF && len(body) >= 8:
			b.addStyle(body)
		}
		at = next
	}
}

func (b *biff) continued(segments [][]byte, at int) ([][]byte, int) {
	for {
		id, body, next, err := b.record(at)
		if err != nil || id != recContinue {
			return segments, at
		}
		segments, at = append(segments, body), next
	}
}

func (b *biff) addStyle(body []byte) {
	s := styleOf(strconv.Itoa(int(binary.LittleEndian.Uint16(body[2:]))), b.formats)
	s.font = int(binary.LittleEndian.Uint16(body))
	if b.wide && len(body) > 8 {
		s.indent = int(body[8] & 15)
	}
	b.styles = append(b.styles, s)
}

// ownColours reads the palette that replaces the colours from number 8 on.
func (b *biff) ownColours(body []byte) {
	b.palette = map[uint16]string{}
	for i, raw := uint16(8), body[min(2, len(body)):]; len(raw) >= 4; i, raw = i+1, raw[4:] {
		b.palette[i] = hex.EncodeToString(raw[:3])
	}
}

// settleRed marks the styles whose font is red; the palette may stand behind them.
func (b *biff) settleRed() {
	for i := range b.styles {
		font := b.styles[i].font
		if font > 4 { // there is no font of number 4
			font--
		}
		if font < 0 || font >= len(b.colours) {
			continue
		}
		own, ok := b.palette[b.colours[font]]
		b.styles[i].red = ok && isRed(own) || !ok && (b.colours[font] == 2 || b.colours[font] == 10)
	}
}

// short reads a string whose length is one byte.
func (b *biff) short(raw []byte) string {
	if len(raw) < 1 {
		return ""
	}
	return b.chars(raw[1:], int(raw[0]))
}

func (b *biff) formatCode(raw []byte) string {
	if !b.wide {
		return b.short(raw)
	}
	return b.long(raw)
}

// long reads a string whose length is two bytes.
func (b *biff) long(raw []byte) string {
	if len(raw) < 2 {
		return ""
	}
	return b.chars(raw[2:], int(binary.LittleEndian.Uint16(raw)))
}

func (b *biff) chars(raw []byte, n int) string {
	if !b.wide {
		return decodeGB(raw[:min(n, len(raw))])
	}
	if len(raw) < 1 {
		return ""
	}
	flags, raw := raw[0], raw[1:]
	if flags&8 != 0 && len(raw) >= 2 {
		raw = raw[2:]
	}
	if flags&4 != 0 && len(raw) >= 4 {
		raw = raw[4:]
	}
	if flags&1 != 0 {
		return ole.UTF16(raw[:min(2*n, len(raw))])
	}
	return latin(raw[:min(n, len(raw))])
}

func latin(raw []byte) string {
	runes := make([]rune, len(raw))
	for i, c := range raw {
		runes[i] = rune(c)
	}
	return string(runes)
}

// cells reads one sheet's substream.
func (b *biff) cells(at int, g *grid) error {
	id, _, at, err := b.record(at)
	if err != nil || id != recBOF {
		return errBIFF
	}
	depth, row, col := 1, 0, 0
	for depth > 0 {
		id, body, next, err := b.record(at)
		if err != nil {
			return err
		}
		at = next
		switch id {
		case recBOF: // a chart inside the sheet
			depth++
			continue
		case recEOF:
			depth--
			continue
		}
		if depth > 1 {
			continue
		}
		switch {
		case id == recMerged:
			mergesOf(body, g)
		case id == recString:
			g.set(row, col, textOf(b.long(body)))
		case len(body) >= 6:
			row, col = int(binary.LittleEndian.Uint16(body))+1, int(binary.LittleEndian.Uint16(body[2:]))+1
			b.cell(id, body, row, col, g)
		}
	}
	return nil
}

func mergesOf(body []byte, g *grid) {
	if len(body) < 2 {
		return
	}
	for body = body[2:]; len(body) >= 8; body = body[8:] {
		at := func(i int) int { return int(binary.LittleEndian.Uint16(body[i:])) + 1 }
		g.merge(area{at(0), at(4), at(2), at(6)})
	}
}

func (b *biff) style(body []byte) style {
	i := int(binary.LittleEndian.Uint16(body))
	if i >= len(b.styles) {
		return style{}
	}
	return b.styles[i]
}

func (b *biff) cell(id int, body []byte, row, col int, g *grid) {
	s := b.style(body[4:])
	rest := body[6:]
	switch {
	case id == recNumber && len(rest) >= 8:
		g.set(row, col, styled(math.Float64frombits(binary.LittleEndian.Uint64(rest)), s, b.epoch1904))
	case id == recRK && len(rest) >= 4:
		g.set(row, col, styled(rk(binary.LittleEndian.Uint32(rest)), s, b.epoch1904))
	case id == recMulRK:
		for raw := body[4:]; len(raw) >= 8; raw = raw[6:] {
			g.set(row, col, styled(rk(binary.LittleEndian.Uint32(raw[2:])), b.style(raw), b.epoch1904))
			col++
		}
	case id == recLabelSST && len(rest) >= 4:
		if i := int(binary.LittleEndian.Uint32(rest)); i < len(b.shared) {
			g.set(row, col, indented(textOf(b.shared[i]), s))
		}
	case id == recLabel || id == recRString:
		g.set(row, col, indented(textOf(b.long(rest)), s))
	case id == recBool && len(rest) >= 2:
		g.set(row, col, boolOrFault(rest[0], rest[1] != 0))
	case id == recFormula && len(rest) >= 8:
		g.set(row, col, b.result(rest, s))
	}
}

func rk(v uint32) float64 {
	n := float64(int32(v) >> 2)
	if v&2 == 0 {
		n = math.Float64frombits(uint64(v&0xFFFFFFFC) << 32)
	}
	if v&1 != 0 {
		n /= 100
	}
	return n
}

func boolOrFault(v byte, fault bool) cell {
	if !fault {
		if v != 0 {
			return textOf("是")
		}
		return textOf("否")
	}
	names := map[byte]string{0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}
	return cell{kind: faultCell, text: names[v]}
}

// result is the stored value of a formula; text follows in a record of its own.
func (b *biff) result(raw []byte, s style) cell {
	if raw[6] != 0xFF || raw[7] != 0xFF {
		return styled(math.Float64frombits(binary.LittleEndian.Uint64(raw)), s, b.epoch1904)
	}
	switch raw[0] {
	case 1:
		return boolOrFault(raw[2], false)
	case 2:
		return boolOrFault(raw[2], true)
	}
	return cell{}
}
