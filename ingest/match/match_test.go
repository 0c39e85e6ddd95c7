package match_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianlun/ingest/match"
	"nianlun/queries/terms"
)

func item(number int, text string, c terms.Category, months ...int) terms.PlanItem {
	it := terms.PlanItem{Key: fmt.Sprintf("i%d", number), Number: number, Text: text, Category: c, Span: terms.Year(2025)}
	if len(months) == 2 {
		it.Window = &terms.Window{FromMonth: months[0], ToMonth: months[1]}
	}
	return it
}

// plan is a made-up plan of the usual kind: general promises beside dated ones.
func plan() []terms.PlanItem {
	return []terms.PlanItem{
		item(1, "1、开展丰富多彩的文体活动，活跃职工业余生活。", terms.Culture),
		item(2, "2、做好走访慰问工作，职工生病住院、婚丧嫁娶及时到场。", terms.Care),
		item(3, "3、坚持职工代表大会制度，审议涉及职工切身利益的事项。", terms.Democratic),
		item(4, "4、推进厂务公开，规范公开栏。", terms.Democratic),
		item(5, "5、三月组织女职工庆祝三八节活动。", terms.Women, 3, 3),
		item(6, "6、第二季度举办棋牌比赛。", terms.Culture, 4, 6),
		item(7, "7、高温季节为一线职工送清凉。", terms.Care, 6, 9),
		item(8, "8、九月完成工会换届选举。", terms.Organization, 9, 9),
		item(9, "9、开展岗位练兵和技能比武。", terms.Skills),
		item(10, "10、每两个月出一期工会简报。", terms.Publicity),
		item(11, "11、组织女职工体检。", terms.Women),
		item(12, "12、请法律顾问为职工维权提供咨询。", terms.Rights),
		item(13, "13、办好职工医疗互助续保。", terms.Welfare),
		item(14, "14、工会经费按季审查并公布。", terms.Finance),
		item(15, "15、组织职工政治理论学习。", terms.Learning),
	}
}

func act(title string, day terms.Date) terms.Activity {
	return terms.Activity{Key: title, UnitKey: "u", Title: title, Start: day}
}

func auto(links []terms.Link) []string {
	out := []string{}
	for _, l := range links {
		if l.State == terms.Auto {
			out = append(out, l.Item)
		}
	}
	return out
}

func TestLinksByFieldWords(t *testing.T) {
	t.Parallel()
	tests := []struct {
		title string
		day   terms.Date
		want  string // "" outside the plan
	}{
		{"掼蛋争霸赛", 20250516, "i6"},
		{"包饺子庆女神节", 20250307, "i5"},
		{"探望骨折的老李", 20250211, "i2"},
		{"给车间送西瓜和绿豆汤", 20250722, "i7"},
		{"改选新一届委员", 20251016, "i8"},
		{"电焊工大比武", 20250613, "i9"},
		{"第三期小报付印", 20250620, "i10"},
		{"妇科查体", 20250422, "i11"},
		{"律师坐堂一天", 20250905, "i12"},
		{"安康险续缴", 20250318, "i13"},
		{"审账结果上墙", 20250711, "i14"},
		{"消防演练", 20251109, ""},
		{"客户订货会", 20250418, ""},
		{"期中家长会", 20251112, ""},
		{"设备大修停机", 20250802, ""},
	}
	for _, tt := range tests {
		t.Run(tt.title, func(t *testing.T) {
			t.Parallel()
			links := match.Links(match.Input{Items: plan(), Activities: []terms.Activity{act(tt.title, tt.day)}})
			got := strings.Join(auto(links), ",")
			if got != tt.want {
				t.Errorf("linked to %q, want %q; all %+v", got, tt.want, links)
			}
			for _, l := range links {
				if l.Why == "" || l.Score <= 0 || l.Score > 1 {
					t.Errorf("link %+v has no reason or no score", l)
				}
			}
		})
	}
}

func TestLinksByReference(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, ref, want string }{
		{"number", "12", "i12"},
		{"number in words", "第十二项", "i12"},
		{"words of the item", "推进厂务公开", "i4"},
		{"the item with its number", "6、第二季度举办棋牌比赛", "i6"},
		{"a number the plan has not", "99", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			a := act("某项事务", 20250510)
			a.PlanRef = tt.ref
			got := strings.Join(auto(match.Links(match.Input{Items: plan(), Activities: []terms.Activity{a}})), ",")
			if got != tt.want {
				t.Errorf("linked to %q, want %q", got, tt.want)
			}
		})
	}
}

func TestDatedItemBeforeGeneralOne(t *testing.T) {
	t.Parallel()
	items := append(plan(), item(16, "十月举办职工乒乓球赛。", terms.Culture, 10, 10), item(17, "组织各类球赛。", terms.Culture))
	got := match.Links(match.Input{Items: items, Activities: []terms.Activity{act("小球单打", 20251018)}})
	if len(got) == 0 || got[0].Item != "i16" || got[0].State != terms.Auto {
		t.Errorf("got %+v, want the item of October first and linked", got)
	}
}

func TestAtMostThreeOffers(t *testing.T) {
	t.Parallel()
	var items []terms.PlanItem
	for n := range 8 {
		items = append(items, item(n+1, fmt.Sprintf("开展慰问，第%d条。", n+1), terms.Care))
	}
	got := match.Links(match.Input{Items: items, Activities: []terms.Activity{act("走访慰问", 20250110)}})
	if len(got) > 3 {
		t.Errorf("%d offers, want at most 3", len(got))
	}
	if len(auto(got)) > 0 {
		t.Errorf("linked to %v without asking, though all items are alike", auto(got))
	}
}

func TestActivityOfAnotherPeriod(t *testing.T) {
	t.Parallel()
	if got := match.Links(match.Input{Items: plan(), Activities: []terms.Activity{act("掼蛋争霸赛", 20240516)}}); len(got) > 0 {
		t.Errorf("an activity of the year before was linked: %+v", got)
	}
}

func TestActivityWithoutDate(t *testing.T) {
	t.Parallel()
	got := match.Links(match.Input{Items: plan(), Activities: []terms.Activity{act("妇科查体", 0)}})
	if diff := cmp.Diff([]string{"i11"}, auto(got)); diff != "" {
		t.Errorf("links (-want +got):\n%s", diff)
	}
}

func TestPeopleTeach(t *testing.T) {
	t.Parallel()
	last := item(101, "开展岗位练兵和技能比武。", terms.Skills)
	last.Span = terms.Year(2024)
	items := append(plan(), last)
	before, now := act("三十六计", 20240613), act("三十六计", 20250612)
	before.Key, now.Key = "2024", "2025"
	in := match.Input{Items: items, Activities: []terms.Activity{before, now}}
	if got := auto(match.Links(in)); len(got) > 0 {
		t.Fatalf("linked %v before anybody taught it", got)
	}
	in.Taught = []terms.Link{{Item: "i101", Activity: "u/2024", State: terms.Confirmed}}
	got := match.Links(in)
	found := false
	for _, l := range got {
		found = found || l.Activity == "u/2025" && l.Item == "i9" && l.State == terms.Auto && strings.Contains(l.Why, "已确认")
	}
	if !found {
		t.Errorf("last year's confirmed link taught nothing: %+v", got)
	}
}

// What is worded by its year (2024年, 第五届, 三届二次) teaches the next year all the same;
// a rejection does too, and no decision reaches another work.
func TestPeopleTeachTheNextYear(t *testing.T) {
	t.Parallel()
	last, now := item(101, "1、举办2024年第五届“三十六计”。", terms.Culture), item(102, "3、举办2025年第六届“三十六计”。", terms.Culture)
	last.Span = terms.Year(2024)
	other := item(103, "4、编印2025年通讯录。", terms.Publicity)
	before, after := act("2024年第五届老庙会", 20240613), act("2025年第六届老庙会", 20250612)
	in := match.Input{Items: []terms.PlanItem{last, now, other}, Activities: []terms.Activity{before, after}}
	state := func() (got terms.LinkState) {
		for _, l := range match.Links(in) {
			if l.Activity == "u/"+after.Key && l.Item == "i103" {
				t.Errorf("another work was taught: %+v", l)
			}
			if l.Activity == "u/"+after.Key && l.Item == "i102" {
				got = l.State
			}
		}
		return got
	}
	if got := state(); got == terms.Auto {
		t.Fatalf("linked %s before anybody taught it", got)
	}
	in.Taught = []terms.Link{{Item: "i101", Activity: "u/" + before.Key, State: terms.Confirmed}}
	if got := state(); got != terms.Auto {
		t.Errorf("after last year's confirmation it is %q", got)
	}
	in.Taught[0].State = terms.Rejected
	if got := state(); got != "" {
		t.Errorf("after last year's rejection it is %q", got)
	}
}

func TestRejectedStaysRejected(t *testing.T) {
	t.Parallel()
	in := match.Input{Items: plan(), Activities: []terms.Activity{act("掼蛋争霸赛", 20250516)}}
	in.Taught = []terms.Link{{Item: "i6", Activity: "u/掼蛋争霸赛", State: terms.Rejected}}
	for _, l := range match.Links(in) {
		if l.Item == "i6" {
			t.Errorf("a rejected pair came back: %+v", l)
		}
	}
}

func TestWritingDoesNotMatter(t *testing.T) {
	t.Parallel()
	want := match.Links(match.Input{Items: plan(), Activities: []terms.Activity{act("职工掼蛋比赛（第1场）", 20250516)}})
	traditional := act("職工 摜蛋 比賽(第１場)", 20250516)
	traditional.Key = want[0].Activity[2:]
	got := match.Links(match.Input{Items: plan(), Activities: []terms.Activity{traditional}})
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("links (-plain +traditional, wide, spaced):\n%s", diff)
	}
}

func TestNothingToLink(t *testing.T) {
	t.Parallel()
	if got := match.Links(match.Input{Activities: []terms.Activity{act("登山", 20250401), act("", 0)}}); len(got) > 0 {
		t.Errorf("links without a plan: %+v", got)
	}
	if got := match.Links(match.Input{Items: append(plan(), terms.PlanItem{Key: "empty"}), Activities: []terms.Activity{act("", 0)}}); len(got) > 0 {
		t.Errorf("links of an activity without words: %+v", got)
	}
}

// TestDeterministic runs a large log twice: the answers must be the same to the byte.
func TestDeterministic(t *testing.T) {
	t.Parallel()
	var in match.Input
	for n := range 120 {
		base := plan()[n%15]
		base.Key = fmt.Sprintf("k%d", n)
		in.Items = append(in.Items, base)
	}
	for n, title := range strings.Fields("掼蛋赛 登山 慰问 换届 简报 体检 审计 听课 送清凉 座谈") {
		for m := range 30 {
			a := act(title, terms.NewDate(2025, m%12+1, m%28+1))
			a.Key = fmt.Sprintf("a%d-%d", n, m)
			in.Activities = append(in.Activities, a)
		}
	}
	if diff := cmp.Diff(match.Links(in), match.Links(in)); diff != "" {
		t.Errorf("second run differs:\n%s", diff)
	}
}

func filed(title, category string, day terms.Date) terms.Activity {
	a := act(title, day)
	a.Category = category
	return a
}

func TestFiledRowsNeedLess(t *testing.T) {
	t.Parallel()
	items := []terms.PlanItem{
		item(1, "1、庆祝三八妇女节，各小组自办活动。", terms.Women, 3, 3),
		item(2, "2、每月对群众监督员培训一次。", terms.Rights),
		item(3, "3、签订集体合同，每半年检查一次履行情况。", terms.Rights),
	}
	items[1].Targets = []terms.Target{{Kind: "frequency", Value: 1, Cmp: "eq", Unit: "次", Period: "month"}}
	log := []terms.Activity{
		filed("第一期监督员例课", "安全", 20250115), filed("第二期监督员例课", "安全", 20250216), filed("第三期监督员例课", "安全", 20250318),
		filed("巧手香囊", "妇女节", 20250306), act("管道防冻检查", 20251120),
	}
	byHand := act("法制宣传周动员", 20251204)
	byHand.Organiser = "综治办"
	want := map[string]string{"第一期监督员例课": "i2", "第三期监督员例课": "i2", "巧手香囊": "i1", "管道防冻检查": "", "法制宣传周动员": ""}
	got := map[string]string{}
	for _, l := range match.Links(match.Input{Items: items, Activities: append(log, byHand)}) {
		if l.State == terms.Auto {
			got[strings.TrimPrefix(l.Activity, "u/")] += l.Item
		}
	}
	for title, item := range want {
		if got[title] != item {
			t.Errorf("%s linked to %q, want %q", title, got[title], item)
		}
	}
}

func TestOneActivityKeepsTwoPromises(t *testing.T) {
	t.Parallel()
	items := append(plan(), item(16, "16、认真搞好工会换届选举工作。", terms.Organization))
	got := auto(match.Links(match.Input{Items: items, Activities: []terms.Activity{act("换届选举大会", 20250918)}}))
	if len(got) != 2 {
		t.Errorf("linked to %v, want the dated and the general item", got)
	}
}

func TestOnlyHomeOfAField(t *testing.T) {
	t.Parallel()
	row := filed("话务台提速", "竞赛", 20250414)
	row.Theme = terms.Skills
	one := []terms.PlanItem{item(1, "1、开展建功立业劳动竞赛。", terms.Skills), item(2, "2、做好走访慰问。", terms.Care)}
	two := []terms.PlanItem{one[0], one[1], item(3, "3、开展师徒结对。", terms.Skills)}
	score := func(items []terms.PlanItem) float64 {
		links := match.Links(match.Input{Items: items, Activities: []terms.Activity{row}})
		if len(links) == 0 {
			t.Fatal("no link")
		}
		return links[0].Score
	}
	if s, o := score(one), score(two); s <= o {
		t.Errorf("score %g where the plan has one item of the field, %g where it has two", s, o)
	}
}

// A name of its own that an item gives in quotes ties the rows that bear it, also after
// the month it began in.
func TestNamesInQuotes(t *testing.T) {
	t.Parallel()
	cup := item(21, "三月启动“飞轮杯”降耗竞赛，全年评比3次。", terms.Skills, 3, 3)
	cup.Targets = []terms.Target{{Kind: "count", Value: 3, Cmp: "eq", Unit: "次"}}
	items := append(plan(), cup, item(22, "建设“暖心微站”5个。", terms.Organization))
	for _, tt := range []struct {
		title string
		day   terms.Date
		want  string
	}{{"飞轮杯三季度兑现", 20251013, "i21"}, {"暖心微站揭幕", 20251121, "i22"}, {"全年第三次安委会", 20251013, ""}} {
		got := match.Links(match.Input{Items: items, Activities: []terms.Activity{act(tt.title, tt.day)}})
		if a := strings.Join(auto(got), ","); a != tt.want {
			t.Errorf("%s linked to %q, want %q: %+v", tt.title, a, tt.want, got)
		}
		for _, l := range got {
			if l.Why == "" {
				t.Errorf("link %+v has no reason", l)
			}
		}
	}
}

// A row filed as something else is not thereby the union's work.
func TestFiledAsSomethingElse(t *testing.T) {
	t.Parallel()
	items := append(plan(), item(31, "十二月举办汇演，每人补助服装费300元以内。", terms.Culture, 12, 12))
	other := act("驻村队员帮扶恳谈", 20251126)
	other.Category = "其他"
	rows := []terms.Activity{other}
	for _, title := range []string{"掼蛋争霸赛", "妇科查体"} {
		a := act(title, 20250516)
		a.Category = "活动"
		rows = append(rows, a)
	}
	for _, l := range match.Links(match.Input{Items: items, Activities: rows}) {
		if l.State == terms.Auto && l.Activity == "u/驻村队员帮扶恳谈" {
			t.Errorf("linked without asking: %+v", l)
		}
	}
}
