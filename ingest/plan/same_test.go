package plan_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianlun/ingest/han"
	"nianlun/ingest/plan"
)

const oneYear = `某公司工会2025年工作计划

一、民主管理
1、一季度召开职工代表大会，审议福利费使用情况。
2、职工代表提案办结率不低于95%。
二、帮扶慰问
（一）元旦、春节期间走访困难职工30户，发放慰问金3万元。
（二）7—8月深入一线送清凉，不少于4次。
三、文体活动
1、三八节组织女职工活动；
2、每两个月组织一次健步走。
3、加强队伍建设。一是举办培训班2期，培训60人次；二是10月底前完成工会换届。
`

// Another way to set the same words promises the same.
func TestParseReadsTheSameHoweverItIsSet(t *testing.T) {
	t.Parallel()
	ways := map[string]func(string) string{
		"lines of another system": func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") },
		"blank lines":             func(s string) string { return strings.ReplaceAll(s, "\n", "\n\n") },
		"spaces around lines":     func(s string) string { return strings.ReplaceAll(s, "\n", "  \n　　") },
		"half width":              strings.NewReplacer("，", ",", "；", ";", "（", "(", "）", ")").Replace,
		"full width":              strings.NewReplacer("0", "０", "1", "１", "2", "２", "3", "３", "4", "４", "5", "５", "6", "６", "7", "７", "8", "８", "9", "９", "%", "％").Replace,
		"a space after numbers":   strings.NewReplacer("、", "、 ", "）", "） ").Replace,
	}
	want := promisesOf(oneYear)
	if len(want) != 8 {
		t.Fatalf("got %d items, want 8:\n%s", len(want), strings.Join(want, "\n"))
	}
	for name, set := range ways {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(want, promisesOf(set(oneYear))); diff != "" {
				t.Errorf("promises (-want +got):\n%s", diff)
			}
		})
	}
}

// promisesOf lists items as their words, field, targets and months.
func promisesOf(text string) []string {
	var out []string
	for _, p := range plan.Parse(text, plan.Hint{Year: 2025}) {
		for _, it := range p.Items {
			line := han.Key(it.Text) + " " + string(it.Category)
			for _, target := range it.Targets {
				line += fmt.Sprint(" ", target.Kind, target.Cmp, target.Value, target.Period)
			}
			if it.Window != nil {
				line += fmt.Sprint(" ", it.Window.FromMonth, "-", it.Window.ToMonth)
			}
			out = append(out, line)
		}
	}
	return out
}
