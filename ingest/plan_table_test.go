package ingest_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianlun/ingest"
	"nianlun/queries/terms"
)

const (
	planInCells = "柳营区图书馆工会2025年工作计划\n\n序号|重点工作|具体内容|完成时限|责任人\n1|馆员文体|5月办羽毛球赛1次，80人以上参加；10月登山1次|10月底前|张三\n2|送温暖|走访困难职工20户，每户500元|1月|李四\n3|女职工|开展三八节活动||王五\n"
	planOfWorks = "2025年工会工作要点\n重点工作|责任部门|具体内容\n技能竞赛|流通部|6月办装订、修复比武各1场\n职工书屋|办公室|添书200册；每月读书分享1次\n民主管理|工会办|3月底前召开职代会\n"
)

// A plan kept as a table in a text file promises what its content column says.
func TestPlanTablesInText(t *testing.T) {
	t.Parallel()
	cells := []string{
		"5月办羽毛球赛1次，80人以上参加；[1次 80人] 5-5 馆员文体 张三", "10月登山1次[1次] 10-10 馆员文体 张三",
		"送温暖走访困难职工20户，每户500元[20户 500元] 1-1 李四", "女职工开展三八节活动[] 3-3 王五",
	}
	works := []string{
		"技能竞赛6月办装订、修复比武各1场[1场 1场] 6-6 流通部", "添书200册；[200册] 0-0 职工书屋 办公室", "每月读书分享1次[1次] 0-0 职工书屋 办公室",
		"民主管理3月底前召开职代会[] 3-3 工会办",
	}
	for _, tt := range []struct {
		name, body string
		want       []string
	}{
		{"计划.txt", strings.ReplaceAll(planInCells, "|", "\t"), cells},
		{"计划.txt", strings.ReplaceAll(planInCells, "|", " | "), cells},
		{"要点.txt", strings.ReplaceAll(planOfWorks, "|", "\t"), works},
		{"要点.md", strings.ReplaceAll(strings.ReplaceAll(planOfWorks, "\n", "|\n|"), "点|\n", "点\n"), works},
	} {
		plans, err := ingest.ReadPlan(text(tt.name, tt.body), ingest.Options{Year: 2025})
		if err != nil {
			t.Fatalf("%s: %v", tt.body, err)
		}
		var got []string
		for _, p := range plans {
			for _, it := range p.Items {
				got = append(got, told(it))
			}
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.body, diff)
		}
	}
}

var apart = map[string]bool{"技能竞赛": true, "民主管理": true}

// told is an item in a line: its words without what joins cells, its targets, its months,
// the work it stands under, who answers for it.
func told(it terms.PlanItem) string {
	var targets []string
	for _, t := range it.Targets {
		targets = append(targets, fmt.Sprintf("%v%s", t.Value, t.Unit))
	}
	from, to := 0, 0
	if it.Window != nil {
		from, to = it.Window.FromMonth, it.Window.ToMonth
	}
	words := strings.NewReplacer("：", "", "|", "", " ", "", "\t", "").Replace(it.Text)
	out := fmt.Sprintf("%s%v %d-%d", words, targets, from, to)
	for _, s := range it.Section {
		switch {
		case strings.Contains(s, "月"):
		case len(it.Section) == 1 && apart[s]: // in | text a column between parts the work from its content
			out = s + out
		default:
			out += " " + s
		}
	}
	return out + " " + it.Owner
}
