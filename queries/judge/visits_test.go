package judge_test

import (
	"strings"
	"testing"

	"nianlun/queries/judge"
	"nianlun/queries/terms"
)

func visit(day terms.Date, person int64, class, festival string) judge.Visit {
	mass := festival != "" && class == ""
	return judge.Visit{Day: day, Person: person, Class: class, Festival: festival, Label: festival + class + "慰问", Mass: mass}
}

// Care that goes to people is shown by the visit ledger, each person counted once.
func TestVisits(t *testing.T) {
	t.Parallel()
	sick := []judge.Visit{visit(20250310, 1, "生病住院", ""), visit(20250601, 2, "生病住院", "")}
	hard := []judge.Visit{visit(20250120, 1, "困难", "春节"), visit(20250120, 2, "困难", "春节"), visit(20250915, 2, "困难", "")}
	feast := []judge.Visit{visit(20250122, 1, "", "春节"), visit(20250122, 2, "", "春节")}
	households := []terms.Target{target("count", 3, "ge", "户", "")}
	tests := []struct {
		name    string
		text    string
		window  *terms.Window
		targets []terms.Target
		visits  []judge.Visit
		blind   bool // no visit ledger covers the window
		want    terms.Status
	}{
		{"sick people are visited", "职工生病住院必访", nil, nil, sick, false, terms.Done},
		{"of another class", "职工生病住院必访", nil, nil, hard, false, terms.None},
		{"no ledger", "职工生病住院必访", nil, nil, nil, true, terms.Unknown},
		{"a ledger without any", "职工生病住院必访", nil, nil, nil, false, terms.None},
		{"two of three households", "慰问困难职工3户以上", nil, households, hard, false, terms.Partial},
		{"three of three", "慰问困难职工3户以上", nil, households, append([]judge.Visit{visit(20250121, 3, "困难", "")}, hard...), false, terms.Done},
		{"goods for all are no visit to the poor", "春节走访慰问困难职工", months(1, 2), nil, feast, false, terms.None},
		{"a festival's goods", "做好春节慰问", months(1, 2), nil, feast, false, terms.Done},
		{"every quarter, twice kept", "每季度看望住院职工一次", nil, []terms.Target{target("frequency", 1, "eq", "次", "quarter")}, sick, false, terms.Partial},
		{"after the window", "3月看望困难职工", months(3, 3), nil, []judge.Visit{visit(20250915, 2, "困难", "")}, false, terms.Late},
		{"to units", "每季度走访基层工会", nil, nil, sick, true, terms.None},
		{"a rule about visits", "完善困难职工帮扶制度", nil, nil, hard, false, terms.None},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := judge.Judge(judge.Case{
				Item: terms.PlanItem{Text: tt.text, Category: terms.Care, Window: tt.window, Targets: tt.targets, Span: terms.Year(2025)},
				AsOf: terms.NewDate(2025, 12, 31), Covered: true, Visits: tt.visits, Visited: !tt.blind,
			})
			if got.Status != tt.want {
				t.Errorf("got %s (%s), want %s", got.Status, got.Why, tt.want)
			}
		})
	}
}

// Above the unit a few visits to people in trouble are told without their number.
func TestFewVisitsAreNotCountedAboveTheUnit(t *testing.T) {
	t.Parallel()
	few := []judge.Visit{visit(20250310, 1, "生病住院", ""), visit(20250601, 2, "生病住院", "")}
	many := append([]judge.Visit{visit(20250402, 3, "生病住院", ""), visit(20250702, 4, "生病住院", ""), visit(20250802, 5, "生病住院", "")}, few...)
	for _, tt := range []struct {
		name   string
		visits []judge.Visit
		least  int
		told   string
	}{
		{"within the unit", few, 0, "2人次"},
		{"above it", few, 5, ""},
		{"above it, enough of them", many, 5, "5人次"},
	} {
		got := judge.Judge(judge.Case{
			Item: terms.PlanItem{Text: "看望住院职工2人", Category: terms.Care, Targets: []terms.Target{target("people", 2, "ge", "人", "")}, Span: terms.Year(2025)},
			AsOf: terms.NewDate(2025, 12, 31), Covered: true, Visits: tt.visits, Visited: true, Few: tt.least,
		})
		if strings.ContainsAny(got.Why, "123456789") != (tt.told != "") || !strings.Contains(got.Why, tt.told) || (got.Targets[0].Actual == nil) != (tt.told == "") {
			t.Errorf("%s: %q, reached %v; want %q", tt.name, got.Why, got.Targets[0].Actual, tt.told)
		}
	}
}

// In which quarter they were visited is their number as well.
func TestFewVisitsHaveNoTurnsAboveTheUnit(t *testing.T) {
	t.Parallel()
	for least, turns := range map[int]int{0: 4, 5: 0} {
		got := judge.Judge(judge.Case{
			Item: terms.PlanItem{Text: "看望住院职工每季度1次", Category: terms.Care, Targets: []terms.Target{target("frequency", 1, "eq", "次", "quarter")}, Span: terms.Year(2025)},
			AsOf: terms.NewDate(2025, 12, 31), Covered: true, Visits: []judge.Visit{visit(20250310, 1, "生病住院", "")}, Visited: true, Few: least,
		})
		if len(got.Targets) != 1 || len(got.Targets[0].Turns) != turns {
			t.Errorf("fewer than %d: got %+v, want %d turns", least, got.Targets, turns)
		}
	}
}

// The better of the two ledgers counts: a linked activity may tell of one part only.
func TestVisitsBesideActivities(t *testing.T) {
	t.Parallel()
	got := judge.Judge(judge.Case{
		Item: terms.PlanItem{
			Text: "慰问困难职工2户", Category: terms.Care, Span: terms.Year(2025), Targets: []terms.Target{target("people", 2, "ge", "户", "")},
		},
		Evidence: heads(on(20250310), 1), AsOf: terms.NewDate(2025, 12, 31), Covered: true, Visited: true,
		Visits: []judge.Visit{visit(20250120, 1, "困难", ""), visit(20250121, 2, "困难", "")},
	})
	if got.Status != terms.Done || len(got.Targets) != 1 || got.Targets[0].Actual == nil || *got.Targets[0].Actual != 2 {
		t.Errorf("got %s %v (%s), want done by two people visited", got.Status, got.Targets, got.Why)
	}
}

// What no activity log shows is not 未开展 for want of a linked activity.
func TestWhatNoLogShows(t *testing.T) {
	t.Parallel()
	percent := []terms.Target{target("percent", 95, "ge", "%", "")}
	tests := []struct {
		text     string
		category terms.Category
		targets  []terms.Target
		want     terms.Status
	}{
		{"新就业形态劳动者入会新增300人", terms.Organization, []terms.Target{target("people", 300, "eq", "人", "")}, terms.Unknown},
		{"三季度推动户外劳动者驿站新建5个", terms.Rights, []terms.Target{target("count", 5, "eq", "个", "")}, terms.Unknown},
		{"职工提案办结率达到95%以上", terms.Democratic, percent, terms.Unknown},
		{"规范经费使用,严格控制在预算之内", terms.Finance, nil, terms.Unknown},
		{"年底前召开经费审查会", terms.Finance, nil, terms.None},
		{"组织职工运动会，参与率达到95%", terms.Culture, percent, terms.None},
		{"关心教职工的生活和学习", terms.Care, nil, terms.None},
		{"10月底前建成职工健身房并投入使用", terms.Culture, nil, terms.None},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			t.Parallel()
			got := judge.Judge(judge.Case{
				Item: terms.PlanItem{Text: tt.text, Category: tt.category, Targets: tt.targets, Span: terms.Year(2025)},
				AsOf: terms.NewDate(2025, 12, 31), Covered: true, Visited: true,
			})
			if got.Status != tt.want || strings.TrimSpace(got.Why) == "" {
				t.Errorf("got %s (%s), want %s", got.Status, got.Why, tt.want)
			}
		})
	}
}
