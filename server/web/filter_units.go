package web

import (
	"fmt"
	"html/template"
	"slices"
	"strings"

	"nianlun/queries"
	"nianlun/queries/terms"
)

// manyUnits is how many units a list to choose from may hold; more are typed for.
const manyUnits = 40

// mostUnitsNamed bounds the units an answer to half a name lists.
const mostUnitsNamed = 6

// unitChoice is one unit of the filter, set in by its depth below the top.
type unitChoice struct{ Key, Name, Indent string }

// Many reports whether the units are too many for a list.
func (f filter) Many() bool { return len(f.Units) > manyUnits }

// Choices lists the units in tree order, each set in below its parent.
func (f filter) Choices() []unitChoice {
	depth := make(map[string]int, len(f.Units))
	all := make([]unitChoice, len(f.Units))
	for i, u := range f.Units {
		if above, ok := depth[u.Parent]; ok {
			depth[u.Key] = above + 1
		} else {
			depth[u.Key] = 0
		}
		all[i] = unitChoice{Key: u.Key, Name: u.Name, Indent: strings.Repeat("　", depth[u.Key])}
	}
	return all
}

// unitNamed finds the unit an address or a person means: by key, by name, or by a part of
// a name that only one unit has.
func unitNamed(units []terms.Unit, said string) (terms.Unit, error) {
	said = strings.TrimSpace(said)
	for _, same := range []func(terms.Unit) bool{
		func(u terms.Unit) bool { return u.Key == said },
		func(u terms.Unit) bool { return u.Name == said },
	} {
		if i := slices.IndexFunc(units, same); i >= 0 {
			return units[i], nil
		}
	}
	var like []terms.Unit
	for _, u := range units {
		if strings.Contains(u.Name, said) {
			like = append(like, u)
		}
	}
	switch len(like) {
	case 0:
		return terms.Unit{}, fmt.Errorf("unit of the address: %w", queries.ErrNotFound)
	case 1:
		return like[0], nil
	}
	var names []string
	for _, u := range like[:min(len(like), mostUnitsNamed)] {
		names = append(names, u.Name)
	}
	return terms.Unit{}, &badRequestError{msgWhichUnit(said, names, len(like))}
}

// Of is the query with another unit.
func (f filter) Of(unit string) template.URL {
	f.Unit.Key = unit
	return f.Query()
}

// Part reports whether the answers are told of less than a whole year.
func (f filter) Part() bool {
	return f.Scope.Told() != terms.Year(f.Scope.Period.From.Year())
}

// Early reports whether the period has not begun by the day the answers are told at.
func (f filter) Early() bool { return f.Scope.AsOf < f.Scope.Period.From }
