package sampledata_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	sampledata "nianlun/sample-data"
)

// TestReadme holds the README's table to totals.json.
func TestReadme(t *testing.T) {
	t.Parallel()
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	sums, err := sampledata.Sums()
	if err != nil {
		t.Fatal(err)
	}
	for _, u := range sums.Units {
		row := tableRow(u)
		if u.Members+u.Activities > 0 && !strings.Contains(string(readme), row) {
			t.Errorf("README.md lacks the row\n%s", row)
		}
	}
}

func tableRow(u sampledata.UnitTotals) string {
	yuan := func(fen int64) string { return fmt.Sprintf("%.2f", float64(fen)/100) }
	return fmt.Sprintf("| %s | %d | %d | %d | %d | %s | %d | %s | %d | %d | %d | %d |", u.Unit, u.Year, u.Members, u.Activities, u.PersonTimes,
		yuan(u.SpendingFen), u.Visits, yuan(u.VisitFen+u.GoodsFen), u.Events, u.Proposals, u.Honors, u.PlanItems)
}

// TestList checks order, names and that every file of the totals is there.
func TestList(t *testing.T) {
	t.Parallel()
	list, err := sampledata.List()
	if err != nil {
		t.Fatal(err)
	}
	if got := list[0].Name; got != "砚江市工会单位名册.xlsx" {
		t.Errorf("the first file is %s, want the unit register", got)
	}
	seen := map[string]bool{}
	rolls := true
	for _, f := range list[1:] {
		roll := strings.Contains(f.Name, "名册")
		if roll && !rolls {
			t.Errorf("%s comes after other files", f.Path)
		}
		rolls = roll
	}
	for _, f := range list {
		seen[f.Path] = true
		if len(f.Data) == 0 || f.Unit == "" || f.Year < 2024 || f.Year > 2025 {
			t.Errorf("%s: %d bytes, unit %q, year %d", f.Path, len(f.Data), f.Unit, f.Year)
		}
	}
	sums, err := sampledata.Sums()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range sums.Files {
		if !seen[f.Path] {
			t.Errorf("%s stands in the totals and is not listed", f.Path)
		}
	}
}
