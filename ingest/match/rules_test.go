package match_test

import (
	"fmt"
	"slices"
	"testing"

	"nianlun/ingest/match"
	"nianlun/queries/terms"
)

// first returns the item a title is offered to first, and whether without asking.
func first(items []terms.PlanItem, rows ...terms.Activity) (string, terms.LinkState) {
	links := match.Links(match.Input{Items: items, Activities: rows[:1]})
	if len(links) == 0 {
		return "", ""
	}
	return links[0].Item, links[0].State
}

func TestTitlesAsOfficersWordThem(t *testing.T) {
	t.Parallel()
	items := []terms.PlanItem{
		item(1, "1、组织钓鱼比赛。", terms.Culture), item(2, "2、开展羽毛球活动。", terms.Culture), item(3, "3、举办着装礼仪培训。", terms.Skills),
		item(4, "4、为困难职工送温暖。", terms.Care), item(5, "5、组织职工体检。", terms.Welfare), item(6, "6、开展应急救护培训。", terms.Welfare),
		item(7, "7、开展义务植树。", terms.Other), item(8, "8、关爱职工心理健康。", terms.Welfare), item(9, "9、组织职工疗休养。", terms.Welfare),
		item(10, "10、为灾区捐款捐物。", terms.Care),
	}
	want := map[string]string{
		"抛竿比手气": "i1", "扣杀吊球练一晚": "i2", "领带怎么打": "i3", "海姆立克学一学": "i6", "领来树苗栽下去": "i7",
		"沙盘和冥想": "i8", "北戴河第二批": "i9", "旧衣旧书装箱寄走": "i10", "抽血拍片": "i5",
	}
	for title, key := range want {
		if got, _ := first(items, act(title, 20250514)); got != key {
			t.Errorf("%s offered to %q first, want %s", title, got, key)
		}
	}
}

func TestGeneralPromiseIsKeptByWhatItCovers(t *testing.T) {
	t.Parallel()
	items := []terms.PlanItem{
		item(1, "1、组织各类文体活动，增进职工友谊。", terms.Culture), item(2, "2、开展安全生产检查。", terms.Rights),
		item(3, "3、做好工会经费审查。", terms.Finance), item(4, "4、征集职工代表提案。", terms.Democratic),
	}
	for _, title := range []string{"气排球循环赛", "包场看大片", "湖边骑行", "古筝和二胡音乐会"} {
		row := filed(title, "文体", 20250514)
		row.Theme = terms.Culture
		if got, state := first(items, row); got != "i1" || state != terms.Auto {
			t.Errorf("%s: %s %s, want the general promise without asking", title, got, state)
		}
	}
	more := slices.Concat(items, []terms.PlanItem{item(5, "5、举办职工气排球赛。", terms.Culture)})
	if got, _ := first(more, act("气排球循环赛", 20250514)); got != "i5" {
		t.Errorf("气排球循环赛 counted for %s, want the item of its own", got)
	}
}

func TestHeadingOverOneItemIsItsName(t *testing.T) {
	t.Parallel()
	var items []terms.PlanItem
	for i, name := range []string{"羽毛球小组", "摄影小组", "棋牌小组"} {
		it := item(i+1, "装备自理，工会补助一部分费用。", terms.Culture)
		it.Section = []string{"兴趣小组", fmt.Sprintf("（%d）%s", i+1, name)}
		items = append(items, it)
	}
	for title, key := range map[string]string{"高远球教学": "i1", "清晨湖边外拍": "i2", "楚河汉界杀一盘": "i3"} {
		if got, _ := first(items, act(title, 20250514)); got != key {
			t.Errorf("%s offered to %q first, want %s", title, got, key)
		}
	}
}

func TestTheNoteNamesTheWork(t *testing.T) {
	t.Parallel()
	items := []terms.PlanItem{
		item(1, "1、开展“岗位练兵月”活动。", terms.Skills), item(2, "2、组织集体备课和说课评课。", terms.Skills),
		item(3, "3、组织职工体检。", terms.Welfare), item(4, "4、征集职工提案。", terms.Democratic),
	}
	row := act("集体备课展示", 20250514)
	if got, _ := first(items, row); got != "i2" {
		t.Fatalf("offered to %q first, want i2", got)
	}
	row.Note = "“岗位练兵月”里做的"
	if got, _ := first(items, row); got != "i1" {
		t.Errorf("offered to %q first, want the item the note names", got)
	}
}

func TestDutiesAndRhythm(t *testing.T) {
	t.Parallel()
	often := item(2, "2、每月召开一次会员大会。", terms.Organization)
	often.Targets = []terms.Target{{Kind: "frequency", Value: 1, Unit: "次", Period: "month"}}
	items := []terms.PlanItem{
		item(1, "1、秘书：负责会员大会的筹备和记录。", terms.Organization), often, item(3, "3、组织职工体检。", terms.Welfare), item(4, "4、开展困难职工慰问。", terms.Care),
	}
	for _, title := range []string{"全体会员到齐", "月末大会"} {
		if got, _ := first(items, act(title, 20250528)); got != "i2" {
			t.Errorf("%s offered to %q first, want the meeting, not who keeps its minutes", title, got)
		}
	}
}

func TestOneFarAheadIsLinkedTwoAlikeAreAsked(t *testing.T) {
	t.Parallel()
	row := act("台球一杆清", 20250514)
	rest := []terms.PlanItem{item(8, "8、组织职工体检。", terms.Welfare), item(9, "9、征集职工提案。", terms.Democratic)}
	alone := append([]terms.PlanItem{item(1, "1、开展台球活动。", terms.Culture)}, rest...)
	if got, state := first(alone, row); got != "i1" || state != terms.Auto {
		t.Errorf("alone: %s %s, want linked", got, state)
	}
	two := append([]terms.PlanItem{item(1, "1、上半年台球活动由一分会办。", terms.Culture), item(2, "2、下半年台球活动由二分会办。", terms.Culture)}, rest...)
	if _, state := first(two, row); state != terms.Suggested {
		t.Errorf("two alike: %s, want asked", state)
	}
}

// A row that bears no name of a single thing is one of the several the plan asks for; one
// that bears it is that thing.
func TestSeveralBeforeASingleThing(t *testing.T) {
	t.Parallel()
	many := item(2, "2、新建企业工会9个，做好会员发展。", terms.Organization)
	many.Targets = []terms.Target{{Kind: "count", Value: 9, Cmp: "eq", Unit: "个"}}
	items := []terms.PlanItem{item(1, "1、推动筹建银杏大厦楼宇工联会。", terms.Organization), many, item(3, "3、开展文体活动。", terms.Culture)}
	for title, want := range map[string]string{"顺达物流建会大会": "i2", "禾木设计建会": "i2", "银杏大厦楼宇工联会建会大会": "i1"} {
		if got, _ := first(items, act(title, 20250514)); got != want {
			t.Errorf("%s is of %s first, want %s", title, got, want)
		}
	}
}
