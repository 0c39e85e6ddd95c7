package judge_test

import (
	"testing"

	"nianlun/queries/judge"
	"nianlun/queries/terms"
)

// A rate is read from the parts and wholes notes tell in many ways.
func TestJudgeReadsRatesAsNotesTellThem(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, text, quote string
		value             float64
		rows              []terms.Activity
		want              terms.Status
	}{
		{"so many in a whole", "职工参保率达到95%", "95%", 95, []terms.Activity{row("互助续保", "310人里头投了280人", 280, 0)}, terms.Partial},
		{"whoever should and did", "职工参保率达到95%", "95%", 95, []terms.Activity{row("互助续保", "应参310人，实际参保304人", 0, 0)}, terms.Done},
		{"who came, of the number told", "女工筛查参检率达到90%", "90%", 90, []terms.Activity{row("女工筛查", "在岗女职工130人", 121, 0)}, terms.Done},
		{"a guest is no whole", "职工参训率达到90%", "90%", 90, []terms.Activity{row("安全培训", "请老师2人", 121, 0)}, terms.Unknown},
		{"what is left undone", "提案办结率达到98%", "98%", 98, []terms.Activity{row("提案通报", "21件提案，还有3件在办", 0, 0)}, terms.Partial},
		{"the unhappy are told", "职工满意度达到95%", "95%", 95, []terms.Activity{row("问卷", "收回150份，其中不满意12份", 0, 0)}, terms.Partial},
		{"a fraction", "职工体检率达到95%", "95%", 95, []terms.Activity{row("体检", "231/240", 0, 0)}, terms.Done},
		{"a day is no fraction", "职工体检率达到95%", "95%", 95, []terms.Activity{row("体检", "10/12 市中医院", 0, 0)}, terms.Unknown},
		{"of many who signed", "集体合同覆盖率达到90%", "90%", 90, []terms.Activity{row("合同报备", "建会企业40家，签35家", 0, 0)}, terms.Partial},
		{"dues in money", "经费收缴率达到100%", "100%", 100, []terms.Activity{row("收缴通报", "应缴30万元，实缴28.5万元", 0, 0)}, terms.Partial},
		{"a later row tells the rest", "隐患整改率达到100%", "100%", 100, []terms.Activity{row("大检查", "查出隐患17条，整改15条", 0, 0), row("隐患复查", "剩下2条也改完了", 0, 0)}, terms.Done},
		{"the whole stands a row before", "提案答复率达到100%", "100%", 100, []terms.Activity{row("提案征集", "收到提案19件", 0, 0), row("提案答复会", "答复17件", 0, 0)}, terms.Partial},
		{"nobody left out", "职工体检率达到100%", "100%", 100, []terms.Activity{row("年度体检", "全体在职职工一个不落", 0, 0)}, terms.Done},
		{"so many have it", "企业职代会建制率达到95%", "95%", 95, []terms.Activity{row("建制摸底", "百人以上企业40家，34家有职代会", 0, 0)}, terms.Partial},
		{"every household", "困难职工建档率达到100%", "100%", 100, []terms.Activity{row("困难职工摸底", "19户，户户有档", 0, 0)}, terms.Done},
		{"in batches", "信访办结率达到95%", "95%", 95, []terms.Activity{row("信访台账", "来访12批，办结11批", 0, 0)}, terms.Partial},
		{"numbers of another kind", "提案办结率达到95%", "95%", 95, []terms.Activity{row("提案答复会", "代表40人，已到38人，会期1天", 0, 0)}, terms.Unknown},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := judge.Judge(judge.Case{
				Item:     terms.PlanItem{Text: tt.text, Span: terms.Year(2025), Targets: []terms.Target{quoted("percent", tt.value, "ge", "%", tt.quote)}},
				Evidence: tt.rows, AsOf: terms.NewDate(2025, 12, 31), Covered: true,
			})
			if got.Status != tt.want {
				t.Errorf("got %s (%s), want %s", got.Status, got.Why, tt.want)
			}
		})
	}
}
