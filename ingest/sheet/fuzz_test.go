package sheet_test

import (
	"testing"

	"nianlun/ingest/sheet"
)

// Whatever comes in, rows are accounted for or the file is refused; nothing panics.
func FuzzRead(f *testing.F) {
	f.Add([]byte(ledger))
	f.Add([]byte("日期,凭证号,摘要,支出金额\n1月5日,1,\"球\n\",¥1,200\n合计,,,1\n"))
	f.Add([]byte("<table><tr><td>姓名<td>签名<tr><td rowspan=9>张"))
	f.Add([]byte("\x09\x08\x08\x00\x00\x06\x05\x00\x00\x00\x00\x00\x0a\x00\x00\x00"))
	f.Add([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
	f.Add(workbook(f, page{name: "Sheet1", rows: [][]any{{"活动名称", "活动时间"}, {"登山", "3月8日"}}}))
	f.Fuzz(func(t *testing.T, data []byte) {
		book, err := sheet.Read("模糊2025.csv", data, sheet.Hint{Year: 2025})
		if err != nil {
			return
		}
		for _, table := range book.Tables {
			checkRows(t, table)
		}
	})
}
