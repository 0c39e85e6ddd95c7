package queries

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"nianlun/queries/terms"
)

// FindUnit returns the unit of a key, a name or an alias, with or without 工会, as
// the tree of a day has it. ErrNotFound when the viewer may see no such unit.
func (db *DB) FindUnit(ctx context.Context, v terms.Viewer, name string, at terms.Date) (terms.Unit, error) {
	key := unitKey(name)
	var given string
	err := db.pool.QueryRowContext(ctx, sqlUnitAlias, sql.Named("name", key)).Scan(&given)
	if err == nil {
		key = given
	} else if !errors.Is(err, sql.ErrNoRows) {
		return terms.Unit{}, fmt.Errorf("finding unit %s: %w", name, err)
	}
	found, err := collect(ctx, db.pool, sqlUnitFind, scanUnit, seenArgs(v, sql.Named("key", key), dayArg("day", at))...)
	if err != nil {
		return terms.Unit{}, fmt.Errorf("finding unit %s: %w", name, err)
	}
	if len(found) == 0 {
		return terms.Unit{}, fmt.Errorf("unit %s: %w", name, ErrNotFound)
	}
	return found[0], nil
}

// Units lists the units the viewer may see on a day, a unit before those below it.
func (db *DB) Units(ctx context.Context, v terms.Viewer, at terms.Date) ([]terms.Unit, error) {
	units, err := collect(ctx, db.pool, sqlUnits, scanUnit, seenArgs(v, dayArg("day", at))...)
	if err != nil {
		return nil, fmt.Errorf("listing units: %w", err)
	}
	return units, nil
}

func scanUnit(rows *sql.Rows) (u terms.Unit, err error) {
	return u, rows.Scan(&u.Key, &u.Name, &u.Parent, &u.Level, &u.Sector, &u.Type, &u.Provisional)
}

// dayArg is a named day; a missing date is null.
func dayArg(name string, d terms.Date) sql.NamedArg {
	if d == 0 {
		return sql.Named(name, nil)
	}
	return sql.Named(name, d.String())
}
