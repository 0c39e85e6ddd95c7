package match

import (
	"fmt"
	"iter"
	"maps"
	"math"
	"slices"
	"strings"

	"nianlun/ingest/han"
	"nianlun/queries/terms"
)

// Input is what links are made from. Span of every item is the period of its plan.
type Input struct {
	Items      []terms.PlanItem
	Activities []terms.Activity
	Taught     []terms.Link // confirmed or rejected by people, for these or for earlier years' items
	Words      Words        // the unit's own beside the field's; the zero value: the field's
}

// The bars a link must clear.
const (
	autoBar     = 0.30 // a second item linked beside the first
	twinBar     = 0.42 // a second item this well answered is kept by the same activity
	twinNear    = 0.85
	twinSame    = 0.90
	twinGeneral = 0.75 // the general item beside the dated one
	twinAlike   = 0.5  // and of the same work
	suggestBar  = 0.07 // worth a person's look
	suggestMax  = 3
	silentBar   = 0.12 // a suggestion without a word both speak of
)

// Links returns the machine's links, auto or suggested, in the order of the
// activities, best first. Pairs a person rejected are never among them.
func Links(in Input) []terms.Link {
	t := in.Words.t
	if t == nil {
		t = field()
	}
	x := newIndex(t, in.Items)
	school := learn(in)
	rows := readLog(in.Activities)
	links := make([][]terms.Link, len(in.Activities))
	for i, a := range in.Activities {
		if refs := referenced(in.Items, a); len(refs) > 0 {
			links[i] = refLinks(in.Items, refs, a, school)
			continue
		}
		links[i] = x.links(x.named(rows, a), rows, school)
	}
	x.follow(rows, in.Activities, links, school)
	return slices.Concat(links...)
}

func (x *index) links(a terms.Activity, l log, s lessons) []terms.Link {
	r := l.traits(x.t, a)
	offers := s.apply(x, a, x.offers(a, l, r))
	x.plural(offers)
	var out []terms.Link
	auto := x.certain(offers, r, l.theirs(a))
	for k, o := range offers {
		state := terms.Suggested
		if k == 0 && auto || k == 1 && auto && x.twin(offers[0], o) || o.taught {
			state = terms.Auto
		}
		if len(out) >= suggestMax || o.score < suggestBar {
			break
		}
		if o.score < silentBar && len(o.shared) == 0 && o.name == "" {
			continue // nothing a person could be told
		}
		out = append(out, terms.Link{
			Item: x.items[o.item].Key, Activity: fullKey(a), Score: math.Round(o.score*1000) / 1000, State: state, Why: x.why(o, s),
		})
	}
	return out
}

// twin reports whether one activity keeps a second promise too: the general item beside
// the dated one, or one that is answered as well.
func (x *index) twin(first, second offer) bool {
	if first.plural {
		return false
	}
	if x.alike(first.item, second.item) && second.window != 1 && second.far < earlyBy {
		return second.score >= autoBar && second.score >= twinNear*first.score
	}
	if second.score < twinBar || second.window == 1 || second.window == -1 {
		return false
	}
	if x.likeness(second.item, first.item) < twinAlike {
		return false
	}
	return second.score >= twinSame*first.score || second.score >= twinGeneral*first.score && x.preferred(first, second)
}

// preferred reports whether the first of two near offers is the dated one, held in
// its month, and the second a general one: then the dated one counts. So does the one
// whose own name the row bears.
func (x *index) preferred(first, second offer) bool {
	if first.name != "" && second.name == "" || first.plural && !x.several(second.item) {
		return true
	}
	return first.dated && first.window == 0 && !second.dated
}

func fullKey(a terms.Activity) string { return a.UnitKey + "/" + a.Key }

func (x *index) why(o offer, s lessons) string {
	words := ""
	shared := o.shared
	if o.name != "" {
		shared = append([]string{"“" + o.name + "”"}, shared...)
	}
	if len(shared) > 0 {
		words = whyWords + strings.Join(shared, "、")
	}
	taught := ""
	if o.taught {
		taught = whyTaught
	}
	routine := ""
	if o.routine {
		routine = whyRoutine
	}
	return joinWhy(taught, words, x.whyTime(o), routine)
}

func (x *index) whyTime(o offer) string {
	w := x.items[o.item].Window
	if w == nil || o.window == 2 {
		return ""
	}
	months := fmt.Sprintf("%d月", w.FromMonth)
	if w.ToMonth != w.FromMonth {
		months = fmt.Sprintf("%d—%d月", w.FromMonth, w.ToMonth)
	}
	switch o.window {
	case -1:
		return whyEarlier + months
	case 1:
		return whyLater + months
	}
	return whyWindow + months
}

// inPlan reports whether the activity falls into the plan's period; one without a date
// may.
func inPlan(it terms.PlanItem, a terms.Activity) bool {
	return a.Start.IsZero() || it.Span.IsZero() || it.Span.Contains(a.Start)
}

// referenced finds the items an officer named in the row: by number, or by words of
// the item.
func referenced(items []terms.PlanItem, a terms.Activity) []int {
	if strings.TrimSpace(a.PlanRef) == "" {
		return nil
	}
	ref := han.Key(itemNumber.ReplaceAllString(a.PlanRef, ""))
	number, numbered := han.Number(strings.Trim(han.Fold(a.PlanRef), "第()[].、项条 "))
	var out []int
	for i, it := range items {
		if !inPlan(it, a) {
			continue
		}
		text := han.Key(itemNumber.ReplaceAllString(it.Text, ""))
		switch {
		case numbered && float64(it.Number) == number:
			out = append(out, i)
		case len([]rune(ref)) >= 4 && (strings.Contains(text, ref) || strings.Contains(ref, text) && len([]rune(text)) >= 4):
			out = append(out, i)
		}
	}
	return out
}

func refLinks(items []terms.PlanItem, refs []int, a terms.Activity, s lessons) []terms.Link {
	var out []terms.Link
	for _, i := range refs {
		if s.rejected(items[i].Key, fullKey(a)) {
			continue
		}
		state := terms.Auto
		if len(refs) > suggestMax { // the words fit too many items to be a reference
			state = terms.Suggested
			if len(out) == suggestMax {
				break
			}
		}
		out = append(out, terms.Link{Item: items[i].Key, Activity: fullKey(a), Score: 0.99, State: state, Why: whyReference})
	}
	return out
}

func mapKeys(m map[string]float64) iter.Seq[string] { return maps.Keys(m) }
