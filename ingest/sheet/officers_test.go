package sheet_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianlun/ingest/sheet"
	"nianlun/queries/terms"
)

// written are ledgers as officers keep them, each with something that stands elsewhere or
// is called otherwise than in forms.
var kept = []struct {
	layout
	rejected string
}{
	{layout{
		"whose roll it is under a label of the place's own", "名册.csv",
		[]string{"会员名册,,,", "站名：甲汽车站工会,,,2025年9月", "姓名,性别,出生年月,入会时间", "方一,男,1980-01-02,2001-07-01"},
		nil,
		terms.Members, "unit name",
		[]string{"4|甲汽车站工会|方一"},
		"1 标题行;2 填报信息行",
	}, ""},
	{layout{
		"a union above is not whose roll it is", "名册.csv",
		[]string{"会员名册,,,", "上级工会：甲市总工会,,,2025年9月", "姓名,性别,出生年月,入会时间", "方一,男,1980-01-02,2001-07-01"},
		nil,
		terms.Members, "unit name",
		[]string{"4||方一"},
		"1 标题行;2 填报信息行",
	}, ""},
	{layout{
		"an amount in capitals beside one in figures, a class beside a cause", "台账.xlsx",
		[]string{"甲厂工会2025年困难职工帮扶台账,,,,,", "帮扶对象,困难类别,致困原因,帮扶日期,帮扶金额,", ",,,,大写,小写(元)", "方一,深度困难,赡养老人,2025/1/5,伍仟元整,5000"},
		[]string{"A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:F2"},
		terms.Visits, "name reason date amount",
		[]string{"4|方一|赡养老人|2025-01-05|5000.00"},
		"1 标题行",
	}, ""},
	{layout{
		"three lines of headings over how many came", "活动.xlsx",
		[]string{"甲厂工会2025年活动一览,,,,,", "内容,时间,参加情况,,,费用", ",,人数,,参与率,", ",,合计,男,,", "登山,4月2日,22,13,0.18,560"},
		[]string{"A2:A4", "B2:B4", "C2:E2", "C3:D3", "E3:E4", "F2:F4"},
		terms.Activities, "title start headcount spend",
		[]string{"5|登山|2025-04-02|22|560.00"},
		"1 标题行",
	}, ""},
	{layout{
		"how many came under one word, a unit over each part", "活动.csv",
		[]string{"甲区总工会2025年活动汇编,,,", "单位：东社区联合工会,,,", "活动事项,何时,到场,花销(万元)", "读书,3月2日,约20人,0.12", "单位：西社区联合工会,,,", "活动事项,何时,到场,花销(万元)", "下棋,4月2日,男3女5,0.05"},
		nil,
		terms.Activities, "unit title headcount spend",
		[]string{"4|东社区联合工会|读书|20|1200.00", "7|西社区联合工会|下棋|8|500.00"},
		"1 标题行;2 填报信息行;5 填报信息行",
	}, ""},
	{layout{
		"whom they went to see by what they are, the table not at the edge", "记录.xlsx",
		[]string{",,", ",,甲支队工会2025年看望记录,,,", ",,看望时间,看望民警(辅警),看望原因,看望金(元),参加看望领导", ",,2025-03-01,方一,受伤,600,工会主席", ",,3月9日,方二,住院,1000元,同上"},
		nil,
		terms.Visits, "date name reason amount visitor",
		[]string{"4|2025-03-01|方一|受伤|600.00|工会主席", "5|2025-03-09|方二|住院|1000.00|工会主席"},
		"2 标题行",
	}, ""},
	{layout{
		"days alone under the month of the title", "必访.csv",
		[]string{"甲社工会2024年度五必访登记（二月）,,", "日,会员,必访情形", "8日,方一,丧事", "20,方二,婚嫁", "30日,方三,住院"},
		nil,
		terms.Events, "date name kind",
		[]string{"3|2024-02-08|方一|丧事", "4|2024-02-20|方二|婚嫁"},
		"1 标题行",
	}, "A5 date"},
	{layout{
		"one ledger in two halves side by side, each with its sum", "支出.xlsx",
		[]string{"甲厂工会2025年小额支出流水,,,,,,", "上半年,,,,下半年,,", "支付日,用途说明,金额,,支付日,用途说明,金额", "1月7日,水果,300,,7月20日,球拍,100", "2.19,茶叶,200,,8月1日,复印,50", "小计,,500,,小计,,150"},
		[]string{"A2:C2", "E2:G2"},
		terms.Spending, "date summary amount",
		[]string{"4|2025-01-07|水果|300.00", "4|2025-07-20|球拍|100.00", "5|2025-02-19|茶叶|200.00", "5|2025-08-01|复印|50.00"},
		"1 标题行;6 合计行",
	}, ""},
	{layout{
		"people across, some of rare surnames, marks of leave and of no concern", "出席.csv",
		[]string{"甲馆工会2025年出席情况,,,,", "会议,召开日期,方　一,赵二,辜三", "委员会,4月2日,√,假,√", "筹备会,4月9日,缺,√,—"},
		nil,
		terms.Participation, "activity date name",
		[]string{"3|委员会|2025-04-02|方一", "3|委员会|2025-04-02|辜三", "4|筹备会|2025-04-09|赵二"},
		"1 标题行",
	}, ""},
	{layout{
		"people down, a dash for what does not concern them", "记录.csv",
		[]string{"甲局工会2025年会员参加活动记录表,,", "图例：√ 到场 ○ 请假 — 不涉及,,", "会员,读书会 3.7,拔河 6.13", "方一,—,√", "赵二,√,○", "钱三,—,√"},
		nil,
		terms.Participation, "activity date name",
		[]string{"4|拔河|2025-06-13|方一", "5|读书会|2025-03-07|赵二", "6|拔河|2025-06-13|钱三"},
		"1 标题行;2 填报信息行",
	}, ""},
}

func TestLedgersAsOfficersWriteThem(t *testing.T) {
	t.Parallel()
	for _, l := range kept {
		t.Run(l.name, func(t *testing.T) {
			t.Parallel()
			l.check(t, l.rejected)
		})
	}
}

// Halves side by side state their sums apart; together they are held against all rows.
func TestSumsOfHalves(t *testing.T) {
	t.Parallel()
	half := kept[7]
	table := read(t, half.file, workbook(t, page{name: "Sheet1", rows: cellsOf(half.rows), merges: half.merges}), sheet.Hint{})[0]
	want := []terms.Total{{Row: 6, Column: "amount", Stated: 65000, Loaded: 65000, Scope: "小计", Cell: "C6"}}
	if diff := cmp.Diff(want, table.Totals); diff != "" {
		t.Errorf("totals (-want +got):\n%s", diff)
	}
}
