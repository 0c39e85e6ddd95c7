package terms

import "slices"

// UnitsBelow are the units under one, however deep, in the order given.
func UnitsBelow(units []Unit, top string) []Unit {
	under := map[string]bool{top: true}
	for grown := true; grown; { // whatever the order, until nothing is added
		grown = false
		for _, u := range units {
			if under[u.Parent] && !under[u.Key] {
				under[u.Key], grown = true, true
			}
		}
	}
	return slices.DeleteFunc(slices.Clone(units), func(u Unit) bool { return u.Key == top || !under[u.Key] })
}
