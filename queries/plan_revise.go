package queries

import (
	"cmp"
	"slices"
	"unicode"

	"nianlun/queries/terms"
)

// revised is one revision of a plan as one file brought it.
type revised []terms.PlanItem

// alike is how much of the words of two items must be the same for one to be taken for
// the other; likeSection is added where they stand under the same heading.
const (
	alike       = 0.55
	likeSection = 0.1
)

// foldRevisions makes one list of the revisions of a plan, the newest last. Items of equal
// words are the same and keep their key; changed ones take over the key of the item they
// are taken for, until a person says otherwise; what the newest file has no longer stays
// until a person drops it.
func foldRevisions(all []revised, words []itemWord) (terms.PlanDocument, []terms.PlanItem) {
	var doc terms.PlanDocument
	items := []terms.PlanItem(all[0])
	for n, next := range all[1:] {
		newest := n == len(all)-2
		said := saysOf(words)
		fresh := slices.Clone([]terms.PlanItem(next))
		kept, taken := sameItems(items, fresh), map[int]int{} // index in fresh -> in items
		for i, k := range kept {
			taken[i] = k
		}
		for _, pair := range pairs(items, fresh, taken, said) {
			old, now := items[pair.old], fresh[pair.new]
			taken[pair.new] = pair.old
			apartKey := now.Key
			become(&fresh[pair.new], old, said.word(old.Key, apartKey))
			if newest {
				shown := fresh[pair.new]
				shown.Key = apartKey
				doc.Changed = append(doc.Changed, terms.Changing{Old: old, New: shown, Said: said.same(old.Key, apartKey)})
			}
		}
		if newest {
			doc.Kept = len(kept)
			for i, it := range fresh {
				if _, ok := taken[i]; !ok {
					doc.New = append(doc.New, it)
				}
			}
		}
		var gone []terms.PlanItem
		items, gone = join(items, fresh, taken)
		if newest {
			doc.Gone = gone
		}
	}
	return doc, items
}

// sameItems maps items of a newer file to those of equal key.
func sameItems(old, fresh []terms.PlanItem) map[int]int {
	at := map[string]int{}
	for i, it := range old {
		at[it.Key] = i
	}
	same := map[int]int{}
	for i := range fresh {
		if k, ok := at[fresh[i].Key]; ok {
			same[i] = k
			fresh[i].Revisions, fresh[i].Corrected = old[k].Revisions, old[k].Corrected
		}
	}
	return same
}

// become makes an item of a newer file the one it is taken for.
func become(it *terms.PlanItem, old terms.PlanItem, word *itemWord) {
	it.Key, it.Revisions = old.Key, old.Revisions
	if word == nil {
		it.Doubt = terms.Changed
		return
	}
	was, now := plainItem(old), plainItem(*it)
	it.Revisions = append(slices.Clone(it.Revisions), terms.Revision{ID: word.ID, Date: word.Date, Who: word.Who, Reason: word.Reason, Was: &was, Now: &now})
}

// says are the words about what became of items: by old key and new key.
type says map[[2]string]itemWord

func saysOf(words []itemWord) says {
	s := says{}
	for _, w := range words {
		if !w.Taken && (w.kind == ItemSame || w.kind == ItemApart) {
			s[[2]string{w.Item, w.Other}] = w
		}
	}
	return s
}

func (s says) same(old, fresh string) bool {
	w, ok := s[[2]string{old, fresh}]
	return ok && w.kind == ItemSame
}

func (s says) apart(old, fresh string) bool {
	w, ok := s[[2]string{old, fresh}]
	return ok && w.kind == ItemApart
}

func (s says) word(old, fresh string) *itemWord {
	if w, ok := s[[2]string{old, fresh}]; ok && w.kind == ItemSame {
		return &w
	}
	return nil
}

type pair struct {
	old, new int
	like     float64
}

// pairs finds for each unmatched item of a newer file the one it most likely was: what
// people said first, then the most alike.
func pairs(old, fresh []terms.PlanItem, taken map[int]int, said says) []pair {
	used := map[int]bool{}
	for _, k := range taken {
		used[k] = true
	}
	var all []pair
	for i, it := range fresh {
		if _, ok := taken[i]; ok {
			continue
		}
		for k, was := range old {
			if used[k] || said.apart(was.Key, it.Key) {
				continue
			}
			like := likeness(was, it)
			if said.same(was.Key, it.Key) {
				like = 2
			}
			if like >= alike {
				all = append(all, pair{k, i, like})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b pair) int { return cmp.Compare(b.like, a.like) })
	found, placed := []pair{}, map[int]bool{}
	for _, p := range all {
		if !used[p.old] && !placed[p.new] {
			used[p.old], placed[p.new] = true, true
			found = append(found, p)
		}
	}
	slices.SortFunc(found, func(a, b pair) int { return a.new - b.new })
	return found
}

// likeness is how much of the words of two items is the same, numbers apart: 0 to 1, a
// little more under the same heading.
func likeness(a, b terms.PlanItem) float64 {
	x, y := bigrams(a.Text), bigrams(b.Text)
	if len(x) == 0 || len(y) == 0 {
		return 0
	}
	n := 0
	for pair, count := range x {
		n += min(count, y[pair])
	}
	like := 2 * float64(n) / float64(total(x)+total(y))
	if slices.Equal(a.Section, b.Section) {
		like += likeSection
	}
	return like
}

func total(of map[string]int) (n int) {
	for _, count := range of {
		n += count
	}
	return n
}

// bigrams counts the pairs of neighbouring characters of a text, without its figures.
func bigrams(text string) map[string]int {
	var runes []rune
	for _, r := range fold(text) {
		if !unicode.IsDigit(r) && !slices.Contains(numeralRunes, r) {
			runes = append(runes, r)
		}
	}
	out := map[string]int{}
	for i := 0; i+1 < len(runes); i++ {
		out[string(runes[i:i+2])]++
	}
	return out
}

var numeralRunes = []rune("一二两三四五六七八九十百千万")

// join puts the items the newest file has no longer back where they stood.
func join(old, fresh []terms.PlanItem, taken map[int]int) (all, gone []terms.PlanItem) {
	stays := map[int]int{} // index in old -> in fresh
	for i, k := range taken {
		stays[k] = i
	}
	after := map[int][]terms.PlanItem{}
	at := -1
	for k, it := range old {
		if i, ok := stays[k]; ok {
			at = i
			continue
		}
		it.Doubt = terms.Gone
		after[at] = append(after[at], it)
		gone = append(gone, it)
	}
	all = append(all, after[-1]...)
	for i, it := range fresh {
		all = append(all, it)
		all = append(all, after[i]...)
	}
	return all, gone
}
