package book

import "github.com/xuri/excelize/v2"

// Limits of the format, and sizes that print well.
const (
	longestName = 31
	longestCell = 32767
	titleHeight = 30
	narrowest   = 6
	widest      = 46
	nameless    = "表"
	dayWidth    = 10

	sheetOfCharts = "统计图"
	fontHead      = "黑体"
	fontText      = "仿宋_GB2312"
	fontTitle     = "方正小标宋简体"
)

func (w *writer) style(key string, make func() *excelize.Style) int {
	id, known := w.styles[key]
	if !known {
		var err error
		id, err = w.f.NewStyle(make())
		w.fail(err)
		w.styles[key] = id
	}
	return id
}

func titleStyle() *excelize.Style {
	return &excelize.Style{
		Font:      &excelize.Font{Family: fontTitle, Size: 18},
		Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true},
	}
}

func headStyle() *excelize.Style {
	s := textStyle()
	s.Font.Family = fontHead
	s.Alignment.Horizontal = "center"
	return s
}

func textStyle() *excelize.Style {
	var lines []excelize.Border
	for _, side := range []string{"left", "top", "right", "bottom"} {
		lines = append(lines, excelize.Border{Type: side, Color: "000000", Style: 1})
	}
	return &excelize.Style{
		Font:      &excelize.Font{Family: fontText, Size: 11},
		Border:    lines,
		Alignment: &excelize.Alignment{Vertical: "center", WrapText: true},
	}
}

// widths gives each column room for its longest line, within reason.
func widths(s Sheet, columns int) []float64 {
	out := make([]float64, columns)
	fit := func(i int, text string) { out[i] = max(out[i], width(text)+2) }
	for i := range columns {
		out[i] = narrowest
		if i < len(s.Head) {
			fit(i, s.Head[i])
		}
	}
	for _, r := range s.Rows {
		for i, c := range r {
			if !c.Day.IsZero() {
				out[i] = max(out[i], dayWidth+2)
				continue
			}
			if c.Number != nil {
				fit(i, c.Before+"1,000,000")
				continue
			}
			fit(i, c.Text)
		}
	}
	for i := range out {
		out[i] = min(out[i], widest)
	}
	return out
}

// width counts a Chinese character as two.
func width(s string) float64 {
	n := 0.0
	for _, r := range s {
		n++
		if r > 0xFF {
			n++
		}
	}
	return n
}
