package main

import (
	"net/http"
	"path/filepath"
	"strings"
	"testing"

	"nianlun/queries"
	"nianlun/queries/terms"
	sampledata "nianlun/sample-data"
	"nianlun/server/web"
)

// TestNumbersAgree follows three totals of one sample unit from what its files add up to
// through the command line, the page and the draft.
func TestNumbersAgree(t *testing.T) {
	t.Parallel()
	const unit = "砚江市第七中学工会"
	want := sampleTotals(t, unit, 2025)
	db := loadSampleUnit(t, unit)

	shownFigures := map[terms.Measure]terms.Figure{}
	for _, f := range show(t, "overview", "--db", db, "--unit", unit, "--year", "2025").Figures {
		if ask, err := terms.ParseAsk(f.Key); err == nil && len(ask.By) == 0 && ask.Period == terms.Year(2025) {
			shownFigures[f.Measure] = f
		}
	}
	page := pageOf(t, db, unit)
	draft := nianlun(t, "draft", "--db", db, "--unit", unit, "--year", "2025", "--format", "md")
	for measure, total := range map[terms.Measure]float64{
		terms.ActivityCount: float64(want.Activities), terms.PersonTimes: float64(want.PersonTimes), terms.SpendingTotal: float64(want.SpendingFen) / 100,
	} {
		f := shownFigures[measure]
		if !f.IsKnown() || *f.Value != total {
			t.Errorf("show overview: %s = %s, the files add up to %v", measure, f.Shown, total)
			continue
		}
		if !strings.Contains(page, ">"+f.Shown+"</a>") {
			t.Errorf("the page does not link %s as %s", measure, f.Shown)
		}
		if !strings.Contains(draft.out, f.Shown) {
			t.Errorf("the draft does not say %s as %s:\n%s", measure, f.Shown, draft.out)
		}
	}
}

func sampleTotals(t *testing.T, unit string, year int) sampledata.UnitTotals {
	t.Helper()
	totals, err := sampledata.Sums()
	if err != nil {
		t.Fatal(err)
	}
	for _, u := range totals.Units {
		if u.Unit == unit && u.Year == year {
			return u
		}
	}
	t.Fatalf("no totals of %s in %d", unit, year)
	return sampledata.UnitTotals{}
}

// loadSampleUnit loads one unit's sample files and returns the path of the database.
func loadSampleUnit(t *testing.T, unit string) string {
	t.Helper()
	d := newDemo(t, filepath.Join(t.TempDir(), "x.duckdb"))
	if err := d.open(t.Context(), false); err != nil {
		t.Fatal(err)
	}
	site, err := newSite(d.w, true)
	if err != nil {
		t.Fatal(err)
	}
	d.site, d.left = site, nil
	for _, f := range d.all {
		if f.Unit == unit {
			d.left = append(d.left, f)
		}
	}
	d.load(t.Context())
	if err := d.db.Close(); err != nil {
		t.Fatal(err)
	}
	return d.path
}

func pageOf(t *testing.T, path, unit string) string {
	t.Helper()
	db, err := queries.Open(t.Context(), path, queries.Options{})
	if err != nil {
		t.Fatal(err)
	}
	found, err := db.FindUnit(t.Context(), terms.OwnerViewer(), unit, 20251231)
	if err != nil {
		t.Fatal(err)
	}
	site, err := newSite(newDemo(t, path).w, false)
	if err != nil {
		t.Fatal(err)
	}
	site.Attach(db)
	site.Report(web.Progress{Ready: true})
	w := fetch(t, site, "/?year=2025&unit="+found.Key)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if w.Code != http.StatusOK {
		t.Fatalf("status %d: %s", w.Code, w.Body)
	}
	return w.Body.String()
}
