package plan

import (
	"cmp"
	"strings"

	"nianlun/queries/terms"
)

// Lines returns a text as its items count it: Line of an item is the Number here. Empty
// lines are left out.
func Lines(text string) []terms.Line {
	var lines []terms.Line
	for i, l := range paragraphs(text) {
		if strings.TrimSpace(l) != "" {
			lines = append(lines, terms.Line{Number: i + 1, Text: l})
		}
	}
	return lines
}

// Attach gives each plan of a text its lines: those after the last item of the plan before
// it up to its own last item; the last plan has the rest.
func Attach(plans []terms.Plan, text string) {
	lines := Lines(text)
	for i := range plans {
		last := 0
		for _, it := range plans[i].Items {
			last = max(last, it.Line)
		}
		n := 0
		for n < len(lines) && (lines[n].Number <= last || i == len(plans)-1) {
			n++
		}
		plans[i].Text, lines = lines[:n], lines[n:]
	}
}

// rowText is a row of a plan kept as a table, its cells as they stand.
func rowText(r terms.Record) terms.Line {
	var cells []string
	for _, v := range r.Values {
		if v.Text != "" {
			cells = append(cells, v.Text)
		}
	}
	return terms.Line{Number: r.Row, Text: strings.Join(cells, " | ")}
}

// Understand reads one task a person wrote or cut out, under the headings it stands
// under. Text and section of what is returned are as given.
func Understand(text string, section []string, span terms.Period) terms.PlanItem {
	item := terms.PlanItem{Section: section, Text: text, Span: span, Category: Classify(text, section)}
	body := "1、" + strings.ReplaceAll(text, "\n", " ")
	found := Parse(strings.Join(append(heads(section), body), "\n"), Hint{Span: span, Year: span.From.Year()})
	if len(found) == 0 || len(found[0].Items) == 0 {
		return item
	}
	all := found[0].Items
	read := all[len(all)-1]
	for _, other := range all[:len(all)-1] { // cut finer than the person did
		read.Targets = append(other.Targets, read.Targets...)
		if read.Window == nil {
			read.Window, read.More = other.Window, other.More
		}
	}
	read.Section, read.Text, read.Span, read.Line = section, text, span, 0
	read.Category = cmp.Or(read.Category, item.Category)
	return read
}

// heads are headings a reader of plans takes for headings.
func heads(section []string) []string {
	var out []string
	for i, s := range section {
		if i == 0 && markOf(s).kind == "" {
			s = "一、" + s
		}
		out = append(out, s)
	}
	return out
}
