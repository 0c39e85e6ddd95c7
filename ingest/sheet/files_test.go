package sheet_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"math"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"nianlun/ingest/sheet"
	"nianlun/queries/terms"
)

const ledger = "活动名称,活动时间,参加人数\n登山,2025-03-08,10\n"

func TestTextEncodings(t *testing.T) {
	t.Parallel()
	gb, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(ledger))
	must(t, err)
	big5, err := traditionalchinese.Big5.NewEncoder().Bytes([]byte("活動名稱,活動時間,參加人數\n登山,2025-03-08,10\n"))
	must(t, err)
	bare := []byte{}
	for _, u := range utf16.Encode([]rune(ledger)) {
		bare = binary.BigEndian.AppendUint16(bare, u)
	}
	little := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(strings.ReplaceAll(ledger, ",", "\t"))) {
		little = binary.LittleEndian.AppendUint16(little, u)
	}
	for name, data := range map[string][]byte{
		"utf8": []byte(ledger), "bom": []byte("\ufeff" + ledger), "gb18030": gb, "big5": big5, "utf16 without a mark": bare, "utf16 tab": little, "semicolon": []byte(strings.ReplaceAll(ledger, ",", ";")),
		"crlf": []byte(strings.ReplaceAll(ledger, "\n", "\r\n")),
	} {
		table := read(t, name+".txt", data, sheet.Hint{})[0]
		if diff := cmp.Diff([]string{"2|登山|2025-03-08|10"}, lines(table, "title", "start", "headcount")); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestRowsAreRecordsOfTheFile(t *testing.T) {
	t.Parallel()
	table := read(t, "a.csv", csv("活动名称,活动时间,备注", "\"登\n山\",2025-03-08,\"说\"\"好\"\"\"", "", "象棋,2025-03-09,"), sheet.Hint{})[0]
	if diff := cmp.Diff([]string{`2|登山|说"好"`, "4|象棋|"}, lines(table, "title", "note")); diff != "" {
		t.Error(diff)
	}
}

func TestHTMLPosingAsXLS(t *testing.T) {
	t.Parallel()
	page := `<html><head><meta charset="gb2312"><style>td{x:"\@"}</style></head><table><tr><th colspan=4>甲厂工会慰问记录(2025年)</th></tr>
<tr><th>慰问日期</th><th>慰问对象</th><th>慰问事由</th><th>慰问金(元)</th></tr><tr><td rowspan="2">2025-01-24</td><td>张伟&nbsp;</td><td>住院</td><td>1,000.00</td></tr>
<tr><td>王芳</td><td>生育</td><td>300</td></tr><tr><td colspan=3>合计</td><td>1,300.00</td></tr></table></html>`
	gb, err := simplifiedchinese.GBK.NewEncoder().Bytes([]byte(page))
	must(t, err)
	table := read(t, "导出.xls", gb, sheet.Hint{})[0]
	if table.Kind != terms.Visits || table.Unit != "甲厂工会" {
		t.Errorf("kind %s, unit %s", table.Kind, table.Unit)
	}
	if diff := cmp.Diff([]string{"3|2025-01-24|张伟|1000.00", "4|2025-01-24|王芳|300.00"}, lines(table, "date", "name", "amount")); diff != "" {
		t.Error(diff)
	}
}

func TestFilesThatAreNoTables(t *testing.T) {
	t.Parallel()
	good := workbook(t, page{name: "Sheet1", rows: [][]any{{"活动名称", "活动时间"}, {"登山", "2025-03-08"}}})
	encrypted, err := excelize.Encrypt(good, &excelize.Options{Password: "x"})
	must(t, err)
	for _, c := range []struct {
		name, word string
		data       []byte
	}{
		{"空.xlsx", "0字节", nil},
		{"白.csv", "没有内容", []byte("\n\n  \n")},
		{"密.xlsx", "密码", encrypted},
		{"断.xlsx", "不完整", good[:len(good)/2]},
		{"坏.xlsx", "损坏", damaged(t)},
		{"文.xlsx", "Word", zipOf(t, "word/document.xml")},
		{"旧.ods", ".ods", zipOf(t, "content.xml")},
		{"二.xlsb", ".xlsb", zipOf(t, "xl/workbook.bin")},
		{"包.xlsx", "压缩包", zipOf(t, "a.txt")},
		{"锁.xls", "密码", append([]byte("\x09\x08\x10\x00\x00\x06\x05\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"), "\x2f\x00\x02\x00\x00\x00\x0a\x00\x00\x00"...)},
		{"照.xlsx", "图片", []byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00")},
		{"档.xls", ".mht", []byte("MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n")},
		{"扫.xlsx", "PDF", []byte("%PDF-1.7 ...")},
		{"图.xls", "图片", []byte("\x89PNG\r\n\x1a\n")},
		{"乱.csv", "认不出", []byte("\x01\x02\x03\x04\x05\x06\x07\x08\x01\x02\x03\x04\x05\x06")},
	} {
		message := fileError(t, c.name, c.data)
		if !strings.Contains(message, c.word) || !strings.Contains(message, c.name) {
			t.Errorf("%s: %q does not name the file and %q", c.name, message, c.word)
		}
	}
}

func zipOf(t *testing.T, names ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, n := range names {
		w, err := z.Create(n)
		must(t, err)
		_, err = w.Write([]byte("<x/>"))
		must(t, err)
	}
	must(t, z.Close())
	return b.Bytes()
}

// damaged is a workbook whose directory is whole and whose sheet is not.
func damaged(t *testing.T) []byte {
	t.Helper()
	data := workbook(t, page{name: "Sheet1", rows: [][]any{{"活动名称", "活动时间"}, {"登山", "2025-03-08"}}})
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	must(t, err)
	for _, f := range z.File {
		if strings.HasSuffix(f.Name, "sheet1.xml") {
			at, err := f.DataOffset()
			must(t, err)
			for i := range 40 {
				data[int(at)+i] ^= 0xff
			}
		}
	}
	return data
}

func TestNoDataSheets(t *testing.T) {
	t.Parallel()
	rows := [][]any{{"活动名称", "活动时间", "参加人数"}, {"登山", "2025-03-08", 10}}
	tables := read(t, "台账.xlsx", workbook(t, page{name: "明细", rows: rows}, page{name: "汇总", rows: rows}, page{name: "字典", rows: [][]any{{"类别", "状态"}}}, page{name: "旧", rows: rows, hidden: true}, page{name: "空"}), sheet.Hint{})
	var got []string
	for _, table := range tables {
		got = append(got, table.Sheet+"|"+string(table.Kind)+"|"+table.Why)
	}
	want := []string{"明细|activities|", "汇总||汇总表：明细已在其他工作表，不重复计入", "字典||说明或字典表，不作数据", "旧||隐藏的工作表，不作数据", "空||空白工作表"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestWorkbookCells(t *testing.T) {
	t.Parallel()
	f := excelize.NewFile()
	on := true
	must(t, f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &on}))
	for i, row := range [][]any{{"活动名称", "活动时间", "参加人数", "经费"}, {"登山", 44262, 10, 1.1}, {"象棋", "2025-03-09", 5, nil}, {"书法", 3.1, 5, nil}} {
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		must(t, err)
		must(t, f.SetSheetRow("Sheet1", cell, &row))
	}
	day, two := "yyyy年m月d日", "0.00"
	id, err := f.NewStyle(&excelize.Style{CustomNumFmt: &day})
	must(t, err)
	must(t, f.SetCellStyle("Sheet1", "B2", "B2", id))
	id, err = f.NewStyle(&excelize.Style{CustomNumFmt: &two})
	must(t, err)
	must(t, f.SetCellStyle("Sheet1", "B4", "B4", id))
	must(t, f.SetCellFormula("Sheet1", "D3", "D2*2")) // no cached value: worked out
	must(t, f.SetRowVisible("Sheet1", 3, false))      // hidden rows are data
	var out bytes.Buffer
	must(t, f.Write(&out))
	table := read(t, "a.xlsx", out.Bytes(), sheet.Hint{Year: 2025})[0]
	want := []string{"2|登山|2025-03-08|1.10", "3|象棋|2025-03-09|2.20", "4|书法|2025-03-10|"}
	if diff := cmp.Diff(want, lines(table, "title", "start", "spend")); diff != "" {
		t.Errorf("%s\n%+v", diff, table.Rejected)
	}
}

// xls writes the records of an old workbook stream.
type xls struct{ bytes.Buffer }

func (x *xls) record(id uint16, body []byte) {
	x.Write(binary.LittleEndian.AppendUint16(binary.LittleEndian.AppendUint16(nil, id), uint16(len(body))))
	x.Write(body)
}

func wide(s string) []byte {
	units := utf16.Encode([]rune(s))
	out := binary.LittleEndian.AppendUint16(nil, uint16(len(units)))
	out = append(out, 1)
	for _, u := range units {
		out = binary.LittleEndian.AppendUint16(out, u)
	}
	return out
}

func TestOldXLS(t *testing.T) {
	t.Parallel()
	x := &xls{}
	x.record(0x809, []byte{0, 6, 5, 0, 0, 0, 0, 0})
	x.record(0xE0, append([]byte{0, 0, 14, 0, 0, 0, 0, 0}, make([]byte, 12)...)) // style 0: a date
	x.record(0xE0, append([]byte{0, 0, 0, 0, 0, 0, 0, 0}, make([]byte, 12)...))
	sst := append([]byte{3, 0, 0, 0, 3, 0, 0, 0}, append(wide("活动名称"), wide("活动时间")...)...)
	title := wide("登山")
	x.record(0xFC, append(sst, title[:5]...)) // the last string crosses into CONTINUE
	x.record(0x3C, append([]byte{1}, title[5:]...))
	name := append([]byte{2, 1}, wide("台账")[3:]...)
	at := x.Len() + 4 + 6 + len(name) + 4
	x.record(0x85, append(binary.LittleEndian.AppendUint32(nil, uint32(at)), append([]byte{0, 0}, name...)...))
	x.record(0x0A, nil)
	x.record(0x809, []byte{0, 6, 16, 0, 0, 0, 0, 0})
	x.record(0xFD, []byte{0, 0, 0, 0, 1, 0, 0, 0, 0, 0})
	x.record(0xFD, []byte{0, 0, 1, 0, 1, 0, 1, 0, 0, 0})
	x.record(0xFD, []byte{1, 0, 0, 0, 1, 0, 2, 0, 0, 0})
	x.record(0x203, binary.LittleEndian.AppendUint64([]byte{1, 0, 1, 0, 0, 0}, math.Float64bits(45724)))
	x.record(0x0A, nil)
	table := read(t, "旧.xls", x.Bytes(), sheet.Hint{})[0]
	if diff := cmp.Diff([]string{"2|登山|2025-03-08"}, lines(table, "title", "start")); diff != "" || table.Sheet != "台账" {
		t.Errorf("sheet %q: %s", table.Sheet, diff)
	}
}

func TestTabular(t *testing.T) {
	t.Parallel()
	if !sheet.Tabular("a.txt", []byte(strings.ReplaceAll(ledger, ",", "\t"))) {
		t.Error("a pasted table is taken for prose")
	}
	plan := "2025年工会工作计划\n一、指导思想,以学习为主,服务职工。\n二、主要工作,目标明确,时间落实。\n1、三月份,组织登山活动;\n2、四月份,召开职代会。\n"
	if sheet.Tabular("plan.txt", []byte(plan)) {
		t.Error("a plan in prose is taken for a table")
	}
}

func TestFromRows(t *testing.T) {
	t.Parallel()
	tables := sheet.FromRows("登记.docx", "docx", []string{"甲厂工会2025年荣誉登记表"}, [][]string{{"日期", "奖项", "等级", "获奖个人/集体"}, {"1月31日", "劳动模范", "市级", "一车间"}, {"2月30日", "先进", "市级", "二车间"}}, sheet.Hint{})
	checkRows(t, tables[0])
	if diff := cmp.Diff([]string{"2|甲厂工会|2025-01-31"}, lines(tables[0], "unit", "date")); diff != "" {
		t.Error(diff)
	}
	if r := tables[0].Rejected; len(r) != 1 || r[0].Row != 3 || r[0].Cell != "A3" || r[0].Column != "date" {
		t.Errorf("rejected = %+v", r)
	}
}

func TestRedReversal(t *testing.T) {
	t.Parallel()
	f := excelize.NewFile()
	for i, row := range [][]any{{"日期", "凭证号", "摘要", "支出金额"}, {"2025-01-02", 1, "购球", 100}, {"2025-01-03", 2, "冲销购球", 100}, {"2025-01-04", 3, "要紧的支出", 50}} {
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		must(t, err)
		must(t, f.SetSheetRow("Sheet1", cell, &row))
	}
	id, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Color: "FF0000"}})
	must(t, err)
	must(t, f.SetCellStyle("Sheet1", "D3", "D4", id))
	var out bytes.Buffer
	must(t, f.Write(&out))
	table := read(t, "a.xlsx", out.Bytes(), sheet.Hint{})[0]
	if diff := cmp.Diff([]string{"2|100.00", "3|-100.00", "4|50.00"}, lines(table, "amount")); diff != "" {
		t.Error(diff)
	}
}
