package summary

import (
	"fmt"
	"hash/fnv"
	"sort"
	"strings"

	"nianlun/queries/terms"
)

// writer gathers the blocks of one draft. It lives for one Write.
type writer struct {
	f        terms.Facts
	o        Options
	template *Template
	values   []valueName // what any line of the template may name
	voice    voice
	guard    guard
	officers guard
	seed     int
	told     map[string]telling
	figures  map[string]terms.Figure
	details  details
	stars    highlights
	short    bool // details are being left out
	blocks   []Block
	side     []Note
	h1, h2   int
	withheld bool
	period   []Span // 上半年, 全年...
}

// Write composes the draft. Nothing unknown is told, nothing that could harm its
// author stands in the text: rates that flatter nobody and findings are in Side.
func Write(f terms.Facts, o Options) Draft {
	stars := newHighlights(f)
	return fitted(compose(f, o, stars, false, nil), func(dropped map[string]bool) *writer {
		return compose(f, o, stars, true, dropped)
	}).finished()
}

// compose writes the text without the details dropped, up to the annexes.
func compose(f terms.Facts, o Options, stars highlights, short bool, dropped map[string]bool) *writer {
	w := newWriter(f, o)
	w.stars, w.short, w.details.dropped = stars, short, dropped
	w.title()
	w.follow(w.template.outline)
	return w
}

// finished adds what stands behind the text, and closes the draft.
func (w *writer) finished() Draft {
	list := w.annexes()
	if rows := w.sourceRows(); w.o.Sources && len(rows) > 0 {
		list = append(list, annex{msgAnnexSources, []Block{tableOf(Table, msgAnnexSources, headSources, rows)}})
	}
	w.enclosures(list)
	w.signature()
	w.annexed(list)
	w.sideList()
	return w.draft()
}

func newWriter(f terms.Facts, o Options) *writer {
	when := periodNoun(f.Scope.Period)
	if f.Scope.AsOf != 0 && f.Scope.AsOf < f.Scope.Period.Last() {
		when = msgSoFar
	}
	h := fnv.New32a()
	_, _ = h.Write([]byte(f.Unit.Key + f.Scope.Period.From.String()))
	t := o.template(f.Unit)
	return &writer{
		f: f, o: o, template: t, values: valueNames(), voice: t.voice, guard: newGuard(o.others(f.People)), officers: newGuard(o.officerNames()), seed: int(h.Sum32() % 997),
		told: map[string]telling{}, figures: map[string]terms.Figure{}, details: details{worth: map[string]float64{}}, period: mark(when),
	}
}

// fig returns a figure's text when it is known and above zero; nothing otherwise.
func (w *writer) fig(f terms.Figure) []Span {
	if !f.Positive() || f.Shown == "" {
		return nil
	}
	return w.anyFig(f)
}

// anyFig is fig for figures whose zero is worth telling (rates, dates are never zero).
func (w *writer) anyFig(f terms.Figure) []Span {
	if !f.IsKnown() || f.Shown == "" {
		return nil
	}
	w.figures[f.ID] = f
	return []Span{{Kind: Figure, Text: f.Shown, Figure: f.ID}}
}

// lowestRate is the rate, in percent, from which on it may stand in the text.
const lowestRate = 80

// goodRate returns a rate only where it flatters and speaks for everybody; the side list
// has the others.
func (w *writer) goodRate(f terms.Figure) []Span {
	if !f.IsKnown() || f.Why != "" || *f.Value < lowestRate || *f.Value > 100 {
		return nil
	}
	return w.anyFig(f)
}

// say fills one of the ways a template has of saying a thing: which, hangs on what it is
// about, so that a happening more or less leaves the other sentences as they were; no two
// in a row are alike.
func (w *writer) say(set string, s slots) []Span {
	variants := w.template.says[set]
	if len(variants) == 0 {
		return nil
	}
	start := w.choose(set, s, len(variants))
	for i := range variants {
		at := (start + i) % len(variants)
		if spans, ok := w.fillLine(variants[at], s); ok {
			w.told[set] = telling{times: w.told[set].times + 1, last: at}
			return merge(spans)
		}
	}
	return nil
}

// steady are the slots by which a sentence is known again when its figures change.
var steady = []string{"act", "date", "first", "item", "label", "title", "subject", "summary", "theme", "name", "stem"}

// telling is how often a thing was said, and how at last.
type telling struct{ times, last int }

// choose picks a variant by what is said; what has no mark of its own by how often it was.
func (w *writer) choose(set string, s slots, n int) int {
	told := w.told[set]
	h := fnv.New32a()
	_, _ = fmt.Fprintf(h, "%d %s", w.seed, set)
	marked := false
	for _, slot := range steady {
		text := Text(s[slot])
		_, _ = h.Write([]byte(text))
		marked = marked || text != ""
	}
	if !marked {
		_, _ = fmt.Fprint(h, told.times)
	}
	at := int(h.Sum32()>>8) % n
	if told.times > 0 && told.last == at {
		at = (at + 1) % n
	}
	return at
}

func (w *writer) add(kind BlockKind, spans []Span) {
	if spans = merge(spans); len(spans) > 0 {
		w.blocks = append(w.blocks, Block{Kind: kind, Spans: spans})
	}
}

func (w *writer) paragraph(sentences ...[]Span) { w.add(Paragraph, concat(sentences...)) }

func (w *writer) heading(text []Span) {
	w.h1++
	w.h2 = 0
	w.add(Heading1, concat(mark(chinese(w.h1)+"、"), text))
}

func (w *writer) subheading(text []Span) {
	w.h2++
	w.add(Heading2, concat(mark("（"+chinese(w.h2)+"）"), text))
}

func (w *writer) remark(code string, spans []Span) {
	if spans = merge(spans); len(spans) > 0 {
		w.side = append(w.side, Note{Code: code, Spans: spans})
	}
}

// draft closes the writing: ledger, count of open marks, seals.
func (w *writer) draft() Draft {
	d := Draft{
		Format: Format, Unit: w.f.Unit.Key, UnitName: w.f.Unit.Name, Period: w.f.Scope.Period, AsOf: w.asOf(),
		Digest: w.f.Digest, Options: Chosen{w.voice.name, w.o.Date, w.o.Names, max(w.o.Length, 0)},
		Blocks: w.blocks, Side: w.side, Ledger: []Entry{}, link: w.o.FigureLink, knows: newGuard(w.f.People),
	}
	for id := range used(w.blocks, w.side) {
		d.Ledger = append(d.Ledger, Entry{Figure: w.figures[id]})
	}
	sort.Slice(d.Ledger, func(i, j int) bool { return d.Ledger[i].ID < d.Ledger[j].ID })
	for _, b := range d.Blocks {
		d.Todo += strings.Count(Text(b.Spans), todoOpen)
	}
	if d.Side == nil {
		d.Side = []Note{}
	}
	d.sealAll()
	return d
}

// used are the ids of the figures that are told.
func used(blocks []Block, side []Note) map[string]bool {
	ids := map[string]bool{}
	visit := func(spans []Span) {
		for _, s := range spans {
			if s.Kind == Figure {
				ids[s.Figure] = true
			}
		}
	}
	for _, b := range blocks {
		b.runs(visit)
	}
	for _, n := range side {
		visit(n.Spans)
	}
	return ids
}

func (w *writer) asOf() terms.Date {
	last := w.f.Scope.Period.Last()
	if w.f.Scope.AsOf.IsZero() || w.f.Scope.AsOf > last {
		return last
	}
	return w.f.Scope.AsOf
}
