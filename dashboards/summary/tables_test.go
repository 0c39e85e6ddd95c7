package summary_test

import (
	"slices"
	"strings"
	"testing"

	"nianlun/dashboards/summary"
)

// A workbook gets numbers where the draft shows figures, and days as words.
func TestTables(t *testing.T) {
	d := summary.Write(rich(), summary.Options{})
	tables := d.Tables()
	if len(tables) < 2 {
		t.Fatalf("%d tables", len(tables))
	}
	at := slices.IndexFunc(tables, func(x summary.PlainTable) bool { return x.Title == "活动一览表" })
	if at < 0 {
		t.Fatal("no activities")
	}
	acts := tables[at]
	people := slices.IndexFunc(acts.Head, func(h string) bool { return strings.HasPrefix(h, "参加") })
	if acts.Head[people] != "参加（人次）" {
		t.Errorf("head %q", acts.Head)
	}
	numbers := 0
	for i, row := range acts.Rows {
		if n := row[0].Number; n == nil || *n != float64(i+1) {
			t.Errorf("row %d is numbered %+v", i+1, row[0])
		}
		if row[1].Number != nil || row[1].Text == "" {
			t.Errorf("the day is %+v", row[1])
		}
		if c := row[people]; c.Number != nil {
			numbers++
		} else if c.Text != "" {
			t.Errorf("what is not known is told: %+v", c)
		}
	}
	if numbers < 3 {
		t.Errorf("%d numbers", numbers)
	}
	for _, p := range []string{"段家毅"} {
		for _, x := range tables {
			for _, row := range x.Rows {
				if slices.ContainsFunc(row, func(c summary.TableCell) bool { return strings.Contains(c.Text, p) }) {
					t.Errorf("a name stands in %s", x.Title)
				}
			}
		}
	}
}
