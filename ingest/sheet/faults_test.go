package sheet_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"nianlun/ingest/sheet"
	"nianlun/queries/terms"
)

// Each case breaks one cell of a good file and wants exactly that cell reported.
func TestFaults(t *testing.T) {
	t.Parallel()
	spending := []string{"2025年经费支出明细", "日期,凭证号,科目,摘要,支出金额(元)", "2025-01-05,1,文体活动费,球,100", "2025-02-06,2,文体活动费,网,200", "2025-03-07,3,文体活动费,拍,300"}
	activities := []string{"活动名称,活动时间,参加人数,经费", "登山,2025-03-08,10,100", "象棋,2025-04-09,11,200", "书法,2025-05-10,12,300"}
	events := []string{"2025年3月需访事件登记", "姓名,事项类别,发生时间", "张伟,结婚,3月8日", "王芳,生育,3月9日", "李娜,退休,3月10日"}
	cases := []struct {
		name  string
		lines []string
		row   int
		with  string
		want  terms.Reject
	}{
		{"letters in an amount", spending, 4, "2025-02-06,2,文体活动费,网,\"1,2OO.00\"", terms.Reject{Row: 4, Column: "amount", Header: "支出金额(元)", Cell: "E4", Value: "1,2OO.00", Why: "不是数字金额"}},
		{"about three hundred", spending, 4, "2025-02-06,2,文体活动费,网,约三百", terms.Reject{Row: 4, Column: "amount", Header: "支出金额(元)", Cell: "E4", Value: "约三百", Why: "不是确定的金额"}},
		{"price per person", spending, 4, "2025-02-06,2,文体活动费,网,300元/人", terms.Reject{Row: 4, Column: "amount", Header: "支出金额(元)", Cell: "E4", Value: "300元/人", Why: "是单价或标准,不是总额"}},
		{"no amount", spending, 4, "2025-02-06,2,文体活动费,网,", terms.Reject{Row: 4, Column: "amount", Header: "支出金额(元)", Cell: "E4", Why: "缺金额"}},
		{"30 February", spending, 4, "2025-02-30,2,文体活动费,网,200", terms.Reject{Row: 4, Column: "date", Header: "日期", Cell: "A4", Value: "2025-02-30", Why: "不存在的日期"}},
		{"seventy years back", spending, 4, "1955-02-06,2,文体活动费,网,200", terms.Reject{Row: 4, Column: "date", Header: "日期", Cell: "A4", Value: "1955-02-06", Why: "年份与本表其他日期相差太远"}},
		{"years ahead", activities, 3, "象棋,2052/04/09,11,200", terms.Reject{Row: 3, Column: "start", Header: "活动时间", Cell: "B3", Value: "2052/04/09", Why: "年份与本表其他日期相差太远"}},
		{"no date", spending, 4, ",2,文体活动费,网,200", terms.Reject{Row: 4, Column: "date", Header: "日期", Cell: "A4", Why: "缺日期"}},
		{"not a date", spending, 4, "待定,2,文体活动费,网,200", terms.Reject{Row: 4, Column: "date", Header: "日期", Cell: "A4", Value: "待定", Why: "不是日期"}},
		{"negative people", activities, 3, "象棋,2025-04-09,-11,200", terms.Reject{Row: 3, Column: "headcount", Header: "参加人数", Cell: "C3", Value: "-11", Why: "人数为负"}},
		{"part of a person", activities, 3, "象棋,2025-04-09,11.5,200", terms.Reject{Row: 3, Column: "headcount", Header: "参加人数", Cell: "C3", Value: "11.5", Why: "人数不是整数"}},
		{"no title", activities, 3, ",2025-04-09,11,200", terms.Reject{Row: 3, Column: "title", Header: "活动名称", Cell: "A3", Why: "缺名称"}},
		{"ends before it begins", activities, 3, "象棋,2025-04-09至2025-04-01,11,200", terms.Reject{Row: 3, Column: "start", Header: "活动时间", Cell: "B3", Value: "2025-04-09至2025-04-01", Why: "结束日期早于开始日期"}},
		{"formula fault", activities, 3, "象棋,2025-04-09,11,#REF!", terms.Reject{Row: 3, Column: "spend", Header: "经费", Cell: "D3", Value: "#REF!", Why: "单元格是公式错误 #REF!"}},
		{"32 March", events, 4, "王芳,生育,3月32日", terms.Reject{Row: 4, Column: "date", Header: "发生时间", Cell: "C4", Value: "3月32日", Why: "不存在的日期"}},
		{"no name", events, 4, ",生育,3月9日", terms.Reject{Row: 4, Column: "name", Header: "姓名", Cell: "A4", Why: "缺姓名"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			broken := append([]string(nil), c.lines...)
			broken[c.row-1] = c.with
			table := read(t, "台账.csv", csv(broken...), sheet.Hint{Year: 2025})[0]
			if diff := cmp.Diff([]terms.Reject{c.want}, table.Rejected, cmpopts.IgnoreFields(terms.Reject{}, "Hint")); diff != "" {
				t.Errorf("rejects (-want +got):\n%s", diff)
			}
			if len(table.Rejected) > 0 && table.Rejected[0].Hint == "" {
				t.Error("the reject says nothing about what to do")
			}
			if len(table.Records) != 2 {
				t.Errorf("%d records load, want the other 2", len(table.Records))
			}
		})
	}
}

func TestDateWithoutAnyYearIsRejected(t *testing.T) {
	t.Parallel()
	table := read(t, "台账.csv", csv("活动名称,活动时间,参加人数", "登山,3月8日,10"), sheet.Hint{})[0]
	if len(table.Rejected) != 1 || table.Rejected[0].Column != "start" || table.Rejected[0].Row != 2 {
		t.Errorf("rejected = %+v, want start of row 2", table.Rejected)
	}
	table = read(t, "台账.csv", csv("活动名称,活动时间,参加人数", "登山,3月8日,10"), sheet.Hint{Year: 2024})[0]
	if diff := cmp.Diff([]string{"2|2024-03-08"}, lines(table, "start")); diff != "" {
		t.Error(diff)
	}
}

func TestStatedTotals(t *testing.T) {
	t.Parallel()
	table := read(t, "t.csv", csv("2025年活动台账", "活动名称,时间,参加人数,经费", "登山,3月8日,10,100", "一季度小计,,10,100", "象棋,4月8日,5,50", "二季度小计,,6,50", "全年合计,,16,150"), sheet.Hint{})[0]
	want := []terms.Total{
		{Row: 4, Column: "headcount", Stated: 10, Loaded: 10, Scope: "一季度小计", Cell: "C4"},
		{Row: 4, Column: "spend", Stated: 10000, Loaded: 10000, Scope: "一季度小计", Cell: "D4"},
		{Row: 6, Column: "headcount", Stated: 6, Loaded: 5, Scope: "二季度小计", Cell: "C6", Diff: 1, Why: "各行相加与表里写的合计不符，请核对原表"},
		{Row: 6, Column: "spend", Stated: 5000, Loaded: 5000, Scope: "二季度小计", Cell: "D6"},
		{Row: 7, Column: "headcount", Stated: 16, Loaded: 15, Scope: "全年合计", Cell: "C7", Diff: 1, Why: "各行相加与表里写的合计不符，请核对原表"},
		{Row: 7, Column: "spend", Stated: 15000, Loaded: 15000, Scope: "全年合计", Cell: "D7"},
	}
	if diff := cmp.Diff(want, table.Totals); diff != "" {
		t.Errorf("totals (-want +got):\n%s", diff)
	}
}

// The difference is told to the cent, with its reason, and stays with the skipped row.
func TestTotalsThatDiffer(t *testing.T) {
	t.Parallel()
	table := read(t, "t.csv", csv("日期,摘要,支出金额", "2025-01-05,买球,\"1,234.50\"", "2025-02-30,买绳,100.01", "合计,,\"1,334.51\"", "总计,,1300"), sheet.Hint{})[0]
	var got []string
	for _, x := range table.Totals {
		got = append(got, x.Cell+"|"+terms.Money(x.Diff).Yuan()+"|"+x.Why)
	}
	if diff := cmp.Diff([]string{"C4|100.01|差额正是没有装入的1行", "C5|65.50|其中1行没有装入，改正后再核对合计"}, got); diff != "" {
		t.Error(diff)
	}
	if got := table.Skipped[0].Why; got != "合计行；金额：表里写1334.51，装入1234.50，相差100.01" {
		t.Errorf("skip says %q", got)
	}
}

// A cell must not be able to colour a terminal or turn a line of text around.
func TestUnseenCharactersAreDropped(t *testing.T) {
	t.Parallel()
	book, err := sheet.Read("活动.csv", []byte("活动名称,活动时间,参加人数\n登\x00山\x1b[31m\u202e会,2025-03-08,10\n"), sheet.Hint{})
	if err != nil {
		t.Fatal(err)
	}
	if got := book.Tables[0].Records[0].Get("title").Text; got != "登山[31m会" {
		t.Errorf("title %q, want the visible characters only", got)
	}
}

// What a person says a table is, or a roll calls itself, is believed when the columns allow it.
func TestNamedKind(t *testing.T) {
	t.Parallel()
	roll := []byte("姓名,身份证号,手机号,部门\n甲乙,1,2,一科\n丙丁,3,4,二科\n")
	cases := []struct {
		name string
		file string
		hint sheet.Hint
		want terms.Kind
	}{
		{"told", "名单.csv", sheet.Hint{Kind: terms.Members}, terms.Members},
		{"calls itself a roll", "会员花名册.csv", sheet.Hint{}, terms.Members},
		{"neither", "通讯录.csv", sheet.Hint{}, terms.NoKind},
		{"told what it cannot be", "名单.csv", sheet.Hint{Kind: terms.Spending}, terms.NoKind},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			book, err := sheet.Read(c.file, roll, c.hint)
			if err != nil {
				t.Fatal(err)
			}
			if got := book.Tables[0].Kind; got != c.want {
				t.Errorf("kind %q, want %q", got, c.want)
			}
			if got := len(book.Tables[0].Records); c.want != terms.NoKind && got != 2 {
				t.Errorf("%d records, want 2", got)
			}
		})
	}
}
