package summary

import (
	"regexp"
	"strings"
)

var (
	markdownSpecial = regexp.MustCompile("[\\\\`*_{}\\[\\]<>#|~&]")
	lineBreaks      = regexp.MustCompile(`[\s\p{Zl}\p{Zp}]*[\r\n\v\f\x{85}\p{Zl}\p{Zp}][\s\p{Zl}\p{Zp}]*`)
	blockStart      = regexp.MustCompile(`^(?:[-+=]|[0-9]+[.)](?:\s|$))`)
)

// oneLine keeps a text from breaking its paragraph.
func oneLine(s string) string { return lineBreaks.ReplaceAllString(s, " ") }

// markdownText escapes every span alike, so that a cell stays text.
func markdownText(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(markdownSpecial.ReplaceAllString(oneLine(s.Text), `\$0`))
	}
	return strings.TrimSpace(b.String())
}

// paragraphText keeps a paragraph from reading as a list or a rule.
func paragraphText(spans []Span) string {
	text := markdownText(spans)
	if at := strings.TrimSpace(blockStart.FindString(text)); at != "" {
		return at[:len(at)-1] + `\` + text[len(at)-1:]
	}
	return text
}

var markdownPrefix = map[BlockKind]string{Title: "# ", Heading1: "## ", Heading2: "### ", ListItem: "- ", NoteBlock: "> ", AnnexTitle: "## "}

// Markdown writes the draft with one line a paragraph. The side list is not in it.
func (d Draft) Markdown() string {
	var b strings.Builder
	for i, block := range d.Blocks {
		if i > 0 && (block.Kind != ListItem || d.Blocks[i-1].Kind != ListItem) {
			b.WriteString("\n")
		}
		if block.Kind.tabular() {
			markdownTable(&b, block)
			continue
		}
		b.WriteString(markdownPrefix[block.Kind] + paragraphText(block.Spans) + "\n")
	}
	return b.String()
}

func markdownTable(b *strings.Builder, t Block) {
	t = t.Printed()
	b.WriteString("**" + markdownText(t.Spans) + "**\n\n")
	markdownRow(b, t.Head)
	b.WriteString(strings.Repeat("| --- ", len(t.Head)) + "|\n")
	for _, row := range t.Rows {
		markdownRow(b, row)
	}
}

func markdownRow(b *strings.Builder, cells []Cell) {
	for _, c := range cells {
		b.WriteString("| " + markdownText(c) + " ")
	}
	b.WriteString("|\n")
}
