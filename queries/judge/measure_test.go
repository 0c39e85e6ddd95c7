package judge_test

import (
	"strings"
	"testing"

	"nianlun/queries/judge"
	"nianlun/queries/terms"
)

func row(title, note string, head int64, yuan int64) terms.Activity {
	a := terms.Activity{Start: 20250715, Title: title, Note: note}
	if head > 0 {
		a.Headcount = &head
	}
	if yuan > 0 {
		fen := terms.Money(yuan * 100)
		a.Spend = &fen
	}
	return a
}

func quoted(kind string, value float64, cmp, unit, quote string) terms.Target {
	return terms.Target{Kind: kind, Value: value, Cmp: cmp, Unit: unit, Quote: quote}
}

// A number is held only against what measures the same thing; where nothing does, it is
// unknown and the sentence says which.
func TestJudgeComparesLikeWithLike(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name    string
		text    string
		targets []terms.Target
		rows    []terms.Activity
		want    terms.Status
		why     string // part of the sentence
	}{
		{"goods for the heat bring nobody in", "新增入会职工50人", []terms.Target{quoted("people", 50, "eq", "人", "50人")}, []terms.Activity{row("高温送清凉", "", 58, 0)}, terms.Unknown, "50人"},
		{"a drive to join, its headcount", "发展会员120人", []terms.Target{quoted("people", 120, "eq", "人", "120人")}, []terms.Activity{row("集中入会行动", "", 200, 0)}, terms.Unknown, "120人"},
		{"a drive that tells how many joined", "发展会员120人", []terms.Target{quoted("people", 120, "ge", "人", "120人")}, []terms.Activity{row("集中入会行动", "现场入会135人", 200, 0)}, terms.Done, ""},
		{"a drive that tells too few", "发展会员120人", []terms.Target{quoted("people", 120, "ge", "人", "120人")}, []terms.Activity{row("集中入会行动", "现场入会35人", 200, 0)}, terms.Partial, ""},
		{"households are no happenings", "帮扶困难家庭200户", []terms.Target{quoted("count", 200, "eq", "户", "200户")}, []terms.Activity{row("困难家庭走访", "", 12, 0)}, terms.Unknown, "200户"},
		{"households told", "帮扶困难家庭20户", []terms.Target{quoted("count", 20, "ge", "户", "20户")}, []terms.Activity{row("困难家庭走访", "走访21户", 12, 0)}, terms.Done, ""},
		{"proposals", "征集提案30件", []terms.Target{quoted("count", 30, "ge", "件", "30件")}, []terms.Activity{row("提案征集启动", "", 40, 0)}, terms.Unknown, "30件"},
		{"proposals told", "征集提案30件", []terms.Target{quoted("count", 30, "ge", "件", "30件")}, []terms.Activity{row("提案征集启动", "收到32件", 40, 0)}, terms.Done, ""},
		{"honours", "选树金牌班组长5名", []terms.Target{quoted("people", 5, "eq", "名", "5名")}, []terms.Activity{row("班组长座谈", "", 26, 0)}, terms.Unknown, "5名"},
		{"whoever sits at the giving", "资助困难学子20名", []terms.Target{quoted("people", 20, "eq", "名", "20名")}, []terms.Activity{row("金秋助学发放仪式", "", 45, 0)}, terms.Unknown, "20名"},
		{"the giving tells", "资助困难学子20名", []terms.Target{quoted("people", 20, "eq", "名", "20名")}, []terms.Activity{row("金秋助学发放仪式", "资助20名", 45, 0)}, terms.Done, ""},
		{"trained", "培训班组长100人", []terms.Target{quoted("people", 100, "ge", "人", "100人")}, []terms.Activity{row("班组长培训班", "", 104, 0)}, terms.Done, ""},
		{"spending is not what was raised", "募集善款5万元", []terms.Target{quoted("amount", 50000, "ge", "元", "5万元")}, []terms.Activity{row("慈善一日捐", "", 200, 60000)}, terms.Unknown, "5万元"},
		{"raised and told", "募集善款5万元", []terms.Target{quoted("amount", 50000, "ge", "元", "5万元")}, []terms.Activity{row("慈善一日捐", "共5.2万元", 200, 100)}, terms.Done, ""},
		{"no spending written down", "春游费用控制在3万元以内", []terms.Target{quoted("amount", 30000, "le", "元", "3万元以内")}, []terms.Activity{row("湿地一日游", "", 80, 0)}, terms.Unknown, "3万元以内"},
		{"a rate told", "满意率达到90%", []terms.Target{quoted("percent", 90, "ge", "%", "达到90%")}, []terms.Activity{row("食堂满意度测评", "满意率93.5%", 0, 0)}, terms.Done, ""},
		{"a rate too low", "满意率达到90%", []terms.Target{quoted("percent", 90, "ge", "%", "达到90%")}, []terms.Activity{row("食堂满意度测评", "满意率83.5%", 0, 0)}, terms.Partial, ""},
		{"another rate", "满意率达到90%", []terms.Target{quoted("percent", 90, "ge", "%", "达到90%")}, []terms.Activity{row("食堂开放日", "浪费下降95%", 0, 0)}, terms.Unknown, "90%"},
		{"training is no visit", "全年培训2次、慰问2次", []terms.Target{quoted("count", 2, "eq", "次", "2次"), quoted("count", 2, "eq", "次", "2次")}, []terms.Activity{row("新法培训", "", 0, 0), row("网络培训", "", 0, 0), row("安全培训", "", 0, 0), row("急救培训", "", 0, 0)}, terms.Partial, ""},
		{"the goods for each are not the cost of the day", "每人补助服装费300元以内", []terms.Target{{Kind: "amount", Value: 300, Cmp: "le", Unit: "元", Quote: "300元以内", Per: "每人"}}, []terms.Activity{row("合唱节", "", 10, 1000)}, terms.Unknown, "300元"},
		{"a sum for each told", "每人补助服装费300元以内", []terms.Target{{Kind: "amount", Value: 300, Cmp: "le", Unit: "元", Quote: "300元以内", Per: "每人"}}, []terms.Activity{row("合唱节", "每人服装费260元", 10, 9000)}, terms.Done, ""},
		{"a part named", "讲座2场，其中心理讲座1场", []terms.Target{quoted("count", 2, "eq", "场", "2场"), quoted("count", 1, "eq", "场", "1场")}, []terms.Activity{row("心理讲座", "", 0, 0), row("养生讲座", "", 0, 0)}, terms.Done, ""},
		{"a part no row names", "讲座2场，其中法律讲座1场", []terms.Target{quoted("count", 2, "eq", "场", "2场"), quoted("count", 1, "eq", "场", "1场")}, []terms.Activity{row("心理讲堂", "", 0, 0), row("养生讲堂", "", 0, 0)}, terms.Unknown, "1场"},
		{"a list is summed", "走访困难职工、退休职工26户", []terms.Target{quoted("count", 26, "eq", "户", "26户")}, []terms.Activity{row("走访", "困难8户、退休19户", 0, 0)}, terms.Over, ""},
		{"every holding has room for so many", "夏令营每期不超过40人", []terms.Target{quoted("people", 40, "le", "人", "40人")}, []terms.Activity{row("夏令营一期", "", 38, 0), row("夏令营二期", "", 40, 0)}, terms.Done, ""},
		{"one holding had too many", "夏令营每期不超过40人", []terms.Target{quoted("people", 40, "le", "人", "40人")}, []terms.Activity{row("夏令营一期", "", 38, 0), row("夏令营二期", "", 44, 0)}, terms.Partial, ""},
		{"money told where none was booked", "发放慰问金2万元", []terms.Target{quoted("amount", 20000, "ge", "元", "2万元")}, []terms.Activity{row("走访", "慰问金1.2万元", 0, 0), row("走访", "", 0, 9000)}, terms.Done, ""},
		{"the third session is one", "召开职代会1次", []terms.Target{quoted("count", 1, "eq", "次", "1次")}, []terms.Activity{row("六届三次职代会", "", 0, 0)}, terms.Done, ""},
		{"the second course is one", "举办夏令营2期", []terms.Target{quoted("count", 2, "eq", "期", "2期")}, []terms.Activity{row("夏令营一期", "", 0, 0), row("夏令营二期", "", 0, 0)}, terms.Done, ""},
		{"one and three of a unit", "创建模范之家、模范小家分别为1家、3家", []terms.Target{quoted("count", 1, "eq", "家", "1家"), quoted("count", 3, "eq", "家", "3家")}, []terms.Activity{row("小家验收", "模范小家3家", 0, 0), row("之家授牌", "模范之家1家", 0, 0)}, terms.Done, ""},
		{"a target of another column", "职工体检", []terms.Target{quoted("percent", 98, "ge", "%", "参检率98%以上")}, []terms.Activity{row("体检开始", "参检率99%", 300, 0)}, terms.Done, ""},
		{"heads for an event of another column", "健步走", []terms.Target{quoted("people", 300, "ge", "人", "300人以上")}, []terms.Activity{row("环湖健步走", "", 320, 0)}, terms.Done, ""},
		{"prizes in their order", "评出一等奖2名、二等奖4名", []terms.Target{quoted("people", 2, "eq", "名", "2名"), quoted("people", 4, "eq", "名", "4名")}, []terms.Activity{row("弹唱大赛", "一等奖2名，二等奖4名", 30, 0)}, terms.Done, ""},
		{"the opening is none of those chosen", "评选先进班组8个", []terms.Target{quoted("count", 8, "eq", "个", "8个")}, []terms.Activity{row("班组竞赛誓师", "", 90, 0), row("班组竞赛总结", "先进班组8个", 90, 0)}, terms.Done, ""},
		{"an assembly is not its minutes", "召开职代会一次，每月公开一次", []terms.Target{quoted("count", 1, "eq", "次", "一次"), {Kind: "frequency", Value: 1, Cmp: "eq", Unit: "次", Period: "year", Quote: "每月公开一次"}}, []terms.Activity{row("职代会", "", 90, 0), row("公开栏更新，公开到人", "", 0, 0), row("年中公开", "", 0, 0)}, terms.Done, ""},
		{"volunteers one has", "组建志愿者队伍30人", []terms.Target{quoted("people", 30, "eq", "人", "30人")}, []terms.Activity{row("志愿服务启动", "", 90, 0)}, terms.Unknown, "30人"},
		{"a sum for each, held against the heads", "每人不超过300元", []terms.Target{{Kind: "amount", Value: 300, Cmp: "le", Unit: "元", Quote: "300元", Per: "每人"}}, []terms.Activity{row("秋游", "", 10, 4000)}, terms.Partial, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := judge.Judge(judge.Case{
				Item:     terms.PlanItem{Text: tt.text, Span: terms.Year(2025), Targets: tt.targets},
				Evidence: tt.rows, AsOf: terms.NewDate(2025, 12, 31), Covered: true,
			})
			if got.Status != tt.want || !strings.Contains(got.Why, tt.why) {
				t.Errorf("got %s (%s), want %s naming %q", got.Status, got.Why, tt.want, tt.why)
			}
			if got.Status == terms.Unknown && len(tt.targets) == 1 && got.Targets[0].Actual != nil {
				t.Errorf("actual %v of what nobody measured", *got.Targets[0].Actual)
			}
		})
	}
}

func TestJudgeNamesTheTurnLeftOut(t *testing.T) {
	t.Parallel()
	got := judge.Judge(judge.Case{
		Item:     terms.PlanItem{Span: terms.Year(2025), Targets: []terms.Target{target("frequency", 1, "eq", "次", "quarter")}},
		Evidence: on(20250101, 20250201, 20250701, 20251101), AsOf: terms.NewDate(2025, 12, 31), Covered: true,
	})
	if got.Status != terms.Partial || !strings.Contains(got.Why, "缺4—6月") {
		t.Errorf("got %s (%s), want partial and the quarter without any", got.Status, got.Why)
	}
}

// A target that cannot be meant for one month keeps its item open all the year.
func TestJudgeOfWhatGoesOnAfterItsMonth(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, text string
		targets    []terms.Target
		rows       []terms.Activity
		want       terms.Status
	}{
		{"begun in March, four times a year", "启动降耗竞赛，全年评比4次", []terms.Target{quoted("count", 4, "eq", "次", "4次")}, on(20250410, 20250710, 20251010, 20251220), terms.Done},
		{"and one short", "启动降耗竞赛，全年评比4次", []terms.Target{quoted("count", 4, "eq", "次", "4次")}, on(20250410, 20250710, 20251010), terms.Partial},
		{"of March only", "启动降耗竞赛", nil, on(20250710), terms.Late},
		{"every half-year", "每半年公布一次", []terms.Target{target("frequency", 1, "eq", "次", "half")}, on(20250310, 20251010), terms.Done},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := judge.Judge(judge.Case{
				Item:     terms.PlanItem{Text: tt.text, Window: months(3, 3), Span: terms.Year(2025), Targets: tt.targets},
				Evidence: tt.rows, AsOf: terms.NewDate(2025, 12, 31), Covered: true,
			})
			if got.Status != tt.want {
				t.Errorf("got %s (%s), want %s", got.Status, got.Why, tt.want)
			}
		})
	}
}

func TestJudgeOfOneNumberForTwoMonths(t *testing.T) {
	t.Parallel()
	item := terms.PlanItem{
		Text: "5月、9月各举办电工培训班1期", Window: months(5, 5), More: []terms.Window{{FromMonth: 9, ToMonth: 9}}, Span: terms.Year(2025),
		Targets: []terms.Target{quoted("count", 1, "eq", "期", "1期")},
	}
	for n, want := range []terms.Status{terms.None, terms.Partial, terms.Done} {
		got := judge.Judge(judge.Case{Item: item, Evidence: on(20250513, 20250910)[:n], AsOf: terms.NewDate(2025, 12, 31), Covered: true})
		if got.Status != want {
			t.Errorf("%d held: got %s (%s), want %s", n, got.Status, got.Why, want)
		}
	}
}
