package match

import (
	"cmp"
	"regexp"
	"slices"

	"nianlun/ingest/han"
	"nianlun/queries/terms"
)

// taughtScore is the score of what people confirmed in the same words.
const taughtScore = 0.95

// lessons are what people have decided: about pairs, and about words.
type lessons struct {
	pairs map[[2]string]terms.LinkState // item key, activity full key
	words map[[2]string]terms.LinkState // words of an item, words of a title
	told  map[string]bool               // activities a person has placed: their words need no guess
}

// learn reads the decisions. A pair whose item and activity are both known teaches
// its words too, so that last year's confirmed link speaks for the same title this
// year; a rejection of the same words counts only where nobody confirmed them.
func learn(in Input) lessons {
	l := lessons{map[[2]string]terms.LinkState{}, map[[2]string]terms.LinkState{}, map[string]bool{}}
	texts, titles := map[string]string{}, map[string]string{}
	for _, it := range in.Items {
		texts[it.Key] = itemWords(it)
	}
	for _, a := range in.Activities {
		titles[fullKey(a)] = han.Key(yearless(a.Title))
	}
	for _, t := range in.Taught {
		l.pairs[[2]string{t.Item, t.Activity}] = t.State
		l.told[t.Activity] = l.told[t.Activity] || t.State == terms.Confirmed
		words := [2]string{texts[t.Item], titles[t.Activity]}
		if words[0] == "" || words[1] == "" || l.words[words] == terms.Confirmed {
			continue
		}
		l.words[words] = t.State
	}
	return l
}

func itemWords(it terms.PlanItem) string {
	return han.Key(yearless(itemNumber.ReplaceAllString(it.Text, "")))
}

// ofTheYear is what changes from one year's words to the next: 2025年, 第十二届, 三届二次.
var ofTheYear = regexp.MustCompile(`20\d\d(?:\s*[-—~－]\s*(?:20)?\d\d)?\s*(?:学年|年度|年)|第[一二三四五六七八九十百\d]{1,4}届|[一二三四五六七八九十]{1,3}届[一二三四五六七八九十]{1,2}次`)

// yearless leaves out what tells one year's words from another's, so that a decision of
// last year speaks for the same work this year. Words that say nothing else stay.
func yearless(text string) string {
	folded := han.Fold(text)
	if cut := ofTheYear.ReplaceAllString(folded, ""); len([]rune(han.Key(cut))) >= 2 {
		return cut
	}
	return folded
}

func (l lessons) rejected(item, activity string) bool {
	return l.pairs[[2]string{item, activity}] == terms.Rejected
}

// says returns what people decided about an item and an activity, by the pair itself
// or by the same words elsewhere.
func (l lessons) says(item, itemWords, activity, title string) terms.LinkState {
	if state := l.pairs[[2]string{item, activity}]; state != "" {
		return state
	}
	if l.told[activity] {
		return ""
	}
	return l.words[[2]string{itemWords, title}]
}

// apply drops what people rejected and lifts what they confirmed, even where the
// words share nothing.
func (l lessons) apply(x *index, a terms.Activity, offers []offer) []offer {
	if len(l.pairs) == 0 {
		return offers
	}
	title, key := han.Key(yearless(a.Title)), fullKey(a)
	var kept []offer
	offered := map[int]bool{}
	for _, o := range offers {
		offered[o.item] = true
		switch l.says(x.items[o.item].Key, x.words[o.item], key, title) {
		case terms.Rejected:
			continue
		case terms.Confirmed:
			o.raise()
		}
		kept = append(kept, o)
	}
	for i, it := range x.items {
		if !offered[i] && inPlan(it, a) && l.says(it.Key, x.words[i], key, title) == terms.Confirmed {
			o := offer{item: i, window: 2}
			o.raise()
			kept = append(kept, o)
		}
	}
	slices.SortStableFunc(kept, func(o, q offer) int { return cmp.Compare(q.score, o.score) })
	return kept
}

func (o *offer) raise() {
	o.taught = true
	o.score = max(o.score, taughtScore)
}
