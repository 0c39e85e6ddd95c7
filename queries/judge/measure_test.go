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
			if got.Status == terms.Unknown && got.Targets[0].Actual != nil {
				t.Errorf("actual %v of what nobody measured", *got.Targets[0].Actual)
			}
		})
	}
}

func TestJudgeNamesMissingPeriodsOfAKeptNumber(t *testing.T) {
	t.Parallel()
	got := judge.Judge(judge.Case{
		Item:     terms.PlanItem{Span: terms.Year(2025), Targets: []terms.Target{target("frequency", 1, "eq", "次", "quarter")}},
		Evidence: on(20250101, 20250201, 20250701, 20251101), AsOf: terms.NewDate(2025, 12, 31), Covered: true,
	})
	if got.Status != terms.Done || !strings.Contains(got.Why, "4—6月没有") {
		t.Errorf("got %s (%s), want done and the quarter without any", got.Status, got.Why)
	}
}
