package dashboards

import (
	"slices"

	"nianlun/queries/terms"
)

// alike reports whether two figures stand level to a reader: by value, or as they are shown.
func alike(a, b terms.Figure) bool {
	return a.IsKnown() && b.IsKnown() && (*a.Value == *b.Value || a.Shown != "" && a.Shown == b.Shown)
}

// level returns the names that stand level with the one at an index, in their order.
func level(names []string, points []terms.Figure, at int) []string {
	var all []string
	for i, f := range points {
		if alike(f, points[at]) {
			all = append(all, names[i])
		}
	}
	return all
}

// whoStands names the one at an index with its figure, and all that stand level with it:
// nobody is called the highest where several are. What follows the figure of a single one
// is put after it.
func whoStands(names []string, points []terms.Figure, at int, what, after string) Sentence {
	all := level(names, points, at)
	if len(all) == 1 {
		return say(all[0], msgOpen, points[at], after, msgClose)
	}
	return say(briefly(all, what), msgOpen, msgEach, points[at], msgClose)
}

// without returns points with those that stand level with one of them made unknown.
func without(points []terms.Figure, at int) []terms.Figure {
	rest := slices.Clone(points)
	for i, f := range points {
		if alike(f, points[at]) {
			rest[i] = terms.Figure{}
		}
	}
	return rest
}

// span says who is highest and who lowest; one name alone is neither.
func span(measure string, names []string, points []terms.Figure, what string, after func(terms.Figure) string) Sentence {
	best, worst := highest(points), lowest(points)
	switch {
	case len(names) == 1:
		return say(msgOnly, names[0], msgTellable, measure, msgOpen, points[0], after(points[0]), msgClose)
	case alike(points[best], points[worst]):
		return say(measure, msgAllLevel, msgOpen, msgEach, points[best], msgClose)
	}
	return say(measure, msgHighest, whoStands(names, points, best, what, after(points[best])), msgLowest, whoStands(names, points, worst, what, after(points[worst])))
}
