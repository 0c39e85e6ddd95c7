package match

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"nianlun/ingest/han"
	"nianlun/queries/terms"
)

// The weights of the score. They were set by hand on logs and plans of several kinds
// of unit; what matters is their order, not their digits.
const (
	pairWeight    = 0.42 // a shared pair of characters beside a shared concept
	restWeight    = 0.06 // what one rune of the title that no term explains takes from the coverage
	halfScore     = 3.4  // raw score that counts as an even chance
	sameField     = 1.12 // activity and item are of one category
	otherField    = 0.85
	routineLoss   = 0.8  // what daily business the item does not speak of takes
	foreignFactor = 0.45 // held by a department that is not the union
	unfiledFactor = 0.55 // the log files its rows by category, but not this one
	audienceShare = 0.3  // whom an item is for tells less than what is done
	audienceLoss  = 0.6  // and sharing it proves less than sharing a deed
	unmetFactor   = 0.35 // the item names deeds, and none of them was done
	soleName      = 0.9  // a heading over one item alone
	firstName     = 0.7  // over two, of the first
	againShare    = 0.45 // what every further word of a concept adds to how much the item is about it
	focusAll      = 0.5  // what answering all an item names adds
	focusBest     = 0.15 // and one of its words wholly
	coverLoss     = 0.5  // what a title loses that the item answers nothing of
	lengthShare   = 0.5  // what an item gains by being shorter than others
	rarest        = 2.5  // of a word one item speaks of
	cousinShare   = 0.4  // neither names what they share: 篮球 and 象棋 are both 文体
	homeGain      = 1.6  // filed as a field of work of which the plan has one item at that time
	rhythmGain    = 1.3  // held again and again, the item asks for that
	formFactor    = 0.35 // only the form is shared: 检查, 比赛
	asideFactor   = 0.65 // another kind of the same thing
	namedFocus    = 0.75 // the row bears the item's own name: its deeds need not be told
	noteBar       = 0.2  // below it nothing is linked anyway
	noteShare     = 0.04 // less than this from title and category: the note alone speaks
	otherFeast    = 0.45 // the row is of another festival than the item
	otherSeason   = 0.5  // nobody brings cool drinks in January
	otherStage    = 0.47 // a match of the level above is no match of one's own
	repeatFactor  = 0.4  // held month after month, the item is of one month
	otherBook     = 0.4  // the item is of a law or paper the row does not speak of
	taughtOnly    = 0.6  // a course on auditing is no audit
	otherCause    = 0.35 // a call on the sick is none of a festival
)

// index is the plan prepared for many activities.
type index struct {
	t        *thesaurus
	items    []terms.PlanItem
	profiles []profile
	weights  [][]float64           // item -> concept -> weight
	said     [][]bool              // item -> concept -> named by a word of its own
	rarity   []float64             // concept -> how few items speak of it
	pairs    map[string][]weighted // pair -> items
	lengths  []float64             // item -> how broad it is beside the others
	words    []string              // item -> its words, for what people taught
	windows  []span                // item -> months
	names    [][]string            // item -> names of its own, in quotes: “高炉杯”
	feasts   [][]int               // item -> festivals it names
	duties   []bool                // item -> a line of who is in charge of what
	seasons  []span                // item -> season, where it names no month
	books    [][]string            // item -> pairs of characters of the laws and papers it names: 《工会法》
	courses  int                   // the concept of courses, -1 where there is none
	causes   []int                 // concepts of what befalls one person
	namedBy  map[string]int        // name -> how many items use it
}

func newIndex(t *thesaurus, items []terms.PlanItem) *index {
	x := &index{t: t, items: items, pairs: map[string][]weighted{}, namedBy: map[string]int{}, rarity: make([]float64, len(t.concepts))}
	x.courses, x.causes = -1, nil
	if id, ok := t.ids["培训"]; ok {
		x.courses = id
	}
	for _, name := range personal {
		if id, ok := t.ids[name]; ok {
			x.causes = append(x.causes, id)
		}
	}
	holding := make([]float64, len(t.concepts))
	total := 0.0
	named := headNames(items)
	for i, it := range items {
		p := ofItem(t, it, named[i])
		row, said := make([]float64, len(t.concepts)), make([]bool, len(t.concepts))
		breadth := 0.0
		for _, c := range p.concepts {
			row[c.id], said[c.id] = c.weight, c.said
			holding[c.id] += min(1, c.weight*1.25)
			breadth += c.weight
		}
		for pair, w := range p.pairs {
			x.pairs[pair] = append(x.pairs[pair], weighted{id: i, weight: w})
		}
		x.profiles, x.weights, x.said = append(x.profiles, p), append(x.weights, row), append(x.said, said)
		x.words = append(x.words, itemWords(it))
		x.lengths = append(x.lengths, breadth)
		x.windows = append(x.windows, windowOf(it))
		x.duties = append(x.duties, dutyOf(it))
		x.names = append(x.names, quotedNames(it.Text))
		x.feasts = append(x.feasts, feasts(t, p))
		x.seasons = append(x.seasons, x.seasonOf(i))
		x.books = append(x.books, booksOf(it.Text))
		for _, name := range x.names[i] {
			x.namedBy[name]++
		}
		total += breadth
	}
	for i := range x.lengths {
		x.lengths[i] = 1 - lengthShare + lengthShare*x.lengths[i]*float64(len(items))/max(total, 1)
	}
	for id := range x.rarity {
		x.rarity[id] = rarity(holding[id], len(items))
	}
	return x
}

// headNames is how far the heading of each item is its name: wholly where it stands over
// no other, nearly where running text under it fell into two.
func headNames(items []terms.PlanItem) []float64 {
	under, first := map[string]int{}, map[string]int{}
	for i, it := range items {
		for n := range it.Section {
			head := strings.Join(append([]string{it.PlanKey}, it.Section[:n+1]...), "\n")
			if under[head] == 0 {
				first[head] = i
			}
			under[head]++
		}
	}
	names := make([]float64, len(items))
	for i, it := range items {
		head := strings.Join(append([]string{it.PlanKey}, it.Section...), "\n")
		switch {
		case under[head] == 1:
			names[i] = soleName
		case under[head] == 2 && first[head] == i && !itemNumber.MatchString(it.Text):
			names[i] = firstName
		}
	}
	return names
}

// rarity is how much a word tells that items weighing so much speak of, of so many: in a
// short plan as much as in a long one.
func rarity(holding float64, items int) float64 {
	n := float64(items)
	return rarest * math.Log((n+4)/(holding+0.7)) / math.Log((n+4)/1.7)
}

// offer is one item held against an activity.
type offer struct {
	item     int
	score    float64
	raw      float64
	window   int // -1 before, 0 inside, 1 after, 2 the item has none
	dated    bool
	far      int     // months outside the window
	share    float64 // of daily business
	routine  bool
	taught   bool
	shared   []string
	noteOnly bool   // only the note speaks for it
	name     string // in quotes in the item and borne by the title
	plural   bool   // asks for several of what a nearer item asks one of
}

// offers scores every item with anything in common with the activity, best first.
func (x *index) offers(a terms.Activity, l log, r traits) []offer {
	p := r.profile
	pairs := x.sharedPairs(p)
	bears, named := l.key(a.Title), quotedNames(a.Title+a.Note)
	speaks := x.against(p, a.Start)
	held := make([]float64, len(x.t.concepts))
	for _, c := range p.concepts {
		held[c.id] = c.weight
	}
	under := x.under(p)
	var out []offer
	for i, it := range x.items {
		if !inPlan(it, a) {
			continue
		}
		o := offer{item: i}
		byName, name := x.byName(bears, i)
		if called, word := x.calls(named, i); called > byName {
			byName, name = called, word
		}
		evidence := x.evidence(p, i) + byName + x.covered(under, held, i)
		if evidence+pairs[i] == 0 {
			continue
		}
		focus := x.focus(held, under, i)
		if byName > 0 {
			focus = max(focus, namedFocus)
		}
		o.raw = (evidence/x.lengths[i] + pairs[i]) * x.coverage(p, i) * focus * x.aside(p, held, i) * x.apart(speaks, i)
		o.name = name
		x.time(&o, a)
		o.raw *= x.manner(&o, r)
		o.score = o.raw / (o.raw + halfScore)
		out = append(out, o)
	}
	slices.SortStableFunc(out, byScore)
	if a.Note != "" {
		x.titleFirst(out, p, a, l)
	}
	for k := range min(len(out), suggestMax+1) {
		if out[k].score >= suggestBar {
			out[k].shared = x.shared(p, out[k].item)
		}
	}
	if len(out) > 0 && a.Note != "" && out[0].name == "" && out[0].score >= noteBar {
		i := out[0].item
		out[0].noteOnly = x.titleSpeaks(a, l, i) < noteShare*(x.evidence(p, i)+pairs[i])
	}
	return out
}

// evidence sums the concepts both speak of, rare ones counting more.
func (x *index) evidence(p profile, item int) float64 {
	sum := 0.0
	for _, c := range p.concepts {
		if w := x.weights[item][c.id]; w > 0 {
			shared := c.weight * w * x.rarity[c.id]
			if x.t.concepts[c.id].audience {
				shared *= audienceLoss
			}
			if !c.said && !x.said[item][c.id] {
				shared *= cousinShare
			}
			sum += shared
		}
	}
	return sum
}

func (x *index) sharedPairs(p profile) []float64 {
	sums := make([]float64, len(x.items))
	for _, pair := range slices.Sorted(mapKeys(p.pairs)) {
		holders := x.pairs[pair]
		idf := rarity(float64(len(holders)), len(x.items))
		for _, h := range holders {
			sums[h.id] += pairWeight * p.pairs[pair] * h.weight * idf
		}
	}
	return sums
}

// manner weighs who held it, how often, and what field it is of.
func (x *index) manner(o *offer, r traits) float64 {
	f := r.factor
	share := x.routineShare(r.profile, o.item)
	o.share, o.routine = share, share > 0.4
	f *= 1 - routineLoss*share
	f *= x.beside(r.profile, o.item)
	if w := x.windows[o.item]; r.repeated && o.dated && w.to-w.from < 2 {
		f *= repeatFactor
	}
	if r.ours && o.window != 1 && o.window != -1 && x.onlyHome(o.item, r) {
		f *= homeGain
	}
	if r.repeated && cyclic(x.items[o.item]) {
		f *= rhythmGain
	}
	if r.run != nil && r.run.fits(x.items[o.item]) {
		f *= seriesFit
	}
	if len(r.rhythms) > 0 && inRhythm(x.items[o.item], r.rhythms) {
		f *= rhythmHint
	}
	if x.duties[o.item] {
		f *= dutyFactor
	}
	switch x.fields(o.item, r) {
	case 1:
		return f * sameField
	case -1:
		return f * otherField
	}
	return f
}

// onlyHome reports whether the item is the only one of the row's field that is open
// around the row's month: a late one is still a home.
func (x *index) onlyHome(item int, r traits) bool {
	if x.items[item].Category != r.theme || r.theme == terms.Other {
		return false
	}
	for i, it := range x.items {
		if w := x.windows[i]; i != item && it.Category == r.theme && (w.none || r.month >= w.from-1 && r.month <= w.to+2) {
			return false
		}
	}
	return true
}

// cyclic reports whether an item asks for the same thing again and again: 每月一次,
// 四次评比, 疗养4批.
func cyclic(it terms.PlanItem) bool {
	for _, t := range it.Targets {
		switch {
		case t.Kind == "frequency" && t.Period != "year":
			return true
		case t.Kind == "count" && t.Value >= 3 && slices.Contains([]string{"次", "场", "期", "批", "轮"}, t.Unit):
			return true
		}
	}
	return false
}

// routineShare is how much of what the title names is daily business the item does
// not speak of.
func (x *index) routineShare(p profile, item int) float64 {
	all, routine := 0.0, 0.0
	for _, c := range p.named {
		w := c.weight * x.rarity[c.id]
		all += w
		if x.t.concepts[c.id].routine && x.weights[item][c.id] < 0.6 {
			routine += w
		}
	}
	if all == 0 {
		return 0
	}
	return min(1, 1.4*routine/all)
}

// foreign reports whether a cell is nothing but the name of a department that is not
// the union: 德育处, 总务科, 团委.
func foreign(cell string) bool {
	if cell == "" || len(cell) > 60 {
		return false
	}
	key := []rune(han.Key(cell))
	if len(key) < 2 || len(key) > 6 {
		return false
	}
	name := string(key)
	for _, own := range []string{"工会", "女工", "分会", "小组", "工委", "职工之家"} {
		if strings.Contains(name, own) {
			return false
		}
	}
	for _, dept := range []string{"处", "科", "组", "室", "部", "办", "队", "团委", "党委", "支部", "中心", "所", "局", "少先队", "校医", "人事", "财务", "行政", "后勤", "总务", "教务"} {
		if strings.HasSuffix(name, dept) {
			return true
		}
	}
	return false
}

// shared names the words of the activity that speak for the item, strongest first.
func (x *index) shared(p profile, item int) []string {
	type word struct {
		text   string
		weight float64
	}
	var words []word
	for _, c := range p.concepts {
		w := c.weight * x.weights[item][c.id] * x.rarity[c.id]
		if w <= 0 {
			continue
		}
		text, other := p.words[c.id], x.profiles[item].words[c.id]
		switch {
		case text == "" && other == "":
			text = x.t.concepts[c.id].name
		case text == "":
			text = other
		case other != "" && other != text:
			text += "—" + other
		}
		words = append(words, word{text, w})
	}
	slices.SortStableFunc(words, func(v, w word) int { return cmp.Compare(w.weight, v.weight) })
	var out []string
	for _, w := range words {
		if len(out) < 3 && !slices.Contains(out, w.text) {
			out = append(out, w.text)
		}
	}
	return out
}
