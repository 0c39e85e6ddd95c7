package sheet

import (
	"regexp"
	"slices"
	"strings"

	"nianlun/queries/terms"
)

// region is one table on a sheet: title rows, heading rows, data rows.
type region struct {
	grid        *grid
	number      int
	first, last int // all rows, titles and blanks included
	top, bottom int // heading rows; 0 when none was found
	heads       []heading
	blocks      []block
	choice      map[string]string // what a person said of its headings, by key
	marked      map[int]bool      // columns of marks, each an activity
	across      []heading         // columns of marks, each a person
	ticked      []heading         // columns of marks, each a kind of event
}

// regionsOf finds the tables of a sheet, top to bottom.
func regionsOf(g *grid) []region {
	v := vocabulary{}
	var out []region
	for r := 1; r <= len(g.rows); r++ {
		if len(out) > 0 {
			cur := out[len(out)-1]
			if dayInRow(g, r) || repeats(g, r, cur.top, cur.bottom) && !newTitle(g, &cur, r) {
				continue
			}
		}
		if !v.heads(g, r, len(out) > 0) {
			continue
		}
		if len(out) > 0 && repeatsRecords(g, r, out[len(out)-1].bottom) {
			continue
		}
		top, bottom := v.headingRows(g, r)
		next := region{grid: g, first: 1, last: len(g.rows), top: top, bottom: bottom, number: len(out) + 1, heads: headings(g, top, bottom)}
		if len(out) > 0 {
			prev := &out[len(out)-1]
			if kindScore(next.heads) == 0 || sameHeads(prev.heads, next.heads) && !newTitle(g, prev, top) {
				continue
			}
			next.first = titleAbove(g, top, prev.bottom)
			prev.last = next.first - 1
		}
		next.blocks = blocksOf(next.heads)
		out = append(out, next)
		r = bottom
	}
	r := loneNames(g)
	if r == 0 {
		r = headByShape(g)
	}
	if len(out) == 0 && r > 0 {
		top, bottom := v.headingRows(g, r)
		one := region{grid: g, first: 1, last: len(g.rows), top: top, bottom: bottom, number: 1, heads: headings(g, top, bottom)}
		one.blocks = blocksOf(one.heads)
		out = append(out, one)
	}
	return out
}

// headByShape finds the row that heads a table in words no ledger knows: the first of
// two short, different texts or more over rows as full, where a column holds days,
// numbers or the names of people. 0: there is none.
func headByShape(g *grid) int {
	for r := 1; r <= min(15, len(g.rows)-2); r++ {
		cells := g.nonBlank(r)
		if len(cells) < 2 || labelPair(g, r, cells) || !shortTexts(g, r, cells) {
			continue
		}
		lean, rows := 0, 0
		for below := r + 1; below <= min(r+8, len(g.rows)) && rows < 3; below++ {
			n := len(g.nonBlank(below))
			if n < 2 {
				continue // a section
			}
			if rows++; n*2 < len(cells) {
				lean++
			}
		}
		if lean == 0 && rows > 1 && typedColumn(g, r, cells) {
			return r
		}
	}
	return 0
}

// loneNames finds the heading of a list of nothing but names; 0: there is none.
func loneNames(g *grid) int {
	for r := 1; r <= min(15, len(g.rows)-2); r++ {
		cells := g.nonBlank(r)
		if len(cells) != 1 {
			continue
		}
		if key, _ := normal(g.at(r, cells[0]).words()); nameHead.MatchString(key) && holdsContent(cellsBelow(g, r, cells[0]), somePeople) {
			return r
		}
	}
	return 0
}

func shortTexts(g *grid, r int, cells []int) bool {
	seen := map[string]bool{}
	for _, c := range cells {
		x := g.at(r, c)
		text := squash(x.text)
		if x.kind != textCell || notHeading(x) || runes(text) > 14 || seen[text] || strings.ContainsAny(text, "，。；") {
			return false
		}
		seen[text] = true
	}
	return true
}

// typedColumn reports whether a column below row r holds what its heading does not.
func typedColumn(g *grid, r int, cells []int) bool {
	for _, c := range cells {
		below := cellsBelow(g, r, c)
		for _, want := range []content{someDays, someMoney, somePeople} {
			if len(below) > 1 && holdsContent(below, want) && !is(g.at(r, c), g.at(r, c).words(), want) {
				return true
			}
		}
	}
	return false
}

// newTitle reports whether the rows above a repeated heading hold another title than
// the table's: a new table then, not the next printed page.
func newTitle(g *grid, cur *region, r int) bool {
	above := titleAbove(g, r, cur.bottom)
	if was, now := occasion(g, cur.first, cur.top), occasion(g, above, r); now != "" && now != was {
		return true
	}
	was, now := titleText(g, cur.first, cur.top), titleText(g, above, r)
	return now != "" && was != "" && now != was && !sectionWords.MatchString(now)
}

// occasion joins what the fill-in lines of rows from..before say of what took place, when and whose it is.
func occasion(g *grid, from, before int) (said string) {
	for r := from; r < before; r++ {
		labels, _ := fillIns(g, r)
		for _, l := range labels {
			if l.value != "" && (activityLabel.MatchString(l.label) || dateLabel.MatchString(l.label) || unitLabel.MatchString(l.label) && UnitOf(l.value) != "") {
				said += l.label + squash(l.value) + ";"
			}
		}
	}
	return said
}

// titleText joins the plain lines of rows from..before, without fill-in lines.
func titleText(g *grid, from, before int) string {
	text := ""
	for r := from; r < before; r++ {
		if !g.blankRow(r) {
			_, titles := fillIns(g, r)
			text += strings.Join(titles, "")
		}
	}
	return squash(pageWords.ReplaceAllString(text, ""))
}

var pageWords = regexp.MustCompile(`[(（]?(?:续表?|第\s*\d+\s*页|共\s*\d+\s*页)[)）]?`)

// repeatsRecords reports whether a row that reads as a heading says in one of its columns
// what a record above it says there: it is another record then (采纳 | 关于…的建议).
func repeatsRecords(g *grid, r, bottom int) bool {
	for _, c := range g.nonBlank(r) {
		text := squash(g.at(r, c).text)
		for above := max(bottom+1, r-200); above < r; above++ {
			if x := g.at(above, c); x.kind == textCell && squash(x.text) == text {
				return true
			}
		}
	}
	return false
}

func dayInRow(g *grid, r int) bool {
	return slices.ContainsFunc(g.rows[r-1], func(c cell) bool { return c.kind == dayCell })
}

func sameHeads(a, b []heading) bool {
	return slices.EqualFunc(a, b, func(x, y heading) bool { return x.full == y.full && x.col == y.col })
}

// kindScore is the best score any kind gives these headings; 0: no kind takes them.
func kindScore(heads []heading) int {
	best := 0
	for i := range kindRules {
		best = max(best, kindRules[i].fit(heads).score)
	}
	return best
}

var footerColon = regexp.MustCompile(`(?:制表|填表|审核|负责人|主席|记录人|复核|签字|盖章|经办|会计|出纳)[^:：]{0,6}[:：]`)

// titleAbove walks up from a heading over the rows that belong to it: blank ones,
// titles of one cell, fill-in rows.
func titleAbove(g *grid, top, floor int) int {
	first := top
	for r := top - 1; r > floor; r-- {
		cells := g.nonBlank(r)
		switch {
		case len(cells) == 0:
			continue
		case len(cells) <= 4 && titleLike(g, r, cells):
			first = r
		default:
			return first
		}
	}
	return first
}

func titleLike(g *grid, r int, cells []int) bool {
	text := g.at(r, cells[0]).words()
	if footerColon.MatchString(text) || totalWords.MatchString(squash(text)) || zeroWords.MatchString(text) {
		return false
	}
	if len(cells) == 1 {
		return g.at(r, cells[0]).kind == textCell && (cells[0] <= 3 || isMergedWide(g, r, cells[0]))
	}
	return slices.ContainsFunc(cells, func(c int) bool { return strings.ContainsAny(g.at(r, c).text, ":：") }) &&
		!slices.ContainsFunc(cells, func(c int) bool { return g.at(r, c).kind == numberCell })
}

func isMergedWide(g *grid, r, c int) bool {
	m, ok := g.mergeOf(r, c)
	return ok && (m.right-m.left+1)*2 >= g.width
}

// tablesOf reads every sheet of a file.
func tablesOf(file string, grids []*grid, h Hint) []terms.Table {
	var out []terms.Table
	year := bookYear(file, grids, h)
	found := map[*grid][]region{}
	for _, g := range grids {
		if !g.hidden && g.width > 0 && !dictionaryName.MatchString(g.name) {
			g.joinDigits()
			found[g] = regionsOf(g)
		}
	}
	poolBelow(grids, found)
	h.cover = coverUnit(file, grids, h)
	for _, g := range grids {
		out = append(out, sheetTables(file, g, found[g], h, year)...)
	}
	dropSummaries(out)
	return out
}

var (
	dictionaryName = regexp.MustCompile(`字典|填表说明|填写说明|填报说明|^说明|使用说明|封面|目录|下拉|选项|参数|数据源|代码表|填报要求|示例|样表|模板说明|基础数据`)
	summaryName    = regexp.MustCompile(`汇总|总表|合计|统计|透视|总览|小结`)
)

func sheetTables(file string, g *grid, regions []region, h Hint, year int) []terms.Table {
	none := func(why string) []terms.Table { return []terms.Table{{Sheet: g.name, Number: 1, Why: why}} }
	switch {
	case g.hidden:
		return none(whyHidden)
	case g.width == 0:
		return none(whyBlank)
	case dictionaryName.MatchString(g.name):
		return none(whyDictionary)
	case pivot(g):
		return none(whyPivot)
	}
	if cards := cardSheet(g, h); len(cards) > 0 {
		return cardTables(file, g, cards, h, year)
	}
	out := regionTables(file, g, besides(g, regions), h, year)
	if !slices.ContainsFunc(out, func(t terms.Table) bool { return t.Kind != terms.NoKind }) {
		if one, ok := turnedTable(file, g, h, year); ok {
			return []terms.Table{one}
		}
	}
	if len(out) == 0 {
		return none(whyNoHeading)
	}
	if g.wide > 0 {
		out[0].Unknown = append(out[0].Unknown, strings.NewReplacer("%d", itoa(maxColumns), "%n", itoa(g.wide)).Replace(msgWide))
	}
	return out
}

// regionTables reads the tables found on a sheet, each knowing what the one above said.
func regionTables(file string, g *grid, regions []region, h Hint, year int) (out []terms.Table) {
	var before context
	for i := range regions {
		regions[i].number = i + 1
		ctx := contextOf(file, &regions[i], h, year)
		ctx.inherit(before)
		before = ctx
		out = append(out, readChosen(&regions[i], ctx, h)...)
	}
	return out
}

// pivot recognises a pivot table by the words Excel and WPS put into it.
func pivot(g *grid) bool {
	for r := 1; r <= min(8, len(g.rows)); r++ {
		for _, c := range g.nonBlank(r) {
			if pivotWords.MatchString(squash(g.at(r, c).text)) {
				return true
			}
		}
	}
	return false
}

var pivotWords = regexp.MustCompile(`^(?:行标签|列标签|(?:求和|计数|平均值|最大值|最小值)项[:：].+)$`)

// dropSummaries turns a sheet named 汇总 and the like into no data when other sheets of
// the book hold records: its numbers are theirs.
func dropSummaries(tables []terms.Table) {
	detail := false
	for _, t := range tables {
		detail = detail || t.Kind != terms.NoKind && len(t.Records) > 0 && !summaryName.MatchString(t.Sheet)
	}
	if !detail {
		return
	}
	for i, t := range tables {
		if summaryName.MatchString(t.Sheet) {
			tables[i] = terms.Table{Sheet: t.Sheet, Number: t.Number, Why: whySummary}
		}
	}
}
