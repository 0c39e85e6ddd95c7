package plan_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianlun/ingest/plan"
)

// A text that lost its line ends falls into the same items as with them; what only looks
// like the numbers of a list does not cut.
func TestRunOnText(t *testing.T) {
	t.Parallel()
	cases := map[string]struct{ text, broken string }{
		"levels": {
			"某厂工会2025年工作计划一、文体活动1.三月举办拔河比赛一次，各车间都要组队。2.五一、十一期间各办一次游园，由宣传委员牵头。二、帮扶工作1.春节前走访困难职工20户，送去慰问金。2.九月金秋助学，资助学生5名。",
			"某厂工会2025年工作计划\n一、文体活动\n1.三月举办拔河比赛一次，各车间都要组队。\n2.五一、十一期间各办一次游园，由宣传委员牵头。\n二、帮扶工作\n1.春节前走访困难职工20户，送去慰问金。\n2.九月金秋助学，资助学生5名。",
		},
		"western stops": {
			"某馆工会2025年工作计划\n1.做好职代会提案的征集整理和答复.2.开展职工代表培训,不少于两次.3.开好职工代表大会,审议财务报告.",
			"某馆工会2025年工作计划\n1.做好职代会提案的征集整理和答复.\n2.开展职工代表培训,不少于两次.\n3.开好职工代表大会,审议财务报告.",
		},
		"months in one line": {
			"某校工会计划\n一月份:1、元旦茶话会2、看望老教师二月份:1、整理资料2、配合开学三、四月份：1、女教师插花2、拔河比赛五月:组织踏青",
			"某校工会计划\n一月份:\n1、元旦茶话会\n2、看望老教师\n二月份:\n1、整理资料\n2、配合开学\n三、四月份：\n1、女教师插花\n2、拔河比赛\n五月:\n组织踏青",
		},
		"headings that go on from a line before": {
			"某校工会计划\n一、指导思想\n以发展为纲，办好学校。二、主要工作1、加强学习，办读书班。2、办好运动会，各组都要参加。",
			"某校工会计划\n一、指导思想\n以发展为纲，办好学校。\n二、主要工作\n1、加强学习，办读书班。\n2、办好运动会，各组都要参加。",
		},
		"commas behind numerals": {
			"某院工会计划\n一,配合医院文化建设,多办活动;二,完善教代会制度,做好增补;三,抓好小组建设,评选先进.",
			"某院工会计划\n一,配合医院文化建设,多办活动;\n二,完善教代会制度,做好增补;\n三,抓好小组建设,评选先进.",
		},
		"no list": {
			"某馆工会2025年工作计划\n1、五一、十一、元旦三个节日各办一次游园。二、三季度各走访一次，人均支出不超过1.5万元，1、2月不安排活动。\n2、组织读书会。",
			"某馆工会2025年工作计划\n1、五一、十一、元旦三个节日各办一次游园。二、三季度各走访一次，人均支出不超过1.5万元，1、2月不安排活动。\n2、组织读书会。",
		},
		"several plans": {
			"工会计划精选2篇。下面是小编整理的，供大家参考。某厂工会计划【第一篇】1.三月办拔河比赛一次，各车间组队参加。2.五月办歌咏比赛一次，邀请家属观看。某校工会计划【第二篇】1.九月慰问新教师，每人一束鲜花和一本书。2.十月组织秋游一次，自愿报名参加。",
			"某厂工会计划【第一篇】\n1.三月办拔河比赛一次，各车间组队参加。\n2.五月办歌咏比赛一次，邀请家属观看。\n某校工会计划【第二篇】\n1.九月慰问新教师，每人一束鲜花和一本书。\n2.十月组织秋游一次，自愿报名参加。",
		},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			want, got := linesOf(c.broken), linesOf(c.text)
			if diff := cmp.Diff(want, got); diff != "" || len(got) < 2 {
				t.Errorf("%d items (-with line ends +without)\n%s", len(got), diff)
			}
		})
	}
}

func linesOf(text string) []string {
	var all []string
	for _, p := range plan.Parse(text, plan.Hint{}) {
		for _, it := range p.Items {
			all = append(all, strings.TrimSpace(it.Text))
		}
	}
	return all
}

// What a web page writes around a text is no item, and a site's own name makes no plan a
// report.
func TestPageAroundAPlan(t *testing.T) {
	t.Parallel()
	page := "某某范文网 - 工作总结,演讲稿,各种范文\n您好,欢迎访问某某文库\n当前位置:首页 > 办公 > 计划\n工会工作计划精选3篇\n有了计划才能安排得当，小编今天为您带来了工会工作计划精选3篇，希望有所帮助。\n工会工作计划篇1\n1、三月办拔河比赛一次。\n2、五月办歌咏比赛一次。\n工会工作安排(表).doc\n"
	want := []string{"1、三月办拔河比赛一次。", "2、五月办歌咏比赛一次。"}
	if diff := cmp.Diff(want, linesOf(page)); diff != "" {
		t.Errorf("items (-want +got)\n%s", diff)
	}
	if got := plan.NatureOf("计划.txt", page, func(string) bool { return true }); got != plan.Promises {
		t.Errorf("it reads like %q", got)
	}
}

// Months written with a long stroke (1———2月) are a heading of both.
func TestMonthsWithALongStroke(t *testing.T) {
	t.Parallel()
	plans := plan.Parse("某校工会工作计划\n一、1———2月\n1、办迎新晚会。\n二、3--4月\n1、三八节活动。\n2、师徒结对。\n", plan.Hint{})
	var got [][2]int
	for _, it := range plans[0].Items {
		got = append(got, [2]int{it.Window.FromMonth, it.Window.ToMonth})
	}
	if diff := cmp.Diff([][2]int{{1, 2}, {3, 4}, {3, 4}}, got); diff != "" {
		t.Errorf("months (-want +got)\n%s", diff)
	}
}

// A scheme that calls itself the union's is one, however much it speaks of the games.
func TestSchemeOfAUnion(t *testing.T) {
	t.Parallel()
	scheme := "某局工会2025年运动日方案\n规则：\n1、蒙眼走直线，看谁走得直。\n2、两人夹球，掉了重来。\n3、投壶十支，进多者胜。\n4、转圈后踢球入门。\n"
	if got := plan.NatureOf("a.txt", scheme, func(string) bool { return false }); got != plan.Promises {
		t.Errorf("it reads like %q", got)
	}
	recipe := "周末做饭方案\n1、把肉切成小块，冷水下锅。\n2、水开后撇去浮沫。\n3、放两片姜，小火慢炖。\n4、出锅前撒盐。\n"
	if got := plan.NatureOf("a.txt", recipe, func(string) bool { return false }); got != plan.Elsewise {
		t.Errorf("a recipe reads like %q", got)
	}
}

// Of a report with a plan behind it only the plan promises.
func TestReportWithAPlan(t *testing.T) {
	t.Parallel()
	got := linesOf("某镇工会2025年上半年工作总结和下半年工作计划\n一、上半年主要开展工作\n(一)走访6户，发放慰问金8.5万元。\n(二)换届。按期完成了8个村的选举。\n二、下半年工作安排\n1、办一次培训。\n2、组建一家工会。\n")
	want := []string{"1、办一次培训。", "2、组建一家工会。"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("items (-want +got)\n%s", diff)
	}
}

// The lines of a month list stay apart whatever they end with, and each month's tasks are
// cut at their stops; what names a quarter or the whole year below a month is of the month.
func TestMonthListStaysAList(t *testing.T) {
	t.Parallel()
	text := "某校工会工作计划\n9月：慰问新教师；办排球赛并邀请兄弟学校前来观摩交流学习\n10月：重阳座谈；秋游\n11月：教学竞赛；工会干部培训班开班仪式暨第一讲与第二讲\n12月：迎新联欢\n"
	want := []string{"慰问新教师；", "办排球赛并邀请兄弟学校前来观摩交流学习", "重阳座谈；", "秋游", "教学竞赛；", "工会干部培训班开班仪式暨第一讲与第二讲", "迎新联欢"}
	if diff := cmp.Diff(want, linesOf(text)); diff != "" {
		t.Errorf("items (-want +got)\n%s", diff)
	}
	months := map[string]int{"第一季度旅游": 2, "制作年历": 2, "5.12护士节书法比赛": 5, "第四十届运动会": 5, "全年工作总结大会": 12, "扑克牌比赛": 12}
	for _, it := range plan.Parse("某院工会工作计划\n二月\n第一季度旅游\n制作年历\n五月\n5.12护士节书法比赛\n第四十届运动会\n十二月\n全年工作总结大会\n扑克牌比赛\n", plan.Hint{})[0].Items {
		if want := months[it.Text]; it.Window == nil || it.Window.FromMonth != want || it.Window.ToMonth != want {
			t.Errorf("%q: %+v, want month %d", it.Text, it.Window, want)
		}
	}
}
