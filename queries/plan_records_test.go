package queries_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianlun/queries/terms"
)

// What ledgers keep decides a promise that names it, whatever activities tell; what none
// keeps stays unknown.
func TestPlanHeldAgainstLedgers(t *testing.T) {
	t.Parallel()
	db := school(t)
	load(t, db, intake("覆盖.xlsx", table(t, terms.Indicators, "as_of name value unit_of basis",
		"2025-12-31|体检覆盖率|96|%|上报", "2025-12-31|参保率|80|%|上报", "2025-12-31|建会率|1|家|上报")))
	load(t, db, intake("单位.xlsx", table(t, terms.Units, "unit headcount", "城北小学工会|4")))
	in := intake("计划.txt")
	plan := terms.Plan{Title: "2025年工作计划", Year: 2025, Period: terms.Year(2025), Lines: 20}
	var want []string
	for i, c := range []struct {
		text   string
		target terms.Target
		want   string
	}{
		{"提案办结率达到30%以上", terms.Target{Kind: "percent", Value: 30, Cmp: "ge", Quote: "30%以上"}, "done 33.3"},
		{"职工提案答复率达到95%以上", terms.Target{Kind: "percent", Value: 95, Cmp: "ge", Quote: "95%以上"}, "partial 33.3"},
		{"信访答复率达到95%以上", terms.Target{Kind: "percent", Value: 95, Cmp: "ge", Quote: "95%以上"}, "unknown"},
		{"发展新会员1人", terms.Target{Kind: "people", Value: 1, Cmp: "eq", Unit: "人", Quote: "1人"}, "done 1.0"},
		{"发展新会员5人", terms.Target{Kind: "people", Value: 5, Cmp: "ge", Unit: "人", Quote: "5人"}, "partial 1.0"},
		{"职工入会率达到70%", terms.Target{Kind: "percent", Value: 70, Cmp: "eq", Quote: "70%"}, "done 75.0"},
		{"农民工入会率达到70%", terms.Target{Kind: "percent", Value: 70, Cmp: "eq", Quote: "70%"}, "unknown"},
		{"体检覆盖率达到95%以上", terms.Target{Kind: "percent", Value: 95, Cmp: "ge", Quote: "95%以上"}, "done 96.0"},
		{"互助保险参保率达到90%以上", terms.Target{Kind: "percent", Value: 90, Cmp: "ge", Quote: "90%以上"}, "unknown"},
		{"基层建会率达到90%", terms.Target{Kind: "percent", Value: 90, Cmp: "ge", Quote: "90%"}, "unknown"},
		{"职工活动支出控制在600元以内", terms.Target{Kind: "amount", Value: 600, Cmp: "le", Unit: "元", Quote: "600元以内"}, "done 500.0"},
		{"全年经费支出控制在700元以内", terms.Target{Kind: "amount", Value: 700, Cmp: "le", Unit: "元", Quote: "700元以内"}, "partial 3000.5"},
		{"培训费支出控制在700元以内", terms.Target{Kind: "amount", Value: 700, Cmp: "le", Unit: "元", Quote: "700元以内"}, "unknown"},
	} {
		plan.Items = append(plan.Items, terms.PlanItem{Section: []string{"任务"}, Text: c.text, Category: terms.Organization, Targets: []terms.Target{c.target}, Line: i + 2, Strength: "plan"})
		want = append(want, c.text+" "+c.want)
	}
	in.Plans = []terms.Plan{plan}
	load(t, db, in)
	progress, err := db.Progress(t.Context(), owner, scope("城北小学"))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range progress {
		line := p.Text + " " + string(p.Status)
		if a := p.Targets[0].Actual; a != nil {
			line += fmt.Sprintf(" %.1f", *a)
		}
		got = append(got, line)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("progress (-want +got):\n%s", diff)
	}
}
