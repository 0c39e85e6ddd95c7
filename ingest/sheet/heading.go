package sheet

import (
	"regexp"
	"strings"

	"nianlun/ingest/han"
)

// heading is one column's heading: as the file shows it and as rules compare it.
type heading struct {
	col   int
	raw   string  // parent and child joined by "/"
	leaf  string  // the lowest line, normalised
	full  string  // all lines joined, normalised
	unit  float64 // 1 元, 10000 万元, 0 not said
	group string  // the line over it, where there are several
	inner string  // of three lines or more, all below one that only says what they are about
	below []cell  // the first filled cells under it
	seen  *sight  // what has been found out of the above; nil: nothing is kept
}

var (
	bracketed  = regexp.MustCompile(`\(([^()]*)\)|\[([^\[\]]*)\]|【([^【】]*)】`)
	numbering  = regexp.MustCompile(`^(\d{1,2}[、.)]|\(\d{1,2}\)|[一二三四五六七八九十]{1,3}[、.])\D`)
	onlyMoney  = regexp.MustCompile(`^(?:单位:?)?(?:人民币)?[万千]?元$`)
	politeness = regexp.MustCompile(`^(?:请(?:您|你)?(?:输入|填写|选择|写出)?|您(?:所在)?的?|你(?:所在)?的?|本人的?|贵)`)
)

// accounts writes the books of accounts as they should be: 台帐 is 台账.
var accounts = strings.NewReplacer("帐", "账")

// normal brings a heading to the form rules compare: width and script folded, no
// spaces, stars, numbering, brackets, politeness. What brackets say of money is
// returned beside it.
func normal(s string) (key string, unit float64) {
	s = accounts.Replace(squash(han.Fold(s)))
	s = strings.Trim(s, "*★☆#●◆:。,.、")
	if m := numbering.FindStringSubmatchIndex(s); m != nil {
		s = s[m[3]:]
	}
	inside := ""
	bare := bracketed.ReplaceAllStringFunc(s, func(b string) string {
		inside = strings.Trim(b, "()[]【】")
		if u := moneyUnit(inside); u != 0 {
			unit = u
		}
		return ""
	})
	if bare == "" {
		bare = inside
	}
	for _, suffix := range []string{"/元", "/万元", ":元", ":万元"} {
		if rest, ok := strings.CutSuffix(bare, suffix); ok {
			bare, unit = rest, moneyUnit(suffix[1:])
		}
	}
	if rest := politeness.ReplaceAllString(bare, ""); rest != "" {
		bare = rest
	}
	return strings.ToLower(strings.Trim(bare, "*★:。,.、/—-_\"'“”‘’《》")), unit
}

// moneyUnit reads 元, 万元, 单位:万元 and the like; 0 when it says nothing of money.
func moneyUnit(s string) float64 {
	switch {
	case strings.Contains(s, "万元"):
		return 10_000
	case strings.Contains(s, "千元"):
		return 1000
	case strings.HasSuffix(s, "元"), strings.Contains(s, "人民币"), s == "¥", s == "RMB":
		return 1
	}
	return 0
}

// headRow is a row that may be a heading: its cells that speak, and how many of them
// some ledger knows.
type headRow struct {
	cells, known int
	numeric      bool
}

var (
	digitsOnly = regexp.MustCompile(`^[\d\s.,:/\-+%¥()]+$`)
	bareTime   = regexp.MustCompile(`^(?:(?:(?:19|20)\d{2})年度?|\d{1,2}月份?)$`)                // heads a column in some tables, fills one in more
	dayAndHour = regexp.MustCompile(`^(?:19|20)\d{2}[年.\-/]\d{1,2}[月.\-/]\d{1,2}\D.{0,20}$`) // 2025-03-16T08:30:00, 2025年3月8日上午
)

// vocabulary remembers which headings are known.
type vocabulary map[string]bool

func (v vocabulary) knows(text string) bool {
	known, ok := v[text]
	if ok {
		return known
	}
	key, _ := normal(text)
	known = knownHeading(key)
	if len(v) < 20_000 {
		v[text] = known
	}
	return known
}

func knownHeading(key string) bool {
	if key == "" || len(key) > 60 {
		return false
	}
	if otherHeading.MatchString(key) {
		return true
	}
	for _, k := range kindRules {
		for _, r := range k.columns {
			for _, p := range r.patterns {
				if p.MatchString(key) {
					return true
				}
			}
		}
	}
	return false
}

func (v vocabulary) look(g *grid, r int, later bool) headRow {
	h := headRow{}
	seen := map[string]bool{}
	cells := g.nonBlank(r)
	numbers := 0
	for _, c := range cells {
		if x := g.at(r, c); notHeading(x) {
			if numbers++; later {
				return headRow{numeric: true} // a record
			}
		}
	}
	h.numeric = numbers > 0
	if later && (len(cells) < 2 || !v.knows(g.at(r, cells[0]).words()) && !v.knows(g.at(r, cells[1]).words())) {
		return h // a record: the rest of its words need not be looked up
	}
	for _, c := range cells {
		x := g.at(r, c)
		text := x.words()
		if notHeading(x) || later && bareTime.MatchString(text) {
			continue
		}
		if seen[text] {
			continue
		}
		seen[text] = true
		h.cells++
		if len(text) <= 120 && (v.knows(text) || !later && speaks(text)) {
			h.known++
		}
	}
	return h
}

// notHeading recognises values no heading has: numbers (years apart) and days.
func notHeading(x cell) bool {
	switch x.kind {
	case dayCell:
		return true
	case numberCell:
		return x.num < 1990 || x.num > 2100
	case textCell:
		if x.text[0] >= '0' && x.text[0] <= '9' && (strings.HasSuffix(x.text, "日") || len(x.text) < 40 && dayAndHour.MatchString(x.text)) {
			return true
		}
		return len(x.text) < 40 && (x.text[0] < 'A' || strings.HasPrefix(x.text, "¥") || strings.HasPrefix(x.text, "\uffe5")) && (plainDigits(x.text) || digitsOnly.MatchString(x.words()))
	}
	return false
}

// plainDigits recognises most of what digitsOnly does, without it.
func plainDigits(text string) bool {
	for i := range len(text) {
		if b := text[i]; (b < '0' || b > '9') && b != '-' && b != '/' && b != '.' {
			return false
		}
	}
	return true
}

// heads reports whether a row reads as (the first line of) a heading. Below the first
// table of a sheet (later) less will do to say no: there are many rows.
func (v vocabulary) heads(g *grid, r int, later bool) bool {
	if labelPair(g, r, g.nonBlank(r)) {
		return false
	}
	h := v.look(g, r, later)
	if !later && r <= 200 && h.known > 0 && h.known < 4 && matrixHeads(g, r) {
		return true
	}
	if h.numeric && h.known < 4 {
		return false
	}
	return h.known >= 2 && (h.known*2 >= h.cells || h.known >= 4 && h.known*3 >= h.cells)
}

// headingRows returns the rows of the heading that begins at r.
func (v vocabulary) headingRows(g *grid, r int) (top, bottom int) {
	top, bottom = r, r
	if v.groupsAbove(g, r) {
		top--
	}
	for depth := 0; depth < 3; depth++ {
		if !v.continues(g, top, bottom) {
			break
		}
		bottom++
	}
	return top, bottom
}

// groupsAbove reports whether the row above holds the merged names of groups.
func (v vocabulary) groupsAbove(g *grid, r int) bool {
	cells := g.nonBlank(r - 1)
	if len(cells) < 2 || labelPair(g, r-1, cells) {
		return false
	}
	wide := 0
	for _, c := range cells {
		x := g.at(r-1, c)
		if x.kind != textCell || strings.ContainsAny(x.text, ":：") || len([]rune(x.words())) > 16 {
			return false
		}
		m, merged := g.mergeOf(r-1, c)
		if merged && m.right > m.left || !merged && g.at(r-1, c+1).blank() && !g.at(r, c+1).blank() {
			wide++
		}
	}
	return wide*2 >= len(cells) && len(g.nonBlank(r)) > len(cells)
}

// continues reports whether the row below bottom still belongs to the heading.
func (v vocabulary) continues(g *grid, top, bottom int) bool {
	next := bottom + 1
	cells := g.nonBlank(next)
	if len(cells) == 0 {
		return spansDown(g, top, bottom)
	}
	under, fresh, again := 0, 0, 0
	for _, c := range cells {
		x := g.at(next, c)
		if x.kind == textCell && x.text == g.at(bottom, c).text {
			again++
		}
		if x.kind == numberCell && (x.num < 1990 || x.num > 2100) || x.kind == dayCell || len([]rune(x.words())) > 20 || digitsOnly.MatchString(x.words()) {
			return false
		}
		if v.knows(x.words()) {
			fresh++
		}
		if underGroup(g, bottom, c) {
			under++
		}
	}
	if spansDown(g, top, bottom) || again > 0 && again < len(cells) { // merged cells of a Word table say it twice
		return true
	}
	return under == len(cells) && fresh*2 >= len(cells) && len(cells) < len(g.nonBlank(bottom))+under
}

// spansDown reports whether a heading cell is merged down beyond the row.
func spansDown(g *grid, top, bottom int) bool {
	for c := 1; c <= g.width; c++ {
		for r := top; r <= bottom; r++ {
			if m, ok := g.mergeOf(r, c); ok && m.top == r && m.bottom > bottom && m.bottom <= bottom+3 && !g.at(r, c).blank() {
				return true
			}
		}
	}
	return false
}

// underGroup reports whether a cell below (r, c) would stand under a group's name:
// the heading there is merged sideways or, in text files, blank or followed by blanks.
func underGroup(g *grid, r, c int) bool {
	if m, ok := g.mergeOf(r, c); ok {
		return m.right > m.left
	}
	if g.at(r, c).blank() {
		return true
	}
	return g.at(r, c+1).blank() && !g.at(r+1, c+1).blank()
}

// headings reads the columns' names of heading rows top..bottom.
func headings(g *grid, top, bottom int) []heading {
	var out []heading
	for c := 1; c <= g.width; c++ {
		if h, ok := headingOf(g, top, bottom, c); ok {
			h.below, h.seen = cellsBelow(g, bottom, c), &sight{}
			out = append(out, h)
		}
	}
	return out
}

// cellsBelow are the first filled cells of a column, by which a guess of its meaning holds.
func cellsBelow(g *grid, bottom, c int) (out []cell) {
	for r := bottom + 1; r <= min(bottom+60, len(g.rows)) && len(out) < 24; r++ {
		if x := g.at(r, c); !x.blank() {
			out = append(out, x)
		}
	}
	return out
}

func headingOf(g *grid, top, bottom, c int) (heading, bool) {
	h := heading{col: c}
	var lines []string
	for r := top; r <= bottom; r++ {
		text := groupName(g, r, c, bottom)
		if text == "" || len(lines) > 0 && lines[len(lines)-1] == text {
			continue
		}
		lines = append(lines, text)
	}
	if len(lines) == 0 {
		return h, false
	}
	inner := false
	for i, line := range lines {
		key, unit := normal(line)
		inner = inner || i == 0 && len(lines) > 2 && frameGroup.MatchString(key)
		if unit != 0 {
			h.unit = unit
		}
		if i > 0 && key == "小写" { // beside 大写: the amount in figures
			continue
		}
		if unit != 0 {
			if i > 0 && onlyMoney.MatchString(key) { // a line that only says (万元)
				continue
			}
		}
		h.full += key
		h.leaf = key
		if inner && i > 0 {
			h.inner += key
		}
	}
	if len(lines) > 1 {
		h.group = lines[0]
	}
	h.raw = strings.Join(lines, "/")
	return h, true
}

// groupName returns the heading text over column c in row r. A group's name reaches
// over its merged cells, or in text files over the blanks to its right.
func groupName(g *grid, r, c, bottom int) string {
	if x := g.filled(r, c); !x.blank() {
		return strings.TrimSpace(x.text)
	}
	if _, ok := g.mergeOf(r, c); ok || r == bottom || g.at(bottom, c).blank() {
		return ""
	}
	for left := c - 1; left >= 1; left-- {
		if x := g.at(r, left); !x.blank() {
			if m, ok := g.mergeOf(r, left); ok && (m.right < c || m.bottom > r) || g.at(bottom, left).blank() {
				return ""
			}
			return strings.TrimSpace(x.text)
		}
	}
	return ""
}

// repeats reports whether row r shows the heading again, any line of it.
func repeats(g *grid, r, top, bottom int) bool {
	if r < 1 || r > len(g.rows) {
		return false
	}
	row := g.rows[r-1]
	for h := top; h <= bottom; h++ {
		same, other := 0, 0
		for i := range row {
			switch a := &row[i]; {
			case a.blank():
			case a.kind == textCell && squash(a.text) == squash(g.at(h, i+1).text):
				same++
			default:
				other++
			}
			if other*10 > len(row) { // more than a tenth, however many are blank
				break
			}
		}
		if same >= 2 && same*10 >= (same+other)*9 {
			return true
		}
	}
	return false
}
