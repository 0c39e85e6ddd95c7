package docx

import (
	"path"
	"strconv"
	"strings"

	"nianlun/dashboards/summary"
	"nianlun/queries/terms"
)

// Read takes a document this package wrote, as it is after editing, back into a draft
// for summary.Verify: the text as it stands, the ledger as it was written. Figures are
// known by their controls, or by their place in the text where the controls were lost.
// A file without a ledger is refused with summary.ErrFormat.
func Read(data []byte) (summary.Draft, error) {
	p, err := unpack(data)
	if err != nil {
		return summary.Draft{}, err
	}
	l, err := p.proof()
	if err != nil {
		return summary.Draft{}, err
	}
	d, err := l.draft()
	if err != nil {
		return summary.Draft{}, err
	}
	r := reader{parts: p, figures: map[string]terms.Figure{}, targets: map[string]string{}}
	for _, e := range d.Ledger {
		r.figures[e.ID] = e.Figure
	}
	if err := r.document(); err != nil {
		return summary.Draft{}, err
	}
	d.Blocks = r.blocks(l.Blocks)
	return d, nil
}

// line is what stands in the document: a paragraph, a table, or a chart.
type line struct {
	kind  summary.BlockKind // Paragraph, Table or Chart
	spans []summary.Span
	rows  [][]summary.Cell // the head first
}

type reader struct {
	parts   parts
	figures map[string]terms.Figure
	targets map[string]string // of relations by id
	lines   []line
}

// document reads word/document.xml into lines.
func (r *reader) document() error {
	if links, ok := r.parts["word/_rels/document.xml.rels"]; ok {
		tree, err := parseXML(links)
		if err != nil {
			return err
		}
		tree.all("Relationship", func(n *node) { r.targets[n.attr("Id")] = path.Join("word", n.attr("Target")) })
	}
	tree, err := parseXML(r.parts["word/document.xml"])
	if err != nil {
		return err
	}
	body := tree.find("body")
	if body == nil {
		return refuse(msgNotWord)
	}
	if err := r.body(body); err != nil {
		return err
	}
	return r.beside()
}

// body walks whatever may stand between blocks: controls, insertions, tags.
func (r *reader) body(n *node) error {
	for _, k := range n.kids {
		switch k.name {
		case "p":
			if err := r.paragraph(k); err != nil {
				return err
			}
		case "tbl":
			r.lines = append(r.lines, line{kind: summary.Table, rows: r.table(k)})
		case "sectPr", "del", "moveFrom":
		default:
			if err := r.body(k); err != nil {
				return err
			}
		}
	}
	return nil
}

func (r *reader) paragraph(n *node) error {
	spans := r.spans(n)
	if style := n.find("pStyle"); style != nil && style.attr("val") == styleIssue && strings.HasPrefix(summary.Text(spans), strings.TrimSpace(issueWord)) {
		return nil // signed by hand
	}
	if len(spans) > 0 {
		r.lines = append(r.lines, line{kind: summary.Paragraph, spans: spans})
	}
	r.boxes(n)
	var err error
	n.all("chart", func(c *node) {
		part, ok := r.parts[r.targets[c.attr("id")]]
		if !ok || err != nil {
			return
		}
		var tree *node
		if tree, err = parseXML(part); err == nil {
			r.lines = append(r.lines, line{kind: summary.Chart, rows: chartRows(tree)})
		}
	})
	return err
}

func (r *reader) table(n *node) [][]summary.Cell {
	var rows [][]summary.Cell
	n.all("tr", func(tr *node) {
		var cells []summary.Cell
		tr.all("tc", func(tc *node) { cells = append(cells, r.spans(tc)) })
		rows = append(rows, cells)
	})
	return rows
}

// spans reads the text of an element: controls named after a figure are figures, all
// else is words.
func (r *reader) spans(n *node) []summary.Span {
	var out []summary.Span
	for _, k := range n.kids {
		switch k.name {
		case "del", "moveFrom", "Fallback", "pPr", "rPr", "sdtPr", "drawing", "pict", "instrText":
		case "t":
			out = addWord(out, clean(k.text))
		case "tab":
			out = addWord(out, " ")
		case "sym":
			out = addWord(out, symbol(k))
		case "noBreakHyphen":
			out = addWord(out, "-")
		case "sdt":
			out = join(out, r.control(k))
		default:
			out = join(out, r.spans(k))
		}
	}
	return out
}

func (r *reader) control(n *node) []summary.Span {
	inner := r.spans(n)
	tag := ""
	for _, k := range n.kids {
		if t := k.find("tag"); k.name == "sdtPr" && t != nil {
			tag = t.attr("val")
		}
	}
	if _, known := r.figures[tag]; !known {
		return inner
	}
	return []summary.Span{{Kind: summary.Figure, Text: summary.Text(inner), Figure: tag}}
}

func join(spans, more []summary.Span) []summary.Span {
	for _, s := range more {
		if s.Kind == summary.Word {
			spans = addWord(spans, s.Text)
			continue
		}
		spans = append(spans, s)
	}
	return spans
}

// chartRows reads the caches of the first series: head, then label and value.
func chartRows(tree *node) [][]summary.Cell {
	ser := tree.find("ser")
	if ser == nil {
		return nil
	}
	texts := func(name string) []string {
		var list []string
		if n := ser.find(name); n != nil {
			n.all("pt", func(pt *node) {
				if v := pt.find("v"); v != nil {
					list = append(list, clean(v.text))
				}
			})
		}
		return list
	}
	rows := [][]summary.Cell{{nil, addWord(nil, strings.Join(texts("tx"), ""))}}
	labels, values := texts("cat"), texts("val")
	for i := range max(len(labels), len(values)) {
		cells := []summary.Cell{nil, nil}
		if i < len(labels) {
			cells[0] = addWord(nil, labels[i])
		}
		if i < len(values) {
			cells[1] = addWord(nil, values[i])
		}
		rows = append(rows, cells)
	}
	return rows
}

// bar turns the value of a chart's row into the figure the ledger has there: a chart
// holds the value, the ledger also how it is shown.
func (r *reader) bar(cells []summary.Cell, want row) []summary.Cell {
	if len(cells) != 2 || len(want.Cells) != 2 {
		return cells
	}
	id, as, ok := figureOf(string(want.Cells[1]))
	f := r.figures[id]
	if !ok || f.Value == nil {
		return cells
	}
	text := summary.Text(cells[1])
	if v, err := strconv.ParseFloat(text, 64); err == nil && v == *f.Value {
		text = summary.Told(f, as)
	}
	return []summary.Cell{cells[0], {{Kind: summary.Figure, Text: text, Figure: id, As: as}}}
}
