package summary

import (
	"cmp"
	"regexp"
	"slices"

	"nianlun/queries/terms"
)

// mostPrinted is how many activities of a roll-up stand in its documents; the workbook of
// annexes has the others.
const mostPrinted = 60

// chosenActs are the activities with the most to tell, the same number of each unit as far
// as there is room. The answer is in the order given.
func (w *writer) chosenActs(all []terms.ActivityFact, room int) []int {
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	if len(all) <= room {
		return order
	}
	weight := func(i int) float64 {
		heavy := w.stars.weight[activityID(all[i])]
		if starred(all[i]) {
			heavy++
		}
		return heavy
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(weight(b), weight(a)) })
	turn, told := make([]int, len(all)), map[string]int{}
	for _, i := range order {
		told[all[i].UnitKey]++
		turn[i] = told[all[i].UnitKey]
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(turn[a], turn[b]) })
	order = order[:room]
	slices.Sort(order)
	return order
}

// byUnits orders chosen activities by their unit, the reporting one first, then as the
// units stand below it.
func (w *writer) byUnits(all []terms.ActivityFact, chosen []int) []int {
	place := map[string]int{w.f.Unit.Key: -1}
	for i, c := range w.f.Children {
		for _, key := range append([]string{c.Unit.Key}, c.Below...) {
			if _, met := place[key]; !met {
				place[key] = i
			}
		}
	}
	out := slices.Clone(chosen)
	slices.SortStableFunc(out, func(a, b int) int {
		return cmp.Or(cmp.Compare(place[all[a].UnitKey], place[all[b].UnitKey]), cmp.Compare(all[a].UnitName, all[b].UnitName))
	})
	return out
}

var rowNumber = regexp.MustCompile(`^[0-9]+$`)

// Printed is a block as it stands in a document: of a table of many rows those that were
// chosen, numbered anew. The block itself has all of them, for the workbook.
func (b Block) Printed() Block {
	if len(b.Print) == 0 {
		return b
	}
	var rows [][]Cell
	for _, at := range b.Print {
		if at < 0 || at >= len(b.Rows) {
			continue
		}
		r := slices.Clone(b.Rows[at])
		if len(r) > 0 && len(r[0]) == 1 && r[0][0].Kind != Figure && rowNumber.MatchString(r[0][0].Text) {
			r[0] = mark(itoa(len(rows) + 1))
		}
		rows = append(rows, r)
	}
	b.Rows, b.Print = rows, nil
	return b
}
