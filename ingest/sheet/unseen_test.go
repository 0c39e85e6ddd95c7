package sheet_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianlun/ingest/sheet"
	"nianlun/queries/terms"
)

// unheard are ledgers whose headings no rule names: what they mean is told by a word in
// them, by the cells, or by the shape of the table.
var unheard = []struct {
	name, file string
	rows       []string
	kind       terms.Kind
	columns    string
	want       []string
	rejected   string
}{
	{
		"spoken headings, a fill-in row of pairs", "表.csv",
		[]string{"2025年慰问金发放表,,,,", "填报单位,甲县医院工会,,填报人,林四", "看望日,接受慰问人,因何慰问,现金数额,走访人员姓名", "3月2日,方一,住院,500,主席", "4月5日,方二,结婚,300,组长"},
		terms.Visits, "unit date name reason amount visitor",
		[]string{"4|甲县医院工会|2025-03-02|方一|住院|500.00|主席", "5|甲县医院工会|2025-04-05|方二|结婚|300.00|组长"},
		"",
	},
	{
		"headings that say nothing: the cells do", "表.csv",
		[]string{"甲局工会五必访记录,,", "得知日,有关职工,何事", "2025-3-2,方一,住院", "2025-4-5,方二,结婚", "2025-4-9,方三,退休"},
		terms.Events, "date name kind",
		[]string{"3|2025-03-02|方一|住院", "4|2025-04-05|方二|结婚", "5|2025-04-09|方三|退休"},
		"",
	},
	{
		"a day left out where all others have one, a far year among few", "表.csv",
		[]string{"甲统计局工会2025年活动台账,,", "开展项目,举行时间,参与总人数", "登山,3月2日,20", "跳绳,4月2日,21", "拔河,,22", "下棋,5月6日,23", "读书,6月1日,8", "合唱,7月1日,9"},
		terms.Activities, "unit title start headcount",
		[]string{"3|甲统计局工会|登山|2025-03-02|20", "4|甲统计局工会|跳绳|2025-04-02|21", "5|甲统计局工会|拔河||22", "6|甲统计局工会|下棋|2025-05-06|23", "7|甲统计局工会|读书|2025-06-01|8", "8|甲统计局工会|合唱|2025-07-01|9"},
		"doubt 5 start B5",
	},
	{
		"one good day beside 2052", "表.csv",
		[]string{"甲局工会2025年活动台账,,", "活动名称,活动时间,参加人数", "登山,3月2日,20", "跳绳,2052/06/01,21"},
		terms.Activities, "title start headcount",
		[]string{"3|登山|2025-03-02|20"},
		"4 start",
	},
	{
		"an honour of 2052 beside one of two figures for its year", "表.csv",
		[]string{"甲局工会2025年2月荣誉登记,,", "获得时间,获奖名称,获奖者", "25.2.10,工人先锋号,一车间", "2052/06/01,职工书屋,二车间"},
		terms.Honors, "date title recipient",
		[]string{"3|2025-02-10|工人先锋号|一车间"},
		"4 date",
	},
	{
		"the year in a column of its own, written once", "荣誉.csv",
		[]string{"甲局工会2023—2025年获奖情况,,,", "年度,获奖时间,荣誉名称,获奖单位/个人", "2023年,4月,工人先锋号,一车间", ",5月,职工书屋,二车间", "2024年,3月,先进集体,三车间", ",2025.6,模范小家,四车间"},
		terms.Honors, "date title recipient",
		[]string{"3|2023-04-01|工人先锋号|一车间", "4|2023-05-01|职工书屋|二车间", "5|2024-03-01|先进集体|三车间", "6|2025-06-01|模范小家|四车间"},
		"",
	},
	{
		"how many came nobody says: all is a word for everybody, some is none", "表.csv",
		[]string{"甲局工会2025年活动台账,,", "活动名称,活动时间,参加人数", "登山,3月2日,全体职工", "跳绳,4月2日,若干", "拔河,4月9日,#REF!", "下棋,5月6日,约30人"},
		terms.Activities, "title headcount",
		[]string{"3|登山|", "6|下棋|30"},
		"4 headcount5 headcount",
	},
	{
		"those visited named as 慰问人员名单", "表.csv",
		[]string{"甲局工会2025年慰问台账,,,", "慰问年月日,慰问人员名单,补助原因,慰问金数", "3月2日,方一,住院,500", "4月5日,方二,结婚,300"},
		terms.Visits, "date name reason amount",
		[]string{"3|2025-03-02|方一|住院|500.00", "4|2025-04-05|方二|结婚|300.00"},
		"",
	},
	{
		"a record of known words with the hour is no second heading", "表.csv",
		[]string{"甲局工会2025年建议,,,", "征集时间,建议人,办理结果,提案主题", "2025-03-15T08:30:00,方一,办结,修缮食堂", "2025-03-16T08:30:00,方二,采纳,关于规范加班的建议", "2025-03-17T08:30:00,方三,办结,更换灯具"},
		terms.Proposals, "date proposer status title",
		[]string{"3|2025-03-15|方一|办结|修缮食堂", "4|2025-03-16|方二|采纳|关于规范加班的建议", "5|2025-03-17|方三|办结|更换灯具"},
		"",
	},
	{
		"who attended is signed, what they attended the title says whole", "表.csv",
		[]string{"甲集团工会安全生产培训签到表,,", "培训时间：2025年3月12日,,", "姓名,车间,签到", "方一,一车间,√", "方二,一车间,请假", "方三,二车间,√"},
		terms.Participation, "activity date name",
		[]string{"4|安全生产培训|2025-03-12|方一", "6|安全生产培训|2025-03-12|方三"},
		"",
	},
	{
		"工会费用 is no 会费", "表.csv",
		[]string{"甲局2025年工会费用明细,,", "结算时间,业务事项,实际支出总额（元）", "3.18,购奖品,￥3100.00", "4.24,付场租,人民币1150.00元", "5.3,购书,"},
		terms.Spending, "date summary amount",
		[]string{"3|2025-03-18|购奖品|3100.00", "4|2025-04-24|付场租|1150.00"},
		"5 amount",
	},
	{
		"every row names a person: who took part, though the title speaks of activities", "表.csv",
		[]string{"甲局工会2025年志愿活动情况,,,", "参加活动时间,参赛者,活动（培训）名称,所在小组", "2025/4/21,孔秀兰,征文,人事科", "2025/4/21,华芳,征文,办公室", "2025/4/22,朱伟,登山,办公室"},
		terms.Participation, "activity date name group",
		[]string{"3|征文|2025-04-21|孔秀兰|人事科", "4|征文|2025-04-21|华芳|办公室", "5|登山|2025-04-22|朱伟|办公室"},
		"",
	},
	{
		"income and spending of a budget side by side", "表.csv",
		[]string{"2026年工会经费预算（草案）,,,", "编制单位：甲局工会,,,单位：元", "收入项目,金额,支出项目,金额", "会费,8000,文体活动费,24000", ",,职工慰问费,18000", "合计,8000,合计,42000"},
		terms.Budget, "unit year subject amount",
		[]string{"4|甲局工会|2026|文体活动费|24000.00", "5|甲局工会|2026|职工慰问费|18000.00"},
		"",
	},
	{
		"the union above is written for many, headings do not say which", "表.csv",
		[]string{"甲市2025年基层工会信息采集表,,,", "所在系统工会,独立工会名称,行业系统,现有职工总数", "甲市卫生工会,甲市一院工会,卫生,163", "甲市卫生工会,甲市二院工会,卫生,101", "甲市教育工会,甲市一小工会,教育,61"},
		terms.Units, "unit parent sector headcount",
		[]string{"3|甲市一院工会|甲市卫生工会|卫生|163", "4|甲市二院工会|甲市卫生工会|卫生|101", "5|甲市一小工会|甲市教育工会|教育|61"},
		"",
	},
	{
		"a proposal told by its words, under a title that says what it is", "表.csv",
		[]string{"甲公司工会2025年职工代表议案登记,,,", "登记时间,职工心声,建议提出人,备注", "2025-01-15,关于改善食堂的建议,李淑芬,", "2025-02-15,关于增设充电桩的建议,孔磊,", "2025-03-15,关于班车路线的建议,王强,"},
		terms.Proposals, "date title proposer",
		[]string{"3|2025-01-15|关于改善食堂的建议|李淑芬", "4|2025-02-15|关于增设充电桩的建议|孔磊", "5|2025-03-15|关于班车路线的建议|王强"},
		"",
	},
	{
		"a festival's ledger kept all year", "2025年两节送温暖台账.csv",
		[]string{"慰问时间,姓名,慰问金", "1月15日,孔磊,500", "7月3日,华芳,500", "10月7日,朱伟,500"},
		terms.Visits, "date name amount",
		[]string{"2|2025-01-15|孔磊|500.00", "3|2025-07-03|华芳|500.00", "4|2025-10-07|朱伟|500.00"},
		"",
	},
	{
		"who went is told apart from whom they saw", "表.csv",
		[]string{"甲局工会2025年五必访统计,,,", "情况发生时间,走访人,涉及职工,家访类别", "1月15日,马国强,孔磊,结婚", "2月3日,马国强,华芳,退休", "3月7日,林芳,朱伟,住院"},
		terms.Events, "date name kind",
		[]string{"3|2025-01-15|孔磊|结婚", "4|2025-02-03|华芳|退休", "5|2025-03-07|朱伟|住院"},
		"",
	},
	{
		"cells alone: who won, who went, numbers of people and of vouchers, what is booked where", "表.csv",
		[]string{"甲局工会2025年评优台帐,,,", "得奖时间,甲项,乙项,丙项", "3月2日,工人先锋号,市级,办公室", "4月5日,优秀积极分子,省级,孔磊", "5月6日,先进集体,市级,华芳"},
		terms.Honors, "date title level recipient",
		[]string{"3|2025-03-02|工人先锋号|市级|办公室", "4|2025-04-05|优秀积极分子|省级|孔磊", "5|2025-05-06|先进集体|市级|华芳"},
		"",
	},
	{
		"cells alone in spending", "表.csv",
		[]string{"甲局工会2025年经费支出,,,,", "甲项,日期,乙项,丙项,金额", "记-001,3月2日,文体活动费,购篮球和球网一批,300", "记-002,4月5日,会议费,付会议室租金,500", "付-003,4月6日,文体活动费,付裁判费和饮水费,200", "付-004,5月6日,会议费,印会议材料,80"},
		terms.Spending, "date voucher subject summary amount",
		[]string{
			"3|2025-03-02|记-001|文体活动费|购篮球和球网一批|300.00", "4|2025-04-05|记-002|会议费|付会议室租金|500.00",
			"5|2025-04-06|付-003|文体活动费|付裁判费和饮水费|200.00", "6|2025-05-06|付-004|会议费|印会议材料|80.00",
		},
		"",
	},
	{
		"a sum without a word, places to sign, one blank day of two", "表.csv",
		[]string{"甲局工会2025年慰问登记,,,", "慰问日期,姓名,事由,金额", "1月9日,孔磊,住院,500", ",华芳,住院,300", ",,,500", "工会主席签字,,经办人签字,"},
		terms.Visits, "date name amount",
		[]string{"3|2025-01-09|孔磊|500.00"},
		"4 date",
	},
	{
		"year, month and day apart", "表.csv",
		[]string{"甲局工会五必访登记簿,,,,", "年,月,日,姓名,事项类别", "2025,3,2,方一,住院", "2025,4,5,方二,结婚"},
		terms.Events, "date name kind",
		[]string{"3|2025-03-02|方一|住院", "4|2025-04-05|方二|结婚"},
		"",
	},
}

func TestHeadingsNobodyNamed(t *testing.T) {
	t.Parallel()
	for _, c := range unheard {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			table := read(t, c.file, []byte(strings.Join(c.rows, "\n")+"\n"), sheet.Hint{})[0]
			if table.Kind != c.kind {
				t.Fatalf("kind %q (%s), want %q", table.Kind, table.Why, c.kind)
			}
			if diff := cmp.Diff(c.want, lines(table, strings.Fields(c.columns)...)); diff != "" {
				t.Errorf("records (-want +got):\n%s", diff)
			}
			got := ""
			for _, r := range table.Rejected {
				got += itoa(r.Row) + " " + r.Column
			}
			for _, r := range table.Doubts {
				got += "doubt " + itoa(r.Row) + " " + r.Column + " " + r.Cell
			}
			if got != c.rejected {
				t.Errorf("rejected %q, want %q", got, c.rejected)
			}
		})
	}
}
