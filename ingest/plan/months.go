package plan

import (
	"regexp"
	"strings"
)

// fewestMonths in a line are a list of months.
const fewestMonths = 3

// monthMark: 三月份：1、, 七、八月:（1）, a month at the head of its tasks inside a line.
var monthMark = regexp.MustCompile(`((?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])(?:[、~～—-](?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九]))?月份?)\s*(?:[:：]|\s*(?:1[、.．]|[(（][1一][)）]|①))`)

// firstItem begins a numbered list.
var firstItem = regexp.MustCompile(`^(?:1[、.．]|[(（][1一][)）]|①)`)

// cutMonths cuts a line that is a whole list of months before each of them, and behind it
// where its tasks are numbered: the months follow one another.
func cutMonths(text string) []string {
	var cuts []int
	last, count := 0, 0
	for _, m := range monthMark.FindAllStringSubmatchIndex(text, -1) {
		w := bareMonth(text[m[2]:m[3]])
		if w == nil || !monthStarts(text, m[2]) {
			continue
		}
		if last > 0 && w.FromMonth != last%12+1 && w.FromMonth != (last+1)%12+1 && w.FromMonth != (last+2)%12+1 {
			return []string{text}
		}
		last = w.ToMonth
		count++
		cuts = append(cuts, m[2])
		if end := m[3] + len(colonAt(text[m[3]:])); firstItem.MatchString(text[end:]) {
			cuts = append(cuts, end) // else unfold finds the month's tasks
		}
	}
	if count < fewestMonths {
		return []string{text}
	}
	return piecesAt(text, cuts)
}

// piecesAt cuts a text at places in order; pieces of nothing but space are left out.
func piecesAt(text string, places []int) []string {
	var out []string
	from := 0
	for _, at := range append(places, len(text)) {
		if strings.TrimSpace(text[from:at]) != "" {
			out = append(out, text[from:at])
		}
		from = at
	}
	return out
}

// colonAt returns the colon and spaces a text begins with.
func colonAt(text string) string {
	return text[:len(text)-len(strings.TrimLeft(text, ":： 　"))]
}
