package summary

import (
	"strings"

	"nianlun/queries/terms"
)

// Format names the shape of a draft's JSON.
const Format = "nianlun-draft-1"

// Kind is what a span's text is, and so what vouches for it.
type Kind string

// The four kinds of text.
const (
	Word   Kind = "word"   // from a template: no digits, no Chinese numerals but idioms
	Figure Kind = "figure" // Shown of the figure named by the span
	Quote  Kind = "quote"  // verbatim from a cell
	Mark   Kind = "mark"   // ordinals, the period, dates of the document
)

// Span is a run of text of one kind.
type Span struct {
	Kind   Kind          `json:"kind"`
	Text   string        `json:"text"`
	Figure string        `json:"figure,omitempty"` // id, for figures
	Source *terms.Source `json:"source,omitempty"` // for quotes that come from one row
	As     string        `json:"as,omitempty"`     // of a figure told otherwise than it is shown, see Told
	Hand   Hand          `json:"hand,omitempty"`   // of a quote: a number a person typed
}

// BlockKind is what a block is on the page.
type BlockKind string

// The kinds of blocks.
const (
	Title     BlockKind = "title"
	Heading1  BlockKind = "heading1"
	Heading2  BlockKind = "heading2"
	Paragraph BlockKind = "paragraph"
	ListItem  BlockKind = "list_item"
	Table     BlockKind = "table"
	NoteBlock BlockKind = "note"
	Chart     BlockKind = "chart" // a table of labels and figures that Word draws as bars

	Enclosure  BlockKind = "enclosure"   // a line of the list of annexes below the text: 附件：1.
	Annex      BlockKind = "annex"       // 附件1, at the head of an annex
	AnnexTitle BlockKind = "annex_title" // title of an annex that is no single table
	TableNote  BlockKind = "table_note"  // a line below a table
)

// tabular reports whether blocks of the kind have Head and Rows.
func (k BlockKind) tabular() bool { return k == Table || k == Chart }

// Cell is the content of one table cell.
type Cell []Span

// Block is one paragraph, heading or table. Only tables and charts have Head and Rows; their
// Spans are the caption.
type Block struct {
	Kind  BlockKind `json:"kind"`
	Spans []Span    `json:"spans"`
	Head  []Cell    `json:"head,omitempty"`
	Rows  [][]Cell  `json:"rows,omitempty"`
	Print []int     `json:"print,omitempty"` // rows of a long table a document has, see Printed; nil: all
	Name  string    `json:"name,omitempty"`  // the program's title of an annex a person gave another
	Seal  string    `json:"seal"`
}

// Note is one line of the side list (交稿检查): what the text does not say by itself.
type Note struct {
	Code  string `json:"code"` // missing, rate, item, budget, unit, indicator, decline, event, note, withheld
	Spans []Span `json:"spans"`
	Seal  string `json:"seal"`
}

// Entry is one figure of the ledger.
type Entry struct {
	terms.Figure
	Seal string `json:"seal"`
}

// Options are the choices of the person who asks for a draft.
type Options struct {
	Voice      string                    // one of Voices or General; "" guesses from the unit
	Own        Own                       // what the unit keeps for its summaries
	Date       terms.Date                // date under the text; zero: none
	Names      bool                      // prize-winners may be named
	Length     int                       // about how many characters of body text; 0: all
	Sources    bool                      // a last annex lists where the figures of the text come from
	FigureLink func(terms.Figure) string // target of a figure in HTML; nil: no link
}

// Chosen is what a draft keeps of its Options.
type Chosen struct {
	Voice string     `json:"voice"`
	Date  terms.Date `json:"date"`
	Names bool       `json:"names"`

	Length int `json:"length,omitempty"` // as asked; 0: all
}

// Draft is a written 工作总结 with the ledger of its figures. The same facts and
// options give the same draft, byte for byte.
type Draft struct {
	Format   string       `json:"format"`
	Unit     string       `json:"unit"` // key
	UnitName string       `json:"unit_name"`
	Period   terms.Period `json:"period"`
	AsOf     terms.Date   `json:"asof"`
	Digest   string       `json:"digest"`
	Options  Chosen       `json:"options"`
	Todo     int          `json:"todo"` // 【待补充】 marks in the text
	Blocks   []Block      `json:"blocks"`
	Side     []Note       `json:"side"`
	Ledger   []Entry      `json:"ledger"` // every figure used, by id
	Seal     string       `json:"seal"`

	link  func(terms.Figure) string
	knows guard // people of the unit, for what is worded by hand; never written anywhere
}

// Text returns the words of a run of spans.
func Text(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.Text)
	}
	return b.String()
}

// Name returns the draft's title.
func (d Draft) Name() string {
	for _, b := range d.Blocks {
		if b.Kind == Title {
			return Text(b.Spans)
		}
	}
	return ""
}

// Keys lists the keys of the figures used, for recomputing them. Figures whose key
// was left out of the ledger are not among them.
func (d Draft) Keys() []string {
	keys := make([]string, 0, len(d.Ledger))
	for _, e := range d.Ledger {
		if e.Key != "" {
			keys = append(keys, e.Key)
		}
	}
	return keys
}

// runs calls visit with every run of spans of a block: its own, then its cells.
func (b Block) runs(visit func(spans []Span)) {
	visit(b.Spans)
	for _, c := range b.Head {
		visit(c)
	}
	for _, row := range b.Rows {
		for _, c := range row {
			visit(c)
		}
	}
}
