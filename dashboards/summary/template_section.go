package summary

import (
	"slices"
	"strings"
)

// SectionOf returns the lines under a heading of a template without its remarks.
func SectionOf(text, heading string) string {
	from, to := sectionAt(strings.Split(widths.Replace(text), "\n"), heading)
	var body []string
	for _, l := range strings.Split(widths.Replace(text), "\n")[from:to] {
		if s := strings.Trim(l, " \u3000"); s != "" && !strings.HasPrefix(s, "#") {
			body = append(body, s)
		}
	}
	return strings.Join(body, "\n")
}

// WithSection puts other lines under a heading, keeps its remarks, and says in which line
// of the whole the first of them stands. A heading that is not there is added.
func WithSection(text, heading, body string) (whole string, first int) {
	lines := strings.Split(strings.TrimRight(widths.Replace(text), "\n"), "\n")
	from, to := sectionAt(lines, heading)
	if from == len(lines) {
		lines = append(lines, "", "== "+heading+" ==")
		from, to = len(lines), len(lines)
	}
	var under []string
	for _, l := range lines[from:to] {
		if strings.HasPrefix(strings.TrimSpace(l), "#") {
			under = append(under, l)
		}
	}
	first = from + len(under) + 1
	if body = strings.Trim(widths.Replace(body), "\n"); body != "" {
		under = append(under, strings.Split(body, "\n")...)
	}
	if to < len(lines) {
		under = append(under, "")
	}
	return strings.Join(slices.Concat(lines[:from], under, lines[to:]), "\n") + "\n", first
}

// sectionAt finds the lines under a heading; behind the last line where there is none.
func sectionAt(lines []string, heading string) (from, to int) {
	from = len(lines)
	for i, l := range lines {
		said, ok := headingOf(strings.Trim(l, " \u3000"))
		switch {
		case ok && from < len(lines):
			return from, i
		case ok && said == heading:
			from = i + 1
		}
	}
	return from, len(lines)
}

// Fresh lists the paragraphs of a draft that another does not have, in their order.
func Fresh(d, other Draft) []string {
	known := map[string]bool{}
	for _, b := range other.Blocks {
		known[plainText(b)] = true
	}
	var list []string
	for _, b := range d.Blocks {
		if b.Kind == Enclosure || b.Kind == Annex || b.Kind == Table || b.Kind == Chart {
			continue
		}
		if text := plainText(b); text != "" && !known[text] {
			list = append(list, text)
		}
	}
	return list
}

// plainText is a block without the ordinal of a heading, which moves with its neighbours.
func plainText(b Block) string {
	spans := b.Spans
	if (b.Kind == Heading1 || b.Kind == Heading2) && len(spans) > 0 && spans[0].Kind == Mark {
		spans = spans[1:]
	}
	return Text(spans)
}
