package word

import (
	"encoding/binary"
	"errors"
	"strings"

	"nianlun/ingest/ole"
)

// Is reports whether bytes are a document this package reads: .docx, or the older
// binary .doc and .wps, whatever the file is called.
func Is(data []byte) bool {
	if ole.Is(data) {
		c, err := ole.Open(data)
		return err == nil && c.Has("WordDocument")
	}
	return strings.HasPrefix(string(data[:min(len(data), 4)]), "PK\x03\x04") && strings.Contains(string(data), "word/document.xml")
}

// Places in the file information block of Word 97 and later ([MS-DOC] 2.5).
const (
	fibFlags, fibTextLength         = 0x0A, 0x4C
	fibCharacters, fibParagraphs    = 0xFA, 0x102
	fibPieces, fibLists, fibListUse = 0x1A2, 0x2E2, 0x2EA
	flagEncrypted, flagTable1       = 0x0100, 0x0200
	docMagic, wordDocument97        = 0xA5EC, 0xC1
)

var (
	errOldEncrypted = errors.New("document is encrypted")
	errOldDamaged   = errors.New("document cannot be followed")
)

// oldDoc is a binary document being read: the main stream, the table stream, the
// pieces its text lies in and the properties of its paragraphs.
type oldDoc struct {
	main, table []byte
	pieces      []piece
	paragraphs  []run
	hidden      []run
	lists       *lists
}

// piece is a stretch of text: characters from..to lie at byte at of the main stream,
// one byte each (narrow) or two.
type piece struct {
	from, to, at int
	narrow       bool
}

// readOld reads the text, numbers and tables of a .doc or .wps.
func readOld(data []byte) (Document, error) {
	c, err := ole.Open(data)
	switch {
	case strings.Contains(string(data), "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e"):
		return Document{}, &FileError{msgEncrypted}
	case err != nil:
		return Document{}, &FileError{msgOldDoc}
	}
	main, err := c.Stream("WordDocument")
	if err != nil {
		return Document{}, &FileError{msgOldDoc}
	}
	d, err := openOld(c, main)
	switch {
	case errors.Is(err, errOldEncrypted):
		return Document{}, &FileError{msgEncrypted}
	case err != nil:
		return Document{}, &FileError{msgOldDoc}
	}
	doc := d.document()
	if strings.TrimSpace(doc.Text()) == "" {
		return Document{}, &FileError{msgNoText}
	}
	return doc, nil
}

func openOld(c *ole.File, main []byte) (*oldDoc, error) {
	if len(main) < 0x200 || u16(main, 0) != docMagic || u16(main, 2) < wordDocument97 {
		return nil, errOldDamaged
	}
	flags := u16(main, fibFlags)
	if flags&flagEncrypted != 0 {
		return nil, errOldEncrypted
	}
	name := "0Table"
	if flags&flagTable1 != 0 {
		name = "1Table"
	}
	table, err := c.Stream(name)
	if err != nil {
		return nil, errOldDamaged
	}
	d := &oldDoc{main: main, table: table}
	if d.pieces = d.readPieces(); len(d.pieces) == 0 {
		return nil, errOldDamaged
	}
	d.paragraphs = d.runs(fibParagraphs, paragraphEntry)
	d.hidden = hiddenOnly(d.runs(fibCharacters, 1))
	d.lists = d.readLists()
	return d, nil
}

// part returns a structure of the table stream by its place in the block.
func (d *oldDoc) part(at int) []byte {
	from, size := u32(d.main, at), u32(d.main, at+4)
	if size <= 0 || from < 0 || from+size > len(d.table) {
		return nil
	}
	return d.table[from : from+size]
}

// readPieces reads the piece table: which characters of the text lie where. Text
// beyond the body (notes, headers) is left out.
func (d *oldDoc) readPieces() []piece {
	clx := d.part(fibPieces)
	for len(clx) >= 3 && clx[0] == 1 { // properties shared by pieces
		clx = clx[min(len(clx), 3+u16(clx, 1)):]
	}
	if len(clx) < 5 || clx[0] != 2 {
		return nil
	}
	plc := clx[5:min(len(clx), 5+u32(clx, 1))]
	n, length := (len(plc)-4)/12, u32(d.main, fibTextLength)
	var out []piece
	for i := range n {
		p := piece{from: u32(plc, 4*i), to: min(u32(plc, 4*i+4), length)}
		fc := u32(plc, 4*(n+1)+8*i+2)
		p.at, p.narrow = fc&0x3FFFFFFF, fc&0x40000000 != 0
		if p.narrow {
			p.at /= 2
		}
		width := 2
		if p.narrow {
			width = 1
		}
		if p.from < 0 || p.at > len(d.main) {
			break
		}
		p.to = min(p.to, p.from+(len(d.main)-p.at)/width)
		if p.to > p.from {
			out = append(out, p)
		}
	}
	return out
}

func u16(b []byte, at int) int {
	if at < 0 || at+2 > len(b) {
		return 0
	}
	return int(binary.LittleEndian.Uint16(b[at:]))
}

// u32 reads a size or place; one beyond 2 GiB reads as -1, which nothing accepts.
func u32(b []byte, at int) int {
	if at < 0 || at+4 > len(b) {
		return 0
	}
	v := binary.LittleEndian.Uint32(b[at:])
	if v > 1<<31-1 {
		return -1
	}
	return int(v)
}
