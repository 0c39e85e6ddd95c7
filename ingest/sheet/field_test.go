package sheet_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianlun/ingest/sheet"
	"nianlun/queries/terms"
)

// fieldCase is a ledger as officers keep it, and what must come of it.
type fieldCase struct {
	name    string
	file    string
	text    string // rows by line, cells by |
	merges  []string
	hint    sheet.Hint
	kind    terms.Kind
	columns string
	want    []string
	skipped int
}

func (c fieldCase) rows() [][]any {
	var out [][]any
	for _, line := range strings.Split(strings.TrimSpace(c.text), "\n") {
		var row []any
		for _, cell := range strings.Split(line, "|") {
			if cell == "" {
				row = append(row, nil)
			} else {
				row = append(row, cell)
			}
		}
		out = append(out, row)
	}
	return out
}

func TestLedgersOfTheField(t *testing.T) {
	t.Parallel()
	for _, c := range fieldCases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			file := c.file
			if file == "" {
				file = "台账.xlsx"
			}
			tables := read(t, file, workbook(t, page{name: "Sheet1", rows: c.rows(), merges: c.merges}), c.hint)
			if tables[0].Kind != c.kind {
				t.Fatalf("kind %q (%s), want %q", tables[0].Kind, tables[0].Why, c.kind)
			}
			if diff := cmp.Diff(c.want, lines(tables[0], strings.Fields(c.columns)...)); diff != "" {
				t.Errorf("records (-want +got):\n%s", diff)
			}
			if len(tables[0].Rejected) > 0 || len(tables[0].Skipped) != c.skipped {
				t.Errorf("rejected %v, skipped %v, want %d skipped", tables[0].Rejected, tables[0].Skipped, c.skipped)
			}
			for _, total := range tables[0].Totals {
				if total.Stated != total.Loaded {
					t.Errorf("total of row %d states %d, loaded %d", total.Row, total.Stated, total.Loaded)
				}
			}
		})
	}
}

var of2025 = sheet.Hint{Unit: "甲县总工会", Year: 2025}

var fieldCases = []fieldCase{
	{
		name: "budget of two years takes this year's, codes beside plain lines", kind: terms.Budget, columns: "year subject amount", skipped: 8,
		text: "2025年度经费收支预算表\n科目编码|项目|2024年预算数|2025年预算数\n|一、收入|5|6\n|会费收入|5|6\n|二、支出|5|6\n501|职工活动支出|3|4\n50101|职工教育支出|1|1.5\n50102|文体活动支出|2|2.5\n" +
			"502|维权支出|2|2\n50201|困难职工帮扶|2|2\n|支出合计|5|6\n制表人：甲",
		hint: of2025, want: []string{"7|2025|职工教育支出|1.50", "8|2025|文体活动支出|2.50", "10|2025|困难职工帮扶|2.00"},
	},
	{
		name: "a ledger with a column of money for each subject", kind: terms.Spending, columns: "date subject amount", skipped: 2, merges: []string{"A2:A3", "B2:B3", "C2:E2"},
		text: "2025年工会支出明细表\n日期|摘要|支出金额||\n||职工教育|文体活动|合计\n1.5|订报刊|1200||1200\n3.9|讲座及场地|800|200|1000\n合计||2000|200|2200",
		hint: of2025, want: []string{"4|2025-01-05|职工教育|1200.00", "5|2025-03-09|职工教育|800.00", "5|2025-03-09|文体活动|200.00"},
	},
	{
		name: "a sign-off list in two blocks, priced above the table", kind: terms.Visits, columns: "date name goods festival", skipped: 3,
		text: "甲县总工会2025年端午节慰问品发放表\n物品：粽子礼盒 标准：180元/份 发放时间：2025年5月28日\n序号|姓名|数量|签字|序号|姓名|数量|签字\n1|方一|1|方一|2|方二|2|\n合计||1|||||",
		hint: of2025, want: []string{"4|2025-05-28|方一|180.00|端午", "4|2025-05-28|方二|360.00|端午"},
	},
	{
		name: "a matrix under one merged word, late is present", kind: terms.Participation, columns: "name activity date", skipped: 1, merges: []string{"A2:A4", "B2:B4", "C2:D2"},
		text: "甲县总工会会员参加活动统计（2025年）\n姓名|部门|活动名称|\n||元旦联欢|运动会\n||1月2日|10月17日\n方一|办公室|√|迟到\n方二|办公室|病假|√",
		want: []string{"5|方一|元旦联欢|2025-01-02", "5|方一|运动会|2025-10-17", "6|方二|运动会|2025-10-17"},
	},
	{
		name: "sittings of one training count once a day", kind: terms.Participation, columns: "name activity date", skipped: 3, merges: []string{"A3:A4", "B3:B4", "C3:E3"},
		text: "甲县总工会2025年工会干部培训班签到表\n培训时间：2025年11月5日-6日\n序号|姓名|签到||\n||5日上午|5日下午|6日上午\n1|周甲|√|√|√\n2|郑丙|请假||",
		want: []string{"5|周甲|工会干部培训班|2025-11-05", "5|周甲|工会干部培训班|2025-11-06"},
	},
	{
		name: "days within the month of the sheet", kind: terms.Activities, columns: "title start end", skipped: 1, file: "2025年3月.xlsx",
		text: "乙局工会2025年3月活动情况表\n活动名称|日期|参加人数\n踏青|8日|26\n植树|12-13|35\n读书|3-20|40",
		want: []string{"3|踏青|2025-03-08|2025-03-08", "4|植树|2025-03-12|2025-03-13", "5|读书|2025-03-20|2025-03-20"},
	},
	{
		name: "people of one cell are counted by head", kind: terms.Participation, columns: "name hours", skipped: 1,
		text: "甲县总工会志愿服务记录表\n志愿者姓名|服务项目|服务日期|服务时长(小时)\n林四、林五|植树|2025-3-12|3\n林六|植树|2025-3-12|2小时30分",
		want: []string{"3|林四|3", "3|林五|3", "4|林六|2.5"},
	},
	{
		name: "a journal without a title: debit is spent where subjects of spending are debited", kind: terms.Spending, columns: "date amount", skipped: 2,
		text: "凭证日期|凭证号|科目名称|摘要|借方金额|贷方金额|余额\n||职工活动支出||||\n2025-01-10|记1|职工活动支出|拨文体经费|5000||5000\n2025-02-10|记2|职工活动支出|购春联|386.5||5386.5\n2025-03-31|记3|职工活动支出|结转||5386.5|0",
		hint: of2025, want: []string{"3|2025-01-10|5000.00", "4|2025-02-10|386.50"},
	},
	{
		name: "income has a ledger of its own", kind: terms.Income, columns: "date subject amount", skipped: 2,
		text: "2025年工会经费收入明细表\n日期|收入项目|摘要|收入金额\n1.10|会费收入|一季度会费|3200\n2.15|拨缴经费收入|上级回拨|12000.5\n合计|||15200.5",
		hint: of2025, want: []string{"3|2025-01-10|会费收入|3200.00", "4|2025-02-15|拨缴经费收入|12000.50"},
	},
	{
		name: "honours of people or units, dated by year or quarter", kind: terms.Honors, columns: "date title recipient", skipped: 0,
		text: "级别|荣誉称号|获奖单位|获奖个人|表彰时间\n国家级|五一巾帼标兵||李四|2025\n市级|团体一等奖|县代表队|张三|2025年第三季度",
		hint: of2025, want: []string{"2|2025-01-01|五一巾帼标兵|李四", "3|2025-07-01|团体一等奖|县代表队"},
	},
	{
		name: "events by the day they happened", kind: terms.Events, columns: "date name kind", skipped: 1,
		text: "职工重大事项报告登记表\n报告日期|职工姓名|所在部门|报告事项|事项发生时间\n2025.2.10|赵甲|办公室|本人结婚|2025.2.8",
		hint: of2025, want: []string{"3|2025-02-08|赵甲|本人结婚"},
	},
	{
		name: "indicators of two years, blank lines skipped", kind: terms.Indicators, columns: "name value unit_of", skipped: 2,
		text: "甲县总工会主要工作指标完成情况\n项目|计算单位|2024年|2025年\n新建工会|家|12|15\n发展会员|人|860|1,020\n调解争议|件|3|-",
		hint: of2025, want: []string{"3|新建工会|15|家", "4|发展会员|1020|人"},
	},
	{
		name: "a plan keeps the item beside its content", kind: terms.PlanItems, columns: "task deadline section", skipped: 2,
		text: "甲县总工会2025年重点工作计划表\n序号|工作项目|工作内容|完成时限|责任人\n一|职工服务||||\n1|夏送清凉|慰问一线班组|7-8月|李强",
		want: []string{"4|夏送清凉 慰问一线班组|7-8月|职工服务"},
	},
	{
		name: "units by section, competitions by their own word", kind: terms.Activities, columns: "unit title start", skipped: 3,
		text: "甲县总工会2025年劳动竞赛开展情况\n序号|竞赛名称|时间|参赛人数|地点\n一、县供电公司工会||||\n1|配电技能竞赛|6.12|45|培训中心\n二、县环卫所工会||||\n1|机扫比武|7.7|女32|广场",
		want: []string{"4|县供电公司工会|配电技能竞赛|2025-06-12", "6|县环卫所工会|机扫比武|2025-07-07"},
	},
	{
		name: "subtotals of each unit, a bare count at the end", kind: terms.Activities, columns: "unit headcount", skipped: 4,
		text: "基层工会|活动内容|举办时间|参加人数\n甲医院工会|表彰|5月12日|210\n|讲座|6月10日|96\n|义诊|6月11日|4\n合计|||310\n乙中学工会|运动会|10月16日|188\n合计|||188\n总计|||498\n|4项||498",
		hint: of2025, want: []string{"2|甲医院工会|210", "3|甲医院工会|96", "4|甲医院工会|4", "6|乙中学工会|188"},
	},
	{
		name: "money alone on the second line of a heading", kind: terms.Activities, columns: "title spend", skipped: 1, merges: []string{"A2:A3", "B2:B3"},
		text: "职工培训台账\n培训名称|培训时间|培训费用\n||(万元)\n入会教育|2025-02-10|0.45",
		hint: of2025, want: []string{"4|入会教育|4500.00"},
	},
}

// TestLostZero reads 3.10 that the sheet kept as the number 3.1: the rows around it say
// which day it is, and it is marked; elsewhere the 1st stands.
func TestLostZero(t *testing.T) {
	t.Parallel()
	rows := [][]any{{"2025年活动台账"}, {"活动名称", "活动时间", "参加人数"}, {"甲", 3.8, 5}, {"乙", 3.1, 6}, {"丙", 3.15, 7}, {"丁", 4.1, 8}, {"戊", 4.5, 9}}
	table := read(t, "台账.xlsx", workbook(t, page{name: "Sheet1", rows: rows}), of2025)[0]
	want := []string{"3|2025-03-08|2025-03-08", "4|2025-03-10|2025-03-10", "5|2025-03-15|2025-03-15", "6|2025-04-01|2025-04-01", "7|2025-04-05|2025-04-05"}
	if diff := cmp.Diff(want, lines(table, "start", "end")); diff != "" {
		t.Errorf("records (-want +got):\n%s", diff)
	}
	if !table.Records[1].Get("start").Approx || table.Records[3].Get("start").Approx {
		t.Error("only the mended day is uncertain")
	}
}
