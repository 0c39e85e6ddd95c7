package ingest_test

import (
	"context"
	"encoding/json"
	"os"
	"strings"
	"testing"
	"time"

	"nianlun/ingest"
	"nianlun/queries"
	"nianlun/queries/terms"
)

// Of identity numbers in a file nothing is told and nothing kept, wherever they stand: the
// report with its records, what the batch keeps, the database itself.
func TestIdentityNumbersAreNeverTold(t *testing.T) {
	t.Parallel()
	const id, damaged, wrong = "11010519491231002X", "440524198001010000", "320101199003070011"
	ctx := context.Background()
	path := t.TempDir() + "/x.duckdb"
	db, err := queries.Open(ctx, path, queries.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	files := []ingest.File{
		{Name: "花名册.csv", Data: []byte("姓名,性别,部门,身份证号,入会时间\n张三,男,一科," + id + ",2010-09-01\n李四,女,一科," + damaged + ",2010-09-01\n王五,女,二科," + wrong + ",2010-09-01\n赵六,女,二科,,2010-13-01\n")},
		{Name: "慰问登记.csv", Data: []byte("慰问日期,慰问对象,会员证号,慰问事由,慰问金\n2025-05-06,张三," + id + ",住院,500\n2025-05-07,李四,12345,生育,\n")},
	}
	reports, err := ingest.Load(ctx, db, files, ingest.Options{Viewer: terms.OwnerViewer(), Unit: "甲厂工会", Year: 2025, Records: true, Now: time.Date(2026, 1, 10, 9, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	told, err := json.Marshal(reports)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"id_number":"身份证号"`, `"value":"440***"`, `"value":"320***"`, "请把这一列设成文本格式"} {
		if !strings.Contains(string(told), want) {
			t.Errorf("the report lacks %s:\n%s", want, told)
		}
	}
	if n := reports[0].Sheets[0].RowsLoaded; n != 3 {
		t.Errorf("%d rows loaded, want those with a damaged number too", n)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	stored, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, number := range []string{id, damaged, wrong} {
		if strings.Contains(string(told), number[:12]) || strings.Contains(string(stored), number[:12]) {
			t.Errorf("%s is told or stored", number)
		}
	}
}
