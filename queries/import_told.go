package queries

import (
	"context"
	"database/sql"
	"fmt"

	"nianlun/queries/terms"
)

// keepTold stores what is told of a table beside its records: what was rejected and
// skipped, cells to look at again, the totals it states, and what it was not read for. Raw cells go through the vault.
func (l *loader) keepTold(ctx context.Context, source int64, t terms.Table) error {
	if err := l.keepCells(ctx, source, "reject", t.Rejected); err != nil {
		return err
	}
	if err := l.keepCells(ctx, source, "doubt", t.Doubts); err != nil {
		return err
	}
	if err := l.keepUnread(ctx, source, t); err != nil {
		return err
	}
	if err := l.keepStated(ctx, source, t.Totals); err != nil || len(t.Skipped) == 0 {
		return err
	}
	return appendRows(ctx, l.conn, "", "skip", func(add addRow) error {
		for _, s := range t.Skipped {
			if err := add(l.batch, source, int32(s.Row), s.Why); err != nil {
				return err
			}
		}
		return nil
	})
}

func (l *loader) keepCells(ctx context.Context, source int64, table string, cells []terms.Reject) error {
	if len(cells) == 0 {
		return nil
	}
	return appendRows(ctx, l.conn, "", table, func(add addRow) error {
		for _, r := range cells {
			sealed := l.db.vault.seal([]byte(r.Value))
			if err := add(l.batch, source, int32(r.Row), r.Column, r.Header, r.Cell, blob(sealed), r.Why, r.Hint); err != nil {
				return err
			}
		}
		return nil
	})
}

func (l *loader) keepStated(ctx context.Context, source int64, totals []terms.Total) error {
	if len(totals) == 0 {
		return nil
	}
	return appendRows(ctx, l.conn, "", "stated", func(add addRow) error {
		for _, t := range totals {
			if err := add(l.batch, source, int32(t.Row), t.Column, t.Cell, t.Scope, t.Stated, t.Loaded, t.Why); err != nil {
				return err
			}
		}
		return nil
	})
}

// keepTaken keeps what a table brought. Of plans nothing is kept: they are taken in later.
func (l *loader) keepTaken(ctx context.Context, source int64, got terms.TableReceipt) error {
	if got.Table.Kind == terms.NoKind || got.Table.Kind == terms.PlanItems {
		return nil
	}
	_, err := l.conn.ExecContext(ctx, sqlTakenAdd, sql.Named("batch", l.batch), sql.Named("source", source),
		sql.Named("loaded", int64(got.Loaded)), sql.Named("unchanged", int64(got.Unchanged)))
	if err != nil {
		return fmt.Errorf("keeping what a table brought: %w", err)
	}
	return nil
}

// keepUnread keeps the headings nobody recognised, or why a table is no data.
func (l *loader) keepUnread(ctx context.Context, source int64, t terms.Table) error {
	none := t.Kind == terms.NoKind && t.Why != ""
	if len(t.Unknown) == 0 && !none {
		return nil
	}
	return appendRows(ctx, l.conn, "", "unread", func(add addRow) error {
		for i, heading := range t.Unknown {
			if err := add(l.batch, source, int32(i), blob(l.db.vault.seal([]byte(heading))), ""); err != nil {
				return err
			}
		}
		if none {
			return add(l.batch, source, int32(len(t.Unknown)), nil, t.Why)
		}
		return nil
	})
}
