package word

import "sort"

// Sizes of one entry in a page of formatted runs, beside its 4-byte place.
const paragraphEntry = 13

// Property modifiers this package reads ([MS-DOC] 2.6).
const (
	sprmInTable, sprmRowEnd       = 0x2416, 0x2417
	sprmListLevel, sprmListUse    = 0x260A, 0x460B
	sprmOutline, sprmInnerCell    = 0x2640, 0x244B
	sprmTable, sprmTabs           = 0xD608, 0xC615
	sprmDeleted, sprmHiddenFormat = 0x0800, 0x083C
)

// run is a stretch of the main stream with its properties.
type run struct {
	from, to int
	props    []byte
}

// runs reads the pages of formatted runs a plex of the table stream names. Entries
// are 13 bytes for paragraphs and 1 for characters.
func (d *oldDoc) runs(at, entry int) []run {
	plex := d.part(at)
	n := (len(plex) - 4) / 8
	var out []run
	for i := range n {
		page := (u32(plex, 4*(n+1)+4*i) & 0x3FFFFF) * 512
		if page < 0 || page+512 > len(d.main) || len(out) > 1<<20 {
			continue
		}
		out = append(out, runsOfPage(d.main[page:page+512], entry)...)
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].from < out[j].from })
	return out
}

func runsOfPage(page []byte, entry int) []run {
	n := int(page[511])
	if 4*(n+1)+entry*n > 511 {
		return nil
	}
	var out []run
	for i := range n {
		r := run{from: u32(page, 4*i), to: u32(page, 4*i+4)}
		if at := int(page[4*(n+1)+entry*i]) * 2; at > 0 {
			r.props = propsAt(page[at:511], entry == paragraphEntry)
		}
		out = append(out, r)
	}
	return out
}

// propsAt cuts out the modifiers of a run; a paragraph's begin after its style.
func propsAt(b []byte, paragraph bool) []byte {
	if len(b) == 0 {
		return nil
	}
	size, b := int(b[0]), b[1:]
	if paragraph {
		if size > 0 {
			size = 2*size - 1
		} else if len(b) > 0 {
			size, b = 2*int(b[0]), b[1:]
		}
	}
	b = b[:min(size, len(b))]
	if !paragraph {
		return b
	}
	if len(b) < 2 {
		return nil
	}
	return b[2:]
}

// find returns the properties in force at a byte of the main stream.
func find(runs []run, at int) []byte {
	i := sort.Search(len(runs), func(i int) bool { return runs[i].from > at }) - 1
	if i < 0 || at >= runs[i].to {
		return nil
	}
	return runs[i].props
}

// each calls see for every modifier with its operand.
func each(props []byte, see func(sprm int, operand []byte)) {
	for len(props) >= 2 {
		sprm := u16(props, 0)
		props = props[2:]
		size := operandSize(sprm, props)
		if size > len(props) {
			return
		}
		see(sprm, props[:size])
		props = props[size:]
	}
}

func operandSize(sprm int, rest []byte) int {
	switch sprm >> 13 {
	case 0, 1:
		return 1
	case 2, 4, 5:
		return 2
	case 3:
		return 4
	case 7:
		return 3
	}
	switch {
	case sprm == sprmTable:
		return u16(rest, 0) + 1
	case len(rest) == 0:
		return 0
	case sprm == sprmTabs && rest[0] == 255 && len(rest) > 1:
		deleted := 2 + 4*int(rest[1])
		if deleted >= len(rest) {
			return len(rest)
		}
		return deleted + 1 + 3*int(rest[deleted])
	}
	return 1 + int(rest[0])
}

// hiddenOnly keeps the runs nobody sees: deleted under revision, or hidden.
func hiddenOnly(runs []run) []run {
	var out []run
	for _, r := range runs {
		hidden := false
		each(r.props, func(sprm int, operand []byte) {
			if (sprm == sprmDeleted || sprm == sprmHiddenFormat) && operand[0] == 1 {
				hidden = true
			}
		})
		if hidden {
			r.props = []byte{1}
			out = append(out, r)
		}
	}
	return out
}

// paraProps are the properties of a paragraph that say where it belongs.
type paraProps struct {
	inTable, rowEnd bool
	list, level     int
	outline         int // from 1; 0 body text
	edges           []int
	merges          []string // of each cell: restart, continue, gone or ""
}

func (d *oldDoc) propsOf(at int) paraProps {
	p := paraProps{}
	each(find(d.paragraphs, at), func(sprm int, operand []byte) {
		switch sprm {
		case sprmInTable:
			p.inTable = operand[0] == 1
		case sprmRowEnd:
			p.rowEnd = operand[0] == 1
		case sprmListUse:
			p.list = u16(operand, 0)
		case sprmListLevel:
			p.level = int(operand[0])
		case sprmOutline:
			if operand[0] < 9 {
				p.outline = int(operand[0]) + 1
			}
		case sprmTable:
			p.edges, p.merges = cellsOf(operand)
		}
	})
	return p
}

// cellsOf reads a row's definition: the edges of its cells and how they are merged.
func cellsOf(b []byte) (edges []int, merges []string) {
	if len(b) < 3 {
		return nil, nil
	}
	n := int(b[2])
	for i := range n + 1 {
		edges = append(edges, int(int16(uint16(u16(b, 3+2*i))))) // twips, signed in the file
	}
	for i := range n {
		flags, merge := u16(b, 3+2*(n+1)+20*i), ""
		switch {
		case flags&2 != 0:
			merge = "gone"
		case flags&0x40 != 0:
			merge = "restart"
		case flags&0x20 != 0:
			merge = "continue"
		}
		merges = append(merges, merge)
	}
	return edges, merges
}
