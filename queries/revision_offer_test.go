package queries_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianlun/queries"
	"nianlun/queries/queriestest"
	"nianlun/queries/terms"
)

const activityHeads = "title start headcount"

func ledgerOf(tb testing.TB, file string, lines ...string) terms.Intake {
	tb.Helper()
	in := intake(file, table(tb, terms.Activities, activityHeads, lines...))
	for _, l := range lines { // other rows, other bytes
		in.Bytes = append(in.Bytes, l...)
	}
	return in
}

// TestOfferOfARevision sends a ledger again after an edit.
func TestOfferOfARevision(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	first := load(t, db, ledgerOf(t, "台账.xlsx", "插花|2025-03-08|45", "健步走|2025-04-12|120", "讲座|2025-05-20|30", "读书会|2025-06-01|20", "慰问困难职工王芳|2025-06-11|1"))
	if first.Revision != nil {
		t.Errorf("the first file: offered %+v, want nothing", first.Revision)
	}
	edited := ledgerOf(t, "台账(改).xlsx", "插花|2025-03-08|45", "健步走|2025-04-12|118", "师德讲座|2025-05-20|30", "读书会|2025-06-01|20", "合唱|2025-06-08|60")
	got := load(t, db, edited)
	want := &terms.Edition{Batch: first.Batch, File: "台账.xlsx", Gone: 2, Changed: 1, New: 2, Unchanged: 2, Rows: []terms.GoneRow{
		{Source: terms.Source{File: "台账.xlsx", Sheet: "Sheet1", Table: 1, Row: 4}, Kind: terms.Activities, Date: 20250520, Words: "讲座"},
		{Source: terms.Source{File: "台账.xlsx", Sheet: "Sheet1", Table: 1, Row: 6}, Kind: terms.Activities, Date: 20250611, Words: "慰问困难职工王芳"},
	}}
	if diff := cmp.Diff(want, got.Revision); diff != "" {
		t.Errorf("offer with the import (-want +got):\n%s", diff)
	}
	later, err := db.Offer(t.Context(), owner, got.Batch)
	if diff := cmp.Diff(want, later); diff != "" || err != nil {
		t.Errorf("offer afterwards, %v (-want +got):\n%s", err, diff)
	}
	above := terms.Viewer{Role: terms.Federation, Units: []string{"城北小学"}, Names: true}
	if seen, err := db.Offer(t.Context(), above, got.Batch); err != nil || seen == nil || len(seen.Rows) != 2 || seen.Rows[0].Words != "讲座" || seen.Rows[1].Words == "慰问困难职工王芳" {
		t.Errorf("from above the unit: got %+v, %v; want the second row without its words", seen, err)
	}
	stranger := terms.Viewer{Role: terms.Officer, Units: []string{"城南小学"}, Names: true}
	if seen, err := db.Offer(t.Context(), stranger, got.Batch); err != nil || seen != nil {
		t.Errorf("another unit's officer: got %+v, %v; want nothing", seen, err)
	}
	if err := db.Revise(t.Context(), stranger, got.Batch, first.Batch); !errors.Is(err, queries.ErrForbidden) {
		t.Errorf("another unit's officer revises: got %v, want ErrForbidden", err)
	}
	if err := db.Apart(t.Context(), owner, got.Batch, first.Batch); err != nil {
		t.Fatal(err)
	}
	if seen, err := db.Offer(t.Context(), owner, got.Batch); err != nil || seen != nil {
		t.Errorf("after a person said it is none: got %+v, %v; want nothing", seen, err)
	}
}

// TestReviseAndUndo holds every state to a database that saw only what counts.
func TestReviseAndUndo(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	old := ledgerOf(t, "a.xlsx", "插花|2025-03-08|45", "健步走|2025-04-12|120", "讲座|2025-05-20|30")
	edited := ledgerOf(t, "b.xlsx", "插花|2025-03-08|45", "健步走|2025-04-12|118")
	a, b := load(t, db, old).Batch, load(t, db, edited).Batch
	revise := func(later, earlier int64, want error) {
		t.Helper()
		if err := db.Revise(t.Context(), owner, later, earlier); !errors.Is(err, want) {
			t.Errorf("revise %d by %d: got %v, want %v", earlier, later, err, want)
		}
	}
	revise(a, b, queries.ErrNoRevision)
	revise(b, 99, queries.ErrNotFound)
	c := load(t, db, intake("c.xlsx", spending(t))).Batch
	revise(c, a, queries.ErrNoRevision)
	undo(t, db, c)
	revise(c, a, queries.ErrUndone)
	revise(b, a, nil)
	revise(b, a, queries.ErrRevised)
	same(t, db, edited)
	again := load(t, db, ledgerOf(t, "d.xlsx", "插花|2025-03-08|46", "健步走|2025-04-12|118"))
	if again.Revision != nil {
		t.Errorf("nothing is gone: offered %+v", again.Revision)
	}
	revise(again.Batch, b, nil)
	undo(t, db, b) // revised: nothing changes
	same(t, db, ledgerOf(t, "d.xlsx", "插花|2025-03-08|46", "健步走|2025-04-12|118"))
	undo(t, db, again.Batch)
	same(t, db, old)
	undo(t, db, a)
	same(t, db)
}

// TestWhatIsSaidLastCounts: a version that stands again is older than what a file sent
// meanwhile repeats of the one before it.
func TestWhatIsSaidLastCounts(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	files := []terms.Intake{
		ledgerOf(t, "a.xlsx", "插花|2025-03-08|1", "健步走|2025-04-12|2", "讲座|2025-04-15|3"), ledgerOf(t, "b.xlsx", "插花|2025-03-08|7", "健步走|2025-04-12|2"),
		ledgerOf(t, "c.xlsx", "健步走|2025-04-12|2"), ledgerOf(t, "d.xlsx", "插花|2025-03-08|1"),
	}
	load(t, db, files[0])
	b := load(t, db, files[1]).Batch
	files[2].Revises = b
	c := load(t, db, files[2]).Batch
	d := load(t, db, files[3]).Batch
	files[2].Revises = 0
	same(t, db, files[0], files[2], files[3])
	undo(t, db, c)
	same(t, db, files[0], files[1], files[3])
	undo(t, db, d)
	same(t, db, files[0], files[1])
}

func same(t *testing.T, db *queries.DB, files ...terms.Intake) {
	t.Helper()
	want := queriestest.NewDB(t)
	for _, f := range files {
		load(t, want, f)
	}
	if digest(t, db) != digest(t, want) {
		t.Errorf("not the digest of a database with these %d files only", len(files))
	}
}

// TestAGrowingLedger is sent every month; a row of January goes in March.
func TestAGrowingLedger(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	january := []string{"插花|2025-01-08|1", "健步走|2025-01-12|2", "讲座|2025-01-13|3", "合唱|2025-01-15|4"}
	february := slices.Concat(january, []string{"读书会|2025-02-02|5", "茶话会|2025-02-03|6"})
	march := slices.Concat(february[1:], []string{"女神节|2025-03-08|7"})
	load(t, db, ledgerOf(t, "1月.xlsx", january...))
	second := load(t, db, ledgerOf(t, "2月.xlsx", february...))
	if second.Revision != nil {
		t.Errorf("nothing is gone in February: offered %+v", second.Revision)
	}
	in := ledgerOf(t, "3月.xlsx", march...)
	third := load(t, db, in)
	if third.Revision == nil || third.Revision.Batch != second.Batch || third.Revision.Gone != 1 {
		t.Fatalf("in March: offered %+v, want the ledger of February with one row gone", third.Revision)
	}
	if err := db.Revise(t.Context(), owner, third.Batch, second.Batch); err != nil {
		t.Fatal(err)
	}
	same(t, db, in)
	undo(t, db, third.Batch)
	same(t, db, ledgerOf(t, "2月.xlsx", february...))
}

// TestNoOffer: files that look alike and are no edited copies.
func TestNoOffer(t *testing.T) {
	t.Parallel()
	rows := []string{"插花|2025-03-08|1", "健步走|2025-03-12|2", "讲座|2025-03-13|3", "合唱|2025-03-15|4"}
	roll := func(file string, year int, names ...string) terms.Intake {
		in := intake(file, table(t, terms.Members, "staff_no name", names...))
		in.Tables[0].Year = year
		return in
	}
	elsewhere := ledgerOf(t, "b.xlsx", rows[:3]...)
	elsewhere.Unit = "城南小学工会"
	twice := ledgerOf(t, "b.xlsx", rows[:3]...)
	twice.Tables = append(twice.Tables, visits(t))
	for name, files := range map[string][2]terms.Intake{
		"another month":           {ledgerOf(t, "a.xlsx", rows...), ledgerOf(t, "b.xlsx", "插花|2025-04-08|1", "健步走|2025-04-12|2", "讲座|2025-04-13|3")},
		"another unit":            {ledgerOf(t, "a.xlsx", rows...), elsewhere},
		"little in common":        {ledgerOf(t, "a.xlsx", rows...), ledgerOf(t, "b.xlsx", rows[0], rows[1])},
		"only a part of the file": {twice, ledgerOf(t, "b.xlsx", rows[:2]...)},
		"the roll a year later":   {roll("a.xlsx", 2024, "1|王芳", "2|李强", "3|赵敏"), roll("b.xlsx", 2025, "1|王芳", "2|李强")},
		"more rows":               {ledgerOf(t, "a.xlsx", rows[:3]...), ledgerOf(t, "b.xlsx", rows...)},
		"the same file":           {ledgerOf(t, "a.xlsx", rows...), ledgerOf(t, "a.xlsx", rows...)},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			db := queriestest.NewDB(t)
			load(t, db, files[0])
			if got := load(t, db, files[1]); got.Revision != nil {
				t.Errorf("offered %+v, want nothing", got.Revision)
			}
		})
	}
	t.Run("another file has the row", func(t *testing.T) {
		t.Parallel()
		db := queriestest.NewDB(t)
		load(t, db, ledgerOf(t, "a.xlsx", rows...))
		load(t, db, ledgerOf(t, "other.xlsx", rows[3], "别的|2025-03-20|9"))
		if got := load(t, db, ledgerOf(t, "b.xlsx", rows[:3]...)); got.Revision != nil {
			t.Errorf("offered %+v, want nothing: the row counts anyway", got.Revision)
		}
	})
}

// TestOfferKeepsTroubles: who was ill stays with the unit.
func TestOfferKeepsTroubles(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	line := func(day, name string) string { return day + "|" + name + "|住院|500|生病住院|生病住院" }
	rows := []string{line("2025-01-02", "王芳"), line("2025-01-03", "李强"), line("2025-01-04", "赵敏"), line("2025-01-05", "孙丽")}
	heads := "date name reason amount label class"
	load(t, db, intake("a.xlsx", table(t, terms.Visits, heads, rows...)))
	batch := load(t, db, intake("b.xlsx", table(t, terms.Visits, heads, rows[:3]...))).Batch
	officer := terms.Viewer{Role: terms.Officer, Units: []string{"城北小学"}}
	place := terms.Source{File: "a.xlsx", Sheet: "Sheet1", Table: 1, Row: 5}
	for _, c := range []struct {
		name string
		v    terms.Viewer
		want terms.GoneRow
	}{
		{"owner", owner, terms.GoneRow{Source: place, Kind: terms.Visits, Date: 20250105, Words: "生病住院", Person: "孙丽", Amount: 50000}},
		{"officer who may not see names", officer, terms.GoneRow{Source: place, Kind: terms.Visits, Date: 20250105, Words: "生病住院", Person: "孙*", Amount: 50000}},
		{"from above", terms.Viewer{Role: terms.Admin, Names: true}, terms.GoneRow{Source: place, Kind: terms.Visits}},
	} {
		got, err := db.Offer(t.Context(), c.v, batch)
		if err != nil || got == nil {
			t.Fatalf("%s: got %+v, %v", c.name, got, err)
		}
		if diff := cmp.Diff([]terms.GoneRow{c.want}, got.Rows); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}
