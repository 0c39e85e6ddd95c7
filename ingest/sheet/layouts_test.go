package sheet_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianlun/ingest/sheet"
	"nianlun/queries/terms"
)

type layout struct {
	name, file string
	rows       []string // cells parted by commas
	merges     []string
	kind       terms.Kind
	columns    string
	want       []string
	skipped    string // of rows that are no record
}

// layouts are ways of laying a ledger out that say part of a record outside its row.
var layouts = []layout{
	{
		"a day as a section row, twice", "慰问.xlsx",
		[]string{"甲厂工会春节走访慰问记录,,,", "序号,慰问对象,慰问原因,慰问金", "2025年1月20日,,,", "1,方一,困难,500", "2025年1月22日,,,", "2,方二,病休,300"},
		[]string{"A3:D3", "A5:D5"},
		terms.Visits, "date name reason amount",
		[]string{"4|2025-01-20|方一|困难|500.00", "6|2025-01-22|方二|病休|300.00"},
		"1 标题行;3 分节行;5 分节行",
	},
	{
		"groups as section rows of a roll, with their number of people", "名册.xlsx",
		[]string{"甲厂工会会员名册,,", "序号,姓名,性别", "第一小组（总装）,,", "1,方一,男", "第二小组 共1人,,", "1,方二,女"},
		[]string{"A3:C3", "A5:C5"},
		terms.Members, "group name gender",
		[]string{"4|第一小组（总装）|方一|男", "6|第二小组|方二|女"},
		"1 标题行;3 分节行;5 分节行",
	},
	{
		"what was given for as a section row", "慰问.xlsx",
		[]string{"甲厂工会2025年慰问一览,,,", "姓名,时间,金额,备注", "生病住院,,,", "方一,3月5日,300,", "职工生育,,,", "方二,5月6日,500,"},
		[]string{"A3:D3", "A5:D5"},
		terms.Visits, "date name reason amount",
		[]string{"4|2025-03-05|方一|生病住院|300.00", "6|2025-05-06|方二|职工生育|500.00"},
		"1 标题行;3 分节行;5 分节行",
	},
	{
		"a month as a section row, then days alone", "活动.xlsx",
		[]string{"甲厂工会2025年活动台账,,", "日期,活动内容,人数", "一月份,,", "8日,写春联,40", "三月份,,", "5—7日,学雷锋,23"},
		[]string{"A3:C3", "A5:C5"},
		terms.Activities, "start end title headcount",
		[]string{"4|2025-01-08|2025-01-08|写春联|40", "6|2025-03-05|2025-03-07|学雷锋|23"},
		"1 标题行;3 分节行;5 分节行",
	},
	{
		"sign-in lists one under the other, each with its own activity", "签到.xlsx",
		[]string{"甲厂工会活动签到册,,", "活动名称：消防演练,,时间：2025年5月9日", "序号,姓名,签名", "1,方一,√", ",,", "活动名称：运动会,,时间：2025年6月13日", "序号,姓名,签名", "1,方二,√"},
		nil,
		terms.Participation, "activity date name",
		[]string{"4|消防演练|2025-05-09|方一", "8|运动会|2025-06-13|方二"},
		"1 标题行;2 填报信息行;6 填报信息行",
	},
	{
		"an export of sign-ins named by its file", "甲厂工会职工大会打卡记录.csv",
		[]string{"姓名,部门,打卡时间,状态", "方一,一车间,2025-06-18 08:55:12,正常", "方二,二车间,,请假"},
		nil,
		terms.Participation, "activity date name",
		[]string{"2|职工大会|2025-06-18|方一"},
		"3 未到场",
	},
	{
		"the day of a sign-in list under it", "签到.xlsx",
		[]string{"甲厂工会职工大会签到表,,,", "姓名,签到,姓名,签到", "方一,√,方二,√", "会议时间：2025年11月7日,,会议地点：食堂,"},
		nil,
		terms.Participation, "activity date name",
		[]string{"3|职工大会|2025-11-07|方一", "3|职工大会|2025-11-07|方二"},
		"1 标题行;4 填报信息行",
	},
	{
		"activities down, people across", "出勤.xlsx",
		[]string{"甲厂工会2025年活动出勤情况,,,,", "活动,日期,方一,赵二,备注", "健步走,2025-04-12,√,△,", "读书会,2025-05-20,√,√,", "羽毛球,2025-06-15,,×,", "注：√到 △请假 ×缺席,,,,"},
		nil,
		terms.Participation, "activity date name",
		[]string{"3|健步走|2025-04-12|方一", "4|读书会|2025-05-20|方一", "4|读书会|2025-05-20|赵二"},
		"1 标题行;5 没有签到标记;6 说明行",
	},
	{
		"a legend that gives usual marks a meaning of its own", "签到.xlsx",
		[]string{"甲厂工会2025年活动签到表,,,,", "图例：√到场 ○请假 ×缺席 /公差,,,,", "姓名,班组,登山(4.19),献血(6.14)", "方一,甲班,√,○", "赵二,甲班,/,√", "周三,乙班,○,×"},
		nil,
		terms.Participation, "activity date name",
		[]string{"4|登山|2025-04-19|方一", "5|献血|2025-06-14|赵二"},
		"1 标题行;2 填报信息行;6 未到场",
	},
	{
		"hours of the clock are no legend", "签到.xlsx",
		[]string{"甲厂工会2025年活动签到表,,,,", "图例：√到场 0缺席 每场9:00到10:30或14:00到16:00,,,,", "姓名,班组,登山(4.19),献血(6.14)", "方一,甲班,√,0", "赵二,甲班,0,√"},
		nil,
		terms.Participation, "activity date name",
		[]string{"4|登山|2025-04-19|方一", "5|献血|2025-06-14|赵二"},
		"1 标题行;2 填报信息行",
	},
	{
		"a budget whose levels stand in a column before the subjects", "预算.xlsx",
		[]string{"甲厂工会2025年经费支出预算,,", "序号,科目,预算金额(元)", "一,职工活动,9000", "1,文体活动,6000", "2,节日慰问,3000", "二,维权,500", "1,法律援助,500", "三,机关行政,800"},
		nil,
		terms.Budget, "subject amount",
		[]string{"4|文体活动|6000.00", "5|节日慰问|3000.00", "7|法律援助|500.00", "8|机关行政|800.00"},
		"1 标题行;3 上级科目，等于下级之和;6 上级科目，等于下级之和",
	},
	{
		"people down, a row that counts them under few marks", "考勤.xlsx",
		[]string{"甲厂工会2025年活动考勤表,,,,", "说明：√参加 △请假,,,,", "序号,姓名,班组,登山(4.19),献血(6.14)", "1,方一,甲班,√,√", "2,方二,甲班,△,", ",参加人数,,1,1"},
		nil,
		terms.Participation, "activity date name",
		[]string{"4|登山|2025-04-19|方一", "4|献血|2025-06-14|方一"},
		"1 标题行;2 说明行;5 未到场;6 合计行",
	},
	{
		"a matrix whose days stand over its activities, one of them a word we know", "签到.xlsx",
		[]string{"甲厂工会2025年活动签到汇总,,,", "姓名,部门,3月8日,5月23日", ",,插花,讲座", "方一,一车间,√,√", "方二,二车间,,√"},
		[]string{"A2:A3", "B2:B3"},
		terms.Participation, "activity date name",
		[]string{"4|插花|2025-03-08|方一", "4|讲座|2025-05-23|方一", "5|讲座|2025-05-23|方二"},
		"1 标题行",
	},
	{
		"lists side by side, the name of each over it", "名单.xlsx",
		[]string{"甲厂工会运动会参赛名单（2025年10月18日）,,,", "拔河,,一车间,", "姓名,部门,姓名,部门", "方一,一科,方二,二科", "方三,三科,,"},
		[]string{"A2:B2", "C2:D2"},
		terms.Participation, "activity date name group",
		[]string{"4|拔河|2025-10-18|方一|一科", "4|运动会参赛|2025-10-18|方二|二科", "5|拔河|2025-10-18|方三|三科"},
		"1 标题行",
	},
	{
		"a list of nothing but names", "名单.csv",
		[]string{"甲厂工会春季植树参加人员名单", "（2025年3月12日）", "姓名", "方一", "赵二", "共2人"},
		nil,
		terms.Participation, "activity date name",
		[]string{"4|春季植树|2025-03-12|方一", "5|春季植树|2025-03-12|赵二"},
		"1 标题行;2 标题行;6 合计行",
	},
	{
		"the hour of signing: who has none did not come", "签到.xlsx",
		[]string{"甲厂工会志愿服务签到表,,,", "活动名称：河道清洁,,活动时间：2025年6月5日,", "姓名,部门,签到时间,服务时长（小时）", "方一,一科,8:30,3", "赵二,二科,8:35,2.5", "钱三,三科,,"},
		nil,
		terms.Participation, "activity date name hours",
		[]string{"4|河道清洁|2025-06-05|方一|3", "5|河道清洁|2025-06-05|赵二|2.5"},
		"1 标题行;2 填报信息行;6 没有签到标记",
	},
	{
		"head counts as officers write them", "活动.csv",
		[]string{"甲厂工会2025年活动登记,,", "活动名称,时间,参加人数", "登山,5月1日,50+", "拔河,5月2日,5个班组30人", "广播操,5月3日,全厂职工", "茶会,5月4日（待定）,9", "棋赛,2025。5。6,8"},
		nil,
		terms.Activities, "title start headcount",
		[]string{"3|登山|2025-05-01|50", "4|拔河|2025-05-02|30", "5|广播操|2025-05-03|", "6|茶会|2025-05-04|9", "7|棋赛|2025-05-06|8"},
		"1 标题行",
	},
	{
		"fill-in pairs without colons inside the table, as Word forms have them", "签到.xlsx",
		[]string{"甲厂工会活动签到表,,,", "活动名称,运动会,活动时间,2025年10月16日", "序号,姓名,部门,签名", "1,方一,一科,√", "2,赵二,二科,√"},
		nil,
		terms.Participation, "activity date name",
		[]string{"4|运动会|2025-10-16|方一", "5|运动会|2025-10-16|赵二"},
		"1 标题行;2 填报信息行",
	},
	{
		"an export that keeps numbers as they are by formulas, after a line for Excel", "导出.csv",
		[]string{"sep=,", `="会员证号",="姓名",="性别",="入会时间"`, `="000881",="方一",="男",="2004-05-01"`, `="000882",="赵二",="女",="2001-07-01"`},
		nil,
		terms.Members, "staff_no name joined",
		[]string{"3|000881|方一|2004-05-01", "4|000882|赵二|2001-07-01"},
		"1 标题行",
	},
	{
		"an export that keeps numbers as they are by tabs", "导出.csv",
		[]string{"单号\t,日期\t,摘要\t,金额\t", "BX001\t,2025-03-02\t,羽毛球\t,260.00\t", "BX002\t,2025-03-09\t,场租\t,\"1,800.00\t\""},
		nil,
		terms.Spending, "voucher date summary amount",
		[]string{"2|BX001|2025-03-02|羽毛球|260.00", "3|BX002|2025-03-09|场租|1800.00"},
		"",
	},
	{
		"whose money it is stands before who fetched it", "慰问.csv",
		[]string{"甲厂工会慰问表 2025.1.22,,,", "姓名,家庭情况,慰问金,领款人", "方一,患病,500,本人", "赵二,单亲,300,代领"},
		nil,
		terms.Visits, "date name amount",
		[]string{"3|2025-01-22|方一|500.00", "4|2025-01-22|赵二|300.00"},
		"1 标题行",
	},
	{
		"a matrix in groups", "考勤.xlsx",
		[]string{"甲厂工会2025年活动考勤表,,", "姓名,登山(4.19),献血(6.14)", "运行班,,", "方一,√,√", "检修班,,", "赵二,√,×"},
		[]string{"A3:C3", "A5:C5"},
		terms.Participation, "activity date name group",
		[]string{"4|登山|2025-04-19|方一|运行班", "4|献血|2025-06-14|方一|运行班", "6|登山|2025-04-19|赵二|检修班"},
		"1 标题行;3 分节行;5 分节行",
	},
	{
		"days of a month across, marks of nobody", "考勤.xlsx",
		[]string{"甲厂工会集训考勤（2025年7月）,,,", "序号,姓名,1日,2日", "1,方一,√,×", "2,赵二,√,√"},
		nil,
		terms.Participation, "activity date name",
		[]string{"3|集训|2025-07-01|方一", "4|集训|2025-07-01|赵二", "4|集训|2025-07-02|赵二"},
		"1 标题行",
	},
	{
		"names in every column under one heading", "签到.xlsx",
		[]string{"甲厂工会健康讲座签到表,,", "时间：2025年6月20日,,地点：二楼", "姓名,,", "方一,赵二,钱三", "孙四,,"},
		[]string{"A3:C3"},
		terms.Participation, "activity date name",
		[]string{"4|健康讲座|2025-06-20|方一", "4|健康讲座|2025-06-20|赵二", "4|健康讲座|2025-06-20|钱三", "5|健康讲座|2025-06-20|孙四"},
		"1 标题行;2 填报信息行",
	},
	{
		"months in a column of their own, days alone in the next", "慰问.csv",
		[]string{"甲厂工会2025年慰问情况,,,", "月份,日期,慰问对象,慰问原因,慰问金", "3月,5日,方一,住院,300", ",18日,赵二,生育,500", "4月,2日,钱三,结婚,500"},
		nil,
		terms.Visits, "date name amount",
		[]string{"3|2025-03-05|方一|300.00", "4|2025-03-18|赵二|500.00", "5|2025-04-02|钱三|500.00"},
		"1 标题行",
	},
	{
		"an account page with a column for each digit", "账页.xlsx",
		[]string{"甲厂工会经费支出账页（2025年）,,,,,,,,", "日期,摘要,金额,,,,,,备注", ",,千,百,十,元,角,分,", "3月4日,跳绳,,3,6,0,0,0,", "4月9日,奖状,,,8,5,5,0,", "5月2日,路费,1,2,0,0,0,0,"},
		[]string{"A2:A3", "B2:B3", "C2:H2", "I2:I3"},
		terms.Spending, "date summary amount",
		[]string{"4|2025-03-04|跳绳|360.00", "5|2025-04-09|奖状|85.50", "6|2025-05-02|路费|1200.00"},
		"1 标题行",
	},
	{
		"amounts by subject with a column of their sum", "多栏账.xlsx",
		[]string{"甲厂工会支出多栏账 2025年,,,,,", "日期,摘要,支出,,,备注", ",,文体活动,职工慰问,合计,", "2025-01-15,春节慰问,,1800,1800,", "2025-03-07,踏青及慰问,620,300,920,"},
		[]string{"A2:A3", "B2:B3", "C2:E2", "F2:F3"},
		terms.Spending, "date subject amount",
		[]string{"4|2025-01-15|职工慰问|1800.00", "5|2025-03-07|文体活动|620.00", "5|2025-03-07|职工慰问|300.00"},
		"1 标题行",
	},
	{
		"printed lines, page numbers and dots between the rows", "活动.csv",
		[]string{"甲厂工会活动登记表（2025年）,,", "活动名称,活动日期,参加人数", "------,------,------", "登山,2025.1.4,86", ",,第1页 共2页", "插花,2025.3.7,32", "……,,"},
		nil,
		terms.Activities, "title start headcount",
		[]string{"4|登山|2025-01-04|86", "6|插花|2025-03-07|32"},
		"1 标题行;3 分隔线或页码;5 分隔线或页码;7 分隔线或页码",
	},
	{
		"amounts with words, an amount a person in a row of one person, days with a wave", "慰问.csv",
		[]string{"甲厂工会2025年慰问登记,,,", "时间,慰问对象,慰问事由,慰问金额", "2025-01-18～19,方一,困难,500元现金", "5.8,方二,教师节,300元/人", "总计金额（元）,,,800"},
		nil,
		terms.Visits, "date name amount",
		[]string{"3|2025-01-18|方一|500.00", "4|2025-05-08|方二|300.00"},
		"1 标题行;5 合计行",
	},
}

func TestLayouts(t *testing.T) {
	t.Parallel()
	for _, l := range layouts {
		t.Run(l.name, func(t *testing.T) {
			t.Parallel()
			l.check(t, "")
		})
	}
}

func (l layout) check(t *testing.T, refused string) {
	t.Helper()
	data := csv(l.rows...)
	if strings.HasSuffix(l.file, ".xlsx") {
		data = workbook(t, page{name: "Sheet1", rows: cellsOf(l.rows), merges: l.merges})
	}
	var got, skipped, rejected []string
	for _, table := range read(t, l.file, data, sheet.Hint{}) {
		if table.Kind != l.kind {
			t.Fatalf("kind %q (%s), want %q", table.Kind, table.Why, l.kind)
		}
		got = append(got, lines(table, strings.Fields(l.columns)...)...)
		for _, s := range table.Skipped {
			skipped = append(skipped, itoa(s.Row)+" "+s.Why)
		}
		for _, r := range table.Rejected {
			rejected = append(rejected, r.Cell+" "+r.Column)
		}
	}
	if diff := cmp.Diff(l.want, got); diff != "" {
		t.Errorf("records (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(refused, strings.Join(rejected, ";")); diff != "" {
		t.Errorf("rejected (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(l.skipped, strings.Join(skipped, ";")); diff != "" {
		t.Errorf("skipped (-want +got):\n%s", diff)
	}
}

func cellsOf(rows []string) (out [][]any) {
	for _, row := range rows {
		var cells []any
		for _, c := range strings.Split(row, ",") {
			if c == "" {
				cells = append(cells, nil)
			} else {
				cells = append(cells, c)
			}
		}
		out = append(out, cells)
	}
	return out
}

// A program's XML is a workbook though its <Table> is what web pages are made of.
func TestShortXMLWorkbook(t *testing.T) {
	t.Parallel()
	row := func(cells ...string) string {
		return "<Row><Cell><Data ss:Type=\"String\">" + strings.Join(cells, "</Data></Cell><Cell><Data ss:Type=\"String\">") + "</Data></Cell></Row>"
	}
	data := `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="明细"><Table>` +
		row("甲厂工会2025年支出明细") + row("日期", "摘要", "金额") + row("2025-02-06", "茶话会", "845.5") + `</Table></Worksheet></Workbook>`
	tables := read(t, "导出.xls", []byte(data), sheet.Hint{})
	if diff := cmp.Diff([]string{"3|2025-02-06|茶话会|845.50"}, lines(tables[0], "date", "summary", "amount")); diff != "" {
		t.Errorf("records (-want +got):\n%s", diff)
	}
}

// Marks in a row that names no one are somebody's: the row is told, not passed over.
func TestMarksOfNobody(t *testing.T) {
	t.Parallel()
	data := csv("甲厂工会2025年活动考勤表,,,", "序号,姓名,登山(4.19),献血(6.14)", "1,方一,√,√", "2,,√,", "3,,,")
	table := read(t, "考勤.csv", data, sheet.Hint{})[0]
	if len(table.Rejected) != 1 || table.Rejected[0].Row != 4 || table.Rejected[0].Column != "name" {
		t.Errorf("rejected %+v, want the name of row 4", table.Rejected)
	}
}
