package sheet

import "strings"

// UnitOf takes the name of a folder for a unit when it names a union or a workplace;
// "" for 三月, 台账 and the like.
func UnitOf(folder string) string {
	name := squash(strings.TrimSpace(unitLead.ReplaceAllString(squash(folder), "")))
	if u := UnitIn(name); u != "" {
		return u
	}
	if orgName.MatchString(name) && !notUnit.MatchString(name) && !bareUnit.MatchString(name) && runes(name) >= 3 && runes(name) <= 40 {
		return name
	}
	return ""
}

// YearIn returns the only year a text names, or 0.
func YearIn(text string) int { return oneYear(text) }
