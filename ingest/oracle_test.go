package ingest_test

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianlun/ingest"
	"nianlun/queries/queriestest"
)

// plainCleaner is a cleaner of sign-in rows in plain SQL, slow and short: what it takes
// and what it makes of it, the import must too.
const plainCleaner = `
with narrow as (
    select line, regexp_replace(name, '\s|　', '', 'g') as name, translate(trim(day), '０１２３４５６７８９－', '0123456789-') as day, trim(hours) as hours
    from dirty
), typed as (
    select line, name,
        cast(try_strptime(day, ['%Y-%m-%d', '%Y/%m/%d', '%Y.%m.%d', '%Y年%m月%d日', '%Y%m%d']) as date) as day, hours,
        case
            when regexp_full_match(hours, '\d+(\.\d+)?(小时)?') then round(60 * cast(regexp_extract(hours, '[\d.]+') as double))
            when regexp_full_match(hours, '\d+分钟') then cast(regexp_extract(hours, '\d+') as double)
            when regexp_full_match(hours, '\d+小时\d+分钟')
                then 60 * cast(regexp_extract(hours, '(\d+)小时', 1) as double) + cast(regexp_extract(hours, '(\d+)分钟', 1) as double)
        end as minutes
    from narrow
)
select line, name, cast(day as varchar), coalesce(minutes, -1) from typed
where name <> '' and day is not null and (hours = '' or minutes is not null)
order by line`

type cleaned struct {
	Row   int    `json:"_row"`
	Name  string `json:"name"`
	Date  string `json:"date"`
	Hours string `json:"hours"`
}

// TestCleanerAgainstPlainSQL cleans random dirty rows both ways.
func TestCleanerAgainstPlainSQL(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(5, 6))
	one := func(of ...string) string { return of[random.IntN(len(of))] }
	var lines [][3]string
	text := "工号,姓名,活动名称,日期,时长\n"
	for i := range 3000 {
		d, m := 1+random.IntN(31), 1+random.IntN(12)
		line := [3]string{
			one("张三", " 李四 ", "王　五", "赵 六", "阿依古丽·买买提", ""),
			one(fmt.Sprintf("2025-%02d-%02d", m, d), fmt.Sprintf("2025/%d/%d", m, d), fmt.Sprintf("2025.%d.%d", m, d), fmt.Sprintf("2025年%d月%d日", m, d),
				fmt.Sprintf("2025%02d%02d", m, d), "２０２５－０３－０８", " 2025-3-9 ", "明天", ""),
			one("2", "1.5", "1.5小时", "90分钟", "2小时30分钟", "", "很久"),
		}
		lines = append(lines, line)
		text += fmt.Sprintf("A%04d,%s,健步走,%s,%s\n", i, line[0], line[1], line[2])
	}
	reports := load(t, queriestest.NewDB(t), ingest.Options{Records: true}, ingest.File{Name: "签到.csv", Data: []byte(text)})
	var got []cleaned
	for _, record := range reports[0].Sheets[0].Records {
		var c cleaned
		if err := json.Unmarshal(record, &c); err != nil {
			t.Fatal(err)
		}
		got = append(got, c)
	}
	want := plainlyCleaned(t, lines)
	if len(want) < 1000 || len(want) > 2500 {
		t.Fatalf("%d rows of %d are clean: not dirty, or all of it", len(want), len(lines))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-plain SQL +import:\n%s", diff)
	}
}

func plainlyCleaned(t *testing.T, lines [][3]string) []cleaned {
	t.Helper()
	db, err := sql.Open("duckdb", "")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close() //nolint:errcheck // in memory
	rows := make([]string, len(lines))
	for i, l := range lines {
		rows[i] = fmt.Sprintf("(%d, '%s', '%s', '%s')", i+2, l[0], l[1], l[2])
	}
	if _, err := db.ExecContext(t.Context(), "create table dirty as select * from (values "+strings.Join(rows, ", ")+") d(line, name, day, hours)"); err != nil {
		t.Fatal(err)
	}
	found, err := db.QueryContext(t.Context(), plainCleaner)
	if err != nil {
		t.Fatal(err)
	}
	defer found.Close() //nolint:errcheck // read to its end
	var all []cleaned
	for found.Next() {
		var c cleaned
		var minutes float64
		if err := found.Scan(&c.Row, &c.Name, &c.Date, &minutes); err != nil {
			t.Fatal(err)
		}
		if minutes >= 0 {
			c.Hours = strconv.FormatFloat(math.Round(minutes/60*100)/100, 'f', -1, 64)
		}
		all = append(all, c)
	}
	if err := found.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}
