package queries_test

import (
	"testing"

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
