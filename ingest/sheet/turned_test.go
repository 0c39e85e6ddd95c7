package sheet_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianlun/ingest/sheet"
	"nianlun/queries/terms"
)

// A table on its side: the fields in the first column, every column a record.
func TestFieldsDownTheFirstColumn(t *testing.T) {
	t.Parallel()
	rows := []string{
		"甲局工会2025年慰问登记表,,,", "姓名,方一,方二,方三", "部门,办公室,办公室,车间", "慰问时间,3月2日,4月31日,5月6日",
		"慰问事由,住院,结婚,退休", "慰问金额,500,300,约三百", "填表人：林四,,,",
	}
	table := read(t, "表.csv", []byte(strings.Join(rows, "\n")+"\n"), sheet.Hint{})[0]
	if table.Kind != terms.Visits {
		t.Fatalf("kind %q (%s), want visits", table.Kind, table.Why)
	}
	want := []string{"2|甲局工会|方一|2025-03-02|住院|500.00"}
	if diff := cmp.Diff(want, lines(table, "unit", "name", "date", "reason", "amount")); diff != "" {
		t.Errorf("records (-want +got):\n%s", diff)
	}
	var faults []string
	for _, r := range table.Rejected {
		faults = append(faults, itoa(r.Row)+" "+r.Column+" "+r.Cell+" "+r.Value)
	}
	if diff := cmp.Diff([]string{"4 date C4 4月31日", "6 amount D6 约三百"}, faults); diff != "" {
		t.Errorf("faults (-want +got):\n%s", diff)
	}
	if n := 1 + 2 + len(table.Skipped); table.RowsRead != n || n != len(rows) {
		t.Errorf("%d rows read, %d accounted for, want %d", table.RowsRead, n, len(rows))
	}
}

// What only looks like it stays what it is.
func TestNotOnItsSide(t *testing.T) {
	t.Parallel()
	for name, rows := range map[string][]string{
		"figures of years": {"指标,2024年,2025年", "职工人数,100,110", "会员人数,90,99", "女职工人数,40,41"},
		"words":            {"姓名,性别,部门", "单位,工会,日期", "名称,时间,地点", "内容,人数,金额"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, table := range read(t, "表.csv", []byte(strings.Join(rows, "\n")+"\n"), sheet.Hint{}) {
				for _, s := range table.Skipped {
					if strings.Contains(s.Why, "左边一列") {
						t.Errorf("read as a table on its side: %+v", table)
					}
				}
			}
		})
	}
}
