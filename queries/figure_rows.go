package queries

import (
	"context"
	"database/sql"
	"fmt"

	"nianlun/queries/terms"
)

// FigureRows lists the rows a figure was made of, people masked for the viewer: their
// aggregate is the figure. A hidden figure has no rows to show, and above the unit
// nor has one with a visit or event of a sensitive kind among its rows.
func (db *DB) FigureRows(ctx context.Context, v terms.Viewer, key string) ([]terms.SourceRow, error) {
	ask, err := terms.ParseAsk(key)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrInput, err)
	}
	a := newAsker(db, v)
	got, err := a.ask(ctx, ask)
	if err != nil {
		return nil, err
	}
	c := got.cells[group{}]
	tender := c[plain].tender || c[denominator].tender
	if got.at().State == terms.Suppressed || got.above && got.m.troubles != "" && tender {
		return []terms.SourceRow{}, nil
	}
	if got.m.rows != nil {
		return matching(ctx, a, got.m, ask)
	}
	tree, err := a.asked(ctx, ask.Unit, ask.Period)
	if err != nil {
		return nil, err
	}
	rows, err := collect(ctx, db.pool, rowsStatement(got.m.sql, ask), func(rows *sql.Rows) (terms.SourceRow, error) {
		return scanSourceRow(rows, v)
	}, a.args(ask, tree)...)
	if err != nil {
		return nil, fmt.Errorf("listing the rows of %s: %w", ask.Measure, err)
	}
	return rows, nil
}

func matching(ctx context.Context, a *asker, m measure, ask terms.Ask) ([]terms.SourceRow, error) {
	all, err := m.rows(ctx, a, ask)
	if err != nil {
		return nil, err
	}
	rows := []terms.SourceRow{}
	for _, r := range all {
		if r.matches(ask) && r.Role != aside && r.Role != doubt {
			rows = append(rows, r.SourceRow)
		}
	}
	return rows, nil
}

func scanSourceRow(rows *sql.Rows, v terms.Viewer) (terms.SourceRow, error) {
	var (
		r           terms.SourceRow
		name, class string
		day         sql.NullTime
		weight      int64
		benefit     bool
	)
	err := rows.Scan(&r.File, &r.Sheet, &r.Table, &r.Row, &r.Part, &weight, &name, &day, &r.Words, &r.Role, &class, &benefit)
	if benefit && aboveUnit(v) { // one word for all: what a few are not called tells what they are
		r.Words = msgBenefit
	}
	r.Weight = float64(weight)
	r.Date = dateOf(day)
	r.Person = personShown(v, name, class)
	return r, err
}
