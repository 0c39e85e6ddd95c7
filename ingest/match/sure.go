package match

import (
	"math"
	"slices"

	"nianlun/queries/terms"
)

// How sure the best offer of a row is: what speaks for it and against it is weighed, and
// a row is linked without asking where the sum clears the bar. An item far above all
// others needs less of its own than one with an equal beside it.
const (
	sureScore   = 2.0 // how much is shared, as a logarithm
	sureApart   = 1.5 // how far the next item is behind, likewise
	sureWords   = 0.5 // every further word both speak of
	sureInside  = 0.35
	sureField   = 0.25 // of the item's field of work, or of another
	sureFiled   = 0.2
	sureRoutine = -0.6
	sureForeign = -0.6 // held by another department, and filed nowhere
	sureBar     = 3.3
	widest      = 0.8  // a gap wider than this says no more
	nearest     = 0.05 // two items this near are a person's choice
	leastScore  = 0.22 // too little is shared, however far behind the next item is
	lateBeside  = 2    // months after its own time, while another item has its time
	timelyShare = 0.35 // of the score of the late one
	leastRaw    = 0.05 // a raw score below it says nothing
)

// certain reports whether the best offer is linked without asking.
func (x *index) certain(offers []offer, r traits, theirs bool) bool {
	if len(offers) == 0 || offers[0].score < leastScore || x.doubtful(offers[0]) {
		return false
	}
	o, gap := offers[0], x.gap(offers)
	if gap < nearest || o.window == 1 && o.far >= lateBeside && inTime(offers) {
		return false
	}
	sum := sureScore*math.Log(max(o.raw, leastRaw)) + sureApart*gap + sureWords*float64(len(o.shared)) + sureRoutine*o.share + sureField*x.fields(o.item, r)
	if o.window == 0 {
		sum += sureInside
	}
	if r.ours {
		sum += sureFiled
	}
	if theirs {
		sum += sureForeign
	}
	return sum >= sureBar
}

// inTime reports whether the row fits another item in that one's months.
func inTime(offers []offer) bool {
	return slices.ContainsFunc(offers[1:min(len(offers), suggestMax)], func(o offer) bool {
		return o.window == 0 && o.score >= timelyShare*offers[0].score
	})
}

// fields is 1 where row and item are of one field of work, -1 where of two.
func (x *index) fields(item int, r traits) float64 {
	field := x.items[item].Category
	switch {
	case r.theme == "" || r.theme == terms.Other || field == "" || field == terms.Other:
		return 0
	case r.theme == field:
		return 1
	}
	return -1
}

// gap is how far the next item that is not the same promise again is behind, as the
// logarithm of their raw scores.
func (x *index) gap(offers []offer) float64 {
	first := offers[0]
	for _, o := range offers[1:min(len(offers), 4)] {
		if x.alike(first.item, o.item) || x.preferred(first, o) {
			continue
		}
		return min(widest, math.Log(max(first.raw, leastRaw)/max(o.raw, leastRaw)))
	}
	return widest
}
