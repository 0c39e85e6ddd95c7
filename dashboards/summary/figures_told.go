package summary

import "nianlun/queries/terms"

// Told lists the figures of the text in the order they are met, then those of the side list.
// What only tables and charts tell is left out.
func (d Draft) Told() []terms.Figure {
	known, met := d.figures(), map[string]bool{}
	var list []terms.Figure
	visit := func(spans []Span) {
		for _, s := range spans {
			if f, ok := known[s.Figure]; ok && s.Kind == Figure && !met[f.ID] {
				met[f.ID] = true
				list = append(list, f)
			}
		}
	}
	for _, b := range d.Blocks {
		visit(b.Spans)
	}
	for _, n := range d.Side {
		visit(n.Spans)
	}
	return list
}

// Linked returns the draft with figures that lead to their rows in HTML.
func (d Draft) Linked(link func(terms.Figure) string) Draft {
	d.link = link
	return d
}

// wordsBefore is how many characters before a figure tell which one it is.
const wordsBefore = 12

// Before returns the words before the first place of the text that shows a figure: many
// figures have the same label. Empty where it stands at the head of a paragraph, or nowhere.
func (d Draft) Before(id string) string {
	for _, b := range d.Blocks {
		text := ""
		for _, s := range b.Spans {
			if s.Kind == Figure && s.Figure == id {
				r := []rune(text)
				return string(r[max(0, len(r)-wordsBefore):])
			}
			text += s.Text
		}
	}
	return ""
}
