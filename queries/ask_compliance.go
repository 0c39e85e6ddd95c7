package queries

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"nianlun/queries/terms"
)

// rule is one of the rules that can be judged by what the files hold (domain.md §2.3).
type rule struct {
	code, title, basis string
	capped             bool // needs a parameter
	private            bool // its rows tell of a person's trouble
}

// rules lists them in the order they are shown; BUDGET-1 is judged by subject.
var rules = []rule{
	{code: "FEST-GOODS", title: "节日慰问只发实物，不发现金、购物卡", basis: msgBasisSpending},
	{code: "FEST-DAYS", title: "节日慰问限国家法定节日", basis: msgBasisSpending},
	{code: "FEST-CAP", title: "每位会员全年节日慰问品不超过标准", capped: true},
	{code: "BDAY-CAP", title: "生日慰问不超过标准", capped: true},
	{code: "SICK-CAP", title: "住院慰问不超过标准", capped: true, private: true},
	{code: "HARD-FILE", title: "困难帮扶先建档、后帮扶", basis: msgBasisHardship, private: true},
}

// Compliance answers a small set of rules for a unit's subtree. A finding is a row to
// look at, not a verdict; a rule without a parameter is not_configured, and one whose
// files are not loaded unknown. Neither is ever a pass.
func (db *DB) Compliance(ctx context.Context, v terms.Viewer, sc terms.Scope) ([]terms.ComplianceRow, error) {
	a := newAsker(db, v)
	sc.Period = sc.Told()
	if _, err := a.unit(ctx, sc.Unit); err != nil {
		return nil, err
	}
	rows, err := a.budgetRule(ctx, sc)
	if err != nil {
		return nil, err
	}
	found, err := a.findings(ctx, sc)
	if err != nil {
		return nil, err
	}
	var configured, docs string
	var files bool
	err = db.pool.QueryRowContext(ctx, sqlQuestionRuleBasis, scopeArgs(v, sc)...).Scan(&configured, &docs, &files)
	if err != nil {
		return nil, fmt.Errorf("reading the parameters of rules: %w", err)
	}
	cover, err := a.coverage(ctx, sc.Unit, sc.Period)
	if err != nil {
		return nil, err
	}
	_, visits := cover.over(terms.Visits, sc.Period)
	for _, r := range rules {
		row := terms.ComplianceRow{Rule: r.code, Title: r.title, Basis: r.basis, Unit: sc.Unit, Rows: []terms.Source{}, State: "clear", Words: msgClear}
		if r.capped {
			row.Basis = docs
		}
		switch list := found[r.code]; {
		case r.capped && !slices.Contains(strings.Split(configured, ","), r.code):
			row.State, row.Words = "not_configured", msgNotConfigured
		case len(list) > 0:
			row.State, row.Words = "finding", msgFinding(len(list))
			if r.private && aboveUnit(v) {
				row.Words = msgFindingPrivate
				break
			}
			row.Rows = list
		case !visits:
			row.State, row.Words = "unknown", msgNotLoaded([]terms.Kind{terms.Visits})
		case r.code == "HARD-FILE" && !files:
			row.State, row.Words = "unknown", msgNoFiles
		}
		rows = append(rows, row)
	}
	return rows, nil
}

func (a *asker) findings(ctx context.Context, sc terms.Scope) (map[string][]terms.Source, error) {
	found := map[string][]terms.Source{}
	_, err := collect(ctx, a.db.pool, sqlQuestionCompliance, func(rows *sql.Rows) (struct{}, error) {
		var rule, unit string
		var s terms.Source
		err := rows.Scan(&rule, &unit, &s.File, &s.Sheet, &s.Table, &s.Row, &s.Part)
		found[rule] = append(found[rule], s)
		return struct{}{}, err
	}, scopeArgs(a.v, sc)...)
	if err != nil {
		return nil, fmt.Errorf("judging the rules for %s: %w", sc.Unit, err)
	}
	return found, nil
}

// budgetRule judges BUDGET-1 unit by unit: one row for every subject spent beyond its
// budget or without one; one row when there is none, or nothing to judge by.
func (a *asker) budgetRule(ctx context.Context, sc terms.Scope) ([]terms.ComplianceRow, error) {
	row := terms.ComplianceRow{
		Rule: "BUDGET-1", Title: msgBudgetRule, Basis: msgBasisSpending, Unit: sc.Unit, Rows: []terms.Source{}, State: "clear", Words: msgClear,
	}
	overs, err := a.overBudget(ctx, sc)
	if err != nil {
		return nil, err
	}
	list := []terms.ComplianceRow{}
	for _, o := range overs {
		one := row
		one.Unit, one.State, one.Words = o.unit, "finding", msgOverBudget(o.name, o.subject, o.spent.Shown, o.budget)
		sources, err := a.db.FigureRows(ctx, a.v, o.spent.Key)
		if err != nil {
			return nil, err
		}
		for _, s := range sources {
			one.Rows = append(one.Rows, s.Source)
		}
		list = append(list, one)
	}
	if len(list) > 0 {
		return list, nil
	}
	var judged int
	if err := a.db.pool.QueryRowContext(ctx, sqlQuestionBudgets, scopeArgs(a.v, sc)...).Scan(&judged); err != nil {
		return nil, fmt.Errorf("counting budgets of %s: %w", sc.Unit, err)
	}
	if judged == 0 {
		row.State, row.Words = "unknown", msgNoBudget
	}
	return []terms.ComplianceRow{row}, nil
}

// over is one subject of one unit spent beyond its budget.
type over struct {
	unit, name, subject string
	budget              terms.Money
	spent               terms.Figure
}

func (a *asker) overBudget(ctx context.Context, sc terms.Scope) ([]over, error) {
	list, err := collect(ctx, a.db.pool, sqlQuestionOverBudget, func(rows *sql.Rows) (o over, err error) {
		return o, rows.Scan(&o.unit, &o.name, &o.subject, &o.budget)
	}, scopeArgs(a.v, sc)...)
	if err != nil {
		return nil, fmt.Errorf("holding the spending of %s against its budgets: %w", sc.Unit, err)
	}
	for i, o := range list {
		ask := terms.Ask{Measure: terms.SpendingTotal, Unit: o.unit, Period: sc.Period}.With(terms.BySubject, o.subject)
		got, err := a.ask(ctx, ask)
		if err != nil {
			return nil, err
		}
		list[i].spent = got.at()
	}
	return list, nil
}
