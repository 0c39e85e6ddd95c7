package plan_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianlun/ingest/plan"
)

// What stands around the tasks of a plan is no task.
func TestAroundTheTasks(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, text string
		want       []string
	}{
		{
			"a preface under another title",
			"总工会计划4篇\n\n总工会计划1\n\n某镇总工会将在镇党委领导下，按照县总工会部署，以当好职工娘家人为目标，全面履行职责，为全镇建设作出新贡献。\n\n一、建会\n\n新建工会3家。\n\n二、帮扶\n\n走访20户。",
			[]string{"新建工会3家。", "走访20户。"},
		},
		{
			"what a page of papers says, and a preface that ends in the plan",
			"浏览记录\n《某院工会计划》由会员上传分享，免费在线阅读。\n某院工会全面落实依靠职工的方针，根据上级工会的工作重点和考核标准，作工作计划\n一、建会\n1、发展会员。\n2、换届。",
			[]string{"1、发展会员。", "2、换届。"},
		},
		{
			"a title as a markdown heading",
			"### 某厂2026年工会计划范本\n\n#### 引言\n工会要有作为。\n#### 一、安排\n1. 办夜校。\n2. 办球赛。",
			[]string{"1. 办夜校。", "2. 办球赛。"},
		},
		{
			"what is said of an event beside it, and its budget",
			"某公司工会活动方案\n一、活动目的\n凝聚人心\n二、活动时间与地点\n- 活动时间：4月—10月\n- 活动地点：公园\n三、活动内容\n1. 运动会。\n2. 晚会。\n四、经费预算\n| 项目 | 预算金额（元） | 备注 |\n|---|---|---|\n| 运动会 | 2,000 | 奖品 |\n| 晚会 | 3,000 | 音响 |",
			[]string{"1. 运动会。", "2. 晚会。"},
		},
		{
			"numbered names of other pages",
			"春季计划\n1、3月毽球赛\n2、4月运动会\n3、5月登山\n【春季计划】相关文章：\n5.文体活动计划范文\n6.班级活动计划",
			[]string{"1、3月毽球赛", "2、4月运动会", "3、5月登山"},
		},
		{
			"how plans are written",
			"学校工会计划\n一、活动\n1、办运动会。\n2、办讲座。\n学校工会计划的延伸阅读——工作计划的写作注意事项\n都必须注意以下原则：\n第一，对上负责的原则。\n第二，切实可行的原则。",
			[]string{"1、办运动会。", "2、办讲座。"},
		},
		{
			"a line that lost its ends and its stops",
			"工会活动安排:一、全员活动可以配合工作。(一)近期组织募捐(二)国庆舞会请老师。(三)礼仪培训聘请专家(四)春节联欢二、兴趣小组可以陶冶情操。(一)羽球小组装备自理。(二)乒球小组更换球拍。",
			[]string{"(一)近期组织募捐", "(二)国庆舞会请老师。", "(三)礼仪培训聘请专家", "(四)春节联欢", "(一)羽球小组装备自理。", "(二)乒球小组更换球拍。"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(tt.want, texts(itemsOf(tt.text))); diff != "" {
				t.Errorf("items (-want +got):\n%s", diff)
			}
		})
	}
}

// A column of costs beside tasks with their dates is a target.
func TestCostColumn(t *testing.T) {
	t.Parallel()
	all := itemsOf("活动安排表\n| 时间 | 活动内容 | 预算（元） |\n|---|---|---|\n| 4月 | 趣味运动会 | 2,000 |\n| 6月 | 文艺晚会 | 1.5万元 |")
	if len(all) != 2 {
		t.Fatalf("%d items %+v, want 2", len(all), all)
	}
	for i, want := range []string{"amount eq 2000元", "amount eq 15000元"} {
		if got := short(all[i].Targets); got != want {
			t.Errorf("targets of %q: %s, want %s", all[i].Text, got, want)
		}
	}
}

// A column of times may say how often.
func TestCyclesInTheTimeColumn(t *testing.T) {
	t.Parallel()
	all := itemsOf("某公司工会活动计划表\n| 序号 | 活动名称 | 时间安排 | 负责人 |\n|---|---|---|---|\n| 1 | 生日会 | 每月一次 | 老张 |\n| 2 | 健步走 | 4月 | 老李 |")
	if len(all) != 2 || short(all[0].Targets) != "frequency eq 1次/month" || all[0].Window != nil {
		t.Errorf("items %+v", all)
	}
}

// 第一篇：… begins a plan; a box to tick is no word; a bare number in a column of goals is
// a promise.
func TestPartsBoxesAndGoals(t *testing.T) {
	t.Parallel()
	all := plan.Parse("第一篇：某厂工会计划\n1、办球赛。\n2、办歌会。\n第2篇 某院工会计划\n- [ ] 办棋赛\n- [x] 办讲座\n", plan.Hint{})
	if len(all) != 2 || len(all[0].Items) != 2 || len(all[1].Items) != 2 || all[1].Items[0].Text != "办棋赛" {
		t.Errorf("plans %+v", all)
	}
	items := itemsOf("某厂工会计划\n| 任务 | 目标 | 完成时限 |\n|---|---|---|\n| 助学 | 8人，每人2000元 | 8月 |\n| 走访 | 30户；慰问品300份 | 1月底 |")
	if len(items) != 2 || short(items[0].Targets) != "people eq 8人; amount eq 2000元 每人" || short(items[1].Targets) != "count eq 30户; count eq 300份" {
		t.Errorf("items %+v", items)
	}
}

// An event told in numbered sides is one item, with what is done at it.
func TestNumberedSidesOfAnEvent(t *testing.T) {
	t.Parallel()
	all := itemsOf("某园工会活动方案\n一、活动安排\n1.活动一：才艺展示\n(1)时间：每月第三个周五\n(2)地点：多功能厅\n(3)活动内容：\n①介绍规则。\n②表演。\n(二)健步走\n1.活动主题：一起走。\n2.活动时间：9月10日。\n3.活动地点：湖边。\n4.活动内容：\n绕湖一圈。\n二、要求\n1.做好总结。")
	if len(all) != 3 || all[1].Window == nil || all[1].Window.FromMonth != 9 || short(all[0].Targets) != "frequency eq 1次/month" {
		t.Fatalf("items %+v", all)
	}
	if want := "1.活动一：才艺展示\n(1)时间：每月第三个周五\n(2)地点：多功能厅\n(3)活动内容：\n①介绍规则。\n②表演。"; all[0].Text != want {
		t.Errorf("text %q, want %q", all[0].Text, want)
	}
}
