package summary_test

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianlun/dashboards/summary"
	"nianlun/queries/terms"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

func sideText(d summary.Draft) string {
	var lines []string
	for _, n := range d.Side {
		lines = append(lines, n.Code+"\t"+summary.Text(n.Spans))
	}
	return strings.Join(lines, "\n") + "\n"
}

func TestGolden(t *testing.T) {
	d := summary.Write(rich(), summary.Options{Date: date(12, 31), FigureLink: func(f terms.Figure) string { return "/figure/" + f.ID }})
	text, err := d.JSON()
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "rich.md", d.Markdown())
	golden(t, "rich.html", d.HTML())
	golden(t, "rich.json", string(text))
	golden(t, "rich.side.txt", sideText(d))
	golden(t, "bare.md", summary.Write(bare(), summary.Options{}).Markdown())
}

// The facts a reader looks for stand together in one line.
func TestLines(t *testing.T) {
	lines := strings.Split(summary.Write(rich(), summary.Options{}).Markdown(), "\n")
	for _, want := range [][]string{
		{"江堤管理处工会2025年度工作总结"},
		{"活动16次", "312人次", "21人次", "1.15万元", "2.996万元|29960元", "会员46人", "女会员14人", "入会率100%", "1人"},
		{"活动由11次增加到16次"},
		{"召开职工大会", "2月21日", "45人次"},
		{"工会委员会会议6次", "1月10日、2月10日", "30人次"},
		{"职工掼蛋、乒乓球、跳绳比赛", "5月8日", "45人次", "3200元", "职工之家"},
		{"组织党员干部赴扬州泰州机场参观", "6月20日", "18人次", "有18人参加"},
		{"工会换届选举3次", "东岗村、西桥村、梅塘村"},
		{"春节慰问离退休职工9人次", "每人200元|人均200元", "1800元"},
		{"丧事吊唁慰问2人次", "600元"},
		{"困难走访10人次", "慰问金2000元", "慰问品折价2000元", "合计4000元", "1月20日起"},
		{"职工生病住院3件", "全部走访"},
		{"春节慰问金(46人)”1.38万元"},
		{"会员活动支出26700元（占预算的89%）", "劳动保护支出3260元"},
		{"征集职工提案、建议3件|职工提案和建议3件", "办结1件", "加装空调的议案"},
		{"区级荣誉：“五星级基层工会”", "4月22日"},
		{"集体合同覆盖企业46家"},
		{"汛前购置风油精、人丹等劳保用品 |", "3260元"},
		{"“举办职工书画展”尚未开展"},
		{"“组织工会干部培训班2期”"},
		{"列入计划的工作共6项", "计划之外另开展活动4次"},
	} {
		if !slices.ContainsFunc(lines, func(line string) bool { return holds(line, want) }) {
			t.Errorf("no line has all of %q", want)
		}
	}
}

func holds(line string, want []string) bool {
	for _, w := range want {
		if !slices.ContainsFunc(strings.Split(w, "|"), func(one string) bool { return strings.Contains(line, one) }) {
			return false
		}
	}
	return true
}

// What could harm its author stays out of the text and waits in the side list.
func TestSide(t *testing.T) {
	d := summary.Write(rich(), summary.Options{})
	text, side := d.Markdown(), sideText(d)
	for _, poor := range []string{"41.3%", "326%", "33.3%", "60%", "25%", "完成3项", "已完成3项"} {
		if strings.Contains(text, poor) {
			t.Errorf("the text says %s", poor)
		}
	}
	for _, want := range []string{"41.3%", "326%", "33.3%", "60%", "结婚慰问应访4件，已查到走访1件", "组织工会干部培训班2期", "活动签到表", "上报为46家，台账算得44家", "没有引用"} {
		if !strings.Contains(side, want) {
			t.Errorf("the side list lacks %s:\n%s", want, side)
		}
	}
	for _, line := range strings.Split(text, "\n") {
		if strings.Contains(line, "培训班2期") && strings.Contains(line, "|") && !strings.Contains(line, "待核实") {
			t.Errorf("unconfirmed state in the annex: %s", line)
		}
		if strings.Contains(line, "书画展") && strings.Contains(line, "|") && !strings.Contains(line, "未开展") {
			t.Errorf("confirmed state missing in the annex: %s", line)
		}
	}
	if strings.Count(text, "【待补充") != d.Todo || d.Todo < 3 {
		t.Errorf("open marks: counted %d, text has %d", d.Todo, strings.Count(text, "【待补充"))
	}
}

func TestBare(t *testing.T) {
	d := summary.Write(bare(), summary.Options{})
	if text := d.Markdown(); strings.ContainsAny(strings.NewReplacer("2025", "").Replace(text), "0123456789") {
		t.Errorf("numbers from nothing:\n%s", text)
	}
	if len(d.Ledger) != 0 {
		t.Errorf("ledger of nothing has %d figures", len(d.Ledger))
	}
	zero := bare()
	zero.Totals.Activities = times(terms.ActivityCount, 0, "次")
	if text := summary.Write(zero, summary.Options{}).Markdown(); strings.Contains(text, "0次") {
		t.Errorf("a nought is told:\n%s", text)
	}
}

func TestSameBytes(t *testing.T) {
	first, err := summary.Write(rich(), summary.Options{}).JSON()
	if err != nil {
		t.Fatal(err)
	}
	for range 5 {
		if again, err := summary.Write(rich(), summary.Options{}).JSON(); err != nil || string(again) != string(first) {
			t.Fatalf("another draft of the same facts (%v)", err)
		}
	}
	anew := rich()
	anew.DataVersion++ // the same data, arrived at by more or fewer imports
	if again, err := summary.Write(anew, summary.Options{}).JSON(); err != nil || string(again) != string(first) {
		t.Errorf("another draft of the same data after more imports (%v)", err)
	}
}

func TestTitles(t *testing.T) {
	for _, c := range []struct {
		name   string
		period terms.Period
		want   string
		first  string // of the text
	}{
		{"江堤管理处工会", year, "江堤管理处工会2025年度工作总结", "\n2025年"},
		{"江堤管理处", terms.Months(2025, 1, 6), "江堤管理处2025年上半年工会工作总结", "2025年上半年"},
		{"78小学", terms.Months(2025, 4, 3), "78小学2025年第二季度工会工作总结", "2025年第二季度"},
		{"村中学工会", terms.Months(2024, 9, 12), "村中学工会2024—2025学年工作总结", "2024—2025学年"},
		{"市总工会", terms.Span(terms.NewDate(2024, 12, 1), date(1, 15)), "市总工会2024年12月1日至2025年1月15日工作总结", "至2025年1月15日"},
	} {
		f := bare()
		f.Unit.Name, f.Scope.Period, f.Scope.AsOf = c.name, c.period, c.period.Last()
		d := summary.Write(f, summary.Options{})
		if got := d.Name(); got != c.want {
			t.Errorf("title %q, want %q", got, c.want)
		}
		if !strings.Contains(d.Markdown(), c.first+"，"+c.name+"在") {
			t.Errorf("no %q in\n%s", c.first, d.Markdown())
		}
	}
}

// A roll-up of many activities tells of its own and of examples; the annex has the main ones.
func TestRollupIsShort(t *testing.T) {
	f := bare()
	f.Children = []terms.ChildFacts{{Unit: terms.Unit{Key: "u-二厂工会", Name: "二厂工会"}}}
	list := []happening{{title: "全市动员大会", day: date(6, 1), people: 3}}
	for i := range 90 {
		list = append(list, happening{title: "第" + strings.Repeat("甲", i+1) + "赛", day: date(1, 1+i%28), people: 10 + i, unit: "二厂工会", place: "球场"})
	}
	f.Themes = []terms.ThemeFacts{theme(terms.Culture, 1, list...)}
	text, annex, _ := strings.Cut(summary.Write(f, summary.Options{}).Markdown(), "\n附件1\n")
	if n := strings.Count(text, "赛"); n > 15 || !strings.Contains(text, "全市动员大会") || !strings.Contains(text, "其余活动见附件") {
		t.Errorf("%d contests told:\n%s", n, text)
	}
	if n := strings.Count(annex, "赛"); n != 59 {
		t.Errorf("the annex has %d contests, want 59", n)
	}
	if strings.Contains(text, "球场二厂工会") {
		t.Errorf("the unit stands behind the place:\n%s", text)
	}
}

// A roll-up names units that did most; a silent one only in the side list.
func TestRollup(t *testing.T) {
	f := bare()
	f.Unit.Name = "柳河镇总工会"
	for i, name := range []string{"一厂工会", "二厂工会", "三厂工会"} {
		key := "u-" + name
		f.Children = append(f.Children, terms.ChildFacts{Unit: terms.Unit{Key: key, Name: name}, Activities: times(terms.ActivityCount, i*3, "次", "child", key), Silent: i == 0})
	}
	f.Themes = []terms.ThemeFacts{theme(terms.Rights, 1, happening{title: "集体合同续签", day: date(2, 1), unit: "二厂工会"}, happening{title: "集体合同续签", day: date(3, 1), unit: "三厂工会"})}
	d := summary.Write(f, summary.Options{})
	text := d.Markdown()
	for _, want := range []string{"三厂工会开展活动6次；二厂工会开展活动3次", "集体合同续签2份|共2份", "二厂工会、三厂工会"} {
		if !holds(text, []string{want}) {
			t.Errorf("lacks %s:\n%s", want, text)
		}
	}
	if strings.Contains(text, "一厂工会") || !strings.Contains(sideText(d), "一厂工会") {
		t.Errorf("the silent unit stands in the wrong place:\n%s\n%s", text, sideText(d))
	}
}
