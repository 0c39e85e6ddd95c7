package match_test

import (
	"fmt"
	"testing"

	"nianlun/ingest/match"
	"nianlun/queries/terms"
)

// year makes a plan of items and a log of rows out of the words of the field.
func year(items, rows int) match.Input {
	whats := []string{"篮球赛", "送清凉", "职代会", "安全检查", "技能比武", "读书会", "经费审查", "女职工体检", "工会干部培训", "困难职工走访", "书画展", "健步走", "集体合同签订", "会员发展", "简报编发", "疗休养", "心理讲座", "金秋助学", "提案办理", "师徒结对"}
	hows := []string{"组织", "开展", "举办", "做好", "认真抓好"}
	titles := []string{"三对三斗牛", "绿豆汤送到工地", "代表举手表决", "查隐患", "焊工打擂", "共读一本书", "查账", "两癌筛查", "主席充电班", "年前登门", "墨宝展出", "绕湖十公里", "行业协议签字", "扫码入会", "第3期出刊", "庐山首批", "睡个好觉", "学子领助学金", "答复见面会", "师傅带徒", "部门例会", "门卫换岗"}
	in := match.Input{}
	for i := range items {
		text := fmt.Sprintf("%s%s，%d月完成", hows[i%len(hows)], whats[i%len(whats)], i%12+1)
		in.Items = append(in.Items, terms.PlanItem{Key: fmt.Sprintf("i%d", i), Text: text, Span: terms.Year(2025), Window: &terms.Window{FromMonth: i%12 + 1, ToMonth: i%12 + 1}})
	}
	for i := range rows {
		title := fmt.Sprintf("%s（第%d场）", titles[i%len(titles)], i/len(titles)+1)
		in.Activities = append(in.Activities, terms.Activity{Key: fmt.Sprintf("a%d", i), UnitKey: "u", Title: title, Category: "文体", Note: "各部门参加", Start: terms.NewDate(2025, i%12+1, i%28+1)})
	}
	return in
}

// BenchmarkLinks is a plan of 100 items against 10,000 rows on one core, and its growth
// at ten times the rows and ten times the items.
func BenchmarkLinks(b *testing.B) {
	for _, size := range []struct{ items, rows int }{{100, 10_000}, {100, 100_000}, {1_000, 10_000}} {
		b.Run(fmt.Sprintf("items=%d/rows=%d", size.items, size.rows), func(b *testing.B) {
			in := year(size.items, size.rows)
			for b.Loop() {
				match.Links(in)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(size.items*size.rows), "ns/pair")
		})
	}
}
