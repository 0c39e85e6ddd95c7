package queries

import (
	"context"
	"fmt"
	"slices"

	"nianlun/queries/terms"
)

// Sign-ins that are all a file brings, and the first of their units, leave nothing to
// compare with and nothing to gather from the table afterwards: on which days people were
// there is counted while the rows are at hand. The engine reads rows of the transaction at
// hand with one thread, and another waits for it without rest.

// alone reports whether a table of sign-ins is all the file brings.
func (l *loader) alone() bool {
	tables := 0
	for _, t := range l.in.Tables {
		if t.Kind != terms.NoKind {
			tables++
		}
	}
	return tables == 1 && len(l.in.Plans) == 0 && l.in.Revises == 0
}

// gather counts the days of sign-ins, the first of their units, for refresh.
func (l *loader) gather(ctx context.Context, s *signIns, source int64) error {
	if said, err := anySaid(ctx, l.conn); err != nil || said || !l.alone() {
		return err // who is meant in a row may be another than its file says
	}
	roles, err := collect(ctx, l.conn, sqlSignInRolesHere, scanOne[int64])
	if err != nil {
		return fmt.Errorf("asking which roles say that somebody was there: %w", err)
	}
	here := make([]bool, len(s.roles))
	for _, no := range roles {
		here[no] = true
	}
	if err := handedYears(s.years(here)).lend(staging(ctx, l.conn, sqlSignInDays)); err != nil {
		return err
	}
	l.reach.gathered = source
	return nil
}

// yearOf are the days of a year somebody was there, a bit a day, the first of January
// lowest.
type yearOf struct {
	who, year int32
	days      [6]uint64
}

// years are the years of the people whose roles say that they were there. Rows of a unit
// come by day, so those of a person by year.
func (s *signIns) years(here []bool) []yearOf {
	var all []yearOf
	bits := make([]int, len(s.namings))
	for i, n := range s.namings {
		bits[i] = n.day.Time().YearDay() - 1
	}
	last := make([]int32, 1+slices.Max(s.whoNo)) // of each person, from 1
	for _, row := range s.order {
		day := s.namings[s.naming[row]].day
		if day == 0 || !here[s.role[row]] {
			continue
		}
		who, year := s.whoNo[s.who[row]], int32(day.Year())
		if at := last[who]; at == 0 || all[at-1].year != year {
			all = append(all, yearOf{who: who, year: year})
			last[who] = int32(len(all))
		}
		bit := bits[s.naming[row]]
		all[last[who]-1].days[bit/64] |= 1 << (bit % 64)
	}
	return all
}

// handedYears are the years as sign_in_days reads them.
func handedYears(years []yearOf) *handed {
	columns := []column{
		numbered("who", func(i int) int64 { return int64(years[i].who) }),
		numbered("year", func(i int) int64 { return int64(years[i].year) }),
	}
	for m := range len(yearOf{}.days) {
		columns = append(columns, masked(fmt.Sprintf("m%d", m+1), func(i int) uint64 { return years[i].days[m] }))
	}
	return &handed{rows: len(years), columns: columns}
}
