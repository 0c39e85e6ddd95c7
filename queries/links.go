package queries

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"nianlun/queries/terms"
)

// MatchInput returns what links are made from: the current items of a unit's plans,
// the activities that may serve them, and what people have confirmed or rejected. A
// provisional unit's plans and activities are those of the unit it was met under. It is for the machine; what it returns does not leave the house.
func (db *DB) MatchInput(ctx context.Context, unitKey string) (items []terms.PlanItem, acts []terms.Activity, taught []terms.Link, err error) {
	l, err := db.layPlans(ctx, terms.OwnerViewer(), terms.Scope{Unit: unitKey})
	if err != nil {
		return nil, nil, nil, err
	}
	unit := sql.Named("unit", unitKey)
	acts, err = collect(ctx, db.pool, sqlMatchActivities, scanMatchActivity, unit)
	if err != nil {
		return nil, nil, nil, fmt.Errorf("reading activities of %s: %w", unitKey, err)
	}
	words, err := collect(ctx, db.pool, sqlMatchTaught, func(rows *sql.Rows) (l terms.Link, err error) {
		var kind string
		err = rows.Scan(&l.Item, &l.Activity, &kind, &l.Why)
		l.Score = 1
		l.State = map[string]terms.LinkState{string(Confirm): terms.Confirmed, string(Reject): terms.Rejected}[kind]
		return l, err
	}, unit)
	if err != nil {
		return nil, nil, nil, fmt.Errorf("reading decisions of %s: %w", unitKey, err)
	}
	for _, w := range words {
		if w.State != "" { // withdrawn: nothing was taught
			w.Item = l.stands(w.Item)
			taught = append(taught, w)
		}
	}
	return l.items, acts, taught, nil
}

func scanMatchActivity(rows *sql.Rows) (a terms.Activity, err error) {
	var start, end sql.NullTime
	var people, spend sql.NullInt64
	err = rows.Scan(&a.Key, &a.Code, &a.UnitKey, &a.UnitName, &a.Title, &a.Category, &a.Theme, &a.Festival, &start, &end,
		&a.Place, &a.Organiser, &a.PlanRef, &a.Note, &people, &a.Approx, &spend, &a.Implied,
		&a.Source.File, &a.Source.Sheet, &a.Source.Table, &a.Source.Row, &a.Source.Part)
	if start.Valid {
		a.Start = terms.DateOf(start.Time)
	}
	if end.Valid {
		a.End = terms.DateOf(end.Time)
	}
	if people.Valid {
		a.Headcount = &people.Int64
	}
	if spend.Valid {
		fen := terms.Money(spend.Int64)
		a.Spend = &fen
	}
	return a, err
}

// SaveLinks replaces the machine's links of a unit. Decisions of people are not
// touched: they are laid over the links when read.
func (db *DB) SaveLinks(ctx context.Context, unitKey string, links []terms.Link) error {
	release, err := take(ctx, db.importing)
	if err != nil {
		return fmt.Errorf("saving links of %s: %w", unitKey, err)
	}
	defer release()
	err = db.write(ctx, func(conn *sql.Conn) (bool, error) { return true, saveLinks(ctx, conn, unitKey, links) })
	if err != nil {
		return fmt.Errorf("saving links of %s: %w", unitKey, err)
	}
	return nil
}

func saveLinks(ctx context.Context, conn *sql.Conn, unitKey string, links []terms.Link) error {
	var id int64
	err := conn.QueryRowContext(ctx, sqlUnitID, sql.Named("key", unitKey)).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return ErrNotFound
	}
	if err != nil {
		return err
	}
	unit := sql.Named("unit", id)
	if _, err := conn.ExecContext(ctx, sqlLinkClear, unit); err != nil {
		return err
	}
	err = appendRows(ctx, conn, "", "link", func(add addRow) error {
		for _, l := range links {
			if err := add(id, l.Item, l.Activity, l.Score, string(l.State), l.Why); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if _, err := conn.ExecContext(ctx, sqlLinkState, unit); err != nil {
		return err
	}
	for _, text := range []string{sqlLinkedWordsClear, sqlLinkedWordsAdd} {
		if _, err := conn.ExecContext(ctx, text, sql.Named("unit", unitKey)); err != nil {
			return fmt.Errorf("noting the words links were made with: %w", err)
		}
	}
	_, err = raise(ctx, conn, "data_version")
	return err
}

// StaleLinks lists the keys of units whose links are older than their plan items or
// activities.
func (db *DB) StaleLinks(ctx context.Context) ([]string, error) {
	keys, err := collect(ctx, db.pool, sqlLinksStale, scanOne[string])
	if err != nil {
		return nil, fmt.Errorf("listing stale links: %w", err)
	}
	return keys, nil
}
