package sheet

import (
	"regexp"
	"strings"

	"nianlun/queries/terms"
)

// card is a form about one person or one activity: labels each followed by its value,
// 姓名 or 活动名称 among them.
type card struct {
	kind        terms.Kind
	first, last int // rows of the sheet
	pairs       []cardPair
}

type cardPair struct {
	label    string
	row, col int // of the value
}

// maxCardRows is more than any sheet of forms has.
const maxCardRows = 5000

var cardTitle = regexp.MustCompile(`档案|登记表|登记卡|信息表|信息卡|申请表|情况表|建档|申报表|审批表|记录表|记录单`)

// cardsOf finds forms on a sheet, one for each cell 姓名; nil when the sheet is none.
func cardsOf(g *grid) []card {
	if len(g.rows) > maxCardRows {
		return nil
	}
	var out []card
	start := 1
	for r := 1; r <= len(g.rows); r++ {
		kind := terms.NoKind
		for _, c := range g.nonBlank(r) {
			if k := cardName(g, r, c); kind == terms.NoKind {
				kind = k
			}
		}
		if kind == terms.NoKind || len(out) > 0 && out[0].kind != kind {
			continue
		}
		if len(out) > 0 {
			start = titleAbove(g, r, out[len(out)-1].first)
			out[len(out)-1].last = start - 1
		}
		out = append(out, card{kind: kind, first: start, last: len(g.rows)})
	}
	for i := range out {
		out[i].pairs = pairsOf(g, out[i].first, out[i].last)
		known := 0
		for _, p := range out[i].pairs {
			if knownHeading(p.label) {
				known++
			}
		}
		if known < 4 && (out[i].kind == terms.Members || known < 3) {
			return nil
		}
	}
	return out
}

// cardName recognises 姓名 followed by a person's name, or 活动名称 by what was held,
// and in the same row another label with its value: no heading of a table looks so.
func cardName(g *grid, r, c int) terms.Kind {
	text := g.at(r, c).words()
	if len(text) > 40 || !strings.Contains(text, "名") && !strings.Contains(text, "主") {
		return terms.NoKind
	}
	key, _ := normal(text)
	next := valueBeside(g, r, c)
	if next == 0 || knownWord(g.at(r, next)) || g.at(r, next).kind != textCell {
		return terms.NoKind
	}
	var kind terms.Kind
	switch value := g.at(r, next).words(); {
	case nameHead.MatchString(key) && oneName.MatchString(personName(value)):
		kind = terms.Members
	case activityHead.MatchString(key) && runes(value) >= 3:
		kind = terms.Activities
	default:
		return terms.NoKind
	}
	for _, other := range g.nonBlank(r) {
		if other > next && knownWord(g.at(r, other)) {
			value := valueBeside(g, r, other)
			if value > 0 && !knownWord(g.at(r, value)) {
				return kind
			}
			return terms.NoKind
		}
	}
	return terms.NoKind
}

var activityHead = regexp.MustCompile(`^活动(?:名称|主题)$`)

func knownWord(x cell) bool {
	key, _ := normal(x.words())
	return x.kind == textCell && key != "男" && key != "女" && knownHeading(key)
}

// valueBeside is the next filled column right of a label, past its merged cells.
func valueBeside(g *grid, r, c int) int {
	if m, ok := g.mergeOf(r, c); ok {
		c = m.right
	}
	if !g.at(r, c+1).blank() {
		return c + 1
	}
	return 0
}

// pairsOf reads label and value, left to right, top to bottom.
func pairsOf(g *grid, first, last int) []cardPair {
	var out []cardPair
	for r := first; r <= last; r++ {
		cells := g.nonBlank(r)
		for i := 0; i < len(cells); i++ {
			value := valueBeside(g, r, cells[i])
			key, _ := normal(g.at(r, cells[i]).words())
			if value == 0 || key == "" || runes(key) > 12 || knownWord(g.at(r, value)) {
				continue
			}
			out = append(out, cardPair{key, r, value})
			for i+1 < len(cells) && cells[i+1] <= value {
				i++
			}
		}
	}
	return out
}

// cardTables reads each form as a table of one row: a member with what the form says.
func cardTables(file string, g *grid, cards []card, h Hint, year int) []terms.Table {
	var out []terms.Table
	for i, c := range cards {
		flat := &grid{name: g.name, epoch1904: g.epoch1904}
		for j, p := range c.pairs {
			flat.set(1, j+1, textOf(p.label))
			flat.set(2, j+1, g.at(p.row, p.col))
		}
		heads := headings(flat, 1, 1)
		re := &region{grid: flat, number: i + 1, first: 1, last: 2, top: 1, bottom: 1, heads: heads, blocks: []block{{heads: heads}}}
		around := &region{grid: g, first: c.first, top: c.pairs[0].row}
		ctx := contextOf(file, around, h, year)
		out = append(out, placed(readAs(ruleOf(c.kind), re, ctx, nil)[0], g, c))
	}
	return out
}

// placed puts what was read of a form back where it stood, and accounts for its rows:
// all of them belong to the one record.
func placed(t terms.Table, g *grid, c card) terms.Table {
	at := c.pairs[0].row
	for i := range t.Records {
		t.Records[i].Row = at
	}
	for i := range t.Rejected {
		t.Rejected[i].Row = at
		if _, col := parseAddress(t.Rejected[i].Cell); col > 0 && col <= len(c.pairs) {
			p := c.pairs[col-1]
			t.Rejected[i].Cell = address(p.row, p.col)
		}
	}
	for i := range t.Doubts {
		t.Doubts[i].Row = at
		if _, col := parseAddress(t.Doubts[i].Cell); col > 0 && col <= len(c.pairs) {
			p := c.pairs[col-1]
			t.Doubts[i].Cell = address(p.row, p.col)
		}
	}
	t.RowsRead, t.Skipped = 0, nil
	for r := c.first; r <= c.last; r++ {
		switch {
		case g.blankRow(r):
		case r == at:
			t.RowsRead++
		default:
			t.RowsRead++
			t.Skipped = append(t.Skipped, terms.Skip{Row: r, Why: skipCard})
		}
	}
	return t
}

// cardSheet decides whether a sheet is made of forms about people.
func cardSheet(g *grid, h Hint) []card {
	if h.Kind != terms.NoKind && h.Kind != terms.Members && h.Kind != terms.Activities {
		return nil
	}
	title := ""
	for r := 1; r <= min(3, len(g.rows)); r++ {
		for _, c := range g.nonBlank(r) {
			title += g.at(r, c).words()
		}
	}
	if !cardTitle.MatchString(strings.ReplaceAll(squash(title+g.name), " ", "")) {
		return nil
	}
	return cardsOf(g)
}
