package summary

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"nianlun/queries/terms"
)

// Sizes of running text: sentences a paragraph holds, series a chapter tells; a
// roll-up of many activities tells of examples and leaves the rest to the annex.
const (
	paragraphSentences = 8
	chapterSeries      = 40
	rollupMany         = 40
	rollupSeries       = 8
)

// work writes what was done, chapter by chapter.
func (w *writer) work() {
	started := len(w.blocks)
	for _, c := range w.chapters() {
		w.chapter(c)
	}
	w.honors()
	if len(w.blocks) > started && w.details.left && len(w.f.Themes) > 0 {
		w.blocks = slices.Insert(w.blocks, started, Block{Kind: Paragraph, Spans: words(msgMainOnly)})
	}
}

// chapter writes one （一） unless nothing is known of it.
func (w *writer) chapter(c chapter) {
	from, before := len(w.blocks), w.h2
	w.subheading(c.title)
	started := len(w.blocks)
	if len(w.f.Children) > 0 {
		w.rolledUp(c)
	} else {
		w.series(w.chapterLead(c), c.series)
		if len(c.outside) > 0 {
			w.series(w.say("outside", nil), c.outside)
		}
	}
	for _, theme := range c.themes {
		w.extras(theme)
	}
	if len(w.blocks) == started {
		w.blocks, w.h2 = w.blocks[:from], before
		return
	}
	for _, theme := range c.themes {
		if said := merge(w.phrase(themeNames[theme])); said != nil {
			w.blocks = slices.Insert(w.blocks, started, Block{Kind: Paragraph, Spans: said})
			started++
		}
	}
}

// rolledUp tells the work of a unit with units below: first its own, then theirs.
func (w *writer) rolledUp(c chapter) {
	own, below := w.byUnit(c.series)
	if !c.plan {
		w.series(w.chapterLead(c), append(own, below...))
		return
	}
	more, others := w.byUnit(c.outside)
	below = append(below, others...)
	byFirstDay(below)
	lead := c
	lead.series = own
	w.series(w.chapterLead(lead), own)
	if len(more) > 0 {
		w.series(w.say("outside", nil), more)
	}
	if len(below) > 0 {
		w.series(w.say("below", nil), below)
	}
}

// byUnit parts the reporting unit's own series from those of units below.
func (w *writer) byUnit(list []terms.Series) (own, below []terms.Series) {
	for _, s := range list {
		if len(s.Each) > 0 && (w.spread(s) || w.otherUnit(s.Each[0]) != nil) {
			below = append(below, s)
			continue
		}
		own = append(own, s)
	}
	return own, below
}

// spread reports whether a series is of several units.
func (w *writer) spread(s terms.Series) bool {
	return slices.ContainsFunc(s.Each, func(a terms.ActivityFact) bool { return a.UnitKey != s.Each[0].UnitKey })
}

// chapterLead is the sentence with the totals of a chapter: figures where the chapter
// holds the whole of its themes, words where it holds a section of the plan.
func (w *writer) chapterLead(c chapter) []Span {
	if c.plan && len(c.series) > 1 {
		return w.say("planSection", nil)
	}
	if c.plan || len(c.series) == 0 {
		return nil
	}
	var known []terms.ThemeFacts
	for _, t := range w.f.Themes {
		if slices.Contains(c.themes, t.Category) && t.Count.Positive() && w.allHere(t, c) {
			known = append(known, t)
		}
	}
	if len(known) == 1 && (len(c.series) > 1 || len(c.series[0].Each) > 1 && w.act(c.series[0]) == nil) {
		t, set := known[0], "themeSummary"
		if t.Category == terms.Other {
			set = "themeOther"
		}
		return concat(w.say(set, slots{"theme": w.themeName(t.Category), "count": w.fig(t.Count), "people": w.fig(t.PersonTimes), "cost": w.fig(t.Spend)}), w.labels(known))
	}
	if len(known) < 2 {
		return nil
	}
	var parts [][]Span
	for _, t := range known {
		parts = append(parts, w.say("themePart", slots{"theme": w.themeName(t.Category), "count": w.fig(t.Count), "people": w.fig(t.PersonTimes)}))
	}
	return concat(w.say("themeParts", slots{"list": join(parts, msgComma)}), w.labels(known))
}

// mostLabels of the ledger's own categories are told below the totals of a chapter.
const mostLabels = 6

// labels tells the ledger's own categories within the themes of a chapter, the frequent
// ones; a name that is the theme's own says nothing more.
func (w *writer) labels(themes []terms.ThemeFacts) []Span {
	var all []terms.LabelFacts
	for _, t := range themes {
		for _, l := range t.Labels {
			if l.Count.Positive() && l.Label != themeNames[t.Category] && l.Label != w.template.calls[t.Category] && !strange(l.Label, t.Category) {
				all = append(all, l)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b terms.LabelFacts) int { return cmp.Compare(*b.Count.Value, *a.Count.Value) })
	var parts [][]Span
	for _, l := range all[:min(len(all), mostLabels)] {
		if label := w.quote(l.Label, l.Source); label != nil {
			parts = append(parts, w.say("themeLabel", slots{"label": label, "count": w.fig(l.Count), "people": w.fig(l.PersonTimes)}))
		}
	}
	if len(parts) == 0 {
		return nil
	}
	return w.say("themeLabels", slots{"list": join(parts, msgComma)})
}

// strange reports whether a ledger's category is plainly the name of another field: 慰问
// below 民主管理 would be read as an error.
func strange(label string, own terms.Category) bool {
	if vague.MatchString(label) {
		return true
	}
	if strings.Contains(themeNames[own], label) || headingNames(label, own) {
		return false
	}
	for category, names := range plainNames {
		if category != own && slices.ContainsFunc(names, func(name string) bool { return strings.Contains(label, name) }) {
			return true
		}
	}
	for category, name := range themeNames {
		if category != own && strings.Contains(name, label) {
			return true
		}
	}
	return false
}

// vague are categories of a ledger that say nothing to a reader.
var vague = regexp.MustCompile(`^(?:其他|其它|综合|日常|服务|活动|会议|工作|一般|常规)(?:类|工作|活动|事项)?$`)

// plainNames are words no ledger uses for another field.
var plainNames = map[terms.Category][]string{
	terms.Learning: {"学习", "思想"}, terms.Democratic: {"民主", "职代会", "教代会"}, terms.Care: {"慰问", "帮扶", "困难"},
	terms.Women: {"女职工", "女工"}, terms.Finance: {"经费", "财务"},
}

// themeName is what the unit calls a field of work.
func (w *writer) themeName(c terms.Category) []Span {
	if said := w.template.calls[c]; said != "" {
		return words(said)
	}
	return words(themeNames[c])
}

// allHere reports whether a chapter tells every series of a theme, so that the
// theme's total is the chapter's.
func (w *writer) allHere(t terms.ThemeFacts, c chapter) bool {
	for _, s := range t.Series {
		if !slices.ContainsFunc(c.series, func(have terms.Series) bool { return have.Title == s.Title && have.Count.ID == s.Count.ID }) {
			return false
		}
	}
	return true
}

// series tells activities in order of date, a handful of sentences to a paragraph.
func (w *writer) series(lead []Span, list []terms.Series) {
	rows := w.cycles(list)
	list, cut := w.longest(list)
	run, n, told := lead, 0, 0
	bundles := w.leading(w.bundles(list, rows))
	worths := w.worths(bundles)
	for i, b := range bundles {
		said := w.detail("told/"+activityID(b.series[0].Each[0]), worths[i], w.tellBundle(b))
		if said == nil {
			continue
		}
		if n == paragraphSentences {
			w.paragraph(run)
			run, n = nil, 0
		}
		run, n, told = concat(run, said), n+1, told+1
	}
	if told == 0 && !tells(lead) {
		return // words that lead to nothing
	}
	if cut && !w.short {
		run = concat(run, words(msgContinued))
	}
	w.paragraph(run)
}

// tells reports whether a run says a figure.
func tells(run []Span) bool {
	return slices.ContainsFunc(run, func(s Span) bool { return s.Kind == Figure })
}

func (w *writer) tellBundle(b bundle) []Span {
	switch {
	case b.stem != "":
		return w.tellGroup(b)
	case b.cycle:
		return w.tellCycle(b)
	}
	return w.tell(b.series[0])
}

// room is how many series a chapter may tell.
func (w *writer) room() int {
	if w.large() {
		return rollupSeries
	}
	return chapterSeries
}

// large reports whether a roll-up holds more than a reader wants to see one by one.
func (w *writer) large() bool {
	n := 0
	for _, t := range w.f.Themes {
		n += len(t.Series)
	}
	return len(w.f.Children) > 0 && n > rollupMany
}

// longest keeps the series there is room for, in their order: the reporting unit's own
// first, then those of several units, then the best attended of each unit, so that no
// unit is told of alone.
func (w *writer) longest(list []terms.Series) ([]terms.Series, bool) {
	room := w.room()
	if len(list) <= room {
		return list, false
	}
	weight := func(i int) float64 {
		s, weight := list[i], 0.0
		if s.PersonTimes.IsKnown() {
			weight = *s.PersonTimes.Value
		}
		switch {
		case len(s.Each) > 0 && w.otherUnit(s.Each[0]) == nil:
			weight += 2e9
		case w.spread(s):
			weight += 1e9
		}
		return weight
	}
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(weight(b), weight(a)) })
	turn, seen := make([]int, len(list)), map[string]int{}
	for _, i := range order {
		if weight(i) < 1e9 && len(list[i].Each) > 0 {
			key := list[i].Each[0].UnitKey
			seen[key]++
			turn[i] = seen[key]
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(turn[a], turn[b]) })
	order = order[:room]
	slices.Sort(order)
	out := make([]terms.Series, room)
	for i, at := range order {
		out[i] = list[at]
	}
	return out, true
}

// extras tells what belongs to a theme beside its activities.
func (w *writer) extras(theme terms.Category) {
	switch theme {
	case terms.Democratic:
		w.proposals()
	case terms.Organization:
		w.paragraph(w.say("officers", slots{"list": w.officerList()}))
		if !w.f.Members.OnRoll.Positive() && !w.f.Members.Rate.IsKnown() {
			w.paragraph(w.say("joined", slots{"joined": w.fig(w.f.Members.Joined)}))
		}
	case terms.Care:
		w.campaigns()
		w.visitedAll()
		w.festivals()
	case terms.Finance:
		w.spending()
	}
}
