package queries

import (
	"context"
	"database/sql"
	"fmt"

	"nianlun/queries/terms"
)

// coverage tells of each kind and month of a period whether every unit of a subtree
// that should report has a loaded table, and whether any has.
type coverage map[terms.Kind]map[string]covered

type covered struct{ whole, some bool }

func (a *asker) coverage(ctx context.Context, unit string, p terms.Period) (coverage, error) {
	seek := unit + p.From.String() + p.To.String()
	if c, ok := a.covers.get(seek); ok {
		return c, nil
	}
	c := coverage{}
	_, err := collect(ctx, a.db.pool, sqlQuestionCovered, func(rows *sql.Rows) (struct{}, error) {
		var (
			kind, month string
			got         covered
		)
		err := rows.Scan(&kind, &month, &got.whole, &got.some)
		k := terms.Kind(kind)
		if c[k] == nil {
			c[k] = map[string]covered{}
		}
		c[k][month] = got
		return struct{}{}, err
	}, seenArgs(a.v, sql.Named("unit", unit), sql.Named("from", p.From.Time()), sql.Named("last", p.Last().Time()))...)
	if err != nil {
		return nil, fmt.Errorf("reading what the files cover: %w", err)
	}
	a.covers.put(seek, c)
	return c, nil
}

// proves reports whether any of the sets of kinds covers every month of the period; if
// not, why says what is missing.
func (c coverage) proves(sets [][]terms.Kind, p terms.Period) (ok bool, why string) {
	if p.From >= p.To { // a month outside the period
		return false, msgNoRows
	}
	for i, kinds := range sets {
		whole, some := true, true
		for _, k := range kinds {
			w, s := c.over(k, p)
			whole, some = whole && w, some && s
		}
		if whole {
			return true, ""
		}
		switch {
		case i > 0:
		case some:
			why = msgNotWhole(kinds)
		default:
			why = msgNotLoaded(kinds)
		}
	}
	if why == "" {
		why = msgNoRows
	}
	return false, why
}

// over reports whether a kind covers every month of a period, and whether any.
func (c coverage) over(k terms.Kind, p terms.Period) (whole, some bool) {
	whole = true
	for _, m := range monthsOf(p) {
		got := c[k][m]
		whole, some = whole && got.whole, some || got.some
	}
	return whole, some
}

// monthsOf lists the months a period touches: 2025-03.
func monthsOf(p terms.Period) []string {
	list := []string{}
	for m := terms.Months(p.From.Year(), p.From.Month(), 1); m.From < p.To; m = terms.Months(m.To.Year(), m.To.Month(), 1) {
		list = append(list, m.From.String()[:7])
	}
	return list
}

// monthPeriod returns the part of a period that lies in a month written 2025-03.
func monthPeriod(p terms.Period, month string) terms.Period {
	first, err := terms.ParseDate(month + "-01")
	if err != nil {
		return p
	}
	m := terms.Months(first.Year(), first.Month(), 1)
	return terms.Period{From: max(m.From, p.From), To: min(m.To, p.To)}
}
