package plan

import (
	"strings"
	"unicode/utf8"
)

// fewestCells a table copied cell by cell has.
const fewestCells = 6

// rebuilt gives a table copied cell by cell (一月 |, 登山 |, 全体会员 |) its rows again: its
// first column holds months, and they come back every so many lines.
func rebuilt(lines []line) []line {
	var out []line
	for i := 0; i < len(lines); {
		if rows := columned(lines[i:]); len(rows) > 0 {
			out = append(out, rows...)
			i += len(rows)
			continue
		}
		end := i
		for end < len(lines) && lone(lines[end].raw) {
			end++
		}
		width, first := columnsOf(lines[i:end])
		if width == 0 {
			end = max(end, i+1)
			out = append(out, lines[i:end]...)
			i = end
			continue
		}
		for at := i + first%width; at < end; at += width {
			out = append(out, row(lines[at:min(at+width, end)]))
		}
		i = end
	}
	return out
}

// fewestColumns a table with its columns apart by spaces has: 序号 时间 内容.
const fewestColumns = 3

// columned returns the rows of a table whose columns stand apart by spaces: under a header
// each line has as many words.
func columned(lines []line) []line {
	names := strings.Fields(lines[0].raw)
	if len(names) < fewestColumns || strings.ContainsAny(lines[0].raw, "，,。；;：:|\t") {
		return nil
	}
	if c, ok := header(names); !ok || c.time < 0 || c.task < 0 {
		return nil
	}
	var rows []line
	for _, l := range lines {
		cells := strings.Fields(l.raw)
		if len(cells) != len(names) {
			break
		}
		l.raw, l.mark = "|"+strings.Join(cells, "|")+"|", mark{}
		rows = append(rows, l)
	}
	if len(rows) < 3 {
		return nil
	}
	return rows
}

// lone reports whether a line is one cell with the stroke behind it.
func lone(raw string) bool {
	return strings.HasSuffix(raw, "|") && strings.Count(raw, "|") == 1
}

// columnsOf returns how many cells a row has and which cell is the first month; zeros
// where the cells are no such table.
func columnsOf(cells []line) (width, first int) {
	if len(cells) < fewestCells {
		return 0, 0
	}
	var months []int
	for i, l := range cells {
		if bareMonth(strings.TrimSpace(strings.TrimSuffix(l.folded, "|"))) != nil {
			months = append(months, i)
		}
	}
	if len(months) < 2 {
		return 0, 0
	}
	width = months[1] - months[0]
	for i, m := range months {
		if m-months[0] != i*width {
			return 0, 0
		}
	}
	if width < 2 {
		return 0, 0
	}
	return width, months[0]
}

func row(cells []line) line {
	var words []string
	for _, l := range cells {
		words = append(words, strings.TrimSpace(strings.TrimSuffix(l.raw, "|")))
	}
	l := newLine(cells[0].no, "| "+strings.Join(words, " | ")+" |")
	l.mark = mark{}
	return l
}

// setApart cuts a cell at the spaces between a list of events: 茶话会 登山比赛 秋游.
func setApart(cell string) []string {
	pieces := strings.Fields(cell)
	if len(pieces) < 2 || strings.ContainsAny(cell, "，,。；;：:") || markOf(cell).kind != "" {
		return nil
	}
	events := 0
	for _, p := range pieces {
		if n := utf8.RuneCountInString(p); n < 3 && !eventEnd.MatchString(p) || n > 24 {
			return nil
		}
		if eventEnd.MatchString(p) {
			events++
		}
	}
	if events*2 < len(pieces) && len(pieces) < 3 {
		return nil
	}
	return pieces
}
