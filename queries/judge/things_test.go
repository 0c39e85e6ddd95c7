package judge_test

import (
	"testing"

	"nianlun/queries/judge"
	"nianlun/queries/terms"
)

// What is counted is told by the word beside the number, by lists of names and by what
// stands; rows that speak of something else neither add nor leave it open.
func TestJudgeCountsWhatTheWordsAreOf(t *testing.T) {
	t.Parallel()
	count := func(n float64, unit, quote string) terms.Target { return quoted("count", n, "eq", unit, quote) }
	people := func(n float64, quote string) terms.Target { return quoted("people", n, "eq", "名", quote) }
	tests := []struct {
		name, text string
		targets    []terms.Target
		rows       []terms.Activity
		want       terms.Status
	}{
		{"names of a list", "新开夜校课程5门", []terms.Target{count(5, "门", "5门")}, []terms.Activity{row("夜校春季班", "开国画、二胡、剪纸三门课", 60, 0), row("夜校秋季班", "加开太极、陶艺", 50, 0)}, terms.Done},
		{"a contest is none of its trades", "开展比武，比赛工种7个", []terms.Target{count(7, "个", "7个")}, []terms.Activity{row("技能大赛", "", 90, 0)}, terms.Unknown},
		{"trades told", "开展比武，比赛工种7个", []terms.Target{count(7, "个", "7个")}, []terms.Activity{row("技能大赛", "设5个工种", 90, 0)}, terms.Partial},
		{"one level and another", "创建省级之家1个、市级小家2个", []terms.Target{count(1, "个", "1个"), count(2, "个", "2个")}, []terms.Activity{row("省总来验收", "通过", 0, 0), row("运输科、检修科挂市级牌", "", 0, 0)}, terms.Done},
		{"one of two of a level", "创建省级之家1个、市级小家2个", []terms.Target{count(1, "个", "1个"), count(2, "个", "2个")}, []terms.Activity{row("省总来验收", "通过", 0, 0), row("运输科挂市级牌", "", 0, 0)}, terms.Partial},
		{"rooms and works are two units", "建立工作室2个，完成攻关20项", []terms.Target{count(2, "个", "2个"), count(20, "项", "20项")}, []terms.Activity{row("赵师傅工作室揭牌", "", 0, 0), row("攻关发布会", "20项", 0, 0)}, terms.Partial},
		{"households by their heads", "慰问困难家庭15户", []terms.Target{count(15, "户", "15户")}, []terms.Activity{row("节前走访", "", 13, 0)}, terms.Partial},
		{"far fewer are those who went", "慰问困难家庭15户", []terms.Target{count(15, "户", "15户")}, []terms.Activity{row("节前走访", "", 4, 0)}, terms.Unknown},
		{"another row adds nothing", "走访企业20家", []terms.Target{count(20, "家", "20家")}, []terms.Activity{row("下企业", "走了17家", 0, 0), row("包饺子", "", 30, 0)}, terms.Partial},
		{"a row that may fill the gap leaves it open", "走访企业20家", []terms.Target{count(20, "家", "20家")}, []terms.Activity{row("下企业", "走了19家", 0, 0), row("上门问需", "", 3, 0)}, terms.Unknown},
		{"none of a row", "办联谊2场，牵手6对", []terms.Target{count(2, "场", "2场"), count(6, "对", "6对")}, []terms.Activity{row("相亲会", "牵手4对", 30, 0), row("七夕夜", "没有牵手", 30, 0)}, terms.Partial},
		{"numbers from one to the other", "编印简报10期", []terms.Target{count(10, "期", "10期")}, []terms.Activity{row("简报第1至6期", "", 0, 0), row("简报第7—10期", "", 0, 0)}, terms.Done},
		{"the year summed up", "开展志愿服务8次", []terms.Target{quoted("count", 8, "ge", "次", "8次")}, []terms.Activity{row("志愿服务：清河道", "", 12, 0), row("志愿服务年终汇总", "全年9次", 0, 0)}, terms.Done},
		{"whoever won is not whoever came", "举办大赛，产生技术标兵10名", []terms.Target{people(10, "10名")}, []terms.Activity{row("大赛开幕", "参赛280人", 280, 0), row("大赛闭幕", "技术标兵10名", 0, 0)}, terms.Done},
		{"one of a level in its title", "培育市级工匠1名、厂级能手8名", []terms.Target{people(1, "1名"), people(8, "8名")}, []terms.Activity{row("周师傅获市级工匠", "", 0, 0), row("厂能手命名", "8名", 0, 0)}, terms.Done},
		{"the level nobody reached", "培育市级工匠1名、厂级能手8名", []terms.Target{people(1, "1名"), people(8, "8名")}, []terms.Activity{row("厂能手命名", "8名", 0, 0)}, terms.Partial},
		{"told in other words, enough", "新建企业工会9家", []terms.Target{count(9, "家", "9家")}, []terms.Activity{row("2家货运企业挂牌", "", 0, 0), row("4家饭馆合建", "", 0, 0), row("3家门店签字", "", 0, 0)}, terms.Done},
		{"in other words, and short", "新建企业工会9家", []terms.Target{count(9, "家", "9家")}, []terms.Activity{row("2家货运企业挂牌", "", 0, 0), row("4家饭馆合建", "", 0, 0)}, terms.Partial},
		{"a round of visits is none", "新建企业工会9家", []terms.Target{count(9, "家", "9家")}, []terms.Activity{row("底数摸排", "走访商户8家", 0, 0), row("建会盘点", "新建企业工会7家", 0, 0)}, terms.Partial},
		{"another kind is none either", "新建独立工会9家", []terms.Target{count(9, "家", "9家")}, []terms.Activity{row("楼宇联合工会挂牌", "2家联合工会", 0, 0), row("建会盘点", "新建独立工会8家", 0, 0)}, terms.Partial},
		{"the closing is no contest", "开展竞赛3项", []terms.Target{count(3, "项", "3项")}, []terms.Activity{row("安全竞赛", "", 0, 0), row("质量竞赛", "", 0, 0), row("服务竞赛", "", 0, 0), row("竞赛总结", "", 0, 0)}, terms.Done},
		{"sent in is not chosen", "评选心得15篇", []terms.Target{count(15, "篇", "15篇")}, []terms.Activity{row("心得评选", "收稿72篇，评出15篇", 0, 0)}, terms.Done},
		{"sent up is not printed", "每月报送2篇，全年媒体发稿12篇", []terms.Target{{Kind: "frequency", Value: 2, Cmp: "ge", Unit: "篇", Period: "month", Quote: "每月报送2篇"}, count(12, "篇", "12篇")}, []terms.Activity{row("半年报送", "13篇", 0, 0), row("全年报送", "14篇，全年省报采用9篇", 0, 0)}, terms.Partial},
		{"in brackets is no part", "办讲座2场，教学（含送教）3场", []terms.Target{count(2, "场", "2场"), count(3, "场", "3场")}, []terms.Activity{row("a", "", 0, 0), row("b", "", 0, 0), row("c", "", 0, 0), row("d", "", 0, 0), row("e", "", 0, 0)}, terms.Done},
		{"a norm for each case", "住院慰问金200元，病故慰问金600元", []terms.Target{quoted("amount", 200, "eq", "元", "200元"), quoted("amount", 600, "eq", "元", "600元")}, []terms.Activity{row("探病", "", 1, 200), row("探病", "", 1, 200), row("吊唁", "", 1, 600)}, terms.Done},
		{"one was given less", "住院慰问金200元", []terms.Target{quoted("amount", 200, "eq", "元", "200元")}, []terms.Activity{row("探病", "", 1, 150)}, terms.Partial},
		{"at least so much for each", "走访25人，每人不低于300元", []terms.Target{quoted("people", 25, "eq", "人", "25人"), {Kind: "amount", Value: 300, Cmp: "ge", Unit: "元", Quote: "300元", Per: "每人"}}, []terms.Activity{row("走访", "", 12, 6000), row("走访", "", 13, 5200)}, terms.Done},
		{"who won of those who went", "参加竞赛，获奖4人次", []terms.Target{quoted("people", 4, "eq", "人次", "4人次")}, []terms.Activity{row("钳工赛", "2人获奖", 5, 0), row("数控赛", "两人获奖", 6, 0)}, terms.Done},
		{"places that share a noun", "建成服务站5个", []terms.Target{count(5, "个", "5个")}, []terms.Activity{row("三个社区服务站揭牌", "", 0, 0), row("园区、码头服务站揭牌", "", 0, 0)}, terms.Done},
		{"a total is a state", "发展会员90人，会员总数达到700人", []terms.Target{quoted("people", 90, "eq", "人", "90人"), quoted("people", 700, "ge", "人", "700人")}, []terms.Activity{row("会员年报", "新发展91人，会员总数684人", 0, 0)}, terms.Partial},
		{"a part told too small", "刊用14条，其中省级4条", []terms.Target{count(14, "条", "14条"), count(4, "条", "4条")}, []terms.Activity{row("刊用统计", "刊用15条，其中省级3条", 0, 0)}, terms.Partial},
		{"clicks", "阅读量达到5万次", []terms.Target{count(50000, "次", "5万次")}, []terms.Activity{row("公众号数据", "阅读5.6万次", 0, 0)}, terms.Over},
		{"clicks nobody told", "阅读量达到5万次", []terms.Target{count(50000, "次", "5万次")}, []terms.Activity{row("公众号数据", "", 0, 0)}, terms.Unknown},
		{"joined, told alone in the note", "发展会员30名", []terms.Target{people(30, "30名")}, []terms.Activity{row("新员工入会", "18人", 18, 0), row("派遣工入会", "12人", 12, 0)}, terms.Done},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := judge.Judge(judge.Case{
				Item:     terms.PlanItem{Text: tt.text, Span: terms.Year(2025), Targets: tt.targets},
				Evidence: tt.rows, AsOf: terms.NewDate(2025, 12, 31), Covered: true,
			})
			if got.Status != tt.want {
				t.Errorf("got %s (%s), want %s", got.Status, got.Why, tt.want)
			}
		})
	}
}

// 学习并搞一次竞赛: the contest after its month is late, whatever was read inside it.
func TestJudgeOfAContestHeldLater(t *testing.T) {
	t.Parallel()
	rows := on(20250310, 20250506)
	rows[0].Title, rows[1].Title = "学习新法", "新法知识竞赛"
	got := judge.Judge(judge.Case{
		Item:     terms.PlanItem{Text: "学习新法，并搞一次知识竞赛", Window: months(3, 3), Span: terms.Year(2025), Targets: []terms.Target{quoted("count", 1, "eq", "次", "一次")}},
		Evidence: rows, AsOf: terms.NewDate(2025, 12, 31), Covered: true,
	})
	if got.Status != terms.Late {
		t.Errorf("got %s (%s), want late", got.Status, got.Why)
	}
}

// Two in one quarter do not make up for none in another, unless one stands at its edge or
// sums up many.
func TestJudgeHoldsEveryTurnToItsNumber(t *testing.T) {
	t.Parallel()
	summary := on(20250630, 20251230)
	summary[0].Note, summary[1].Note = "上半年12篇", "下半年13篇"
	tests := []struct {
		name   string
		target terms.Target
		rows   []terms.Activity
		want   terms.Status
	}{
		{"two in one, none in another", target("frequency", 1, "eq", "次", "quarter"), on(20250101, 20250210, 20250801, 20251101), terms.Partial},
		{"held two days after", target("frequency", 1, "eq", "次", "quarter"), on(20250301, 20250702, 20250920, 20251101), terms.Done},
		{"the two half-years summed up", target("frequency", 2, "eq", "篇", "month"), summary, terms.Done},
		{"summed up and too few", target("frequency", 3, "eq", "篇", "month"), summary, terms.Partial},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := judge.Judge(judge.Case{
				Item:     terms.PlanItem{Span: terms.Year(2025), Targets: []terms.Target{tt.target}},
				Evidence: tt.rows, AsOf: terms.NewDate(2025, 12, 31), Covered: true,
			})
			if got.Status != tt.want {
				t.Errorf("got %s (%s), want %s", got.Status, got.Why, tt.want)
			}
		})
	}
}
