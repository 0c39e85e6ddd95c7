package web

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strconv"

	"github.com/labstack/echo/v4"

	"nianlun/dashboards"
	"nianlun/queries"
	"nianlun/queries/terms"
)

// table is a measure's figures by the values of a dimension.
type table map[string]terms.Figure

// by asks a measure once for every value of a dimension.
func by(db *queries.DB, m terms.Measure, dim terms.Dim) func(context.Context, terms.Viewer, terms.Scope) (table, error) {
	return func(ctx context.Context, v terms.Viewer, sc terms.Scope) (table, error) {
		figures, values, err := db.FigureBy(ctx, v, terms.Ask{Measure: m, Unit: sc.Unit, Period: sc.Told()}, dim)
		if err != nil {
			return nil, fmt.Errorf("asking %s by %s: %w", m, dim, err)
		}
		all := table{}
		for i, f := range figures {
			all[values[i]] = f
		}
		return all, nil
	}
}

func (t table) at(value string) terms.Figure {
	if f, ok := t[value]; ok {
		return f
	}
	return terms.Figure{State: terms.UnknownFigure}
}

func (s *Server) activities(c echo.Context, db *queries.DB, f filter) error {
	ctx := c.Request().Context()
	in := dashboards.ActivitiesInput{Month: c.QueryParam("month"), Theme: themeOf(c), Page: pageOf(c)}
	var err error
	if in.Overview, err = remembered(ctx, s, db, "overview", f.Scope, db.Overview); err != nil {
		return fmt.Errorf("reading the overview: %w", err)
	}
	if in.List, err = remembered(ctx, s, db, "activities", f.Scope, db.Activities); err != nil {
		return fmt.Errorf("listing activities: %w", err)
	}
	if in.People, err = remembered(ctx, s, db, "people", f.Scope, by(db, terms.PersonTimes, terms.ByActivity)); err != nil {
		return err
	}
	if in.Money, err = remembered(ctx, s, db, "costs", f.Scope, by(db, terms.ActivitySpend, terms.ByActivity)); err != nil {
		return err
	}
	if in.Reported, err = remembered(ctx, s, db, "reported", f.Scope, by(db, terms.ReportedHeadcount, terms.ByActivity)); err != nil {
		return err
	}
	if in.Signed, err = remembered(ctx, s, db, "signed", f.Scope, by(db, terms.SignedIn, terms.ByActivity)); err != nil {
		return err
	}
	if !slices.ContainsFunc(in.Overview.Months, func(m terms.MonthPoint) bool { return m.Month == in.Month }) {
		in.Month = "" // of another year: the form would not show what narrows the list
	}
	if in.Count, err = remembered(ctx, s, db, "count "+in.Month+" "+string(in.Theme), f.Scope, countOf(db, in.Month, in.Theme)); err != nil {
		return err
	}
	below := f.below()
	in.Groups = len(below) == 0
	if in.Shares, err = s.shares(ctx, db, f.Scope, below); err != nil {
		return err
	}
	f.More = []field{monthField(in.Overview, in.Month), themeField(in.Theme)}
	return s.render(c, http.StatusOK, "activities", page{Title: msgTitleActivities, Active: "activities", Filter: &f, Charts: true, Body: dashboards.NewActivities(in)})
}

// countOf counts the activities of a month and a theme; "" takes all.
func countOf(db *queries.DB, month string, theme terms.Category) func(context.Context, terms.Viewer, terms.Scope) (terms.Figure, error) {
	return func(ctx context.Context, v terms.Viewer, sc terms.Scope) (terms.Figure, error) {
		ask := terms.Ask{Measure: terms.ActivityCount, Unit: sc.Unit, Period: sc.Told()}
		if month != "" {
			ask = ask.With(terms.ByMonth, month)
		}
		if theme != "" {
			ask = ask.With(terms.ByTheme, string(theme))
		}
		f, err := db.Figure(ctx, v, ask)
		if err != nil {
			return f, fmt.Errorf("counting activities: %w", err)
		}
		return f, nil
	}
}

// below lists the units right below the asked one.
func (f filter) below() []terms.Unit {
	return slices.DeleteFunc(slices.Clone(f.Units), func(u terms.Unit) bool { return u.Parent != f.Unit.Key })
}

// shares tells who came, unit by unit, or group by group where there are no units below.
func (s *Server) shares(ctx context.Context, db *queries.DB, sc terms.Scope, below []terms.Unit) ([]dashboards.Share, error) {
	dim := terms.ByGroup
	if len(below) > 0 {
		dim = terms.ByChild
	}
	var tables [3]table
	for i, m := range []terms.Measure{terms.MembersOnRoll, terms.DistinctPeople, terms.ParticipationRate} {
		var err error
		if tables[i], err = remembered(ctx, s, db, "shares "+string(m), sc, by(db, m, dim)); err != nil {
			return nil, err
		}
	}
	share := func(key, name string) dashboards.Share {
		return dashboards.Share{Name: name, Members: tables[0].at(key), People: tables[1].at(key), Rate: tables[2].at(key)}
	}
	var all []dashboards.Share
	for _, u := range below {
		all = append(all, share(u.Key, u.Name))
	}
	if dim == terms.ByGroup {
		for _, group := range sortedKeys(tables[0]) {
			all = append(all, share(group, group))
		}
	}
	return all, nil
}

func sortedKeys(t table) []string {
	keys := make([]string, 0, len(t))
	for key := range t {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

func monthField(o terms.Overview, chosen string) field {
	all := field{Label: msgMonthLabel, Name: "month", Value: chosen, Options: []option{{"", msgAll}}}
	for _, m := range o.Months {
		all.Options = append(all.Options, option{m.Month, dashboards.MonthName(m.Month)})
	}
	return all
}

func themeField(chosen terms.Category) field {
	all := field{Label: msgThemeLabel, Name: "theme", Value: string(chosen), Options: []option{{"", msgAll}}}
	for _, t := range terms.Categories() {
		all.Options = append(all.Options, option{string(t), dashboards.CategoryName(t)})
	}
	return all
}

func themeOf(c echo.Context) terms.Category {
	if said := terms.Category(c.QueryParam("theme")); slices.Contains(terms.Categories(), said) {
		return said
	}
	return ""
}

func pageOf(c echo.Context) int {
	at, err := strconv.Atoi(c.QueryParam("page"))
	if err != nil {
		return 1
	}
	return at
}

func (s *Server) money(c echo.Context, db *queries.DB, f filter) error {
	ctx := c.Request().Context()
	o, err := remembered(ctx, s, db, "overview", f.Scope, db.Overview)
	if err != nil {
		return fmt.Errorf("reading the overview: %w", err)
	}
	spending, err := remembered(ctx, s, db, "spending", f.Scope, db.Spending)
	if err != nil {
		return fmt.Errorf("reading spending: %w", err)
	}
	totals, err := remembered(ctx, s, db, "money", f.Scope, moneyTotals(db))
	if err != nil {
		return err
	}
	list, err := remembered(ctx, s, db, "activities", f.Scope, db.Activities)
	if err != nil {
		return fmt.Errorf("listing activities: %w", err)
	}
	spend, err := remembered(ctx, s, db, "costs", f.Scope, by(db, terms.ActivitySpend, terms.ByActivity))
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, "money", page{
		Title: msgTitleMoney, Active: "money", Filter: &f, Charts: true,
		Body: dashboards.NewMoney(totals, o.Months, spending, costsOf(list, spend)),
	})
}

func costsOf(list []terms.Activity, spend table) []dashboards.ActivityMoney {
	costs := make([]dashboards.ActivityMoney, len(list))
	for i, a := range list {
		costs[i] = dashboards.ActivityMoney{Title: a.Title, Unit: a.UnitName, Date: a.Start, Spend: spend.at(a.UnitKey + "/" + a.Key)}
	}
	return costs
}

func moneyTotals(db *queries.DB) func(context.Context, terms.Viewer, terms.Scope) ([]terms.Figure, error) {
	return func(ctx context.Context, v terms.Viewer, sc terms.Scope) ([]terms.Figure, error) {
		var all []terms.Figure
		for _, m := range []terms.Measure{terms.SpendingTotal, terms.BudgetTotal, terms.BudgetExecution, terms.PerMemberSpend, terms.VisitTotal, terms.IncomeTotal} {
			f, err := db.Figure(ctx, v, terms.Ask{Measure: m, Unit: sc.Unit, Period: sc.Told()})
			if err != nil {
				return nil, fmt.Errorf("asking %s: %w", m, err)
			}
			all = append(all, f)
		}
		return all, nil
	}
}

func (s *Server) compare(c echo.Context, db *queries.DB, f filter) error {
	ctx := c.Request().Context()
	now, err := remembered(ctx, s, db, "compare", f.Scope, db.Compare)
	if err != nil {
		return fmt.Errorf("comparing units: %w", err)
	}
	day := terms.Period{From: f.Scope.AsOf, To: f.Scope.AsOf}
	last, err := remembered(ctx, s, db, "compare", terms.Scope{Unit: f.Scope.Unit, Period: f.Scope.Period.LastYear(), AsOf: day.LastYear().From}, db.Compare)
	if err != nil {
		return fmt.Errorf("comparing units a year before: %w", err)
	}
	return s.render(c, http.StatusOK, "compare", page{Title: msgTitleCompare, Active: "compare", Filter: &f, Charts: true, Body: dashboards.NewCompare(now, last)})
}

func (s *Server) unreached(c echo.Context, db *queries.DB, f filter) error {
	ctx, want := c.Request().Context(), c.QueryParam("degree")
	if want != "" && !slices.Contains(dashboards.ReachDegrees(), want) {
		return &badRequestError{msgBadDegree}
	}
	if f.Early() { // nobody can have been reached, and nobody missed
		return s.render(c, http.StatusOK, "unreached", page{Title: msgTitleReach, Active: "unreached", Filter: &f, Body: dashboards.ReachPage{Early: true}})
	}
	reach, err := remembered(ctx, s, db, "reach", f.Scope, db.Reach)
	if err != nil {
		return fmt.Errorf("reading reach: %w", err)
	}
	people, err := remembered(ctx, s, db, "unreached", f.Scope, db.Unreached)
	if err != nil {
		return fmt.Errorf("listing the unreached: %w", err)
	}
	degrees, err := remembered(ctx, s, db, "degrees", f.Scope, reachDegrees(db))
	if err != nil {
		return err
	}
	events, err := remembered(ctx, s, db, "events", f.Scope, eventTotals(db))
	if err != nil {
		return err
	}
	names := map[string]string{}
	for _, u := range f.Units {
		names[u.Key] = u.Name
	}
	f.More = []field{{Name: "degree", Value: want}}
	body := dashboards.NewReach(degrees, reach, people, names, want, pageOf(c))
	body.Said = dashboards.EventsSaid(events.at(string(terms.EventCount)), events.at(string(terms.EventVisited)), len(body.Events))
	if body.Namesakes, err = s.namesakeRows(ctx, db, f.Scope); err != nil {
		return err
	}
	body.Settling = body.Settling[:min(len(body.Settling), mostSettling)]
	for i := range body.Settling {
		one := &body.Settling[i]
		gaps, err := remembered(ctx, s, db, "gaps", terms.Scope{Unit: one.UnitKey, Period: f.Scope.Period, AsOf: f.Scope.AsOf}, db.Gaps)
		if err != nil {
			return fmt.Errorf("asking what %s has not handed in: %w", one.UnitKey, err)
		}
		one.Date(gaps)
	}
	return s.render(c, http.StatusOK, "unreached", page{Title: msgTitleReach, Active: "unreached", Filter: &f, Charts: true, Body: body})
}

// eventTotals counts the events noted and those followed by a visit.
func eventTotals(db *queries.DB) func(context.Context, terms.Viewer, terms.Scope) (table, error) {
	return func(ctx context.Context, v terms.Viewer, sc terms.Scope) (table, error) {
		all := table{}
		for _, m := range []terms.Measure{terms.EventCount, terms.EventVisited} {
			f, err := db.Figure(ctx, v, terms.Ask{Measure: m, Unit: sc.Unit, Period: sc.Told()})
			if err != nil {
				return nil, fmt.Errorf("asking %s: %w", m, err)
			}
			all[string(m)] = f
		}
		return all, nil
	}
}

// mostSettling bounds the list of files that would settle most.
const mostSettling = 20

// reachDegrees asks for the members of each degree, nought where a roll proves it.
func reachDegrees(db *queries.DB) func(context.Context, terms.Viewer, terms.Scope) (table, error) {
	return func(ctx context.Context, v terms.Viewer, sc terms.Scope) (table, error) {
		all := table{}
		for _, status := range []string{"name", "mass", "none", "unknown"} {
			ask := terms.Ask{Measure: terms.ReachedMembers, Unit: sc.Unit, Period: sc.Period}.With(terms.ByStatus, status).With(terms.ByAsOf, sc.AsOf.String())
			f, err := db.Figure(ctx, v, ask)
			if err != nil {
				return nil, fmt.Errorf("asking how far anything reached: %w", err)
			}
			all[status] = f
		}
		return all, nil
	}
}
