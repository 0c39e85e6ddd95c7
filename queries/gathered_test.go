package queries_test

import (
	"fmt"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianlun/queries"
	"nianlun/queries/queriestest"
	"nianlun/queries/terms"
)

// firstSignIns are sign-ins of two years by members, absent ones, strangers, one of whom two
// members may be, and rows that repeat a key.
func firstSignIns(tb testing.TB) (roll, some, all terms.Table) {
	tb.Helper()
	roll = table(tb, terms.Members, "staff_no name group id_number", "E1|张三|一组|", "E2|李四|二组|"+idA, "E3|陈静|一组|", "E4|陈静|二组|")
	header := "activity date staff_no name group role hours id_number"
	lines := []string{
		"登山|2025-03-08|E1|张三||参加|2|", "登山|2025-03-08|E1|张三||参加|1|", "登山|2025-03-08|E1|张三||参加||",
		"登山|2025-03-08|E2|李四||缺席||" + idA, "棋赛|2024-12-31|E1|张三||||", "棋赛|2024-12-31||王五|||1.5|", "棋赛|2024-02-29||王五|外单位||0.5|",
		"春节联欢|2025-01-01||陈静||||", "春节联欢|2025-01-01|E9|赵六||志愿者||", "登山|2025-03-05||李四||参加||" + idA,
	}
	return roll, table(tb, terms.Participation, header, lines[3:6]...), table(tb, terms.Participation, header, lines...)
}

// What the first sign-ins of a unit leave, gathered on their way in, is what they leave
// where others stood and had to be compared with, once those are taken back.
func TestFirstSignInsLeaveWhatLaterOnesDo(t *testing.T) {
	t.Parallel()
	roll, some, all := firstSignIns(t)
	first, later, never := queriestest.NewDB(t), queriestest.NewDB(t), queriestest.NewDB(t)
	for _, db := range []*queries.DB{first, later, never} {
		load(t, db, intake("会员.xlsx", roll))
	}
	whole := load(t, first, intake("签到.xlsx", all))
	before := load(t, later, intake("签到一部分.xlsx", some))
	load(t, later, intake("签到.xlsx", all))
	if err := later.Undo(t.Context(), owner, before.Batch); err != nil {
		t.Fatal(err)
	}
	if a, b := digest(t, first), digest(t, later); a != b {
		t.Errorf("as the first %s, after others %s", a, b)
	}
	again := load(t, first, intake("签到又一份.xlsx", shuffled(all)))
	if n := again.Tables[0].Unchanged; n != again.Tables[0].Table.RowsRead {
		t.Errorf("sent again %d rows are unchanged of %d", n, again.Tables[0].Table.RowsRead)
	}
	for _, batch := range []int64{again.Batch, whole.Batch} {
		if err := first.Undo(t.Context(), owner, batch); err != nil {
			t.Fatal(err)
		}
	}
	if a, b := digest(t, first), digest(t, never); a != b {
		t.Errorf("taken back %s, never seen %s", a, b)
	}
}

// Files written when sign-ins went by letters have the same keys afterwards, and what people
// said of their rows is said of the same rows.
func TestKeysOfLettersBecomeNumbers(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "old.duckdb")
	db := openAt(t, path)
	roll, _, all := firstSignIns(t)
	load(t, db, intake("会员.xlsx", roll))
	load(t, db, intake("签到.xlsx", all))
	was := keysOfSignIns(t, db)
	for _, statement := range []string{
		// the second row of a key stands one after the first, the third two
		`create table old as select * replace (list_aggregate([substr('abcdefghijklmnopqrstuvwxyz234567', 1 + (((key - n + 1) >> (55 - 5 * i)) & 31), 1) for i in range(12)],
			'string_agg', '') || 'aa77' || case when n > 1 then '#' || n else '' end as key)
			from (select f.*, 1 + (select count(*) from fact_participation e where e.key in (f.key - 1, f.key - 2)) as n from fact_participation f)`,
		"alter table old drop column n",
		"drop table fact_participation",
		"alter table old rename to fact_participation",
		"delete from migration where name like '%sign_in_numbers.sql'",
	} {
		if _, err := db.Raw().ExecContext(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
	}
	letters := keysOfSignIns(t, db)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	db = openAt(t, path)
	defer db.Close() //nolint:errcheck // read to its end
	if diff := cmp.Diff(was, keysOfSignIns(t, db)); diff != "" {
		t.Errorf("-numbers +from letters:\n%s", diff)
	}
	for i, key := range letters {
		var subject string
		if err := db.Raw().QueryRowContext(t.Context(), "select meant_subject($1)", "participation "+key).Scan(&subject); err != nil {
			t.Fatal(err)
		}
		if want := "participation " + was[i]; subject != want {
			t.Errorf("of %s is said %s, want %s", key, subject, want)
		}
	}
}

func keysOfSignIns(t *testing.T, db *queries.DB) (keys []string) {
	t.Helper()
	rows, err := db.Raw().QueryContext(t.Context(), "select cast(key as varchar) from fact_participation order by row")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close() //nolint:errcheck // read to its end
	for rows.Next() {
		var key string
		if err := rows.Scan(&key); err != nil {
			t.Fatal(err)
		}
		keys = append(keys, key)
	}
	if err := rows.Err(); err != nil || len(keys) == 0 {
		t.Fatal(fmt.Errorf("%d keys: %w", len(keys), err))
	}
	return keys
}
