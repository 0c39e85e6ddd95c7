package summary

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"nianlun/queries/terms"
)

// How many units a roll-up names as examples, and in one line of the side list.
const (
	bestChildren = 5
	mostExamples = 8
	mostNamed    = 6
	fewestRanked = 2 // units, for one to stand before another
	fewestSpread = 3 // units, for their amounts to have a range
)

// yardsticks are the fair measures units are compared by: rates, which no size helps.
var yardsticks = []struct {
	name string
	of   func(terms.ChildFacts) terms.Figure
}{
	{"会员参与率", func(c terms.ChildFacts) terms.Figure { return c.Participation }},
	{"计划完成率", func(c terms.ChildFacts) terms.Figure { return c.Completion }},
}

// children tells how the units below stand: who did most, who is ahead by what is fair, and
// how far apart their money lies. Who lags or is silent waits in the side list.
func (w *writer) children() {
	best := topBy(w.f.Children, bestChildren, func(c terms.ChildFacts) terms.Figure { return c.Activities })
	var list [][]Span
	for _, c := range best {
		if *c.Activities.Value < 2 {
			continue // one is no example
		}
		list = append(list, w.say("child", slots{"unit": w.name(c.Unit.Name), "count": w.fig(c.Activities), "people": w.fig(c.PersonTimes)}))
	}
	var told []Span
	if list = w.kept("child", worthUnit, list); len(list) > 1 {
		told = w.say("childrenBest", slots{"list": join(list, msgSemicolon)})
	}
	w.paragraph(told, w.ahead(), w.between())
	w.sideUnits()
}

// ranked are the units a measure says enough of to stand in a row, highest first.
func (w *writer) ranked(of func(terms.ChildFacts) terms.Figure) []terms.ChildFacts {
	var list []terms.ChildFacts
	for _, c := range w.f.Children {
		if f := of(c); c.Rankable && f.IsKnown() && f.Why == "" {
			list = append(list, c)
		}
	}
	slices.SortStableFunc(list, func(a, b terms.ChildFacts) int { return cmp.Compare(*of(b).Value, *of(a).Value) })
	if len(list) < fewestRanked {
		return nil
	}
	return list
}

// ahead names the units with good rates.
func (w *writer) ahead() []Span {
	var told []Span
	for _, y := range yardsticks {
		var list [][]Span
		for _, c := range w.ranked(y.of) {
			if rate := w.goodRate(y.of(c)); rate != nil && len(list) < bestChildren {
				list = append(list, concat(w.name(c.Unit.Name), rate))
			}
		}
		if list = w.kept("ahead/"+y.name, worthUnit, list); len(list) > 0 {
			told = concat(told, w.say("unitsAhead", slots{"measure": words(y.name), "list": join(list, msgList)}))
		}
	}
	return told
}

// between tells between what the units' spending a member lies, and of nobody in particular.
func (w *writer) between() []Span {
	list := w.ranked(func(c terms.ChildFacts) terms.Figure { return c.PerMember })
	if len(list) < fewestSpread {
		return nil
	}
	high, low := list[0].PerMember, list[len(list)-1].PerMember
	if *high.Value == *low.Value {
		return nil
	}
	return w.detail("spread", worthUnit, w.say("unitsSpread", slots{"low": w.fig(low), "high": w.fig(high)}))
}

// examples tells of each unit below what it can best be known by: its greatest activity and
// its honours.
func (w *writer) examples() {
	keys := map[string]string{} // of units by name, as honours have it
	for _, t := range w.f.Themes {
		for _, s := range t.Series {
			for _, a := range s.Each {
				keys[a.UnitName] = a.UnitKey
			}
		}
	}
	var list [][]Span
	used := map[string]bool{}
	for _, c := range w.f.Children {
		keys[c.Unit.Name] = c.Unit.Key
		below := map[string]bool{}
		for _, key := range append(c.Below, c.Unit.Key) {
			below[key] = true
		}
		deed, best := w.deed(below, used)
		by := best.UnitKey
		if deed == nil {
			by = c.Unit.Key
		} else if second, next := w.deed(map[string]bool{by: true}, used); second != nil && !matterOfCourse.MatchString(next.Title) {
			first, host := deed, deed["host"]
			if next.Start < best.Start {
				first, second = second, first
			}
			deed = both(first, second, host)
		}
		honors := w.wonBy(func(h terms.Honor) bool { return keys[h.UnitName] == by }) // of the unit the sentence names
		if deed == nil && honors == nil {
			continue
		}
		set := "unitExample"
		if deed == nil {
			set = "unitHonored"
		}
		list = append(list, w.say(set, joined(deed, slots{"unit": w.name(c.Unit.Name), "honors": honors})))
	}
	if len(list) < fewestRanked {
		return // one is no comparison
	}
	for _, one := range w.kept("example", worthUnit, list[:min(len(list), mostExamples)]) {
		w.add(Paragraph, one)
	}
}

// matterOfCourse are titles of what every unit does, however many take part.
var matterOfCourse = regexp.MustCompile(`续保|参保|投保|体检|发放|缴费|缴纳|报销|统计|登记|慰问|疗休养|疗养|表彰|例会|碰头会|(?:代表|职工)大会|审查`)

// deed is the greatest activity of some units whose title no unit before has been told by.
// It says also which it is.
func (w *writer) deed(units, used map[string]bool) (told slots, best terms.ActivityFact) {
	var act []Span
	weight := 0.0
	for _, t := range w.f.Themes {
		for _, s := range t.Series {
			for _, a := range s.Each {
				heavy := w.stars.weight[activityID(a)]
				switch {
				case starred(a):
					heavy++
				case matterOfCourse.MatchString(s.Title):
					heavy /= 4
				case t.Category == terms.Culture, t.Category == terms.Women:
					heavy /= 2 // a party is no way of working others could learn from
				}
				if !units[a.UnitKey] || heavy <= weight || used[bare(s.Title)] {
					continue
				}
				if told := w.act(terms.Series{Title: s.Title, Each: []terms.ActivityFact{a}}); told != nil {
					best, act, weight = a, told, heavy
				}
			}
		}
	}
	if act == nil {
		return nil, best
	}
	used[bare(best.Title)] = true
	return slots{"date": w.days(best), "act": act, "people": w.fig(best.Headcounts), "host": w.host(best, units)}, best
}

// both tells two deeds of a unit in one sentence.
func both(a, b slots, host []Span) slots {
	act := concat(a["act"])
	if a["people"] != nil {
		act = concat(act, words(msgComma), a["people"], words(msgTakePart))
	}
	out := joined(a, slots{"people": b["people"], "host": host})
	out["act"] = concat(act, words(msgSemicolon), b["date"], b["act"])
	return out
}

// host names the unit that did it where it is one further below.
func (w *writer) host(a terms.ActivityFact, units map[string]bool) []Span {
	for _, c := range w.f.Children {
		if c.Unit.Key == a.UnitKey {
			return nil
		}
	}
	if !units[a.UnitKey] {
		return nil
	}
	return w.name(a.UnitName)
}

// mostHonors is how many honours tell of one unit.
const mostHonors = 2

func (w *writer) wonBy(own func(terms.Honor) bool) []Span {
	var list [][]Span
	seen := map[string]bool{}
	more := false
	for _, h := range w.f.Honors {
		title := strings.TrimSpace(h.Title)
		if !own(h) || seen[title] || h.Person {
			continue
		}
		seen[title] = true
		if len(list) == mostHonors {
			more = true
			continue
		}
		if q := w.honorText(title, h); q != nil {
			list = append(list, concat(words("“"), q, words("”")))
		}
	}
	out := join(list, msgList)
	if out != nil && more {
		out = word(out, msgEtc)
	}
	return out
}

// joined joins slots; nil ones are none.
func joined(a, b slots) slots {
	out := slots{}
	for _, s := range []slots{a, b} {
		for k, v := range s {
			out[k] = v
		}
	}
	return out
}

// sideUnits says which units sent nothing, sent it in part, cannot be compared, or lag.
func (w *writer) sideUnits() {
	silent := slices.Clone(w.f.Silent)
	for _, c := range w.f.Children {
		switch {
		case c.Silent && !slices.Contains(silent, c.Unit.Name):
			silent = append(silent, c.Unit.Name)
		case !c.Silent && c.Completeness.IsKnown() && *c.Completeness.Value < 100:
			w.sideSay("unit", msgSideReports, slots{"unit": w.name(c.Unit.Name), "rate": w.anyFig(c.Completeness)})
		}
	}
	for part := range slices.Chunk(silent, mostNamed) {
		w.sideSay("unit", msgSideSilent, slots{"unit": w.names(part)})
	}
	var rollless []string
	for _, c := range w.f.Children {
		if !c.Silent && !c.Members.IsKnown() {
			rollless = append(rollless, c.Unit.Name)
		}
	}
	for part := range slices.Chunk(rollless, mostNamed) {
		w.sideSay("unit", msgSideRollless, slots{"unit": w.names(part)})
	}
	for _, y := range yardsticks {
		w.sideLow(y.name, y.of)
	}
}

// sideLow names the units whose rate is low, the lowest first.
func (w *writer) sideLow(name string, of func(terms.ChildFacts) terms.Figure) {
	var list [][]Span
	all := w.ranked(of)
	slices.Reverse(all)
	for _, c := range all {
		if rate := of(c); *rate.Value < lowestRate && len(list) < mostNamed {
			list = append(list, concat(w.name(c.Unit.Name), words(msgIs), w.anyFig(rate)))
		}
	}
	w.sideSay("rate", msgSideLow, slots{"measure": words(name), "list": join(list, msgList)})
}

func (w *writer) names(list []string) []Span {
	var all [][]Span
	for _, name := range list {
		all = append(all, w.name(name))
	}
	return join(all, msgList)
}
