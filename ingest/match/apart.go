package match

import (
	"slices"

	"nianlun/ingest/han"
	"nianlun/queries/terms"
)

// What speaks against a link, however many words are shared.

const (
	earlyBy = 2 // months before its window an item is hardly begun
	lateBy  = 4 // months after it, hardly still done
)

// doubtful reports whether a person must look though the words fit: the row is far from
// the item's months, or only its note speaks for the item.
func (x *index) doubtful(o offer) bool {
	if o.name != "" {
		return false
	}
	return o.window == -1 && o.far >= earlyBy || o.window == 1 && o.far >= lateBy || o.noteOnly
}

// apart weighs down an item of another festival than the row, and one's own match beside
// the match of the level above.
func (x *index) apart(r against, item int) float64 {
	f := 1.0
	if s := x.seasons[item]; s.to > 0 && !r.day.IsZero() && (r.day.Month() < s.from || r.day.Month() > s.to) {
		f = otherSeason
	}
	if its := x.feasts[item]; len(r.feasts) > 0 && len(its) > 0 && !overlap(r.feasts, its) {
		f *= otherFeast
	}
	if r.upper >= 0 && x.weights[item][r.upper] == 0 && x.items[item].Category == terms.Culture {
		f *= otherStage
	}
	return f
}

// against is what of a row may speak against items.
type against struct {
	day    terms.Date
	feasts []int
	upper  int // the concept of upper matches where the row is of one, else -1
}

func (x *index) against(p profile, day terms.Date) against {
	r := against{day: day, feasts: feasts(x.t, p), upper: -1}
	if id, ok := x.t.ids[upperMatches]; ok && weightOf(p.named, id) >= 0.9 {
		r.upper = id
	}
	return r
}

// seasons are the months a work is done in though an item names none.
var seasons = map[string]span{"送清凉": {from: 5, to: 10}, "春游": {from: 2, to: 6}, "秋游": {from: 8, to: 12}}

// seasonOf is the season of an item that names no month: nobody brings cool drinks in
// January. Zero where it has none.
func (x *index) seasonOf(item int) span {
	if !x.windows[item].none {
		return span{}
	}
	for _, c := range x.profiles[item].named {
		if s, ok := seasons[x.t.concepts[c.id].name]; ok && c.weight >= 0.9 {
			return s
		}
	}
	return span{}
}

// upperMatches is the concept of taking part in what the level above holds.
const upperMatches = "上级赛事"

// feasts are the festivals a text names itself.
func feasts(t *thesaurus, p profile) []int {
	top, ok := t.ids["节日"]
	if !ok {
		return nil
	}
	var out []int
	for _, c := range p.named {
		if c.weight < 0.6 {
			continue
		}
		for _, up := range t.concepts[c.id].parents {
			if up == top && han.FestivalIn(p.words[c.id]) != "" { // 香囊 is not 端午 for certain
				out = append(out, c.id)
			}
		}
	}
	return out
}

func overlap(a, b []int) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y {
				return true
			}
		}
	}
	return false
}

func weightOf(list []weighted, id int) float64 {
	for _, c := range list {
		if c.id == id {
			return c.weight
		}
	}
	return 0
}

// likeness is how far two items promise the same: 四月趣味运动会 in the section and again in
// the list of months.
func (x *index) likeness(i, j int) float64 {
	both, all := 0.0, 0.0
	for _, c := range x.profiles[i].own {
		w := x.rarity[c.id] * c.weight
		other := weightOf(x.profiles[j].own, c.id)
		if x.t.concepts[c.id].audience {
			w *= audienceShare
		}
		all += w
		both += w * min(1, other/c.weight)
	}
	if all == 0 {
		return 0
	}
	return both / all
}

// alike reports whether a short line of a month repeats a promise made elsewhere for the
// same months: then a row that serves one serves both.
func (x *index) alike(i, j int) bool {
	if len([]rune(x.words[i])) > len([]rune(x.words[j])) {
		i, j = j, i
	}
	v, w := x.windows[i], x.windows[j]
	if len([]rune(x.words[i])) > shortLine || v.none || w.none || v.from > w.to || w.from > v.to {
		return false
	}
	return x.likeness(i, j) >= sameItem
}

const (
	sameItem  = 0.8
	shortLine = 14 // runes
)

const (
	titleLittle = 0.3 // of an item's evidence: the note speaks for it
	titleMuch   = 0.6 // the title does
	noteFactor  = 0.5
	titleNear   = 0.45 // score of the other beside the first
	titleLeast  = 0.2
)

// titleFirst puts an item for which the title and the category speak before one for which
// only the note does: 读《工会法》 is a study, though the note says that the committee came.
func (x *index) titleFirst(offers []offer, whole profile, a terms.Activity, l log) {
	if len(offers) < 2 || offers[0].name != "" || offers[0].score < noteBar || max(titleLeast, titleNear*offers[0].score) > offers[1].score {
		return
	}
	p := ofTitle(x.t, a, l)
	share := func(o offer) float64 {
		mine := x.evidence(p, o.item)
		return mine / max(mine, x.evidence(whole, o.item), 1e-9)
	}
	if share(offers[0]) >= titleLittle {
		return
	}
	for _, o := range offers[1:min(len(offers), suggestMax)] {
		if o.score >= titleLeast && o.score >= titleNear*offers[0].score && share(o) >= titleMuch {
			offers[0].raw *= noteFactor
			offers[0].score = offers[0].raw / (offers[0].raw + halfScore)
			slices.SortStableFunc(offers, byScore)
			return
		}
	}
}

// titleSpeaks is what title and category alone say for an item.
func (x *index) titleSpeaks(a terms.Activity, l log, item int) float64 {
	p := ofTitle(x.t, a, l)
	return x.evidence(p, item) + x.sharedPairs(p)[item]
}
