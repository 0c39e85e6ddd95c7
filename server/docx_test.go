package main

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestWordDraft takes a draft through Word: written, verified, changed by hand, overtaken
// by data.
func TestWordDraft(t *testing.T) {
	t.Parallel()
	db, dir := loaded(t)
	out := filepath.Join(dir, "总结.docx")
	if got := nianlun(t, "draft", "--db", db, "--unit", "甲局工会", "--year", "2025", "--format", "docx", "-o", out); got.code != exitOK {
		t.Fatalf("draft: %+v", got)
	}
	forged := changedWord(t, out, ">90人次<", ">96人次<")
	check := func(what, file string, code int, says string) {
		t.Helper()
		if got := nianlun(t, "verify", file, "--db", db); got.code != code || !strings.Contains(got.out, says) {
			t.Errorf("%s: %+v, want exit %d and %q", what, got, code, says)
		}
	}
	check("untouched", out, exitOK, "数据也没有变")
	check("changed", forged, exitAltered, "数字“90人次”被改成了“96人次”")
	if got := nianlun(t, "import", "--db", db, "--unit", "甲局工会", write(t, dir, "补报.csv", strings.ReplaceAll(ledger, "A2,职工篮球赛,2025-05-20,48", "A2,职工篮球赛,2025-05-20,58"))); got.code != exitOK {
		t.Fatalf("second import: %+v", got)
	}
	check("overtaken", out, exitDataChanged, "“48人次”现在应为“58人次”")
	check("changed and overtaken", forged, exitBoth, "“90人次”现在应为“100人次”")
	if got := nianlun(t, "verify", write(t, dir, "别的.docx", "PK")); got.code != exitFailed || !strings.Contains(got.err, "不是年轮写出的总结") {
		t.Errorf("something else: %+v", got)
	}
}

// changedWord writes the document beside itself with the text replaced.
func changedWord(t *testing.T, path, from, to string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range z.File {
		part, err := w.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name == "word/document.xml" {
			if !bytes.Contains(text, []byte(from)) {
				t.Fatalf("no %s in the document", from)
			}
			text = bytes.ReplaceAll(text, []byte(from), []byte(to))
		}
		if _, err := part.Write(text); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return write(t, filepath.Dir(path), "改过.docx", b.String())
}
