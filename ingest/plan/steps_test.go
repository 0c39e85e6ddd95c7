package plan_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianlun/ingest/plan"
	"nianlun/queries/terms"
)

func itemsOf(text string) []terms.PlanItem {
	var out []terms.PlanItem
	for _, p := range plan.Parse(text, plan.Hint{Year: 2025}) {
		out = append(out, p.Items...)
	}
	return out
}

// The steps of one task are one item, and its months run from the first to the last.
func TestStepsAreOneItem(t *testing.T) {
	t.Parallel()
	tests := []struct {
		text     string
		from, to int
	}{
		{"1、职工夜校3月报名，5月启动、10月收官。", 3, 10},
		{"1、“采煤杯”掼蛋赛5月启动，10月收官。", 5, 10},
		{"1、羽毛球联赛4月开赛、6月决赛，邀请32支队伍。", 4, 6},
		{"1、3月至5月筹备，9月举办全局第一届厨艺大赛。", 9, 9},
		{"1、歌手大赛7月报名，8月中旬初赛，9月底决赛。", 7, 9},
		{"1、举办线路、变电技能竞赛各1次，一季度完成方案制定，8月底前完成竞赛。", 8, 8},
		{"1、七八月份给外勤岗位送清凉。", 7, 8},
		{"1、春节、中秋走访困难职工，全年不少于60户。", 1, 2},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			t.Parallel()
			items := itemsOf("2025年工会工作计划\n一、主要工作\n" + tt.text + "\n2、做好总结。")
			if len(items) != 2 {
				t.Fatalf("%d items %v, want 2", len(items), items)
			}
			if w := items[0].Window; w == nil || w.FromMonth != tt.from || w.ToMonth != tt.to {
				t.Errorf("window %+v, want %d to %d", w, tt.from, tt.to)
			}
		})
	}
}

// Tasks of two dates stay two.
func TestTasksOfTwoDatesAreTwo(t *testing.T) {
	t.Parallel()
	items := itemsOf("2025年工会工作计划\n一、主要工作\n1、5月组织踏青活动，10月组织职工登山比赛。\n2、做好总结。")
	if len(items) != 3 {
		t.Errorf("%d items %v, want 3", len(items), items)
	}
}

// What only names a field heads what follows; it is no item, and no part of the one before.
func TestFieldsAreHeadings(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, text string
		want       []string // last heading / text
	}{
		{"above numbers", "某厂工会2025年计划\n文体活动\n1、组织拔河。\n2、组织象棋赛。\n帮扶慰问\n1、看望病号。", []string{"文体活动/1、组织拔河。", "文体活动/2、组织象棋赛。", "帮扶慰问/1、看望病号。"}},
		{"above a paragraph", "某厂工会2025年计划\n一、重点工作\n（一）春季组织疗养。\n帮扶救助\n对困难职工建档立卡，一户一策，年内走访20户以上。", []string{"一、重点工作/（一）春季组织疗养。", "帮扶救助/对困难职工建档立卡，一户一策，年内走访20户以上。"}},
		{"above month items", "某厂工会2025年计划\n七八月份\n1、送清凉。\n2、消夏晚会。\n九月份\n1、迎中秋。", []string{"七八月份/1、送清凉。", "七八月份/2、消夏晚会。", "九月份/1、迎中秋。"}},
		{"above two paragraphs", "某厂工会2025年计划\n1. 组建入会\n聚焦小微企业，全年新建企业工会15家。\n“入会进行时”集中行动5月启动，10月收官。\n2. 文体活动\n组织全园职工篮球联赛，参赛队不少于20支。\n", []string{"1. 组建入会/聚焦小微企业，全年新建企业工会15家。", "1. 组建入会/“入会进行时”集中行动5月启动，10月收官。", "2. 文体活动\n组织全园职工篮球联赛，参赛队不少于20支。"}},
		{"counted on its own line", "某厂工会2025年计划\n一、服务职工\n① 建设职工微家6个；② 每月15日开展法律服务日；③ 开展义诊4次。", []string{"一、服务职工/① 建设职工微家6个；", "一、服务职工/② 每月15日开展法律服务日；", "一、服务职工/③ 开展义诊4次。"}},
		{"a stroke is no table", "某厂工会2025年计划\n一、服务职工 | 暖心工程\n1、夏季送清凉。\n2、冬季送温暖。", []string{"一、服务职工 | 暖心工程/1、夏季送清凉。", "一、服务职工 | 暖心工程/2、冬季送温暖。"}},
		{"a bullet before a table", "# 某厂工会2025年计划\n## 一、重点工作\n- 四月组织春游\n\n| 月份 | 工作内容 | 责任人 |\n|---|---|---|\n| 5月 | 五一表彰 | 甲 |\n", []string{"一、重点工作/四月组织春游", "5月/五一表彰"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var got []string
			for i, it := range itemsOf(tt.text) {
				text := it.Text
				if n := len(it.Section); n > 0 && (i >= len(tt.want) || strings.Contains(tt.want[i], "/")) {
					text = it.Section[n-1] + "/" + text
				}
				got = append(got, text)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("items (-want +got):\n%s", diff)
			}
		})
	}
}

func TestNumbersBesideNamesAndParts(t *testing.T) {
	t.Parallel()
	tests := []struct {
		text string
		want []string
	}{
		{"1、每月编发《工会快讯》1期。", []string{"frequency 1 month"}},
		{"1、每月最后一个周五开展小组活动。", []string{"frequency 1 month"}},
		{"1、全年新建企业工会15家，其中非公企业12家。", []string{"count 15", "count 12"}},
		{"1、青年教师大赛评出一等奖2名、二等奖4名。", []string{"people 2", "people 4"}},
		{"1、活动不少于12次，每月一个主题。", []string{"count 12"}},
		{"1、每周三下午开展教工活动。", []string{"frequency 1 week"}},
		{"1、师徒结对10对。", []string{"count 10"}},
		{"1、举办焊工、钳工、电工三个工种比武。", nil},
	}
	for _, tt := range tests {
		var got []string
		for _, it := range itemsOf("某厂工会2025年计划\n一、工作\n" + tt.text + "\n2、做好总结。")[:1] {
			for _, target := range it.Targets {
				got = append(got, strings.TrimSpace(strings.Join([]string{target.Kind, strconv.FormatFloat(target.Value, 'f', -1, 64), target.Period}, " ")))
			}
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.text, diff)
		}
	}
}
