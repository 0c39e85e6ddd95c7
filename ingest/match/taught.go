package match

import (
	"cmp"
	"slices"

	"nianlun/ingest/han"
	"nianlun/queries/terms"
)

// taughtRaw is the raw score a pair gets that people confirmed in the same words.
const taughtRaw = 30

// lessons are what people have decided: about pairs, and about words.
type lessons struct {
	pairs map[[2]string]terms.LinkState // item key, activity full key
	words map[[2]string]terms.LinkState // words of an item, words of a title
}

// learn reads the decisions. A pair whose item and activity are both known teaches
// its words too, so that last year's confirmed link speaks for the same title this
// year; a rejection of the same words counts only where nobody confirmed them.
func learn(in Input) lessons {
	l := lessons{map[[2]string]terms.LinkState{}, map[[2]string]terms.LinkState{}}
	texts, titles := map[string]string{}, map[string]string{}
	for _, it := range in.Items {
		texts[it.Key] = itemWords(it)
	}
	for _, a := range in.Activities {
		titles[fullKey(a)] = han.Key(a.Title)
	}
	for _, t := range in.Taught {
		l.pairs[[2]string{t.Item, t.Activity}] = t.State
		words := [2]string{texts[t.Item], titles[t.Activity]}
		if words[0] == "" || words[1] == "" || l.words[words] == terms.Confirmed {
			continue
		}
		l.words[words] = t.State
	}
	return l
}

func itemWords(it terms.PlanItem) string { return han.Key(itemNumber.ReplaceAllString(it.Text, "")) }

func (l lessons) rejected(item, activity string) bool {
	return l.pairs[[2]string{item, activity}] == terms.Rejected
}

// apply drops what people rejected and lifts what they confirmed, for the pair itself
// or for the same words.
func (l lessons) apply(x *index, a terms.Activity, offers []offer) []offer {
	if len(l.pairs) == 0 {
		return offers
	}
	title, key := han.Key(a.Title), fullKey(a)
	kept := offers[:0]
	for _, o := range offers {
		it := x.items[o.item]
		pair, words := l.pairs[[2]string{it.Key, key}], l.words[[2]string{itemWords(it), title}]
		if pair == terms.Rejected || pair == "" && words == terms.Rejected {
			continue
		}
		if pair == terms.Confirmed || words == terms.Confirmed {
			o.raw = max(o.raw, taughtRaw)
			o.score = max(o.score, o.raw/(o.raw+halfScore))
		}
		kept = append(kept, o)
	}
	slices.SortStableFunc(kept, func(o, q offer) int { return cmp.Compare(q.score, o.score) })
	return kept
}
