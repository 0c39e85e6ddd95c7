package web_test

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"errors"
	"html"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"nianlun/ingest"
	"nianlun/queries/queriestest"
	"nianlun/queries/terms"
)

// fixOn corrects faulty cells of a batch on its page: what is to be, by cell.
func fixOn(t *testing.T, site http.Handler, batch string, want map[string]string) string {
	t.Helper()
	body := get(t, site, "/files/"+batch).Body.String()
	fields, cell, was := url.Values{}, "", ""
	for _, m := range fixField.FindAllStringSubmatch(body, -1) {
		m[2] = html.UnescapeString(m[2])
		switch m[1] {
		case "cell":
			cell = m[2]
		case "was":
			was = m[2]
		case "value":
			value, typed := want[cell]
			if !typed {
				value = was
			}
			delete(want, cell)
			fields.Add("cell", cell)
			fields.Add("was", was)
			fields.Add("value", value)
		case "sheet":
			fields.Add("sheet", m[2])
		}
	}
	if len(want) > 0 {
		t.Fatalf("no field for %v among %v", want, fields["cell"])
	}
	return parse(t, finished(t, site, submit(t, site, "/files/"+batch+"/fix", "", fields)).Body.String()).text
}

// TestHeadingsAndLackingColumnsAreCorrected has faults that are in no cell of their row.
func TestHeadingsAndLackingColumnsAreCorrected(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		file, text string
		cells      map[string]string
		says       []string
	}{
		"a day lacks in the heading of a grid": {
			"活动签到.csv", "序号,姓名,部门,健步走,读书会4月23日\n1,欧阳慧敏,财务科,√,√\n2,赵一鸣,财务科,√,\n3,司马子明,后勤科,√,√\n",
			map[string]string{"D1": "健步走4月12日"},
			[]string{"新装入 3 条"},
		},
		"the whole column lacks": {
			"慰问登记.csv", "姓名,慰问事由,慰问金额\n欧阳慧敏,生病住院,500\n赵一鸣,生育,300\n",
			map[string]string{"+date@2": "2025-04-02", "+date@3": "2025-05-06"},
			[]string{"新装入 2 条"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			site := newSite(t, nil)
			finished(t, site, direct(t, site, map[string]string{tt.file: tt.text}))
			text := fixOn(t, site, "1", tt.cells)
			for _, want := range append(tt.says, "第 1 批的更正") {
				if !strings.Contains(text, want) {
					t.Errorf("the result lacks %q:\n%s", want, text)
				}
			}
			if strings.Contains(text, "没有装入") {
				t.Errorf("something is not in yet:\n%s", text)
			}
		})
	}
}

// TestDoubtsAreTypedOver sets a cell that loaded but was to be looked at again. What may not
// be shown whole begins empty.
func TestDoubtsAreTypedOver(t *testing.T) {
	t.Parallel()
	site := newSite(t, nil)
	finished(t, site, direct(t, site, map[string]string{"花名册.csv": "工号,姓名,身份证号\n01,欧阳慧敏,110101199003071231\n02,赵一鸣,\n"}))
	if body := get(t, site, "/files/1").Body.String(); strings.Contains(body, `value="110***"`) {
		t.Error("the field begins with what stands for an identity number")
	}
	text := fixOn(t, site, "1", map[string]string{"C2": "110101199003071233"})
	if !strings.Contains(text, "第 1 批的更正") || strings.Contains(text, "请再看一眼") {
		t.Errorf("the doubt is not settled:\n%s", text)
	}
}

const undatedLedger = "活动名称,活动时间,参加人数,经费\n插花,3月7日,30,100\n讲座,没想好,20,50.5\n拔河,5月8日,40,200\n合计,,90,350.60\n"

// put types values into a row of cells.
func put(f *excelize.File, cell string, values ...string) error {
	row := make([]any, len(values))
	for i, v := range values {
		row[i] = v
	}
	return f.SetSheetRow("Sheet1", cell, &row)
}

// dated mends the faulty cell of undatedLedger.
func dated(f *excelize.File) error { return put(f, "B3", "4月9日") }

// answered is a correction workbook as a program of today saves it once it is changed, or
// the rows of its sheet as text.
func answered(t *testing.T, data []byte, change func(f *excelize.File) error, asText bool) string {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err == nil {
		err = change(f)
	}
	if err != nil {
		t.Fatal(err)
	}
	if !asText {
		out, err := f.WriteToBuffer()
		if err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	var out bytes.Buffer
	rows, err := f.GetRows("Sheet1")
	if err = errors.Join(err, csv.NewWriter(&out).WriteAll(rows)); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// TestCorrectionsComeBackInManyWays hands in what people make of a correction workbook.
// The ledger names no year; the form says another one by then.
func TestCorrectionsComeBackInManyWays(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		file   string
		change func(f *excelize.File) error
		asText bool
		want   []string
	}{
		"as it was meant":    {"", dated, false, []string{"新装入 1 条。原来就有 2 行"}},
		"under another name": {"改好了.xlsx", dated, false, []string{"新装入 1 条。原来就有 2 行"}},
		"saved as text":      {"台账（待更正）.csv", dated, true, []string{"新装入 1 条。原来就有 2 行"}},
		"still wrong":        {"", func(f *excelize.File) error { return put(f, "B3", "13月1日") }, false, []string{"原来就有 2 行", "13月1日"}},
		"only the fixed row kept": {"", func(f *excelize.File) error {
			return errors.Join(dated(f), f.RemoveRow("Sheet1", 5), f.RemoveRow("Sheet1", 4), f.RemoveRow("Sheet1", 2))
		}, false, []string{"新装入 1 条。"}},
		"in another order": {"", func(f *excelize.File) error {
			return errors.Join(put(f, "A2", "拔河", "5月8日", "40", "200"), put(f, "A4", "插花", "3月7日", "30", "100"), dated(f))
		}, false, []string{"新装入 1 条。原来就有 2 行"}},
		"written under the faulty row": {"", func(f *excelize.File) error {
			return errors.Join(f.InsertRows("Sheet1", 4, 1), put(f, "A4", "讲座", "4月9日", "20", "50.5"))
		}, false, []string{"新装入 1 条。原来就有 2 行", "没想好"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			site := newSite(t, nil)
			finished(t, site, post(t, site, "", map[string]string{"unit": "甲局工会", "year": "2024"}, map[string]string{"台账.csv": undatedLedger}))
			file, data := correctionBook(t, site, "/files/1/correction")
			back := answered(t, data, tt.change, tt.asText)
			if tt.file != "" {
				file = tt.file
			}
			finished(t, site, direct(t, site, map[string]string{file: back}))
			text := parse(t, get(t, site, "/jobs/2").Body.String()).text
			for _, want := range append(tt.want, "第 1 批的更正") {
				if !strings.Contains(text, want) {
					t.Errorf("the result lacks %q:\n%s", want, text)
				}
			}
			if shown := parse(t, get(t, site, "/activities?year=2024").Body.String()).text; strings.Count(shown, "插花") != 1 {
				t.Errorf("of 2024:\n%s", shown)
			}
			if shown := parse(t, get(t, site, "/activities?year=2025").Body.String()).text; strings.Contains(shown, "插花") {
				t.Errorf("of 2025, when nothing was:\n%s", shown)
			}
			finished(t, site, direct(t, site, map[string]string{file: back}))
			if text := parse(t, get(t, site, "/jobs/3").Body.String()).text; !strings.Contains(text, "没有带来新的记录") && !strings.Contains(text, "原来就有") || strings.Contains(text, "新装入") {
				t.Errorf("the same again:\n%s", text)
			}
		})
	}
}

// TestABatchTellsOfItsTotals opens the page of a batch: the file's own total and cells to
// look at again are there beside what was read.
func TestABatchTellsOfItsTotals(t *testing.T) {
	t.Parallel()
	site := newSite(t, nil)
	finished(t, site, direct(t, site, map[string]string{"台账.csv": undatedLedger, "花名册.csv": "姓名,身份证号,入会日期\n欧阳慧敏,3.20102E+17,2019-03-01\n"}))
	var all string
	for _, target := range []string{"/files/1", "/files/2", "/jobs/1"} {
		all += parse(t, get(t, site, target).Body.String()).text
	}
	for want, times := range map[string]int{"（D5）350.60300.0050.60": 2, "（C5）907020": 2, "后几位已经丢失": 2} {
		if n := strings.Count(all, want); n != times {
			t.Errorf("%q stands %d times, want %d:\n%s", want, n, times, all)
		}
	}
}

// TestAFixIsReadAsItsFileWas corrects a member of an archive, whose folder says unit and
// year, and a file of which the command line said kind and period.
func TestAFixIsReadAsItsFileWas(t *testing.T) {
	t.Parallel()
	var parcel bytes.Buffer
	z := zip.NewWriter(&parcel)
	w, err := z.Create("乙校工会2023年/台账.csv")
	if err == nil {
		_, err = w.Write([]byte(undatedLedger))
	}
	if err = errors.Join(err, z.Close()); err != nil {
		t.Fatal(err)
	}
	db := queriestest.NewDB(t)
	site := siteOver(t, db)
	finished(t, site, post(t, site, "", map[string]string{"unit": "甲局工会"}, map[string]string{"包.zip": parcel.String()}))
	school := "名称,时间,数\n插花,9月7日,30\n讲座,没想好,20\n拔河,1月8日,40\n"
	_, err = ingest.Load(t.Context(), db, []ingest.File{{Name: "表.csv", Data: []byte(school)}}, ingest.Options{
		Viewer: terms.OwnerViewer(), Unit: "甲局工会", Kind: terms.Activities, Span: terms.Span(terms.NewDate(2022, 9, 1), terms.NewDate(2023, 1, 31)),
	})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range [][]string{{"单位：乙校", "新装入 1 条。原来就有 2 行", "2023年"}, {"单位：甲局", "新装入 1 条。原来就有 2 行", "2022年9月1日至2023年1月31日"}} {
		text := fixOn(t, site, strconv.Itoa(i+1), map[string]string{"B3": "11月9日"})
		for _, want := range want {
			if !strings.Contains(text, want) {
				t.Errorf("batch %d lacks %q:\n%s", i+1, want, text)
			}
		}
	}
}
