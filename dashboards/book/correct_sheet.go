package book

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strconv"
	"strings"
)

// seenSheet is what must be known of a worksheet before it is rewritten.
type seenSheet struct {
	merges []area
	main   string // name space of its elements
	legacy string // id of the link to its drawing of notes; "": none
}

// survey reads a worksheet once for what stands behind its cells.
func (p *pack) survey(f *zip.File) (seenSheet, error) {
	seen := seenSheet{main: mainSpace}
	r, err := f.Open()
	if err != nil {
		return seen, fmt.Errorf("opening %s: %w", f.Name, err)
	}
	s := scan(r)
	for s.next() {
		switch {
		case s.kind == openTag && s.name == "sheetData":
			for s.skim(func(head []byte) bool { return isTag(head, "/sheetData") }) {
				s.raw = s.raw[:0] // what the cells hold does not matter here
			}
		case s.kind == closeTag || s.kind == textToken:
		case s.name == "worksheet":
			if strings.Contains(string(s.raw), strictSpace) {
				seen.main = strictSpace
			}
		case s.name == "mergeCell":
			ref, _ := s.get("ref")
			if a, ok := parseArea(ref); ok {
				seen.merges = append(seen.merges, a)
			}
		case s.name == "legacyDrawing":
			seen.legacy = prefixed(s.raw, "id")
		}
	}
	if err := r.Close(); err != nil && s.err == nil {
		s.err = err
	}
	if s.err != nil {
		return seen, fmt.Errorf("reading %s: %w", f.Name, s.err)
	}
	return seen, nil
}

const (
	mainSpace   = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	strictSpace = "http://purl.oclc.org/ooxml/spreadsheetml/main"
)

func parseArea(ref string) (area, bool) {
	from, to, ranged := strings.Cut(ref, ":")
	a, ok := parsePlace(from)
	if !ranged {
		return area{a, a}, ok
	}
	b, fine := parsePlace(to)
	return area{a, b}, ok && fine
}

// sheetPatch copies a worksheet and changes what is marked on the way.
type sheetPatch struct {
	in      *scanner
	out     *output
	seen    seenSheet
	styles  *styleBook
	drawing string // id of the link to a new drawing of notes; "": none to hang in
	wanted  marks
	rows    map[int]marks
	order   []int       // rows with marks, those still ahead
	columns map[int]int // styles of whole columns
	row     int
	col     int
	style   int // of the row; -1: none
	last    int // last row written or read
	prefix  string
	data    bool // within the rows
	behind  bool // behind the rows
}

func (w *sheetPatch) run() {
	for w.in.next() {
		switch {
		case w.in.kind == textToken:
			w.out.write(w.in.raw)
		case w.data:
			w.inRows()
			w.skim()
		default:
			w.around()
		}
	}
}

// done reports whether every mark found its cell and the drawing of notes its place.
func (w *sheetPatch) done() bool {
	for _, left := range w.rows {
		if len(left) > 0 {
			return false
		}
	}
	return w.drawing == ""
}

// around handles what stands before and behind the rows.
func (w *sheetPatch) around() {
	s := w.in
	switch {
	case s.begins("dimension"):
		w.out.write(w.dimension())
		return
	case s.begins("col"):
		w.columnStyle()
	case s.kind == openTag && s.name == "sheetData":
		w.prefix, w.data = s.prefix, true
	case s.kind == voidTag && s.name == "sheetData":
		w.prefix, w.behind = s.prefix, true
		w.out.write(opened(s.raw))
		w.missingRows(1 << 30)
		w.out.say("</", s.prefix, "sheetData>")
		return
	case w.behind && w.drawing != "" && (s.ends("worksheet") || s.kind != closeTag && behindNotes[s.name]):
		w.out.say("<", w.prefix, `legacyDrawing xmlns:r="`, linkSpace(w.seen.main), `" r:id="`, w.drawing, `"/>`)
		w.drawing = ""
	}
	w.out.write(s.raw)
}

// behindNotes are the elements of a worksheet that follow its drawing of notes.
var behindNotes = map[string]bool{
	"legacyDrawingHF": true, "drawingHF": true, "picture": true, "oleObjects": true, "controls": true,
	"webPublishItems": true, "tableParts": true, "extLst": true, "AlternateContent": true,
}

// linkSpace is the name space of links between parts, in the dialect of a sheet.
func linkSpace(main string) string {
	if main == strictSpace {
		return "http://purl.oclc.org/ooxml/officeDocument/relationships"
	}
	return "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
}

// dimension widens the used area to the marked cells.
func (w *sheetPatch) dimension() []byte {
	ref, _ := w.in.get("ref")
	a, ok := parseArea(ref)
	if !ok {
		return w.in.raw
	}
	wide := a
	for _, m := range w.wanted {
		wide.from = place{min(wide.from.row, m.row), min(wide.from.col, m.col)}
		wide.to = place{max(wide.to.row, m.row), max(wide.to.col, m.col)}
	}
	if wide == a {
		return w.in.raw
	}
	return with(w.in.raw, "ref", wide.from.String()+":"+wide.to.String())
}

func (w *sheetPatch) columnStyle() {
	style, ok := number(w.in.raw, "style")
	first, some := number(w.in.raw, "min")
	last, most := number(w.in.raw, "max")
	if !ok || !some || !most {
		return
	}
	for _, m := range w.wanted {
		if m.col >= first && m.col <= last {
			w.columns[m.col] = style
		}
	}
}

// skim copies the rest of a row in which nothing is marked.
func (w *sheetPatch) skim() {
	if !w.in.begins("row") || len(w.rows[w.row]) > 0 {
		return
	}
	for w.in.skim(func(head []byte) bool { return isTag(head, "row") || isTag(head, "/sheetData") }) {
		w.out.write(w.in.raw)
	}
}

// inRows handles rows and cells.
func (w *sheetPatch) inRows() {
	s := w.in
	switch {
	case s.begins("row"):
		w.beginRow()
	case s.ends("row"):
		w.missingCells(1 << 30)
		w.out.write(s.raw)
	case s.begins("c"):
		w.cell()
	case s.ends("sheetData"):
		w.missingRows(1 << 30)
		w.data, w.behind = false, true
		w.out.write(s.raw)
	default:
		w.out.write(s.raw)
	}
}

func (w *sheetPatch) beginRow() {
	s := w.in
	n, ok := number(s.raw, "r")
	if !ok {
		n = w.last + 1
	}
	w.missingRows(n)
	w.row, w.col, w.last, w.style = n, 0, n, -1
	if custom, _ := s.get("customFormat"); custom == "1" || custom == "true" {
		if style, ok := number(s.raw, "s"); ok {
			w.style = style
		}
	}
	if len(w.rows[n]) == 0 {
		w.out.write(s.raw)
		return
	}
	tag := without(s.raw, "spans") // only a hint for readers, and soon a wrong one
	if s.kind == openTag {
		w.out.write(tag)
		return
	}
	w.out.write(opened(tag))
	w.missingCells(1 << 30)
	w.out.say("</", s.prefix, "row>")
}

// cell copies one cell, marked or not.
func (w *sheetPatch) cell() {
	s := w.in
	w.col++
	if ref, ok := s.get("r"); ok {
		if at, ok := parsePlace(ref); ok {
			w.col = at.col
		}
	}
	w.missingCells(w.col)
	m, ok := w.take(w.col)
	if !ok {
		w.out.write(s.raw)
		return
	}
	style, _ := number(s.raw, "s")
	tag := bytes.Clone(s.raw)
	if m.note != "" {
		tag = with(tag, "s", strconv.Itoa(w.styles.twin(style, m.gone)))
	}
	if m.text == nil {
		w.out.write(tag)
		return
	}
	w.amend(tag, *m.text)
}

// amend writes a cell's new text and passes over its old content. A formula gives way to
// one that says the text, so that the list of formulas stays true; one that other cells
// share stays, beside its new value.
func (w *sheetPatch) amend(tag []byte, value string) {
	s := w.in
	prefix, void := s.prefix, s.kind == voidTag
	formula, inside, shared := []byte(nil), false, false
	for !void && s.next() && !s.ends("c") {
		if s.begins("f") {
			_, shared = s.get("ref")
			inside = true
		}
		if inside {
			formula = append(formula, s.raw...)
			inside = !s.ends("f") && (s.kind != voidTag || s.name != "f")
		}
	}
	if void {
		tag = opened(tag)
	}
	if formula != nil {
		w.out.write(with(tag, "t", "str"))
		if !shared {
			formula = []byte("<" + prefix + `f>"` + escaped(strings.ReplaceAll(value, `"`, `""`)) + `"</` + prefix + "f>")
		}
		w.out.write(formula)
		w.out.say("<", prefix, "v>", escaped(value), "</", prefix, "v></", prefix, "c>")
		return
	}
	w.out.write(with(tag, "t", "inlineStr"))
	w.inline(prefix, value)
	w.out.say("</", prefix, "c>")
}

func (w *sheetPatch) inline(prefix, value string) {
	w.out.say("<", prefix, "is><", prefix, `t xml:space="preserve">`, escaped(value), "</", prefix, "t></", prefix, "is>")
}

// take removes and returns the mark of a column in the row at hand.
func (w *sheetPatch) take(col int) (mark, bool) {
	waiting := w.rows[w.row]
	if len(waiting) == 0 || waiting[0].col != col {
		return mark{}, false
	}
	w.rows[w.row] = waiting[1:]
	return waiting[0], true
}

// missingCells writes the marked cells before a column that the row does not have.
func (w *sheetPatch) missingCells(before int) {
	for {
		waiting := w.rows[w.row]
		if len(waiting) == 0 || waiting[0].col >= before {
			return
		}
		w.rows[w.row] = waiting[1:]
		w.newCell(waiting[0])
	}
}

func (w *sheetPatch) newCell(m mark) {
	style := w.style
	if style < 0 {
		style = w.columns[m.col]
	}
	if m.note != "" {
		style = w.styles.twin(style, m.gone)
	}
	head := "<" + w.prefix + `c r="` + m.String() + `" s="` + strconv.Itoa(style) + `"`
	if m.text == nil {
		w.out.say(head, "/>")
		return
	}
	w.out.say(head, ` t="inlineStr">`)
	w.inline(w.prefix, *m.text)
	w.out.say("</", w.prefix, "c>")
}

// missingRows writes the rows before a row that hold marked cells and are not there.
func (w *sheetPatch) missingRows(before int) {
	for len(w.order) > 0 && w.order[0] < before {
		row := w.order[0]
		w.order = w.order[1:]
		if row <= w.last {
			continue
		}
		w.row, w.style, w.last = row, -1, row
		w.out.say("<", w.prefix, `row r="`, strconv.Itoa(row), `">`)
		w.missingCells(1 << 30)
		w.out.say("</", w.prefix, "row>")
	}
}
