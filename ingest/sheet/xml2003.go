package sheet

import (
	"strconv"
	"strings"
)

// readXML2003 reads the XML spreadsheets of Excel 2003, which many web systems still
// export under the name .xls.
func readXML2003(src string) []*grid {
	r := xml2003{}
	for m := (&markup{src: src}); m.next(); {
		r.take(m)
	}
	return r.grids
}

type xml2003 struct {
	grids        []*grid
	row, col     int
	kind         string
	text         strings.Builder
	inData       bool
	across, down int
}

func (r *xml2003) grid() *grid {
	if len(r.grids) == 0 {
		r.grids = append(r.grids, &grid{name: "Sheet1"})
	}
	return r.grids[len(r.grids)-1]
}

func (r *xml2003) take(m *markup) {
	switch m.tag {
	case "worksheet":
		r.grids = append(r.grids, &grid{name: m.get("ss:name")})
		r.row, r.col = 0, 0
	case "visible":
		r.grid().hidden = false
	case "row":
		r.row, r.col = position(m, r.row+1), 0
	case "cell":
		r.col = position(m, r.col+1)
		r.across, r.down = spanFrom(m.get("ss:mergeacross")), spanFrom(m.get("ss:mergedown"))
		r.grid().merge(area{r.row, r.col, r.row + r.down, r.col + r.across})
		if m.void {
			r.col += r.across
		}
	case "/cell":
		r.col += r.across
	case "data":
		r.kind, r.inData = m.get("ss:type"), !m.void
		r.text.Reset()
	case "/data":
		r.inData = false
		r.grid().set(r.row, r.col, r.cell())
	case "":
		if r.inData {
			r.text.WriteString(m.text)
		}
	}
}

func position(m *markup, next int) int {
	if n, err := strconv.Atoi(m.get("ss:index")); err == nil && n > 0 {
		return n
	}
	return next
}

func spanFrom(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 || n > 1000 {
		return 0
	}
	return n
}

func (r *xml2003) cell() cell {
	text := r.text.String()
	switch r.kind {
	case "Number":
		if n, err := strconv.ParseFloat(strings.TrimSpace(text), 64); err == nil {
			return numberOf(n)
		}
	case "DateTime":
		if len(text) >= 10 {
			return textOf(text[:10])
		}
	case "Error":
		return cell{kind: faultCell, text: text}
	}
	return textOf(text)
}
