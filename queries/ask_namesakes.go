package queries

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"nianlun/queries/terms"
)

// Namesakes lists the people a file calls by a name several members share, with the rows
// that do so up to the scope's date and the members who may be meant: a person who knows
// them must say. Above the unit nobody is listed with an illness or the like; names are
// masked, and numbers left out, unless the viewer may see them.
func (db *DB) Namesakes(ctx context.Context, v terms.Viewer, sc terms.Scope) ([]terms.Namesake, error) {
	if _, err := unitSeen(ctx, db.pool, v, sc.Unit); err != nil {
		return nil, err
	}
	type found struct {
		terms.Namesake
		row   terms.NamesakeRow
		class string
	}
	rows, err := collect(ctx, db.pool, sqlQuestionNamesakes, func(rows *sql.Rows) (f found, err error) {
		var members string
		var day sql.NullTime
		s := &f.row.Source
		err = rows.Scan(&f.Unit, &f.Key, &f.Name, &f.row.Kind, &f.class, &f.row.Words, &day, &s.File, &s.Sheet, &s.Table, &s.Row, &s.Part, &members)
		f.row.Date = dateOf(day)
		f.Members = meant(members, v.Names)
		return f, err
	}, scopeArgs(v, sc)...)
	if err != nil {
		return nil, fmt.Errorf("listing the namesakes of %s: %w", sc.Unit, err)
	}
	list := []terms.Namesake{}
	for _, f := range rows {
		if sensitive(f.class) && aboveUnit(v) {
			continue
		}
		if n := len(list); n > 0 && list[n-1].Unit == f.Unit && list[n-1].Key == f.Key {
			list[n-1].Rows = append(list[n-1].Rows, f.row)
			continue
		}
		f.Rows = []terms.NamesakeRow{f.row}
		list = append(list, f.Namesake)
	}
	for i := range list {
		if !v.Names {
			list[i].Name, list[i].Key = mask(list[i].Name), ""
		}
	}
	return list, nil
}

// meant reads the members a name may mean.
func meant(text string, names bool) []terms.NamesakeMember {
	list := []terms.NamesakeMember{}
	for line := range strings.SplitSeq(text, "\x1e") {
		parts := append(strings.Split(line, "\x1f"), "", "", "")
		m := terms.NamesakeMember{StaffNo: parts[0], Group: parts[1], Key: parts[2]}
		if !names {
			m.StaffNo, m.Key = "", ""
		}
		list = append(list, m)
	}
	return list
}
