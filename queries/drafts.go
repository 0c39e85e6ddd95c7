package queries

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"nianlun/queries/terms"
)

// DraftOf names one summary: of a unit, some days, in one voice.
type DraftOf struct {
	Unit   string // key
	Period terms.Period
	Voice  string
}

func (of DraftOf) args(v terms.Viewer, more ...any) []any {
	return append(more, sql.Named("unit", of.Unit), sql.Named("first", of.Period.From.Time()), sql.Named("last", of.Period.Last().Time()),
		sql.Named("voice", of.Voice), sql.Named("inside", !aboveUnit(v)))
}

// DraftEdit is what a person made of one paragraph of a draft. Edits are only ever added;
// the newest of a paragraph counts. Body is the caller's.
type DraftEdit struct {
	ID        int64
	Paragraph string
	Seen      int64 // when keeping: the newest edit of the paragraph the person saw, 0 for none
	At        time.Time
	Who       string // account name
	Body      []byte
}

// KeepDraftEdits keeps edits of one draft together, or none of them. ErrStale when a
// paragraph was changed since the person saw it, ErrForbidden when the viewer does not
// govern the unit, ErrNotFound for an unknown unit, ErrInput for an edit of nothing.
func (db *DB) KeepDraftEdits(ctx context.Context, v terms.Viewer, of DraftOf, edits []DraftEdit) error {
	err := db.settle(ctx, func(conn *sql.Conn) error {
		if _, err := governed(ctx, conn, v, of.Unit); err != nil {
			return err
		}
		for _, e := range edits {
			if err := db.keepDraftEdit(ctx, conn, v, of, e); err != nil {
				return err
			}
		}
		var version string
		return conn.QueryRowContext(ctx, sqlDraftVersionUp).Scan(&version)
	})
	if err != nil {
		return fmt.Errorf("keeping edits of a draft: %w", err)
	}
	return nil
}

func (db *DB) keepDraftEdit(ctx context.Context, conn *sql.Conn, v terms.Viewer, of DraftOf, e DraftEdit) error {
	if e.Paragraph == "" || len(e.Body) == 0 || of.Voice == "" || of.Period.IsZero() {
		return ErrInput
	}
	var newest int64
	if err := conn.QueryRowContext(ctx, sqlDraftEditNewest, of.args(v, sql.Named("paragraph", e.Paragraph))...).Scan(&newest); err != nil {
		return fmt.Errorf("looking for the newest edit: %w", err)
	}
	if newest != e.Seen {
		return ErrStale
	}
	var id int64
	return conn.QueryRowContext(ctx, sqlDraftEditAdd, of.args(v, sql.Named("paragraph", e.Paragraph), sql.Named("at", e.At.UTC()),
		sql.Named("viewer", v.Name), sql.Named("body", blob(db.vault.seal(e.Body))))...).Scan(&id)
}

// DraftEdits lists the edits of a draft, oldest first. What somebody wrote who answers for
// the unit is not told above it. ErrNotFound, ErrForbidden as for any question about a unit.
func (db *DB) DraftEdits(ctx context.Context, v terms.Viewer, of DraftOf) ([]DraftEdit, error) {
	if _, err := unitSeen(ctx, db.pool, v, of.Unit); err != nil {
		return nil, fmt.Errorf("reading edits of a draft: %w", err)
	}
	edits, err := collect(ctx, db.pool, sqlDraftEdits, func(rows *sql.Rows) (e DraftEdit, err error) {
		var sealed []byte
		if err := rows.Scan(&e.ID, &e.Paragraph, &e.At, &e.Who, &sealed); err != nil {
			return e, err
		}
		e.Body, err = db.vault.open(sealed)
		return e, err
	}, of.args(v)...)
	if err != nil {
		return nil, fmt.Errorf("reading edits of a draft: %w", err)
	}
	return edits, nil
}

// DraftVersion returns the number that goes up with every edit and every edition kept.
func (db *DB) DraftVersion(ctx context.Context) (int64, error) {
	return db.version(ctx, "draft_version")
}
