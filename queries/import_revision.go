package queries

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"

	"nianlun/queries/terms"
)

// settleRevision says of the file just taken in what it revises: what was asked for, else
// what to offer.
func (l *loader) settleRevision(ctx context.Context) error {
	if l.in.Apart != 0 {
		if err := apart(ctx, l.conn, l.batch, l.in.Apart); err != nil {
			return err
		}
	}
	if l.in.Revises == 0 {
		return l.offerRevision(ctx)
	}
	if err := mayRevise(ctx, l.conn, l.viewer, l.batch, l.in.Revises); err != nil {
		return err
	}
	if err := compare(ctx, l.conn, l.batch, l.in.Revises); err != nil {
		return err
	}
	found, err := foundRevision(ctx, l.conn, l.viewer, l.batch, l.in.Revises)
	if err != nil {
		return err
	}
	touched, err := revise(ctx, l.conn, l.viewer, l.batch, l.in.Revises)
	if err != nil {
		return err
	}
	l.reach.join(touched)
	found.Taken = true
	l.receipt.Revision = &found
	return l.noteFlipped(ctx)
}

// offerRevision looks for the earlier batch the file seems to be an edited copy of.
func (l *loader) offerRevision(ctx context.Context) (err error) {
	if l.receipt.Same {
		return nil
	}
	l.receipt.Revision, err = offered(ctx, l.conn, l.viewer, l.batch, cmp.Or(l.stood, l.batch))
	return err
}

// noteFlipped remembers what the batches revised bear on.
func (l *loader) noteFlipped(ctx context.Context) error {
	if l.bearing == nil {
		return nil
	}
	_, err := collect(ctx, l.conn, sqlFlippedSpans, func(rows *sql.Rows) (struct{}, error) {
		var (
			unit        int64
			kind        terms.Kind
			since, till sql.NullTime
		)
		err := rows.Scan(&unit, &kind, &since, &till)
		l.noteSpan(unit, kind, terms.Period{From: dateOf(since), To: dateOf(till)})
		return struct{}{}, err
	})
	if err != nil {
		return fmt.Errorf("reading what the revised batches cover: %w", err)
	}
	return nil
}
