package dashboards

import (
	"slices"
	"strings"

	"nianlun/queries/terms"
)

// Change is one change of a promise in the course of the year, in words.
type Change struct {
	ID               int64
	Was, Now         string // empty where only the reason is known
	Who, Day, Reason string
}

// changesOf writes the history of an item: 原定12次 → 6次, by whom, when and why.
func changesOf(it terms.PlanItem) []Change {
	var all []Change
	for _, r := range it.Revisions {
		c := Change{ID: r.ID, Who: PersonName(r.Who), Day: r.Date.String(), Reason: r.Reason}
		switch {
		case r.Was != nil && r.Now == nil:
			c.Was, c.Now = named(targetsSaid(r.Was.Targets, false), r.Was.Text), msgGivenUp
		case r.Was != nil:
			was, now := differences(*r.Was, *r.Now)
			c.Was, c.Now = strings.Join(was, msgSemi), strings.Join(now, msgSemi)
		}
		all = append(all, c)
	}
	return all
}

// differences writes the fields in which two states of an item differ, one a field.
func differences(a, b terms.PlanItem) (was, now []string) {
	for _, f := range []struct{ name, was, now string }{
		{"", targetsSaid(a.Targets, false), targetsSaid(b.Targets, false)},
		{msgFieldWindow, windowsSaid(a), windowsSaid(b)},
		{msgFieldOwner, a.Owner, b.Owner},
		{msgFieldCategory, CategoryName(a.Category), CategoryName(b.Category)},
		{msgFieldSection, strings.Join(a.Section, " "), strings.Join(b.Section, " ")},
		{msgFieldStrength, strengthNames[a.Strength], strengthNames[b.Strength]},
		{msgFieldText, a.Text, b.Text},
	} {
		if f.was != f.now {
			was, now = append(was, f.name+named(f.was, msgNothingThere)), append(now, f.name+named(f.now, msgNothingThere))
		}
	}
	return was, now
}

func windowsSaid(it terms.PlanItem) string {
	var names []string
	for _, w := range WindowsOf(it) {
		names = append(names, WindowName(&w))
	}
	if len(names) == 0 {
		return msgWholeYear
	}
	return listOf(names)
}

// WindowsOf lists the windows of an item, the first first.
func WindowsOf(it terms.PlanItem) []terms.Window {
	if it.Window == nil {
		return nil
	}
	return slices.Concat([]terms.Window{*it.Window}, it.More)
}
