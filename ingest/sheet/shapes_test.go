package sheet_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianlun/ingest/sheet"
	"nianlun/queries/terms"
)

// shape is one invented file of a kind officers keep, and what must come out of it.
type shape struct {
	name    string
	file    string
	data    func(t testing.TB) []byte
	hint    sheet.Hint
	table   int
	kind    terms.Kind
	unit    string
	columns []string
	want    []string
	skips   map[int]string
	rejects []string // row|column
}

func text(rows ...string) func(testing.TB) []byte {
	return func(testing.TB) []byte { return csv(rows...) }
}

func pages(p ...page) func(testing.TB) []byte {
	return func(tb testing.TB) []byte { tb.Helper(); return workbook(tb, p...) }
}

var shapes = []shape{
	{
		name: "cash book, month and day apart, income and carried rows", file: "日记账.csv", kind: terms.Spending, unit: "青山局工会",
		data: text("青山局工会现金日记账", "2024年,,凭证号,摘要,借方,贷方,余额", "月,日,,,,,", "1,1,,上年结转,,,12000",
			"1,5,记-1,提取备用金,500,,12500", ",8,记-2,购春节慰问品,,3000,9500", ",,,本月合计,500,3000,9500", "2,3,记-3,付三八活动费,,1200,8300",
			",3,记-4,退三八活动费,,-200,8500", ",,,过次页,,,8500", ",,,承前页,,,8500"),
		columns: []string{"date", "voucher", "summary", "amount"},
		want:    []string{"6|2024-01-08|记-2|购春节慰问品|3000.00", "8|2024-02-03|记-3|付三八活动费|1200.00", "9|2024-02-03|记-4|退三八活动费|-200.00"},
		skips:   map[int]string{1: "标题行", 4: "结转行", 5: "收入行，不计入支出", 7: "合计行", 10: "结转行", 11: "结转行"},
	},
	{
		name: "goods handed out for a festival", file: "端午.csv", kind: terms.Visits, unit: "档案馆工会",
		data:    text("档案馆工会2025年端午节慰问品发放签领表", "序号,姓名,部门,物品名称,数量,金额(元),签名", "1,张 伟,办公室,粽子,1,120,", "2,王芳,办公室,粽子,1,120,", "合计,,,,2,240,"),
		columns: []string{"name", "goods", "amount", "festival", "reason", "date"},
		want:    []string{"3|张伟|120.00||端午|端午节慰问品|2025-05-31", "4|王芳|120.00||端午|端午节慰问品|2025-05-31"},
		skips:   map[int]string{1: "标题行", 5: "合计行"},
	},
	{
		name: "attendance matrix", file: "参与.csv", kind: terms.Participation, unit: "财政所工会",
		data: text("财政所工会2025年活动参与情况", "序号,姓名,部门,1月20日迎春联欢,3月8日登山,合计", "1,张伟,办公室,√,√,2", "2,王芳,预算科,√,请假,1", "3,李娜,国库科,,,0", "4,赵云,国库科,×,请假,0", "合计,,,2,1,3"),

		columns: []string{"name", "activity", "date"},
		want:    []string{"3|张伟|迎春联欢|2025-01-20", "3|张伟|登山|2025-03-08", "4|王芳|迎春联欢|2025-01-20"},
		skips:   map[int]string{1: "标题行", 5: "没有签到标记", 6: "未到场", 7: "合计行"},
	},
	{
		name: "three blocks side by side with merged departments", file: "签到.xlsx", kind: terms.Participation, unit: "水务处工会",
		data: pages(page{
			name: "Sheet1", merges: []string{"A1:I1", "A2:I2", "B4:B5"},
			rows: [][]any{
				{"水务处工会“迎五一”健步走签到表"},
				{"时间:2025年4月18日 14:30    地点:滨河公园"},
				{"姓名", "部门", "签名", "姓名", "部门", "签名", "姓名", "部门", "签名"},
				{"张 伟", "办公室", "", "王芳", "财务科", "", "李娜", "工程部", ""},
				{"赵云", "", "", "钱多", "财务科"},
				{"应到:6人    实到:5人"},
			},
		}),
		columns: []string{"name", "group", "activity", "date"},
		want: []string{
			"4|张伟|办公室|“迎五一”健步走|2025-04-18", "4|王芳|财务科|“迎五一”健步走|2025-04-18", "4|李娜|工程部|“迎五一”健步走|2025-04-18",
			"5|赵云|办公室|“迎五一”健步走|2025-04-18", "5|钱多|财务科|“迎五一”健步走|2025-04-18",
		},
		skips: map[int]string{1: "标题行", 2: "填报信息行", 6: "落款行"},
	},
	{
		name: "exported scans: who did not sign in is no record", file: "导出.csv", kind: terms.Participation,
		data:    text("活动名称,姓名,工号,签到时间,状态", "健步走,张伟,0012,2025-04-18 08:31:22,已签到", "健步走,王芳,0013,,未签到", "健步走,李娜,0014,,请假"),
		columns: []string{"name", "staff_no", "date"}, want: []string{"2|张伟|0012|2025-04-18"}, skips: map[int]string{3: "未到场", 4: "未到场"},
	},
	{
		name: "school year decides the year of a month", file: "学年.csv", kind: terms.Activities, unit: "实验小学工会",
		data:    text("实验小学工会2024-2025学年活动登记", "活动名称,时间,参加人数,经费", "教师节慰问,9月10日,约45人,1200元", "元旦联欢,12月30日至1月1日,男12女18,/", "三八插花,3月8日,45(女25),￥800"),
		columns: []string{"title", "start", "end", "headcount", "spend"},
		want:    []string{"3|教师节慰问|2024-09-10|2024-09-10|45|1200.00", "4|元旦联欢|2024-12-30|2025-01-01|30|", "5|三八插花|2025-03-08|2025-03-08|45|800.00"},
		skips:   map[int]string{1: "标题行"},
	},
	{
		name: "plan table with numbered sections", file: "计划.csv", kind: terms.PlanItems,
		data:    text("2025年度工会工作计划表", "序号,工作任务,工作目标,完成时限,责任人", "一,思想引领,,,", "1,主题宣讲,不少于4场,每季度一次,张伟"),
		columns: []string{"task", "target", "deadline", "owner", "section"}, want: []string{"4|主题宣讲|不少于4场|每季度一次|张伟|思想引领"},
		skips: map[int]string{1: "标题行", 3: "分节行"},
	},
	{
		name: "same as above", file: "帮扶.csv", kind: terms.Visits,
		data:    text("单位名称,姓名,致困原因,帮扶金额(元),帮扶时间", "甲公司工会,张伟,患病,2000,2025-1-15", "同上,王芳,子女上学,〃,同上"),
		columns: []string{"unit", "name", "reason", "amount", "date"},
		want:    []string{"2|甲公司工会|张伟|患病|2000.00|2025-01-15", "3|甲公司工会|王芳|子女上学|2000.00|2025-01-15"},
	},
	{
		name: "amounts in ten thousand, month without a day", file: "支出.csv", kind: terms.Spending,
		data:    text("2025年工会经费支出明细表,,,单位:万元", "日期,科目,摘要,金额", "3.8,文体活动费,三八活动,0.35", "4月,职工教育费,书籍,1200元", "合计,,,0.47"),
		columns: []string{"date", "amount"}, want: []string{"3|2025-03-08|3500.00", "4|2025-04-01|1200.00"}, skips: map[int]string{1: "填报信息行", 5: "合计行"},
	},
	{
		name: "budget of income and spending with three levels", file: "预算.csv", kind: terms.Budget, unit: "气象站工会",
		data: text("气象站工会2025年经费收支预算表,,", "项目,上年执行数,本年预算数", "一、收入,,", "会费收入,1000,1000", "收入合计,1000,1000", "二、支出,,",
			"(一)职工活动支出,30000,32000", "1.职工教育费,10000,10000", "2.文体活动费,20000,22000", "其中:春游,5000,6000", "(二)维权支出,20000,21000", "1.送温暖费,20000,21000", "支出合计,50000,53000"),
		columns: []string{"year", "subject", "amount"}, want: []string{"8|2025|职工教育费|10000.00", "9|2025|文体活动费|22000.00", "12|2025|送温暖费|21000.00"},
		skips: map[int]string{1: "标题行", 3: "上级科目，等于下级之和", 4: "收入行，不计入支出", 5: "合计行", 6: "上级科目，等于下级之和", 7: "上级科目，等于下级之和", 10: "其中项，已含在上级科目", 11: "上级科目，等于下级之和", 13: "合计行"},
	},
	{
		name: "second table below the first", file: "两表.csv", table: 1, kind: terms.Visits, unit: "财政所工会",
		data:    text("财政所工会2025年一季度慰问登记", "日期,慰问对象,慰问事由,慰问金", "1月5日,张伟,住院,500", "小计,,,500", "", "2025年二季度慰问登记", "日期,慰问对象,慰问事由,慰问金", "4月5日,王芳,生育,600"),
		columns: []string{"name", "date", "amount"}, want: []string{"8|王芳|2025-04-05|600.00"}, skips: map[int]string{6: "标题行"},
	},
	{
		name: "roster keeps no identity numbers and keeps leading zeros", file: "花名册.xlsx", kind: terms.Members, unit: "甲厂工会",
		data: pages(page{
			name: "花名册", styles: map[string]string{"B3:B3": "00000"},
			rows: [][]any{{"甲厂工会会员花名册"}, {"序号", "工号", "姓名", "性别", "出生年月", "身份证号", "部门", "用工形式", "入会时间", "联系电话"}, {1, 212, "阿曼古力•依明江", "女", "1990年12月", "650102199012010000", "一车间", "合同制", 43420, "13800000000"}},
		}),
		columns: []string{"staff_no", "name", "gender", "birth", "group", "employment", "joined"},
		want:    []string{"3|00212|阿曼古力·依明江|女|1990-12-01|一车间|合同制|2018-11-16"}, skips: map[int]string{1: "标题行"},
	},
	{
		name: "two heading rows, section rows, total", file: "组织.xlsx", kind: terms.Units, unit: "乙市总工会",
		data: pages(page{
			name: "基本情况", merges: []string{"A1:F1", "A3:A4", "B3:B4", "C3:C4", "D3:F3", "A5:F5"},
			rows: [][]any{
				{"基层工会组织基本情况表"},
				{"填报单位:乙市总工会"},
				{"序号", "工会名称", "上级工会", "职工人数(人)"},
				{nil, nil, nil, "合计", "男", "女"},
				{"(一)机关系统"},
				{1, "乙市财政局工会", "乙市总工会", "1,234", 600, 634},
				{"总计", nil, nil, 1234},
			},
		}),
		columns: []string{"unit", "parent", "headcount"}, want: []string{"6|乙市财政局工会|乙市总工会|1234"},
		skips: map[int]string{1: "标题行", 2: "填报信息行", 5: "分节行", 7: "合计行"},
	},
	{
		name: "month sheet that says there was nothing", file: "需访2025.xlsx", table: 1, kind: terms.Events, unit: "水务处工会",
		data: pages(
			page{name: "1月", rows: [][]any{{"水务处工会五必访登记"}, {"小组", "姓名", "事项类别", "发生时间"}, {"一组", "张伟", "结婚", "1月8日"}}},
			page{name: "2月", rows: [][]any{{"水务处工会五必访登记"}, {"小组", "姓名", "事项类别", "发生时间"}, {"本月无"}}},
		),
		columns: []string{"name"}, skips: map[int]string{1: "标题行", 3: "零报告行"},
	},
	{
		name: "cells that look like formulas or markup are words", file: "活动.csv", kind: terms.Activities, unit: "某局工会",
		data:    text("活动名称,活动时间,参加人数", "=1+1,2025-03-08,10", "\"</script><b>,登山\",2025-03-09,5"),
		hint:    sheet.Hint{Unit: "某局工会"},
		columns: []string{"unit", "title"}, want: []string{"2|某局工会|=1+1", "3|某局工会|</script><b>,登山"},
	},
	{
		name: "merged unit and month columns, hidden column", file: "汇总.csv", kind: terms.Activities,
		data:    text("企业名称,活动内容,活动日期,人数(人),支出(元)", "甲公司,登山,2025.6.28,217,0.35万元", ",象棋,2025-07-01,134人,\"¥1,234.50\"", ",书法,20250702,10,/", "乙公司,跳绳,2025/8/1 09:30,9,8"),
		columns: []string{"unit", "title", "start", "headcount", "spend"},
		want:    []string{"2|甲公司|登山|2025-06-28|217|3500.00", "3|甲公司|象棋|2025-07-01|134|1234.50", "4|甲公司|书法|2025-07-02|10|", "5|乙公司|跳绳|2025-08-01|9|8.00"},
	},
	{
		name: "honours with the year in the sheet's name", file: "荣誉2023-2025.xlsx", kind: terms.Honors, unit: "三院工会",
		data:    pages(page{name: "2023年", rows: [][]any{{"三院工会荣誉登记表"}, {"序号", "日期", "奖项", "等级", "获奖个人/集体"}, {1, "1月31日", "劳动模范", "市级", "护理部"}}}),
		columns: []string{"date", "title", "level", "recipient"}, want: []string{"3|2023-01-31|劳动模范|市级|护理部"}, skips: map[int]string{1: "标题行"},
	},
	{
		name: "hours of volunteers", file: "志愿2025.csv", kind: terms.Participation,
		data:    text("姓名,工号,所属分会,志愿活动名称,服务日期,服务时长(小时),担任角色", "张伟,0012,机关分会,文明劝导,2025/3/5,2.5,队长", "王芳,0013,机关分会,文明劝导,2025/3/5,90分钟,志愿者", "李娜,0014,机关分会,文明劝导,2025/3/5,1小时30分钟,"),
		columns: []string{"activity", "group", "hours", "role"}, want: []string{"2|文明劝导|机关分会|2.5|队长", "3|文明劝导|机关分会|1.5|志愿者", "4|文明劝导|机关分会|1.5|"},
	},
	{
		name: "training signed by some", file: "培训.csv", kind: terms.Participation,
		data:    text("关于举办工会干部培训班的签到表", "培训时间:2025年5月20日-21日", "序号,单位,姓名,手机,签到", "1,水务处工会,张伟,138,√", "2,气象站工会,王芳,139,", "3,档案馆工会,李娜,139,√"),
		columns: []string{"unit", "name", "activity", "date"}, want: []string{"4|水务处工会|张伟|工会干部培训班|2025-05-20", "6|档案馆工会|李娜|工会干部培训班|2025-05-20"},
		skips: map[int]string{1: "标题行", 2: "填报信息行", 5: "没有签到标记"},
	},
	{
		name: "cash flow with a direction column", file: "流水.csv", kind: terms.Spending, unit: "乙市总工会机关工会",
		data:    text("乙市总工会机关工会2025年收支流水账", "日期,收支类型,类别,摘要,金额(元),经办人", "1月3日,收入,会费,一季度会费,1200,张", "1月9日,支出,慰问,春节慰问,(300.00),李"),
		columns: []string{"date", "subject", "amount", "festival"}, want: []string{"4|2025-01-09|慰问|-300.00|春节"}, skips: map[int]string{1: "标题行"},
	},
	{
		name: "groups of headings without merged cells", file: "采集.csv", kind: terms.Members,
		data:    text("会员信息采集表,,,,", "基本信息,,,工会信息,", "姓名*,性别*,出生日期*,工会小组*,入会日期", "张伟,男,1980-01-02,一组,2010-05-01", "例:李四,女,1990-01-02,一组,2010-05-01"),
		columns: []string{"name", "group", "joined"}, want: []string{"4|张伟|一组|2010-05-01"}, skips: map[int]string{1: "标题行", 5: "示例行"},
	},
	{
		name: "a unit's own totals", file: "统计.csv", kind: terms.Indicators, unit: "水务处工会",
		data:    text("基层工会统计表", "填报单位:水务处工会", "指标名称,计量单位,数量", "职工总数,人,120", "女会员数,人,\"1,050\""),
		columns: []string{"name", "unit_of", "value"}, want: []string{"4|职工总数|人|120", "5|女会员数|人|1050"}, skips: map[int]string{1: "标题行", 2: "填报信息行"},
	},
}

func TestShapes(t *testing.T) {
	t.Parallel()
	for _, s := range shapes {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			tables := read(t, s.file, s.data(t), s.hint)
			if len(tables) <= s.table {
				t.Fatalf("%d tables, want more than %d", len(tables), s.table)
			}
			got := tables[s.table]
			if got.Kind != s.kind || got.Unit != s.unit {
				t.Errorf("kind, unit = %q, %q (%s), want %q, %q", got.Kind, got.Unit, got.Why, s.kind, s.unit)
			}
			if diff := cmp.Diff(s.want, lines(got, s.columns...)); diff != "" {
				t.Errorf("records (-want +got):\n%s\nrejected %+v", diff, got.Rejected)
			}
			skips := map[int]string{}
			for _, k := range got.Skipped {
				skips[k.Row] = k.Why
			}
			if len(s.skips)+len(skips) > 0 {
				if diff := cmp.Diff(s.skips, skips); diff != "" {
					t.Errorf("skips (-want +got):\n%s", diff)
				}
			}
			var rejects []string
			for _, r := range got.Rejected {
				rejects = append(rejects, itoa(r.Row)+"|"+r.Column)
			}
			if diff := cmp.Diff(s.rejects, rejects); diff != "" {
				t.Errorf("rejects (-want +got):\n%s", diff)
			}
		})
	}
}
