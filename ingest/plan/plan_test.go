package plan_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianlun/ingest/plan"
	"nianlun/queries/terms"
)

// items parses a text that holds one plan.
func items(t *testing.T, text string) []terms.PlanItem {
	t.Helper()
	plans := plan.Parse(text, plan.Hint{})
	if len(plans) != 1 {
		t.Fatalf("Parse gave %d plans, want 1", len(plans))
	}
	return plans[0].Items
}

func texts(all []terms.PlanItem) []string {
	var out []string
	for _, item := range all {
		out = append(out, item.Text)
	}
	return out
}

func TestItems(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name string
		text string
		want []string
	}{
		{
			"idea and closing promise nothing",
			"一、指导思想\n以新精神为指导。\n二、主要任务\n1、办好图书角。\n2、开好茶话会。\n总之，我们要继续努力。",
			[]string{"1、办好图书角。", "2、开好茶话会。"},
		},
		{
			"three levels, widths mixed",
			"一、服务\n（一）关爱\n1.走访老职工。\n２．探望产妇。\n(二)健康\n（1）办急救课。\n二、宣传\n1、出墙报。",
			[]string{"1.走访老职工。", "２．探望产妇。", "（1）办急救课。", "1、出墙报。"},
		},
		{
			"numbering goes on in another style",
			"一、民主\n1、完善职代会制度，开好职代会。\n(2)公开食堂账目。\n(3)收集建议。\n二、文体\n1、办棋赛。",
			[]string{"1、完善职代会制度，开好职代会。", "(2)公开食堂账目。", "(3)收集建议。", "1、办棋赛。"},
		},
		{
			"numbers go on across sections",
			"一、学习\n1、读书。\n2、听课。\n二、活动\n3、爬山。\n4、打球。",
			[]string{"1、读书。", "2、听课。", "3、爬山。", "4、打球。"},
		},
		{
			"dotted and enclosed numbers",
			"第一章 关爱\n1.1 走访\n1.1.1 走访劳模。\n1.1.2 走访病号。\n1.2 体检\n㈠ 联系医院。\n㈡ 通知会员。",
			[]string{"1.1.1 走访劳模。", "1.1.2 走访病号。", "㈠ 联系医院。", "㈡ 通知会员。"},
		},
		{
			"counted inside a paragraph",
			"一、文体\n1、活跃生活。一是办好球赛；二是组织登高；三是开放活动室。",
			[]string{"一是办好球赛；", "二是组织登高；", "三是开放活动室。"},
		},
		{
			"tasks of different dates in one item",
			"1、文体活动丰富多彩有声有色。三月份组织插花，十月份组织登高。",
			[]string{"1、文体活动丰富多彩有声有色。", "三月份组织插花，", "十月份组织登高。"},
		},
		{
			"two figures, two tasks; more about one stays with it",
			"1、慰问病号20人，发放慰问金1万元；组织读书会4次。\n2、资助学生8名。发放助学金8000元。",
			[]string{"1、慰问病号20人，发放慰问金1万元；", "组织读书会4次。", "2、资助学生8名。发放助学金8000元。"},
		},
		{
			"two parts of one month",
			"1、11月上旬举办演讲会；11月底组织接力赛。",
			[]string{"1、11月上旬举办演讲会；", "11月底组织接力赛。"},
		},
		{
			"month list without numbers",
			"某校工会工作安排\n九月\n慰问教师\n新教师座谈\n十月份：\n登高",
			[]string{"慰问教师", "新教师座谈", "登高"},
		},
		{
			"tasks on the month's line",
			"三月：插花；健步走\n四月：1.扫墓。2.读书会。\n五月：表彰先进。",
			[]string{"插花；", "健步走", "1.扫墓。", "2.读书会。", "表彰先进。"},
		},
		{
			"a numbered month is no two months",
			"一、安排\n4、四月份扫墓祭英烈。\n5、5月份（1）、开运动会。\n（2）、迎接检查。\n6、6月份送清凉。",
			[]string{"4、四月份扫墓祭英烈。", "（1）、开运动会。", "（2）、迎接检查。", "6、6月份送清凉。"},
		},
		{
			"headings without numbers",
			"重点抓好以下几项:\n一、办好食堂。\n二、修好球场。\n活动安排\n3月:\n1.插花\n2.登高",
			[]string{"一、办好食堂。", "二、修好球场。", "1.插花", "2.登高"},
		},
		{
			"a heading and its paragraph are quoted together",
			"一、关爱\n1、做贴心人\n每季度走访病号一次。\n2、办实事\n修好车棚。",
			[]string{"1、做贴心人\n每季度走访病号一次。", "2、办实事\n修好车棚。"},
		},
		{
			"an item before closing words stays",
			"（一）开好例会。\n（二）办好简报。\n总之，任重道远。",
			[]string{"（一）开好例会。", "（二）办好简报。"},
		},
		{
			"paragraphs without any numbering",
			"今年工会工作的总体思路是：围绕中心，服务大局。\n要抓好班组建设，提高管理水平。\n要关心困难职工，做好走访慰问。\n新的一年，让我们携手前行！\n某厂工会\n2025年1月6日",
			[]string{"要抓好班组建设，提高管理水平。", "要关心困难职工，做好走访慰问。"},
		},
		{
			"of a report only the outlook",
			"2024年工会工作总结及2025年计划\n一、2024年工作回顾\n1、开会2次。\n二、存在的问题\n1、活动少。\n三、2025年工作打算\n1、办夜校。",
			[]string{"1、办夜校。"},
		},
		{
			"markdown",
			"# 某校工会2025年工作计划\n## 指导思想\n以新精神为指导，团结教工。\n## 一、文体\n- 办棋赛\n* 办球赛\n## **二、关爱**\n- 1、走访",
			[]string{"办棋赛", "办球赛", "1、走访"},
		},
		{
			"a month right after the number",
			"一、安排\n1.3月，插花。\n2.4—10月，分批疗养。\n3．5月至6月，办书展。",
			[]string{"1.3月，插花。", "2.4—10月，分批疗养。", "3．5月至6月，办书展。"},
		},
		{
			"a section on one line",
			"一、以人为本，办好实事。全年组织一线职工疗养4批，职工体检率达到100%，全年新建职工小家5个。",
			[]string{"一、以人为本，办好实事。全年组织一线职工疗养4批，职工体检率达到100%，全年新建职工小家5个。"},
		},
		{
			"a section on one line with its dates",
			"一、做好帮扶。春节前走访老矿工40户，发慰问金2万元；8月助学6名；每月看望住院职工。",
			[]string{"一、做好帮扶。春节前走访老矿工40户，发慰问金2万元；", "8月助学6名；", "每月看望住院职工。"},
		},
		{
			"sentences of a paragraph that promise",
			"一、关心职工\n倾听矿工呼声，当好贴心人。看望住院矿工，慰问金300元。为会员过生日，每人一份蛋糕。组织开展谈心谈话，做好思想工作。",
			[]string{"倾听矿工呼声，当好贴心人。", "看望住院矿工，慰问金300元。", "为会员过生日，每人一份蛋糕。", "组织开展谈心谈话，做好思想工作。"},
		},
		{
			"cells that number their tasks",
			"文体计划\n月份 | 内容 | 备注\n1-2月 | 寒 假 |\n4月 | 一、拔河赛。（4月9日）二、掼蛋赛。 |\n6月 | 一、篮球赛。（6月5日）1、预赛组 2、决赛组 |\n8月 | 疗养。 | 分批",
			[]string{"一、拔河赛。（4月9日）", "二、掼蛋赛。", "1、预赛组", "2、决赛组", "疗养。"},
		},
		{
			"prose that promises above a list of months",
			"某校工会2026年计划\n\n本年工会将在党支部领导下，做好贴心人。具体安排如下。\n\n在民主方面，三月召开教代会，提案答复率100%。\n\n在关心教工方面，五月安排体检，每人一份报告；节前组织踏青，参与率不低于85%。\n\n附：月份安排\n二月：制定计划；走访\n四月：运动会 踏青",
			[]string{"在民主方面，三月召开教代会，提案答复率100%。", "在关心教工方面，五月安排体检，每人一份报告；", "节前组织踏青，参与率不低于85%。", "制定计划；", "走访", "运动会", "踏青"},
		},
		{
			"seasons at the head of clauses",
			"1、夏季为外勤发放凉茶，冬季开展“送温暖”。\n2、做好总结。",
			[]string{"1、夏季为外勤发放凉茶，", "冬季开展“送温暖”。", "2、做好总结。"},
		},
		{
			"festivals at the head of clauses",
			"1、办好活动，五一举办拔河赛，国庆举办歌会。",
			[]string{"1、办好活动，五一举办拔河赛，", "国庆举办歌会。"},
		},
		{
			"a date behind a figure",
			"1、每季度组织一次比武，年底评出能手10名。\n2、做好总结。",
			[]string{"1、每季度组织一次比武，", "年底评出能手10名。", "2、做好总结。"},
		},
		{
			"dates after the task are no task",
			"1、举办两期培训班，于5月、10月举办，培训300人次。",
			[]string{"1、举办两期培训班，于5月、10月举办，培训300人次。"},
		},
		{
			"prose turns to another field at a comma",
			"某局机关工会2024年度工作计划\n新的一年重点做好服务。\n要为职工办好事实事，下半年安排全体职工健康体检，逢节日走访慰问困难职工和退休干部。",
			[]string{"要为职工办好事实事，下半年安排全体职工健康体检，", "逢节日走访慰问困难职工和退休干部。"},
		},
		{
			"what web pages leave",
			"当前位置：首页 > 计划\n以下是小编整理的计划\n一、关爱\n1、走访。\n标签：工会\n更多请看www.example.com",
			[]string{"1、走访。"},
		},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(c.want, texts(items(t, c.text))); diff != "" {
				t.Errorf("items (-want +got):\n%s", diff)
			}
		})
	}
}

func TestTablesInText(t *testing.T) {
	t.Parallel()
	type row struct{ Text, Owner, Quote string }
	cases := []struct {
		name string
		text string
		want []row
	}{
		{
			"months and tasks", "月份 | 主要活动 | 范围\n一月 | 送温暖；团拜会 | 全体\n二月 | 灯会 | 全体",
			[]row{{"送温暖；", "", "一月"}, {"团拜会", "", "一月"}, {"灯会", "", "二月"}},
		},
		{
			"the task before its deadline", "序号\t工作内容\t完成时限\t责任人\n1\t开好职代会\t2月底前\t生产科\n2\t办夜校\t9月、11月\t教育科",
			[]row{{"开好职代会", "生产科", "2月底"}, {"办夜校", "教育科", "9月"}},
		},
		{
			"blank months repeat", "| 时间 | 重点工作 |\n|---|---|\n| 第一季度 | 送温暖 |\n| | 体检 |",
			[]row{{"送温暖", "", "第一季度"}, {"体检", "", "第一季度"}},
		},
		{"no headings", "三月\t组织插花活动\n四月\t组织扫墓活动", []row{{"组织插花活动", "", "三月"}, {"组织扫墓活动", "", "四月"}}},
		{"a tab after a number is no table", "一、\t关爱\n1、\t走访病号。", []row{{"1、\t走访病号。", "", ""}}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			var got []row
			for _, item := range items(t, c.text) {
				r := row{Text: item.Text, Owner: item.Owner}
				if item.Window != nil {
					r.Quote = item.Window.Quote
				}
				got = append(got, r)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("rows (-want +got):\n%s", diff)
			}
		})
	}
}

func TestSeveralPlansInOneFile(t *testing.T) {
	t.Parallel()
	text := "工会工作计划篇一：\n1、办棋赛。\n2、办球赛。\n【篇二】\n（一）出墙报。\n工会工作总结篇3\n1、举办了棋赛。\n"
	plans := plan.Parse(text, plan.Hint{})
	var got [][]string
	for _, p := range plans {
		got = append(got, texts(p.Items))
	}
	if diff := cmp.Diff([][]string{{"1、办棋赛。", "2、办球赛。"}, {"（一）出墙报。"}}, got); diff != "" {
		t.Errorf("plans (-want +got):\n%s", diff)
	}
}

func TestPlanWords(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name, text string
		hint       plan.Hint
		want       terms.Plan
	}{
		{"title", "青山医院工会2025年工作计划\n1、体检。", plan.Hint{}, terms.Plan{Title: "青山医院工会2025年工作计划", Unit: "青山医院工会", Year: 2025, Period: terms.Year(2025)}},
		{"masked year", "某局工会20xx年工作要点\n1、体检。", plan.Hint{}, terms.Plan{Title: "某局工会20xx年工作要点", Unit: "某局工会"}},
		{"hinted year", "某局工会20xx年工作要点\n1、体检。", plan.Hint{Year: 2024}, terms.Plan{Title: "某局工会20xx年工作要点", Unit: "某局工会", Period: terms.Year(2024)}},
		{"chinese year", "二〇二五年工会工作计划\n1、体检。", plan.Hint{}, terms.Plan{Title: "二〇二五年工会工作计划", Year: 2025, Period: terms.Year(2025)}},
		{
			"school year by its months", "某中学工会2025年工作计划\n九月份\n1、座谈。\n十二月份\n1、长跑。\n一月份\n1、总结。",
			plan.Hint{},
			terms.Plan{Title: "某中学工会2025年工作计划", Unit: "某中学工会", Year: 2025, School: true, Period: terms.Months(2025, 9, 12)},
		},
		{
			"second term", "某小学工会2024—2025学年第二学期工作计划\n1、体检。",
			plan.Hint{},
			terms.Plan{Title: "某小学工会2024—2025学年第二学期工作计划", Unit: "某小学工会", Year: 2024, Period: terms.Months(2025, 2, 6)},
		},
		{"half year", "某镇工会2025年下半年安排\n1、体检。", plan.Hint{}, terms.Plan{Title: "某镇工会2025年下半年安排", Unit: "某镇工会", Year: 2025, Period: terms.Months(2025, 7, 6)}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			plans := plan.Parse(c.text, c.hint)
			if len(plans) != 1 {
				t.Fatalf("Parse gave %d plans, want 1", len(plans))
			}
			got := plans[0]
			got.Items, got.Lines = nil, 0
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("plan (-want +got):\n%s", diff)
			}
		})
	}
}

func TestLooks(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name, text string
		want       bool
	}{
		{"plan", "某局工会2025年工作计划\n一、学习\n1、读书。\n2、听课。", true},
		{"month list", "三月\n1、插花。\n四月\n1、扫墓。\n2、读书。", true},
		{"ledger", "日期,活动,人数,经费,备注\n3月8日,插花,30,500,无\n4月2日,扫墓,40,0,无", false},
		{"tabs", "姓名\t工号\t部门\n甲\t1\t一车间\n乙\t2\t二车间", false},
		{"empty", "", false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := plan.Looks(c.text); got != c.want {
				t.Errorf("Looks = %v, want %v", got, c.want)
			}
		})
	}
}

func TestFromTable(t *testing.T) {
	t.Parallel()
	record := terms.NewRecord(terms.PlanItems, 3)
	for column, text := range map[string]string{"task": "慰问困难职工", "target": "不少于30户，约2万元", "deadline": "2025-01-20", "owner": "生活部", "section": "关爱"} {
		record.Set(column, terms.Value{Text: text})
	}
	p := plan.FromTable(terms.Table{Sheet: "计划", Records: []terms.Record{record}})
	if len(p.Items) != 1 {
		t.Fatalf("FromTable gave %d items, want 1", len(p.Items))
	}
	got := p.Items[0]
	var targets []string
	for _, tg := range got.Targets {
		targets = append(targets, tg.Kind+tg.Cmp)
	}
	if got.Text != "慰问困难职工" || got.Owner != "生活部" || got.Category != terms.Care || got.Window == nil || got.Window.FromMonth != 1 || got.Line != 3 {
		t.Errorf("item = %+v", got)
	}
	if diff := cmp.Diff("countge amountapprox", strings.Join(targets, " ")); diff != "" {
		t.Errorf("targets (-want +got):\n%s", diff)
	}
}
