package queries

import (
	"context"
	"maps"
	"slices"
	"time"

	"nianlun/queries/terms"
)

// cover declares what a loaded table speaks for: unit x kind x span, for every unit
// that has a row in it, or for the table's own unit when it has none.
//
// The span is what the table says of itself (title, sheet, file name), else what the
// form or flag says, else the whole months from its first to its last date: a ledger
// is kept by the month, and reports are due by unit, kind and month; the sign-in
// sheet of a single day covers that day. A table of
// members or units tells who was there at a moment: it covers its year, the one before
// where it has joining dates, to the end of the span, or of the year it was received.
func (l *loader) cover(ctx context.Context, got *terms.TableReceipt, source int64, rows extent, unit unitRef) error {
	t := got.Table
	if len(rows.years) == 0 && !t.Zero {
		return nil
	}
	span := l.span(t, rows)
	if span.IsZero() || span.From >= span.To {
		return nil
	}
	units := slices.Collect(maps.Keys(rows.years))
	if len(units) == 0 {
		units = append(units, unit)
		l.touch(unit.id, t.Kind)
	}
	for _, u := range units {
		got.Covered = append(got.Covered, terms.Covered{UnitKey: u.key, Kind: t.Kind, Period: span, Zero: len(rows.years) == 0})
	}
	slices.SortFunc(got.Covered, func(a, b terms.Covered) int {
		if a.UnitKey < b.UnitKey {
			return -1
		}
		return 1
	})
	return appendRows(ctx, l.conn, "", "coverage", func(add addRow) error {
		for _, c := range got.Covered {
			if err := add(l.batch, source, l.units.ids[c.UnitKey], string(c.Kind), c.Period.From.Time(), c.Period.To.Time(), c.Zero); err != nil {
				return err
			}
		}
		return nil
	})
}

func (l *loader) span(t terms.Table, rows extent) terms.Period {
	said := t.Span
	if said.IsZero() {
		said = l.in.Span
	}
	first, last := rows.first, rows.last
	if t.Kind == terms.Members || t.Kind == terms.Units {
		return rollSpan(said, first, t.Year, l.in.Received)
	}
	switch {
	case !said.IsZero():
		return said
	case first != 0 && first == last && t.Kind == terms.Participation:
		return terms.Span(first, last) // the sheet of one day says nothing of the month
	case first != 0:
		return terms.Period{From: months(first).From, To: months(last).To}
	case t.Year != 0:
		return terms.Year(t.Year)
	}
	return terms.Period{}
}

// rollSpan is what a roll speaks for: its own span or year, to the end of the year it was
// received. Its joining dates tell of the year before as well; further back those who
// left since are struck off, and nobody can say how many there were. One of no year is
// believed for the year before it was received: received in January, it is that one's.
func rollSpan(said terms.Period, joined terms.Date, year int, received time.Time) terms.Period {
	if !said.IsZero() || year != 0 {
		if said.IsZero() {
			said = terms.Period{From: terms.Year(year).From, To: terms.Year(max(year, received.Year())).To}
		}
		if joined != 0 && joined < said.From {
			said.From = max(joined, terms.Year(said.From.Year()-1).From)
		}
		return said
	}
	if received.IsZero() {
		return terms.Period{}
	}
	return terms.Period{From: terms.Year(received.Year() - 1).From, To: terms.Year(received.Year()).To}
}

func months(d terms.Date) terms.Period { return terms.Months(d.Year(), d.Month(), 1) }

// extent is what the rows of a table reach over: the units that have a row in it with the
// years each one's rows belong to, and the first and the last day any row speaks of.
type extent struct {
	years       map[unitRef]map[int]bool
	first, last terms.Date
}

// add notes a row of a unit that speaks of the days from one to another; 0: of none.
func (e *extent) add(unit unitRef, from, until terms.Date) {
	if e.years == nil {
		e.years = map[unitRef]map[int]bool{}
	}
	years := e.years[unit]
	if years == nil {
		years = map[int]bool{}
		e.years[unit] = years
	}
	if from == 0 {
		return
	}
	years[from.Year()] = true
	if e.first == 0 || from < e.first {
		e.first = from
	}
	e.last = max(e.last, from, until)
}

func extentOf(rows []staged) (e extent) {
	for _, s := range rows {
		e.add(s.unit, s.day, s.until)
	}
	return e
}
