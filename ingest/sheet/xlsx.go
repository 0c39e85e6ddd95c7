package sheet

import (
	"archive/zip"
	"errors"
	"io"
	"path"
	"strconv"
	"strings"
)

// What no ledger reaches and an attack does: bytes of one part and of all, unpacked;
// shared strings, styles and sheets. A million rows of eight columns stay below.
const (
	maxPart   = 512 << 20
	maxParts  = 768 << 20
	maxShared = 4 << 20
	maxSheets = 1000
)

var errTooLarge = errors.New("workbook part is too large")

// book is an .xlsx package being read.
type book struct {
	parts     map[string]*zip.File
	shared    []string
	styles    []style
	epoch1904 bool
	unpacked  int64
}

type sheetRef struct{ name, state, part string }

func readXLSX(z *zip.Reader, data []byte) ([]*grid, error) {
	b := newBook(z)
	refs, err := b.workbook()
	if err != nil {
		return nil, err
	}
	if err := b.sharedStrings(); err != nil {
		return nil, err
	}
	if err := b.readStyles(); err != nil {
		return nil, err
	}
	var grids []*grid
	var waiting [][2]string
	for _, ref := range refs {
		g := newGrid(b, ref)
		grids = append(grids, g)
		formulas, err := b.sheet(ref.part, g)
		if err != nil {
			return nil, err
		}
		if !g.hidden {
			for _, cell := range formulas {
				waiting = append(waiting, [2]string{ref.name, cell})
			}
		}
	}
	compute(data, grids, waiting)
	return grids, nil
}

func newBook(z *zip.Reader) *book {
	b := &book{parts: map[string]*zip.File{}}
	for _, f := range z.File {
		b.parts[strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(f.Name, "\\", "/"), "/"))] = f
	}
	return b
}

func newGrid(b *book, ref sheetRef) *grid {
	return &grid{name: ref.name, hidden: ref.state == "hidden" || ref.state == "veryHidden", epoch1904: b.epoch1904}
}

// open returns the text of a part, "" when the package has none.
func (b *book) open(name string) (string, error) {
	f := b.parts[strings.ToLower(name)]
	if f == nil {
		return "", nil
	}
	left := min(maxPart, maxParts-b.unpacked)
	if f.UncompressedSize64 > uint64(max(left, 0)) {
		return "", errTooLarge
	}
	r, err := f.Open()
	if err != nil {
		return "", err
	}
	defer r.Close() //nolint:errcheck // reading only
	var buf strings.Builder
	buf.Grow(int(min(f.UncompressedSize64, 64<<20)))
	n, err := io.Copy(&buf, io.LimitReader(r, left+1)) // the size in the header may lie
	b.unpacked += n
	if err != nil {
		return "", err
	}
	if n > left {
		return "", errTooLarge
	}
	return buf.String(), nil
}

func (b *book) workbook() ([]sheetRef, error) {
	src, err := b.open("xl/workbook.xml")
	if err != nil {
		return nil, err
	}
	targets, err := b.targets()
	if err != nil {
		return nil, err
	}
	var refs []sheetRef
	for m := (&markup{src: src}); m.next(); {
		switch m.tag {
		case "workbookpr":
			v := m.get("date1904")
			b.epoch1904 = v == "1" || v == "true"
		case "sheet":
			part := targets[m.get("r:id")]
			if part == "" {
				part = "xl/worksheets/sheet" + strconv.Itoa(len(refs)+1) + ".xml"
			}
			refs = append(refs, sheetRef{m.get("name"), m.get("state"), part})
		}
	}
	switch {
	case len(refs) == 0:
		return nil, errors.New("workbook has no sheets")
	case len(refs) > maxSheets:
		return nil, errTooLarge
	}
	return refs, nil
}

func (b *book) targets() (map[string]string, error) {
	src, err := b.open("xl/_rels/workbook.xml.rels")
	if err != nil {
		return nil, err
	}
	out := map[string]string{}
	for m := (&markup{src: src}); m.next(); {
		if m.tag != "relationship" {
			continue
		}
		target := m.get("target")
		if !strings.HasPrefix(target, "/") {
			target = path.Join("xl", target)
		}
		out[m.get("id")] = strings.TrimPrefix(target, "/")
	}
	return out, nil
}

func (b *book) sharedStrings() error {
	src, err := b.open("xl/sharedStrings.xml")
	if err != nil || src == "" {
		return err
	}
	var text strings.Builder
	inText, phonetic := false, false
	for m := (&markup{src: src}); m.next(); {
		if len(b.shared) > maxShared {
			return errTooLarge
		}
		switch m.tag {
		case "si":
			text.Reset()
			if m.void {
				b.shared = append(b.shared, "")
			}
		case "/si":
			b.shared = append(b.shared, text.String())
		case "t":
			inText = !m.void
		case "/t":
			inText = false
		case "rph":
			phonetic = true
		case "/rph":
			phonetic = false
		case "":
			if inText && !phonetic {
				text.WriteString(m.text)
			}
		}
	}
	return nil
}

// sheet reads one worksheet and returns the formulas that carry no value.
func (b *book) sheet(part string, g *grid) (uncomputed []string, err error) {
	src, err := b.open(part)
	if err != nil {
		return nil, err
	}
	r := cellReader{book: b, grid: g}
	for m := (&markup{src: src}); m.next(); {
		if r.take(m); g.over {
			return nil, errTooLarge
		}
	}
	return r.uncomputed, nil
}

// cellReader turns the tags of a worksheet into cells.
type cellReader struct {
	book       *book
	grid       *grid
	row, col   int
	kind       string
	style      style
	whole      string          // the cell's text, in one piece
	text       strings.Builder // in several
	inValue    bool
	hasValue   bool
	formula    bool
	uncomputed []string
	above      int // rows the grid does without
}

func (r *cellReader) take(m *markup) {
	switch m.tag {
	case "row":
		r.row++
		if n, err := strconv.Atoi(m.get("r")); err == nil {
			r.row = n
		}
		r.col = 0
	case "c":
		r.begin(m)
		if m.void {
			r.end()
		}
	case "/c":
		r.end()
	case "v", "t":
		r.inValue = !m.void
		r.hasValue = r.hasValue || !m.void
	case "/v", "/t":
		r.inValue = false
	case "f":
		r.formula = true
	case "rph":
		r.inValue = false
	case "mergecell":
		from, to, _ := strings.Cut(m.get("ref"), ":")
		top, left := parseAddress(from)
		bottom, right := parseAddress(to)
		r.grid.merge(area{top, left, bottom, right})
	case "":
		if r.inValue {
			r.write(m.text)
		}
	}
}

// write adds to the cell's text, which mostly comes in one piece.
func (r *cellReader) write(text string) {
	switch {
	case r.text.Len() > 0:
		r.text.WriteString(text)
	case r.whole == "":
		r.whole = text
	default:
		r.text.WriteString(r.whole)
		r.text.WriteString(text)
	}
}

func (r *cellReader) written() string {
	if r.text.Len() > 0 {
		return r.text.String()
	}
	return r.whole
}

func (r *cellReader) begin(m *markup) {
	r.col++
	if row, col := parseAddress(m.get("r")); row > 0 && col > 0 {
		r.row, r.col = row, col
	}
	r.kind, r.style = m.get("t"), style{}
	if i, err := strconv.Atoi(m.get("s")); err == nil && i >= 0 && i < len(r.book.styles) {
		r.style = r.book.styles[i]
	}
	r.text.Reset()
	r.whole = ""
	r.inValue, r.hasValue, r.formula = false, false, false
}

func (r *cellReader) end() {
	text := r.written()
	if r.formula && (!r.hasValue || text == "" && r.kind != "str") {
		r.uncomputed = append(r.uncomputed, address(r.row, r.col))
		r.grid.set(r.row-r.above, r.col, cell{kind: faultCell, text: msgUncomputed})
		return
	}
	r.grid.set(r.row-r.above, r.col, r.book.cell(r.kind, text, r.style))
}

func (b *book) cell(kind, text string, s style) cell {
	switch kind {
	case "s":
		i, err := strconv.Atoi(strings.TrimSpace(text))
		if err != nil || i < 0 || i >= len(b.shared) {
			return cell{}
		}
		return indented(textOf(b.shared[i]), s)
	case "inlineStr", "str", "d":
		return indented(textOf(text), s)
	case "e":
		return cell{kind: faultCell, text: text}
	case "b":
		if strings.TrimSpace(text) == "1" {
			return textOf("是")
		}
		return textOf("否")
	}
	n, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
	if err != nil {
		return indented(textOf(text), s)
	}
	return styled(n, s, b.epoch1904)
}

func indented(c cell, s style) cell {
	c.indent += int16(min(s.indent, 1000))
	return c
}
