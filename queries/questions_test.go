package queries_test

import (
	"testing"

	"nianlun/queries"
	"nianlun/queries/queriestest"
	"nianlun/queries/terms"
)

// The databases several tests ask.
var theSchool, theFederation, theDistrict queriestest.Fixture

// school is a small school: three teachers and their year, worked out by hand.
func school(tb testing.TB) *queries.DB {
	tb.Helper()
	return theSchool.Open(tb, func(db *queries.DB) { loadSchool(tb, db) })
}

func loadSchool(tb testing.TB, db *queries.DB) {
	tb.Helper()
	load(tb, db, intake("花名册.xlsx", table(tb, terms.Members, "staff_no name group gender joined left status",
		"001|王芳|语文组|女|2010-09-01||在职",
		"002|李强|数学组|男|2015-09-01||在职",
		"003|张丽|数学组|女|2025-03-01||在职",
		"004|赵敏|语文组|女|2001-09-01|2025-06-30|退休")))
	load(tb, db, intake("活动.xlsx", table(tb, terms.Activities, "code title category start end headcount spend theme festival",
		"A1|三八健步走|文体|2025-03-08||30|500|women|三八",
		"A2|教职工运动会|文体|2025-04-12|2025-04-13|2|1200.50|culture|",
		"A3|读书分享会|学习|2025-05-10||||learning|",
		"A4|读书分享会|学习|2025-10-10||25|100|learning|",
		"A5|跨年联欢|文体|2024-12-31||40|800|culture|元旦")))
	load(tb, db, intake("签到.xlsx", table(tb, terms.Participation, "activity date staff_no name role",
		"A2|2025-04-12|001|王芳|",
		"A2|2025-04-12|002|李强|参加",
		"A2|2025-04-12|003|张丽|请假")))
	load(tb, db, intake("慰问.xlsx", table(tb, terms.Visits, "date name staff_no reason amount goods form festival label class",
		"2025-01-20|王芳|001|春节慰问||200|实物|春节|春节慰问|节日",
		"2025-01-20|李强|002|春节慰问||200|实物|春节|春节慰问|节日",
		"2025-05-06|王芳|001|住院|500|||||生病住院")))
	load(tb, db, intake("事件.xlsx", table(tb, terms.Events, "date name staff_no kind class",
		"2025-05-01|王芳|001|住院|生病住院",
		"2025-09-01|张丽|003|结婚|结婚")))
	load(tb, db, intake("支出.xlsx", table(tb, terms.Spending, "date voucher subject summary amount festival",
		"2025-03-10|记1|职工活动支出|三八健步走|500|三八",
		"2025-03-11|记2|维权支出|法律咨询|300|")))
	load(tb, db, intake("预算.xlsx", table(tb, terms.Budget, "year subject amount adjusted",
		"2025|职工活动支出|400|", "2025|维权支出|1000|200")))
	load(tb, db, intake("提案.xlsx", table(tb, terms.Proposals, "date title proposer status class",
		"2025-03-01|增设母婴室|王芳|已办结|办结", "2025-03-01|改善食堂|李强|办理中|办理中", "2025-03-01|增加体检项目|张丽|办理中|办理中")))
	load(tb, db, intake("荣誉.xlsx", table(tb, terms.Honors, "date title level recipient",
		"2025-05-01|工人先锋号|市级|数学组", "2025-06-01|优秀工会工作者|区级|王芳")))
	load(tb, db, intake("指标.xlsx", table(tb, terms.Indicators, "as_of name value unit_of basis",
		"2025-12-31|会员数|3|人|上报", "2025-12-31|集体合同|1|份|上报")))
}

func schoolAsk(m terms.Measure) terms.Ask {
	return terms.Ask{Measure: m, Unit: "城北小学", Period: terms.Year(2025)}
}

func inApril(m terms.Measure) terms.Ask {
	ask := schoolAsk(m)
	ask.Period = terms.Months(2025, 4, 1)
	return ask
}

func figure(tb testing.TB, db *queries.DB, ask terms.Ask) terms.Figure {
	tb.Helper()
	f, err := db.Figure(tb.Context(), terms.OwnerViewer(), ask)
	if err != nil {
		tb.Fatalf("figure %s: %v", ask.Key(), err)
	}
	return f
}

func TestFigures(t *testing.T) {
	t.Parallel()
	db := school(t)
	for _, c := range []struct {
		name string
		ask  terms.Ask
		want string // as shown; "" unknown
	}{
		{"activities", schoolAsk(terms.ActivityCount), "4次"},
		{"of a theme", schoolAsk(terms.ActivityCount).With(terms.ByTheme, "learning"), "2次"},
		{"of a title", schoolAsk(terms.ActivityCount).With(terms.ByTitle, "读书分享会"), "2次"},
		{"of a month", schoolAsk(terms.ActivityCount).With(terms.ByMonth, "2025-03"), "1次"},
		{"none in a covered month", schoolAsk(terms.ActivityCount).With(terms.ByMonth, "2025-06"), "0次"},
		{"none in a month nobody covers", schoolAsk(terms.ActivityCount).With(terms.ByMonth, "2025-12"), ""},
		{"date", schoolAsk(terms.ActivityDate).With(terms.ByActivity, "城北小学/A1"), "3月8日"},
		{"end", schoolAsk(terms.ActivityEnd).With(terms.ByActivity, "城北小学/A2"), "4月13日"},
		{"no end", schoolAsk(terms.ActivityEnd).With(terms.ByActivity, "城北小学/A1"), ""},
		{"person-times where one activity does not state them", schoolAsk(terms.PersonTimes), "至少57人次"},
		{"person-times of a theme with it", schoolAsk(terms.PersonTimes).With(terms.ByTheme, "learning"), "至少25人次"},
		{"person-times of a theme without it", schoolAsk(terms.PersonTimes).With(terms.ByTheme, "women"), "30人次"},
		{"person-times of a month without it", schoolAsk(terms.PersonTimes).With(terms.ByMonth, "2025-10"), "25人次"},
		{"person-times by a sign-in", schoolAsk(terms.PersonTimes).With(terms.ByActivity, "城北小学/A2"), "2人次"},
		{"person-times not stated", schoolAsk(terms.PersonTimes).With(terms.ByActivity, "城北小学/A3"), ""},
		{"people", schoolAsk(terms.DistinctPeople), "至少2人"},
		{"spend", schoolAsk(terms.ActivitySpend), "1800.50元"},
		{"participation where one of three activities has a sign-in", schoolAsk(terms.ParticipationRate), ""},
		{"participation where the only one has", inApril(terms.ParticipationRate), "50%"},
		{"on the roll", schoolAsk(terms.MembersOnRoll), "3人"},
		{"women", schoolAsk(terms.MembersOnRoll).With(terms.ByGender, "女"), "2人"},
		{"joined", schoolAsk(terms.MembersJoined), "1人"},
		{"left", schoolAsk(terms.MembersLeft), "1人"},
		{"workers", schoolAsk(terms.WorkerCount), ""},
		{"visits", schoolAsk(terms.VisitTimes), "3人次"},
		{"visited people", schoolAsk(terms.VisitPeople), "2人"},
		{"visit money", schoolAsk(terms.VisitAmount), "500元"},
		{"visit total", schoolAsk(terms.VisitTotal), "900元"},
		{"each", schoolAsk(terms.VisitEach).With(terms.ByLabel, "春节慰问"), "200元"},
		{"events", schoolAsk(terms.EventCount), "2件"},
		{"events visited", schoolAsk(terms.EventVisited), "1件"},
		{"event rate", schoolAsk(terms.EventVisitRate), "50%"},
		{"spending: ledger in March, else what ledgers tell", schoolAsk(terms.SpendingTotal), "3000.50元"},
		{"spending of a subject", schoolAsk(terms.SpendingTotal).With(terms.BySubject, "维权支出"), "300元"},
		{"payments: two of the ledger, two activities and three visits outside March", schoolAsk(terms.SpendingCount), "7笔"},
		{"payments without a subject", schoolAsk(terms.SpendingCount).With(terms.BySubject, ""), "5笔"},
		{"budget", schoolAsk(terms.BudgetTotal), "1600元"},
		{"execution", schoolAsk(terms.BudgetExecution).With(terms.BySubject, "职工活动支出"), "125%"},
		{"proposals", schoolAsk(terms.ProposalCount), "3件"},
		{"settled", schoolAsk(terms.ProposalDone), "1件"},
		{"settled share", schoolAsk(terms.ProposalRate), "33.3%"},
		{"honours", schoolAsk(terms.HonorCount), "2项"},
		{"indicator", schoolAsk(terms.IndicatorValue).With(terms.ByName, "会员数"), "3人"},
		{"no plan", schoolAsk(terms.PlanItemCount), ""},
		{"reports due", schoolAsk(terms.ReportsDue), "36份"},
		{"reports received", schoolAsk(terms.ReportsReceived), "16份"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got := figure(t, db, c.ask)
			if got.Shown != c.want || got.IsKnown() != (c.want != "") || !got.IsKnown() && got.Why == "" {
				t.Errorf("%s: got %q (%s %s), want %q", c.ask.Key(), got.Shown, got.State, got.Why, c.want)
			}
		})
	}
}
