package docx

import (
	"nianlun/dashboards/summary"
	"nianlun/queries/terms"
)

// Options are the choices the standard leaves to the house.
type Options struct {
	Line    float64 // height of a line in points, 28 to 30; zero is the standard's 28.95
	Stamped bool    // a seal will be set on name and date: they stand further in, with room for it
	Issue   bool    // a line to sign for issuing stands above the title
}

// line returns the height of a line in twips.
func (o Options) line() int {
	if o.Line < 28 || o.Line > 30 {
		return lineTwips
	}
	return int(o.Line*20 + 0.5)
}

// Write writes the draft as a .docx. The side list stays behind; so do the sources of
// quotations and every figure key that quotes a row.
func Write(d summary.Draft, o Options) ([]byte, error) {
	d = public(d)
	w := &writer{d: d, o: o, labels: map[string]terms.Figure{}}
	for _, e := range d.Ledger {
		w.labels[e.ID] = e.Figure
	}
	document := w.document()
	proof, err := ledgerPart(d)
	if err != nil {
		return nil, err
	}
	p := parts{
		"[Content_Types].xml": contentTypes(len(w.charts)),
		"_rels/.rels": relations(
			relation{"officeDocument", "word/document.xml"},
			relation{"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"},
			relation{"extended-properties", "docProps/app.xml"}),
		"docProps/app.xml":             appPart(),
		"docProps/core.xml":            corePart(d),
		"word/document.xml":            document,
		"word/styles.xml":              stylesPart(o.line()),
		"word/settings.xml":            settingsPart(),
		"word/fontTable.xml":           fontsPart(),
		"word/footer1.xml":             footerPart("right", "w:right"),
		"word/footer2.xml":             footerPart("left", "w:left"),
		"word/_rels/document.xml.rels": w.documentRelations(),
		ledgerName:                     proof,
		"customXml/itemProps1.xml":     ledgerProps(),
		"customXml/_rels/item1.xml.rels": relations(
			relation{"customXmlProps", "itemProps1.xml"}),
	}
	for i, c := range w.charts {
		sheet, err := c.workbook()
		if err != nil {
			return nil, err
		}
		n := itoa(i + 1)
		p["word/charts/chart"+n+".xml"] = c.part()
		p["word/charts/_rels/chart"+n+".xml.rels"] = relations(relation{"package", "../embeddings/chart" + n + ".xlsx"})
		p["word/embeddings/chart"+n+".xlsx"] = string(sheet)
	}
	return p.pack()
}

// The first relations of the document; charts follow.
const (
	relFooterOdd  = "rId4"
	relFooterEven = "rId5"
	firstChart    = 7
)

func (w *writer) documentRelations() string {
	list := []relation{
		{"styles", "styles.xml"},
		{"settings", "settings.xml"},
		{"fontTable", "fontTable.xml"},
		{"footer", "footer1.xml"},
		{"footer", "footer2.xml"},
		{"customXml", "../" + ledgerName},
	}
	for i := range w.charts {
		list = append(list, relation{"chart", "charts/chart" + itoa(i+1) + ".xml"})
	}
	return relations(list...)
}

// footerPart is the page number of one side: — 1 —, one character in from the edge.
func footerPart(side, edge string) string {
	run := func(s string) string {
		return `<w:r><w:rPr>` + fonts(fontSong, fontSong) + size(sizePage) + `</w:rPr>` + s + `</w:r>`
	}
	return xmlHead + `<w:ftr` + namespaces("w") + `><w:p><w:pPr><w:pStyle w:val="Footer"/><w:ind ` + edge + `Chars="100" ` + edge + `="280"/><w:jc w:val="` + side + `"/></w:pPr>` +
		run(`<w:t xml:space="preserve">— </w:t>`) + run(`<w:fldChar w:fldCharType="begin"/>`) + run(`<w:instrText xml:space="preserve"> PAGE </w:instrText>`) +
		run(`<w:fldChar w:fldCharType="separate"/>`) + run(`<w:t>1</w:t>`) + run(`<w:fldChar w:fldCharType="end"/>`) + run(`<w:t xml:space="preserve"> —</w:t>`) +
		`</w:p></w:ftr>`
}

func appPart() string {
	return xmlHead + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>` + program + `</Application></Properties>`
}

// corePart dates the document by the draft, not by a clock.
func corePart(d summary.Draft) string {
	day := d.Options.Date
	if day.IsZero() {
		day = d.AsOf
	}
	s := xmlHead + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" ` +
		`xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>` + escape(clean(d.Name())) +
		`</dc:title><dc:creator>` + escape(clean(d.UnitName)) + `</dc:creator>`
	if !day.IsZero() {
		for _, name := range []string{"created", "modified"} {
			s += `<dcterms:` + name + ` xsi:type="dcterms:W3CDTF">` + day.String() + `T00:00:00Z</dcterms:` + name + `>`
		}
	}
	return s + `<dc:language>zh-CN</dc:language></cp:coreProperties>`
}
