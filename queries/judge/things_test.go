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
