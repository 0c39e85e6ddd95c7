package dashboards

import (
	"encoding/json"

	"nianlun/queries/terms"
)

// Part is a stretch of a sentence or cell: plain words, or a figure that a page links
// to its rows.
type Part struct {
	Text   string
	Figure *terms.Figure
}

// Sentence is what a page says in words; every number in it is a figure.
type Sentence []Part

// String returns the words without links.
func (s Sentence) String() string {
	out := ""
	for _, p := range s {
		out += p.words()
	}
	return out
}

func (p Part) words() string {
	if p.Figure != nil {
		return Shown(*p.Figure)
	}
	return p.Text
}

// Cell is one cell of a table.
type Cell struct {
	Part
	Number bool   // aligned as a number
	Tone   string // a state's name for the style sheet; "" none
}

// Table stands beside every chart and holds the same values.
type Table struct {
	Head []string
	Rows [][]Cell
}

// Panel is one chart with its sentence and table. Option is nil when nothing can be drawn.
type Panel struct {
	ID       string
	Title    string
	Sentence Sentence
	Option   json.RawMessage
	Table    Table
	Tall     int // height in px; 0 the usual
}

// Shown returns how a page writes a figure: its words, or 未知 and 不显示.
func Shown(f terms.Figure) string {
	switch {
	case f.IsKnown() && f.Shown != "":
		return f.Shown
	case f.State == terms.Suppressed:
		return msgSuppressed
	}
	return msgUnknown
}

func words(text string) Cell { return Cell{Part: Part{Text: text}} }

func number(f terms.Figure) Cell { return Cell{Part: Part{Figure: &f}, Number: true} }

// say builds a sentence from words and figures.
func say(parts ...any) Sentence {
	var s Sentence
	for _, p := range parts {
		switch v := p.(type) {
		case string:
			s = append(s, Part{Text: v})
		case terms.Figure:
			s = append(s, Part{Figure: &v})
		case Sentence:
			s = append(s, v...)
		}
	}
	return s
}

// listOf joins words with 、.
func listOf(names []string) string {
	out := ""
	for i, n := range names {
		if i > 0 {
			out += msgListComma
		}
		out += n
	}
	return out
}
