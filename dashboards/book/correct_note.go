package book

import (
	"bytes"
	"fmt"
	"html"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// mostNotes is as many notes as a sheet can carry and still open; all else is coloured.
const mostNotes = 10000

// noteAuthor signs the notes.
const noteAuthor = "年轮"

const (
	notesKind  = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
	vmlKind    = "application/vnd.openxmlformats-officedocument.vmlDrawing"
	vmlEnding  = "vml"
	noteWidest = 40 // characters of a line
)

// annotate adds the notes of a sheet to its parts, or makes these. It returns the id of
// the link the worksheet has to name, "" where it names one already.
func (p *pack) annotate(index int, sheet string, wanted marks, seen seenSheet) (string, error) {
	links, err := p.relations(sheet)
	if err != nil {
		return "", err
	}
	var noted marks
	for _, m := range wanted {
		if m.note != "" && len(noted) < mostNotes {
			noted = append(noted, m)
		}
	}
	fresh := noted
	i := slices.IndexFunc(links, func(l relation) bool { return strings.HasSuffix(l.kind, "/comments") && p.has(l.target) })
	if i >= 0 {
		fresh, err = p.addNotes(links[i].target, noted)
	} else {
		err = p.newNotes(sheet, noted, seen.main)
	}
	if err != nil {
		return "", err
	}
	part := p.unused("xl/drawings/vmlDrawing", ".vml")
	if d := slices.IndexFunc(links, func(l relation) bool { return seen.legacy != "" && l.id == seen.legacy }); d >= 0 {
		if part = links[d].target; p.has(part) {
			return "", p.addShapes(part, fresh)
		}
	}
	p.put(part, []byte(newShapes(index+1, fresh)))
	if err := p.declare("", vmlEnding, vmlKind); err != nil || seen.legacy != "" {
		return "", err
	}
	return p.relate(sheet, linkSpace(seen.main)+"/vmlDrawing", part)
}

// unused returns the first free name of a row of parts.
func (p *pack) unused(stem, ending string) string {
	for n := 1; ; n++ {
		if name := stem + strconv.Itoa(n) + ending; !p.has(name) {
			return name
		}
	}
}

func (p *pack) newNotes(sheet string, noted marks, main string) error {
	part := p.unused("xl/comments", ".xml")
	var b strings.Builder
	b.WriteString(xmlHead + `<comments xmlns="` + main + `"><authors><author>` + escaped(p.author) + `</author></authors><commentList>`)
	for _, m := range noted {
		b.WriteString(noteXML("", m, 0))
	}
	b.WriteString("</commentList></comments>")
	p.put(part, []byte(b.String()))
	if err := p.declare(part, "", notesKind); err != nil {
		return err
	}
	_, err := p.relate(sheet, linkSpace(main)+"/comments", part)
	return err
}

// signature copies the name of an author and returns it.
func signature(s *scanner, out *bytes.Buffer) string {
	out.Write(s.raw)
	name := ""
	if s.kind == voidTag {
		return name
	}
	for s.next() {
		out.Write(s.raw)
		if s.ends("author") {
			break
		}
		name += string(s.raw)
	}
	return html.UnescapeString(name)
}

// ours reports whether an author is this program.
func ours(author string) bool {
	return author == noteAuthor || strings.HasPrefix(author, noteAuthor+" ")
}

func noteXML(prefix string, m mark, author int) string {
	return strings.ReplaceAll(`<%comment ref="`+m.String()+`" authorId="`+strconv.Itoa(author)+`"><%text>`, "%", prefix) +
		runXML(prefix, m.note) + strings.ReplaceAll("</%text></%comment>", "%", prefix)
}

func runXML(prefix, note string) string {
	return strings.ReplaceAll(`<%r><%rPr><%sz val="10"/><%rFont val="宋体"/></%rPr><%t xml:space="preserve">`, "%", prefix) +
		escaped(note) + strings.ReplaceAll("</%t></%r>", "%", prefix)
}

// addNotes adds notes to those others wrote; where a cell has one, ours goes under theirs,
// in place of what an earlier correction said there.
// It returns the notes of cells that had none.
func (p *pack) addNotes(part string, noted marks) (fresh marks, err error) {
	data, err := p.read(part)
	if err != nil {
		return nil, err
	}
	a := noteAdder{author: p.author, own: ownNotes(data), waiting: map[string]string{}, fresh: noted, done: map[place]bool{}}
	for _, m := range noted {
		a.waiting[m.String()] = m.note
	}
	a.in = scan(bytes.NewReader(data))
	for a.in.next() {
		a.token()
	}
	if a.in.err == nil && !a.listed {
		a.in.err = fmt.Errorf("no list of notes in %s: %w", part, ErrNoWorkbook)
	}
	if a.in.err != nil {
		return nil, a.in.err
	}
	p.put(part, a.out.Bytes())
	return a.left(), nil
}

// noteAdder copies a list of notes and adds to it.
type noteAdder struct {
	in      *scanner
	out     bytes.Buffer
	own     map[place]string  // as ownNotes has it
	waiting map[string]string // notes by cell
	fresh   marks
	done    map[place]bool
	author  string
	authors []string
	note    string // what goes into the note at hand
	instead bool   // of an earlier note of ours, which is passed over
	theirs  string // what somebody else wrote above it
	bare    bool   // its text has no runs
	within  bool   // a run
	listed  bool
}

func (a *noteAdder) token() {
	s := a.in
	before, after := "", ""
	switch {
	case s.begins("author"):
		a.authors = append(a.authors, signature(s, &a.out))
		return
	case s.ends("authors"):
		before = "<" + s.prefix + "author>" + escaped(a.author) + "</" + s.prefix + "author>"
	case s.kind == voidTag && s.name == "authors":
		a.out.Write(opened(s.raw))
		a.out.WriteString("<" + s.prefix + "author>" + escaped(a.author) + "</" + s.prefix + "author></" + s.prefix + "authors>")
		return
	case s.begins("comment"):
		ref, _ := s.get("ref")
		a.instead = false
		if at, ok := parsePlace(ref); ok {
			a.note = a.waiting[at.String()]
			a.done[at] = a.note != ""
			a.theirs, a.instead = a.own[at]
			a.instead = a.instead && a.note != ""
		}
	case a.instead && s.kind == openTag && s.name == "text":
		a.out.Write(s.raw)
		for s.next() && !s.ends("text") {
			continue // what it said before
		}
		if a.theirs != "" {
			before, a.note = runXML(s.prefix, a.theirs), "\n"+noteParting+"\n"+a.note
		}
		before, a.note, a.instead = before+runXML(s.prefix, a.note), "", false
	case s.begins("r"):
		a.within = s.kind == openTag
	case s.ends("r"):
		a.within = false
	case s.kind == openTag && s.name == "t" && a.note != "" && !a.within:
		a.bare = true
		before = "<" + s.prefix + "r>"
	case s.ends("t") && a.bare:
		a.bare = false
		after = "</" + s.prefix + "r>"
	case s.ends("text") && a.note != "":
		before = runXML(s.prefix, "\n"+noteParting+"\n"+a.note)
		a.note = ""
	}
	a.list(&before)
	a.out.WriteString(before)
	a.out.Write(a.in.raw)
	a.out.WriteString(after)
}

// list adds the notes of further cells at the end of the list.
func (a *noteAdder) list(before *string) {
	s := a.in
	void := s.kind == voidTag && s.name == "commentList"
	if !void && !s.ends("commentList") {
		return
	}
	a.listed = true
	var b strings.Builder
	if void {
		a.out.Write(opened(s.raw))
		s.raw = []byte("</" + s.prefix + "commentList>")
	}
	for _, m := range a.left() {
		b.WriteString(noteXML(s.prefix, m, len(a.authors)))
	}
	*before = b.String()
}

// left are the notes whose cells had none.
func (a *noteAdder) left() marks {
	return slices.DeleteFunc(slices.Clone(a.fresh), func(m mark) bool { return a.done[m.place] })
}

const shapeType = `<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>`

func newShapes(index int, noted marks) string {
	var b strings.Builder
	b.WriteString(`<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">`)
	b.WriteString(`<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="` + strconv.Itoa(index) + `"/></o:shapelayout>` + shapeType)
	for i, m := range noted {
		b.WriteString(shapeXML(index*1024+1+i, m))
	}
	b.WriteString("</xml>")
	return b.String()
}

// shapeXML is the box of a note: hidden until the pointer rests on the cell.
func shapeXML(id int, m mark) string {
	lines, widest := 1, 0
	for _, line := range strings.Split(m.note, "\n") {
		lines += 1 + int(width(line))/noteWidest
		widest = max(widest, int(width(line)))
	}
	across := 2 + min(widest, noteWidest)/14
	anchor := fmt.Sprintf("%d, 15, %d, 4, %d, 15, %d, 4", m.col, max(0, m.row-2), m.col+across, max(0, m.row-2)+lines+1)
	return `<v:shape id="_x0000_s` + strconv.Itoa(id) + `" type="#_x0000_t202" style="position:absolute;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">` +
		`<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>` +
		`<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>` +
		`<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>` + anchor + `</x:Anchor><x:AutoFill>False</x:AutoFill>` +
		`<x:Row>` + strconv.Itoa(m.row-1) + `</x:Row><x:Column>` + strconv.Itoa(m.col-1) + `</x:Column></x:ClientData></v:shape>`
}

var shapeID = regexp.MustCompile(`_x0000_s(\d+)`)

// addShapes adds boxes of notes to a drawing, which is often no clean XML and is therefore
// changed at its end only.
func (p *pack) addShapes(part string, noted marks) error {
	data, err := p.read(part)
	if err != nil || len(noted) == 0 {
		return err
	}
	end := bytes.LastIndex(data, []byte("</"))
	if end < 0 {
		return fmt.Errorf("no end of %s: %w", part, ErrNoWorkbook)
	}
	next := 1025
	for _, m := range shapeID.FindAllSubmatch(data, -1) {
		if n, err := strconv.Atoi(string(m[1])); err == nil {
			next = max(next, n+1)
		}
	}
	var b strings.Builder
	if !bytes.Contains(data, []byte(`"_x0000_t202"`)) {
		b.WriteString(shapeType)
	}
	for i, m := range noted {
		b.WriteString(shapeXML(next+i, m))
	}
	shapes, spaces := b.String(), ""
	for _, s := range [][2]string{{"v", "vml"}, {"o", "office:office"}, {"x", "office:excel"}} {
		if !bytes.Contains(data, []byte("xmlns:"+s[0]+"=")) {
			spaces += " xmlns:" + s[0] + `="urn:schemas-microsoft-com:` + s[1] + `"`
		}
	}
	if spaces != "" {
		shapes = strings.NewReplacer("<v:shape ", "<v:shape"+spaces+" ", "<v:shapetype ", "<v:shapetype"+spaces+" ").Replace(shapes)
	}
	p.put(part, slicesOf(data[:end], []byte(shapes), data[end:]))
	return nil
}

// noteText cuts a note to what fits a box.
func noteText(s string) string {
	s = plainLines(s)
	if utf8.RuneCountInString(s) > 400 {
		s = cut(s, 400) + "…"
	}
	return s
}

// plainLines drops what a cell or note cannot hold and keeps its lines.
func plainLines(s string) string {
	lines := strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n")
	for i := range lines {
		lines[i] = plain(lines[i])
	}
	return cut(strings.Join(lines, "\n"), longestCell)
}
