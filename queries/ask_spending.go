package queries

import (
	"context"

	"nianlun/queries/terms"
)

// Spending tells of spending and budget by account subject, budgeted ones first. What
// only activity and visit ledgers tell stands in a row of its own, named 按台账.
func (db *DB) Spending(ctx context.Context, v terms.Viewer, sc terms.Scope) ([]terms.SpendingRow, error) {
	a := newAsker(db, v)
	ask := terms.Ask{Unit: sc.Unit, Period: sc.Told()}
	spent, err := a.ask(ctx, of(ask, terms.SpendingTotal), terms.BySubject)
	if err != nil {
		return nil, err
	}
	entries, err := a.ask(ctx, of(ask, terms.SpendingCount), terms.BySubject)
	if err != nil {
		return nil, err
	}
	budget, err := a.ask(ctx, of(ask, terms.BudgetTotal), terms.BySubject)
	if err != nil {
		return nil, err
	}
	rate, err := a.ask(ctx, of(ask, terms.BudgetExecution), terms.BySubject)
	if err != nil {
		return nil, err
	}
	rows := []terms.SpendingRow{}
	names := subjectsOf(spent, budget)
	if spent.cells[group{}] != nil {
		names = append(names, "")
	}
	for _, name := range names {
		row := terms.SpendingRow{
			Subject: name, Spending: spent.at(name), Entries: entries.at(name), Budget: budget.at(name), Rate: rate.at(name), Basis: msgByLedger,
		}
		if spent.cells[group{name}][plain].told {
			row.Basis = msgByTold
		}
		rows = append(rows, row)
	}
	return rows, nil
}
