package queries_test

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianlun/queries"
	"nianlun/queries/queriestest"
	"nianlun/queries/terms"
)

// TestMain lets the test binary play the second process of TestSecondProcess.
func TestMain(m *testing.M) {
	if path := os.Getenv("NIANLUN_TEST_OPEN"); path != "" {
		_, err := queries.Open(context.Background(), path, queries.Options{})
		if errors.Is(err, queries.ErrLocked) {
			os.Exit(7)
		}
		os.Exit(8)
	}
	os.Exit(m.Run())
}

func TestSecondProcess(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "busy.duckdb")
	db, err := queries.Open(t.Context(), path, queries.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close() //nolint:errcheck // the test ends here
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), "NIANLUN_TEST_OPEN="+path)
	var exit *exec.ExitError
	if err := cmd.Run(); !errors.As(err, &exit) || exit.ExitCode() != 7 {
		t.Errorf("second process: got %v, want it to see ErrLocked", err)
	}
}

func TestNewerFileIsRefused(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "newer.duckdb")
	db, err := queries.Open(t.Context(), path, queries.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Raw().ExecContext(t.Context(), "insert into migration values ('9999_future.sql')"); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := queries.Open(t.Context(), path, queries.Options{}); !errors.Is(err, queries.ErrNewer) {
		t.Errorf("open a newer file: got %v, want ErrNewer", err)
	}
}

func TestForeignDatabaseIsLeftAlone(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "other.duckdb")
	db, err := queries.Open(t.Context(), path, queries.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Raw().ExecContext(t.Context(), "drop table migration"); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := queries.Open(t.Context(), path, queries.Options{}); !errors.Is(err, queries.ErrNotDatabase) {
		t.Errorf("open somebody else's database: got %v, want ErrNotDatabase", err)
	}
}

func TestOriginalsAndRejects(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	in := intake("台账.xlsx", ledger(t))
	in.Tables[0].Rejected = []terms.Reject{{Row: 9, Column: "headcount", Header: "人数", Cell: "E9", Value: "好多人", Why: "不是数字"}}
	in.Tables[0].RowsRead++
	batch := load(t, db, in).Batch
	file, data, err := db.Original(t.Context(), terms.OwnerViewer(), batch)
	if err != nil || file != in.File || string(data) != string(in.Bytes) {
		t.Errorf("original: got %q, %q, %v", file, data, err)
	}
	want := []queries.RejectedRow{{Reject: in.Tables[0].Rejected[0], Source: terms.Source{File: in.File, Sheet: "Sheet1", Table: 1, Row: 9}, Kind: terms.Activities}}
	got, err := db.Rejects(t.Context(), terms.OwnerViewer(), batch)
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("rejects, %v (-want +got):\n%s", err, diff)
	}
	outsider := terms.Viewer{Role: terms.Officer, Units: []string{"城南小学"}}
	if _, _, err := db.Original(t.Context(), outsider, batch); !errors.Is(err, queries.ErrNotFound) {
		t.Errorf("an outsider asks for the original: got %v, want ErrNotFound", err)
	}
	if got, err := db.Rejects(t.Context(), outsider, batch); err != nil || len(got) != 0 {
		t.Errorf("an outsider asks for rejects: got %v, %v; want none", got, err)
	}
}

func TestTablesOfABatch(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	in := intake("台账.xlsx", ledger(t))
	in.Tables[0].Skipped = []terms.Skip{{Row: 1, Why: "标题行"}}
	in.Tables[0].RowsRead++
	in.Tables[0].Columns = map[string]string{"title": "活动名称"}
	in.Tables = append(in.Tables, terms.Table{Sheet: "说明", Number: 1, Why: "说明页"})
	batch := load(t, db, in).Batch
	got, err := db.BatchTables(t.Context(), owner, batch)
	if err != nil || len(got) != 2 || got[1].Why != "说明页" {
		t.Fatalf("tables: got %+v, %v; want a ledger and a page of notes", got, err)
	}
	one := got[0]
	if one.Kind != in.Tables[0].Kind || one.Sheet != "Sheet1" || one.Records == 0 || one.Columns["title"] != "活动名称" || len(one.Covered) == 0 {
		t.Errorf("table: got %+v", one)
	}
	if diff := cmp.Diff(in.Tables[0].Skipped, one.Skipped); diff != "" {
		t.Errorf("skips (-want +got):\n%s", diff)
	}
	again := load(t, db, intake("台账又一份.xlsx", ledger(t))).Batch
	undo(t, db, batch) // its rows go over to the other
	if got, err = db.BatchTables(t.Context(), owner, again); err != nil || got[0].Records != 0 || got[0].Unchanged != one.Records {
		t.Errorf("of a file that brought nothing new: %+v, %v", got, err)
	}
	if got, err = db.BatchTables(t.Context(), owner, batch); err != nil || got[0].Records != one.Records {
		t.Errorf("of a file taken back: %+v, %v; want the %d it brought", got, err, one.Records)
	}
	outsider := terms.Viewer{Role: terms.Officer, Units: []string{"城南小学"}}
	if got, err := db.BatchTables(t.Context(), outsider, batch); !errors.Is(err, queries.ErrNotFound) {
		t.Errorf("an outsider asks for tables: got %v, %v; want ErrNotFound", got, err)
	}
}

// TestWhatLiesOpenOnDisk looks for words in the bytes of the file: what was said about
// people and who signed must not be there, and nobody else may read the rest.
func TestWhatLiesOpenOnDisk(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "open.duckdb")
	db, err := queries.Open(t.Context(), path, queries.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	in := intake("慰问.xlsx", table(t, terms.Visits, "date name reason amount note visitor signed label class",
		"2025-07-15|赵强|阑尾炎穿孔|500|妻子陪护无人|钱多多|孙巧巧代领|生病住院慰问|生病住院"),
		table(t, terms.Events, "date name kind class", "2025-07-10|赵强|夫妻反目成仇|家庭纠纷"))
	in.Tables[0].Rejected = []terms.Reject{{Row: 9, Column: "amount", Value: "等他出狱再给", Why: "不是数字"}}
	in.Tables[0].RowsRead++
	load(t, db, in)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"阑尾炎", "妻子陪护", "钱多多", "孙巧巧", "反目", "出狱"} {
		if strings.Contains(string(data), word) {
			t.Errorf("%s lies open in the file", word)
		}
	}
	if !strings.Contains(string(data), "赵强") {
		t.Error("the name stands nowhere: the search proves nothing")
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode of the file: %v, %v; want 0600", info.Mode(), err)
	}
}

func TestEngineIsConfined(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	outside := filepath.Join(t.TempDir(), "out.csv")
	for name, statement := range map[string]string{
		"write a file": "copy (select 1) to '" + outside + "'",
		"read a file":  "select * from read_text('/etc/hostname')",
		"open a file":  "attach '" + outside + "' as other",
		"load code":    "install httpfs",
		"unlock":       "set enable_external_access = true",
		"reconfigure":  "set memory_limit = '1GB'",
	} {
		if _, err := db.Raw().ExecContext(t.Context(), statement); err == nil {
			t.Errorf("%s: the engine did it", name)
		}
	}
	if _, err := os.Stat(outside); err == nil {
		t.Error("a file appeared outside")
	}
	var kept bool
	if err := db.Raw().QueryRowContext(t.Context(), "select current_setting('preserve_insertion_order')").Scan(&kept); err != nil || kept {
		t.Errorf("preserve_insertion_order: got %v, %v; want false", kept, err)
	}
}

func TestSignInMeetsLedger(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	load(t, db, intake("签到.xlsx", signIn(t)))
	want := map[string]string{"2025-03-08 三八妇女节插花活动": "implied 2", "2025-04-12 hd02": "implied 1", "2025-06-01 读书分享会": "implied 2"}
	if diff := cmp.Diff(want, activities(t, db)); diff != "" {
		t.Errorf("from the sign-in alone (-want +got):\n%s", diff)
	}
	batch := load(t, db, intake("台账.xlsx", ledger(t))).Batch
	joined := map[string]string{"HD01": "ledger 2", "HD02": "ledger 1", "2025-05-20 师德讲座": "ledger -", "2025-06-01 读书分享会": "implied 2"}
	if diff := cmp.Diff(joined, activities(t, db)); diff != "" {
		t.Errorf("with the ledger (-want +got):\n%s", diff)
	}
	undo(t, db, batch)
	if diff := cmp.Diff(want, activities(t, db)); diff != "" {
		t.Errorf("the ledger undone (-want +got):\n%s", diff)
	}
}

// activities tells each current activity's origin and 人次 (- unknown) by key.
func activities(tb testing.TB, db *queries.DB) map[string]string {
	tb.Helper()
	_, acts, _, err := db.MatchInput(tb.Context(), "城北小学")
	if err != nil {
		tb.Fatal(err)
	}
	got := map[string]string{}
	for _, a := range acts {
		origin, people := "ledger", "-"
		if a.Implied {
			origin = "implied"
		}
		if a.Headcount != nil {
			people = string(rune('0' + *a.Headcount))
		}
		got[a.Key] = origin + " " + people
	}
	return got
}

func TestWhoIsWho(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	load(t, db, intake("签到.xlsx", table(t, terms.Participation, "activity date staff_no name group",
		"健步走|2025-04-12|001|王小芳|", "健步走|2025-04-12||赵强|", "健步走|2025-04-12||陈静|", "健步走|2025-04-12||陈静|三年级组", "健步走|2025-04-12||孙客|")))
	if got := members(t, db); len(got) != 0 {
		t.Errorf("before the roster: got %v, want nobody on the roll", got)
	}
	batch := load(t, db, intake("花名册.xlsx", roster(t))).Batch
	want := map[string]string{"001 王小芳 ": "001", " 赵强 ": "003", " 陈静 ": "?", " 陈静 三年级组": "005", " 孙客 ": "self"}
	if diff := cmp.Diff(want, members(t, db)); diff != "" {
		t.Errorf("after the roster (-want +got):\n%s", diff)
	}
	undo(t, db, batch)
	if got := members(t, db); len(got) != 0 {
		t.Errorf("the roster undone: got %v, want nobody on the roll", got)
	}
}

func TestMembersBelowAreMeant(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	load(t, db, intake("签到.xlsx", table(t, terms.Participation, "activity date staff_no name",
		"健步走|2025-04-12||王小芳", "健步走|2025-04-12||陈静", "健步走|2025-04-12|009|孙客")))
	load(t, db, intake("花名册.xlsx", table(t, terms.Members, "unit staff_no name", "一组|001|王小芳", "一组|002|陈静", "二组|003|陈静", "二组|009|孙克")))
	want := map[string]string{" 王小芳 ": "001", " 陈静 ": "?", "009 孙客 ": "009"}
	if diff := cmp.Diff(want, members(t, db)); diff != "" {
		t.Errorf("names in a sign-in of the unit above (-want +got):\n%s", diff)
	}
}

// members tells, for every mention that is not on the roll itself, the number of the
// member it was resolved to, ? when several share the name; nothing without a roll.
func members(tb testing.TB, db *queries.DB) map[string]string {
	tb.Helper()
	rows, err := db.Raw().QueryContext(tb.Context(), `select p.staff_no, p.name, p.grp, s.staff_no, p.same_as = p.id
		from person p left join person s on s.id = p.same_as
		where p.current and not p.member and exists (select 1 from person where member)`)
	if err != nil {
		tb.Fatal(err)
	}
	defer rows.Close() //nolint:errcheck // read to the end below
	got := map[string]string{}
	for rows.Next() {
		var own, name, group, number sql.NullString
		var self sql.NullBool
		if err := rows.Scan(&own, &name, &group, &number, &self); err != nil {
			tb.Fatal(err)
		}
		to := number.String
		switch {
		case !self.Valid:
			to = "?"
		case self.Bool:
			to = "self"
		}
		got[strings.Join([]string{own.String, name.String, group.String}, " ")] = to
	}
	if err := rows.Err(); err != nil {
		tb.Fatal(err)
	}
	return got
}

func TestUnits(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	in := intake("台账.xlsx", table(t, terms.Activities, "unit title start",
		"|座谈会|2025-02-01", "一年级组工会|朗诵会|2025-03-01", "一年级组|拔河|2025-04-01", "城北小学工会委员会|年会|2025-12-01"))
	load(t, db, in)
	load(t, db, terms.Intake{File: "单位.xlsx", Unit: "市教育局工会", Received: received, Tables: []terms.Table{
		table(t, terms.Units, "unit parent level sector", "城北小学工会|市教育局工会|基层|教育", "市教育局工会||局级|教育"),
	}})
	got, err := db.Units(t.Context(), terms.OwnerViewer(), terms.NewDate(2025, 12, 31))
	if err != nil {
		t.Fatal(err)
	}
	want := []terms.Unit{
		{Key: "市教育局", Name: "市教育局工会", Level: "局级", Sector: "教育"},
		{Key: "城北小学", Name: "城北小学工会", Parent: "市教育局", Level: "基层", Sector: "教育"},
		{Key: "一年级组", Name: "一年级组工会", Parent: "城北小学", Provisional: true},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("units (-want +got):\n%s", diff)
	}
	for _, name := range []string{"城北小学", "城北小学工会", "城北小学 工会委员会"} {
		if u, err := db.FindUnit(t.Context(), terms.OwnerViewer(), name, terms.NewDate(2025, 1, 1)); err != nil || u.Key != "城北小学" {
			t.Errorf("find %s: got %v, %v", name, u, err)
		}
	}
	if _, err := db.FindUnit(t.Context(), terms.OwnerViewer(), "城南小学", 0); !errors.Is(err, queries.ErrNotFound) {
		t.Errorf("find an unknown unit: got %v, want ErrNotFound", err)
	}
}

func TestViewerWritesToOwnUnitsOnly(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	load(t, db, intake("台账.xlsx", ledger(t)))
	other := load(t, db, terms.Intake{File: "别处.xlsx", Unit: "城南小学", Received: received, Tables: []terms.Table{ledger(t)}}).Batch
	v := terms.Viewer{Role: terms.Officer, Name: "li", Units: []string{"城北小学"}}
	mine := terms.Intake{File: "二组.xlsx", Received: received, Tables: []terms.Table{table(t, terms.Activities, "unit title start", "二年级组|拔河|2025-04-01")}}
	if got, err := db.Import(t.Context(), v, mine); err != nil || got.Tables[0].Loaded != 1 {
		t.Errorf("a unit nobody knows: got %v, want it loaded as a child of the viewer's unit", err)
	}
	mine.Tables = []terms.Table{table(t, terms.Activities, "unit title start", "城南小学|拔河|2025-04-01")}
	if _, err := db.Import(t.Context(), v, mine); !errors.Is(err, queries.ErrForbidden) {
		t.Errorf("another unit's row: got %v, want ErrForbidden", err)
	}
	if err := db.Undo(t.Context(), v, other); !errors.Is(err, queries.ErrForbidden) {
		t.Errorf("undo another unit's batch: got %v, want ErrForbidden", err)
	}
	seen, err := db.Batches(t.Context(), v)
	if err != nil || len(seen) != 2 {
		t.Errorf("batches seen: got %v, %v; want the two of the own unit", seen, err)
	}
	units, err := db.Units(t.Context(), v, 0)
	if err != nil || len(units) != 2 {
		t.Errorf("units seen: got %v, %v; want the own one and its child", units, err)
	}
}
