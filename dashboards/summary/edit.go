package summary

import (
	"cmp"
	"slices"
	"strings"

	"nianlun/queries/terms"
)

// Hand says that a number was typed by a person, so that no ledger proves it.
type Hand string

// A number typed by hand is open until somebody says that it was checked.
const (
	Typed   Hand = "typed"
	Checked Hand = "checked"
)

// Do is what a person did to a paragraph.
type Do string

// What can be done to a paragraph.
const (
	DoWrite  Do = "write"  // in other words
	DoRemove Do = "remove" // it is not told
	DoBack   Do = "back"   // the program's own words again; what a person added is gone
)

// Edit is what a person made of one paragraph. Edits are kept beside a draft and laid over
// it when it is read: the program goes on writing from the data as they are, the wording
// stays the person's, and the figures in it stay live.
type Edit struct {
	Key   string         `json:"key"` // of the paragraph
	Do    Do             `json:"do"`
	Kind  BlockKind      `json:"kind,omitempty"`
	Spans []Span         `json:"spans,omitempty"` // as written; the text of figures is that of Seen
	Seen  []terms.Figure `json:"seen,omitempty"`  // the figures of Spans as the person saw them
	Was   *Block         `json:"was,omitempty"`   // what the program wrote there; nil: a person added it
	After *Spot          `json:"after,omitempty"` // what an added paragraph stands below
	Under string         `json:"under,omitempty"` // heading it stands under
	Note  string         `json:"note,omitempty"`  // key of the note of the side list taken in
	Annex *Annexed       `json:"annex,omitempty"` // of DoAnnex: what is wanted of it
	AsOf  terms.Date     `json:"asof,omitempty"`  // of the draft the person saw: figures go on to the draft's own
}

// Spot is a place in a draft, found again when the words around it change.
type Spot struct {
	Key string `json:"key"`
	Was Block  `json:"was"`
}

// Moved is a figure that says something else than when a person wrote the words around it.
type Moved struct {
	Figure terms.Figure // as it is now
	From   string       // as the person saw it
}

// Piece is what is known of one block of an edited draft.
type Piece struct {
	Key   string   // "" for what cannot be edited
	Under string   // heading
	By    By       // whose words
	Moved []Moved  // figures that changed since
	Lost  []string // labels of figures nothing is known of any longer
	Fresh []string // sentences the program would write here now and the person has not seen
	Was   *Block   // what the program writes here; nil where it writes nothing
	Gone  bool     // the program wrote something here and does not any longer
	Note  string   // key of the note it was made of
	Annex string   // key of the annex whose title or note it is
}

// About is the key of the paragraph, or of the annex, somebody has to look at.
func (p Piece) About() string { return cmp.Or(p.Key, p.Annex) }

// By says whose words a paragraph is in.
type By string

// Whose words a paragraph is in.
const (
	ByProgram By = ""
	ByPerson  By = "edited"
	ByAdding  By = "added"
)

// Removed is a paragraph a person took out.
type Removed struct {
	Key, Under, Text string
	Was              Block
}

// Edited is a draft with what people made of it. Pieces stand beside its blocks.
type Edited struct {
	Draft
	Pieces  []Piece
	Removed []Removed
	Taken   map[string]bool // notes of the side list that were taken in, by key
	Annexes []AnnexChoice   // what may be chosen of the annexes, those left out too
}

// Wanted lists the keys of the figures edits speak of that a draft does not: they are to
// be asked for, see Edit.
func (d Draft) Wanted(edits []Edit) []string {
	known := d.figures()
	var keys []string
	for _, e := range d.current(edits) {
		for _, f := range e.Seen {
			if _, ok := known[f.ID]; !ok && !slices.Contains(keys, f.Key) {
				keys = append(keys, f.Key)
			}
		}
	}
	return keys
}

// Edit lays edits, oldest first, over a draft as the program writes it now. now are the
// figures of Wanted, by id; one that is missing there is not known any longer. The same
// draft, edits and figures give the same bytes.
func (d Draft) Edit(edits []Edit, now map[string]terms.Figure) Edited {
	l := layer{figures: d.figures(), taken: map[string]bool{}}
	for id, f := range now {
		if _, ok := l.figures[id]; !ok {
			l.figures[id] = f
		}
	}
	l.lay(d.Blocks)
	newest := d.current(latest(edits))
	l.edit(newest)
	l.annexes(newest)
	return l.edited(d)
}

// latest keeps the newest edit of each paragraph, in the order the paragraphs were first
// touched: what was added below something comes after it.
func latest(edits []Edit) []Edit {
	var list []Edit
	at := map[string]int{}
	for _, e := range edits {
		if i, ok := at[e.Key]; ok {
			list[i] = e
			continue
		}
		at[e.Key] = len(list)
		list = append(list, e)
	}
	return list
}

// place is one block in the making.
type place struct {
	block  Block
	piece  Piece
	hidden bool // taken out; what was added below it still finds its place
	body   bool // it stands before signature and annexes
}

type layer struct {
	figures map[string]terms.Figure
	nodes   []*place
	removed []Removed
	taken   map[string]bool
	offered []AnnexChoice
}

// lay puts the program's own blocks down, each under its key.
func (l *layer) lay(blocks []Block) {
	keys, under, text, end := blockKeys(blocks), "", true, endOfText(blocks)
	for i, b := range blocks {
		if b.Kind == Heading1 || b.Kind == Heading2 {
			under = heading(b)
		}
		text = text && b.Kind != Annex && !b.Kind.tabular()
		n := &place{block: b, piece: Piece{Under: under}, body: i < end}
		if text && editable(b.Kind) {
			n.piece.Key, n.piece.Was = keys[i], &b
		}
		l.nodes = append(l.nodes, n)
	}
}

// endOfText is where signature and annexes begin.
func endOfText(blocks []Block) int {
	i := slices.IndexFunc(blocks, func(b Block) bool {
		return b.Kind == NoteBlock || b.Kind == Enclosure || b.Kind == Annex || b.Kind.tabular()
	})
	if i < 0 {
		return len(blocks)
	}
	return i
}

// editable reports whether a person may word a block; tables follow the data.
func editable(k BlockKind) bool {
	switch k {
	case Title, Heading1, Heading2, Paragraph, ListItem, NoteBlock:
		return true
	}
	return false
}

func (l *layer) edit(list []Edit) {
	own := l.assign(list)
	for i, e := range list {
		if e.Note != "" && e.Do == DoWrite {
			l.taken[e.Note] = true
		}
		switch {
		case own[i] != nil:
			l.reword(own[i], e)
		case e.Do != DoWrite:
		case e.Was != nil:
			n := l.added(e)
			n.piece.Gone, n.piece.By = true, ByPerson
			l.insert(l.endOf(e.Under), n)
		default:
			l.insert(l.spot(e), l.added(e))
		}
	}
}

// reword lays an edit over the block it is about.
func (l *layer) reword(n *place, e Edit) {
	n.piece.Key = e.Key
	if e.Do == DoBack {
		return
	}
	was := n.block
	if e.Do == DoRemove {
		n.hidden = true
		l.removed = append(l.removed, Removed{Key: e.Key, Under: n.piece.Under, Text: Text(was.Spans), Was: was})
		return
	}
	n.piece.By = ByPerson
	n.piece.Fresh = fresh(*e.Was, was)
	n.block.Spans, n.piece.Moved, n.piece.Lost = l.live(e)
}

// added is a paragraph the program does not write.
func (l *layer) added(e Edit) *place {
	kind := e.Kind
	if !editable(kind) {
		kind = Paragraph
	}
	n := &place{block: Block{Kind: kind}, piece: Piece{Key: e.Key, Under: e.Under, By: ByAdding, Note: e.Note}, body: true}
	n.block.Spans, n.piece.Moved, n.piece.Lost = l.live(e)
	return n
}

// live writes the figures of an edit as they are now. Where one is not known any longer a
// mark stands for it: an old number is never told on.
func (l *layer) live(e Edit) (spans []Span, moved []Moved, lost []string) {
	seen := map[string]terms.Figure{}
	for _, f := range e.Seen {
		seen[f.ID] = f
	}
	for _, s := range e.Spans {
		if s.Kind != Figure {
			spans = append(spans, s)
			continue
		}
		f, was := l.figures[s.Figure], seen[s.Figure]
		if !f.IsKnown() || f.Shown == "" {
			spans = append(spans, words(todoOpen+msgLostNumber+todoClose)...)
			lost = append(lost, was.Label+msgWasShown+was.Shown)
			continue
		}
		spans = append(spans, Span{Kind: Figure, Text: Told(f, s.As), Figure: f.ID, As: s.As})
		if was.Shown != f.Shown && !slices.ContainsFunc(moved, func(m Moved) bool { return m.Figure.ID == f.ID }) {
			moved = append(moved, Moved{f, was.Shown})
		}
	}
	return merge(spans), moved, lost
}

// spot finds what an added paragraph stands below.
func (l *layer) spot(e Edit) int {
	if e.After == nil {
		return l.endOf(e.Under)
	}
	if i := slices.IndexFunc(l.nodes, func(n *place) bool { return n.piece.Key == e.After.Key }); i >= 0 {
		return i
	}
	best, most := -1, 0.0
	for i, n := range l.nodes {
		if n.piece.Key == "" {
			continue
		}
		if score := alike(e.After.Was, e.Under, n.block, n.piece.Under); score > most {
			best, most = i, score
		}
	}
	if best >= 0 {
		return best
	}
	return l.endOf(e.Under)
}

// endOf is the last block under a heading, else the last of the text.
func (l *layer) endOf(under string) int {
	last := -1
	for i, n := range l.nodes {
		if n.body && n.piece.Under == under && under != "" {
			last = i
		}
	}
	if last >= 0 {
		return last
	}
	for i, n := range l.nodes {
		if n.body {
			last = i
		}
	}
	return last
}

func (l *layer) insert(after int, n *place) {
	if n.piece.Under == "" && after >= 0 {
		n.piece.Under = l.nodes[after].piece.Under
	}
	l.nodes = slices.Insert(l.nodes, after+1, n)
}

// edited closes the draft: headings numbered on, ledger, count of open marks, seals.
func (l *layer) edited(d Draft) Edited {
	e := Edited{Removed: l.removed, Taken: l.taken, Annexes: l.offered}
	d.Blocks = nil
	for _, n := range l.nodes {
		if n.hidden || len(n.block.Spans) == 0 && !n.block.Kind.tabular() {
			continue
		}
		d.Blocks, e.Pieces = append(d.Blocks, n.block), append(e.Pieces, n.piece)
	}
	renumber(d.Blocks)
	d.Ledger, d.Todo = []Entry{}, 0
	for id := range used(d.Blocks, d.Side) {
		d.Ledger = append(d.Ledger, Entry{Figure: l.figures[id]})
	}
	slices.SortFunc(d.Ledger, func(a, b Entry) int { return strings.Compare(a.ID, b.ID) })
	for _, b := range d.Blocks {
		d.Todo += strings.Count(Text(b.Spans), todoOpen)
	}
	e.Draft = d.Resealed()
	return e
}

// renumber counts the headings anew where one was taken out.
func renumber(blocks []Block) {
	h1, h2 := 0, 0
	for i, b := range blocks {
		if len(b.Spans) < 2 || b.Spans[0].Kind != Mark {
			continue
		}
		text := b.Spans[0].Text
		switch {
		case b.Kind == Heading1 && strings.HasSuffix(text, "、"):
			h1, h2 = h1+1, 0
			text = chinese(h1) + "、"
		case b.Kind == Heading2 && strings.HasPrefix(text, "（"):
			h2++
			text = "（" + chinese(h2) + "）"
		default:
			continue
		}
		blocks[i].Spans = slices.Clone(b.Spans)
		blocks[i].Spans[0].Text = text
	}
}
