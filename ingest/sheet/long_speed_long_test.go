//go:build long && unix

package sheet_test

import (
	"bytes"
	"fmt"
	"os"
	"runtime"
	"strconv"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"

	"nianlun/ingest/sheet"
)

// exported makes a text as a system exports sign-ins, some of its rows written by hand.
func exported(rows int) []byte {
	var out bytes.Buffer
	out.WriteString("单位,工号,姓名,活动编号,日期,角色,时长\n")
	for i := range rows {
		unit, k := i/2000, i%2000
		member, activity := k%200, k/200*2+k%2
		day, name := fmt.Sprintf("2025-%02d-%02d", 1+activity%12, 1+activity), "王李张刘陈杨赵黄周吴"[unit%10*3:unit%10*3+3]+string([]rune("伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚")[member%20])
		switch i % 1000 {
		case 7:
			day = "明天"
		case 107:
			day = "２０２５－０３－０８"
		case 207:
			name = "\"张三,李四\""
		case 307:
			name = ""
		}
		fmt.Fprintf(&out, "第%04d中学,%05d%03d,%s,HD2025%02d,%s,%s,%s\n", unit, unit, member, name, activity, day,
			[]string{"参加", "参加", "志愿者", ""}[k%4], []string{"2", "1.5小时", "90分钟", ""}[i%4])
	}
	out.WriteString("合计,,,,,,\n")
	return out.Bytes()
}

// BenchmarkReadLongBook reads a workbook of a million sign-ins, or NIANLUN_SPEED_ROWS, with
// its words shared and in place, and has excelize read the raw cells of the same one and do
// nothing with them, in the same round: excelize-x-ours is how many times as long that
// takes, excelize-x-ours-cpu how many times as much of the processor.
func BenchmarkReadLongBook(b *testing.B) {
	rows, err := strconv.Atoi(os.Getenv("NIANLUN_SPEED_ROWS"))
	if err != nil {
		rows = 1_000_000
	}
	for _, inline := range []bool{false, true} {
		b.Run(fmt.Sprintf("inline=%v", inline), func(b *testing.B) {
			w := &written{inline: inline, days: true}
			data := w.book(b, rowsOf(string(exported(rows)), ","), "")
			*w = written{}
			var ours, theirs took
			for b.Loop() {
				ours.add(b, func() {
					book, err := sheet.Read("签到.xlsx", data, sheet.Hint{Unit: "市教育工会", Year: 2025, SignIns: true})
					if err != nil || book.Tables[0].SignIns.Len() < rows*99/100 {
						b.Fatalf("%v: %d rows in columns", err, book.Tables[0].SignIns.Len())
					}
				})
				theirs.add(b, func() { excelizeRows(b, data) })
			}
			b.ReportMetric(float64(ours.cpu)/float64(b.N*rows), "cpu-ns/row")
			b.ReportMetric(float64(ours.wall)/float64(b.N*rows), "clock-ns/row")
			b.ReportMetric(float64(theirs.wall)/float64(ours.wall), "excelize-x-ours")
			b.ReportMetric(float64(theirs.cpu)/float64(ours.cpu), "excelize-x-ours-cpu")
		})
	}
}

// took is what something took by the clock and of the processor.
type took struct{ wall, cpu int64 }

func (t *took) add(b *testing.B, do func()) {
	b.Helper()
	runtime.GC()                              // nobody sweeps up after another
	before, began := processor(b), time.Now() //nolint:forbidigo // a measurement
	do()
	t.wall, t.cpu = t.wall+time.Since(began).Nanoseconds(), t.cpu+processor(b)-before
}

func excelizeRows(b *testing.B, data []byte) {
	b.Helper()
	book, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true, UnzipXMLSizeLimit: 4 << 30, UnzipSizeLimit: 4 << 30})
	if err != nil {
		b.Fatal(err)
	}
	rows, err := book.Rows("签到")
	if err != nil {
		b.Fatal(err)
	}
	for rows.Next() {
		if _, err := rows.Columns(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkReadLong reads a long text of sign-ins, as UTF-8 and as GB18030.
func BenchmarkReadLong(b *testing.B) {
	const rows = 1_000_000
	text := exported(rows)
	gb, err := simplifiedchinese.GB18030.NewEncoder().Bytes(text)
	if err != nil {
		b.Fatal(err)
	}
	for _, form := range []struct {
		name string
		data []byte
	}{{"utf8", text}, {"gb18030", gb}} {
		b.Run(form.name, func(b *testing.B) {
			before := processor(b)
			for b.Loop() {
				book, err := sheet.Read("签到.csv", form.data, sheet.Hint{Unit: "市教育工会", Year: 2025, SignIns: true})
				if err != nil || book.Tables[0].SignIns.Len() < rows*99/100 {
					b.Fatalf("%v: %d rows in columns", err, book.Tables[0].SignIns.Len())
				}
			}
			b.ReportMetric(float64(processor(b)-before)/float64(b.N)/rows, "cpu-ns/row")
		})
	}
}
