package queries

import (
	"context"
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
func (l *loader) cover(ctx context.Context, got *terms.TableReceipt, source int64, rows []staged, unit unitRef) error {
	t := got.Table
	if len(rows) == 0 && !t.Zero {
		return nil
	}
	span := l.span(t, rows)
	if span.IsZero() || span.From >= span.To {
		return nil
	}
	units := map[unitRef]bool{}
	for _, s := range rows {
		units[s.unit] = true
	}
	if len(units) == 0 {
		units[unit] = true
		l.touch(unit.id, t.Kind)
	}
	for u := range units {
		got.Covered = append(got.Covered, terms.Covered{UnitKey: u.key, Kind: t.Kind, Period: span, Zero: len(rows) == 0})
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

func (l *loader) span(t terms.Table, rows []staged) terms.Period {
	said := t.Span
	if said.IsZero() {
		said = l.in.Span
	}
	first, last := dates(rows)
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

// dates returns the first and the last day any row speaks of.
func dates(rows []staged) (first, last terms.Date) {
	for _, s := range rows {
		if s.day == 0 {
			continue
		}
		if first == 0 || s.day < first {
			first = s.day
		}
		last = max(last, s.day, s.until)
	}
	return first, last
}
