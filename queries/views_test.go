package queries_test

import (
	"testing"

	"nianlun/queries"
	"nianlun/queries/queriestest"
)

// TestViewsOfAnotherProgramAreMadeAnew: views are code, whoever made those in the file.
func TestViewsOfAnotherProgramAreMadeAnew(t *testing.T) {
	t.Parallel()
	db := school(t)
	for _, statement := range []string{
		"create or replace view activity_now as select 1 as nothing",
		"update setting set value = 'of another program' where name = 'views'",
	} {
		if got, err := db.Raw().ExecContext(t.Context(), statement); err != nil {
			t.Fatal(got, err)
		}
	}
	again, err := queries.Open(t.Context(), db.Path(), queries.Options{Key: queriestest.Key()})
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close() //nolint:errcheck // the file is the fixture's to close
	var n int
	if err := again.Raw().QueryRowContext(t.Context(), "select count(activity_id) from activity_now").Scan(&n); err != nil || n != 5 {
		t.Errorf("%d activities, %v; want 5", n, err)
	}
}
