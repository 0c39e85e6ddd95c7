package queries

import (
	"context"
	"database/sql"
	"fmt"

	"nianlun/queries/terms"
)

// FigureRows lists the rows a figure was made of, people masked for the viewer: their
// aggregate is the figure. A hidden figure has no rows to show. Above the unit visits and
// events have none either, but where it may be told that nobody was in trouble: rows that
// are there on some days and not on others would tell on which days somebody was.
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
	kept, err := a.keptInUnit(ctx, got)
	if err != nil {
		return nil, err
	}
	if kept || got.at().State == terms.Suppressed {
		return []terms.SourceRow{}, nil
	}
	rows, err := a.figureRows(ctx, got)
	if err != nil {
		return nil, err
	}
	texts := []*string{}
	for i := range rows {
		texts = append(texts, &rows[i].Words)
	}
	return rows, a.discreet(ctx, ask.Unit, ask.Period, texts)
}

func (a *asker) figureRows(ctx context.Context, got *answers) ([]terms.SourceRow, error) {
	ask := got.ask
	if got.m.rows != nil {
		return matching(ctx, a, got.m, ask)
	}
	tree, err := a.asked(ctx, ask.Unit, ask.Period)
	if err != nil {
		return nil, err
	}
	rows, err := collect(ctx, a.db.pool, rowsStatement(got.m.sql, ask), func(rows *sql.Rows) (terms.SourceRow, error) {
		return scanSourceRow(rows, a.v)
	}, a.args(ask, tree)...)
	if err != nil {
		return nil, fmt.Errorf("listing the rows of %s: %w", ask.Measure, err)
	}
	return rows, nil
}

// keptInUnit reports whether the rows of a figure stay with the unit they tell of.
func (a *asker) keptInUnit(ctx context.Context, got *answers) (bool, error) {
	if !got.above || got.m.troubles == "" {
		return false, nil
	}
	v, err := a.veilOf(ctx, got.m, got.ask.Period)
	unit := got.ask.Unit
	if child, ok := got.ask.By[terms.ByChild]; ok {
		unit = child
	}
	return !v.untroubled(unit, got.ask.Period), err
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
