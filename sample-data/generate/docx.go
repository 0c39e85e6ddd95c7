package main

import (
	"encoding/xml"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

var leafMark = regexp.MustCompile(`#(\d+)$`)

// leaves cuts the mark of how many plan items a line holds.
func leaves(line string) (string, int) {
	m := leafMark.FindStringSubmatch(line)
	if m == nil {
		return line, 0
	}
	n, err := strconv.Atoi(m[1])
	if err != nil {
		return line, 0
	}
	return strings.TrimSuffix(line, m[0]), n
}

// textPlan strips the marks of a plan kept as text.
func textPlan(source string) (string, int) {
	var out []string
	total := 0
	for line := range strings.Lines(source) {
		text, n := leaves(strings.TrimRight(line, "\n"))
		out = append(out, text)
		total += n
	}
	return strings.Join(out, "\r\n") + "\r\n", total
}

// wordPlan writes a plan as .docx. T: is the title, H: a heading numbered 一、 by the
// program, 2: a paragraph numbered （一） by it, P: plain, S: set right, R: a table row.
func wordPlan(source string) ([]byte, int, error) {
	var body strings.Builder
	total, inTable, heading := 0, false, 0
	for line := range strings.Lines(source) {
		line, n := leaves(strings.TrimRight(line, "\n"))
		total += n
		kind, text, _ := strings.Cut(line, ":")
		if kind == "R" {
			if !inTable {
				body.WriteString(`<w:tbl><w:tblPr><w:tblW w:w="8600" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="1200"/><w:gridCol w:w="5400"/><w:gridCol w:w="2000"/></w:tblGrid>`)
			} else {
				total++ // every row below the header is an item
			}
			inTable = true
			body.WriteString(tableRow(strings.Split(text, "|")))
			continue
		}
		if inTable {
			body.WriteString("</w:tbl>")
			inTable = false
		}
		if kind == "H" {
			heading++
		}
		body.WriteString(paragraph(kind, text, heading))
	}
	data, err := zipParts(map[string][]byte{
		"[Content_Types].xml": []byte(xmlHead + typesXML), "_rels/.rels": []byte(xmlHead + relsXML),
		"word/_rels/document.xml.rels": []byte(xmlHead + docRelsXML), "word/numbering.xml": []byte(xmlHead + numbering(heading)),
		"word/styles.xml":   []byte(xmlHead + stylesXML),
		"word/document.xml": []byte(xmlHead + `<w:document ` + wordSpace + `><w:body>` + body.String() + `<w:sectPr/></w:body></w:document>`),
	})
	return data, total, err
}

// paragraph sets one paragraph. Items below a heading restart at （一）: each heading
// has a list of its own.
func paragraph(kind, text string, heading int) string {
	style := map[string]string{
		"T": `<w:pStyle w:val="Title"/><w:jc w:val="center"/>`, "S": `<w:jc w:val="right"/>`,
		"H": `<w:pStyle w:val="Heading1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>`,
		"2": fmt.Sprintf(`<w:numPr><w:ilvl w:val="0"/><w:numId w:val="%d"/></w:numPr>`, heading+1),
		"P": `<w:ind w:firstLine="640"/>`,
	}[kind]
	return `<w:p><w:pPr>` + style + `</w:pPr>` + run(text) + `</w:p>`
}

// run splits the text in two runs, as Word does wherever somebody has edited.
func run(text string) string {
	r := []rune(text)
	cut := len(r) / 2
	return textRun(string(r[:cut])) + textRun(string(r[cut:]))
}

func textRun(text string) string {
	if text == "" {
		return ""
	}
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(text)); err != nil {
		return ""
	}
	return `<w:r><w:t xml:space="preserve">` + b.String() + `</w:t></w:r>`
}

func tableRow(cells []string) string {
	var b strings.Builder
	b.WriteString("<w:tr>")
	for _, c := range cells {
		b.WriteString(`<w:tc><w:tcPr/><w:p>` + textRun(c) + `</w:p></w:tc>`)
	}
	b.WriteString("</w:tr>")
	return b.String()
}

// numbering defines list 1 (一、) and one list （一） for each heading.
func numbering(headings int) string {
	var b strings.Builder
	b.WriteString(`<w:numbering ` + wordSpace + `>`)
	level := `<w:abstractNum w:abstractNumId="%d"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>` +
		`<w:numFmt w:val="chineseCountingThousand"/><w:suff w:val="nothing"/><w:lvlText w:val="%s"/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum>`
	fmt.Fprintf(&b, level, 0, "%1、")
	for i := range headings {
		fmt.Fprintf(&b, level, i+1, "(%1)")
	}
	for i := range headings + 1 {
		fmt.Fprintf(&b, `<w:num w:numId="%d"><w:abstractNumId w:val="%d"/></w:num>`, i+1, i)
	}
	b.WriteString(`</w:numbering>`)
	return b.String()
}

const (
	xmlHead   = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	wordSpace = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	typesXML  = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>` +
		`<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/>` +
		`<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>`
	relSpace   = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`
	relsXML    = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="` + relSpace + `/officeDocument" Target="word/document.xml"/></Relationships>`
	docRelsXML = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="` + relSpace + `/numbering" Target="numbering.xml"/><Relationship Id="rId2" Type="` + relSpace + `/styles" Target="styles.xml"/></Relationships>`
	stylesXML  = `<w:styles ` + wordSpace + `><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style></w:styles>`
)
