package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"slices"
	"strings"

	"nianlun/queries"
	"nianlun/queries/terms"
	"nianlun/server/web"
)

// scopeFlags are the flags that say which unit, which days, and judged when.
type scopeFlags struct {
	unit, period, from, to, asof string
	year                         int
}

func (s *scopeFlags) add(fs *flag.FlagSet) {
	fs.StringVar(&s.unit, "unit", "", "unit by name")
	fs.StringVar(&s.period, "period", "", "year, h1, h2, q1..q4")
	fs.StringVar(&s.asof, "asof", "", "the day to judge at")
	s.addDays(fs)
}

func (s *scopeFlags) addDays(fs *flag.FlagSet) {
	fs.IntVar(&s.year, "year", 0, "year")
	fs.StringVar(&s.from, "from", "", "first day")
	fs.StringVar(&s.to, "to", "", "last day")
}

// span returns the days of --from and --to; zero when neither is given.
func (s *scopeFlags) span() (terms.Period, error) {
	if s.year != 0 && (s.year < 1949 || s.year > 2200) {
		return terms.Period{}, &usageError{msgBadYear}
	}
	if s.from == "" && s.to == "" {
		return terms.Period{}, nil
	}
	if s.from == "" || s.to == "" {
		return terms.Period{}, &usageError{msgBothDays}
	}
	from, err := terms.ParseDate(s.from)
	if err != nil {
		return terms.Period{}, &usageError{msgBadDay("--from", s.from)}
	}
	to, err := terms.ParseDate(s.to)
	if err != nil {
		return terms.Period{}, &usageError{msgBadDay("--to", s.to)}
	}
	if from > to {
		return terms.Period{}, &usageError{msgBothDays}
	}
	return terms.Span(from, to), nil
}

// check reads every flag that can be wrong without a database.
func (s *scopeFlags) check() error {
	if _, err := s.span(); err != nil {
		return err
	}
	if s.period != "" && s.from != "" {
		return &usageError{msgTwoPeriods}
	}
	if _, err := terms.ParsePeriod(2000, s.period); err != nil {
		return &usageError{msgBadPeriod(s.period)}
	}
	if s.asof != "" {
		if _, err := terms.ParseDate(s.asof); err != nil {
			return &usageError{msgBadDay("--asof", s.asof)}
		}
	}
	return nil
}

// resolve turns the flags into a unit and a scope. Without a year it is the last one
// with activities; without a unit, the only top unit; without --asof, the earlier of
// today and the period's last day.
func (s *scopeFlags) resolve(ctx context.Context, db *queries.DB, v terms.Viewer, today terms.Date) (terms.Unit, terms.Scope, error) {
	period, err := s.span()
	if err != nil {
		return terms.Unit{}, terms.Scope{}, err
	}
	if period.IsZero() {
		year := s.year
		if year == 0 {
			if year, err = web.LatestYear(ctx, db, v, today); err != nil {
				return terms.Unit{}, terms.Scope{}, err
			}
		}
		if period, err = terms.ParsePeriod(year, s.period); err != nil {
			return terms.Unit{}, terms.Scope{}, &usageError{msgBadPeriod(s.period)}
		}
	}
	asof := min(today, period.Last())
	if s.asof != "" {
		if asof, err = terms.ParseDate(s.asof); err != nil {
			return terms.Unit{}, terms.Scope{}, &usageError{msgBadDay("--asof", s.asof)}
		}
	}
	unit, err := s.findUnit(ctx, db, v, period.Last())
	return unit, terms.Scope{Unit: unit.Key, Period: period, AsOf: asof}, err
}

func (s *scopeFlags) findUnit(ctx context.Context, db *queries.DB, v terms.Viewer, at terms.Date) (terms.Unit, error) {
	if s.unit != "" {
		unit, err := db.FindUnit(ctx, v, s.unit, at)
		if err == nil || !errors.Is(err, queries.ErrNotFound) {
			return unit, err
		}
	}
	units, err := db.Units(ctx, v, at)
	if err != nil {
		return terms.Unit{}, fmt.Errorf("listing units: %w", err)
	}
	var tops, names []string
	var top terms.Unit
	for _, u := range units {
		names = append(names, u.Name)
		if u.Parent == "" {
			top, tops = u, append(tops, u.Name)
		}
	}
	switch {
	case len(units) == 0:
		return terms.Unit{}, &plainError{msgNoUnits}
	case s.unit != "":
		return terms.Unit{}, &plainError{msgNoSuchUnit(s.unit, someOf(nearest(names, s.unit)))}
	case len(tops) == 1:
		return top, nil
	}
	return terms.Unit{}, &usageError{msgManyUnits(someOf(tops))}
}

// nearest puts the names that share most characters with the one asked for first.
func nearest(names []string, asked string) []string {
	shared := func(name string) int {
		n := 0
		for _, r := range asked {
			if strings.ContainsRune(name, r) {
				n++
			}
		}
		return n
	}
	slices.SortStableFunc(names, func(a, b string) int { return shared(b) - shared(a) })
	return names
}

// someOf keeps a list of names readable.
func someOf(names []string) []string {
	const most = 10
	if len(names) <= most {
		return names
	}
	return append(append([]string{}, names[:most]...), "……")
}
