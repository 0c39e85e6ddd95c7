package sheet

import (
	"slices"

	"nianlun/queries/terms"
)

// block is one of several tables side by side that share their rows; name stands over it.
type block struct {
	heads []heading
	name  string
}

// blocksOf splits headings that repeat side by side (姓名 签名 | 姓名 签名), also where
// a name of its own stands over each.
func blocksOf(heads []heading) []block {
	starts := blockStarts(heads, func(h heading) string { return h.full })
	var names []string
	if len(starts) < 2 {
		if starts, names = namedStarts(heads); len(starts) < 2 {
			return []block{{heads: heads}}
		}
	}
	shared := heads[:starts[0]]
	var out []block
	for i, from := range starts {
		to := len(heads)
		if i+1 < len(starts) {
			to = starts[i+1]
		}
		b := block{heads: slices.Concat(shared, heads[from:to])}
		if names != nil {
			b.name = names[i]
			for j := range b.heads[len(shared):] {
				h := &b.heads[len(shared)+j]
				h.full = h.leaf // the name is the block's
			}
		}
		out = append(out, b)
	}
	return out
}

// namedStarts are the starts of blocks over which different names stand that no ledger
// knows as headings.
func namedStarts(heads []heading) (starts []int, names []string) {
	starts = blockStarts(heads, func(h heading) string { return h.leaf })
	for i, from := range starts {
		name := heads[from].group
		key, _ := normal(name)
		if key == "" || key == heads[from].leaf || knownHeading(key) || slices.Contains(names, name) || !nameHead.MatchString(heads[from].leaf) && !wholeTables(heads, starts) {
			return nil, nil
		}
		to := len(heads)
		if i+1 < len(starts) {
			to = starts[i+1]
		}
		for _, h := range heads[from:to] {
			if h.group != name {
				return nil, nil
			}
		}
		names = append(names, name)
	}
	return starts, names
}

// wholeTables reports whether blocks share no column and are wide enough to be a ledger
// each: 上半年 | 下半年 over 支付日 用途 金额.
func wholeTables(heads []heading, starts []int) bool {
	return starts[0] == 0 && len(heads) == len(starts)*(starts[1]-starts[0]) && starts[1] >= 3
}

// blockStarts returns the indexes where the first repeated heading stands, when two
// headings or more repeat with it in the same order.
func blockStarts(heads []heading, by func(heading) string) []int {
	for i, h := range heads {
		var at []int
		for j := i; j < len(heads); j++ {
			if by(heads[j]) == by(h) {
				at = append(at, j)
			}
		}
		if len(at) < 2 {
			continue
		}
		size := at[1] - at[0]
		if len(at) == len(heads)-i && nameHead.MatchString(h.leaf) { // names in every column
			return at
		}
		if size < 2 || at[1]+1 >= len(heads) || by(heads[at[0]+1]) != by(heads[at[1]+1]) {
			return nil
		}
		return at
	}
	return nil
}

// fromBlock fills what the name over a block says: the group its people are of, or what
// they took part in.
func (r *reader) fromBlock(rec *terms.Record, b int) {
	name := r.region.blocks[b].name
	if name == "" || rec.Kind != terms.Participation {
		return
	}
	column := "activity"
	if placeEnd.MatchString(name) {
		column = "group"
	}
	if rec.Get(column).Missing() {
		rec.Set(column, terms.Value{Text: squash(name)})
	}
}
