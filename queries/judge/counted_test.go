package judge_test

import (
	"strings"
	"testing"

	"nianlun/queries/judge"
	"nianlun/queries/terms"
)

// What a plan counts is told by rows in many ways: by the place in a row of holdings, by
// a part of a whole, by those who came against all there are.
func TestJudgeReadsWhatRowsCount(t *testing.T) {
	t.Parallel()
	per := func(target terms.Target, per string) terms.Target {
		target.Per = per
		return target
	}
	turn := quoted("frequency", 1, "eq", "次", "每季度活动一次")
	turn.Period = "quarter"
	tests := []struct {
		name    string
		text    string
		targets []terms.Target
		rows    []terms.Activity
		roll    int64
		want    terms.Status
		why     string
	}{
		{"places in a row of holdings", "组织微宣讲12场", []terms.Target{quoted("count", 12, "eq", "场", "12场")}, []terms.Activity{row("宣讲进班组", "第一、二场", 24, 0), row("宣讲进车间", "第3至6场", 40, 0), row("宣讲收官", "第7-12场", 90, 0)}, 0, terms.Done, ""},
		{"places that stop short", "组织微宣讲12场", []terms.Target{quoted("count", 12, "eq", "场", "12场")}, []terms.Activity{row("宣讲进班组", "第1-3场", 24, 0), row("宣讲进车间", "第4至8场", 40, 0)}, 0, terms.Partial, ""},
		{"the sixth that stands", "新建楼宇书吧6个", []terms.Target{quoted("count", 6, "eq", "个", "6个")}, []terms.Activity{row("楼宇书吧开到第6家", "", 0, 0)}, 0, terms.Done, ""},
		{"those who came against all there are", "办理医疗互助，参保率达到98%以上", []terms.Target{quoted("percent", 98, "ge", "%", "参保率达到98%以上")}, []terms.Activity{row("大病保障金收缴", "在册会员312人", 309, 0)}, 0, terms.Done, ""},
		{"those who came against the roll", "职工体检参检率达到95%", []terms.Target{quoted("percent", 95, "ge", "%", "参检率达到95%")}, []terms.Activity{row("职工体检", "", 80, 0)}, 100, terms.Partial, ""},
		{"a rate of some only", "女职工体检率达到95%", []terms.Target{quoted("percent", 95, "ge", "%", "体检率达到95%")}, []terms.Activity{row("女职工体检", "", 80, 0)}, 100, terms.Unknown, "95%"},
		{"a part already done", "25人以上企业建会率达到85%", []terms.Target{quoted("percent", 85, "ge", "%", "达到85%")}, []terms.Activity{row("建会底数核对", "25人以上企业41家，已建36家", 0, 0)}, 0, terms.Done, ""},
		{"a course of other words is not one too many", "三八节组织健康知识讲座一次", []terms.Target{quoted("count", 1, "eq", "次", "一次")}, []terms.Activity{row("健康讲座", "", 58, 0), row("女职工插花", "", 55, 0)}, 0, terms.Done, ""},
		{"what was put off was not held", "举办钓鱼比赛2次", []terms.Target{quoted("count", 2, "eq", "次", "2次")}, []terms.Activity{row("春季钓鱼赛", "", 26, 0), row("秋季钓鱼赛改期通知", "", 0, 0)}, 0, terms.Partial, ""},
		{"each of the groups it founds", "成立篮球、摄影、读书3个兴趣小组，每个小组每季度活动一次", []terms.Target{quoted("count", 3, "eq", "个", "3个兴趣小组"), per(turn, "每个小组")}, []terms.Activity{row("读书小组共读", "", 12, 0), row("摄影采风", "", 9, 0), row("篮球友谊赛", "", 14, 0), row("读书小组交流", "", 10, 0), row("篮球训练", "", 12, 0)}, 0, terms.Partial, ""},
		{"a promise beside, without a number", "退休必送，生育必贺；帮扶困难职工10人", []terms.Target{quoted("people", 10, "eq", "人", "10人")}, []terms.Activity{row("看望生宝宝的王老师", "", 1, 500), row("给困难职工送补助", "", 10, 30000)}, 0, terms.Done, ""},
		{"a few more came", "培训80人次", []terms.Target{quoted("people", 80, "eq", "人次", "80人次")}, []terms.Activity{row("干部培训", "", 82, 0)}, 0, terms.Done, ""},
		{"many more came", "培训80人次", []terms.Target{quoted("people", 80, "eq", "人次", "80人次")}, []terms.Activity{row("干部培训", "", 120, 0)}, 0, terms.Over, ""},
		{"who takes part is told once", "发动22家企业参赛", []terms.Target{quoted("count", 22, "eq", "家", "22家")}, []terms.Activity{row("赛事动员", "报名企业19家", 40, 0), row("赛事决赛", "", 64, 0)}, 0, terms.Partial, ""},
		{"a union founded by its meeting", "努力新建工会3个", []terms.Target{quoted("count", 3, "eq", "个", "3个")}, []terms.Activity{row("顺达物流建会大会", "", 86, 0), row("小鹿托育建会", "", 28, 0), row("码上入会宣传", "", 0, 0)}, 0, terms.Done, ""},
		{"three feasts, once each", "三八节、教师节、重阳节各开展慰问一次", []terms.Target{quoted("count", 1, "eq", "次", "一次")}, []terms.Activity{row("教师节慰问", "", 80, 0), row("妇女节慰问", "", 40, 0)}, 0, terms.Partial, ""},
		{"two feasts, once each", "春节、中秋各慰问一次", []terms.Target{quoted("count", 1, "eq", "次", "一次")}, []terms.Activity{row("春节慰问", "", 80, 0), row("中秋慰问", "", 40, 0)}, 0, terms.Done, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := judge.Judge(judge.Case{
				Item: terms.PlanItem{Text: tt.text, Span: terms.Year(2025), Targets: tt.targets}, Evidence: tt.rows, AsOf: terms.NewDate(2025, 12, 31), Covered: true, Roll: tt.roll,
			})
			if got.Status != tt.want || !strings.Contains(got.Why, tt.why) {
				t.Errorf("got %s (%s), want %s naming %q", got.Status, got.Why, tt.want, tt.why)
			}
		})
	}
}
