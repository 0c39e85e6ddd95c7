package docx

import (
	"nianlun/dashboards/summary"
)

// A wide list lies on its side (GB/T 9704: a table across the page has its head at the
// binding edge), so an annex may be a section of its own.

// wideList is how many rows make a list; shorter tables break their cells instead.
const wideList = 20

// muchWider is how much wider than the page a list is before it is laid on its side.
const muchWider = 1.15

// longestColumn is how many characters of a column count for that.
const longestColumn = 24

// lies reports whether a table lies on its side.
func lies(t summary.Block) bool {
	if t.Kind != summary.Table || len(t.Rows) < wideList {
		return false
	}
	points := pointsOf(t)
	wide := 0.0
	for i := range t.Head {
		wide += (min(usual(t, i), longestColumn)+0.5)*float64(points)*10*slack + 2*cellMargin
	}
	return wide > textWidth*muchWider
}

// turned reports whether the annex that begins at block i lies on its side.
func (w *writer) turned(i int) bool {
	for at := i + 1; at < len(w.d.Blocks) && !w.is(at, summary.Annex); at++ {
		if lies(w.d.Blocks[at]) {
			return true
		}
	}
	return false
}

// turn begins an annex on the other side of the page, where it needs it: what stands before
// it ends its section.
func (w *writer) turn(i int) {
	if side := w.turned(i); side != w.side {
		w.b.WriteString(`<w:p><w:pPr><w:snapToGrid w:val="0"/>` + exact(0, 20, 0) + `<w:rPr>` + fonts(fontFang, fontLatin) + size(2) + `</w:rPr>` + w.section() + `</w:pPr></w:p>`)
		w.side = side
	}
}

// width is the room for text.
func (w *writer) width() int {
	if w.side {
		return pageHeight - marginTop - marginBottom
	}
	return textWidth
}

// section is the page as it lies now: on its side, the binding edge is above.
func (w *writer) section() string {
	page := `<w:pgSz w:w="` + itoa(pageWidth) + `" w:h="` + itoa(pageHeight) + `"/>`
	top, right, bottom, left := marginTop, marginRight, marginBottom, marginLeft
	if w.side {
		page = `<w:pgSz w:w="` + itoa(pageHeight) + `" w:h="` + itoa(pageWidth) + `" w:orient="landscape"/>`
		top, right, bottom, left = marginLeft, marginTop, marginRight, marginBottom
	}
	return `<w:sectPr><w:footerReference w:type="default" r:id="` + relFooterOdd + `"/><w:footerReference w:type="even" r:id="` + relFooterEven + `"/>` + page +
		`<w:pgMar w:top="` + itoa(top) + `" w:right="` + itoa(right) + `" w:bottom="` + itoa(bottom) + `" w:left="` + itoa(left) +
		`" w:header="851" w:footer="` + itoa(min(footerDistance, bottom-footerRoom)) + `" w:gutter="0"/><w:cols w:space="425"/>` +
		`<w:docGrid w:type="lines" w:linePitch="` + itoa(w.o.line()) + `"/></w:sectPr>`
}

// footerRoom is the height of the page number, in twips.
const footerRoom = 400
