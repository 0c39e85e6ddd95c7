package summary

import (
	"html"
	"strings"

	"nianlun/queries/terms"
)

var tags = map[BlockKind]string{Title: "h1", Heading1: "h2", Heading2: "h3", Paragraph: "p", ListItem: "li", NoteBlock: "p", AnnexTitle: "h2"}

// HTML writes the draft as an article: every text escaped, no script, no style. Figures
// link to their rows where Options.FigureLink gives a target.
func (d Draft) HTML() string { return d.article(nil, nil) }

// article writes the text; attributes go into the tag of a block, notes stand behind it.
func (d Draft) article(attributes, notes func(i int) string) string {
	var b strings.Builder
	h := htmlWriter{b: &b, figures: d.figures(), link: d.link}
	b.WriteString("<article class=\"draft\">\n")
	for i, block := range d.Blocks {
		if block.Kind == ListItem && (i == 0 || d.Blocks[i-1].Kind != ListItem) {
			b.WriteString("<ul>\n")
		}
		h.attributes = ""
		if attributes != nil {
			h.attributes = attributes(i)
		}
		h.block(block)
		if notes != nil {
			b.WriteString(notes(i))
		}
		if block.Kind == ListItem && (i+1 == len(d.Blocks) || d.Blocks[i+1].Kind != ListItem) {
			b.WriteString("</ul>\n")
		}
	}
	b.WriteString("</article>\n")
	return b.String()
}

func (d Draft) figures() map[string]terms.Figure {
	m := make(map[string]terms.Figure, len(d.Ledger))
	for _, e := range d.Ledger {
		m[e.ID] = e.Figure
	}
	return m
}

type htmlWriter struct {
	b       *strings.Builder
	figures map[string]terms.Figure
	link    func(terms.Figure) string

	attributes string // of the block being written
}

func (h htmlWriter) block(block Block) {
	if block.Kind.tabular() {
		h.table(block)
		return
	}
	tag, class := tags[block.Kind], ""
	if tag == "" {
		tag = "p"
	}
	switch block.Kind {
	case NoteBlock:
		class = ` class="note"`
	case TableNote:
		class = ` class="table-note"`
	case Enclosure, Annex:
		class = ` class="` + string(block.Kind) + `"`
	}
	h.b.WriteString("<" + tag + class + h.attributes + ">")
	h.spans(block.Spans)
	h.b.WriteString("</" + tag + ">\n")
}

func (h htmlWriter) table(t Block) {
	t = t.Printed()
	h.b.WriteString("<table><caption>")
	h.spans(t.Spans)
	h.b.WriteString("</caption>\n<thead>")
	h.row("th", t.Head)
	h.b.WriteString("</thead>\n<tbody>\n")
	for _, r := range t.Rows {
		h.row("td", r)
	}
	h.b.WriteString("</tbody></table>\n")
}

func (h htmlWriter) row(tag string, cells []Cell) {
	h.b.WriteString("<tr>")
	for _, c := range cells {
		h.b.WriteString("<" + tag + ">")
		h.spans(c)
		h.b.WriteString("</" + tag + ">")
	}
	h.b.WriteString("</tr>\n")
}

func (h htmlWriter) spans(spans []Span) {
	for _, s := range spans {
		text := html.EscapeString(oneLine(s.Text))
		switch s.Kind {
		case Figure:
			h.figure(s, text)
		case Quote:
			if s.Hand == Typed {
				h.b.WriteString(`<span class="quote hand" title="` + msgHand + `">` + text + `</span>`)
				continue
			}
			h.b.WriteString(`<span class="quote">` + text + `</span>`)
		case Word:
			text = strings.ReplaceAll(text, todoOpen, `<mark class="todo">`+todoOpen)
			if strings.Contains(text, todoOpen) {
				text = strings.ReplaceAll(text, todoClose, todoClose+`</mark>`)
			}
			h.b.WriteString(text)
		default:
			h.b.WriteString(text)
		}
	}
}

func (h htmlWriter) figure(s Span, text string) {
	f := h.figures[s.Figure]
	attributes := ` class="fig" data-fig="` + html.EscapeString(s.Figure) + `" data-key="` + html.EscapeString(f.Key) + `" title="` + html.EscapeString(f.Label) + `"`
	if h.link != nil {
		if target := h.link(f); target != "" {
			h.b.WriteString("<a" + attributes + ` href="` + html.EscapeString(target) + `">` + text + "</a>")
			return
		}
	}
	h.b.WriteString("<span" + attributes + ">" + text + "</span>")
}
