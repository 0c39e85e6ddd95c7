package summary

import (
	"html"
	"strings"
)

// HTML writes the text of the draft for the page where it is worded: the same article as
// Draft.HTML, each paragraph under its key, and below a paragraph what is to be known of
// it.
func (e Edited) HTML() string {
	return e.article(func(i int) string {
		p := e.Pieces[i]
		if p.Key == "" {
			return ""
		}
		a := ` id="p-` + html.EscapeString(p.Key) + `" data-edit="` + html.EscapeString(p.Key) + `"`
		if p.By != ByProgram {
			a += ` data-by="` + string(p.By) + `"`
		}
		if p.Gone || len(p.Moved)+len(p.Lost) > 0 {
			a += ` data-look`
		}
		return a
	}, e.notes)
}

// notes tell below a paragraph what data did to it since a person worded it.
func (e Edited) notes(i int) string {
	p := e.Pieces[i]
	var lines []string
	if len(p.Moved) > 0 {
		lines = append(lines, msgNoteMoved+movedText(p.Moved))
	}
	for _, label := range p.Lost {
		lines = append(lines, msgNoteLost+label)
	}
	if p.Gone {
		lines = append(lines, msgNoteGone)
	}
	for _, f := range p.Fresh {
		lines = append(lines, msgNoteFresh+f)
	}
	if len(lines) == 0 {
		return ""
	}
	tag := "p"
	if e.Blocks[i].Kind == ListItem {
		tag = "li"
	}
	var b strings.Builder
	b.WriteString("<" + tag + ` class="about" data-about="` + html.EscapeString(p.Key) + `">`)
	for n, line := range lines {
		if n > 0 {
			b.WriteString("<br>")
		}
		b.WriteString(html.EscapeString(oneLine(line)))
	}
	if len(p.Moved) > 0 || p.Gone {
		b.WriteString(` <button type="button" data-do="ack">` + msgNoteSeen + `</button>`)
	}
	b.WriteString("</" + tag + ">\n")
	return b.String()
}

// BlockHTML writes one block as the article does; a title beside another is no title of
// the page.
func (d Draft) BlockHTML(b Block) string {
	if b.Kind == Title {
		b.Kind = Heading2
	}
	var out strings.Builder
	htmlWriter{b: &out, figures: d.figures(), link: d.link}.block(b)
	return out.String()
}

// SpansHTML writes a run of spans as the article does.
func (d Draft) SpansHTML(spans []Span) string {
	var out strings.Builder
	htmlWriter{b: &out, figures: d.figures(), link: d.link}.spans(spans)
	return out.String()
}
