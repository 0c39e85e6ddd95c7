package sheet

import "slices"

// besides parts a sheet on which two tables of different kinds stand side by side, a blank
// column between them: activities to the left, visits to the right. Each must be a table of
// its own kind by its headings alone; else the regions stay as they were found.
func besides(g *grid, found []region) []region {
	if len(found) != 1 || len(found[0].blocks) != 1 {
		return found
	}
	re := &found[0]
	for _, h := range re.heads[1:] {
		gap := h.col - 1
		if slices.ContainsFunc(re.heads, func(x heading) bool { return x.col == gap }) || !blankBelow(g, re.top, gap) {
			continue
		}
		left, right := headsWithin(re.heads, 0, gap), headsWithin(re.heads, gap, maxColumns+1)
		a, b := ownKind(left), ownKind(right)
		if a == nil || b == nil || a.kind == b.kind {
			continue
		}
		one, two := regionsOf(g.columnsWithin(1, 0, gap)), regionsOf(g.columnsWithin(re.top, gap, maxColumns+1))
		if len(one) == 1 && len(two) == 1 {
			return append(one, two...)
		}
	}
	return found
}

func blankBelow(g *grid, top, c int) bool {
	for r := top; r <= len(g.rows); r++ {
		if !g.at(r, c).blank() {
			return false
		}
	}
	return true
}

func headsWithin(heads []heading, after, before int) (out []heading) {
	for _, h := range heads {
		if h.col > after && h.col < before {
			out = append(out, h)
		}
	}
	return out
}

// ownKind is the kind headings have without a title's help, where all a row needs is there.
func ownKind(heads []heading) *kindRule {
	if len(heads) < 2 {
		return nil
	}
	k, f := choose(heads, "", "", "")
	if k == nil || f.score < minScore || !k.complete(f.columns) {
		return nil
	}
	return k
}

// columnsWithin is the sheet with nothing but the columns between two, from a row on.
func (g *grid) columnsWithin(top, after, before int) *grid {
	out := &grid{name: g.name, epoch1904: g.epoch1904}
	for r := top; r <= len(g.rows); r++ {
		for c := after + 1; c < before && c <= len(g.rows[r-1]); c++ {
			out.set(r, c, g.at(r, c))
		}
	}
	for _, m := range g.merges {
		if m.top >= top && m.left > after && m.right < before {
			out.merge(m)
		}
	}
	return out
}
