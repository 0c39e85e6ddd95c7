package match

import "slices"

// A general promise is kept by whatever it covers: 气排球 keeps 组织各类文体活动, however
// many steps lie between, where no item of its own takes it.

const (
	generalShare = 0.7 // of what a word of its own would prove
	generalLeast = 0.9 // how plainly the item must promise the wider field
)

// wide is how a deed climbs to all that covers it.
var wide = climb{5, 0.85}

// under is, by concept, how plainly the title's deeds lie below it.
func (x *index) under(p profile) []float64 {
	weights := map[int]float64{}
	for _, c := range p.named {
		if k := x.t.concepts[c.id]; k.audience || k.form || k.routine {
			continue
		}
		for _, up := range x.t.concepts[c.id].parents {
			x.t.raise(weights, up, c.weight*wide.left, wide)
		}
	}
	out := make([]float64, len(x.t.concepts))
	for id, w := range weights {
		out[id] = w
	}
	return out
}

// covered is what an item's general promises add for a row whose deeds lie below them,
// beyond what they share already.
func (x *index) covered(under, held []float64, item int) float64 {
	best := 0.0
	for _, c := range x.profiles[item].named {
		if c.weight < generalLeast || x.t.concepts[c.id].audience || x.t.concepts[c.id].form {
			continue
		}
		if add := (generalShare*under[c.id] - held[c.id]) * c.weight * x.rarity[c.id]; add > best {
			best = add
		}
	}
	return best
}

// coverage is how much of what the title names the item answers, from 0.5 to 1.
func (x *index) coverage(p profile, item int) float64 {
	all, answered := restWeight*float64(min(p.rest, 10)), 0.0
	for _, c := range p.named {
		all += x.rarity[c.id] * c.weight
		answered += x.rarity[c.id] * c.weight * x.answer(c.id, item, 2)
	}
	if all == 0 {
		return 0.75
	}
	return 1 - coverLoss + coverLoss*answered/all
}

func (x *index) answer(id, item, depth int) float64 {
	best := min(1, x.weights[item][id]*1.2)
	if depth == 0 || best >= 1 {
		return best
	}
	for _, p := range x.t.concepts[id].parents {
		best = max(best, 0.6*x.answer(p, item, depth-1))
	}
	return best
}

// focus is how much of what the item names the activity answers, from 0.55 to 1: of
// two items under one heading the one whose own words are met comes first. An item
// whose every deed is unanswered shares only its heading, and falls behind.
func (x *index) focus(held, under []float64, item int) float64 {
	all, answered, best := 0.0, 0.0, 0.0
	deeds, met, formOnly, subject := false, false, true, false
	for _, c := range x.profiles[item].named {
		w := c.weight * x.rarity[c.id] * (1 + againShare*float64(min(c.words-1, 3)))
		kept := max(held[c.id], under[c.id]*c.weight)
		if x.t.concepts[c.id].audience {
			w *= audienceShare
		} else {
			form := x.t.concepts[c.id].form
			deeds = true
			met = met || kept > 0
			subject = subject || !form
			formOnly = formOnly && (form || kept == 0)
		}
		all += w
		answered += w * min(1, kept*1.2)
	}
	for _, c := range x.profiles[item].own {
		if c.weight >= 0.7 && !x.t.concepts[c.id].audience {
			best = max(best, min(1, held[c.id]*1.2))
		}
	}
	if deeds && !met && best == 0 {
		return unmetFactor
	}
	if all == 0 {
		return 0.8
	}
	if subject && formOnly && met { // 防寒检查 is no 集体合同检查
		return formFactor
	}
	return 1 - focusAll - focusBest + focusAll*answered/all + focusBest*best
}

// aside weighs down an item that shares with the row only what stands above both: 送清凉
// is no 生日慰问, though both are 慰问.
func (x *index) aside(p profile, held []float64, item int) float64 {
	other := false
	for _, c := range p.named {
		k := x.t.concepts[c.id]
		if k.audience || k.form || len(k.parents) == 0 || c.weight < 0.6 {
			continue
		}
		if x.weights[item][c.id] > 0 {
			return 1
		}
		for _, mine := range x.profiles[item].named {
			kind := x.t.concepts[mine.id]
			if mine.weight >= 0.6 && held[mine.id] == 0 && !kind.audience && !kind.form && slices.ContainsFunc(kind.parents, func(up int) bool { return slices.Contains(k.parents, up) }) {
				other = true
			}
		}
	}
	if other {
		return asideFactor
	}
	return 1
}
