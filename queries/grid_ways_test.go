package queries_test

import (
	"testing"

	"nianlun/queries/terms"
)

// Whichever way a hidden count is asked for, it stays hidden, and so do its rows, money
// and days; what is told of a visit from above is not what it was for.
func TestHiddenInEveryWay(t *testing.T) {
	t.Parallel()
	db := federation(t)
	ctx, v := t.Context(), terms.Viewer{Role: terms.Federation, Units: []string{"城北区总工会"}, Names: true}
	for _, m := range []terms.Measure{
		terms.VisitTimes, terms.VisitPeople, terms.VisitAmount, terms.VisitTotal, terms.VisitDate, terms.VisitEach,
		terms.EventCount, terms.EventVisited, terms.EventVisitRate,
	} {
		for _, p := range []terms.Period{terms.Year(2025), terms.Months(2025, 4, 3), terms.Months(2025, 4, 6), terms.Months(2025, 5, 1)} {
			ask := terms.Ask{Measure: m, Unit: "城北区总工会", Period: p}
			by, _, err := db.FigureBy(ctx, v, ask.With(terms.ByClass, "生病住院"), terms.ByChild)
			if err != nil {
				t.Fatal(err)
			}
			for _, dims := range [][2]terms.Dim{{terms.ByClass}, {terms.ByGroup}, {terms.ByClass, terms.ByMonth}, {terms.ByClass, terms.ByGroup}} {
				one := ask
				for dim, value := range map[terms.Dim]string{terms.ByClass: "生病住院", terms.ByMonth: "2025-05", terms.ByGroup: ""} {
					if dim == dims[0] || dim == dims[1] {
						one = one.With(dim, value)
					}
				}
				f, err := db.Figure(ctx, v, one)
				if err != nil {
					t.Fatal(err)
				}
				by = append(by, f)
			}
			for _, f := range by {
				rows, err := db.FigureRows(ctx, v, f.Key)
				if err != nil {
					t.Fatal(err)
				}
				if f.IsKnown() || f.Over+f.Under+f.Shown != "" || len(rows) > 0 {
					t.Errorf("%s is told as %q %s/%s with %d rows", f.Key, f.Shown, f.Over, f.Under, len(rows))
				}
			}
		}
	}
	for _, m := range []terms.Measure{terms.VisitTotal, terms.SpendingTotal, terms.EventCount, terms.VisitDate} {
		rows, err := db.FigureRows(ctx, v, schoolAsk(m).Key())
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range rows {
			if r.Person != "" || r.Words == "生病住院" || r.Words == "春节慰问" {
				t.Errorf("a row of %s tells %q of %q", m, r.Words, r.Person)
			}
		}
	}
	list, err := db.Unreached(ctx, v, scope("城北小学"))
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range list {
		if r.Signal == "event_not_visited" {
			t.Errorf("an event of %s is listed above the unit", r.Name)
		}
	}
}

// In a quarter with somebody in trouble no day of visits shows its rows above the unit:
// the days without rows would be those of the trouble.
func TestRowsAreNoOracle(t *testing.T) {
	t.Parallel()
	db := federation(t)
	in := intake("六一.xlsx", table(t, terms.Visits, "date name staff_no reason amount class", "2025-06-20|李强|002|结婚|300|结婚"))
	load(t, db, in)
	v := terms.Viewer{Role: terms.Federation, Units: []string{"城北区总工会"}, Names: true}
	ask := schoolAsk(terms.VisitTimes)
	for day, want := range map[terms.Date]int{
		terms.NewDate(2025, 1, 20): 2, // a quarter without trouble, which may be told
		terms.NewDate(2025, 5, 6):  0, // the sick one
		terms.NewDate(2025, 6, 20): 0, // a wedding
	} {
		ask.Period = terms.Span(day, day)
		rows, err := db.FigureRows(t.Context(), v, ask.Key())
		if err != nil || len(rows) != want {
			t.Errorf("%s from above: %d rows, %v, want %d", day, len(rows), err, want)
		}
		if rows, err := db.FigureRows(t.Context(), owner, ask.Key()); err != nil || len(rows) == 0 {
			t.Errorf("%s in the unit: %d rows, %v", day, len(rows), err)
		}
	}
}

// Above the unit nobody is counted by gender but on the roll.
func TestNoCountsByGenderAboveTheUnit(t *testing.T) {
	t.Parallel()
	db := district(t)
	v := terms.Viewer{Role: terms.Federation, Units: []string{"城东区"}, Names: true}
	for m, want := range map[terms.Measure]terms.FigureState{
		terms.MembersOnRoll: terms.Known, terms.ReachedMembers: terms.Suppressed, terms.Reach: terms.Suppressed,
		terms.UnreachedByName: terms.Suppressed, terms.ParticipationRate: terms.Suppressed, terms.MembersJoined: terms.Suppressed,
	} {
		ask := schoolAsk(m).With(terms.ByGender, "女")
		ask.Unit = "城东区总工会"
		v.Units = []string{ask.Unit}
		f, err := db.Figure(t.Context(), v, ask)
		if err != nil || f.State != want {
			t.Errorf("%s of women: %s %q, %v, want %s", m, f.State, f.Shown, err, want)
		}
	}
}
