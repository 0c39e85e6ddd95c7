package summary

import (
	"regexp"
	"slices"
	"strings"

	"nianlun/queries/terms"
)

// planned writes 计划完成情况 where there is a plan.
func (w *writer) planned() {
	p := w.f.Plan
	if len(p.Items) == 0 {
		return
	}
	said := w.say("planCount", slots{"plan": w.planName(), "items": w.fig(p.Count), "kept": w.keptSpans(), "rate": w.goodRate(p.Completion), "outside": w.fig(p.Outside)})
	if said == nil {
		return
	}
	w.paragraph(said)
	var over [][]Span
	for _, i := range p.Items {
		if i.Status == terms.Over && provesMore(i) && len(over) < mostEntries {
			if q := w.item(i); q != nil {
				over = append(over, concat(words("“"), nested(words("“"), q), words("”")))
			}
		}
	}
	if list := w.some("over", worthEntry, over, msgList); list != nil {
		w.paragraph(w.say("planOver", slots{"list": list}))
	}
}

// provesMore reports whether more was done than promised beyond doubt: meetings and
// contests can be counted, whether 58人次 are 50 new members a person must say.
func provesMore(i terms.ItemFact) bool {
	return i.Confirmed || !slices.ContainsFunc(i.Targets, func(t terms.Target) bool { return t.Kind != "count" && t.Kind != "frequency" })
}

// resting reports whether a state rests on rows a person has yet to look at.
func resting(i terms.ItemFact) bool { return i.Likely > 0 && !i.Confirmed }

// keptSpans gives the number of kept items, unless it would tell of a poor rate.
func (w *writer) keptSpans() []Span {
	if r := w.f.Plan.Completion; r.IsKnown() && *r.Value < lowestRate {
		return nil
	}
	return w.fig(w.f.Plan.Kept)
}

// problems leaves the judging to a person; only states a person confirmed are told.
func (w *writer) problems() {
	w.paragraph(w.say("problemsLead", nil))
	for _, i := range w.f.Plan.Items {
		set := map[terms.Status]string{terms.None: "problemConfirmed", terms.Partial: "problemPartial"}[i.Status]
		if i.Confirmed && set != "" {
			w.add(ListItem, w.say(set, slots{"item": w.item(i)}))
		}
	}
}

// bareMonth is a heading of a month list that was read as an item.
var bareMonth = regexp.MustCompile(`^[0-9一二三四五六七八九十、至—~-]+月份?$`)

// mostNext is how many carry-over items the outlook lists.
const mostNext = 12

// termed is the time a plan item begins with: it is over when the outlook is written.
var termed = regexp.MustCompile(`^(?:力争|争取|计划|拟)?(?:在|于)?(?:(?:今年|本年|全年|年内|年底|年初|[上下]半年|[一二三四1-4]季度|[0-9一二三四五六七八九十]{1,3}月(?:份|[上中下]旬|[初中底末])?(?:(?:至|到|—|-|、)[0-9一二三四五六七八九十]{1,3}月(?:份|底)?)?|两节|春节|五一|中秋|国庆|暑期|寒假)(?:之?前|期间|前夕|前后|以前)?[，,、]?)+`)

// shortestTask is how many characters are left of a plan item without its time.
const shortestTask = 4

// timeless is a plan item without the time it had.
func timeless(item []Span) []Span {
	if len(item) != 1 {
		return item
	}
	one := item[0]
	rest := termed.ReplaceAllString(one.Text, "")
	if rest == one.Text || len([]rune(rest)) < shortestTask || strings.HasPrefix(rest, "的") {
		return item
	}
	one.Text = rest
	return []Span{one}
}

// preamble reports whether an item is the talk before the items: several sentences that
// promise nothing a person could tick off.
func preamble(i terms.ItemFact) bool {
	return len(i.Targets) == 0 && i.Window == nil && strings.ContainsRune(unnumbered(i.Text), '。')
}

// shortestNamed is how many characters of an activity's title, found in a plan item, tell
// that somebody did hold it.
const shortestNamed = 4

// heldBelow reports whether some unit held what an item names: nothing to carry over.
func (w *writer) heldBelow(i terms.ItemFact) bool {
	text := bare(i.Text)
	for _, t := range w.f.Themes {
		for _, s := range t.Series {
			if title := bare(s.Title); len([]rune(title)) >= shortestNamed && strings.Contains(text, title) {
				return true
			}
		}
	}
	return false
}

// next carries over what is not done or not due yet; nothing here says 未开展.
func (w *writer) next() {
	var carried [][]Span
	for _, i := range w.f.Plan.Items {
		set := map[terms.Status]string{terms.Partial: "nextPartial", terms.None: "nextNone", terms.NotDue: "nextDue"}[i.Status]
		if set == "" || len(carried) == mostNext || bareMonth.MatchString(unnumbered(i.Text)) || preamble(i) || i.Status == terms.None && w.heldBelow(i) {
			continue
		}
		item := w.item(i)
		if i.Status != terms.NotDue {
			item = timeless(item)
		}
		if said := w.say(set, slots{"item": item}); said != nil {
			carried = append(carried, said)
		}
	}
	for _, said := range w.kept("next", worthNext, carried) {
		w.add(ListItem, said)
	}
	if list := join(w.kept("regular", worthNext, w.regular()), msgList); list != nil {
		w.add(ListItem, w.say("nextRegular", slots{"list": list}))
	}
	w.add(ListItem, w.say("nextOpen", nil))
}

// mostRegular is how many standing activities the outlook names.
const mostRegular = 5

// regular names what was done again and again: the standing work of the
// unit itself, not of those below.
func (w *writer) regular() [][]Span {
	var titles [][]Span
	for _, t := range w.f.Themes {
		for _, s := range t.Series {
			if len(s.Each) >= 2 && len(titles) < mostRegular && !w.spread(s) && w.otherUnit(s.Each[0]) == nil {
				if q := w.quote(s.Title, s.Each[0].Source); q != nil {
					titles = append(titles, q)
				}
			}
		}
	}
	return titles
}

func (w *writer) signature() {
	if w.o.Date.IsZero() {
		return
	}
	w.add(NoteBlock, w.name(w.f.Unit.Name))
	w.add(NoteBlock, mark(chineseDate(w.o.Date)))
}
