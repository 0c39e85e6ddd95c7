package match

import (
	"slices"
	"strings"

	"nianlun/queries/terms"
)

// Bounds of an item that asks for several of a thing beside one of a single thing.
const (
	pluralNear  = 0.6 // raw score of the one beside the other's
	pluralCount = 3
)

// plural puts an item that asks for several (新建工会9个) before one of a single thing
// (筹建某楼宇工联会) where the same word speaks for both and the single one is not much
// nearer: a row that bore its name would be.
func (x *index) plural(offers []offer) {
	if len(offers) < 2 || offers[0].name != "" || x.several(offers[0].item) {
		return
	}
	for k := 1; k < min(len(offers), suggestMax); k++ {
		o := offers[k]
		if !x.several(o.item) || o.window == 1 || o.raw < pluralNear*offers[0].raw || !sameWord(offers[0].shared, o.shared) {
			continue
		}
		o.raw, o.score, o.plural = offers[0].raw, offers[0].score, true
		copy(offers[1:k+1], offers[:k])
		offers[0] = o
		offers[1].score *= pluralNear
		slices.SortStableFunc(offers[1:], byScore)
		return
	}
}

func (x *index) several(item int) bool {
	return slices.ContainsFunc(x.items[item].Targets, func(t terms.Target) bool { return t.Kind == "count" && t.Value >= pluralCount })
}

// sameWord reports whether a word of the row speaks for both items: 建会—筹建, 建会—新建.
func sameWord(a, b []string) bool {
	return slices.ContainsFunc(a, func(x string) bool {
		word, _, _ := strings.Cut(x, "—")
		return slices.ContainsFunc(b, func(y string) bool { other, _, _ := strings.Cut(y, "—"); return other == word })
	})
}
