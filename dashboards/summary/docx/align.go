package docx

import (
	"strings"

	"nianlun/dashboards/summary"
)

// slot is the place of one line in the ledger: a block, or the body of a table block
// whose caption is a slot of its own.
type slot struct {
	block int
	kind  summary.BlockKind // as line.kind
	forms []form            // all runs, in order
}

func slotsOf(blocks []block) []slot {
	var list []slot
	for i, b := range blocks {
		list = append(list, slot{i, summary.Paragraph, []form{b.Text}})
		if kind := summary.BlockKind(b.Kind); kind == summary.Table || kind == summary.Chart {
			s := slot{block: i, kind: kind}
			for _, r := range b.table() {
				s.forms = append(s.forms, r.Cells...)
			}
			list = append(list, s)
		}
	}
	return list
}

// table returns the rows of a block with its head first.
func (b block) table() []row {
	if b.Head == nil {
		return b.Rows
	}
	return append([]row{*b.Head}, b.Rows...)
}

// blocks lays the lines of the document over the blocks of the ledger. What was added
// has no seal, what was taken out no text: Verify tells of both.
func (r *reader) blocks(want []block) []summary.Block {
	out := make([]summary.Block, len(want))
	for i, b := range want {
		out[i] = summary.Block{Kind: summary.BlockKind(b.Kind), Seal: b.Seal}
	}
	added := map[int][]summary.Block{} // by the block they stand before
	slots := slotsOf(want)
	pairs := align(len(r.lines), len(slots), func(i, j int) int { return r.likeness(r.lines[i], slots[j]) })
	next := 0
	for i, at := range pairs {
		l := r.lines[i]
		if at < 0 {
			b := summary.Block{Kind: l.kind, Spans: l.spans, Rows: l.rows}
			added[next] = append(added[next], b)
			continue
		}
		s := slots[at]
		next = s.block + 1
		if s.kind == summary.Paragraph {
			out[s.block].Spans = r.restore(l.spans, want[s.block].Text)
			continue
		}
		r.tabulate(&out[s.block], l, want[s.block])
	}
	var all []summary.Block
	for i := range len(out) + 1 {
		all = append(all, added[i]...)
		if i < len(out) {
			all = append(all, out[i])
		}
	}
	return all
}

// tabulate lays the rows of a table or chart over those of the ledger.
func (r *reader) tabulate(out *summary.Block, l line, want block) {
	shapes := want.table()
	pairs := align(len(l.rows), len(shapes), func(i, j int) int { return r.likenessOf(l.rows[i], shapes[j].Cells) })
	for i, cells := range l.rows {
		if at := pairs[i]; at >= 0 {
			if l.kind == summary.Chart {
				cells = r.bar(cells, shapes[at])
			}
			for k := range cells {
				if k < len(shapes[at].Cells) {
					cells[k] = r.restore(cells[k], shapes[at].Cells[k])
				}
			}
		}
		if i == 0 && want.Head != nil {
			out.Head = cells
			continue
		}
		out.Rows = append(out.Rows, cells)
	}
}

// How likeness counts: any two lines may be one, a figure in both makes it likely, an
// equal run nearly sure; lines equal in every run are the same.
const (
	likeKind   = 1
	likeFigure = 10
	likeRun    = 100
	likeSame   = 100000
)

func (r *reader) likeness(l line, s slot) int {
	if l.kind != s.kind {
		return 0
	}
	if l.kind == summary.Paragraph {
		return r.likenessOf([]summary.Cell{l.spans}, s.forms)
	}
	var cells []summary.Cell
	for _, row := range l.rows {
		cells = append(cells, row...)
	}
	return r.likenessOf(cells, s.forms)
}

func (r *reader) likenessOf(cells []summary.Cell, forms []form) int {
	score, same := likeKind, len(cells) == len(forms)
	for i, c := range cells[:min(len(cells), len(forms))] {
		if _, exact := r.fit(summary.Text(c), forms[i], false); exact {
			score += likeRun
			continue
		}
		same = false
		for _, s := range c {
			if s.Kind == summary.Figure && strings.Contains(string(forms[i]), s.Figure) {
				score += likeFigure
			}
		}
	}
	if same {
		return likeSame
	}
	return score
}

// align pairs n lines with m places in order so that the sum of their likeness is
// largest; it returns the place of each line, or -1. Zero likeness is no pair. Equal
// ends, which is nearly all of an edited draft, cost nothing.
func align(n, m int, like func(i, j int) int) []int {
	pairs := make([]int, n)
	for i := range pairs {
		pairs[i] = -1
	}
	from := 0
	for from < min(n, m) && like(from, from) >= likeSame {
		pairs[from] = from
		from++
	}
	back := 0
	for back < min(n, m)-from && like(n-1-back, m-1-back) >= likeSame {
		pairs[n-1-back] = m - 1 - back
		back++
	}
	middle(pairs, from, n-back, from, m-back, like)
	return pairs
}

// middle is the longest common subsequence by weight.
func middle(pairs []int, i0, i1, j0, j1 int, like func(i, j int) int) {
	n, m := i1-i0, j1-j0
	if n <= 0 || m <= 0 {
		return
	}
	best := make([][]int, n+1)
	score := make([][]int, n)
	best[n] = make([]int, m+1)
	for i := n - 1; i >= 0; i-- {
		best[i], score[i] = make([]int, m+1), make([]int, m)
		for j := m - 1; j >= 0; j-- {
			score[i][j] = like(i0+i, j0+j)
			best[i][j] = max(best[i+1][j], best[i][j+1])
			if score[i][j] > 0 {
				best[i][j] = max(best[i][j], best[i+1][j+1]+score[i][j])
			}
		}
	}
	for i, j := 0, 0; i < n && j < m; {
		switch {
		case score[i][j] > 0 && best[i][j] == best[i+1][j+1]+score[i][j]:
			pairs[i0+i] = j0 + j
			i, j = i+1, j+1
		case best[i][j] == best[i+1][j]:
			i++
		default:
			j++
		}
	}
}
