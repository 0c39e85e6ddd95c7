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
	var dense []piece
	for i, raw := range raws {
		dense = append(dense, piece{no: i + 1, raw: raw})
	}
	if filled := withoutGaps(dense); len(filled) > 0 {
		lines := laid(filled)
		if width := pageWidth(brokenWidths(lines)); width > 0 {
			return joined(filled, lines, width)
		}
	}
	lines := laid(dense)
	return joined(dense, lines, edge(lines))
}

// fewestApart lines with an empty one behind each are set apart.
const fewestApart = 8

// withoutGaps returns the lines of a text where nearly each has an empty one behind it, nil
// of another.
func withoutGaps(all []piece) []piece {
	var filled []piece
	set := 0
	for i, p := range all {
		if strings.TrimSpace(p.raw) == "" {
			continue
		}
		filled = append(filled, p)
		if i+1 == len(all) || strings.TrimSpace(all[i+1].raw) == "" {
			set++
		}
	}
	if len(filled) < fewestApart || set*10 < len(filled)*9 {
		return nil
	}
	return filled
}

// laid are the lines of a text, each knowing whether it stands right below another.
func laid(all []piece) []line {
	lines := make([]line, len(all))
	for i, p := range all {
		lines[i] = newLine(p.no, p.raw)
		lines[i].joins = i > 0 && lines[i-1].raw != "" && strings.TrimSpace(p.raw) == lines[i].raw && !aboutText(lines[i]) && !aboutText(lines[i-1])
		lines[i].row = strings.ContainsAny(p.raw, "|\t")
	}
	return lines
}

// joined puts the lines broken at a width together again.
func joined(all []piece, lines []line, width int) []piece {
	var out []piece
	last := 0 // how wide the last line taken was
	var open line
	for i, l := range lines {
		if l.joins && len(open.raw)+len(l.whole) < longest && (goesOnBelow(open, l) && width > 0 && last*4 >= width*3 || cutOff(open, l) && last >= 40) {
			out[len(out)-1].raw = strings.TrimRight(out[len(out)-1].raw, " \t\r　") + l.whole
			open.raw += l.whole
		} else {
			out = append(out, all[i])
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
	if width := common(brokenWidths(lines)); width > 0 {
		return width
	}
	var stopped []int
	for i, l := range lines {
		if broken(lines, i) && stopInside.MatchString(l.raw) {
			stopped = append(stopped, wide(l.whole))
		}
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

// broken: a line ends in the middle of a sentence and the next goes on.
func broken(lines []line, i int) bool {
	return i+1 < len(lines) && lines[i+1].joins && goesOnBelow(lines[i], lines[i+1])
}

func brokenWidths(lines []line) []int {
	var all []int
	for i, l := range lines {
		if broken(lines, i) {
			all = append(all, wide(l.whole))
		}
	}
	return all
}

// pageWidth returns the width of a page whose broken lines nearly all come near its edge;
// what is too short for one is a task of a list.
func pageWidth(widths []int) int {
	widths = slices.DeleteFunc(widths, func(w int) bool { return w < shortestEdge })
	if len(widths) < fewestApart/2 {
		return 0
	}
	width, near := slices.Max(widths), 0
	for _, w := range widths {
		if w*4 >= width*3 {
			near++
		}
	}
	if width > longestEdge || near*4 < len(widths)*3 {
		return 0
	}
	return width
}

// longestEdge is the room of the widest page.
const longestEdge = 130

// shortestEdge is the room of the narrowest page.
const shortestEdge = 40

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
	if width < shortestEdge || same < fewestBroken || same*5 < len(widths)*3 {
		return 0
	}
	return width
}

// wide is how much room a line takes: a letter half of a character, a stop a whole one,
// which it was before a machine made it half.
func wide(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r >= utf8.RuneSelf || strings.ContainsRune(`,;:"?!`, r) {
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
