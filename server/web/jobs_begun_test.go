package web_test

import (
	"context"
	"path/filepath"
	"testing"

	"nianlun/ingest"
	"nianlun/queries/terms"
)

// TestAFileThatBringsTheProgramDownIsLeft takes work up that was begun three times and never
// broken off in good order; what waits behind it is done.
func TestAFileThatBringsTheProgramDownIsLeft(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "x.duckdb")
	more := []ingest.File{{Name: "补报.csv", Data: []byte("活动编号,活动名称,活动时间,参加人数,经费(元)\nX1,读书会,2025-06-07,10,100\n")}}
	first, second := "", ""
	for run := range 4 { // the program closes in good order: that does not count
		db := open(t, path)
		site := siteOver(t, db)
		reached := make(chan struct{})
		site.OnStage(func(ctx context.Context, stage string) {
			if stage == "taking "+three[0].Name {
				close(reached)
				<-ctx.Done()
			}
		})
		if err := site.Start(t.Context()); err != nil {
			t.Fatal(err)
		}
		if run == 0 {
			first, second = begin(t, site, three[:1], ours), begin(t, site, more, ours)
		}
		<-reached
		if err := site.Close(t.Context()); err != nil {
			t.Fatal(err)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
	db := open(t, path)
	defer db.Close() //nolint:errcheck // the test is over
	jobs, err := db.OpenJobs(t.Context(), terms.OwnerViewer())
	if err != nil || len(jobs) != 2 {
		t.Fatalf("%d jobs, %v", len(jobs), err)
	}
	for range 3 { // as a program that is brought down leaves it
		if err := db.StartJob(t.Context(), jobs[0].ID); err != nil {
			t.Fatal(err)
		}
	}
	site := siteOver(t, db)
	if err := site.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	says(t, over(t, site, first), "程序停了三次")
	says(t, over(t, site, second), "补报.csv", "新装入 1 条")
}
