package ingest_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"nianlun/ingest"
	"nianlun/queries/queriestest"
	"nianlun/queries/terms"
)

// TestALoadTellsItsSteps reads all, then takes members before activities; a watcher's
// error ends the load and leaves what is settled.
func TestALoadTellsItsSteps(t *testing.T) {
	t.Parallel()
	files := []ingest.File{
		{Name: "活动台账.csv", Data: []byte("活动名称,活动时间,参加人数\n插花,2025-03-07,30\n")},
		{Name: "空.xlsx"},
		{Name: "会员花名册.csv", Data: []byte("工号,姓名,部门,性别\n001,张三,办公室,男\n")},
	}
	errEnough := errors.New("enough")
	for _, stop := range []int{0, 7} {
		db := queriestest.NewDB(t)
		var got []string
		_, err := ingest.Load(t.Context(), db, files, ingest.Options{
			Viewer: terms.OwnerViewer(), Unit: "甲局工会", Year: 2025, Now: time.Date(2026, 1, 10, 9, 0, 0, 0, time.UTC),
			Watch: func(s ingest.Step) error {
				got = append(got, fmt.Sprintf("%d %d %t", s.File, s.Stage, s.Report != nil && s.Report.Error == ""))
				if len(got) == stop {
					return errEnough
				}
				return nil
			},
		})
		want := []string{"0 1 false", "1 1 false", "1 3 false", "2 1 false", "2 2 false", "2 3 true", "0 2 false", "0 3 true"}
		batches, listErr := db.Batches(t.Context(), terms.OwnerViewer())
		if listErr != nil {
			t.Fatal(listErr)
		}
		if stop > 0 {
			want = want[:stop]
			if !errors.Is(err, errEnough) || len(batches) != 1 || batches[0].File != "会员花名册.csv" {
				t.Errorf("stopped at step %d: %v, batches %+v", stop, err, batches)
			}
		} else if err != nil || len(batches) != 2 {
			t.Errorf("%v, batches %+v", err, batches)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("steps (-want +got):\n%s", diff)
		}
	}
}
