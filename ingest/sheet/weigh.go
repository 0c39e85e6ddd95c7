package sheet

import (
	"slices"

	"nianlun/queries/terms"
)

// What no rule of kinds.go names whole is weighed: for every column still missing and every
// heading still free, what the heading's words say (guess.go, senses.go) and what the cells
// hold (leftover.go) are added up, and the columns are given out so that the sum is greatest.

// Weights of evidence. What stays below enough is no evidence at all.
const (
	byGuess    = 60 // the heading says it in words a guess knows
	byLast     = 31 // in words that usually mean somebody or something else: all there is
	byCells    = 44 // the cells say what only this column says
	byShape    = 36 // the cells are what this column's are: each its own, or the longest
	byType     = 12 // the cells are of the column's type
	bySense    = 20 // the heading ends as headings of such columns do
	otherSense = -30
	against    = -45 // the words are known to mean something else
	enough     = 30
	enoughLast = 12 // for what a row cannot do without, where the title says what the table is
	ofNeed     = 99 // more for what a row cannot do without
	nearly     = 6  // headings this close are both meant, or neither
)

// evidence is what speaks for a heading's being a column.
type evidence struct {
	weight int
	worth  int // what it says for the kind
	said   bool
}

// claims are what may be said for a column's standing under each of some headings.
type claims struct {
	column string
	of     []evidence // by heading; no weight: nothing
}

// guessed adds to columns what can be told of the headings nobody took, and returns how much
// that says for the kind. named: the title has said what the table is, so that what is left
// will do for a column no row can be without.
func (k *kindRule) guessed(columns map[string]heading, heads []heading, named bool) int {
	n := 0
	if k.noteIsTitle(columns) {
		n++
	}
	var free []heading
	for _, h := range heads {
		if !taken(columns, h.col) && h.full != "" && len(h.full) <= 45 && !never.MatchString(h.full) {
			free = append(free, h)
		}
	}
	var all []claims
	for _, column := range k.tellable() {
		if !hasColumn(columns, column) {
			all = append(all, k.claim(column, free, named))
		}
	}
	given := assign(all, len(free))
	for i, at := range given {
		if at >= 0 && all[i].clear(at, given) {
			columns[all[i].column] = free[at]
			n += all[i].of[at].worth
		}
	}
	k.besideNames(columns, free)
	return n
}

// noteIsTitle takes 主要内容 beside no name for the name.
func (k *kindRule) noteIsTitle(columns map[string]heading) bool {
	note, ok := columns["note"]
	if !ok || k.kind != terms.Activities || hasColumn(columns, "title") || !contentOf.MatchString(note.leaf) {
		return false
	}
	columns["title"] = note
	delete(columns, "note")
	return true
}

// tellable are the columns of a kind that words or cells can tell, in the order of its lists.
func (k *kindRule) tellable() (out []string) {
	add := func(column string) {
		if !slices.Contains(out, column) {
			out = append(out, column)
		}
	}
	for _, g := range guesses[k.kind] {
		add(g.column)
	}
	for _, l := range leftovers[k.kind] {
		add(l.column)
	}
	for _, g := range lastGuesses[k.kind] {
		add(g.column)
	}
	return out
}

func (k *kindRule) claim(column string, free []heading, named bool) claims {
	c := claims{column: column, of: make([]evidence, len(free))}
	least := enough
	if named && k.requires(column) {
		least = enoughLast
	}
	for i, h := range free {
		if e := k.evidence(column, h, free); e.weight >= least {
			if c.of[i] = e; k.requires(column) {
				c.of[i].weight += ofNeed
			}
		}
	}
	return c
}

func (k *kindRule) evidence(column string, h heading, free []heading) evidence {
	said := k.saidOf(column, h)
	cells, fits := k.cellsOf(column, h, free)
	if !fits || serialHeading(h.leaf) && cells < byShape {
		return evidence{}
	}
	if said < enough && k.lastly(column, h) {
		return evidence{weight: byLast, worth: 1, said: true}
	}
	e := evidence{weight: said + cells, said: said > 0}
	switch sense := senseFor(column, h); {
	case said > 0:
		e.weight += max(sense, 0) / 4 // it is in the words already
		if e.worth = 1; k.requires(column) {
			e.worth = 2
		}
	case cells >= byShape: // stronger than words that usually mean something else
		e.weight = cells + sense/5 - min(-said, 5)
		e.worth = 1
	default:
		e.weight += sense
	}
	return e
}

// saidOf weighs the words of a heading by what the lists of a kind know of them.
func (k *kindRule) saidOf(column string, h heading) int {
	w, no := 0, 0
	for i, g := range guesses[k.kind] {
		switch {
		case g.column != column:
		case g.no != nil && g.no.MatchString(h.full):
			no = against
		case g.yes.MatchString(h.leaf):
			w = max(w, byGuess-i)
		}
	}
	if w == 0 {
		w = no
	}
	if w == 0 && h.leaf != "编号" && h.others() {
		w = against
	}
	return w
}

// lastly reports whether a heading may mean a column where no other does.
func (k *kindRule) lastly(column string, h heading) bool {
	return slices.ContainsFunc(lastGuesses[k.kind], func(g guess) bool { return g.column == column && g.takes(h) })
}

// cellsOf weighs the cells under a heading; fits is false when they are of another type or
// the heading's words say that they are of something else.
func (k *kindRule) cellsOf(column string, h heading, free []heading) (w int, fits bool) {
	for _, g := range slices.Concat(guesses[k.kind], lastGuesses[k.kind]) {
		if g.column == column && !h.holds(g.holds) {
			return 0, false
		}
	}
	if len(h.below) > 0 {
		w = byType
	}
	for i := range leftovers[k.kind] {
		l := &leftovers[k.kind][i]
		switch {
		case l.column != column:
		case l.not != nil && l.not.MatchString(h.full):
			w = min(w, 0)
		case l.holds == someCodes && h.sense().figures():
		case (l.holds == someMoney || l.holds == someCounts) && senseFor(column, h) < 0:
		case !l.takes(h) || l.longest() && !longestOf(h, free, l):
		case l.cells != nil:
			w = max(w, byCells)
		default:
			w = max(w, byShape)
		}
	}
	return w, true
}

// longest reports whether a column is told by holding the most text.
func (l *leftover) longest() bool { return l.holds == someWords && l.cells == nil }

// longestOf reports whether the cells under a heading clearly say most.
func longestOf(h heading, free []heading, l *leftover) bool {
	return !slices.ContainsFunc(free, func(other heading) bool {
		return other.col != h.col && h.length()*2 < other.length()*3 && l.takes(other) && !other.holds(someCodes)
	})
}

// clear reports whether no heading left over says nearly as much for a column that no words
// tell.
func (c claims) clear(at int, given []int) bool {
	if c.of[at].said {
		return true
	}
	for i, e := range c.of {
		if i != at && e.weight > c.of[at].weight-nearly && !slices.Contains(given, i) {
			return false
		}
	}
	return true
}

// sight is what was found out of a heading and the cells under it: every kind asks.
type sight struct {
	holds map[content]bool
	takes map[*leftover]bool
	sense *sense
	other *bool
}

// others reports whether a heading belongs to ledgers and to no column of ours.
func (h heading) others() bool {
	if h.seen == nil {
		return otherHeading.MatchString(h.leaf)
	}
	if h.seen.other == nil {
		yes := otherHeading.MatchString(h.leaf)
		h.seen.other = &yes
	}
	return *h.seen.other
}

// holds reports whether most of the cells under a heading are of a kind.
func (h heading) holds(want content) bool {
	if h.seen == nil {
		return holdsContent(h.below, want) || want == somePeople && h.named()
	}
	if h.seen.holds == nil {
		h.seen.holds = map[content]bool{}
	}
	yes, known := h.seen.holds[want]
	if !known {
		yes = holdsContent(h.below, want) || want == somePeople && h.named()
		h.seen.holds[want] = yes
	}
	return yes
}

// sense is the heading's sense.
func (h heading) sense() sense {
	if h.seen == nil {
		return senseOf(h)
	}
	if h.seen.sense == nil {
		s := senseOf(h)
		h.seen.sense = &s
	}
	return *h.seen.sense
}

// assign gives each column at most one heading and each heading to at most one column so
// that the weights add up to the most; -1: none. Of equals the earlier column has the
// heading further left. (The Hungarian method, by shortest paths.)
func assign(all []claims, heads int) []int {
	width := heads + len(all) // a column may go without: one blank place for each
	const most = 1 << 20
	cost := func(i, j int) int {
		if j >= heads || all[i].of[j].weight == 0 {
			if j == heads+i {
				return most
			}
			return 2 * most
		}
		return most - all[i].of[j].weight*256 + min(j, 255)
	}
	byPlace := make([]int, width+1) // which column stands at a place, from 1
	u, v := make([]int, len(all)+1), make([]int, width+1)
	for i := 1; i <= len(all); i++ {
		byPlace[0] = i
		at, way := 0, make([]int, width+1)
		least, used := make([]int, width+1), make([]bool, width+1)
		for j := range least {
			least[j] = 1 << 30
		}
		for byPlace[at] != 0 {
			used[at] = true
			row, delta, next := byPlace[at], 1<<30, 0
			for j := 1; j <= width; j++ {
				if used[j] {
					continue
				}
				if c := cost(row-1, j-1) - u[row] - v[j]; c < least[j] {
					least[j], way[j] = c, at
				}
				if least[j] < delta {
					delta, next = least[j], j
				}
			}
			for j := 0; j <= width; j++ {
				if used[j] {
					u[byPlace[j]] += delta
					v[j] -= delta
				} else {
					least[j] -= delta
				}
			}
			at = next
		}
		for at != 0 {
			byPlace[at] = byPlace[way[at]]
			at = way[at]
		}
	}
	out := make([]int, len(all))
	for i := range out {
		out[i] = -1
	}
	for j := 1; j <= heads; j++ {
		if i := byPlace[j] - 1; i >= 0 && all[i].of[j-1].weight > 0 {
			out[i] = j - 1
		}
	}
	return out
}
