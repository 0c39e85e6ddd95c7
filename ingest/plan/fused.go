package plan

import (
	"regexp"
	"strconv"
	"strings"

	"nianlun/ingest/han"
)

var (
	// fusedMark is a month run together with the 1 of its first task: 31、 of March.
	fusedMark = regexp.MustCompile(`^(1[0-2]|[1-9])1\s*[、.．]\s*`)
	// fusedOnly is a month run together with its only task: 7组织疗养.
	fusedOnly = regexp.MustCompile(`^(1[0-2]|[1-9])(?:[^\d\s、.．月日年个名次项:：)）-]|$)`)
)

// fused gives a table of months its heads again where copying it ran the numbers of the
// months and of their tasks together: 11、 2、 21、 2、 31、 are January to March.
func fused(lines []line) []line {
	heads := map[int]int{} // line -> month
	last, expected := 0, 0
	for i, l := range lines {
		m := fusedMark.FindStringSubmatch(l.raw)
		if m == nil {
			continue
		}
		month := monthOf(m[1])
		if i > 0 && lines[i-1].mark.number == month*10 || last > 0 && month != last%12+1 && month != (last+1)%12+1 {
			return lines // 11、 after 10、 is the eleventh
		}
		heads[i] = month
		last, expected = month, expected+1
	}
	if expected < 3 {
		return lines
	}
	return withMonths(lines, heads)
}

// withMonths puts the heads in, and that of a month between two that has one task only.
func withMonths(lines []line, heads map[int]int) []line {
	var out []line
	current := 0
	for i, l := range lines {
		month, width := heads[i], 0
		if month > 0 {
			width = len(fusedMark.FindString(l.raw))
		} else if m := fusedOnly.FindStringSubmatch(l.raw); m != nil && current > 0 && l.mark.kind == "" && monthOf(m[1]) == current%12+1 {
			month, width = monthOf(m[1]), len(m[1])
		}
		if month > 0 {
			current = month
			name := strconv.Itoa(month) + "月"
			out = append(out, line{no: l.no, raw: name, folded: name})
			l.mark, l.joins = mark{"ar", 1, width}, false
			l.folded = han.Fold(strings.TrimSpace(l.raw[width:]))
		}
		out = append(out, l)
	}
	return out
}
