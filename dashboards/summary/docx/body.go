package docx

import (
	"strings"

	"nianlun/dashboards/summary"
	"nianlun/queries/terms"
)

var prefixes = map[string]string{
	"w":   "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
	"r":   "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
	"wp":  "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
	"a":   "http://schemas.openxmlformats.org/drawingml/2006/main",
	"c":   "http://schemas.openxmlformats.org/drawingml/2006/chart",
	"mc":  "http://schemas.openxmlformats.org/markup-compatibility/2006",
	"w15": "http://schemas.microsoft.com/office/word/2012/wordml",
}

func namespaces(names ...string) string {
	s := ""
	for _, n := range names {
		s += attr("xmlns:"+n, prefixes[n])
	}
	return s
}

// writer builds one document. It lives for one Write.
type writer struct {
	d        summary.Draft
	o        Options
	labels   map[string]terms.Figure
	charts   []chart
	controls int  // content controls so far: their ids
	side     bool // the page lies on its side
	b        strings.Builder
}

func (w *writer) document() string {
	w.b.WriteString(xmlHead + `<w:document` + namespaces("w", "r", "wp", "a", "c", "mc", "w15") + ` mc:Ignorable="w15"><w:body>`)
	if w.o.Issue {
		w.b.WriteString(`<w:p><w:pPr><w:pStyle w:val="` + styleIssue + `"/></w:pPr>` + run(fontFang, "", issueWord) + `</w:p>`)
	}
	for i := 0; i < len(w.d.Blocks); i++ {
		if w.signs(i) {
			w.signature(w.d.Blocks[i].Spans, w.d.Blocks[i+1].Spans)
			i++
			continue
		}
		w.block(i)
	}
	w.b.WriteString(w.section() + `</w:body></w:document>`)
	return w.b.String()
}

func (w *writer) block(i int) {
	b := w.d.Blocks[i]
	switch b.Kind {
	case summary.Title:
		w.title(b.Spans)
	case summary.Heading1:
		w.paragraph("Heading1", fontHei, "", b.Spans)
	case summary.Heading2:
		w.paragraph("Heading2", fontKai, "", b.Spans)
	case summary.Enclosure:
		w.enclosure(i)
	case summary.Annex:
		w.turn(i)
		w.paragraph("Annex", fontHei, "", b.Spans)
	case summary.AnnexTitle:
		w.paragraph("AnnexTitle", fontTitle, "", b.Spans)
	case summary.Table:
		w.caption(i)
		w.table(b)
	case summary.TableNote:
		w.paragraph("TableText", fontFang, "", b.Spans)
	case summary.Chart:
		w.caption(i)
		w.chart(b)
	default:
		keep := ""
		if w.signs(i+1) || w.is(i+1, summary.Enclosure) {
			keep = `<w:keepNext/>` // what ends the text never stands alone on a page
		}
		w.paragraph("BodyText", fontFang, keep, b.Spans)
	}
}

// is reports whether block i is of a kind.
func (w *writer) is(i int, kind summary.BlockKind) bool {
	return i >= 0 && i < len(w.d.Blocks) && w.d.Blocks[i].Kind == kind
}

// enclosure writes a line of the list of annexes, a line below the text; what runs on
// stands under the first character of the annex's name.
func (w *writer) enclosure(i int) {
	spans, line := w.d.Blocks[i].Spans, w.o.line()
	before, lead := 0, enclosureLead
	text := summary.Text(spans)
	if !w.is(i-1, summary.Enclosure) {
		before, lead = line, 0
	}
	name := strings.TrimLeft(strings.TrimPrefix(text, enclosureWord), "0123456789.")
	hang := width(strings.TrimSuffix(text, name))
	first := 2 + float64(lead)
	p := exact(before, line, 0) + `<w:ind w:left="` + itoa(int((first+hang)*charTwips)) + `" w:hanging="` + itoa(int(hang*charTwips)) + `"/>`
	if w.is(i+1, summary.Enclosure) || w.signs(i+1) {
		p = `<w:keepNext/>` + p
	}
	w.paragraph("Enclosure", fontFang, p, spans)
}

// enclosureLead is the room 附件： takes, which further lines leave free.
const enclosureLead = 3

// titleWidth is how many characters of the title fit a line.
const titleWidth = 19

// title breaks a long title after the unit's name, so that no word is torn.
func (w *writer) title(spans []summary.Span) {
	text := summary.Text(spans)
	rest, named := strings.CutPrefix(text, w.d.UnitName)
	if !named || rest == "" || width(text) <= titleWidth || len(spans) != 1 {
		w.paragraph("Title", fontTitle, "", spans)
		return
	}
	w.b.WriteString(`<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr>` + run(fontTitle, "", strings.TrimSuffix(text, rest)) +
		`<w:r><w:rPr>` + fonts(fontTitle, fontLatin) + `</w:rPr><w:br/></w:r>` + run(fontTitle, "", rest) + `</w:p>`)
}

// signs reports whether the draft is signed at block i: a name, then a date.
func (w *writer) signs(i int) bool {
	if i+1 >= len(w.d.Blocks) {
		return false
	}
	name, date := w.d.Blocks[i], w.d.Blocks[i+1]
	return name.Kind == summary.NoteBlock && date.Kind == summary.NoteBlock && len(name.Spans) > 0 && len(date.Spans) > 0
}

// How far name and date stand from the right edge, in characters: two without a seal,
// four with. The date begins two characters after the name.
const (
	besideEdge  = 2
	besideStamp = 4
	afterName   = 2
	longestLine = 28
)

// signature places the name a line below the text and the date under it; whichever is
// longer keeps the distance from the edge.
func (w *writer) signature(name, date []summary.Span) {
	n, t := min(width(summary.Text(name)), longestLine-besideEdge-afterName), width(summary.Text(date))
	left := longestLine - besideEdge - max(n, t+afterName)
	below := left + afterName
	if w.o.Stamped {
		below = longestLine - besideStamp - t
		left = max(0, below+(t-n)/2)
	}
	line := w.o.line()
	w.paragraph("Signature", fontFang, exact(line, line, 0)+leftIndent(left), name)
	w.paragraph("Signature", fontFang, `<w:keepNext w:val="0"/>`+exact(0, line, 0)+leftIndent(below), date)
}

// leftIndent lets a line run into the margin rather than break where the digits of
// another font are wider.
func leftIndent(chars float64) string {
	return `<w:ind w:left="` + itoa(int(max(0, chars)*charTwips)) + `" w:right="-` + itoa(besideEdge*charTwips) + `"/>`
}

// caption heads a table or chart; that of an annex's only table is the annex's title.
func (w *writer) caption(i int) {
	if w.is(i-1, summary.Annex) {
		w.paragraph("AnnexTitle", fontTitle, "", w.d.Blocks[i].Spans)
		return
	}
	w.paragraph("Caption", fontHei, "", w.d.Blocks[i].Spans)
}

// paragraph writes a run of spans; p are w:pPr children after the style, in the order
// of the schema.
func (w *writer) paragraph(style, font, p string, spans []summary.Span) {
	w.b.WriteString(`<w:p><w:pPr><w:pStyle` + attr("w:val", style) + `/>` + p + `</w:pPr>`)
	w.spans(font, "", spans)
	w.b.WriteString(`</w:p>`)
}

// spans writes figures as controls and marks what a person still has to write.
func (w *writer) spans(font, marks string, spans []summary.Span) {
	open := false
	for _, s := range spans {
		if s.Kind == summary.Figure {
			w.control(s, run(font, marks, s.Text))
			continue
		}
		text := s.Text
		for text != "" {
			at := strings.Index(text, wordOpen)
			if open {
				at = strings.Index(text, wordClose)
			}
			switch {
			case at < 0:
				at = len(text)
			case open:
				at += len(wordClose)
			}
			w.b.WriteString(run(font, marks+highlight(open), text[:at]))
			if at < len(text) || open && strings.HasSuffix(text, wordClose) {
				open = !open
			}
			text = text[at:]
		}
	}
}

func highlight(open bool) string {
	if open {
		return `<w:highlight w:val="yellow"/>`
	}
	return ""
}

// run writes text in a font; marks are w:rPr children after the font.
func run(font, marks, text string) string {
	if text == "" {
		return ""
	}
	return `<w:r><w:rPr>` + fonts(font, latinOf(font)) + marks + `</w:rPr><w:t xml:space="preserve">` + escape(text) + `</w:t></w:r>`
}

// longestAlias is what Word takes for the title of a control.
const longestAlias = 60

// control wraps a run as the figure it shows. It stays invisible while reading.
func (w *writer) control(s summary.Span, run string) {
	w.controls++
	w.b.WriteString(`<w:sdt><w:sdtPr><w:alias` + attr("w:val", cut(clean(w.labels[s.Figure].Label), longestAlias)) + `/><w:tag` + attr("w:val", s.Figure) +
		`/><w:id w:val="` + itoa(w.controls) + `"/><w15:appearance w15:val="hidden"/></w:sdtPr><w:sdtContent>` + run + `</w:sdtContent></w:sdt>`)
}
