package summary

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strings"

	"nianlun/queries/terms"
)

// Stars are how officers mark what they are proud of.
const stars = "★☆"

var (
	starWords  = regexp.MustCompile(`^(?:年度|本年)?(?:重点|亮点|特色)(?:活动|工作|项目)?$`)
	clauseEnds = "。；;，,、|｜（）()【】[]\n"
	honoured   = regexp.MustCompile(`荣获|获奖|获评|被评为|授予|表彰|称号|[一二三特]等奖|第一名|冠军|先进|优胜`)
)

// mostStars is how many activities lead a text whose officer marked none.
const mostStars = 6

// starred reports whether an officer marked an activity: ★ in its title or remark, or
// 重点, 亮点 as a remark of its own.
func starred(a terms.ActivityFact) bool {
	if strings.ContainsAny(a.Title+a.Note, stars) {
		return true
	}
	return slices.ContainsFunc(clauses(a.Note), func(s string) bool { return starWords.MatchString(s) })
}

func clauses(note string) []string {
	list := strings.FieldsFunc(note, func(r rune) bool { return strings.ContainsRune(clauseEnds, r) })
	for i := range list {
		list[i] = strings.TrimSpace(list[i])
	}
	return list
}

// unstarred is a remark without its mark: nobody reads ★ in a summary.
func unstarred(note string) string {
	note = strings.Map(func(r rune) rune {
		if strings.ContainsRune(stars, r) {
			return -1
		}
		return r
	}, note)
	for _, s := range clauses(note) {
		if starWords.MatchString(s) {
			note = strings.Replace(note, s, "", 1)
			note = strings.NewReplacer("（）", "", "()", "", "【】", "", "[]", "").Replace(note)
		}
	}
	return strings.Trim(note, " 　。；;，,、|｜")
}

// highlights are the activities that lead: those an officer marked, else the biggest by
// people and money and those with honours.
type highlights struct {
	marked map[string]bool // by activityID
	chosen map[string]bool // marked, or by rule where none is
	weight map[string]float64
}

func activityID(a terms.ActivityFact) string { return a.UnitKey + "/" + a.Key }

func newHighlights(f terms.Facts) highlights {
	h := highlights{marked: map[string]bool{}, chosen: map[string]bool{}, weight: map[string]float64{}}
	var all []terms.ActivityFact
	people, cost := 0.0, 0.0
	for _, t := range f.Themes {
		for _, s := range t.Series {
			for _, a := range s.Each {
				all = append(all, a)
				people, cost = max(people, value(a.Headcounts)), max(cost, value(a.Cost))
			}
		}
	}
	for _, a := range all {
		id := activityID(a)
		h.weight[id] = weigh(a, people, cost)
		if starred(a) {
			h.marked[id], h.chosen[id] = true, true
		}
	}
	if len(h.marked) > 0 {
		return h
	}
	slices.SortStableFunc(all, func(a, b terms.ActivityFact) int {
		return cmp.Or(cmp.Compare(h.weight[activityID(b)], h.weight[activityID(a)]), cmp.Compare(a.Start, b.Start), cmp.Compare(activityID(a), activityID(b)))
	})
	for _, a := range all[:min(len(all), mostStars, 1+len(all)/4)] {
		h.chosen[activityID(a)] = true
	}
	return h
}

// weigh is below 1: people count most, then money, honours, and being planned.
func weigh(a terms.ActivityFact, people, cost float64) float64 {
	w := 0.0
	if people > 0 {
		w += 0.4 * math.Sqrt(value(a.Headcounts)/people)
	}
	if cost > 0 {
		w += 0.25 * math.Sqrt(value(a.Cost)/cost)
	}
	if honoured.MatchString(a.Note) {
		w += 0.2
	}
	if len(a.Items) > 0 {
		w += 0.05
	}
	return w
}

// value is what a figure counts, 0 where that is not known: to weigh by, never to tell.
func value(f terms.Figure) float64 {
	if !f.Positive() {
		return 0
	}
	return *f.Value
}

// of weighs a bundle by its heaviest activity.
func (h highlights) of(b bundle) (weight float64, chosen, marked bool) {
	for _, s := range b.series {
		for _, a := range s.Each {
			id := activityID(a)
			weight = max(weight, h.weight[id])
			chosen, marked = chosen || h.chosen[id], marked || h.marked[id]
		}
	}
	return weight, chosen, marked
}

// leading puts highlights before the rest: in a short text all, in a whole one those an
// officer marked.
func (w *writer) leading(list []bundle) []bundle {
	rank := func(b bundle) int {
		if _, chosen, marked := w.stars.of(b); marked || chosen && w.short {
			return 0
		}
		return 1
	}
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b bundle) int { return rank(a) - rank(b) })
	return list
}

// worths are what each bundle of a chapter is worth.
func (w *writer) worths(list []bundle) []float64 {
	out := make([]float64, len(list))
	best, most := -1, -1.0
	for i, b := range list {
		weight, chosen, _ := w.stars.of(b)
		out[i] = worthTold + weight
		if chosen {
			out[i] = worthStar + weight
		}
		if out[i] > most {
			best, most = i, out[i]
		}
	}
	if best >= 0 {
		out[best] = max(out[best], most-worthTold+worthBest)
	}
	return out
}

// noteWorth is what the remark on an activity is worth.
func (w *writer) noteWorth(a terms.ActivityFact) float64 {
	if id := activityID(a); w.stars.chosen[id] {
		return highlightNote + w.stars.weight[id]
	}
	return worthNote + w.stars.weight[activityID(a)]
}

func (w *writer) placeWorth(a terms.ActivityFact) float64 {
	return worthPlace + w.stars.weight[activityID(a)]
}
