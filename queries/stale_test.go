package queries_test

import (
	"path/filepath"
	"testing"

	"nianlun/queries/terms"
)

// A file in which an earlier program counted somebody twice who signed in by number and by
// name is, once opened, as one this program filled.
func TestAnEarlierFileCountsWhoSignedInTwiceOnce(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "earlier.duckdb")
	db := openAt(t, path)
	load(t, db, intake("花名册.xlsx", table(t, terms.Members, "staff_no name", "001|王芳", "002|李强")))
	load(t, db, intake("门禁.xlsx", table(t, terms.Participation, "activity date staff_no name", "登山|2025-03-08|001|王芳", "登山|2025-03-08|002|李强")))
	load(t, db, intake("签名.xlsx", table(t, terms.Participation, "activity date name", "登山|2025-03-08|王芳")))
	want := digest(t, db)
	for _, statement := range []string{
		"drop table signed_twice",
		"update rollup_unit_month set person_times = 3",
		"delete from migration where name like '%signed_twice.sql' or name like '%work_out.sql'",
	} {
		if _, err := db.Raw().ExecContext(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	for _, opened := range []string{"once", "again"} {
		db := openAt(t, path)
		if f := figure(t, db, schoolAsk(terms.PersonTimes)); !f.IsKnown() || *f.Value != 2 {
			t.Errorf("opened %s, %s take part", opened, f.Shown)
		}
		if got := digest(t, db); got != want {
			t.Errorf("opened %s the digest is %s, want %s", opened, got, want)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
