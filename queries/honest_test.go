package queries_test

import (
	"slices"
	"testing"

	"nianlun/queries/queriestest"
	"nianlun/queries/terms"
)

// A provisional group's activity log names money the unit's ledger has booked already.
func TestSpendingIsNeverCountedTwice(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	load(t, db, intake("支出.xlsx", table(t, terms.Spending, "date summary amount", "2025-03-05|茶话会|100", "2025-03-20|一分会登山|500")))
	load(t, db, intake("一分会.xlsx", table(t, terms.Activities, "unit title start spend", "一分会|登山|2025-03-18|500")))
	unit, err := db.FindUnit(t.Context(), terms.OwnerViewer(), intake("").Unit, terms.NewDate(2025, 12, 31))
	if err != nil {
		t.Fatal(err)
	}
	f, err := db.Figure(t.Context(), terms.OwnerViewer(), terms.Ask{Measure: terms.SpendingTotal, Unit: unit.Key, Period: terms.Year(2025)})
	if err != nil || !f.IsKnown() || *f.Value != 600 {
		t.Errorf("spending %s (%v), want 600元", f.Shown, err)
	}
}

// A December beside a whole year tells growth where only files are missing.
func TestLastYearIsComparableOnlyWhenWhole(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		last terms.Period
		want bool
	}{
		"only December":  {terms.Months(2024, 12, 1), false},
		"the whole year": {terms.Year(2024), true},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			db := queriestest.NewDB(t)
			before := table(t, terms.Activities, "title start", "联欢|2024-12-20")
			before.Span = tt.last
			now := table(t, terms.Activities, "title start", "联欢|2025-12-20", "登山|2025-04-20")
			now.Span = terms.Year(2025)
			load(t, db, intake("2024.xlsx", before))
			load(t, db, intake("2025.xlsx", now))
			unit, err := db.FindUnit(t.Context(), terms.OwnerViewer(), intake("").Unit, terms.NewDate(2025, 12, 31))
			if err != nil {
				t.Fatal(err)
			}
			f, err := db.Facts(t.Context(), terms.OwnerViewer(), scope(unit.Key))
			if err != nil {
				t.Fatal(err)
			}
			if got := slices.Contains(f.Comparable, terms.ActivityCount); got != tt.want {
				t.Errorf("comparable %v, want %v", got, tt.want)
			}
		})
	}
}
