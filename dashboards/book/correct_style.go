package book

import (
	"bytes"
	"strconv"
	"strings"
)

const faultColour = "FFFFE699"

// faultFill is the light colour of a faulty cell.
const faultFill = `<%fill><%patternFill patternType="solid"><%fgColor rgb="` + faultColour + `"/><%bgColor indexed="64"/></%patternFill></%fill>`

// styleBook gives coloured twins of the formats of cells.
type styleBook struct {
	data   []byte
	prefix string
	xfs    [][]byte // the formats of cells, as written
	fills  int
	cells  bool         // the part has a list of formats
	ours   map[int]bool // fills of an earlier correction
	twins  map[twin]int
	order  []twin // in the order asked
}

// twin is a format with the fill of a fault, or without one.
type twin struct {
	style int
	plain bool
}

// plainStyles is the part of a workbook that has none.
const plainStyles = xmlHead + `<styleSheet xmlns="` + mainSpace + `"><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts>` +
	`<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
	`<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
	`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
	`<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>`

const plainXf = `<%xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>`

func (p *pack) readStyles() (*styleBook, error) {
	data, err := p.read(p.stylesPart())
	if err != nil {
		return nil, err
	}
	b := &styleBook{data: data, ours: map[int]bool{}, twins: map[twin]int{}}
	if data == nil {
		b.data = []byte(plainStyles)
	}
	return b, b.survey()
}

// stylesPart is where the workbook says its formats are.
func (p *pack) stylesPart() string {
	if links, err := p.relations("xl/workbook.xml"); err == nil {
		for _, l := range links {
			if strings.HasSuffix(l.kind, "/styles") && p.has(l.target) {
				return l.target
			}
		}
	}
	return "xl/styles.xml"
}

// survey counts the fills and keeps the formats of cells.
func (b *styleBook) survey() error {
	inFills, inCells, within := false, false, false
	s := scan(bytes.NewReader(b.data))
	for s.next() {
		switch {
		case s.begins("styleSheet"):
			b.prefix = s.prefix
		case s.name == "fills":
			inFills = s.kind == openTag
		case s.name == "cellXfs":
			inCells = s.kind == openTag
			b.cells = true
		case inFills && s.begins("fill"):
			b.fills++
		case inFills && s.name == "fgColor":
			colour, _ := s.get("rgb")
			b.ours[b.fills-1] = strings.EqualFold(colour, faultColour)
		case inCells && s.begins("xf"):
			b.xfs = append(b.xfs, bytes.Clone(s.raw))
			within = s.kind == openTag
			continue
		}
		if inCells && within {
			last := len(b.xfs) - 1
			b.xfs[last] = append(b.xfs[last], s.raw...)
			within = !s.ends("xf")
		}
	}
	if len(b.xfs) == 0 {
		b.xfs = [][]byte{[]byte(strings.ReplaceAll(plainXf, "%", b.prefix))}
		b.cells = false
	}
	return s.err
}

// twin returns the coloured twin of a format, or the plain one of a coloured format.
func (b *styleBook) twin(style int, plain bool) int {
	if style < 0 || style >= len(b.xfs) {
		style = 0
	}
	if fill, _ := number(b.xfs[style], "fillId"); plain && !b.ours[fill] {
		return style
	}
	want := twin{style, plain}
	at, ok := b.twins[want]
	if !ok {
		at = len(b.xfs) + len(b.order)
		b.twins[want] = at
		b.order = append(b.order, want)
	}
	return at
}

// writeStyles adds the fill and the twins; without any the part stays as it is.
func (p *pack) writeStyles(b *styleBook) error {
	if len(b.order) == 0 {
		return nil
	}
	part := p.stylesPart()
	fresh := !p.has(part)
	data, err := b.patched()
	if err != nil {
		return err
	}
	p.put(part, data)
	if !fresh {
		return nil
	}
	if _, err := p.relate("xl/workbook.xml", linkSpace(mainSpace)+"/styles", part); err != nil {
		return err
	}
	return p.declare(part, "", "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml")
}

// behindFills and behindCells are what follows a list of fills, or of formats.
var (
	behindFills = map[string]bool{"borders": true, "cellStyleXfs": true, "cellXfs": true, "cellStyles": true, "dxfs": true, "tableStyles": true, "colors": true, "extLst": true}
	behindCells = map[string]bool{"cellStyles": true, "dxfs": true, "tableStyles": true, "colors": true, "extLst": true}
)

// patched writes the part anew. An empty list of fills or formats gives way to ours.
func (b *styleBook) patched() ([]byte, error) {
	var out bytes.Buffer
	fills, cells := b.fills > 0, b.cells
	s := scan(bytes.NewReader(b.data))
	for s.next() {
		if !fills && (s.kind != closeTag && behindFills[s.name] || s.ends("styleSheet")) {
			fills = true
			out.WriteString(b.allFills())
		}
		if !cells && (s.kind != closeTag && behindCells[s.name] || s.ends("styleSheet")) {
			cells = true
			out.WriteString(b.allCells())
		}
		raw := s.raw
		switch {
		case s.name == "fills" && b.fills == 0, s.name == "cellXfs" && !b.cells:
			continue
		case s.begins("fills"):
			raw = recount(raw, b.fills+1)
		case s.begins("cellXfs"):
			raw = recount(raw, len(b.xfs)+len(b.order))
		case s.ends("fills"):
			out.WriteString(strings.ReplaceAll(faultFill, "%", b.prefix))
		case s.ends("cellXfs"):
			out.WriteString(b.twinXfs())
		}
		out.Write(raw)
	}
	return out.Bytes(), s.err
}

// recount sets a count where there is one.
func recount(tag []byte, n int) []byte {
	if _, ok := attr(tag, "count"); !ok {
		return tag
	}
	return with(tag, "count", strconv.Itoa(n))
}

// allFills is a list of fills for a workbook without: the two every one must begin with.
func (b *styleBook) allFills() string {
	text := `<%fills count="3"><%fill><%patternFill patternType="none"/></%fill><%fill><%patternFill patternType="gray125"/></%fill>` + faultFill + `</%fills>`
	return strings.ReplaceAll(text, "%", b.prefix)
}

func (b *styleBook) allCells() string {
	return "<" + b.prefix + `cellXfs count="` + strconv.Itoa(len(b.xfs)+len(b.order)) + `">` + string(b.xfs[0]) + b.twinXfs() + "</" + b.prefix + "cellXfs>"
}

// twinXfs are the formats asked for, with the fill of a fault.
func (b *styleBook) twinXfs() string {
	fill := b.fills
	if fill == 0 {
		fill = 2
	}
	var out strings.Builder
	for _, t := range b.order {
		xf := b.xfs[t.style]
		end := bytes.IndexByte(xf, '>') + 1
		s := scan(bytes.NewReader(xf))
		if s.next() {
			end = len(s.raw)
		}
		tag := with(with(xf[:end], "fillId", strconv.Itoa(fill)), "applyFill", "1")
		if t.plain {
			tag = with(with(xf[:end], "fillId", "0"), "applyFill", "0")
		}
		out.Write(tag)
		out.Write(xf[end:])
	}
	return out.String()
}
