package judge_test

import (
	"strings"
	"testing"

	"nianlun/queries/judge"
	"nianlun/queries/terms"
)

func TestLikelyRowsCountUntilSomebodyLooks(t *testing.T) {
	t.Parallel()
	it := terms.PlanItem{Text: "举办职工书画展两次", Span: terms.Year(2025), Targets: []terms.Target{{Kind: "count", Value: 2, Cmp: "eq", Unit: "次"}}}
	row := func(month int) terms.Activity {
		return terms.Activity{Title: "墨香满屋", Start: terms.NewDate(2025, month, 9)}
	}
	tests := []struct {
		name             string
		evidence, likely []terms.Activity
		want             terms.Status
		told             bool
	}{
		{"nothing", nil, nil, terms.None, false},
		{"one likely of two", nil, []terms.Activity{row(3)}, terms.Partial, true},
		{"one sure, one likely", []terms.Activity{row(3)}, []terms.Activity{row(9)}, terms.Done, true},
		{"sure enough", []terms.Activity{row(3), row(9)}, []terms.Activity{row(10)}, terms.Done, false},
		{"likely more than promised", []terms.Activity{row(3)}, []terms.Activity{row(5), row(6)}, terms.Done, true},
	}
	for _, tt := range tests {
		got := judge.Judge(judge.Case{Item: it, Evidence: tt.evidence, Likely: tt.likely, Waiting: len(tt.likely), AsOf: terms.NewDate(2025, 12, 31), Covered: true})
		if got.Status != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got.Status, tt.want)
		}
		if told := strings.Contains(got.Why, "待确认") && strings.Contains(got.Why, "其中"); told != tt.told {
			t.Errorf("%s: says %q, want what it rests on: %t", tt.name, got.Why, tt.told)
		}
	}
}
