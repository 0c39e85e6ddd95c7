package summary

import (
	"slices"
	"strings"

	"nianlun/queries/terms"
)

// DoAnnex is to make an annex one's own: see Annexed.
const DoAnnex Do = "annex"

// Annexed is what a person wants of one annex.
type Annexed struct {
	Away    bool     `json:"away,omitempty"`    // it does not go along
	Title   []Span   `json:"title,omitempty"`   // in place of the program's
	Note    []Span   `json:"note,omitempty"`    // below the table
	Without []string `json:"without,omitempty"` // columns left out, by head
	Whole   bool     `json:"whole,omitempty"`   // all rows stand in the documents, however many
}

// AnnexChoice is an annex as it may be chosen on a page.
type AnnexChoice struct {
	Key   string
	Name  string // the program's title
	Heads []string
	Cut   bool // a document has some of its rows only
	Annexed
}

// Leaves reports whether a column is left out.
func (a AnnexChoice) Leaves(head string) bool { return slices.Contains(a.Without, head) }

// TitleText and NoteText are what a person wrote, to be written on.
func (a AnnexChoice) TitleText() string { return Text(a.Title) }

// NoteText is the text below the table.
func (a AnnexChoice) NoteText() string { return Text(a.Note) }

func annexKey(name string) string { return terms.FigureID("annex\n" + name) }

// fewestColumns is how many columns a table keeps.
const fewestColumns = 2

// annexGroup is one annex among the nodes of a draft: its line in the list below the text,
// its head, and what stands under it.
type annexGroup struct {
	line *place
	body []*place
	name string
}

// annexGroups cuts off the annexes at the end of the draft.
func (l *layer) annexGroups() (before []*place, groups []annexGroup, between []*place) {
	var lines []*place
	for _, n := range l.nodes {
		switch {
		case n.block.Kind == Enclosure:
			lines = append(lines, n)
		case n.block.Kind == Annex:
			groups = append(groups, annexGroup{body: []*place{n}})
		case len(groups) > 0:
			groups[len(groups)-1].body = append(groups[len(groups)-1].body, n)
		case len(lines) > 0:
			between = append(between, n)
		default:
			before = append(before, n)
		}
	}
	for i := range groups {
		if i < len(lines) {
			groups[i].line = lines[i]
		}
		if len(groups[i].body) > 1 {
			groups[i].name = Text(groups[i].body[1].block.Spans)
		}
	}
	return before, groups, between
}

// annexes lays what people want of the annexes over them and counts them anew.
func (l *layer) annexes(list []Edit) {
	want := map[string]Annexed{}
	for _, e := range list {
		if e.Do == DoAnnex && e.Annex != nil {
			want[e.Key] = *e.Annex
		}
	}
	before, groups, between := l.annexGroups()
	var kept []annexGroup
	for _, g := range groups {
		a := want[annexKey(g.name)]
		l.offered = append(l.offered, g.choice(a))
		if !a.Away {
			g.wear(a)
			kept = append(kept, g)
		}
	}
	if len(want) == 0 {
		return
	}
	l.nodes = before
	for i, g := range kept {
		title := g.body[1].block.Spans
		if g.line != nil {
			g.line.block.Spans = enclosureLine(i, len(kept), title)
			l.nodes = append(l.nodes, g.line)
		}
		g.body[0].block.Spans = annexHead(i, len(kept))
	}
	l.nodes = append(l.nodes, between...)
	for _, g := range kept {
		l.nodes = append(l.nodes, g.body...)
	}
}

// choice is what may be chosen of an annex.
func (g annexGroup) choice(a Annexed) AnnexChoice {
	c := AnnexChoice{Key: annexKey(g.name), Name: g.name, Annexed: a}
	for _, n := range g.body {
		c.Cut = c.Cut || len(n.block.Print) > 0
		if n.block.Kind == Table {
			for _, h := range n.block.Head {
				c.Heads = append(c.Heads, plainHead(h))
			}
		}
	}
	return c
}

// plainHead is a head without its unit.
func plainHead(c Cell) string {
	head, _, _ := strings.Cut(Text(c), "（")
	return head
}

// wear gives an annex its own title, columns and note.
func (g *annexGroup) wear(a Annexed) {
	if len(g.body) < 2 {
		return
	}
	if text := merge(a.Title); len(text) > 0 {
		b, p := &g.body[1].block, &g.body[1].piece
		b.Name, b.Spans = g.name, text
		p.By, p.Annex = ByPerson, annexKey(g.name)
	}
	for _, n := range g.body {
		if n.block.Kind == Table {
			n.block = n.block.without(a.Without)
		}
		if a.Whole {
			n.block.Print = nil
		}
	}
	if a.Whole {
		g.body = slices.DeleteFunc(g.body, func(n *place) bool { return n.block.Kind == TableNote && Text(n.block.Spans) == msgCutNote })
	}
	if note := merge(a.Note); len(note) > 0 {
		g.body = append(g.body, &place{
			block: Block{Kind: TableNote, Spans: concat(words(msgNote), note)}, piece: Piece{By: ByAdding, Annex: annexKey(g.name)},
		})
	}
}

// without leaves out columns, unless too few would be left.
func (b Block) without(heads []string) Block {
	var keep []int
	for i, h := range b.Head {
		if !slices.Contains(heads, plainHead(h)) {
			keep = append(keep, i)
		}
	}
	if len(keep) == len(b.Head) || len(keep) < fewestColumns {
		return b
	}
	pick := func(cells []Cell) []Cell {
		var out []Cell
		for _, i := range keep {
			if i < len(cells) {
				out = append(out, cells[i])
			}
		}
		return out
	}
	rows := make([][]Cell, len(b.Rows))
	for i, r := range b.Rows {
		rows[i] = pick(r)
	}
	b.Head, b.Rows = pick(b.Head), rows
	return b
}

// AnnexEdit makes an annex as a person wants it; title and note are read as typed. False
// where there is no such annex.
func (e Edited) AnnexEdit(key string, a Annexed, title, note string) (Edit, bool, error) {
	i := slices.IndexFunc(e.Annexes, func(c AnnexChoice) bool { return c.Key == key })
	if i < 0 {
		return Edit{}, false, nil
	}
	for _, one := range []struct {
		text string
		was  []Span
		into *[]Span
	}{{title, e.Annexes[i].Title, &a.Title}, {note, e.Annexes[i].Note, &a.Note}} {
		lines, err := e.Typed([]Part{{Text: strings.Join(strings.Fields(one.text), " ")}}, one.was)
		if err != nil {
			return Edit{}, false, err
		}
		if len(lines) > 0 {
			*one.into = lines[0]
		}
	}
	return Edit{Key: key, Do: DoAnnex, Kind: Annex, Under: e.Annexes[i].Name, Annex: &a}, true, nil
}
