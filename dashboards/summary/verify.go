package summary

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"nianlun/queries/terms"
)

// Change is one place where a draft no longer says what it said, or what is true.
type Change struct {
	Where   string `json:"where"`            // heading the place stands under, or the table, or 交稿检查清单
	Figure  string `json:"figure,omitempty"` // id
	Key     string `json:"key,omitempty"`
	Label   string `json:"label,omitempty"`
	From    string `json:"from"` // as it was written, or as the draft has it; "" for words
	To      string `json:"to"`
	Message string `json:"message"` // one Chinese sentence

	Sentence string `json:"sentence,omitempty"` // of what drifted: where the draft says it
}

// Verdict is what Verify found.
type Verdict struct {
	Intact  bool     `json:"intact"`
	Altered []Change `json:"altered"` // changed by hand
	Drifted []Change `json:"drifted"` // true when written, changed by later data
}

// Verify holds a draft against itself and against the figures as they are now. fresh
// has the figures recomputed by key, or by id where the ledger has no key; nil leaves the data out. digest is that of the
// data now: where it is the draft's own, a differing figure can only be altered.
func Verify(d Draft, fresh map[string]terms.Figure, digest string) Verdict {
	v := verifier{d: d, ledger: d.figures(), verdict: Verdict{Altered: []Change{}, Drifted: []Change{}}}
	v.entries(fresh)
	v.text()
	if len(v.verdict.Altered) == 0 && d.Seal != d.sealed() {
		v.altered(Change{Message: msgChangedHead})
	}
	if fresh != nil {
		v.data(fresh, digest)
	}
	v.verdict.Intact = len(v.verdict.Altered)+len(v.verdict.Drifted) == 0
	return v.verdict
}

type verifier struct {
	d       Draft
	ledger  map[string]terms.Figure
	verdict Verdict
}

func (v *verifier) altered(c Change) { v.verdict.Altered = append(v.verdict.Altered, c) }

// entries checks the seals of the ledger.
func (v *verifier) entries(fresh map[string]terms.Figure) {
	for _, e := range v.d.Ledger {
		if e.whole() {
			continue
		}
		v.altered(Change{Figure: e.ID, Key: e.Key, Label: e.Label, From: fresh[e.asked()].Shown, To: e.Shown, Message: fmt.Sprintf(msgChangedEntry, e.Label, e.Shown)})
	}
}

// text checks every run of the draft against ledger and seals.
func (v *verifier) text() {
	v.each(func(where string, p piece) {
		found := len(v.verdict.Altered)
		p.figures(func(s *Span) { v.span(where, *s) })
		if p.seal == p.sealed(nil) {
			return
		}
		// Words changed too, or words only: with its figures put back the block would match.
		if found == len(v.verdict.Altered) || p.seal != p.sealed(v.ledger) {
			v.altered(Change{Where: where, To: p.text(), Message: p.changed(where)})
		}
	})
}

// changed tells that a piece reads otherwise; of a table only the beginning is quoted.
func (p piece) changed(where string) string {
	text := p.text()
	if text == "" {
		return fmt.Sprintf(msgDeletedWords, where)
	}
	if r := []rune(text); p.block.Kind.tabular() && len(r) > longestItem {
		text = string(r[:longestItem]) + msgCut
	}
	return fmt.Sprintf(msgChangedWords, where, text)
}

func (v *verifier) span(where string, s Span) {
	f, ok := v.ledger[s.Figure]
	switch {
	case !ok:
		v.altered(Change{Where: where, Figure: s.Figure, To: s.Text, Message: fmt.Sprintf(msgLostFigure, where, s.Text)})
	case Told(f, s.As) != s.Text:
		v.altered(Change{
			Where: where, Figure: s.Figure, Key: f.Key, Label: f.Label, From: Told(f, s.As), To: s.Text,
			Message: fmt.Sprintf(msgChangedFigure, where, Told(f, s.As), s.Text, f.Label),
		})
	}
}

// whole reports whether an entry is as it was written. A ledger that leaves the house
// lacks the keys that quote a row.
func (e Entry) whole() bool {
	return e.Seal == e.sealed() && (e.Key == "" || e.ID == terms.FigureID(e.Key))
}

// asked is what fresh figures are found by: the key, or the id where the key was left out.
func (e Entry) asked() string {
	if e.Key == "" {
		return e.ID
	}
	return e.Key
}

// data holds the ledger against the figures as they are now. Entries changed by hand
// are told already.
func (v *verifier) data(fresh map[string]terms.Figure, digest string) {
	for _, e := range v.d.Ledger {
		now, asked := fresh[e.asked()]
		if !e.whole() || asked && same(e.Figure, now) {
			continue
		}
		if digest == v.d.Digest && digest != "" && asked {
			v.altered(Change{
				Figure: e.ID, Key: e.Key, Label: e.Label, From: now.Shown, To: e.Shown,
				Message: fmt.Sprintf(msgForgedEntry, e.Label, shown(now), e.Shown),
			})
			continue
		}
		v.drifted(e.Figure, now, asked)
	}
}

// drifted lists every sentence a figure that changed stands in.
func (v *verifier) drifted(was, now terms.Figure, asked bool) {
	v.each(func(where string, p piece) {
		p.sentences(was.ID, func(sentence string) {
			c := Change{Where: where, Figure: was.ID, Key: was.Key, Label: was.Label, From: was.Shown, To: shown(now), Sentence: sentence}
			c.Message = fmt.Sprintf(msgDrifted, where, was.Shown, c.To, was.Label, sentence)
			if !asked {
				c.Message = fmt.Sprintf(msgGone, where, was.Shown, was.Label, sentence)
			}
			v.verdict.Drifted = append(v.verdict.Drifted, c)
		})
	})
}

func shown(f terms.Figure) string {
	if !f.IsKnown() {
		return msgUnknownNow
	}
	return f.Shown
}

// same compares what a figure says; label and reasons may be worded anew.
func same(a, b terms.Figure) bool {
	if a.IsKnown() != b.IsKnown() || a.Shown != b.Shown {
		return false
	}
	return !a.IsKnown() || math.Abs(*a.Value-*b.Value) <= 1e-9*math.Max(1, math.Abs(*a.Value))
}

// each visits the blocks and side notes with the place they stand at.
func (v *verifier) each(visit func(where string, p piece)) {
	where := msgWhereTop
	for _, b := range v.d.Blocks {
		if b.Kind == Heading1 || b.Kind == Heading2 {
			where = Text(b.Spans)
		}
		at := where
		if b.Kind.tabular() {
			at = fmt.Sprintf(msgWhereTable, Text(b.Spans))
		}
		visit(at, piece{block: b, seal: b.Seal})
	}
	for _, n := range v.d.Side {
		visit(msgWhereSide, piece{block: Block{Spans: n.Spans}, note: &n, seal: n.Seal})
	}
}

// piece is a block or a side note under verification.
type piece struct {
	block Block
	note  *Note
	seal  string
}

func (p piece) text() string {
	var parts []string
	p.block.runs(func(spans []Span) { parts = append(parts, Text(spans)) })
	return strings.TrimSpace(strings.Join(parts, " "))
}

func (p piece) figures(visit func(*Span)) {
	p.block.runs(func(spans []Span) {
		for i := range spans {
			if spans[i].Kind == Figure {
				visit(&spans[i])
			}
		}
	})
}

// sealed computes the seal, with the ledger's own texts put back when one is given.
func (p piece) sealed(ledger map[string]terms.Figure) string {
	b := p.block
	if ledger != nil {
		b = restore(b, ledger)
	}
	if p.note != nil {
		n := *p.note
		n.Spans = b.Spans
		return n.sealed()
	}
	return b.sealed()
}

// restore copies a block with every figure as the ledger shows it.
func restore(b Block, ledger map[string]terms.Figure) Block {
	b.Spans = restored(b.Spans, ledger)
	rows := make([][]Cell, len(b.Rows))
	for i, row := range b.Rows {
		for _, c := range row {
			rows[i] = append(rows[i], restored(c, ledger))
		}
	}
	if b.Rows != nil {
		b.Rows = rows
	}
	return b
}

func restored(spans []Span, ledger map[string]terms.Figure) []Span {
	out := slices.Clone(spans)
	for i, s := range out {
		if f, ok := ledger[s.Figure]; ok && s.Kind == Figure {
			out[i].Text = Told(f, s.As)
		}
	}
	return out
}

// sentences visits each sentence of a piece that a figure stands in; a table row is one.
func (p piece) sentences(id string, visit func(string)) {
	holds := func(spans []Span) bool {
		return slices.ContainsFunc(spans, func(s Span) bool { return s.Kind == Figure && s.Figure == id })
	}
	for _, row := range p.block.Rows {
		if slices.ContainsFunc(row, func(c Cell) bool { return holds(c) }) {
			var cells []string
			for _, c := range row {
				cells = append(cells, Text(c))
			}
			visit(strings.Join(cells, " "))
		}
	}
	for _, sentence := range split(p.block.Spans) {
		if holds(sentence) {
			visit(strings.TrimSpace(Text(sentence)))
		}
	}
}

// split cuts a run into sentences at the full stops of template words.
func split(spans []Span) [][]Span {
	var out [][]Span
	var run []Span
	for _, s := range spans {
		if s.Kind != Word {
			run = append(run, s)
			continue
		}
		parts := strings.SplitAfter(s.Text, msgStop)
		for i, part := range parts {
			run = append(run, Span{Kind: Word, Text: part})
			if i < len(parts)-1 {
				out, run = append(out, run), nil
			}
		}
	}
	return append(out, run)
}
