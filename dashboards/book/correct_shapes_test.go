package book_test

import (
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"nianlun/dashboards/book"
)

const (
	types    = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`
	rootRels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`
	bookRels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId7" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="/xl/worksheets/sheet1.xml"/><Relationship Id="rId8" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`
	theBook  = `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="台账&amp;表" sheetId="1" r:id="rId7"/></sheets></workbook>`
	styles   = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts><font><sz val="11"/><name val="宋体"/></font></fonts><fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs><cellXfs><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/><xf numFmtId="14" fontId="0" fillId="0" borderId="0" applyNumberFormat="1"><alignment indent="2"/></xf></cellXfs></styleSheet>`
	space    = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
)

// small is a workbook of one sheet, with formats.
func small(tb testing.TB, sheet string) []byte {
	tb.Helper()
	return zipOf(tb, "[Content_Types].xml", types, "_rels/.rels", rootRels, "xl/worksheets/sheet1.xml", sheet,
		"xl/workbook.xml", theBook, "xl/_rels/workbook.xml.rels", bookRels, "xl/styles.xml", styles, "docProps/app.xml", "<Properties/>")
}

// TestCorrectSheets gives the cells part of a sheet, and what must stand there afterwards.
func TestCorrectSheets(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ sheet, cell, want string }{
		"a format of its own": {
			`<worksheet ` + space + `><sheetData><row r="2" spans="1:2"><c s="1" r="B2" t="n"><v>45000</v></c></row></sheetData></worksheet>`, "B2",
			`<row r="2"><c s="2" r="B2" t="n"><v>45000</v></c></row>`,
		},
		"no such cell": {
			`<worksheet ` + space + `><dimension ref="A2:D2"/><sheetData><row r="2" spans="1:4"><c r="A2"/><c r="D2"/></row></sheetData></worksheet>`, "C2",
			`<row r="2"><c r="A2"/><c r="C2" s="2"/><c r="D2"/></row>`,
		},
		"behind the last cell": {
			`<worksheet ` + space + `><dimension ref="A2"/><sheetData><row r="2"><c r="A2"/></row></sheetData></worksheet>`, "C2",
			`<dimension ref="A2:C2"/><sheetData><row r="2"><c r="A2"/><c r="C2" s="2"/></row>`,
		},
		"an empty row in a format": {
			`<worksheet ` + space + `><sheetData><row r="2" s="1" customFormat="1"/></sheetData></worksheet>`, "B2",
			`<row r="2" s="1" customFormat="1"><c r="B2" s="2"/></row>`,
		},
		"no such row": {
			`<worksheet ` + space + `><cols><col min="2" max="9" style="1"/></cols><sheetData><row r="1"/><row r="7"/></sheetData></worksheet>`, "B3",
			`<row r="1"/><row r="3"><c r="B3" s="2"/></row><row r="7"/>`,
		},
		"no rows at all": {
			`<worksheet ` + space + `><sheetData/></worksheet>`, "B3",
			`<sheetData><row r="3"><c r="B3" s="2"/></row></sheetData>`,
		},
		"cells that do not count themselves": {
			`<worksheet ` + space + `><sheetData><row><c/></row><row><c/><c t="str"><v>a&gt;b</v></c><c/></row></sheetData></worksheet>`, "B2",
			`<row><c/><c t="str" s="2"><v>a&gt;b</v></c><c/></row>`,
		},
		"a prefix": {
			`<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row r="2"><x:c r="A2"/></x:row></x:sheetData><x:pageMargins left="1"/><x:extLst/></x:worksheet>`, "B2",
			`<x:c r="A2"/><x:c r="B2" s="2"/></x:row></x:sheetData><x:pageMargins left="1"/><x:legacyDrawing `,
		},
		"inside a merged cell": {
			`<worksheet ` + space + `><sheetData><row r="2"><c r="A2"/></row><row r="3"/></sheetData><mergeCells count="1"><mergeCell ref="A2:B3"/></mergeCells></worksheet>`, "B3",
			`<row r="2"><c r="A2" s="2"/></row><row r="3"/>`,
		},
		"before what follows the notes": {
			`<worksheet ` + space + `><sheetData><row r="2"><c r="B2"/></row></sheetData><drawing r:id="rId1" xmlns:r="y"/><tableParts count="0"/></worksheet>`, "B2",
			`<drawing r:id="rId1" xmlns:r="y"/><legacyDrawing xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rIdNl2"/><tableParts`,
		},
		"quotes and marks in attributes": {
			`<worksheet ` + space + ` a='x>"y'><!-- <c r="B2"/> --><sheetData><row r='2' ><c r='B2' s='0' ><f>A1&gt;"x"</f><v><![CDATA[<c r="B2">]]></v></c ></row></sheetData></worksheet>`, "B2",
			`<row r='2' ><c r='B2' s='2' ><f>A1&gt;"x"</f><v><![CDATA[<c r="B2">]]></v></c ></row>`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			before := small(t, c.sheet)
			after, err := book.Correct(before, []book.Fault{{Sheet: "台账&表", Cell: c.cell, Note: "缺姓名\n请补填"}})
			if err != nil {
				t.Fatal(err)
			}
			checkUntouched(t, before, after)
			got := part(t, after, "xl/worksheets/sheet1.xml")
			if !strings.Contains(got, c.want) || !strings.Contains(got, `legacyDrawing xmlns:r=`) {
				t.Errorf("sheet is\n%s\nwant in it\n%s", got, c.want)
			}
			if notes := part(t, after, "xl/comments1.xml"); !strings.Contains(notes, "缺姓名&#10;请补填") {
				t.Errorf("notes are %s", notes)
			}
			opened(t, after)
		})
	}
}

func TestCorrectKeepsFormat(t *testing.T) {
	t.Parallel()
	after, err := book.Correct(small(t, `<worksheet `+space+`><sheetData><row r="2"><c r="B2" s="1"/><c r="C2"/></row></sheetData></worksheet>`),
		[]book.Fault{{Sheet: "台账&表", Cell: "C2", Note: "丙"}, {Sheet: "台账&表", Cell: "B2", Note: "乙"}, {Sheet: "台账&表", Cell: "B2", Note: "再"}})
	if err != nil {
		t.Fatal(err)
	}
	want := `<xf numFmtId="14" fontId="0" fillId="2" borderId="0" applyNumberFormat="1" applyFill="1"><alignment indent="2"/></xf><xf numFmtId="0" fontId="0" fillId="2" borderId="0" applyFill="1"/></cellXfs>`
	if got := part(t, after, "xl/styles.xml"); !strings.Contains(got, want) || strings.Contains(got, "count=") {
		t.Errorf("styles are %s, want in them %s", got, want)
	}
	f := opened(t, after)
	if got := noteOf(t, f, "台账&表", "B2"); got != "乙\n再" {
		t.Errorf("note %q", got)
	}
}

// TestCorrectStyles hands in workbooks with less of a part of formats than there should be.
func TestCorrectStyles(t *testing.T) {
	t.Parallel()
	sheet := `<worksheet ` + space + `><sheetData><row r="2"><c r="B2"/></row></sheetData></worksheet>`
	whole := []string{"[Content_Types].xml", types, "_rels/.rels", rootRels, "xl/worksheets/sheet1.xml", sheet, "xl/workbook.xml", theBook, "xl/_rels/workbook.xml.rels", bookRels}
	for name, part := range map[string]string{
		"no formats": `<styleSheet ` + space + `></styleSheet>`,
		"empty ones": `<styleSheet ` + space + `><fills count="0"/><cellXfs count="0"/><dxfs count="0"/></styleSheet>`,
		"a prefix":   `<x:styleSheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:fills count="1"><x:fill/></x:fills><x:cellXfs count="1"><x:xf/></x:cellXfs></x:styleSheet>`,
		"no part":    "",
	} {
		parts := whole
		if part != "" {
			parts = append(parts[:len(parts):len(parts)], "xl/styles.xml", part)
		}
		after, err := book.Correct(zipOf(t, parts...), []book.Fault{{Sheet: "台账&表", Cell: "B2", Note: "乙"}})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		f := opened(t, after)
		id, err := f.GetCellStyle("台账&表", "B2")
		if err != nil {
			t.Fatal(err)
		}
		if s, err := f.GetStyle(id); err != nil || s.Fill.Pattern != 1 { // its colour needs a theme to be read
			t.Errorf("%s: format %d is %+v %v, want a solid fill", name, id, s, err)
		}
	}
}

// noted is a workbook somebody has written notes into.
func noted(tb testing.TB) []byte {
	tb.Helper()
	f := excelize.NewFile()
	for cell, v := range map[string]any{"A1": "姓名", "B1": "金额", "A2": "甲", "B2": "约三百", "B3": 200} {
		if err := f.SetCellValue("Sheet1", cell, v); err != nil {
			tb.Fatal(err)
		}
	}
	for cell, text := range map[string]string{"B2": "会计：待查", "A1": "填真名"} {
		if err := f.AddComment("Sheet1", excelize.Comment{Cell: cell, Author: "会计", Paragraph: []excelize.RichTextRun{{Text: text}}}); err != nil {
			tb.Fatal(err)
		}
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		tb.Fatal(err)
	}
	if err := f.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

func TestCorrectKeepsNotes(t *testing.T) {
	t.Parallel()
	before := noted(t)
	faults := []book.Fault{{Sheet: "Sheet1", Cell: "B2", Note: "不是数字"}, {Sheet: "Sheet1", Cell: "A3", Note: "缺姓名"}}
	after, err := book.Correct(before, faults)
	if err != nil {
		t.Fatal(err)
	}
	checkUntouched(t, before, after)
	f := opened(t, after)
	for cell, want := range map[string]string{"A1": "填真名", "B2": "会计：待查\n—— 年轮 ——\n不是数字", "A3": "缺姓名"} {
		if got := noteOf(t, f, "Sheet1", cell); !strings.Contains(got, want) {
			t.Errorf("%s: note %q, want %q", cell, got, want)
		}
	}
	for cell, want := range map[string]string{"A1": "", "B2": faultColour, "A3": faultColour, "B3": ""} {
		if got := fillOf(t, f, "Sheet1", cell); got != want {
			t.Errorf("%s: fill %q, want %q", cell, got, want)
		}
	}
	vml := part(t, after, "xl/drawings/vmlDrawing1.vml")
	if n := strings.Count(vml, "<x:ClientData"); n != 3 {
		t.Errorf("%d boxes of notes, want 3:\n%s", n, vml)
	}
	again, err := book.Correct(after, faults)
	if err != nil {
		t.Fatal(err)
	}
	checkUntouched(t, after, again)
}

// TestCorrectDrawings hands in sheets whose drawing holds other things than notes, or is
// named and not there.
func TestCorrectDrawings(t *testing.T) {
	t.Parallel()
	sheet := `<worksheet ` + space + ` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheetData><row r="2"><c r="B2"/></row></sheetData><legacyDrawing r:id="rId5"/></worksheet>`
	links := `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId5" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/vmlDrawing" Target="../drawings/vmlDrawing9.vml"/></Relationships>`
	parts := []string{
		"[Content_Types].xml", types, "_rels/.rels", rootRels, "xl/worksheets/sheet1.xml", sheet, "xl/workbook.xml", theBook,
		"xl/_rels/workbook.xml.rels", bookRels, "xl/styles.xml", styles, "xl/worksheets/_rels/sheet1.xml.rels", links,
	}
	drawing := `<xml xmlns:v='urn:schemas-microsoft-com:vml'><v:shape id="_x0000_s2049"><br></v:shape></xml>`
	for name, c := range map[string]struct {
		parts []string
		want  []string
	}{
		"a button": {append(parts[:len(parts):len(parts)], "xl/drawings/vmlDrawing9.vml", drawing), []string{`<br></v:shape><v:shapetype xmlns:o="urn`, `id="_x0000_s2050"`, "</v:shape></xml>"}},
		"nothing":  {parts, []string{`<x:Row>1</x:Row><x:Column>1</x:Column>`, `id="_x0000_s1025"`}},
	} {
		before := zipOf(t, c.parts...)
		after, err := book.Correct(before, []book.Fault{{Sheet: "台账&表", Cell: "B2", Note: "乙"}})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		checkUntouched(t, before, after)
		got := part(t, after, "xl/drawings/vmlDrawing9.vml")
		for _, want := range c.want {
			if !strings.Contains(got, want) {
				t.Errorf("%s: drawing is\n%s\nwant in it %s", name, got, want)
			}
		}
		if n := strings.Count(part(t, after, "xl/worksheets/sheet1.xml"), "legacyDrawing"); n != 1 {
			t.Errorf("%s: %d drawings named, want 1", name, n)
		}
		if note := noteOf(t, opened(t, after), "台账&表", "B2"); note != "乙" {
			t.Errorf("%s: note %q", name, note)
		}
	}
}

func TestCorrectRefuses(t *testing.T) {
	t.Parallel()
	sheet := `<worksheet ` + space + `><sheetData/></worksheet>`
	for name, c := range map[string]struct {
		data  []byte
		fault book.Fault
	}{
		"no zip":         {[]byte("姓名,金额"), book.Fault{Sheet: "a", Cell: "B2"}},
		"no workbook":    {zipOf(t, "a.txt", "x"), book.Fault{Sheet: "a", Cell: "B2"}},
		"another sheet":  {small(t, sheet), book.Fault{Sheet: "无", Cell: "B2"}},
		"no place":       {small(t, sheet), book.Fault{Sheet: "台账&表", Cell: "第二行"}},
		"utf-16":         {small(t, "\xff\xfe<\x00w\x00"), book.Fault{Sheet: "台账&表", Cell: "B2", Note: "乙"}},
		"no rows":        {small(t, "<worksheet></worksheet>"), book.Fault{Sheet: "台账&表", Cell: "B2", Note: "乙"}},
		"a torn sheet":   {small(t, "<worksheet><sheetData><row"), book.Fault{Sheet: "台账&表", Cell: "B2", Note: "乙"}},
		"no list inside": {zipOf(t, "[Content_Types].xml", types, "xl/workbook.xml", "<workbook/>"), book.Fault{Sheet: "a", Cell: "B2"}},
	} {
		if _, err := book.Correct(c.data, []book.Fault{c.fault}); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestAmend(t *testing.T) {
	t.Parallel()
	before := small(t, `<worksheet `+space+`><sheetData><row r="2"><c r="A2" t="s"><v>3</v></c><c r="B2" s="1"><v>45000</v></c><c r="C2"><f>A1/0</f><v>1</v></c><c r="D2"><f t="shared" ref="D2:D9" si="0">A1&lt;3</f><v>1</v></c></row></sheetData></worksheet>`)
	after, err := book.Amend(before, []book.Amendment{
		{Sheet: "台账&表", Cell: "B2", Text: "2025-03-08"},
		{Sheet: "台账&表", Cell: "C2", Text: `说"好" & <`},
		{Sheet: "台账&表", Cell: "A4", Text: "新"},
		{Sheet: "台账&表", Cell: "D2", Text: "8"},
	})
	if err != nil {
		t.Fatal(err)
	}
	checkUntouched(t, before, after)
	got := part(t, after, "xl/worksheets/sheet1.xml")
	for _, want := range []string{
		`<c r="A2" t="s"><v>3</v></c><c r="B2" s="1" t="inlineStr"><is><t xml:space="preserve">2025-03-08</t></is></c>`,
		`<c r="C2" t="str"><f>"说&quot;&quot;好&quot;&quot; &amp; &lt;"</f><v>说&quot;好&quot; &amp; &lt;</v></c>`,
		`<c r="D2" t="str"><f t="shared" ref="D2:D9" si="0">A1&lt;3</f><v>8</v></c>`,
		`<row r="4"><c r="A4" s="0" t="inlineStr"><is><t xml:space="preserve">新</t></is></c></row>`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("sheet is\n%s\nwant in it\n%s", got, want)
		}
	}
	if strings.Contains(got, "legacyDrawing") {
		t.Errorf("notes were hung in: %s", got)
	}
}

func FuzzCorrect(f *testing.F) {
	f.Add(`<worksheet `+space+`><sheetData><row r="2" spans="1:2"><c s="1" r="B2"><v>1</v></c></row></sheetData></worksheet>`, "B2", "缺姓名")
	f.Add(`<x:worksheet xmlns:x="y"><x:sheetData><x:row><x:c/></x:row></x:sheetData></x:worksheet>`, "$C$1", "<\n>")
	f.Add(`<worksheet><sheetData/><mergeCells><mergeCell ref="A1:C9"/></mergeCells></worksheet>`, "B3", "")
	f.Fuzz(func(t *testing.T, sheet, cell, note string) {
		before := small(t, sheet)
		after, err := book.Correct(before, []book.Fault{{Sheet: "台账&表", Cell: cell, Note: note}})
		if err != nil {
			return
		}
		checkUntouched(t, before, after)
		if _, err := book.Amend(before, []book.Amendment{{Sheet: "台账&表", Cell: cell, Text: note}}); err != nil {
			t.Errorf("corrected but not amended: %v", err)
		}
	})
}
