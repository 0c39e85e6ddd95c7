package word_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianlun/ingest/word"
)

const ns = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"`

// docx builds a document from its parts; body is the inside of w:body.
func docx(tb testing.TB, body string, parts map[string]string) []byte {
	tb.Helper()
	all := map[string]string{
		"_rels/.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
			`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/document.xml": `<?xml version="1.0" encoding="UTF-8"?><w:document ` + ns + `><w:body>` + body + `</w:body></w:document>`,
	}
	for name, content := range parts {
		all[name] = content
	}
	return pack(tb, all)
}

func pack(tb testing.TB, parts map[string]string) []byte {
	tb.Helper()
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for name, content := range parts {
		w, err := z.Create(name)
		if err != nil {
			tb.Fatal(err)
		}
		if _, err := w.Write([]byte(content)); err != nil {
			tb.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		tb.Fatal(err)
	}
	return buf.Bytes()
}

func para(text string) string {
	return `<w:p><w:r><w:t xml:space="preserve">` + text + `</w:t></w:r></w:p>`
}

func listed(num, level, text string) string {
	return `<w:p><w:pPr><w:numPr><w:ilvl w:val="` + level + `"/><w:numId w:val="` + num + `"/></w:numPr></w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
}

func styled(style, text string) string {
	return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
}

func lvl(level, format, text string) string {
	return `<w:lvl w:ilvl="` + level + `"><w:start w:val="1"/><w:numFmt w:val="` + format + `"/><w:lvlText w:val="` + text + `"/></w:lvl>`
}

func numbering(abstract, nums string) map[string]string {
	return map[string]string{"word/numbering.xml": `<w:numbering ` + ns + `>` + abstract + nums + `</w:numbering>`}
}

func read(t *testing.T, data []byte) word.Document {
	t.Helper()
	doc, err := word.Read(data)
	if err != nil {
		t.Fatalf("Read: %v", err)
	}
	return doc
}

func lines(d word.Document) []string {
	return strings.Split(strings.TrimRight(d.Text(), "\n"), "\n")
}

func TestOutlineNumbersAreComputed(t *testing.T) {
	t.Parallel()
	abstract := `<w:abstractNum w:abstractNumId="0">` + lvl("0", "chineseCountingThousand", "%1、") + lvl("1", "chineseCounting", "（%2）") +
		lvl("2", "decimal", "%3.") + lvl("3", "decimalEnclosedCircleChinese", "%4") + `</w:abstractNum>`
	body := listed("1", "0", "组织建设") + listed("1", "1", "建家") + listed("1", "2", "评星级") + listed("1", "3", "自查") + listed("1", "3", "互查") +
		listed("1", "2", "建书屋") + listed("1", "1", "换届") + listed("1", "2", "筹备") + listed("1", "0", "文体活动") + listed("1", "1", "球赛")
	got := lines(read(t, docx(t, body, numbering(abstract, `<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`))))
	want := []string{"一、组织建设", "（一）建家", "1. 评星级", "①自查", "②互查", "2. 建书屋", "（二）换届", "1. 筹备", "二、文体活动", "（一）球赛"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("text (-want +got):\n%s", diff)
	}
}

func TestListsRestartAndContinue(t *testing.T) {
	t.Parallel()
	abstract := `<w:abstractNum w:abstractNumId="7">` + lvl("0", "decimal", "%1、") + `</w:abstractNum>`
	nums := `<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>` +
		`<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`
	body := listed("1", "0", "甲") + para("中间一段") + listed("1", "0", "乙") + listed("2", "0", "丙") + listed("2", "0", "丁") + listed("0", "0", "无号")
	got := lines(read(t, docx(t, body, numbering(abstract, nums))))
	want := []string{"1、甲", "中间一段", "2、乙", "1、丙", "2、丁", "无号"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("text (-want +got):\n%s", diff)
	}
}

func TestStylesCarryNumbers(t *testing.T) {
	t.Parallel()
	parts := numbering(`<w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:pStyle w:val="H1"/><w:lvlText w:val="%1、"/></w:lvl>`+
		`<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="H2"/><w:isLgl/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>`,
		`<w:num w:numId="5"><w:abstractNumId w:val="3"/></w:num>`)
	parts["word/styles.xml"] = `<w:styles ` + ns + `><w:style w:type="paragraph" w:default="1" w:styleId="N"/>` +
		`<w:style w:type="paragraph" w:styleId="H1"><w:basedOn w:val="N"/><w:pPr><w:outlineLvl w:val="0"/><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="H2"><w:basedOn w:val="H1"/><w:pPr><w:outlineLvl w:val="1"/><w:numPr><w:ilvl w:val="1"/><w:numId w:val="5"/></w:numPr></w:pPr></w:style></w:styles>`
	doc := read(t, docx(t, styled("H1", "帮扶")+styled("H2", "走访")+styled("H2", "慰问")+styled("H1", "宣传")+styled("H2", "简报"), parts))
	if diff := cmp.Diff([]string{"一、帮扶", "1.1 走访", "1.2 慰问", "二、宣传", "2.1 简报"}, lines(doc)); diff != "" {
		t.Errorf("text (-want +got):\n%s", diff)
	}
	if got := doc.Blocks[1]; got.Level != 2 || got.Number != "1.1" {
		t.Errorf("second block = %+v, want level 2 and number 1.1", got)
	}
}

func TestFormats(t *testing.T) {
	t.Parallel()
	cases := map[string][]string{ // format -> numbers 1, 10, 11, 20, 21
		"decimal":                    {"1", "10", "11", "20", "21"},
		"decimalZero":                {"01", "10", "11", "20", "21"},
		"chineseCounting":            {"一", "十", "十一", "二十", "二十一"},
		"ideographDigital":           {"一", "一〇", "一一", "二〇", "二一"},
		"chineseLegalSimplified":     {"壹", "壹拾", "壹拾壹", "贰拾", "贰拾壹"},
		"decimalEnclosedCircle":      {"①", "⑩", "⑪", "⑳", "21"},
		"decimalFullWidth":           {"１", "１０", "１１", "２０", "２１"},
		"ideographTraditional":       {"甲", "癸", "11", "20", "21"},
		"lowerLetter":                {"a", "j", "k", "t", "u"},
		"upperRoman":                 {"I", "X", "XI", "XX", "XXI"},
		"a format of the year 2040!": {"1", "10", "11", "20", "21"},
	}
	for format, want := range cases {
		t.Run(format, func(t *testing.T) {
			t.Parallel()
			abstract := `<w:abstractNum w:abstractNumId="0">` + lvl("0", format, "%1、") + `</w:abstractNum>`
			body := strings.Repeat(listed("1", "0", "项"), 21)
			got := lines(read(t, docx(t, body, numbering(abstract, `<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`))))
			for i, n := range []int{1, 10, 11, 20, 21} {
				if got[n-1] != want[i]+"、项" {
					t.Errorf("number %d = %q, want %q", n, got[n-1], want[i]+"、项")
				}
			}
		})
	}
}

func TestTables(t *testing.T) {
	t.Parallel()
	tc := func(props, text string) string { return `<w:tc><w:tcPr>` + props + `</w:tcPr>` + text + `</w:tc>` }
	body := para("月历") + `<w:tbl><w:tr>` + tc("", para("月份")) + tc("", para("活动")) + tc("", para("对象")) + `</w:tr>` +
		`<w:tr>` + tc(`<w:vMerge w:val="restart"/>`, para("三月")) + tc("", para("健步走")+para("读书会")) + tc("", para("会员")) + `</w:tr>` +
		`<w:tr>` + tc(`<w:vMerge/>`, `<w:p/>`) + tc(`<w:gridSpan w:val="2"/>`, para("座谈会")) + `</w:tr></w:tbl>` + para("完")
	got := lines(read(t, docx(t, body, nil)))
	want := []string{"月历", "月份 | 活动 | 对象", "三月 | 健步走；读书会 | 会员", "三月 | 座谈会 | ", "完"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("text (-want +got):\n%s", diff)
	}
}

func TestWhatPeopleSee(t *testing.T) {
	t.Parallel()
	body := `<w:p><w:r><w:t>留下</w:t></w:r><w:del><w:r><w:delText>删去</w:delText></w:r></w:del><w:ins><w:r><w:t>补上</w:t></w:r></w:ins>` +
		`<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink>` +
		`<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:tab/><w:t>后</w:t><w:br/><w:t>下一行</w:t></w:r></w:p>` +
		`<w:sdt><w:sdtContent>` + para("控件里") + `</w:sdtContent></w:sdt>` +
		`<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>` + para("文本框") + `</w:txbxContent></w:drawing></mc:Choice>` +
		`<mc:Fallback><w:pict><w:txbxContent>` + para("文本框") + `</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`
	got := lines(read(t, docx(t, body, nil)))
	want := []string{"留下补上链接\t后", "下一行", "控件里", "", "文本框"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("text (-want +got):\n%s", diff)
	}
}

func TestBadFilesSayWhatToDo(t *testing.T) {
	t.Parallel()
	ole := append([]byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}, make([]byte, 600)...)
	locked := append(bytes.Clone(ole), []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")...)
	whole := docx(t, para("计划"), nil)
	cases := []struct {
		name string
		data []byte
		want string
	}{
		{"empty", nil, "空的"},
		{"old doc", ole, "另存为 .docx"},
		{"encrypted", locked, "取消密码"},
		{"rtf", []byte(`{\rtf1 x}`), "RTF"},
		{"text", []byte("一、计划"), "不是 Word"},
		{"cut short", whole[:len(whole)/2], "已损坏"},
		{"a workbook", pack(t, map[string]string{"xl/workbook.xml": "<a/>"}), "不是 Word"},
		{"broken xml", pack(t, map[string]string{"word/document.xml": "<w:document><w:body><w:p>"}), "已损坏"},
		{"scanned", docx(t, `<w:p/>`, nil), "没有文字"},
		{"bomb", docx(t, para(strings.Repeat("工", 20<<20)), nil), "太大"},
		{"deep", docx(t, strings.Repeat("<w:sdt>", 5000)+strings.Repeat("</w:sdt>", 5000), nil), "太大"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			_, err := word.Read(c.data)
			var fe *word.FileError
			if !errors.As(err, &fe) || !strings.Contains(fe.Message, c.want) {
				t.Errorf("Read = %v, want a *FileError with %q", err, c.want)
			}
		})
	}
}

func TestBrokenNumberingKeepsText(t *testing.T) {
	t.Parallel()
	got := lines(read(t, docx(t, listed("1", "0", "甲"), map[string]string{"word/numbering.xml": "<w:numbering"})))
	if diff := cmp.Diff([]string{"甲"}, got); diff != "" {
		t.Errorf("text (-want +got):\n%s", diff)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(para("一段"))
	f.Add(listed("1", "0", "甲"))
	f.Add(`<w:tbl><w:tr><w:tc>` + para("格") + `</w:tc></w:tr></w:tbl>`)
	f.Fuzz(func(t *testing.T, body string) {
		doc, err := word.Read(docx(t, body, nil))
		var fe *word.FileError
		if err != nil && !errors.As(err, &fe) {
			t.Errorf("Read: %v is no *FileError", err)
		}
		if err == nil && strings.TrimSpace(doc.Text()) == "" {
			t.Error("Read gave an empty document without saying so")
		}
	})
}
