package word

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// body reads word/document.xml element by element.
type body struct {
	dec   *xml.Decoder
	lists *lists
	depth int
	size  int
	count int
}

// paragraph is a paragraph being read; boxes are the text boxes anchored in it.
type paragraph struct {
	text  strings.Builder
	style string
	num   *xmlNumPr
	boxes []Block
}

func readBody(data []byte, l *lists) (Document, error) {
	b := &body{dec: xml.NewDecoder(bytes.NewReader(data)), lists: l}
	b.dec.CharsetReader = func(string, io.Reader) (io.Reader, error) { return nil, errors.New("charset other than UTF-8") }
	var doc Document
	for {
		token, err := b.dec.Token()
		if errors.Is(err, io.EOF) {
			return doc, nil
		}
		if err != nil {
			return Document{}, err
		}
		if start, ok := token.(xml.StartElement); ok && start.Name.Local == "body" {
			doc.Blocks, err = b.blocks()
			if err != nil {
				return Document{}, err
			}
		}
	}
}

// children calls visit for every child element; visit consumes it or returns false to
// have it skipped.
func (b *body) children(visit func(xml.StartElement) (bool, error)) error {
	if b.depth++; b.depth > maxDepth {
		return errTooLarge
	}
	defer func() { b.depth-- }()
	for {
		token, err := b.dec.Token()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.EndElement:
			return nil
		case xml.StartElement:
			taken, err := visit(t)
			if err != nil {
				return err
			}
			if !taken {
				if err := b.dec.Skip(); err != nil {
					return err
				}
			}
		}
	}
}

// transparent elements only wrap others. Deleted and moved-away text is not among them.
func transparent(name string) bool {
	switch name {
	case "sdt", "sdtContent", "ins", "moveTo", "smartTag", "hyperlink", "customXml", "fldSimple", "AlternateContent", "Choice", "dir", "bdo":
		return true
	}
	return false
}

func (b *body) blocks() ([]Block, error) {
	var out []Block
	var visit func(xml.StartElement) (bool, error)
	visit = func(e xml.StartElement) (bool, error) {
		switch name := e.Name.Local; {
		case name == "p":
			found, err := b.paragraph()
			out = append(out, found...)
			return true, err
		case name == "tbl":
			rows, err := b.table()
			if err == nil && len(rows) > 0 {
				out = append(out, Block{Rows: rows})
			}
			return true, err
		case transparent(name):
			return true, b.children(visit)
		}
		return false, nil
	}
	err := b.children(visit)
	return out, err
}

func (b *body) paragraph() ([]Block, error) {
	var p paragraph
	if err := b.runs(&p); err != nil {
		return nil, err
	}
	text := strings.TrimRight(p.text.String(), " \t\n")
	b.size += len(text)
	if b.count++; b.count > maxBlocks || b.size > maxText {
		return nil, errTooLarge
	}
	num, lvl, outline := b.lists.paragraph(p.style, p.num)
	block := Block{Text: text, Level: outline}
	if strings.TrimSpace(text) != "" { // Word counts empty list paragraphs, people do not mean them
		if block.Number = b.lists.next(num, lvl); block.Number != "" && block.Level == 0 {
			block.Level = lvl + 1
		}
	}
	return append([]Block{block}, p.boxes...), nil
}

// runs reads the inside of a paragraph, or of something inside one.
func (b *body) runs(p *paragraph) error {
	var visit func(xml.StartElement) (bool, error)
	visit = func(e xml.StartElement) (bool, error) {
		switch name := e.Name.Local; name {
		case "pPr":
			return true, b.properties(p, e)
		case "r":
			return true, b.run(p)
		default:
			if transparent(name) {
				return true, b.children(visit)
			}
		}
		return false, nil
	}
	return b.children(visit)
}

func (b *body) properties(p *paragraph, e xml.StartElement) error {
	var x struct {
		Style *xmlVal   `xml:"pStyle"`
		Num   *xmlNumPr `xml:"numPr"`
	}
	if err := b.dec.DecodeElement(&x, &e); err != nil {
		return err
	}
	p.style, p.num = val(x.Style), x.Num
	return nil
}

func (b *body) run(p *paragraph) error {
	hidden := false
	var visit func(xml.StartElement) (bool, error)
	visit = func(e xml.StartElement) (bool, error) {
		switch name := e.Name.Local; name {
		case "rPr":
			var x struct {
				Vanish *xmlVal `xml:"vanish"`
			}
			err := b.dec.DecodeElement(&x, &e)
			hidden = x.Vanish != nil && x.Vanish.Val != "0" && x.Vanish.Val != "false"
			return true, err
		case "t":
			var text string
			err := b.dec.DecodeElement(&text, &e)
			if !hidden {
				p.text.WriteString(text)
			}
			return true, err
		case "tab", "ptab":
			p.text.WriteByte('\t')
		case "br", "cr":
			p.text.WriteByte('\n')
		case "noBreakHyphen", "softHyphen":
			p.text.WriteByte('-')
		case "drawing", "pict", "object", "inline", "anchor", "graphic", "graphicData", "wsp", "wgp", "txbx", "shape", "rect", "group", "textbox", "AlternateContent", "Choice":
			return true, b.children(visit)
		case "txbxContent":
			found, err := b.blocks()
			p.boxes = append(p.boxes, found...)
			return true, err
		}
		return false, nil
	}
	return b.children(visit)
}

// cell is a table cell with its place in the grid.
type cell struct {
	text  string
	span  int
	merge string // vMerge: restart, continue or ""
}

func (b *body) table() ([][]string, error) {
	var rows [][]string
	var above []string
	var visit func(xml.StartElement) (bool, error)
	visit = func(e xml.StartElement) (bool, error) {
		switch name := e.Name.Local; {
		case name == "tr":
			cells, err := b.row()
			if err != nil {
				return true, err
			}
			above = layout(cells, above)
			rows = append(rows, above)
			return true, nil
		case transparent(name):
			return true, b.children(visit)
		}
		return false, nil
	}
	err := b.children(visit)
	return rows, err
}

// layout places a row's cells in the grid. A cell merged with the one above repeats a
// short word (a month, a field of work), so that every row says what it belongs to.
func layout(cells []cell, above []string) []string {
	var row []string
	for _, c := range cells {
		at := len(row)
		if c.merge == "continue" && c.text == "" && at < len(above) && utf8.RuneCountInString(above[at]) <= 12 {
			c.text = above[at]
		}
		row = append(row, c.text)
		for i := 1; i < c.span; i++ {
			row = append(row, "")
		}
	}
	return row
}

func (b *body) row() ([]cell, error) {
	var out []cell
	var visit func(xml.StartElement) (bool, error)
	visit = func(e xml.StartElement) (bool, error) {
		switch name := e.Name.Local; {
		case name == "tc":
			c, err := b.cell()
			out = append(out, c)
			return true, err
		case transparent(name):
			return true, b.children(visit)
		}
		return false, nil
	}
	err := b.children(visit)
	return out, err
}

func (b *body) cell() (cell, error) {
	c := cell{span: 1}
	var lines []string
	var visit func(xml.StartElement) (bool, error)
	visit = func(e xml.StartElement) (bool, error) {
		switch name := e.Name.Local; {
		case name == "tcPr":
			return true, b.cellProperties(&c, e)
		case name == "p":
			found, err := b.paragraph()
			lines = append(lines, linesOf(found)...)
			return true, err
		case name == "tbl":
			rows, err := b.table()
			lines = append(lines, linesOf([]Block{{Rows: rows}})...)
			return true, err
		case transparent(name):
			return true, b.children(visit)
		}
		return false, nil
	}
	err := b.children(visit)
	c.text = strings.Join(lines, "\n")
	return c, err
}

func linesOf(blocks []Block) []string {
	var out []string
	for _, line := range strings.Split((Document{Blocks: blocks}).Text(), "\n") {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}

func (b *body) cellProperties(c *cell, e xml.StartElement) error {
	var x struct {
		Span  *xmlVal `xml:"gridSpan"`
		Merge *xmlVal `xml:"vMerge"`
	}
	if err := b.dec.DecodeElement(&x, &e); err != nil {
		return err
	}
	if n, err := strconv.Atoi(val(x.Span)); err == nil && n > 1 && n <= 100 {
		c.span = n
	}
	if x.Merge != nil {
		c.merge = "continue"
		if x.Merge.Val == "restart" {
			c.merge = "restart"
		}
	}
	return nil
}
