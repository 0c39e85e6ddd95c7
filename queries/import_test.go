package queries_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianlun/queries"
	"nianlun/queries/queriestest"
	"nianlun/queries/terms"
)

func ledger(tb testing.TB) terms.Table {
	tb.Helper()
	return table(tb, terms.Activities, "code title category start headcount spend theme",
		"HD01|三八妇女节插花活动|女职工|2025-03-08|45|1200.50|women",
		"HD02|春季健步走|文体|2025-04-12|120||culture",
		"|师德讲座|学习|2025-05-20|||skills")
}

func signIn(tb testing.TB) terms.Table {
	tb.Helper()
	return table(tb, terms.Participation, "activity date staff_no name role",
		"三八妇女节插花活动|2025-03-08|001|王小芳|",
		"三八妇女节插花活动|2025-03-08|002|李秀英|",
		"HD02|2025-04-12|001|王小芳|",
		"读书分享会|2025-06-01||赵强|",
		"读书分享会|2025-06-01||王小芳|")
}

func roster(tb testing.TB) terms.Table {
	tb.Helper()
	return table(tb, terms.Members, "group staff_no name gender joined",
		"一年级组|001|王小芳|女|2010-09-01",
		"一年级组|002|李秀英|女|2012-09-01",
		"二年级组|003|赵强|男|2015-03-01",
		"二年级组|004|陈静|女|2016-03-01",
		"三年级组|005|陈静|女|2019-03-01")
}

func visits(tb testing.TB) terms.Table {
	tb.Helper()
	return table(tb, terms.Visits, "date name staff_no reason amount goods note label class",
		"2025-01-20|陈静|004|节日慰问|300|100|送年货到家|节日慰问|",
		"2025-07-15|赵强||阑尾炎手术住院|500||情绪稳定需要陪护|生病住院|生病住院")
}

func spending(tb testing.TB) terms.Table {
	tb.Helper()
	return table(tb, terms.Spending, "date voucher subject summary amount",
		"2025-03-08|记-3|职工活动支出|插花材料|1200.50",
		"2025-03-09|记-3|职工活动支出|场地布置|300",
		"2025-04-02||行政支出|出租车票|35",
		"2025-04-02||行政支出|出租车票|35",
		"2025-05-06|记-3|维权支出|法律咨询|800")
}

func TestImportTwice(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	in := intake("all.xlsx", ledger(t), signIn(t), roster(t), visits(t), spending(t))
	first := load(t, db, in)
	if first.Same {
		t.Error("the first import says the same file was loaded before")
	}
	before := digest(t, db)
	second := load(t, db, in)
	if !second.Same {
		t.Error("the second import does not say that the same file was loaded before")
	}
	in.File, in.Bytes = "again.xlsx", []byte("other")
	for i := range in.Tables {
		in.Tables[i] = shuffled(in.Tables[i])
	}
	third := load(t, db, in)
	for i := range in.Tables {
		kind, n := in.Tables[i].Kind, in.Tables[i].RowsRead
		if got := first.Tables[i].Loaded; got != n {
			t.Errorf("%s, first time: loaded %d, want %d", kind, got, n)
		}
		if got := second.Tables[i].Unchanged; got != n {
			t.Errorf("%s, second time: unchanged %d, want %d", kind, got, n)
		}
		if got := third.Tables[i].Unchanged; got != n {
			t.Errorf("%s, rows in another order: unchanged %d, want %d", kind, got, n)
		}
	}
	if after := digest(t, db); after != before {
		t.Error("the digest changed though nothing new came")
	}
}

func TestCorrectedRows(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	lines := make([]string, 200)
	for i := range lines {
		lines[i] = fmt.Sprintf("HD%03d|活动%d|2025-%02d-10|%d", i, i, i%12+1, 20+i)
	}
	load(t, db, intake("a.xlsx", table(t, terms.Activities, "code title start headcount", lines...)))
	for i := range 7 {
		lines[i*13] += "5"
	}
	got := load(t, db, intake("b.xlsx", table(t, terms.Activities, "code title start headcount", lines...)))
	if r := got.Tables[0]; r.Loaded != 7 || r.Unchanged != 193 {
		t.Errorf("loaded %d, unchanged %d; want 7 and 193", r.Loaded, r.Unchanged)
	}
}

func TestEqualReceipts(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	if got := load(t, db, intake("a.xlsx", spending(t))).Tables[0].Loaded; got != 5 {
		t.Errorf("loaded %d rows, want 5: two equal receipts are two rows, a voucher number comes back every month", got)
	}
	_, acts, _, err := db.MatchInput(t.Context(), "城北小学")
	if err != nil || len(acts) != 0 {
		t.Errorf("activities from a spending ledger: got %v, %v; want none", acts, err)
	}
}

func TestOrderOfFilesLeavesNoTrace(t *testing.T) {
	t.Parallel()
	files := []terms.Intake{
		intake("台账.xlsx", ledger(t)), intake("签到.xlsx", signIn(t)), intake("花名册.xlsx", roster(t)),
		intake("慰问.xlsx", visits(t)), intake("支出.xlsx", spending(t)),
	}
	want := ""
	for seed := range uint64(4) {
		db := queriestest.NewDB(t)
		for _, i := range rand.New(rand.NewPCG(seed, 1)).Perm(len(files)) {
			load(t, db, files[i])
		}
		switch got := digest(t, db); {
		case want == "":
			want = got
		case got != want:
			t.Errorf("order %d: another digest than the first order", seed)
		}
	}
}

func TestUndoAnyBatch(t *testing.T) {
	t.Parallel()
	changed := ledger(t)
	changed.Records[0].Set("headcount", terms.Value{Text: "46", N: 46})
	half := ledger(t)
	half.Records, half.RowsRead = half.Records[:2], 2
	files := []terms.Intake{
		intake("台账.xlsx", ledger(t)), intake("改.xlsx", changed, signIn(t)), intake("花名册.xlsx", roster(t), visits(t)),
		intake("又.xlsx", half, spending(t)),
	}
	empty := digest(t, queriestest.NewDB(t))
	for undone := 0; undone < len(files); undone += undoEvery {
		db, never := queriestest.NewDB(t), queriestest.NewDB(t)
		batches := make([]int64, len(files))
		for i, f := range files {
			batches[i] = load(t, db, f).Batch
			if i != undone {
				load(t, never, f)
			}
		}
		undo(t, db, batches[undone])
		if digest(t, db) != digest(t, never) {
			t.Errorf("undo of %s: not the digest of a database that never saw it", files[undone].File)
		}
		for i, b := range batches {
			if i != undone {
				undo(t, db, b)
			}
		}
		if digest(t, db) != empty {
			t.Errorf("all undone, %s first: not the digest of an empty database", files[undone].File)
		}
		if err := db.Undo(t.Context(), terms.OwnerViewer(), batches[0]); !errors.Is(err, queries.ErrUndone) {
			t.Errorf("undo twice: got %v, want ErrUndone", err)
		}
	}
}

func undo(tb testing.TB, db *queries.DB, batch int64) {
	tb.Helper()
	if err := db.Undo(tb.Context(), terms.OwnerViewer(), batch); err != nil {
		tb.Fatalf("undo batch %d: %v", batch, err)
	}
}

func TestUndoKeepsWhatALaterFileRepeats(t *testing.T) {
	t.Parallel()
	db, never := queriestest.NewDB(t), queriestest.NewDB(t)
	first := load(t, db, intake("a.xlsx", ledger(t))).Batch
	load(t, db, intake("b.xlsx", ledger(t)))
	load(t, never, intake("b.xlsx", ledger(t)))
	undo(t, db, first)
	if digest(t, db) != digest(t, never) {
		t.Error("the rows the second file repeats went away with the first")
	}
}

func TestDryRunAndCancelLeaveNothing(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	load(t, db, intake("a.xlsx", roster(t)))
	before := digest(t, db)
	in := intake("b.xlsx", ledger(t), signIn(t))
	in.DryRun = true
	if got := load(t, db, in).Tables[0].Loaded; got != 3 {
		t.Errorf("dry run: loaded %d, want 3", got)
	}
	in.DryRun = false
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := db.Import(ctx, terms.OwnerViewer(), in); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled import: got %v, want context.Canceled", err)
	}
	if digest(t, db) != before {
		t.Error("a dry run or a cancelled import left something")
	}
	if got, err := db.Batches(t.Context(), terms.OwnerViewer()); err != nil || len(got) != 1 {
		t.Errorf("batches: got %v, %v; want the one that was kept", got, err)
	}
}

func TestNothingReadableOnDisk(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "sealed.duckdb")
	db, err := queries.Open(t.Context(), path, queries.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	in := intake("慰问.xlsx", visits(t))
	in.Bytes = []byte("原件里写着阑尾炎手术住院")
	in.Tables[0].Rejected = []terms.Reject{{Row: 9, Column: "amount", Value: "三百元整给老赵", Why: "金额看不懂"}}
	in.Tables[0].RowsRead++
	load(t, db, in)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	seen := 0
	err = filepath.WalkDir(filepath.Dir(path), func(p string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		seen++
		data, err := os.ReadFile(p)
		for _, secret := range []string{"阑尾炎", "情绪稳定", "三百元整"} {
			if strings.Contains(string(data), secret) {
				t.Errorf("%s holds %q in plain", filepath.Base(p), secret)
			}
		}
		return err
	})
	if err != nil || seen < 3 {
		t.Errorf("walking the folder: %d files, %v; want database, key and original", seen, err)
	}
}

func TestManyRows(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	lines := make([]string, 20000)
	for i := range lines {
		lines[i] = fmt.Sprintf("读书活动%d|2025-%02d-%02d|%05d|职工%d|", i%50, i%12+1, i%28+1, i%1000, i%1000)
	}
	in := intake("签到.xlsx", table(t, terms.Participation, "activity date staff_no name role", lines...))
	load(t, db, in)
	if again := load(t, db, in).Tables[0]; again.Loaded != 0 || again.Unchanged != len(lines) {
		t.Errorf("the same rows again: %d loaded, %d unchanged; want 0 and %d", again.Loaded, again.Unchanged, len(lines))
	}
}
