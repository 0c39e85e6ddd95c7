package summary_test

import (
	"strings"
	"testing"

	"nianlun/dashboards/summary"
)

// The annex of sources lists each figure of the text once, with its number, and tells of
// no file; nobody who does not ask for it gets it.
func TestSources(t *testing.T) {
	const title = "数据来源表"
	if text := summary.Write(rich(), summary.Options{}).Markdown(); strings.Contains(text, title) {
		t.Error("an annex nobody asked for")
	}
	d := summary.Write(rich(), summary.Options{Sources: true})
	body, table, found := strings.Cut(d.Markdown(), "**"+title+"**")
	if !found {
		t.Fatalf("no annex:\n%s", d.Markdown())
	}
	for _, file := range []string{".xlsx", "Sheet1"} {
		if strings.Contains(table, file) {
			t.Errorf("the annex names %s", file)
		}
	}
	text, _, _ := strings.Cut(body, "附件：")
	listed := 0
	for _, e := range d.Ledger {
		switch n := strings.Count(table, "| "+e.ID+" |"); {
		case n > 1:
			t.Errorf("%s stands %d times", e.ID, n)
		case n == 1:
			listed++
			if !strings.Contains(text, e.Shown) && !strings.Contains(text, summary.Told(e.Figure, "yuan")) {
				t.Errorf("%s is listed and not told", e.Shown)
			}
		}
	}
	if listed < 30 {
		t.Errorf("only %d figures are listed", listed)
	}
	for _, s := range tableNumerals(d, title) {
		t.Errorf("word %q holds a numeral", s)
	}
}

// tableNumerals are the words of a table that hold numerals.
func tableNumerals(d summary.Draft, title string) (found []string) {
	for _, b := range d.Blocks {
		if b.Kind != summary.Table || summary.Text(b.Spans) != title {
			continue
		}
		for _, r := range b.Rows {
			for _, c := range r {
				for _, s := range c {
					if s.Kind == summary.Word && numeral.MatchString(idioms.Replace(s.Text)) {
						found = append(found, s.Text)
					}
				}
			}
		}
	}
	return found
}
