package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"nianlun/dashboards"
	"nianlun/queries"
	"nianlun/queries/terms"
)

// questions are what `nianlun show` can ask, besides rows. Each gives its typed rows for
// --json and the same as lines for people.
func questions() map[string]question {
	return map[string]question{
		"overview":     overviewQuestion,
		"progress":     asked((*queries.DB).Progress, heads["progress"], progressLine),
		"links":        asked((*queries.DB).Links, heads["links"], linkLine),
		"activities":   asked((*queries.DB).Activities, heads["activities"], activityLine),
		"reach":        asked((*queries.DB).Reach, heads["reach"], reachLine),
		"unreached":    asked((*queries.DB).Unreached, heads["unreached"], unreachedLine),
		"spending":     asked((*queries.DB).Spending, heads["spending"], spendingLine),
		"compliance":   asked((*queries.DB).Compliance, heads["compliance"], complianceLine),
		"compare":      asked((*queries.DB).Compare, heads["compare"], compareLine),
		"completeness": asked((*queries.DB).Completeness, heads["completeness"], completenessLine),
		"namesakes":    asked((*queries.DB).Namesakes, heads["namesakes"], namesakeLine),
	}
}

// asked makes a question of a method of queries and a way to write one of its rows.
func asked[T any](method func(*queries.DB, context.Context, terms.Viewer, terms.Scope) ([]T, error), head []string, line func(T) []string) question {
	return func(ctx context.Context, db *queries.DB, v terms.Viewer, sc terms.Scope) (answer, error) {
		rows, err := method(db, ctx, v, sc)
		if err != nil {
			return answer{}, err
		}
		if rows == nil {
			rows = []T{}
		}
		a := answer{rows: rows, head: head}
		for _, r := range rows {
			a.lines = append(a.lines, line(r))
		}
		return a, nil
	}
}

func overviewQuestion(ctx context.Context, db *queries.DB, v terms.Viewer, sc terms.Scope) (answer, error) {
	o, err := db.Overview(ctx, v, sc)
	if err != nil {
		return answer{}, err
	}
	a := answer{rows: []terms.Overview{o}, head: heads["overview"]}
	line := func(f terms.Figure) { a.lines = append(a.lines, []string{f.Label, shown(f), f.ID, f.Why}) }
	for _, f := range o.Headlines {
		line(f)
	}
	for _, s := range o.Plan {
		if s.Items.Positive() {
			a.lines = append(a.lines, []string{msgPlanItems + dashboards.StatusName(s.Status), shown(s.Items), s.Items.ID, ""})
		}
	}
	line(o.Completion)
	for _, n := range o.Attention {
		a.lines = append(a.lines, []string{msgAttention, n.Words, "", ""})
		for _, f := range n.Figures {
			line(f)
		}
	}
	return a, nil
}

func shown(f terms.Figure) string { return dashboards.Shown(f) }

func progressLine(p terms.Progress) []string {
	var targets []string
	for _, t := range p.Targets {
		promise := dashboards.PromiseOf(t)
		targets = append(targets, promise.Promised+"/"+promise.Reached)
	}
	return []string{
		strconv.Itoa(p.Number), dashboards.StatusName(p.Status), oneLine(p.Text, 50), dashboards.WindowName(p.Window),
		strings.Join(targets, msgSemicolon), oneLine(strings.Join(p.Activities, msgComma), 40),
	}
}

func linkLine(l terms.LinkRow) []string {
	if l.Item == nil {
		return []string{msgOutside, "", oneLine(nameOf(l), 40), l.Date.String(), "", ""}
	}
	return []string{
		strconv.Itoa(*l.Item), oneLine(l.Text, 40), oneLine(nameOf(l), 40), l.Date.String(),
		fmt.Sprintf("%.2f", l.Score), dashboards.LinkName(l.State),
	}
}

func nameOf(l terms.LinkRow) string {
	if l.Title == "" || l.Title == l.Activity {
		return l.Activity
	}
	return l.Activity + " " + l.Title
}

func activityLine(a terms.Activity) []string {
	people, spend := msgUnknown, msgUnknown
	if a.Headcount != nil {
		people = strconv.FormatInt(*a.Headcount, 10)
		if a.Approx {
			people = msgAbout + people
		}
	}
	if a.Spend != nil {
		spend = a.Spend.Yuan()
	}
	return []string{a.Start.String(), oneLine(a.Title, 44), dashboards.CategoryName(a.Theme), people, spend, a.UnitName, place(a.Source)}
}

func place(s terms.Source) string {
	words := s.File
	if s.Sheet != "" {
		words += " " + s.Sheet
	}
	if s.Row > 0 {
		words += msgRow(s.Row)
	}
	return words
}

func reachLine(r terms.ReachRow) []string {
	return []string{r.Unit, r.Group, shown(r.Members), shown(r.ByName), shown(r.ByMass), shown(r.ByNone), shown(r.Unknown), shown(r.Coverage)}
}

func unreachedLine(r terms.UnreachedRow) []string {
	signal := signalWords[r.Signal]
	if r.Class != "" {
		signal += msgBrackets(r.Class)
	}
	return []string{r.Unit, r.Group, r.Name, signal, reachWords[r.State], oneLine(r.Why, 60)}
}

func namesakeLine(r terms.Namesake) []string {
	var members, rows []string
	for _, m := range r.Members {
		members = append(members, strings.TrimSpace(m.Name+" "+m.Group+" "+m.StaffNo))
	}
	for _, row := range r.Rows {
		rows = append(rows, place(row.Source))
	}
	return []string{r.Unit, r.Name, r.Group, strings.Join(members, "、"), oneLine(strings.Join(rows, "；"), 60)}
}

func spendingLine(r terms.SpendingRow) []string {
	return []string{r.Subject, shown(r.Spending), shown(r.Entries), shown(r.Budget), shown(r.Rate), r.Basis}
}

func complianceLine(r terms.ComplianceRow) []string {
	return []string{r.Title, ruleWords[r.State], oneLine(r.Words, 70), r.Basis}
}

func compareLine(r terms.CompareRow) []string {
	return []string{
		r.Unit.Name, shown(r.Members), shown(r.Activities), shown(r.PersonTimes), shown(r.Participation), shown(r.PerMember),
		shown(r.Spending), shown(r.Completion), shown(r.Completeness), r.Why,
	}
}

func completenessLine(r terms.CompletenessRow) []string {
	return []string{r.Name, dashboards.KindName(r.Kind), r.Month, reportWords[r.State]}
}

func rowsAnswer(f terms.Figure, rows []terms.SourceRow) answer {
	if rows == nil {
		rows = []terms.SourceRow{}
	}
	a := answer{rows: rows, figures: []terms.Figure{f}, head: heads["rows"]}
	for _, r := range rows {
		a.lines = append(a.lines, []string{place(r.Source), r.Date.String(), oneLine(r.Words, 50), r.Person, dashboards.Weight(r.Weight, f.Unit)})
	}
	return a
}
