package queries_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianlun/queries/terms"
)

// As of a day before the period begins nobody was reached and nobody missed.
func TestNobodyIsMissedBeforeThePeriodBegins(t *testing.T) {
	t.Parallel()
	db := federation(t)
	sc := scope("城北小学")
	sc.AsOf = terms.NewDate(2024, 12, 31)
	people, err := db.Unreached(t.Context(), owner, sc)
	if err != nil || len(people) != 0 {
		t.Errorf("%d people are missed before the year begins: %v", len(people), err)
	}
	rows, err := db.Reach(t.Context(), owner, sc)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		for _, f := range []terms.Figure{r.ByName, r.ByMass, r.ByNone, r.Unknown, r.Coverage} {
			if f.IsKnown() || f.Why != "这段时间还没有开始" {
				t.Errorf("%s is told as %s (%s)", f.Key, f.Shown, f.Why)
			}
		}
	}
	sc.AsOf = terms.NewDate(2025, 1, 1)
	if people, err = db.Unreached(t.Context(), owner, sc); err != nil || len(people) == 0 {
		t.Errorf("on the first day %d people are listed: %v", len(people), err)
	}
}

// Gaps are the kinds and months nothing was handed in for, up to the day of the answer.
func TestGapsAreWhatNoFileCovers(t *testing.T) {
	t.Parallel()
	db := federation(t)
	sc := scope("城南中学")
	of := func(kind terms.Kind) (periods []terms.Period) {
		missing, err := db.Gaps(t.Context(), owner, sc)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range missing {
			if m.Kind == kind {
				periods = append(periods, m.Period)
			}
		}
		return periods
	}
	if diff := cmp.Diff([]terms.Period{terms.Year(2025)}, of(terms.Visits)); diff != "" {
		t.Errorf("visits (-want +got):\n%s", diff)
	}
	sc.AsOf = terms.NewDate(2025, 6, 30)
	if diff := cmp.Diff([]terms.Period{terms.Months(2025, 1, 6)}, of(terms.Visits)); diff != "" {
		t.Errorf("visits at the end of June (-want +got):\n%s", diff)
	}
	sc.AsOf = terms.NewDate(2024, 12, 31)
	if got := of(terms.Visits); got != nil {
		t.Errorf("before the year begins: %v", got)
	}
	if _, err := db.Gaps(t.Context(), terms.Viewer{Role: terms.Officer, Units: []string{"城北小学"}}, sc); err == nil {
		t.Error("another unit's officer is told the gaps")
	}
}
