package docx_test

import (
	"strings"
	"testing"
)

// What prints beside the text is read as well: a number added there is told of, the number
// of the page and words are not.
func TestNumbersBesideTheText(t *testing.T) {
	data := written(t, sample())
	said := func(text string) string { return `<w:p><w:r><w:t>` + text + `</w:t></w:r></w:p>` }
	box := func(text string) string {
		return `<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>` + said(text) + `</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`
	}
	const foot = "word/footer1.xml"
	for name, tt := range map[string]struct {
		part, at, add string
		want          string // in the one message; "" for none
	}{
		"a number in the foot of the page":      {foot, "</w:ftr>", said("另有999人参加"), "另有999人参加"},
		"a number in words":                     {foot, "</w:ftr>", said("另有九百人参加"), "另有九百人参加"},
		"a name in the foot of the page":        {foot, "</w:ftr>", said("内部资料"), ""},
		"the page of pages":                     {foot, "</w:ftr>", `<w:p><w:r><w:t>第</w:t></w:r><w:fldSimple w:instr="PAGE"><w:r><w:t>3</w:t></w:r></w:fldSimple><w:r><w:t>页</w:t></w:r></w:p>`, ""},
		"a text box":                            {document, "<w:sectPr>", box("另有900人"), "另有900人"},
		"a digit by its place in a font":        {document, "<w:sectPr>", `<w:p><w:r><w:sym w:font="Arial" w:char="F039"/><w:t>人</w:t></w:r></w:p>`, "9人"},
		"a sentence in the style of signatures": {document, "<w:sectPr>", `<w:p><w:pPr><w:pStyle w:val="Issue"/></w:pPr><w:r><w:t>另有900人</w:t></w:r></w:p>`, "另有900人"},
		"who signed":                            {document, "<w:sectPr>", `<w:p><w:pPr><w:pStyle w:val="Issue"/></w:pPr><w:r><w:t>签发人：甲 3月1日</w:t></w:r></w:p>`, ""},
	} {
		t.Run(name, func(t *testing.T) {
			v := verdict(t, rezipped(t, data, tt.part, func(s string) string {
				if !strings.Contains(s, tt.at) {
					t.Fatalf("no %s in %s", tt.at, tt.part)
				}
				return strings.Replace(s, tt.at, tt.add+tt.at, 1)
			}))
			switch {
			case tt.want == "" && !v.Intact:
				t.Errorf("got %+v", v.Altered)
			case tt.want != "" && (len(v.Altered) != 1 || !strings.Contains(v.Altered[0].Message, tt.want)):
				t.Errorf("got %+v", v.Altered)
			}
		})
	}
}
