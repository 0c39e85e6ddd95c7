package queries

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"nianlun/queries/terms"
)

// Namesakes lists the people files name so that nobody can say who is meant (several
// members share the name, or a number contradicts it), with the rows that do so up to the
// scope's date and the members who may be meant: a person who knows them must say. Above
// the unit nobody is listed with an illness or the like; what befell anybody is said to
// nobody; names are masked, and numbers and keys left out, unless the viewer may see them.
func (db *DB) Namesakes(ctx context.Context, v terms.Viewer, sc terms.Scope) ([]terms.Namesake, error) {
	if _, err := unitSeen(ctx, db.pool, v, sc.Unit); err != nil {
		return nil, err
	}
	rows, err := collect(ctx, db.pool, sqlQuestionNamesakes, func(rows *sql.Rows) (namesakeRow, error) { return scanNamesake(rows, v.Names) },
		scopeArgs(v, sc)...)
	if err != nil {
		return nil, fmt.Errorf("listing the namesakes of %s: %w", sc.Unit, err)
	}
	list, last := []terms.Namesake{}, ""
	for _, f := range rows {
		if sensitive(f.class) && aboveUnit(v) {
			continue
		}
		if n := len(list); n > 0 && list[n-1].Unit == f.Unit && last == f.mention {
			list[n-1].Rows = append(list[n-1].Rows, f.row)
			continue
		}
		f.Rows = []terms.NamesakeRow{f.row}
		list, last = append(list, f.Namesake), f.mention
	}
	return list, nil
}

type namesakeRow struct {
	terms.Namesake
	mention string
	row     terms.NamesakeRow
	class   string
}

func scanNamesake(rows *sql.Rows, names bool) (f namesakeRow, err error) {
	var (
		members string
		day     sql.NullTime
		alike   bool
	)
	s := &f.row.Source
	err = rows.Scan(&f.Unit, &f.mention, &alike, &f.Name, &f.Group, &f.row.Kind, &f.class, &f.row.Words, &f.row.Key, &day,
		&s.File, &s.Sheet, &s.Table, &s.Row, &s.Part, &members)
	f.row.Date = dateOf(day)
	f.Members = meant(members, f.Name, names)
	for _, m := range f.Members {
		f.Contradicts = f.Contradicts || m.Name != f.Name && names
	}
	if alike {
		f.Key = f.mention
	}
	if sensitive(f.class) {
		f.row.Words = ""
	}
	if !names {
		f.Name, f.Key, f.row.Key = mask(f.Name), "", ""
	}
	return f, err
}

// meant reads the members a name may mean.
func meant(text, name string, names bool) []terms.NamesakeMember {
	list := []terms.NamesakeMember{}
	for line := range strings.SplitSeq(text, "\x1e") {
		parts := append(strings.Split(line, "\x1f"), "", "", "", "")
		m := terms.NamesakeMember{StaffNo: parts[0], Group: parts[1], Key: parts[2], Name: parts[3]}
		if !names {
			m.StaffNo, m.Key, m.Name = "", "", mask(name)
		}
		list = append(list, m)
	}
	return list
}

// Meant lists what people said of whom rows mean, newest first, that nobody took back.
// ErrForbidden for whoever does not answer for the unit by name.
func (db *DB) Meant(ctx context.Context, v terms.Viewer, sc terms.Scope) ([]terms.Meaning, error) {
	if _, err := unitSeen(ctx, db.pool, v, sc.Unit); err != nil {
		return nil, err
	}
	if !MaySay(v) {
		return nil, fmt.Errorf("listing whom rows of %s mean: %w", sc.Unit, ErrForbidden)
	}
	list, err := collect(ctx, db.pool, sqlQuestionMeant, func(rows *sql.Rows) (m terms.Meaning, err error) {
		err = rows.Scan(&m.Unit, &m.Subject, &m.Member, &m.By, &m.At, &m.Name, &m.Group, &m.Rows, &m.Source.File, &m.Source.Row,
			&m.Who.Name, &m.Who.StaffNo, &m.Who.Group)
		m.Nobody = m.Member == nobodyMeant
		return m, err
	}, seenArgs(v, sql.Named("unit", sc.Unit), sql.Named("last", sc.Period.Last().Time()))...)
	if err != nil {
		return nil, fmt.Errorf("listing whom rows of %s mean: %w", sc.Unit, err)
	}
	return list, nil
}

// NamesakesIn counts, by unit and year, the rows of a batch that name somebody nobody can
// place; of the units the viewer may see.
func (db *DB) NamesakesIn(ctx context.Context, v terms.Viewer, batch int64) ([]terms.NamesakeCount, error) {
	list, err := collect(ctx, db.pool, sqlQuestionNamesakesCount, func(rows *sql.Rows) (c terms.NamesakeCount, err error) {
		return c, rows.Scan(&c.Unit, &c.Year, &c.Rows)
	}, seenArgs(v, sql.Named("batch", batch))...)
	if err != nil {
		return nil, fmt.Errorf("counting the namesakes of batch %d: %w", batch, err)
	}
	return list, nil
}
