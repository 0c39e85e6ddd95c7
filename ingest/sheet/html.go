package sheet

import (
	"strconv"
	"strings"
)

// readHTML reads the tables of a web page as one sheet, one after the other: rows
// count over all of them, as a person counts them on the page.
func readHTML(src string) *grid {
	g := &grid{name: "html"}
	t := htmlReader{grid: g, taken: map[[2]int]bool{}}
	for m := (&markup{src: src}); m.next(); {
		t.take(m)
	}
	t.endCell()
	return g
}

type htmlReader struct {
	grid     *grid
	row, col int
	text     strings.Builder
	inCell   bool
	muted    bool // inside <style> or <script>
	depth    int
	taken    map[[2]int]bool // cells a span from above reaches into
}

func (t *htmlReader) take(m *markup) {
	switch m.tag {
	case "table":
		t.depth++
	case "/table":
		t.depth--
		t.endCell()
	case "tr":
		t.endCell()
		t.row++
		t.col = 0
	case "/tr", "/td", "/th":
		t.endCell()
	case "td", "th":
		t.endCell()
		t.beginCell(m)
	case "style", "script", "title":
		t.muted = !m.void
	case "/style", "/script", "/title":
		t.muted = false
	case "br", "/p", "/div":
		if t.inCell {
			t.text.WriteByte('\n')
		}
	case "":
		if t.inCell && !t.muted {
			t.text.WriteString(squeeze(m.text))
		}
	}
}

// squeeze is what a browser does to line breaks in running text.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\r' || r == '\t' {
			return ' '
		}
		return r
	}, s)
}

func (t *htmlReader) beginCell(m *markup) {
	if t.row == 0 {
		t.row = 1
	}
	t.col++
	for t.taken[[2]int{t.row, t.col}] {
		t.col++
	}
	across, down := spanOf(m.get("colspan")), spanOf(m.get("rowspan"))
	if across*down > 20_000 || len(t.taken) > maxSpanned {
		across, down = 1, 1
	}
	if t.row > 1<<20 {
		t.grid.over = true
		return
	}
	for r := t.row; r < t.row+down; r++ {
		for c := t.col; c < t.col+across; c++ {
			t.taken[[2]int{r, c}] = true
		}
	}
	t.grid.merge(area{t.row, t.col, t.row + down - 1, t.col + across - 1})
	t.inCell = true
	t.text.Reset()
}

func spanOf(s string) int {
	n, err := strconv.Atoi(strings.TrimSpace(s))
	if err != nil || n < 1 || n > 1000 {
		return 1
	}
	return n
}

func (t *htmlReader) endCell() {
	if !t.inCell {
		return
	}
	t.inCell = false
	t.grid.set(t.row, t.col, textOf(strings.TrimSpace(t.text.String())))
}
