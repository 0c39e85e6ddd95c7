package plan

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// unwrapped joins the lines of paragraphs broken at the edge of a page. A text is so
// broken where lines that end in the middle of a sentence are all about as long as the
// longest; a list of tasks has lines of all lengths and no stop inside.
func unwrapped(raws []string) []piece {
	lines := make([]line, len(raws))
	for i, raw := range raws {
		lines[i] = newLine(i+1, raw)
		lines[i].joins = i > 0 && lines[i-1].raw != "" && strings.TrimSpace(raw) == lines[i].raw && !aboutText(lines[i]) && !aboutText(lines[i-1])
		lines[i].row = strings.ContainsAny(raw, "|\t")
	}
	width := edge(lines)
	var out []piece
	last := 0 // how wide the last line taken was
	var open line
	for i, l := range lines {
		if l.joins && len(open.raw)+len(l.whole) < longest && (goesOnBelow(open, l) && width > 0 && last*4 >= width*3 || cutOff(open, l) && last >= 40) {
			out[len(out)-1].raw = strings.TrimRight(out[len(out)-1].raw, " \t\r　") + l.whole
			open.raw += l.whole
		} else {
			out = append(out, piece{no: l.no, raw: raws[i]})
			open = l
		}
		last = wide(l.whole)
	}
	return out
}

// aboutText: a page says it of the text.
func aboutText(l line) bool {
	return residue.MatchString(l.folded) && l.mark.kind == "" && len([]rune(l.raw)) < mostResidue
}

func goesOnBelow(above, l line) bool {
	return l.mark.kind == "" && !l.head && !l.row && !isMonthHead(l) && !monthLead.MatchString(l.folded) && unfinished(above)
}

// monthLead: 4月：春季运动会, a line of a month list, whatever the line above ends with.
var monthLead = regexp.MustCompile(`^(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])(?:\s*[-~—–、至到]\s*(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]))?月份?\s*:`)

// cutOff: a line ends with a comma, or the next begins with a stop.
func cutOff(above, l line) bool {
	r, _ := utf8.DecodeRuneInString(l.whole)
	return goesOnBelow(above, l) && (strings.HasSuffix(above.raw, "，") || strings.HasSuffix(above.raw, ",") || strings.HasSuffix(above.raw, "、")) ||
		l.mark.kind == "" && strings.ContainsRune("，。、；！？）”》,;", r)
}

// fewestBroken lines show that a text was broken at an edge.
const fewestBroken = 3

// edge returns the width at which a text was broken into lines, 0 where it was not.
func edge(lines []line) int {
	var all, stopped []int
	for i, l := range lines {
		if i+1 < len(lines) && lines[i+1].joins && goesOnBelow(l, lines[i+1]) {
			all = append(all, wide(l.whole))
			if stopInside.MatchString(l.raw) {
				stopped = append(stopped, wide(l.whole))
			}
		}
	}
	if width := common(all); width > 0 {
		return width
	}
	if len(stopped) < fewestBroken {
		return 0
	}
	slices.Sort(stopped)
	width := stopped[len(stopped)/2]
	if width < 32 || stopped[0]*2 < width {
		return 0
	}
	return width
}

// common returns the width most of the lines have, to a character.
func common(widths []int) int {
	if len(widths) < fewestBroken {
		return 0
	}
	slices.Sort(widths)
	width := widths[len(widths)/2]
	same := 0
	for _, w := range widths {
		if w >= width-3 && w <= width+3 {
			same++
		}
	}
	if width < 40 || same < fewestBroken || same*5 < len(widths)*3 {
		return 0
	}
	return width
}

// wide is how much room a line takes: a letter half of a character.
func wide(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r >= utf8.RuneSelf {
			n++
		}
	}
	return n
}

// stopInside: a sentence ends within a line; some write it with a dot.
var stopInside = regexp.MustCompile(`[。；]|[\p{Han}”]\.[\p{Han}“]`)

// unfinished: a line ends in the middle of a sentence.
func unfinished(l line) bool {
	if l.row || l.head || isMonthHead(l) {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(l.raw)
	return unicode.Is(unicode.Han, r) || unicode.IsDigit(r) || strings.ContainsRune("，,、“《》（(’‘", r)
}
