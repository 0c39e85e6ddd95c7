package docx

import "strings"

// Lengths of GB/T 9704 in twips (1/20 pt); one character is 156 mm / 28, less a trifle to be sure, one line
// 28.95 pt. Characters are set a quarter point closer than 16 pt by their runs, since
// LibreOffice reads a character grid (w:charSpace) otherwise than Word.
const (
	pageWidth, pageHeight    = 11906, 16838
	marginTop, marginBottom  = 2098, 1984
	marginLeft, marginRight  = 1587, 1474
	footerDistance           = 1446 // sets the dash 7 mm below the text
	textWidth                = pageWidth - marginLeft - marginRight
	lineTwips                = 579
	titleLine                = 700 // 2号 does not fit a line of the body
	charTwips                = 315
	sizeTitle, sizeBody      = 44, 32  // half-points: 2号, 3号
	sizePage, pageLine       = 28, 280 // 4号
	sizeTable, sizeTableWide = 24, 21  // 小四, 五号
	sizeTableWidest          = 18      // 小五
)

// fonts writes the fonts of a run. The hint gives “”, — and … the Chinese font.
func fonts(eastAsia, latin string) string {
	return `<w:rFonts w:hint="eastAsia"` + attr("w:ascii", latin) + attr("w:eastAsia", eastAsia) + attr("w:hAnsi", latin) + attr("w:cs", latin) + `/>`
}

func size(halfPoints int) string {
	return `<w:sz w:val="` + itoa(halfPoints) + `"/><w:szCs w:val="` + itoa(halfPoints) + `"/>`
}

// exact is the line height of the body.
func exact(before, line, after int) string {
	return `<w:spacing w:before="` + itoa(before) + `" w:after="` + itoa(after) + `" w:line="` + itoa(line) + `" w:lineRule="exact"/>`
}

// indent is the two characters a paragraph begins with.
var indent = `<w:ind w:firstLineChars="200" w:firstLine="` + itoa(2*charTwips) + `"/>`

// closer sets a character 15.75 pt wide: twenty-eight to the line.
const closer = `<w:spacing w:val="-5"/>`

// styleIssue is the style of the line to sign for issuing, which is no part of the text.
const styleIssue = "Issue"

// style is a kind of paragraph.
type style struct {
	id, name string
	p        string // w:pPr without the style itself, in the order of the schema
	font     string
	size     int
	marks    string // further w:rPr between font and size
}

// next is the style of the paragraph typed behind one of this style.
func (s style) next() string {
	if s.id == "Title" || strings.HasPrefix(s.id, "Heading") {
		return `<w:next w:val="BodyText"/>`
	}
	return ""
}

func stylesOf(line int) []style {
	return []style{
		{"Title", "Title", `<w:keepNext/><w:snapToGrid w:val="0"/>` + exact(line, titleLine, line) + `<w:jc w:val="center"/>`, fontTitle, sizeTitle, ""},
		{styleIssue, nameIssue, exact(0, line, 0) + `<w:jc w:val="right"/>`, fontFang, sizeBody, closer},
		{"Heading1", "heading 1", `<w:keepNext/>` + exact(0, line, 0) + indent + `<w:outlineLvl w:val="0"/>`, fontHei, sizeBody, closer},
		{"Heading2", "heading 2", `<w:keepNext/>` + exact(0, line, 0) + indent + `<w:outlineLvl w:val="1"/>`, fontKai, sizeBody, closer},
		{"Heading3", "heading 3", `<w:keepNext/>` + exact(0, line, 0) + indent + `<w:outlineLvl w:val="2"/>`, fontFang, sizeBody, closer},
		{"Heading4", "heading 4", `<w:keepNext/>` + exact(0, line, 0) + indent + `<w:outlineLvl w:val="3"/>`, fontFang, sizeBody, closer},
		{"BodyText", "Body Text", exact(0, line, 0) + indent, fontFang, sizeBody, closer},
		{"Signature", nameSign, `<w:keepNext/><w:keepLines/>` + exact(0, line, 0) + `<w:jc w:val="left"/>`, fontFang, sizeBody, closer},
		{"Enclosure", nameEnclosure, exact(0, line, 0) + `<w:jc w:val="left"/>`, fontFang, sizeBody, closer},
		{"Annex", nameAnnex, `<w:keepNext/><w:pageBreakBefore/>` + exact(0, line, 0) + `<w:jc w:val="left"/>`, fontHei, sizeBody, closer},
		{"AnnexTitle", nameAnnexTitle, `<w:keepNext/><w:snapToGrid w:val="0"/>` + exact(line, titleLine, line/2) + `<w:jc w:val="center"/>`, fontTitle, sizeTitle, ""},
		{"Caption", nameCaption, `<w:keepNext/>` + exact(line/2, line, line/4) + `<w:jc w:val="center"/>`, fontHei, sizeBody, closer},
		{"TableText", nameTable, `<w:snapToGrid w:val="0"/><w:spacing w:before="40" w:after="40" w:line="240" w:lineRule="auto"/><w:jc w:val="left"/>`, fontFang, sizeTable, ""},
		{"Chart", nameChart, `<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/>`, fontFang, sizeTable, ""},
		{"Footer", "footer", `<w:snapToGrid w:val="0"/>` + exact(0, pageLine, 0) + `<w:jc w:val="left"/>`, fontSong, sizePage, ""},
	}
}

func stylesPart(line int) string {
	s := xmlHead + `<w:styles` + namespaces("w") + `><w:docDefaults><w:rPrDefault><w:rPr>` + fonts(fontFang, fontLatin) +
		`<w:kern w:val="2"/>` + size(sizeBody) + `<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>` +
		`<w:pPrDefault/></w:docDefaults>` +
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>` +
		exact(0, line, 0) + `<w:jc w:val="both"/></w:pPr><w:rPr>` + fonts(fontFang, fontLatin) + size(sizeBody) + `</w:rPr></w:style>` +
		`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>` +
		`<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`
	for _, st := range stylesOf(line) {
		s += `<w:style w:type="paragraph"` + attr("w:styleId", st.id) + `><w:name` + attr("w:val", st.name) + `/><w:basedOn w:val="Normal"/>` + st.next() + `<w:qFormat/><w:pPr>` +
			st.p + `</w:pPr><w:rPr>` + fonts(st.font, latinOf(st.font)) + st.marks + size(st.size) + `</w:rPr></w:style>`
	}
	return s + `</w:styles>`
}

// latinOf is the font of digits: page numbers are 宋体 throughout.
func latinOf(font string) string {
	if font == fontSong {
		return fontSong
	}
	return fontLatin
}

func fontsPart() string {
	s := xmlHead + `<w:fonts` + namespaces("w") + `>`
	for _, f := range fallbacks {
		s += `<w:font` + attr("w:name", f.font) + `>`
		charset := "86"
		if f.alt == "" {
			charset = "00"
		} else {
			s += `<w:altName` + attr("w:val", f.alt) + `/>`
		}
		s += `<w:charset w:val="` + charset + `"/><w:family w:val="` + f.family + `"/><w:pitch w:val="variable"/></w:font>`
	}
	return s + `</w:fonts>`
}

func settingsPart() string {
	return xmlHead + `<w:settings` + namespaces("w") + `><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>` +
		`<w:drawingGridVerticalSpacing w:val="` + itoa(lineTwips/2) + `"/><w:characterSpacingControl w:val="compressPunctuation"/><w:compat>` +
		`<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>` +
		`<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>`
}
