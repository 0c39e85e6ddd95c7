package queries_test

import (
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianlun/queries/terms"
)

// midYear is the year at the end of June.
func midYear(unit string) terms.Scope {
	sc := scope(unit)
	sc.AsOf = terms.NewDate(2025, 6, 30)
	return sc
}

// The year as of the end of June is told as its first half: the same questions with the
// same answers, and nothing that happened later.
func TestNothingLaterThanTheDateIsTold(t *testing.T) {
	t.Parallel()
	db := federation(t)
	for _, unit := range []string{"城北小学", "城北区总工会"} {
		got, err := db.Facts(t.Context(), owner, midYear(unit))
		if err != nil {
			t.Fatal(err)
		}
		half := scope(unit)
		half.Period, half.AsOf = terms.Months(2025, 1, 6), terms.NewDate(2025, 6, 30)
		want, err := db.Facts(t.Context(), owner, half)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want.Totals, got.Totals); diff != "" {
			t.Errorf("totals of %s (-half +year at its middle):\n%s", unit, diff)
		}
		if got.Scope.Period != terms.Year(2025) {
			t.Errorf("the title lost its year: %v", got.Scope.Period)
		}
		all := map[string]terms.Figure{}
		figuresIn(reflect.ValueOf(got), all)
		for i, key := range slices.Sorted(maps.Keys(all)) {
			f := all[key]
			if !strings.Contains(key, "to=2025-06-30") && !strings.Contains(key, "asof=2025-06-30") && !strings.Contains(key, "to=2024-06-30") {
				t.Errorf("%s asks about later days", key)
			}
			ask, err := terms.ParseAsk(key)
			if err != nil {
				t.Fatal(err)
			}
			if i%askEvery > 0 {
				continue
			}
			if diff := cmp.Diff(f, figure(t, db, ask)); diff != "" {
				t.Errorf("%s (-facts +alone):\n%s", key, diff)
			}
		}
		text, err := json.Marshal(got)
		if err != nil {
			t.Fatal(err)
		}
		for _, later := range []string{"2025-10-10", "2025-12-20", "教代会"} {
			if strings.Contains(string(text), later) {
				t.Errorf("the facts of %s tell of %s", unit, later)
			}
		}
	}
}

func TestAnswersStopAtTheDate(t *testing.T) {
	t.Parallel()
	db := federation(t)
	sc := midYear("城北小学")
	acts, err := db.Activities(t.Context(), owner, sc)
	if err != nil || len(acts) != 3 {
		t.Errorf("activities until June: %d, %v, want 3", len(acts), err)
	}
	o, err := db.Overview(t.Context(), owner, sc)
	if err != nil {
		t.Fatal(err)
	}
	if len(o.Months) != 6 || o.Headlines[0].Shown != "3次" {
		t.Errorf("overview at the end of June: %d months, %s", len(o.Months), o.Headlines[0].Shown)
	}
	spent, err := db.Spending(t.Context(), owner, sc)
	if err != nil {
		t.Fatal(err)
	}
	sum := 0.0
	for _, r := range spent {
		if r.Spending.IsKnown() {
			sum += *r.Spending.Value
		}
	}
	if sum != 2900.5 { // 3000.50 of the year without the 100 of October
		t.Errorf("spending until June: %v, want 2900.50", sum)
	}
	rows, err := db.Completeness(t.Context(), owner, sc)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		if r.Month > "2025-06" {
			t.Errorf("a report of %s is due at the end of June", r.Month)
		}
	}
	compared, err := db.Compare(t.Context(), owner, midYear("城北区总工会"))
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range compared {
		if r.Unit.Key == "城南中学" && r.Activities.Shown != "1次" {
			t.Errorf("城南中学 until June: %s, want 1次", r.Activities.Shown)
		}
	}
}

// A visit paid after the last day was not paid by then.
func TestEventsAreVisitedByTheLastDay(t *testing.T) {
	t.Parallel()
	db := school(t)
	ask := schoolAsk(terms.EventVisited)
	for last, want := range map[terms.Date]string{terms.NewDate(2025, 5, 3): "0件", terms.NewDate(2025, 5, 6): "1件"} {
		ask.Period = terms.Span(terms.NewDate(2025, 1, 1), last)
		if f := figure(t, db, ask); f.Shown != want {
			t.Errorf("visited by %s: %q (%s), want %s", last, f.Shown, f.Why, want)
		}
	}
}

func TestTold(t *testing.T) {
	t.Parallel()
	year := terms.Year(2025)
	for asof, want := range map[terms.Date]terms.Period{
		0: year, terms.NewDate(2026, 2, 1): year, terms.NewDate(2025, 12, 31): year,
		terms.NewDate(2025, 6, 15): terms.Span(year.From, terms.NewDate(2025, 6, 15)),
		terms.NewDate(2024, 3, 1):  terms.Span(year.From, year.From),
	} {
		if got := (terms.Scope{Period: year, AsOf: asof}).Told(); got != want {
			t.Errorf("told at %s: %v, want %v", asof, got, want)
		}
	}
}
