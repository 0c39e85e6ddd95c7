package queries_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"nianlun/queries"
	"nianlun/queries/queriestest"
	"nianlun/queries/terms"
)

var jobDay = time.Date(2026, 1, 10, 9, 0, 0, 0, time.UTC)

func originals(t *testing.T, db *queries.DB) int {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(db.Path()+".files", "*"))
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, f := range found {
		if info, err := os.Stat(f); err == nil && !info.IsDir() {
			n++
		}
	}
	return n
}

// TestJobsBelongToTheirAccount asks for one account's job under every kind of viewer.
func TestJobsBelongToTheirAccount(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	officer := terms.Viewer{Role: terms.Officer, Name: "甲", Units: []string{"甲局"}, Names: true}
	id, err := db.AddJob(t.Context(), officer, queries.Job{Kind: queries.ImportJob, Spec: "{}", Created: jobDay}, []queries.JobInput{{Name: "台账.csv", Data: []byte("x")}})
	if err != nil {
		t.Fatal(err)
	}
	for name, tt := range map[string]struct {
		viewer terms.Viewer
		sees   bool
	}{
		"its own":       {officer, true},
		"administrator": {terms.Viewer{Role: terms.Admin, Name: "管"}, true},
		"owner":         {terms.OwnerViewer(), true},
		"other officer": {terms.Viewer{Role: terms.Officer, Name: "乙", Units: []string{"甲局"}}, false},
		"from above":    {terms.Viewer{Role: terms.Federation, Name: "市", Units: []string{"市总"}}, false},
		"nobody":        {terms.Viewer{}, false},
	} {
		j, files, err := db.Job(t.Context(), tt.viewer, id)
		if tt.sees && (err != nil || len(files) != 1 || j.State != queries.JobWaiting || j.Viewer.Name != "甲") || !tt.sees && !errors.Is(err, queries.ErrNotFound) {
			t.Errorf("%s: %+v %+v %v", name, j, files, err)
		}
		if jobs, err := db.Jobs(t.Context(), tt.viewer, 9); err != nil || len(jobs) == 1 != tt.sees {
			t.Errorf("%s: lists %+v, %v", name, jobs, err)
		}
	}
}

// TestAFileIsNotTakenTwice starts a job again whose first file came in without its being
// noted; of two equal files one came in.
func TestAFileIsNotTakenTwice(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	owner := terms.OwnerViewer()
	in := terms.Intake{File: "a.csv", Bytes: []byte("a"), Unit: "甲局", Received: jobDay}
	if _, err := db.Import(t.Context(), owner, in); err != nil { // before the job: another's
		t.Fatal(err)
	}
	id, err := db.AddJob(t.Context(), owner, queries.Job{Kind: queries.ImportJob, Created: jobDay}, []queries.JobInput{{Name: "a.csv", Data: []byte("a")}, {Name: "a.csv", Data: []byte("a")}, {Name: "b.csv", Data: []byte("b")}})
	if err != nil {
		t.Fatal(err)
	}
	got := [][]int64{}
	for range 2 {
		if err := db.StartJob(t.Context(), id); err != nil {
			t.Fatal(err)
		}
		_, files, err := db.Job(t.Context(), owner, id)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, []int64{files[0].Batch, files[1].Batch, files[2].Batch})
		if _, err := db.Import(t.Context(), owner, in); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff([][]int64{{0, 0, 0}, {2, 0, 0}}, got); diff != "" {
		t.Errorf("batches of the files (-want +got):\n%s", diff)
	}
	if err := db.SettleJobFile(t.Context(), id, 1, 3, []byte("said")); err != nil {
		t.Fatal(err)
	}
	if n := originals(t, db); n != 2 {
		t.Errorf("%d originals kept, want 2", n)
	}
	if err := db.EndJob(t.Context(), id, queries.JobCancelled, "够了"); err != nil {
		t.Fatal(err)
	}
	j, files, err := db.Job(t.Context(), owner, id)
	if err != nil || j.State != queries.JobCancelled || j.Message != "够了" || string(files[1].Report) != "said" || files[2].Settled {
		t.Errorf("at the end %+v %+v %v", j, files, err)
	}
	if n := originals(t, db); n != 1 {
		t.Errorf("%d originals kept at the end, want the one that is in", n)
	}
	if open, err := db.OpenJobs(t.Context(), owner); err != nil || len(open) != 0 {
		t.Errorf("open: %+v %v", open, err)
	}
}

// TestWhatAJobMadeIsKeptForItsTime keeps a file sealed, and sweeps it and strays away.
func TestWhatAJobMadeIsKeptForItsTime(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	owner := terms.OwnerViewer()
	id, err := db.AddJob(t.Context(), owner, queries.Job{Kind: queries.DraftsJob, Created: jobDay}, nil)
	if err != nil {
		t.Fatal(err)
	}
	until := jobDay.Add(time.Hour)
	if err := db.KeepJobResult(t.Context(), id, "总结.zip", []byte("PK张三"), until); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(db.Path()+".files", "results", "1")
	stray := filepath.Join(filepath.Dir(path), "77")
	if err := os.WriteFile(stray, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := db.SweepJobResults(t.Context(), jobDay); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(stray); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a stray file stays: %v", err)
	}
	raw, err := os.ReadFile(path)
	if err != nil || string(raw) == "PK张三" {
		t.Errorf("on disk %q, %v: want it sealed", raw, err)
	}
	if name, data, err := db.JobResult(t.Context(), owner, id, jobDay); err != nil || name != "总结.zip" || string(data) != "PK张三" {
		t.Errorf("result %q %q %v", name, data, err)
	}
	if _, _, err := db.JobResult(t.Context(), owner, id, until); !errors.Is(err, queries.ErrNotFound) {
		t.Errorf("after its time: %v", err)
	}
	if err := db.SweepJobResults(t.Context(), until); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("after its time it stays on disk: %v", err)
	}
}
