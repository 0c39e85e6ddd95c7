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
		"traditional": strings.NewReplacer("职", "職", "会", "會", "计", "計", "划", "劃", "议", "議", "费", "費", "办", "辦", "结", "結", "帮", "幫",
			"问", "問", "节", "節", "间", "間", "访", "訪", "难", "難", "发", "發", "万", "萬", "体", "體", "线", "線", "动", "動", "组", "組", "织", "織",
			"两", "兩", "举", "舉", "训", "訓", "个", "個", "换", "換", "届", "屆", "强", "強", "队", "隊").Replace,
		"a space after numbers": strings.NewReplacer("、", "、 ", "）", "） ").Replace,
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

// A plan in Traditional characters is read by the same rules and quoted as it is written.
func TestTraditionalIsQuotedAsWritten(t *testing.T) {
	t.Parallel()
	plans := plan.Parse("某廠工會2025年工作計劃\n一、指導思想\n指導思想：以發展為綱。\n二、職工福利\n首先，三月組織體檢一次；其次，發放防暑用品。\n三、換屆選舉\n完成換屆。", plan.Hint{})
	if len(plans) != 1 || plans[0].Title != "某廠工會2025年工作計劃" {
		t.Fatalf("plans %+v", plans)
	}
	var got []string
	for _, it := range plans[0].Items {
		got = append(got, strings.Join(it.Section, "/")+": "+it.Text)
	}
	want := []string{"二、職工福利: 首先，三月組織體檢一次；", "二、職工福利: 其次，發放防暑用品。", "三、換屆選舉: 完成換屆。"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("items (-want +got):\n%s", diff)
	}
}

func TestTraditionalLooksLikeAPlan(t *testing.T) {
	t.Parallel()
	if !plan.Looks("總工會工作計劃\n縣總工會：\n一、學習\n組織職工讀報。\n") {
		t.Error("a plan in Traditional characters does not look like one")
	}
}
