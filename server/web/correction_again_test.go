package web_test

import (
	"bytes"
	"encoding/csv"
	"html"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
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
			map[string]string{"D1": "健步走4月12日"}, []string{"新装入 3 条"},
		},
		"the whole column lacks": {
			"慰问登记.csv", "姓名,慰问事由,慰问金额\n欧阳慧敏,生病住院,500\n赵一鸣,生育,300\n",
			map[string]string{"+date@2": "2025-04-02", "+date@3": "2025-05-06"}, []string{"新装入 2 条"},
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

const undatedLedger = "活动名称,活动时间,参加人数,经费\n插花,3月7日,30,100\n讲座,没想好,20,50.5\n拔河,5月8日,40,200\n合计,,90,350.60\n"

// answered changes cells of a correction workbook and saves it as a program of today does.
func answered(t *testing.T, data []byte, change func(f *excelize.File)) string {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	change(f)
	out, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func put(t *testing.T, f *excelize.File, cell, value string) {
	t.Helper()
	if err := f.SetCellValue("Sheet1", cell, value); err != nil {
		t.Fatal(err)
	}
}

// TestCorrectionsComeBackInManyWays hands in what people make of a correction workbook.
// The ledger names no year; the form says another one by then.
func TestCorrectionsComeBackInManyWays(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		file   string
		change func(t *testing.T, f *excelize.File)
		asCSV  bool
		want   []string
	}{
		"as it was meant":    {"", func(t *testing.T, f *excelize.File) { put(t, f, "B3", "4月9日") }, false, []string{"新装入 1 条。原来就有 2 行"}},
		"under another name": {"改好了.xlsx", func(t *testing.T, f *excelize.File) { put(t, f, "B3", "4月9日") }, false, []string{"新装入 1 条。原来就有 2 行"}},
		"saved as text":      {"台账（待更正）.csv", func(t *testing.T, f *excelize.File) { put(t, f, "B3", "4月9日") }, true, []string{"新装入 1 条。原来就有 2 行"}},
		"still wrong":        {"", func(t *testing.T, f *excelize.File) { put(t, f, "B3", "13月1日") }, false, []string{"原来就有 2 行", "13月1日"}},
		"only the fixed row kept": {"", func(t *testing.T, f *excelize.File) {
			put(t, f, "B3", "4月9日")
			for _, row := range []int{5, 4, 2} {
				if err := f.RemoveRow("Sheet1", row); err != nil {
					t.Fatal(err)
				}
			}
		}, false, []string{"新装入 1 条。"}},
		"in another order": {"", func(t *testing.T, f *excelize.File) {
			for i, cell := range []string{"A", "B", "C", "D"} {
				last, first := []string{"拔河", "5月8日", "40", "200"}[i], []string{"插花", "3月7日", "30", "100"}[i]
				put(t, f, cell+"2", last)
				put(t, f, cell+"4", first)
			}
			put(t, f, "B3", "4月9日")
		}, false, []string{"新装入 1 条。原来就有 2 行"}},
		"written under the faulty row": {"", func(t *testing.T, f *excelize.File) {
			if err := f.InsertRows("Sheet1", 4, 1); err != nil {
				t.Fatal(err)
			}
			for i, value := range []string{"讲座", "4月9日", "20", "50.5"} {
				put(t, f, string(rune('A'+i))+"4", value)
			}
		}, false, []string{"新装入 1 条。原来就有 2 行", "没想好"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			site := newSite(t, nil)
			finished(t, site, post(t, site, "", map[string]string{"unit": "甲局工会", "year": "2024"}, map[string]string{"台账.csv": undatedLedger}))
			file, data := correctionBook(t, site, "/files/1/correction")
			back := answered(t, data, func(f *excelize.File) {
				if tt.change(t, f); tt.asCSV {
					rows, err := f.GetRows("Sheet1")
					if err != nil {
						t.Fatal(err)
					}
					var b bytes.Buffer
					w := csv.NewWriter(&b)
					if err := w.WriteAll(rows); err != nil {
						t.Fatal(err)
					}
					undated := b.String()
					finished(t, site, direct(t, site, map[string]string{tt.file: undated}))
				}
			})
			if tt.file != "" {
				file = tt.file
			}
			if !tt.asCSV {
				finished(t, site, direct(t, site, map[string]string{file: back}))
			}
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
			if tt.asCSV {
				return
			}
			finished(t, site, direct(t, site, map[string]string{"再传.xlsx": back}))
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
