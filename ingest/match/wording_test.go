package match

import (
	"slices"
	"testing"

	"nianlun/queries/terms"
)

func TestWordsOfLogsSayLessInPlans(t *testing.T) {
	t.Parallel()
	th := parseThesaurus("钓鱼: 钓鱼比赛 | 渔具 甩竿\n艺术: 文艺")
	for _, tt := range []struct {
		text string
		plan bool
		want float64
	}{{"甩竿", false, 1}, {"甩竿", true, logShare}, {"钓鱼比赛", true, 1}} {
		b := newBuilder(th)
		b.plan = tt.plan
		b.lead(tt.text, 1)
		if got := weightOf(b.profile().named, th.ids["钓鱼"]); got != tt.want {
			t.Errorf("%s in a plan %t: weight %v, want %v", tt.text, tt.plan, got, tt.want)
		}
	}
}

func TestShorterTermRunningIntoALongerIsNone(t *testing.T) {
	t.Parallel()
	th := parseThesaurus("例会: 开会\n会员大会")
	var got []string
	for _, h := range th.find([]rune("召开会员大会")) {
		got = append(got, h.term)
	}
	if want := []string{"会员大会"}; !slices.Equal(got, want) {
		t.Errorf("found %v, want %v", got, want)
	}
}

func TestLabelLeadsItsItem(t *testing.T) {
	t.Parallel()
	b := newBuilder(parseThesaurus("培训: 讲座\n文体"))
	for text, want := range map[string]string{
		"培训和讲座：组织专业学习。":    "培训和讲座",
		"十二月：组织文体活动，热热闹闹。": "十二月：组织文体活动，热热闹闹",
		"组织文体活动。其余另定。":     "组织文体活动",
	} {
		if got, _ := b.cutLead(text); got != want {
			t.Errorf("%s led by %q, want %q", text, got, want)
		}
	}
}

func TestDutyLines(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		"2. 秘书:负责会员大会的筹备": true, "工会主席主要负责全面工作": true, "明确工会小组长的职责": true,
		"举办会员大会，由秘书负责记录": false, "组织职工体检": false,
	} {
		if got := dutyOf(terms.PlanItem{Text: text}); got != want {
			t.Errorf("%s: duty %t, want %t", text, got, want)
		}
	}
}
