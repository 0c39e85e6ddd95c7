package dashboards_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"nianlun/dashboards"
	"nianlun/queries/terms"
)

func count64(n int64) *int64 { return &n }

func TestActivitiesAreNarrowedAndHeldAgainstSignIns(t *testing.T) {
	t.Parallel()
	list := []terms.Activity{
		{Key: "a1", UnitKey: "u1", Title: "运动会", Theme: terms.Culture, Start: 20250412, Reported: count64(150), Signed: count64(138)},
		{Key: "a2", UnitKey: "u1", Title: "讲座", Theme: terms.Learning, Start: 20250412, Reported: count64(30)},
		{Key: "a3", UnitKey: "u1", Title: "登山", Theme: terms.Culture, Start: 20250501, Reported: count64(40), Signed: count64(40)},
	}
	in := dashboards.ActivitiesInput{List: list, People: map[string]terms.Figure{"u1/a1": known(terms.PersonTimes, 138, "人次")}, Month: "2025-04", Page: 7}
	p := dashboards.NewActivities(in)
	if p.Total != 2 || p.Page != 1 || p.Units || !p.Signed {
		t.Errorf("page = %+v, want the two activities of April on the first page", p)
	}
	if p.List[0].Gap != "-12" || p.List[1].Gap != "" || p.List[0].People == nil || p.List[1].People != nil {
		t.Errorf("list = %+v", p.List)
	}
	if got, want := p.Differ.String(), "签到和台账对不上的活动：运动会（台账150人、签到138人）。"; got != want {
		t.Errorf("sentence = %s, want %s", got, want)
	}
	in.Reported, in.Signed = map[string]terms.Figure{"u1/a1": count(150)}, map[string]terms.Figure{"u1/a1": count(138)}
	told := dashboards.NewActivities(in)
	if l := told.List[0]; l.Ledger == nil || *l.Ledger.Value != 150 || l.Present == nil || told.List[1].Present != nil {
		t.Errorf("ledger and sign-in as figures: %+v", told.List)
	}
	if got, want := told.Differ.String(), "签到和台账对不上的活动：运动会（台账150次、签到138次）。"; got != want {
		t.Errorf("sentence = %s, want %s", got, want)
	}
	in.Theme, in.Month = terms.Culture, ""
	if got := dashboards.NewActivities(in); got.Total != 2 || got.List[1].Title != "登山" {
		t.Errorf("by theme: %+v", got.List)
	}
	in.Month = "2025-05"
	if got := dashboards.NewActivities(in); got.Differ != nil {
		t.Errorf("nothing differs in May, yet: %s", got.Differ)
	}
}

func TestSharesKeepTheUnknownOut(t *testing.T) {
	t.Parallel()
	good, bad := rate(80), rate(20)
	good.Over, good.Under = "8人", "10人"
	p := dashboards.Shares([]dashboards.Share{{Name: "一组", Rate: good, Members: noCount, People: noCount}, {Name: "", Rate: bad}, {Name: "三组", Rate: noRate}}, true)
	if diff := cmp.Diff([][]any{{80.0, 20.0}}, series(t, p.Option)); diff != "" {
		t.Errorf("series (-want +got):\n%s", diff)
	}
	if got, want := p.Sentence.String(), "参与率最高的是一组（80%，8人 ÷ 10人），最低的是未写小组（20%）；说不清的是三组。"; got != want {
		t.Errorf("sentence = %s, want %s", got, want)
	}
	if got := p.Table.Rows[0][4].Text; got != "8人 ÷ 10人" {
		t.Errorf("parts = %s", got)
	}
	some := dashboards.Shares([]dashboards.Share{{Name: "一组", Rate: noRate, People: count(9)}}, true)
	if got, want := some.Sentence.String(), "只有部分活动有签到表，参与率算不出来。"; got != want {
		t.Errorf("some sign-ins: %s, want %s", got, want)
	}
	if got := dashboards.Shares(nil, true); got.Option != nil || got.Sentence.String() != "没有签到表，参与率算不出来。" {
		t.Errorf("no sign-ins: %+v", got)
	}
}

func TestComparePageNeverRanksWhatStandsApart(t *testing.T) {
	t.Parallel()
	row := func(key string, participation terms.Figure, rankable bool, why string) terms.CompareRow {
		return terms.CompareRow{
			Unit: terms.Unit{Key: key, Name: key}, Participation: participation, PerMember: noYuan, Completion: noRate,
			Completeness: noRate, Members: noCount, Activities: noCount, PersonTimes: noCount, Spending: noYuan, Rankable: rankable, Why: why,
		}
	}
	now := []terms.CompareRow{row("甲", rate(40), true, ""), row("乙", rate(70), true, ""), row("丙", rate(99), false, "会员不足10人"), row("丁", noRate, true, "")}
	p := dashboards.NewCompare(now, []terms.CompareRow{row("甲", rate(30), true, "")})
	first := p.Panels[0]
	if diff := cmp.Diff([][]any{{70.0, 40.0}, {"-", 30.0}}, series(t, first.Option)); diff != "" {
		t.Errorf("series (-want +got):\n%s", diff)
	}
	if got, want := first.Sentence.String(), "参与率最高的是乙（70%），最低的是甲（40%）；说不清的是丁。"; got != want {
		t.Errorf("sentence = %s, want %s", got, want)
	}
	if len(p.Apart) != 1 || p.Apart[0].Name != "丙" || len(p.Sizes.Rows) != 4 {
		t.Errorf("apart = %+v, sizes %d", p.Apart, len(p.Sizes.Rows))
	}
	if got := p.Panels[1]; got.Option != nil || got.Sentence.String() != "能算出这一项的单位不到两个，不比较。" {
		t.Errorf("nothing to compare: %s", got.Sentence)
	}
}

func TestReachPagePutsTheSickFirst(t *testing.T) {
	t.Parallel()
	event := func(class, state string) terms.UnreachedRow {
		return terms.UnreachedRow{Unit: "u1", Signal: "event_not_visited", Class: class, State: state, Name: class + state}
	}
	member := func(unit, signal, state string, lacking ...string) terms.UnreachedRow {
		return terms.UnreachedRow{Unit: unit, Signal: signal, State: state, Lacking: lacking}
	}
	people := []terms.UnreachedRow{
		event("", "unreached"), event("丧事", "unreached"), event("生病住院", "unknown"), event("生病住院", "unreached"),
		member("u1", "nothing", "unreached"), member("u1", "not_by_name", "unknown", "签到表"),
		member("u1", "nothing", "unknown", "签到表"), member("u2", "nothing", "unknown", "签到表"), member("u2", "nothing", "unknown", "签到表"),
	}
	by := map[string]terms.Figure{"name": count(5), "mass": count(1), "none": count(1), "unknown": count(3)}
	rows := []terms.ReachRow{{Unit: "u1", Group: "夜班", Members: count(1), ByNone: count(1), ByName: count(0), ByMass: count(0), Unknown: count(0), Coverage: rate(0)}}
	p := dashboards.NewReach(by, rows, people, map[string]string{"u1": "甲工会"}, "", 1)
	var order []string
	for _, e := range p.Events {
		order = append(order, e.Name)
	}
	if diff := cmp.Diff([]string{"生病住院unreached", "丧事unreached", "unreached", "生病住院unknown"}, order); diff != "" {
		t.Errorf("events (-want +got):\n%s", diff)
	}
	if len(p.People) != 1 || p.People[0].UnitName != "甲工会" || p.People[0].State != "能说清" {
		t.Errorf("the first list is not of those nothing reached: %+v", p.People)
	}
	for i := range p.Settling {
		p.Settling[i].Date([]terms.Missing{{Kind: terms.Participation, Period: terms.Months(2025, 3, 1)}, {Kind: terms.Visits, Period: terms.Year(2025)}})
	}
	want := []dashboards.Settling{{UnitKey: "u2", Unit: "u2", Files: "签到表（2025年3月）", People: 2}, {UnitKey: "u1", Unit: "甲工会", Files: "签到表（2025年3月）", People: 1}}
	if diff := cmp.Diff(want, p.Settling, cmpopts.IgnoreUnexported(dashboards.Settling{})); diff != "" {
		t.Errorf("settling (-want +got):\n%s", diff)
	}
	if got := p.Degrees.Sentence.String(); got != "材料齐全、查不到任何活动慰问福利记录的会员有1次；3次因为材料不全，说不清有没有触达。" {
		t.Errorf("degrees: %s", got)
	}
	if got := p.Groups.Sentence.String(); got != "全组没有一个人被触达的是甲工会夜班。" {
		t.Errorf("groups: %s", got)
	}
	if got := dashboards.NewReach(by, rows, people, nil, "unknown", 1); len(got.People) != 3 {
		t.Errorf("narrowed to what cannot be said: %d people", len(got.People))
	}
	if got := dashboards.NewReach(nil, nil, nil, nil, "", 1); !got.Empty || got.Degrees.Sentence.String() != "没有会员花名册，不知道该找谁。" {
		t.Errorf("no roll: %+v", got)
	}
}

func TestEventsAreToldWhereNobodyIsListed(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name           string
		noted, visited terms.Figure
		listed         int
		want           string
	}{
		{"the unit itself", count(7), count(5), 2, "登记的需访事件7次，已查到走访5次。"},
		{"above the unit", count(7), count(5), 0, "登记的需访事件7次，已查到走访5次；是谁、为什么，只有本单位自己看得到，请所在单位核实。"},
		{"all visited", count(7), count(7), 0, "登记的需访事件7次，已查到走访7次。"},
		{"no visits loaded", count(7), noCount, 0, "登记的需访事件7次，已查到走访未知；是谁、为什么，只有本单位自己看得到，请所在单位核实。"},
		{"none", count(0), count(0), 0, ""},
	} {
		if got := dashboards.EventsSaid(c.noted, c.visited, c.listed).String(); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestATileSaysWhatARateSpeaksFor(t *testing.T) {
	t.Parallel()
	part := rate(91.5)
	part.Over, part.Under, part.Why = "377人", "412人", "只算有签到的1个单位"
	p := dashboards.NewOverview(terms.Overview{Headlines: []terms.Figure{part, count(3), noRate}}, nil, nil)
	if got, want := p.Headlines[0].Note(), "377人 ÷ 412人，只算有签到的1个单位"; got != want {
		t.Errorf("note = %s, want %s", got, want)
	}
	story := dashboards.NewOverview(terms.Overview{Attention: []terms.Attention{{Code: "item_none", Figures: []terms.Figure{known(terms.ItemActivities, 0, "次")}}}}, nil, nil).Attention[0]
	if story.Figures[0].Name != "对应的活动" || story.Page != "/plan" || story.Status != "none" {
		t.Errorf("the note of an item nobody began: %+v", story)
	}
	if got := p.Headlines[1].Note(); got != "" {
		t.Errorf("a count has the note %s", got)
	}
	if got := p.Headlines[2].Note(); got != noRate.Why {
		t.Errorf("unknown: %s, want %s", got, noRate.Why)
	}
}

func TestRowsNotForTheReaderAreNotCalledNone(t *testing.T) {
	t.Parallel()
	ask := terms.Ask{Measure: terms.EventCount, Unit: "u", Period: terms.Year(2025)}
	if p := dashboards.NewFigure(count(7), ask, "u", nil, 1); !p.Hidden {
		t.Error("seven events without a row are told as rows nobody has")
	}
	if p := dashboards.NewFigure(count(0), ask, "u", nil, 1); p.Hidden {
		t.Error("nought has hidden rows")
	}
}

func TestMoneyPageListsWhatCostMost(t *testing.T) {
	t.Parallel()
	cost := func(title string, f terms.Figure) dashboards.ActivityMoney {
		return dashboards.ActivityMoney{Title: title, Spend: f}
	}
	p := dashboards.NewMoney(nil, []terms.MonthPoint{{Month: "2025-01", Spending: yuan(5)}, {Month: "2025-02", Spending: noYuan}}, nil,
		[]dashboards.ActivityMoney{cost("小", yuan(1)), cost("大", yuan(9)), cost("不知", noYuan), cost("免费", yuan(0))})
	months, costs := p.Panels[1], p.Panels[2]
	if got, want := months.Sentence.String(), "支出最多的是1月（5元）；台账没有覆盖、不知道的是2月。"; got != want {
		t.Errorf("months = %s, want %s", got, want)
	}
	if len(costs.Table.Rows) != 2 || costs.Sentence.String() != "台账所记经费最多的活动是大（9元）。" {
		t.Errorf("costs = %s, %d rows", costs.Sentence, len(costs.Table.Rows))
	}
	if got := dashboards.Costs(nil).Sentence.String(); got != "活动台账里没有写经费。" {
		t.Errorf("no costs: %s", got)
	}
}
