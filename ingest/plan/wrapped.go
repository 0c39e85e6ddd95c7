package plan

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"nianlun/ingest/han"
)

// unwrapped joins the lines of paragraphs broken at the edge of a page. A text is so
// broken where several of its lines hold a full stop and yet end in the middle of a
// sentence, all of them about as long as the longest; a list of tasks has no stop inside.
func unwrapped(lines []line) []line {
	width := edge(lines)
	var out []line
	for _, l := range lines {
		n := len(out)
		if n > 0 && l.joins && l.mark.kind == "" && !l.head && !l.row && !isMonthHead(l) && width > 0 &&
			unfinished(out[n-1]) && utf8.RuneCountInString(lastLine(out[n-1].raw))*4 >= width*3 {
			out[n-1].raw += "\n" + l.raw
			out[n-1].folded = han.Fold(out[n-1].raw)
			continue
		}
		out = append(out, l)
	}
	return out
}

// edge returns the length at which a text was broken into lines, 0 where it was not.
func edge(lines []line) int {
	var broken []int
	for i, l := range lines {
		if i+1 < len(lines) && lines[i+1].joins && unfinished(l) && stopInside.MatchString(l.raw) {
			broken = append(broken, utf8.RuneCountInString(l.raw))
		}
	}
	if len(broken) < 3 {
		return 0
	}
	slices.Sort(broken)
	width := broken[len(broken)/2]
	if width < 16 || broken[0]*2 < width {
		return 0
	}
	return width
}

// stopInside: a sentence ends within a line; some write it with a dot.
var stopInside = regexp.MustCompile(`[。；]|[\p{Han}”]\.[\p{Han}“]`)

// unfinished: a line ends in the middle of a sentence.
func unfinished(l line) bool {
	if l.row || l.head || isMonthHead(l) {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(l.raw)
	return unicode.Is(unicode.Han, r) || unicode.IsDigit(r) || strings.ContainsRune("，,、“《》（(", r)
}

func lastLine(s string) string { return s[strings.LastIndex(s, "\n")+1:] }
