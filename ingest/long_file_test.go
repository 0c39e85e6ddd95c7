package ingest_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"nianlun/ingest"
	"nianlun/queries/queriestest"
)

// TestLongFilesAreReadWhole loads files of which only the head is read at first: the
// roll still comes before the sign-ins, and every row is there, whether their bytes are held
// or lie elsewhere.
func TestLongFilesAreReadWhole(t *testing.T) {
	t.Parallel()
	for _, lying := range []bool{false, true} {
		t.Run(fmt.Sprintf("lying=%v", lying), func(t *testing.T) {
			t.Parallel()
			readWhole(t, lying)
		})
	}
}

func readWhole(t *testing.T, lying bool) {
	t.Helper()
	const rows = 600
	note := strings.Repeat("长", 10_000)
	var signs, roll strings.Builder
	signs.WriteString("工号,姓名,活动名称,日期,备注\n")
	roll.WriteString("工号,姓名,性别,入会日期,备注\n")
	for i := range rows {
		fmt.Fprintf(&signs, "A%03d,职工甲,健步走,2025-03-08,%s\n", i, note)
		fmt.Fprintf(&roll, "A%03d,职工甲,女,2015-09-01,%s\n", i, note)
	}
	files := []ingest.File{{Name: "签到.csv", Data: []byte(signs.String())}, {Name: "花名册.csv", Data: []byte(roll.String())}}
	if lying {
		files[0].Data, files[0].From = nil, bytes.NewReader(files[0].Data)
		files[1].Data, files[1].From = nil, bytes.NewReader(files[1].Data)
	}
	reports := load(t, queriestest.NewDB(t), ingest.Options{Unit: "甲公司工会", Year: 2025, Beside: lying}, files...)
	for _, r := range reports {
		if r.Error != "" || len(r.Sheets) != 1 || r.Sheets[0].RowsLoaded != rows {
			t.Errorf("%s: %q, sheets %d, want %d rows loaded", r.File, r.Error, len(r.Sheets), rows)
		}
	}
	if reports[0].Batch < reports[1].Batch {
		t.Errorf("the sign-ins came in as batch %d, before the roll as %d", reports[0].Batch, reports[1].Batch)
	}
}
