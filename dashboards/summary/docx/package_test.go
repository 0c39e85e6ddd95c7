package docx_test

import (
	"archive/zip"
	"bytes"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// Word opens a package without repair when its parts are found and told apart: types
// first, one time, each part typed and reached, each reference answered.
func TestPackage(t *testing.T) {
	data := written(t, sample())
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	if z.File[0].Name != "[Content_Types].xml" {
		t.Errorf("the first part is %s", z.File[0].Name)
	}
	var names []string
	for _, f := range z.File {
		names = append(names, f.Name)
		if !f.Modified.Equal(z.File[0].Modified) {
			t.Errorf("%s has a time of its own", f.Name)
		}
	}
	parts := entries(t, data)
	typed(t, parts)
	reached := []string{"[Content_Types].xml"}
	for _, name := range names {
		if strings.HasSuffix(name, ".rels") {
			reached = append(append(reached, name), targets(t, name, parts)...)
		}
	}
	for _, name := range names {
		if !slices.Contains(reached, name) {
			t.Errorf("nothing points at %s", name)
		}
	}
}

// typed holds that every part is of a declared type, and every declared part is there.
func typed(t *testing.T, parts map[string]string) {
	t.Helper()
	types := parts["[Content_Types].xml"]
	for name := range parts {
		known := strings.Contains(types, `PartName="/`+name+`"`) || strings.Contains(types, `Extension="`+strings.TrimPrefix(path.Ext(name), ".")+`"`)
		if !known && name != "[Content_Types].xml" {
			t.Errorf("%s has no content type", name)
		}
		if strings.HasPrefix(name, "word/") && path.Ext(name) == ".xml" && !strings.Contains(types, `PartName="/`+name+`"`) {
			t.Errorf("%s is typed by its ending only", name)
		}
	}
	for _, m := range regexp.MustCompile(`PartName="/([^"]*)"`).FindAllStringSubmatch(types, -1) {
		if _, ok := parts[m[1]]; !ok {
			t.Errorf("%s is typed but not there", m[1])
		}
	}
}

// targets returns the parts a .rels part points at; ids must be single, and those its
// part uses must be among them.
func targets(t *testing.T, name string, parts map[string]string) []string {
	t.Helper()
	dir, file := path.Split(name)
	owner := path.Join(path.Dir(path.Clean(dir)), strings.TrimSuffix(file, ".rels"))
	var list []string
	ids := map[string]bool{}
	for _, m := range regexp.MustCompile(`<Relationship Id="([^"]*)" Type="[^"]*" Target="([^"]*)"/>`).FindAllStringSubmatch(parts[name], -1) {
		target := path.Join(path.Dir(owner), m[2])
		if _, ok := parts[target]; !ok || ids[m[1]] {
			t.Errorf("%s: %s points at %s, which is missing, or stands twice", name, m[1], target)
		}
		ids[m[1]] = true
		list = append(list, target)
	}
	for _, m := range regexp.MustCompile(` r:id="([^"]*)"`).FindAllStringSubmatch(parts[owner], -1) {
		if !ids[m[1]] {
			t.Errorf("%s uses %s, which %s lacks", owner, m[1], name)
		}
	}
	return list
}

// What Word and WPS are known to mind beyond the schema.
func TestWordIsPleased(t *testing.T) {
	parts := unzipped(t, written(t, sample()))
	doc := parts[document]
	for what, pattern := range map[string]string{"control": `<w:id w:val="(\d+)"/>`, "drawing": `<wp:docPr id="(\d+)"`} {
		seen := map[string]bool{}
		for _, m := range regexp.MustCompile(pattern).FindAllStringSubmatch(doc, -1) {
			if seen[m[1]] || len(m[1]) > 9 || m[1] == "0" {
				t.Errorf("id %s of a %s is not its own", m[1], what)
			}
			seen[m[1]] = true
		}
		if len(seen) == 0 {
			t.Errorf("no %s", what)
		}
	}
	for _, m := range regexp.MustCompile(`<w:(?:tag|alias) w:val="([^"]*)"`).FindAllStringSubmatch(doc, -1) {
		if n := len([]rune(m[1])); n == 0 || n > 64 {
			t.Errorf("a control is named %q", m[1])
		}
	}
	if regexp.MustCompile(`<w:sdtContent>(?:</|<w:p)`).MatchString(doc) {
		t.Error("a control in a line holds no run")
	}
	for name, text := range parts {
		for _, m := range regexp.MustCompile(`mc:Ignorable="([^"]*)"`).FindAllStringSubmatch(text, -1) {
			for prefix := range strings.FieldsSeq(m[1] + " mc") {
				if !strings.Contains(text, " xmlns:"+prefix+`="`) {
					t.Errorf("%s: %s is not declared", name, prefix)
				}
			}
		}
		if strings.Contains(text, "Theme=") {
			t.Errorf("%s asks for a theme font, and there is no theme", name)
		}
	}
	for part, wants := range map[string][]string{
		"word/settings.xml":      {`<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>`},
		"word/styles.xml":        {`<w:lang w:val="en-US" w:eastAsia="zh-CN"`, `<w:style w:type="paragraph" w:default="1"`, `w:styleId="Heading4"`},
		"word/footer1.xml":       {`w:fldCharType="separate"/></w:r>`},
		"word/charts/chart1.xml": {`<c:autoUpdate val="0"/>`},
	} {
		for _, want := range wants {
			if !strings.Contains(parts[part], want) {
				t.Errorf("%s lacks %s", part, want)
			}
		}
	}
	for _, m := range regexp.MustCompile(`<w:pStyle w:val="([^"]*)"`).FindAllStringSubmatch(doc, -1) {
		if !strings.Contains(parts["word/styles.xml"], `w:styleId="`+m[1]+`"`) {
			t.Errorf("style %s is not there", m[1])
		}
	}
	if at := strings.Index(doc, "附件："); at < 0 || at > strings.Index(doc, `"Signature"`) || !strings.Contains(doc, `<w:pStyle w:val="Annex"/>`) {
		t.Error("the annexes are not listed before the signature")
	}
}
