package book_test

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"nianlun/dashboards/book"
)

// zipOf packs parts in the order given: name, content, name, content.
func zipOf(tb testing.TB, parts ...string) []byte {
	tb.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		f, err := w.Create(parts[i])
		if err == nil {
			_, err = io.WriteString(f, parts[i+1])
		}
		if err != nil {
			tb.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

// entries reads the raw bytes of every entry and, of one part, its text.
func entries(tb testing.TB, data []byte) (names []string, raw map[string][]byte) {
	tb.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		tb.Fatal(err)
	}
	raw = map[string][]byte{}
	for _, f := range z.File {
		r, err := f.OpenRaw()
		if err != nil {
			tb.Fatal(err)
		}
		if raw[f.Name], err = io.ReadAll(r); err != nil {
			tb.Fatal(err)
		}
		names = append(names, f.Name)
	}
	return names, raw
}

func part(tb testing.TB, data []byte, name string) string {
	tb.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		tb.Fatal(err)
	}
	r, err := z.Open(name)
	if err != nil {
		tb.Fatal(err)
	}
	text, err := io.ReadAll(r)
	if err != nil {
		tb.Fatal(err)
	}
	return string(text)
}

// touchable are the parts a correction may change.
func touchable(name string) bool {
	low := strings.ToLower(name)
	return low == "[content_types].xml" || strings.HasSuffix(low, "/styles.xml") || strings.Contains(low, "/worksheets/") ||
		strings.Contains(low, "/comments") || strings.Contains(low, "/vmldrawing")
}

// checkUntouched holds every part that may not change against the original, byte for byte
// as packed, and the order of the parts.
func checkUntouched(tb testing.TB, before, after []byte) {
	tb.Helper()
	names, old := entries(tb, before)
	now, raw := entries(tb, after)
	if len(now) < len(names) {
		tb.Fatalf("parts %v, want at least %v", now, names)
	}
	for i, name := range names {
		if now[i] != name {
			tb.Errorf("part %d is %s, want %s", i, now[i], name)
		}
		if !touchable(name) && !bytes.Equal(old[name], raw[name]) {
			tb.Errorf("%s has changed", name)
		}
	}
	for _, name := range now[len(names):] {
		if !touchable(name) {
			tb.Errorf("%s was added", name)
		}
	}
}

func opened(tb testing.TB, data []byte) *excelize.File {
	tb.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if err := f.Close(); err != nil {
			tb.Error(err)
		}
	})
	return f
}

// noteOf returns what is noted beside a cell.
func noteOf(tb testing.TB, f *excelize.File, sheet, cell string) string {
	tb.Helper()
	all, err := f.GetComments(sheet)
	if err != nil {
		tb.Fatal(err)
	}
	for _, c := range all {
		if c.Cell == cell {
			text := c.Text
			for _, p := range c.Paragraph {
				if !strings.Contains(text, p.Text) {
					text += p.Text
				}
			}
			return text
		}
	}
	return ""
}

func fillOf(tb testing.TB, f *excelize.File, sheet, cell string) string {
	tb.Helper()
	id, err := f.GetCellStyle(sheet, cell)
	if err != nil {
		tb.Fatal(err)
	}
	s, err := f.GetStyle(id)
	if err != nil {
		tb.Fatal(err)
	}
	return strings.Join(s.Fill.Color, " ")
}

const faultColour = "FFE699"

func TestCorrectCorpus(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("../../../shared/corpus/sheets/files/*.xlsx")
	if err != nil || len(files) == 0 {
		t.Skip("no corpus")
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		sheets := opened(t, data).GetSheetList()
		var faults []book.Fault
		for _, s := range sheets {
			for _, cell := range []string{"B3", "A1", "C5", "ZZ9", "D4000"} {
				faults = append(faults, book.Fault{Sheet: s, Cell: cell, Note: "不是数字（现为“甲&乙”）\n请填写<确定>的数字"})
			}
		}
		fixed, err := book.Correct(data, faults)
		if err != nil {
			t.Errorf("%s: %v", filepath.Base(name), err)
			continue
		}
		checkUntouched(t, data, fixed)
		f := opened(t, fixed)
		for _, s := range sheets {
			for _, cell := range []string{"C5", "ZZ9", "D4000"} {
				if got := fillOf(t, f, s, cell); got != faultColour {
					t.Logf("%s %s %s: fill %q", filepath.Base(name), s, cell, got)
				}
				if got := noteOf(t, f, s, cell); got != "不是数字（现为“甲&乙”）\n请填写<确定>的数字" {
					t.Logf("%s %s %s: note %q", filepath.Base(name), s, cell, got)
				}
			}
		}
		if dir := os.Getenv("KEEP"); dir != "" {
			if err := os.WriteFile(filepath.Join(dir, filepath.Base(name)), fixed, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
}
