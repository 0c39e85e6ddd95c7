package queries

import (
	"context"
	"maps"
	"slices"
	"strings"

	"nianlun/queries/terms"
)

// headlinesAhead tallies what a preview will ask: a year of all its units in one statement.
// What it leaves out is answered all the same, by a statement of its own.
func (a *asker) headlinesAhead(ctx context.Context, units []terms.Unit, list []terms.Measure, years map[string]map[int]bool) error {
	spans, there := map[int][]string{}, map[string]bool{}
	units = slices.Clone(units)
	slices.SortStableFunc(units, func(x, y terms.Unit) int { return depth(units, x) - depth(units, y) })
	for _, told := range units {
		u, err := a.unit(ctx, told.Key)
		if absent(err) || u.Provisional && !there[u.Parent] { // what it tells of hangs on its owner
			continue
		}
		if err != nil {
			return err
		}
		there[u.Key] = true
		for _, year := range shownYears(years[u.Key]) {
			spans[year] = append(spans[year], u.Key)
		}
	}
	for _, year := range slices.Sorted(maps.Keys(spans)) {
		if err := a.yearAhead(ctx, spans[year], list, terms.Year(year)); err != nil {
			return err
		}
	}
	return nil
}

// depth is how many of the units stand above one of them.
func depth(units []terms.Unit, u terms.Unit) (n int) {
	for n < len(units) {
		i := slices.IndexFunc(units, func(above terms.Unit) bool { return above.Key == u.Parent })
		if i < 0 {
			break
		}
		u, n = units[i], n+1
	}
	return n
}

// shownYears are the years of a unit a preview tells of: of many, the last.
func shownYears(years map[int]bool) []int {
	all := slices.Sorted(maps.Keys(years))
	return all[max(0, len(all)-mostYears):]
}

func (a *asker) yearAhead(ctx context.Context, keys []string, list []terms.Measure, p terms.Period) error {
	of, err := a.overlapping(ctx, keys, p)
	if err != nil {
		return err
	}
	if err := a.covered(ctx, of, p); err != nil {
		return err
	}
	together := []question{}
	for _, m := range list {
		if a.askedEach(m) {
			together = append(together, question{terms.Ask{Measure: m, Unit: keys[0], Period: p}, []terms.Dim{terms.ByChild}})
		}
	}
	if err := a.tallyMany(ctx, of.tree, together); err != nil {
		return err
	}
	for _, m := range list {
		ask, err := terms.Ask{Measure: m, Unit: keys[0], Period: p}, error(nil)
		switch {
		case measures[m].rows != nil:
			err = a.planless(ctx, of, ask)
		case m == terms.UnitCount: // of none in particular: the measure counts all but the one asked about
			err = a.ahead(ctx, of.withoutThemselves(), terms.Ask{Measure: m, Period: p})
		case a.askedEach(m):
			err = a.ahead(ctx, of, ask)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// overlapping are units, one perhaps above another, each with what is below it: a unit that
// several have below them stands in the tree once for each.
func (a *asker) overlapping(ctx context.Context, keys []string, p terms.Period) (sisters, error) {
	var ids, names, owners []string
	for _, key := range keys {
		one, err := a.asked(ctx, key, p)
		if err != nil {
			return sisters{}, err
		}
		below := strings.Split(one.keys, "\x1f")
		ids, names = append(ids, one.ids), append(names, one.keys)
		owners = append(owners, slices.Repeat([]string{key}, len(below))...)
	}
	return sisters{keys, subtree{strings.Join(ids, ","), strings.Join(names, "\x1f"), strings.Join(owners, "\x1f")}}, nil
}

// withoutThemselves leaves only what is below each.
func (s sisters) withoutThemselves() sisters {
	names, owners := strings.Split(s.tree.keys, "\x1f"), strings.Split(s.tree.children, "\x1f")
	var ids, below, of []string
	for i, id := range strings.Split(s.tree.ids, ",") {
		if names[i] != owners[i] {
			ids, below, of = append(ids, id), append(below, names[i]), append(of, owners[i])
		}
	}
	if len(ids) == 0 {
		ids, below, of = []string{"0"}, []string{""}, []string{""}
	}
	return sisters{s.keys, subtree{strings.Join(ids, ","), strings.Join(below, "\x1f"), strings.Join(of, "\x1f")}}
}

// askedEach reports whether a measure can be tallied for many units at once: not where it
// counts what is below the one asked about, or what may be told hangs on the whole tree.
func (a *asker) askedEach(m terms.Measure) bool {
	return m != terms.UnitCount && measures[m].rows == nil && (measures[m].troubles == "" || !aboveUnit(a.v)) &&
		slices.Contains(measures[m].dims, terms.ByChild)
}
