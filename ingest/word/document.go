package word

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Document is the text of a .docx in reading order.
type Document struct{ Blocks []Block }

// Block is a paragraph or, when Rows is set, a table.
type Block struct {
	Text   string     // without the automatic number; line breaks inside stay \n
	Number string     // as Word prints it: 一、 （二） 3. ①; "-" for a bullet; "" when typed or none
	Level  int        // of the list or heading, from 1; 0 body text
	Rows   [][]string // cells; a cell's paragraphs are joined by \n, a spanned cell is followed by empty ones
}

// Text returns the document as plain text: a paragraph a line with its number written
// out, a table row a line with its cells joined by " | ".
func (d Document) Text() string {
	var b strings.Builder
	for _, block := range d.Blocks {
		for _, row := range block.Rows {
			if line := rowText(row); line != "" {
				b.WriteString(line + "\n")
			}
		}
		if block.Rows == nil {
			b.WriteString(numbered(block.Number, block.Text) + "\n")
		}
	}
	return b.String()
}

// numbered writes a number before its text, with a space where they would run together.
func numbered(number, text string) string {
	if number == "" {
		return text
	}
	last, _ := utf8.DecodeLastRuneInString(number)
	if unicode.IsDigit(last) || unicode.IsLetter(last) || last == '-' || last == '.' {
		return number + " " + text
	}
	return number + text
}

// rowText joins a row's cells; a row with one cell only is that cell's text.
func rowText(row []string) string {
	cells := make([]string, len(row))
	filled := 0
	for i, cell := range row {
		cells[i] = oneLine(cell)
		if cells[i] != "" {
			filled++
		}
	}
	if filled == 0 {
		return ""
	}
	if filled == 1 && cells[0] != "" {
		return cells[0]
	}
	return strings.Join(cells, " | ")
}

// oneLine joins a cell's paragraphs by ；, unless one ends in a stop already.
func oneLine(cell string) string {
	var b strings.Builder
	for _, line := range strings.Split(cell, "\n") {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		if b.Len() > 0 {
			last, _ := utf8.DecodeLastRuneInString(b.String())
			if !strings.ContainsRune("。；;：:，,、！!？?", last) {
				b.WriteString("；")
			}
		}
		b.WriteString(line)
	}
	return b.String()
}
