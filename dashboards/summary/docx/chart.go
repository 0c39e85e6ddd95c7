package docx

import (
	"math"
	"strconv"
	"strings"

	"nianlun/dashboards/summary"
)

// chart is a bar chart of one series: what its block says, as Word and Excel hold it.
type chart struct {
	series string
	labels []string
	values []float64
}

// The size of a chart in EMU (1/36000 mm).
const (
	millimetre   = 36000
	chartWide    = 154 * millimetre
	chartFrame   = 15 * millimetre
	chartBar     = 5.5 * millimetre
	chartTallest = 180 * millimetre
	chartUpright = 75 * millimetre
)

// chart draws a block as a native chart.
func (w *writer) chart(b summary.Block) {
	c := chart{}
	if len(b.Head) > 1 {
		c.series = summary.Text(b.Head[1])
	}
	for _, row := range b.Rows {
		if len(row) != 2 || len(row[1]) != 1 {
			continue
		}
		if f := w.labels[row[1][0].Figure]; f.IsKnown() {
			c.labels = append(c.labels, summary.Text(row[0]))
			c.values = append(c.values, *f.Value)
		}
	}
	w.charts = append(w.charts, c)
	n := len(w.charts)
	tall := min(chartFrame+len(c.labels)*chartBar, chartTallest)
	if c.upright() {
		tall = chartUpright
	}
	w.b.WriteString(`<w:p><w:pPr><w:pStyle w:val="Chart"/></w:pPr><w:r><w:rPr>` + fonts(fontFang, fontLatin) + `</w:rPr><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">` +
		`<wp:extent cx="` + itoa(chartWide) + `" cy="` + itoa(tall) + `"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr id="` + itoa(n) + `"` +
		attr("name", nameChart+itoa(n)) + attr("descr", clean(summary.Text(b.Spans))) + `/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="` + prefixes["c"] + `"><c:chart r:id="rId` +
		itoa(firstChart+n-1) + `"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`)
}

// upright reports whether the bars stand side by side, as months do.
func (c chart) upright() bool {
	for _, label := range c.labels {
		if !strings.HasSuffix(label, monthEnd) {
			return false
		}
	}
	return len(c.labels) > 0
}

// lie is how a chart's bars and axes lie.
type lie struct{ bars, categories, order, values string }

func (c chart) lie() lie {
	if c.upright() {
		return lie{"col", "b", "minMax", "l"}
	}
	return lie{"bar", "l", "maxMin", "t"}
}

// number writes a value as XML wants it.
func number(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// format shows whole numbers without decimals.
func (c chart) format() string {
	for _, v := range c.values {
		if v != math.Trunc(v) {
			return "#,##0.00"
		}
	}
	return "#,##0"
}

// part is word/charts/chartN.xml. The caches hold what the workbook holds, so that the
// chart is drawn without opening it.
func (c chart) part() string {
	n := itoa(len(c.labels) + 1)
	text, lie := chartText(21), c.lie()
	return xmlHead + `<c:chartSpace` + namespaces("c", "a", "r") + `><c:date1904 val="0"/><c:lang val="zh-CN"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>` +
		`<c:plotArea><c:layout/><c:barChart><c:barDir val="` + lie.bars + `"/><c:grouping val="clustered"/><c:varyColors val="0"/><c:ser><c:idx val="0"/><c:order val="0"/>` +
		`<c:tx><c:strRef><c:f>Sheet1!$B$1</c:f>` + stringCache([]string{c.series}) + `</c:strRef></c:tx>` +
		`<c:spPr><a:solidFill><a:srgbClr val="2F5D8A"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>` +
		`<c:dLbls><c:numFmt` + attr("formatCode", c.format()) + ` sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>` + text +
		`<c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>` +
		`<c:cat><c:strRef><c:f>Sheet1!$A$2:$A$` + n + `</c:f>` + stringCache(c.labels) + `</c:strRef></c:cat>` +
		`<c:val><c:numRef><c:f>Sheet1!$B$2:$B$` + n + `</c:f>` + c.numberCache() + `</c:numRef></c:val></c:ser>` +
		`<c:gapWidth val="60"/><c:axId val="111111111"/><c:axId val="222222222"/></c:barChart>` +
		`<c:catAx><c:axId val="111111111"/><c:scaling><c:orientation val="` + lie.order + `"/></c:scaling><c:delete val="0"/><c:axPos val="` + lie.categories + `"/><c:numFmt formatCode="General" sourceLinked="0"/>` +
		`<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>` + text + `<c:crossAx val="222222222"/><c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>` +
		`<c:valAx><c:axId val="222222222"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling><c:delete val="1"/><c:axPos val="` + lie.values + `"/><c:numFmt` + attr("formatCode", c.format()) + ` sourceLinked="0"/>` +
		`<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="111111111"/><c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>` +
		`</c:plotArea><c:legend><c:legendPos val="b"/><c:overlay val="0"/>` + text + `</c:legend><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>` + text +
		`<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>`
}

func chartText(halfPoints int) string {
	return `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="` + itoa(halfPoints*50) + `"><a:latin` + attr("typeface", fontLatin) + `/><a:ea` + attr("typeface", fontSong) + `/></a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>`
}

func stringCache(list []string) string {
	s := `<c:strCache><c:ptCount val="` + itoa(len(list)) + `"/>`
	for i, text := range list {
		s += `<c:pt idx="` + itoa(i) + `"><c:v>` + escape(text) + `</c:v></c:pt>`
	}
	return s + `</c:strCache>`
}

func (c chart) numberCache() string {
	s := `<c:numCache><c:formatCode>` + escape(c.format()) + `</c:formatCode><c:ptCount val="` + itoa(len(c.values)) + `"/>`
	for i, v := range c.values {
		s += `<c:pt idx="` + itoa(i) + `"><c:v>` + number(v) + `</c:v></c:pt>`
	}
	return s + `</c:numCache>`
}

// workbook is the smallest .xlsx that "edit data" in Word opens.
func (c chart) workbook() ([]byte, error) {
	const main = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	const kind = "application/vnd.openxmlformats-officedocument.spreadsheetml."
	var rows strings.Builder
	text := func(at, s string) {
		rows.WriteString(`<c r="` + at + `" t="inlineStr"><is><t xml:space="preserve">` + escape(s) + `</t></is></c>`)
	}
	rows.WriteString(`<row r="1">`)
	text("B1", c.series)
	rows.WriteString(`</row>`)
	for i, label := range c.labels {
		n := itoa(i + 2)
		rows.WriteString(`<row r="` + n + `">`)
		text("A"+n, label)
		rows.WriteString(`<c r="B` + n + `"><v>` + number(c.values[i]) + `</v></c></row>`)
	}
	return parts{
		"[Content_Types].xml": xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
			`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
			`<Override PartName="/xl/workbook.xml" ContentType="` + kind + `sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="` + kind + `worksheet+xml"/></Types>`,
		"_rels/.rels":                relations(relation{"officeDocument", "xl/workbook.xml"}),
		"xl/workbook.xml":            xmlHead + `<workbook ` + main + attr("xmlns:r", prefixes["r"]) + `><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": relations(relation{"worksheet", "worksheets/sheet1.xml"}),
		"xl/worksheets/sheet1.xml":   xmlHead + `<worksheet ` + main + `><sheetData>` + rows.String() + `</sheetData></worksheet>`,
	}.pack()
}
