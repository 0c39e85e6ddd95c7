package ingest_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianlun/ingest"
	"nianlun/ingest/sheet"
	"nianlun/queries/queriestest"
)

// TestLongSignIns takes a long text of sign-ins in columns and, since its records are
// asked for, as records: nothing tells the two apart.
func TestLongSignIns(t *testing.T) {
	t.Parallel()
	var text strings.Builder
	text.WriteString("单位,工号,姓名,活动编号,日期,角色,时长,备注\n")
	for i := 0; text.Len() < 2_300_000; i++ {
		day, name, note := fmt.Sprintf("2025-%02d-%02d", 1+i%12, 1+i/500%28), "王李张刘陈"[i%5*3:i%5*3+3]+"伟芳娜敏静"[i%4*3:i%4*3+3], strings.Repeat("签到机导出", 8)
		switch i % 500 {
		case 3:
			day = "明天"
		case 4:
			day = "２０２５／３／８"
		case 5:
			name = "\"张三,李四\""
		case 6:
			name = ""
		case 7:
			note = "\"有\"\"引号\"\"\n两行\""
		}
		fmt.Fprintf(&text, "第%d中学,%05d,%s,HD%d,%s,%s,%d.5小时,%s\n", i/4000, i%4000/3, name, i/40%50, day, []string{"参加", "主持"}[i%9/8], i%3, note)
	}
	text.WriteString("合计,,,,,,,\n")
	book, err := sheet.Read("签到.csv", []byte(text.String()), sheet.Hint{Year: 2025, SignIns: true})
	if err != nil || book.Tables[0].SignIns.Len() < 10_000 {
		t.Fatalf("%v: %d rows in columns", err, book.Tables[0].SignIns.Len())
	}
	var digests []string
	var reports []ingest.Report
	for _, records := range []bool{false, true} {
		db := queriestest.NewDB(t)
		got := load(t, db, ingest.Options{Records: records, Unit: "市教育工会"}, ingest.File{Name: "签到.csv", Data: []byte(text.String())})
		digest, err := db.Digest(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if got[0].Error != "" || got[0].Sheets[0].RowsLoaded < 10_000 || len(got[0].Sheets[0].Rejected) < 10 {
			t.Fatalf("%q, %d rows loaded, %d rejected", got[0].Error, got[0].Sheets[0].RowsLoaded, len(got[0].Sheets[0].Rejected))
		}
		got[0].Sheets[0].Records = nil
		digests, reports = append(digests, digest), append(reports, got[0])
	}
	if diff := cmp.Diff(reports[1], reports[0]); diff != "" {
		t.Errorf("-records +columns:\n%.3000s", diff)
	}
	if digests[0] != digests[1] {
		t.Errorf("columns make %s, records %s", digests[0], digests[1])
	}
}
