package queries

import (
	"context"
	"database/sql"
	_ "embed" // the statements below
	"fmt"
	"slices"

	"nianlun/queries/terms"
)

var (
	//go:embed sql/own_text_add.sql
	sqlOwnTextAdd string
	//go:embed sql/own_texts.sql
	sqlOwnTexts string
	//go:embed sql/own_texts_offered.sql
	sqlOwnTextsOffered string
)

// KeepOwnText keeps a text a unit brings to its summaries; an empty body takes back what
// was kept. Only adds: what stood before is still told by OwnTextHistory. ErrForbidden when
// the viewer does not govern the unit, ErrNotFound for an unknown unit, ErrInput for a text
// of no kind.
func (db *DB) KeepOwnText(ctx context.Context, v terms.Viewer, unit string, t terms.OwnText) error {
	if t.Kind == "" {
		return fmt.Errorf("keeping a text: %w", ErrInput)
	}
	err := db.settle(ctx, func(conn *sql.Conn) error {
		if _, err := governed(ctx, conn, v, unit); err != nil {
			return err
		}
		_, err := conn.ExecContext(ctx, sqlOwnTextAdd, sql.Named("unit", unit), sql.Named("kind", t.Kind), sql.Named("name", t.Name),
			sql.Named("at", t.At.UTC()), sql.Named("viewer", v.Name), sql.Named("inside", !aboveUnit(v)), sql.Named("body", blob(db.vault.seal([]byte(t.Body)))))
		if err != nil {
			return err
		}
		for _, name := range []string{"decision_version", "draft_version"} {
			if _, err := raise(ctx, conn, name); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("keeping a text of %s: %w", unit, err)
	}
	return nil
}

// OwnTexts returns what a unit keeps for its summaries just now, each kind and name once,
// the newest first; then the templates and set phrases units above offer it, of each the
// nearest unit's, also where the unit keeps its own. Whoever may read the unit's texts may
// read these; what somebody wrote who answers for a unit is not told above it.
func (db *DB) OwnTexts(ctx context.Context, v terms.Viewer, unit string) ([]terms.OwnText, error) {
	all, err := db.ownTexts(ctx, v, unit, "", "")
	if err != nil {
		return nil, err
	}
	type place struct{ kind, name string }
	seen := map[place]bool{}
	own := slices.DeleteFunc(all, func(t terms.OwnText) bool {
		at := place{t.Kind, t.Name}
		older := seen[at]
		seen[at] = true
		return older || t.Body == ""
	})
	offered, err := db.offeredTexts(ctx, v, unit)
	return append(own, offered...), err
}

// offeredTexts are what the units above a unit offer it.
func (db *DB) offeredTexts(ctx context.Context, v terms.Viewer, unit string) ([]terms.OwnText, error) {
	type place struct{ unit, kind, name string }
	seen, found := map[place]bool{}, map[place]bool{}
	all, err := collect(ctx, db.pool, sqlOwnTextsOffered, func(rows *sql.Rows) (t terms.OwnText, err error) {
		var sealed []byte
		var above string
		if err := rows.Scan(&t.Kind, &t.Name, &t.At, &sealed, &above, &t.From); err != nil {
			return t, err
		}
		body, err := db.vault.open(sealed)
		if at := (place{above, t.Kind, t.Name}); !seen[at] { // older ones do not count
			seen[at], t.Body = true, string(body)
		}
		return t, err
	}, sql.Named("unit", unit), sql.Named("inside", !aboveUnit(v)))
	if err != nil {
		return nil, fmt.Errorf("reading texts offered to %s: %w", unit, err)
	}
	return slices.DeleteFunc(all, func(t terms.OwnText) bool {
		at := place{"", t.Kind, t.Name}
		nearer := found[at]
		found[at] = nearer || t.Body != ""
		return nearer || t.Body == ""
	}), nil
}

// OwnTextHistory returns every text a unit kept of a kind and name, the newest first; one
// without a body took back what stood before.
func (db *DB) OwnTextHistory(ctx context.Context, v terms.Viewer, unit, kind, name string) ([]terms.OwnText, error) {
	return db.ownTexts(ctx, v, unit, kind, name)
}

func (db *DB) ownTexts(ctx context.Context, v terms.Viewer, unit, kind, name string) ([]terms.OwnText, error) {
	if _, err := unitSeen(ctx, db.pool, v, unit); err != nil {
		return nil, fmt.Errorf("reading texts of %s: %w", unit, err)
	}
	texts, err := collect(ctx, db.pool, sqlOwnTexts, func(rows *sql.Rows) (t terms.OwnText, err error) {
		var sealed []byte
		if err := rows.Scan(&t.Kind, &t.Name, &t.At, &t.By, &sealed); err != nil {
			return t, err
		}
		body, err := db.vault.open(sealed)
		t.Body = string(body)
		return t, err
	}, sql.Named("unit", unit), sql.Named("kind", kind), sql.Named("name", name), sql.Named("inside", !aboveUnit(v)))
	if err != nil {
		return nil, fmt.Errorf("reading texts of %s: %w", unit, err)
	}
	return texts, nil
}
