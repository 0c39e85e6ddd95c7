package match_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianlun/ingest/match"
	"nianlun/queries/terms"
)

// often is an item that asks for a thing again and again.
func often(it terms.PlanItem, period string) terms.PlanItem {
	it.Targets = []terms.Target{{Kind: "frequency", Value: 1, Cmp: "eq", Unit: "次", Period: period}}
	return it
}

// A series keeps the promise its name speaks of, whatever the topic of one of its rows; rows
// of a name nobody promised again and again are each taken for what they are.
func TestASeriesIsOneThing(t *testing.T) {
	t.Parallel()
	games, lamps := item(1, "1、5月举办职工运动会。", terms.Culture, 5, 5), item(2, "2、2月元宵节猜灯谜。", terms.Culture, 2, 2)
	news := often(item(3, "3、每月编发工会简报一期。", terms.Publicity), "month")
	tests := []struct {
		name  string
		items []terms.PlanItem
		rows  []terms.Activity
		want  map[string][]string
	}{
		{
			"topics behind a colon",
			[]terms.PlanItem{games, lamps, news},
			[]terms.Activity{act("工会简报：开年大事", 20250122), act("工会简报：灯谜闹元宵", 20250214), act("工会简报：运动会花絮", 20250520), act("工会简报：暑期安全", 20250710)},
			map[string][]string{"工会简报：开年大事": {"i3"}, "工会简报：灯谜闹元宵": {"i3"}, "工会简报：运动会花絮": {"i3"}, "工会简报：暑期安全": {"i3"}},
		},
		{
			"turns in brackets are no winter party",
			[]terms.PlanItem{item(1, "1、12月举办职工联欢晚会。", terms.Culture, 12, 12), often(item(2, "2、每季度召开分会主席例会。", terms.Organization), "quarter")},
			[]terms.Activity{act("分会主席碰头会（春）", 20250318), act("分会主席碰头会（夏）", 20250617), act("分会主席碰头会（秋）", 20250916), act("分会主席碰头会（冬）", 20251216)},
			map[string][]string{"分会主席碰头会（春）": {"i2"}, "分会主席碰头会（夏）": {"i2"}, "分会主席碰头会（秋）": {"i2"}, "分会主席碰头会（冬）": {"i2"}},
		},
		{
			"what begins in one month and is promised every month",
			[]terms.PlanItem{often(item(1, "1、5月创办职工小报，每月出刊一期。", terms.Publicity, 5, 5), "month"), item(2, "2、6月组织读书分享。", terms.Learning, 6, 6)},
			[]terms.Activity{act("职工小报第1期", 20250520), act("职工小报第2期", 20250620), act("职工小报第3期", 20250720), act("职工小报第4期", 20250820), act("职工小报第5期", 20250920)},
			map[string][]string{"职工小报第1期": {"i1"}, "职工小报第2期": {"i1"}, "职工小报第3期": {"i1"}, "职工小报第4期": {"i1"}, "职工小报第5期": {"i1"}},
		},
		{
			"a topic with a promise of its own",
			[]terms.PlanItem{item(1, "1、春节前走访慰问困难职工。", terms.Care, 1, 2), often(item(2, "2、每月走访慰问一线班组。", terms.Care), "month")},
			[]terms.Activity{act("走访慰问：春节到困难职工家", 20250122), act("走访慰问：铸造班", 20250320), act("走访慰问：维修班", 20250418), act("走访慰问：化验班", 20250520)},
			map[string][]string{"走访慰问：春节到困难职工家": {"i1"}, "走访慰问：铸造班": {"i2"}, "走访慰问：维修班": {"i2"}, "走访慰问：化验班": {"i2"}},
		},
		{
			"a name that says nothing",
			[]terms.PlanItem{games, lamps, news},
			[]terms.Activity{act("活动：元宵节灯谜", 20250212), act("活动：职工运动会", 20250516), act("活动：简报第5期", 20250530)},
			map[string][]string{"活动：元宵节灯谜": {"i2"}, "活动：职工运动会": {"i1"}, "活动：简报第5期": {"i3"}},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := map[string][]string{}
			for _, l := range match.Links(match.Input{Items: tt.items, Activities: tt.rows}) {
				if l.State == terms.Auto {
					title := l.Activity[len("u/"):]
					got[title] = append(got[title], l.Item)
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("linked without asking (-want +got):\n%s", diff)
			}
		})
	}
}

// What a person rejected is not linked because the rest of its series is.
func TestASeriesLeavesWhatAPersonRejected(t *testing.T) {
	t.Parallel()
	items := []terms.PlanItem{often(item(1, "1、每月编发工会简报一期。", terms.Publicity), "month")}
	rows := []terms.Activity{act("工会简报（一）", 20250122), act("工会简报（二）", 20250220), act("工会简报（三）", 20250320), act("工会简报（四）", 20250420)}
	no := []terms.Link{{Item: "i1", Activity: "u/工会简报（三）", State: terms.Rejected}}
	for _, l := range match.Links(match.Input{Items: items, Activities: rows, Taught: no}) {
		if l.Activity == "u/工会简报（三）" {
			t.Errorf("a rejected row is linked again: %+v", l)
		}
	}
}
