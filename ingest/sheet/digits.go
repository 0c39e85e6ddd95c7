package sheet

import (
	"math"
	"strconv"
	"strings"
)

// places are the columns of a printed account page, from the right: an amount is written
// with one digit in each.
var places = []string{"分", "角", "元", "十", "百", "千", "万", "十", "百", "千", "亿"}

// plainPlace writes the words of places in the characters of every day.
var plainPlace = strings.NewReplacer("拾", "十", "佰", "百", "仟", "千", "圆", "元", "萬", "万", "億", "亿")

// digitColumns is a run of such columns under one heading.
type digitColumns struct{ top, left, right, lowest int }

// joinDigits writes the amounts of printed account pages into one cell each, the first of
// their columns.
func (g *grid) joinDigits() {
	for r := 1; r <= min(len(g.rows), 30); r++ {
		for _, d := range g.digitRuns(r) {
			g.joinRun(d)
		}
	}
}

// digitRuns finds the runs of digit columns whose headings stand in row r.
func (g *grid) digitRuns(r int) (out []digitColumns) {
	for right := len(g.rows[r-1]); right >= 4; right-- {
		lowest := placeOf(g.at(r, right), 0)
		if lowest != 0 && lowest != 2 {
			continue
		}
		left, p := right, lowest
		for left > 1 && p+1 < len(places) && placeOf(g.at(r, left-1), p+1) == p+1 {
			left, p = left-1, p+1
		}
		if right-left >= 3 {
			out = append(out, digitColumns{r, left, right, lowest})
			right = left
		}
	}
	return out
}

// placeOf is the place, from one on, whose word a heading is; -1: none.
func placeOf(c cell, from int) int {
	if c.kind != textCell || len(c.text) > len("　元　") {
		return -1 // most cells are asked
	}
	text := plainPlace.Replace(squash(c.text))
	for p := from; p < len(places); p++ {
		if places[p] == text {
			return p
		}
	}
	return -1
}

func (g *grid) joinRun(d digitColumns) {
	named := false
	for r := max(1, d.top-2); r < d.top; r++ {
		named = named || !g.filled(r, d.left).blank()
	}
	for r := d.top; r <= len(g.rows); r++ {
		joined, ok := g.digitsAt(d, r)
		if !ok {
			continue
		}
		if r == d.top && !named {
			joined = textOf("金额")
		}
		for c := d.left; c <= min(d.right, len(g.rows[r-1])); c++ {
			g.rows[r-1][c-1] = cell{}
		}
		g.set(r, d.left, joined)
	}
	g.narrow(d)
}

// digitsAt is the amount in a row's digit columns, or a blank cell for their headings;
// false where the row holds anything else there.
func (g *grid) digitsAt(d digitColumns, r int) (cell, bool) {
	if len(g.digitRuns(r)) > 0 {
		return cell{}, true
	}
	digits, red, minus := "", false, false
	for c := d.left; c <= d.right; c++ {
		x := g.at(r, c)
		text := squash(x.text)
		switch {
		case x.blank():
			if digits != "" {
				digits += "0"
			}
		case len(text) == 1 && text[0] >= '0' && text[0] <= '9':
			digits, red = digits+text, red || x.red
		case digits == "" && text == "-":
			minus = true
		case digits != "" || text != "¥" && text != "￥":
			return cell{}, false
		}
	}
	n, err := strconv.ParseFloat(digits, 64)
	if err != nil {
		return cell{}, false
	}
	if d.lowest == 0 {
		n = math.Round(n) / 100
	}
	if minus {
		n = -n
	}
	out := numberOf(n)
	out.red = red
	return out, true
}

// narrow leaves of merged headings over the run their first column.
func (g *grid) narrow(d digitColumns) {
	for i, m := range g.merges {
		if m.bottom > d.top || m.left != d.left || m.right > d.right {
			continue
		}
		for r := m.top; r <= m.bottom; r++ {
			for c := m.left + 1; c <= m.right; c++ {
				delete(g.merged, [2]int{r, c})
			}
		}
		g.merges[i].right = m.left
	}
}
