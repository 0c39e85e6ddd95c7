package sheet_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianlun/ingest/sheet"
	"nianlun/queries/terms"
)

// nasty are ledgers as officers keep them, one trouble or several each; columns and
// want say what must come of the first table that holds data.
var nasty = []struct {
	trouble, file string
	rows          []string
	kind          terms.Kind
	columns       string
	want          []string
}{
	{
		"fill-in line, wrapped and Traditional headings, unit in the heading, every way to write a day, a count, an amount", "登记.csv",
		[]string{
			"城关镇总工会2025年度活动台账,,,,,", "填报单位：,城关镇总工会,,填报日期：2026.1.5,,", ",,,,,", "序号,活动名称,\"活动\n时间\",參加人數(人),经费支出(万元),備註",
			"1,登山,2025.3.8,约30人,0.12,", "2,跳绳,3月8日-3月10日,男12女18,0.3万元,", "3,读书会,3月上旬,45(女25),\"1,200元\",", "4,拔河,20250308,３０,叁佰元整,", "5,球赛,3.8-3.10,,,",
			"小计,,,99,,", "承前页,,,,3,", "合计,,,117,0.45,", "制表人：张三,,审核：李四,,,",
		},
		terms.Activities, "unit title start end headcount spend",
		[]string{
			"5|城关镇总工会|登山|2025-03-08|2025-03-08|30|1200.00", "6|城关镇总工会|跳绳|2025-03-08|2025-03-10|30|3000.00", "7|城关镇总工会|读书会|2025-03-01|2025-03-10|45|1200.00",
			"8|城关镇总工会|拔河|2025-03-08|2025-03-08|30|300.00", "9|城关镇总工会|球赛|2025-03-08|2025-03-10||",
		},
	},
	{
		"a matrix with names and nothing else known", "考勤.csv",
		[]string{"城关小学工会2025年活动参与情况,,,", "姓名,登山3.8,跳绳4月2日,读书会5-20", "张三,√,○,1", "李四,×,请假,", "王五,,,"},
		terms.Participation, "activity date name",
		[]string{"3|登山|2025-03-08|张三", "3|跳绳|2025-04-02|张三", "3|读书会|2025-05-20|张三"},
	},
	{
		"a matrix that reads like a roll", "2025年活动.csv",
		[]string{"部门,工号,姓名,登山(3月8日),跳绳(4月2日)", "车间,01,张三,√,", "车间,02,李四,,√"},
		terms.Participation, "activity date staff_no name",
		[]string{"2|登山|2025-03-08|01|张三", "3|跳绳|2025-04-02|02|李四"},
	},
	{
		"a form about one person", "建档.csv",
		[]string{"困难职工档案表,,,,,", "姓名,张三,性别,男,出生年月,1980.5", "身份证号,110101198005011234,工会名称,甲厂工会,困难类型,大病致困", "家庭人口,3,月收入,2000,联系电话,1"},
		terms.Members, "unit name gender birth hardship",
		[]string{"2|甲厂工会|张三|男|1980-05-01|大病致困"},
	},
	{
		"names in one cell, by stops, spaces and lines; names printed apart", "植树名单.csv",
		[]string{"志愿活动参加人员名单", "活动名称：植树,活动时间：2025年3月12日", "部门,姓名", "财务科,张三、李四", "办公室,\"赵六 钱七\n孙八\"", "车间,王 五", "车间,欧阳 娜娜"},
		terms.Participation, "group name",
		[]string{"4|财务科|张三", "4|财务科|李四", "5|办公室|赵六", "5|办公室|钱七", "5|办公室|孙八", "6|车间|王五", "7|车间|欧阳娜娜"},
	},
	{
		"label and value in cells of their own", "宽.csv",
		[]string{"单位,甲厂工会,,", "年度,2025,,", "活动名称,活动时间,参加人数,经费支出", "登山,3.8,三十人,壹仟贰佰元整", "跳绳,三月八日,十二,1.2万"},
		terms.Activities, "unit start headcount spend",
		[]string{"4|甲厂工会|2025-03-08|30|1200.00", "5|甲厂工会|2025-03-08|12|12000.00"},
	},
	{
		"a festival of one year paid for in the year before", "2026年春节慰问.csv",
		[]string{"2026年春节慰问品发放表,,", "姓名,发放时间,慰问品金额", "张三,12月28日,200", "李四,1月5日,200"},
		terms.Visits, "date name goods festival",
		[]string{"3|2025-12-28|张三|200.00|春节", "4|2026-01-05|李四|200.00|春节"},
	},
	{
		"months as rows of their own, days alone below them", "分.csv",
		[]string{"2025年活动台账,,", "活动名称,活动时间,参加人数", "1月,,", "登山,5日,30", "2月份：,,", "跳绳,6日,20"},
		terms.Activities, "title start headcount",
		[]string{"4|登山|2025-01-05|30", "6|跳绳|2025-02-06|20"},
	},
	{
		"units written once, each with its subtotal", "汇总.csv",
		[]string{"2025年各单位活动开展情况汇总,,,", "单位名称,活动名称,时间,人数", "甲厂,登山,3.8,30", ",跳绳,4.2,20", "甲厂小计,,,50", "乙厂,登山,3.9,30", "总计,,,80"},
		terms.Activities, "unit title headcount",
		[]string{"3|甲厂|登山|30", "4|甲厂|跳绳|20", "6|乙厂|登山|30"},
	},
	{
		"a tail of numbered lines and a note", "尾.csv",
		[]string{"2025年活动,,", "活动名称,时间,人数", "登山,3.8,30", "1,,", "2,,", ",,", "备注：以上数据截至12月31日,,"},
		terms.Activities, "title",
		[]string{"3|登山"},
	},
	{
		"columns in no order, red and written reversals", "支出2025.csv",
		[]string{"备注,金额（元）,经手人,摘要,时间,项目", "a,100,张三,买球,1.5,文体活动", "b,红字-50,李四,退球,1.6,文体活动", "c,一百元,王五,买绳,1.7,文体活动", "d,\"(1,234.50)\",王五,冲销,1.8,文体活动"},
		terms.Spending, "date summary amount",
		[]string{"2|2025-01-05|买球|100.00", "3|2025-01-06|退球|-50.00", "4|2025-01-07|买绳|100.00", "5|2025-01-08|冲销|-1234.50"},
	},
	{
		"two tables side by side", "并排2025.csv",
		[]string{"活动名称,活动时间,参加人数,,活动名称,活动时间,参加人数", "登山,3月8日,30,,跳绳,4月2日,20", "读书,3月9日,30,,,,"},
		terms.Activities, "title start headcount",
		[]string{"2|登山|2025-03-08|30", "2|跳绳|2025-04-02|20", "3|读书|2025-03-09|30"},
	},
	{
		"two tables of different kinds side by side", "左右2025.csv",
		[]string{"甲局工会2025年活动与慰问,,,,,,,", "活动名称,活动时间,参加人数,,慰问对象,慰问事由,慰问日期,慰问金", "登山,3月8日,30,,孔磊,住院,3月9日,500", "跳绳,4月2日,20,,华芳,结婚,4月5日,300", ",,,,朱伟,退休,5月6日,300"},
		terms.Activities, "unit title start headcount",
		[]string{"3|甲局工会|登山|2025-03-08|30", "4|甲局工会|跳绳|2025-04-02|20"},
	},
	{
		"a word in quotes begins the file", "必访.csv",
		[]string{"\"五必访\"登记台账（2025年）,,,", "走访时间,被访职工,走访事由,走访人", "2025.1.6,张三,生病住院,\"李主席\n王委员\"", "1月9日,李四,结婚,李主席"},
		terms.Events, "date name kind",
		[]string{"3|2025-01-06|张三|生病住院", "4|2025-01-09|李四|结婚"},
	},
	{
		"a form about one activity", "记录.csv",
		[]string{"工会活动记录表,,,", "活动名称,迎新年健步走,活动时间,2025年1月3日", "活动地点,人民公园,参加人数,86人", "主持人,张三,记录人,李四", "活动内容,\"健步走\n共86人\",,"},
		terms.Activities, "title start place headcount",
		[]string{"2|迎新年健步走|2025-01-03|人民公园|86"},
	},
	{
		"a school year with 次年, a month before the union in the title", "学年.csv",
		[]string{"2024—2025学年第一学期实验小学工会活动安排及完成情况,,,", "月份,活动内容,负责人,参加人数", "九月,座谈会,张老师,80", "次年1月,年终联欢,王老师,"},
		terms.Activities, "unit title start",
		[]string{"3|实验小学工会|座谈会|2024-09-01", "4|实验小学工会|年终联欢|2025-01-01"},
	},
	{
		"days as headings, the activity named by what was attended, 实到 below", "培训.csv",
		[]string{"2025年6月职工培训考勤表,,,,", "序号,姓名,部门,6/3,6/4", "1,张三,一科,√,事假", "2,李四,二科,√,√", "实到人数,,,2,1"},
		terms.Participation, "activity date name",
		[]string{"3|职工培训|2025-06-03|张三", "4|职工培训|2025-06-03|李四", "4|职工培训|2025-06-04|李四"},
	},
	{
		"a day of its own name, a batch in brackets", "名单.csv",
		[]string{"2025年职工疗休养人员名单（第一批）,,", "姓名,部门,出发日期", "张三,财务科,2025/6/1"},
		terms.Participation, "activity date name",
		[]string{"3|职工疗休养（第一批）|2025-06-01|张三"},
	},
	{
		"the year and the month before the words of the title", "报销.csv",
		[]string{"2025年3月份甲厂工会经费报销汇总表,,,", "序号,报销日期,事由,报销金额", "1,3.5,场地费,1500.00", "合计（大写）,壹仟伍佰元整,,1500.00"},
		terms.Spending, "unit date amount",
		[]string{"3|甲厂工会|2025-03-05|1500.00"},
	},
	{
		"a count among words, words where a count belongs", "教职工活动2025.csv",
		[]string{"时  间,活 动 内 容,参加人员,费  用（元）", "1月8日下午,联欢会,全体教职工120人,3500", "3月7日,踏青,女教职工（65人）,2600.00元", "9.10,座谈,教师代表,0"},
		terms.Activities, "title headcount spend",
		[]string{"2|联欢会|120|3500.00", "3|踏青|65|2600.00", "4|座谈||0.00"},
	},
	{
		"who was honoured, one or many", "获奖.csv",
		[]string{"序号,获奖人/集体,奖项名称,颁奖单位,级别,获奖时间", "1,财务科,先进集体,市总工会,市级,2025年4月"},
		terms.Honors, "recipient title date",
		[]string{"2|财务科|先进集体|2025-04-01"},
	},
}

func TestNasty(t *testing.T) {
	t.Parallel()
	for _, c := range nasty {
		t.Run(c.trouble, func(t *testing.T) {
			t.Parallel()
			table := read(t, c.file, csv(c.rows...), sheet.Hint{})[0]
			if table.Kind != c.kind || len(table.Rejected) > 0 {
				t.Fatalf("kind %q (%s), rejected %+v", table.Kind, table.Why, table.Rejected)
			}
			if diff := cmp.Diff(c.want, lines(table, strings.Fields(c.columns)...)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestNastyWorkbook(t *testing.T) {
	t.Parallel()
	data := workbook(t,
		page{name: "封面", rows: [][]any{{"2025年度工会工作台账"}, {"单位：甲厂工会"}}},
		page{name: "1月", rows: [][]any{
			{"甲厂工会2025年1月活动台账"},
			{"填报单位：甲厂工会", nil, nil, nil, nil, "单位：元"},
			{"序号", "活动名称", "时间", "参加情况", nil, "经费"},
			{nil, nil, nil, "人数", "其中：女", "支出"},
			{1, "登山", "1.8", 30, 12, 1200.5},
			{2, "跳绳", nil, 20, 3, 100},
			{"合计", nil, nil, 50, 15, 1300.6},
		}, merges: []string{"A1:F1", "A3:A4", "B3:B4", "C3:C4", "D3:E3", "C5:C6"}},
		page{name: "2月", rows: [][]any{{"甲厂工会2025年2月活动台账"}, {"序号", "活动名称", "时间", "人数"}, {nil, "本月无"}}},
		page{name: "分析", rows: [][]any{{"行标签", "求和项:经费"}, {"登山", 3}, {"总计", 3}}},
		page{name: "填报说明", rows: [][]any{{"1.按月填写"}}},
		page{name: "慰问", rows: [][]any{
			{"2025年慰问情况"},
			{"单位", "慰问情况"},
			{nil, "对象", "时间", "慰问金额（元）", nil, "慰问人"},
			{nil, nil, nil, "现金", "实物折价"},
			{"甲厂工会", "张三", "2025-01-03", 500, 100, "李四"},
			{nil, "王五", "2025-01-04", 300, nil, "李四"},
		}, merges: []string{"A2:A4", "B2:F2", "B3:B4", "C3:C4", "D3:E3", "F3:F4", "A5:A6"}})
	tables := read(t, "2025台账.xlsx", data, sheet.Hint{})
	var got []string
	for _, table := range tables {
		got = append(got, table.Sheet+"|"+string(table.Kind)+"|"+table.Why)
		got = append(got, lines(table, "unit", "title", "name", "start", "date", "headcount", "spend", "amount", "goods")...)
	}
	want := []string{
		"封面||说明或字典表，不作数据", "1月|activities|", "5|甲厂工会|登山||2025-01-08||30|1200.50||", "6|甲厂工会|跳绳||2025-01-08||20|100.00||", "2月|activities|",
		"分析||数据透视表，不作数据", "填报说明||说明或字典表，不作数据", "慰问|visits|", "5|甲厂工会||张三||2025-01-03|||500.00|100.00", "6|甲厂工会||王五||2025-01-04|||300.00|",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if !tables[2].Zero {
		t.Error("本月无 is no 零报告")
	}
}

// The income of a cash book is a table of its own at the same place; each row is in one.
func TestIncomeOfACashBook(t *testing.T) {
	t.Parallel()
	tables := read(t, "现金日记账2025.csv", csv("2025年,,凭证号,摘要,收入,支出,余额", "月,日,,,,,", "1,1,,上年结转,,,5000", "1,5,记1,收会费,300,,5300", "1,8,记2,买球,,200,5100", ",9,记3,收拨缴经费,1000,,6100", ",,,本月合计,1300.01,200,6100"), sheet.Hint{})
	if len(tables) != 2 || tables[1].Kind != terms.Income || tables[0].RowsRead != 3 || tables[1].RowsRead != 2 {
		t.Fatalf("%+v", tables)
	}
	if diff := cmp.Diff([]string{"4|2025-01-05|记1|收会费|300.00", "6|2025-01-09|记3|收拨缴经费|1000.00"}, lines(tables[1], "date", "voucher", "summary", "amount")); diff != "" {
		t.Error(diff)
	}
	want := []terms.Total{{Row: 7, Column: "amount", Stated: 130001, Loaded: 130000, Scope: "本月合计", Cell: "E7", Diff: 1, Why: "各行相加与表里写的合计不符，请核对原表"}}
	if diff := cmp.Diff(want, tables[1].Totals); diff != "" {
		t.Error(diff)
	}
}

func TestDamagedIdentityNumbers(t *testing.T) {
	t.Parallel()
	data := workbook(t, page{name: "Sheet1", rows: [][]any{
		{"姓名", "性别", "入会时间", "身份证号码"},
		{"张三", "男", "2010.5", "11010519491231002X"},
		{"李四", "女", "2011年", 1.10105194912310e17},
		{"王五", "男", "2012/3/1", "1.10105E+17"},
		{"赵六", "女", "2012/3/1", "110105194912310021"},
		{"钱七", "女", "2012/3/1", "1101051949"},
		{"孙八", "女", "2012/3/1", "110105194912310000"},
		{"周九", "女", "2012/3/1", "110105491231003"},
	}})
	table := read(t, "会员花名册.xlsx", data, sheet.Hint{})[0]
	var got []string
	for _, d := range table.Doubts {
		got = append(got, d.Cell+"|"+d.Value+"|"+d.Why)
	}
	want := []string{"D3|110***|身份证号被当成数字存，后几位已经丢失", "D4|1.1***|身份证号被当成数字存，后几位已经丢失", "D5|110***|身份证号校验位不符，可能有误", "D6|110***|不像身份证号，位数或出生日期不对", "D7|110***|身份证号被当成数字存，后几位已经丢失"}
	if diff := cmp.Diff(want, got); diff != "" || len(table.Records) != 7 {
		t.Errorf("%d records\n%s", len(table.Records), diff)
	}
}

// What a union publishes of a year's money has no days and is no ledger.
func TestPublishedSummary(t *testing.T) {
	t.Parallel()
	table := read(t, "公开.csv", csv("甲厂工会2025年1-12月经费收支公开,,,", "项目,金额（元）,项目,金额（元）", "会费收入,3000,职工活动支出,5000", "收入合计,3000,支出合计,5000"), sheet.Hint{})[0]
	if table.Kind != terms.NoKind || !strings.Contains(table.Why, "没有日期") {
		t.Errorf("kind %q, why %q", table.Kind, table.Why)
	}
}
