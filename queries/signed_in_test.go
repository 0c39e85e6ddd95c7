package queries_test

import (
	"testing"

	"nianlun/queries/queriestest"
	"nianlun/queries/terms"
)

// What the ledger reports and what the sign-in shows are figures of their own; one
// activity has a ledger row for 30 people and no sign-in, one reports 2 and 2 signed in.
func TestReportedAndSignedInAreFigures(t *testing.T) {
	t.Parallel()
	db := school(t)
	list, err := db.Activities(t.Context(), owner, scope("城北小学"))
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range []terms.Measure{terms.ReportedHeadcount, terms.SignedIn} {
		figures, keys, err := db.FigureBy(t.Context(), owner, schoolAsk(m), terms.ByActivity)
		if err != nil {
			t.Fatal(err)
		}
		by := map[string]terms.Figure{}
		for i, f := range figures {
			by[keys[i]] = f
		}
		for _, a := range list {
			want := a.Reported
			if m == terms.SignedIn {
				want = a.Signed
			}
			f, ok := by[a.UnitKey+"/"+a.Key]
			if want == nil && ok && f.IsKnown() || want != nil && (!f.IsKnown() || *f.Value != float64(*want)) {
				t.Errorf("%s of %s is %q, the list has %v", m, a.Title, f.Shown, want)
			}
			if !f.IsKnown() {
				continue
			}
			if rows, err := db.FigureRows(t.Context(), owner, f.Key); err != nil || len(rows) == 0 {
				t.Errorf("%s has %d rows, %v", f.Key, len(rows), err)
			}
		}
	}
}

// The gate wrote numbers, the paper list names alone: who stands in both was there once, on each
// of the days. A guest nobody knows and somebody who sent word he could not come are as they were.
func TestWhoSignedInByNumberAndByNameIsThereOnce(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	load(t, db, intake("花名册.xlsx", table(t, terms.Members, "staff_no name group", "001|王芳|一组", "002|李强|一组", "003|张丽|二组")))
	load(t, db, intake("活动.xlsx", table(t, terms.Activities, "code title start end headcount", "A1|登山|2025-03-08|2025-03-09|9")))
	gate := load(t, db, intake("门禁.xlsx", table(t, terms.Participation, "activity date staff_no name role",
		"A1|2025-03-08|001|王芳|", "A1|2025-03-09|001|王芳|", "A1|2025-03-08|002|李强|", "A1|2025-03-08|003|张丽|请假")))
	load(t, db, intake("签名.xlsx", table(t, terms.Participation, "activity date name role",
		"A1|2025-03-08|王芳|", "A1|2025-03-08|李强|", "A1|2025-03-08|张丽|", "A1|2025-03-08|周来宾|")))
	count := func(when string, want map[terms.Measure]float64) {
		t.Helper()
		for m, n := range want {
			f := figure(t, db, schoolAsk(m))
			rows, err := db.FigureRows(t.Context(), owner, f.Key)
			if err != nil {
				t.Fatal(err)
			}
			if !f.IsKnown() || *f.Value != n || len(rows) != int(n) {
				t.Errorf("%s: %s is %q with %d rows, want %v", when, m, f.Shown, len(rows), n)
			}
		}
	}
	count("both lists", map[terms.Measure]float64{terms.SignedIn: 5, terms.PersonTimes: 5})
	if err := db.Undo(t.Context(), owner, gate.Batch); err != nil {
		t.Fatal(err)
	}
	count("the paper list alone", map[terms.Measure]float64{terms.SignedIn: 4, terms.PersonTimes: 4})
}
