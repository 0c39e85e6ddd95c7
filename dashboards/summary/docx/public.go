package docx

import (
	"slices"

	"nianlun/dashboards/summary"
	"nianlun/queries/terms"
)

// rowDims are the parts of a figure's key that quote a row: a title, a voucher, a group
// of people. Such a key stays at home; the id still names the figure.
var rowDims = []terms.Dim{terms.ByActivity, terms.ByTitle, terms.ByRow, terms.ByGroup}

// public rewrites a draft as what may leave the house: no side list, no sources, no key
// that quotes a row, every text on one line. Of the four kinds of text only figure and
// word are left, since Word keeps no others apart. The seals are made anew.
func public(d summary.Draft) summary.Draft {
	d.Side = []summary.Note{}
	d.Blocks = slices.Clone(d.Blocks)
	for i, b := range d.Blocks {
		d.Blocks[i] = publicBlock(b)
	}
	told, known := figuresOf(d.Blocks), d.Ledger
	d.Ledger = []summary.Entry{}
	for _, e := range known {
		if told[e.ID] { // what only the side list tells stays behind with it
			d.Ledger = append(d.Ledger, summary.Entry{Figure: publicFigure(e.Figure)})
		}
	}
	d.Unit, d.UnitName = clean(d.Unit), clean(d.UnitName)
	return d.Resealed()
}

// figuresOf lists the figures the text shows.
func figuresOf(blocks []summary.Block) map[string]bool {
	told := map[string]bool{}
	for _, b := range blocks {
		for _, cells := range append([][]summary.Cell{{b.Spans}, b.Head}, b.Rows...) {
			for _, c := range cells {
				for _, s := range c {
					told[s.Figure] = true
				}
			}
		}
	}
	return told
}

func publicFigure(f terms.Figure) terms.Figure {
	f.Label, f.Unit, f.Shown, f.Why = clean(f.Label), clean(f.Unit), clean(f.Shown), ""
	ask, err := terms.ParseAsk(f.Key)
	if err != nil || slices.ContainsFunc(rowDims, func(dim terms.Dim) bool { return ask.By[dim] != "" }) {
		f.Key = ""
	}
	return f
}

func publicBlock(b summary.Block) summary.Block {
	b = b.Printed()
	b.Name = ""
	b.Spans = flat(b.Spans)
	head, rows := b.Head, b.Rows
	b.Head, b.Rows = nil, nil
	for i, c := range head {
		if b.Kind == summary.Chart && i == 0 {
			c = nil // a chart has no place for the word above its labels
		}
		b.Head = append(b.Head, flat(c))
	}
	for _, row := range rows {
		var cells []summary.Cell
		for _, c := range row {
			cells = append(cells, flat(c))
		}
		b.Rows = append(b.Rows, cells)
	}
	return b
}

// flat joins everything that is no figure into words.
func flat(spans []summary.Span) []summary.Span {
	var out []summary.Span
	for _, s := range spans {
		if s.Kind == summary.Figure {
			out = append(out, summary.Span{Kind: summary.Figure, Text: clean(s.Text), Figure: s.Figure, As: s.As})
			continue
		}
		out = addWord(out, clean(s.Text))
	}
	return out
}

func addWord(spans []summary.Span, text string) []summary.Span {
	if text == "" {
		return spans
	}
	if n := len(spans); n > 0 && spans[n-1].Kind == summary.Word {
		spans[n-1].Text += text
		return spans
	}
	return append(spans, summary.Span{Kind: summary.Word, Text: text})
}
