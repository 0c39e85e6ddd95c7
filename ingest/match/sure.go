package match

import (
	"math"

	"nianlun/queries/terms"
)

// signs are what speaks for and against the best offer of a row, each from -1 to about 2.
type signs [signCount]float64

// The signs, by place.
const (
	signScore   = iota // how much is shared
	signApart          // how far the next item is behind
	signMet            // the item's own words are the title's
	signInside         // held in the item's months
	signFar            // far outside them
	signRoutine        // daily business
	signFiled          // filed as the union's work
	signField          // of the item's field of work
	signForeign        // another department held it
	signNote           // the note alone speaks
	signRest           // much of the title is not understood
	signCount
)

// signsOf reads the signs of the first of a row's offers.
func (x *index) signsOf(offers []offer, a terms.Activity, r traits) signs {
	o := offers[0]
	var s signs
	s[signScore] = math.Log(max(o.raw, 0.05))
	s[signApart] = x.gap(offers)
	s[signMet] = x.met(r.profile, o.item)
	if o.window == 0 {
		s[signInside] = 1
	}
	if o.window == -1 && o.far >= earlyBy || o.window == 1 && o.far >= lateBy {
		s[signFar] = 1
	}
	s[signRoutine] = o.share
	if r.ours {
		s[signFiled] = 1
	}
	field := x.items[o.item].Category
	switch {
	case r.theme == "" || r.theme == terms.Other || field == "" || field == terms.Other:
	case r.theme == field:
		s[signField] = 1
	default:
		s[signField] = -1
	}
	if r.factor < 1 {
		s[signForeign] = 1
	}
	if o.noteOnly {
		s[signNote] = 1
	}
	s[signRest] = float64(r.profile.rest) / float64(max(r.profile.runes, 1))
	return s
}

// gap is how far the next item that is not the same promise again is behind, as the
// logarithm of their raw scores.
func (x *index) gap(offers []offer) float64 {
	for _, o := range offers[1:min(len(offers), 4)] {
		if x.alike(offers[0].item, o.item) {
			continue
		}
		return min(widest, math.Log(max(offers[0].raw, 0.05)/max(o.raw, 0.05)))
	}
	return widest
}

const widest = 2.0

// met is how strongly the title names what the item's own words name.
func (x *index) met(p profile, item int) float64 {
	best := 0.0
	for _, c := range x.profiles[item].named {
		if k := x.t.concepts[c.id]; !k.audience && !k.form {
			best = max(best, min(1, c.weight)*min(1, weightOf(p.named, c.id)))
		}
	}
	return best
}
