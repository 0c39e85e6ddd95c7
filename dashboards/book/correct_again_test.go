package book_test

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianlun/dashboards/book"
)

// TestCorrectAgain marks a workbook, then what came of it: a cell that is mended loses its
// colour, one that is still wrong has the new note instead of the old, and notes of others
// stay as they are.
func TestCorrectAgain(t *testing.T) {
	t.Parallel()
	fault := func(cell, note, mark string) book.Fault {
		return book.Fault{Sheet: "Sheet1", Cell: cell, Note: note, Mark: mark}
	}
	before := noted(t)
	first, err := book.Correct(before, []book.Fault{fault("A3", "缺姓名", "1-ab"), fault("B3", "不是数字", "1-ab")})
	if err != nil {
		t.Fatal(err)
	}
	second, err := book.Correct(first, []book.Fault{fault("B3", "还不是数字", "2-cd")})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"1-ab", "2-cd"}, book.SignedBy(second)); diff != "" {
		t.Errorf("signed (-want +got):\n%s", diff)
	}
	if got := book.SignedBy(before); got != nil {
		t.Errorf("before it was signed by %v", got)
	}
	f := opened(t, second)
	if got := noteOf(t, f, "Sheet1", "A3"); strings.Contains(got, "缺姓名") || !strings.Contains(got, "这次没有了") {
		t.Errorf("the mended cell says %q", got)
	}
	if got := noteOf(t, f, "Sheet1", "B3"); !strings.Contains(got, "还不是数字") || strings.Contains(got, "\n不是数字") || strings.Count(got, "不是数字") != 1 {
		t.Errorf("the cell that is still wrong says %q", got)
	}
	if got := noteOf(t, f, "Sheet1", "A1"); !strings.Contains(got, "填真名") {
		t.Errorf("somebody's own note says %q", got)
	}
	for cell, want := range map[string]string{"A3": "", "B3": faultColour} {
		if got := fillOf(t, f, "Sheet1", cell); got != want {
			t.Errorf("%s: fill %q, want %q", cell, got, want)
		}
	}
}

// TestAMarkIsInTheNotesToo has a program that forgets who wrote a note, as LibreOffice does.
func TestAMarkIsInTheNotesToo(t *testing.T) {
	t.Parallel()
	data, err := book.Correct(noted(t), []book.Fault{{Sheet: "Sheet1", Cell: "A3", Note: "缺姓名", Mark: "92-bcf799a2c6"}})
	if err != nil {
		t.Fatal(err)
	}
	saved := rewritten(t, data, "xl/comments", func(part string) string {
		part = strings.ReplaceAll(part, "<author>年轮 92-bcf799a2c6</author>", "<author> </author>")
		return strings.ReplaceAll(part, "更正编号 92-bcf799a2c6", `更正编号 </t></r><r><t>92-bcf799a2c6`)
	})
	if diff := cmp.Diff([]string{"92-bcf799a2c6"}, book.SignedBy(saved)); diff != "" {
		t.Errorf("signed (-want +got):\n%s", diff)
	}
}

// TestCorrectAgainAfterAProgramForgotWhoWrote: a workbook saved by such a program is marked
// anew as one that remembers, and what somebody else wrote above our note stays.
func TestCorrectAgainAfterAProgramForgotWhoWrote(t *testing.T) {
	t.Parallel()
	fault := func(cell, note, mark string) book.Fault {
		return book.Fault{Sheet: "Sheet1", Cell: cell, Note: note, Mark: mark}
	}
	first, err := book.Correct(noted(t), []book.Fault{fault("A1", "不是标题", "1-ab"), fault("A3", "缺姓名", "1-ab"), fault("B3", "不是数字", "1-ab")})
	if err != nil {
		t.Fatal(err)
	}
	names := regexp.MustCompile(`<author>[^<]*</author>`)
	saved := rewritten(t, first, "xl/comments", func(part string) string { return names.ReplaceAllString(part, "<author> </author>") })
	second, err := book.Correct(saved, []book.Fault{fault("A1", "还不是标题", "2-cd"), fault("B3", "还不是数字", "2-cd")})
	if err != nil {
		t.Fatal(err)
	}
	f := opened(t, second)
	for cell, want := range map[string]struct {
		says, not []string
		fill      string
	}{
		"A1": {[]string{"填真名", "还不是标题"}, []string{"1-ab"}, faultColour},
		"A3": {[]string{"这次没有了"}, []string{"缺姓名", "1-ab"}, ""},
		"B3": {[]string{"还不是数字"}, []string{"1-ab"}, faultColour},
	} {
		note := noteOf(t, f, "Sheet1", cell)
		for _, word := range want.says {
			if strings.Count(note, word) != 1 {
				t.Errorf("%s says %q, want %s once", cell, note, word)
			}
		}
		for _, word := range want.not {
			if strings.Contains(note, word) {
				t.Errorf("%s says %q, want no %s", cell, note, word)
			}
		}
		if got := fillOf(t, f, "Sheet1", cell); got != want.fill {
			t.Errorf("%s: fill %q, want %q", cell, got, want.fill)
		}
	}
}

// rewritten changes the parts of a workbook whose names begin with something.
func rewritten(t *testing.T, workbook []byte, begins string, change func(part string) string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(workbook), int64(len(workbook)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range z.File {
		text, err := fs.ReadFile(z, f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasPrefix(f.Name, begins) {
			text = []byte(change(string(text)))
		}
		part, err := w.Create(f.Name)
		if err == nil {
			_, err = part.Write(text)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
