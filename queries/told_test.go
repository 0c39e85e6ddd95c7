package queries_test

import (
	"errors"
	"maps"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianlun/queries"
	"nianlun/queries/queriestest"
	"nianlun/queries/terms"
)

// telling are tables with something to tell beside their rows.
func telling(t *testing.T) (activities, visited terms.Table) {
	t.Helper()
	activities, visited = ledger(t), visits(t)
	visited.Sheet = "慰问"
	for _, at := range []*terms.Table{&activities, &visited} {
		at.Doubts = []terms.Reject{{Row: 3, Column: "id_number", Header: "身份证号", Cell: "H3", Value: "3201…17", Why: "不像身份证号", Hint: "请核对"}}
		at.Totals = []terms.Total{{Row: 5, Column: "amount", Cell: "D5", Stated: 90001, Loaded: 80000, Diff: 10001, Scope: "合计", Why: "差额正是没有装入的1行"}}
		at.Skipped = []terms.Skip{{Row: 5, Why: "合计行；金额：表里写900.01，装入800.00"}}
		at.Unknown = []string{"负责科室", "王小芳"}
		at.RowsRead++
	}
	return activities, visited
}

// TestWhatIsToldStaysWithTheBatch keeps doubts, stated totals and how a file was to be
// read, and shuts the cells of tables that may name people to whoever looks from above.
func TestWhatIsToldStaysWithTheBatch(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	a, v := telling(t)
	in := intake("台账.xlsx", a, v)
	in.Asked = terms.Asked{
		Unit: in.Unit, Home: "甲校", Year: 2024, Span: terms.Months(2024, 9, 12), Kind: terms.Visits,
		Choices: map[string]terms.Choice{"ab": {Columns: map[string]string{"花了": "spend"}}},
	}
	batch := load(t, db, in).Batch
	got, err := db.BatchTables(t.Context(), owner, batch)
	if err != nil || len(got) != 2 {
		t.Fatalf("%+v, %v", got, err)
	}
	for i, want := range []terms.Table{a, v} {
		if diff := cmp.Diff([]any{want.Doubts, want.Totals, want.Skipped, want.Unknown}, []any{got[i].Doubts, got[i].Totals, got[i].Skipped, got[i].Unknown}); diff != "" {
			t.Errorf("table %d (-want +got):\n%s", i, diff)
		}
	}
	above := terms.Viewer{Role: terms.Federation, Names: true, Units: []string{"城北小学"}}
	from, err := db.BatchTables(t.Context(), above, batch)
	if err != nil || len(from) != 2 || len(from[0].Totals) != 1 || from[0].Doubts[0].Value != "3201…17" || len(from[0].Unknown) != 2 {
		t.Fatalf("from above %+v, %v", from, err)
	}
	shut := from[1]
	if len(shut.Totals) != 0 || len(shut.Unknown) != 0 || shut.Doubts[0].Value != "" || shut.Doubts[0].Header != "" || shut.Doubts[0].Cell != "H3" || strings.Contains(shut.Skipped[0].Why, "900") {
		t.Errorf("people's table from above: %+v", shut)
	}
	asked, err := db.Asked(t.Context(), owner, batch)
	if diff := cmp.Diff(in.Asked, asked); diff != "" || err != nil {
		t.Errorf("asked, %v (-want +got):\n%s", err, diff)
	}
	if _, err := db.Asked(t.Context(), above, batch); !errors.Is(err, queries.ErrForbidden) {
		t.Errorf("from above it is told with %v, want ErrForbidden", err)
	}
	mark, err := db.CorrectionMark(t.Context(), owner, batch)
	if got, known := db.MarkedBatch(t.Context(), owner, mark); err != nil || known != nil || got != batch {
		t.Errorf("mark %q of batch %d: %v, %v, %v", mark, got, batch, err, known)
	}
	for name, mark := range map[string]string{"made up": "1-0123456789", "another": strings.Replace(mark, "1-", "2-", 1), "none": ""} {
		if _, err := db.MarkedBatch(t.Context(), owner, mark); !errors.Is(err, queries.ErrNotFound) {
			t.Errorf("%s: %v, want ErrNotFound", name, err)
		}
	}
	if _, err := db.MarkedBatch(t.Context(), above, mark); !errors.Is(err, queries.ErrNotFound) {
		t.Errorf("from above: %v, want ErrNotFound", err)
	}
	before := digest(t, db)
	if _, err := db.Raw().ExecContext(t.Context(), "delete from asked; delete from doubt; delete from stated; delete from unread"); err != nil {
		t.Fatal(err)
	}
	if _, err := db.Asked(t.Context(), owner, batch); !errors.Is(err, queries.ErrNotFound) || digest(t, db) != before {
		t.Errorf("of a batch from before: %v", err)
	}
}

// TestCorrectionsOfCorrections leads from a batch to the newest correction that stands.
func TestCorrectionsOfCorrections(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	for i, of := range []int64{0, 1, 0, 2, 1} {
		in := intake("台账"+string(rune('0'+i))+".xlsx", ledger(t))
		in.Asked.Corrects = of
		load(t, db, in)
	}
	want := [][]int64{{5, 4, 0, 0}, {4, 4, 0, 0}, {2, 0, 0, 0}}
	for i, undo := range []int64{0, 5, 4} {
		if undo > 0 {
			if err := db.Undo(t.Context(), owner, undo); err != nil {
				t.Fatal(err)
			}
		}
		all, err := db.Corrections(t.Context(), owner)
		if err != nil {
			t.Fatal(err)
		}
		if foreign, err := db.Corrections(t.Context(), terms.Viewer{Role: terms.Officer, Units: []string{"城南小学"}, Names: true}); err != nil || len(foreign) > 0 {
			t.Errorf("the officer of another unit is told of %v, %v", foreign, err)
		}
		if mine, err := db.Corrections(t.Context(), terms.Viewer{Role: terms.Officer, Units: []string{"城北小学"}}); err != nil || !maps.Equal(mine, all) {
			t.Errorf("the unit's officer is told of %v, %v, want %v", mine, err, all)
		}
		if diff := cmp.Diff(want[i], []int64{all.Newest(1), all.Newest(2), all.Newest(3), all.Newest(4)}); diff != "" {
			t.Errorf("after undoing %d (-want +got):\n%s", undo, diff)
		}
	}
}
