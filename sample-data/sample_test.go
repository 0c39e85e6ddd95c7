package sampledata_test

import (
	"math"
	"path"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"nianlun/ingest"
	"nianlun/queries"
	"nianlun/queries/queriestest"
	"nianlun/queries/terms"
	sampledata "nianlun/sample-data"
)

var owner = terms.OwnerViewer()

// load takes the whole federation in, as demo does: a call for each unit and year.
func load(t *testing.T) (*queries.DB, map[string]ingest.Report) {
	t.Helper()
	list, err := sampledata.List()
	if err != nil {
		t.Fatal(err)
	}
	db, reports := queriestest.NewDB(t), map[string]ingest.Report{}
	for len(list) > 0 {
		n := 1
		for n < len(list) && list[n].Unit == list[0].Unit && list[n].Year == list[0].Year {
			n++
		}
		var batch []ingest.File
		for _, f := range list[:n] {
			batch = append(batch, ingest.File{Name: f.Name, Data: f.Data})
		}
		got, err := ingest.Load(t.Context(), db, batch, ingest.Options{
			Viewer: owner, Unit: list[0].Unit, Year: list[0].Year,
			Now: time.Date(2026, 1, 10, 9, 0, 0, 0, time.UTC),
		})
		if err != nil {
			t.Fatal(err)
		}
		for i, r := range got {
			reports[list[i].Path] = r
		}
		list = list[n:]
	}
	return db, reports
}

// TestSample holds the program to the totals of the sample federation and to the
// stories planted in it.
func TestSample(t *testing.T) {
	t.Parallel()
	db, reports := load(t)
	sums, err := sampledata.Sums()
	if err != nil {
		t.Fatal(err)
	}
	t.Run("rows", func(t *testing.T) { checkRows(t, sums, reports) })
	t.Run("totals", func(t *testing.T) { checkTotals(t, db, sums) })
	t.Run("stories", func(t *testing.T) { checkStories(t, db) })
	t.Run("plans", func(t *testing.T) { checkPlans(t, db, sums) })
}

// checkRows holds every file to the rows it was written with: loaded, and refused
// only where a row was planted to be.
func checkRows(t *testing.T, sums sampledata.Totals, reports map[string]ingest.Report) {
	t.Helper()
	want := map[string]map[terms.Kind]int{}
	refused := map[string]int{}
	for _, f := range sums.Files {
		if want[f.Path] == nil {
			want[f.Path] = map[terms.Kind]int{}
		}
		want[f.Path][terms.Kind(f.Kind)] += f.Rows
		refused[f.Path] += f.Rejected
	}
	for file, kinds := range want {
		r := reports[file]
		if r.Error != "" {
			t.Errorf("%s: %s", file, r.Error)
			continue
		}
		got := map[terms.Kind]int{}
		for _, s := range r.Sheets {
			if s.Kind != nil {
				got[*s.Kind] += s.RowsLoaded
				for _, a := range s.Also { // the income of a cash book is no spending
					got[*s.Kind] -= a.Rows
				}
			}
			if len(s.Rejected) > 0 && refused[file] == 0 {
				t.Errorf("%s: refused %+v", file, s.Rejected)
			}
		}
		if n := r.RejectedRows(); n != refused[file] {
			t.Errorf("%s: %d rows refused, want %d", path.Base(file), n, refused[file])
		}
		for kind, n := range kinds {
			if kind != terms.PlanItems && got[kind] != n {
				t.Errorf("%s: %d rows of %s loaded, want %d", path.Base(file), got[kind], kind, n)
			}
		}
	}
}

// checkTotals asks every measure of every base unit and year.
func checkTotals(t *testing.T, db *queries.DB, sums sampledata.Totals) {
	t.Helper()
	for _, u := range sums.Units {
		if u.Unit == "砚江市总工会" || u.Unit == "柳塘街道总工会" {
			continue // their figures include the units below
		}
		period := terms.Year(u.Year)
		unit, err := db.FindUnit(t.Context(), owner, u.Unit, period.Last())
		if err != nil {
			t.Errorf("%s: %v", u.Unit, err)
			continue
		}
		yuan := func(fen int64) float64 { return float64(fen) / 100 }
		for measure, want := range map[terms.Measure]float64{
			terms.MembersOnRoll: float64(u.Members), terms.ActivityCount: float64(u.Activities), terms.PersonTimes: float64(u.PersonTimes),
			terms.SpendingTotal: yuan(u.SpendingFen), terms.BudgetTotal: yuan(u.BudgetFen), terms.VisitTimes: float64(u.Visits),
			terms.VisitAmount: yuan(u.VisitFen), terms.VisitGoods: yuan(u.GoodsFen), terms.EventCount: float64(u.Events),
			terms.ProposalCount: float64(u.Proposals), terms.HonorCount: float64(u.Honors),
		} {
			f, err := db.Figure(t.Context(), owner, terms.Ask{Measure: measure, Unit: unit.Key, Period: period})
			if err != nil {
				t.Errorf("%s %d %s: %v", u.Unit, u.Year, measure, err)
				continue
			}
			if want == 0 && !f.Positive() {
				continue // nothing to tell: 0 where a file says so, else unknown
			}
			if !f.IsKnown() || math.Abs(*f.Value-want) > 0.001 {
				t.Errorf("%s %d %s = %s (%s), want %v", u.Unit, u.Year, measure, f.Shown, f.Why, want)
			}
		}
	}
}

func scopeOf(t *testing.T, db *queries.DB, name string) terms.Scope {
	t.Helper()
	period := terms.Year(2025)
	unit, err := db.FindUnit(t.Context(), owner, name, period.Last())
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return terms.Scope{Unit: unit.Key, Period: period, AsOf: period.Last()}
}

// checkStories looks for each story of README.md where a user would find it.
func checkStories(t *testing.T, db *queries.DB) {
	t.Helper()
	for _, tt := range []struct {
		unit, text string
		want       terms.Status
	}{
		{"砚江市第七中学工会", "教职工书画摄影作品展", terms.None},
		{"砚江市水利局工会", "职工健身房", terms.None},
		{"砚江市水利局工会", "防汛抢险技能比武", terms.Late},
		{"砚江市水利局工会", "职工大会2次", terms.Done},
		{"砚江澄湖纺织有限公司工会", "岗位技能比武3次", terms.Over},
		{"砚江澄湖纺织有限公司工会", "中秋晚会", terms.None},
	} {
		rows, err := db.Progress(t.Context(), owner, scopeOf(t, db, tt.unit))
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for _, p := range rows {
			if strings.Contains(p.Text, tt.text) {
				found = true
				if p.Status != tt.want {
					t.Errorf("%s %s: %s (%s), want %s; by %v", tt.unit, p.Text, p.Status, p.Why, tt.want, p.Activities)
				}
			}
		}
		if !found {
			t.Errorf("%s: no plan item speaks of %s", tt.unit, tt.text)
		}
	}
	checkPeople(t, db)
	checkReports(t, db)
	checkMoney(t, db)
	checkAttention(t, db)
}

// checkPeople finds the night shift and the visit nobody paid.
func checkPeople(t *testing.T, db *queries.DB) {
	t.Helper()
	rows, err := db.Unreached(t.Context(), owner, scopeOf(t, db, "砚江宏泽精密铸造有限公司工会"))
	if err != nil {
		t.Fatal(err)
	}
	night := 0
	for _, r := range rows {
		if r.Signal == "event_not_visited" {
			t.Errorf("宏泽: an event of %s counts as not visited", r.Date)
			continue
		}
		if r.Group != "熔炼夜班组" || r.State != "unreached" {
			t.Errorf("宏泽: %s of %s is %s, want nobody outside the night shift", r.StaffNo, r.Group, r.State)
		}
		night++
	}
	if night != 35 {
		t.Errorf("宏泽: %d of the night shift not reached, want 35", night)
	}
	rows, err = db.Unreached(t.Context(), owner, scopeOf(t, db, "砚江市水利局工会"))
	if err != nil {
		t.Fatal(err)
	}
	var missed []string
	for _, r := range rows {
		if r.Signal == "event_not_visited" {
			missed = append(missed, r.Date.String()+" "+r.Group+" "+r.StaffNo)
		}
	}
	if diff := cmp.Diff([]string{"2025-05-12 北塘水库管理所 SL0077"}, missed); diff != "" {
		t.Errorf("水利局, events not visited (-want +got):\n%s", diff)
	}
}

// checkReports finds the silent months and the 零报告.
func checkReports(t *testing.T, db *queries.DB) {
	t.Helper()
	states := func(unit string) map[string]string {
		rows, err := db.Completeness(t.Context(), owner, scopeOf(t, db, unit))
		if err != nil {
			t.Fatal(err)
		}
		out := map[string]string{}
		for _, r := range rows {
			if r.Kind == terms.Activities {
				out[r.Month] = r.State
			}
		}
		return out
	}
	clinic, bus := states("桃坞社区卫生服务中心工会"), states("砚江市公共交通有限公司工会")
	for month, want := range map[string]string{"2025-06": "received", "2025-07": "missing", "2025-08": "missing", "2025-09": "received"} {
		if clinic[month] != want {
			t.Errorf("桃坞 %s is %q, want %s", month, clinic[month], want)
		}
	}
	if bus["2025-02"] != "zero" {
		t.Errorf("公交 2025-02 is %q, want a 零报告", bus["2025-02"])
	}
}

// checkMoney finds the subject over its budget.
func checkMoney(t *testing.T, db *queries.DB) {
	t.Helper()
	rows, err := db.Spending(t.Context(), owner, scopeOf(t, db, "砚江市第二人民医院工会"))
	if err != nil {
		t.Fatal(err)
	}
	var over []string
	for _, r := range rows {
		if r.Budget.Positive() && r.Spending.IsKnown() && *r.Spending.Value > *r.Budget.Value {
			over = append(over, r.Subject)
		}
	}
	if diff := cmp.Diff([]string{"文体活动支出"}, over); diff != "" {
		t.Errorf("市二院, subjects over budget (-want +got):\n%s", diff)
	}
}

// checkAttention looks at the front page of the units that have a story.
func checkAttention(t *testing.T, db *queries.DB) {
	t.Helper()
	for unit, want := range map[string][]string{
		"砚江市水利局工会":     {"item_none", "item_late", "event_not_visited"},
		"砚江市第二人民医院工会":  {"item_late", "over_budget"},
		"砚江澄湖纺织有限公司工会": {"item_none", "item_over"},
		"桃坞社区卫生服务中心工会": {"silent_unit"},
		"砚江市总工会":       {"silent_unit", "event_not_visited"},
	} {
		o, err := db.Overview(t.Context(), owner, scopeOf(t, db, unit))
		if err != nil {
			t.Fatal(err)
		}
		codes := map[string]bool{}
		for _, a := range o.Attention {
			codes[a.Code] = true
		}
		for _, code := range want {
			if !codes[code] {
				t.Errorf("%s: nothing draws attention to %s", unit, code)
			}
		}
	}
}

// checkPlans allows the parser a cut more or less: what an item is can be argued.
func checkPlans(t *testing.T, db *queries.DB, sums sampledata.Totals) {
	t.Helper()
	for _, u := range sums.Units {
		if u.PlanItems == 0 || u.Unit == "砚江市总工会" || u.Unit == "柳塘街道总工会" {
			continue
		}
		period := terms.Year(u.Year)
		unit, err := db.FindUnit(t.Context(), owner, u.Unit, period.Last())
		if err != nil {
			t.Fatal(err)
		}
		items, err := db.PlanItems(t.Context(), owner, terms.Scope{Unit: unit.Key, Period: period, AsOf: period.Last()})
		if err != nil {
			t.Fatal(err)
		}
		if d := len(items) - int(u.PlanItems); d > 3 || d < -3 {
			t.Errorf("%s %d: %d plan items, want about %d", u.Unit, u.Year, len(items), u.PlanItems)
		}
	}
}
