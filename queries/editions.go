package queries

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"

	"nianlun/queries/terms"
)

// Edition is a draft kept as it was at a moment, with its ledger and data digest.
type Edition struct {
	ID       int64
	Of       DraftOf
	UnitName string
	Title    string
	Final    bool // nothing was open in it; else it was kept as a draft
	AsOf     terms.Date
	Digest   string // of the data it was written from
	Batch    int64  // the newest batch then
	At       time.Time
	Who      string // account name
	Remark   string
}

// KeepEdition keeps a draft with the files it is handed out as, by format, and returns its
// number. What was written for somebody who answers for the unit is not told above it.
// ErrForbidden when the viewer does not govern the unit, ErrInput without files.
func (db *DB) KeepEdition(ctx context.Context, v terms.Viewer, e Edition, files map[string][]byte) (int64, error) {
	var id int64
	err := db.settle(ctx, func(conn *sql.Conn) error {
		if len(files) == 0 || e.Title == "" || e.Of.Period.IsZero() {
			return ErrInput
		}
		if _, err := governed(ctx, conn, v, e.Of.Unit); err != nil {
			return err
		}
		err := conn.QueryRowContext(ctx, sqlEditionAdd, e.Of.args(v, sql.Named("title", e.Title), sql.Named("final", e.Final), sql.Named("asof", e.AsOf.Time()),
			sql.Named("digest", e.Digest), sql.Named("at", e.At.UTC()), sql.Named("viewer", v.Name), sql.Named("remark", blob(db.vault.seal([]byte(e.Remark)))))...).Scan(&id)
		if err != nil {
			return err
		}
		for format, body := range files {
			if _, err := conn.ExecContext(ctx, sqlEditionFileAdd, sql.Named("edition", id), sql.Named("format", format), sql.Named("body", blob(db.vault.seal(body)))); err != nil {
				return err
			}
		}
		var version string
		return conn.QueryRowContext(ctx, sqlDraftVersionUp).Scan(&version)
	})
	if err != nil {
		return 0, fmt.Errorf("keeping an edition: %w", err)
	}
	return id, nil
}

// Editions lists the kept drafts of a unit, newest first; of all units the viewer may see
// where unit is empty. What the viewer may not read is not listed.
func (db *DB) Editions(ctx context.Context, v terms.Viewer, unit string) ([]Edition, error) {
	if unit != "" {
		if _, err := unitSeen(ctx, db.pool, v, unit); err != nil {
			return nil, fmt.Errorf("listing editions: %w", err)
		}
	}
	list, err := db.editions(ctx, v, unit, 0)
	if err != nil {
		return nil, fmt.Errorf("listing editions: %w", err)
	}
	return list, nil
}

// Edition returns one kept draft with the formats it can be had in. ErrNotFound, also
// where the viewer may not read it.
func (db *DB) Edition(ctx context.Context, v terms.Viewer, id int64) (Edition, []string, error) {
	list, err := db.editions(ctx, v, "", id)
	if err == nil && (id < 1 || len(list) == 0) {
		err = ErrNotFound
	}
	var formats []string
	if err == nil {
		formats, err = collect(ctx, db.pool, sqlEditionFormats, scanOne[string], sql.Named("edition", id))
	}
	if err != nil {
		return Edition{}, nil, fmt.Errorf("edition %d: %w", id, err)
	}
	return list[0], formats, nil
}

// EditionFile returns a kept draft in one of its formats, the same bytes every time.
// ErrNotFound.
func (db *DB) EditionFile(ctx context.Context, v terms.Viewer, id int64, format string) ([]byte, error) {
	_, formats, err := db.Edition(ctx, v, id)
	if err != nil {
		return nil, err
	}
	if !slices.Contains(formats, format) {
		return nil, fmt.Errorf("edition %d as %s: %w", id, format, ErrNotFound)
	}
	var sealed, body []byte
	err = db.pool.QueryRowContext(ctx, sqlEditionFile, sql.Named("edition", id), sql.Named("format", format)).Scan(&sealed)
	if errors.Is(err, sql.ErrNoRows) {
		err = ErrNotFound
	}
	if err == nil {
		body, err = db.vault.open(sealed)
	}
	if err != nil {
		return nil, fmt.Errorf("edition %d as %s: %w", id, format, err)
	}
	return body, nil
}

func (db *DB) editions(ctx context.Context, v terms.Viewer, unit string, id int64) ([]Edition, error) {
	return collect(ctx, db.pool, sqlEditions, func(rows *sql.Rows) (e Edition, err error) {
		var first, last, asof sql.NullTime
		var sealed []byte
		if err := rows.Scan(&e.ID, &e.Of.Unit, &e.UnitName, &first, &last, &e.Of.Voice, &e.Title, &e.Final, &asof, &e.Digest, &e.Batch, &e.At, &e.Who, &sealed); err != nil {
			return e, err
		}
		e.Of.Period, e.AsOf = terms.Span(dateOf(first), dateOf(last)), dateOf(asof)
		remark, err := db.vault.open(sealed)
		e.Remark = string(remark)
		return e, err
	}, seenArgs(v, sql.Named("id", id), sql.Named("unit", unit), sql.Named("inside", !aboveUnit(v)))...)
}
