package queries

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"

	"nianlun/queries/terms"
)

// wordsSetting holds the words the keeper of the file added to those of the field.
const wordsSetting = "words"

// Words keeps what a unit calls things, for itself and the units under it. Subject and
// Object: wordsSetting; Value: the lines. The newest counts, and those of the units above
// count too.
const Words DecisionKind = "words"

// OwnWords returns the words kept for the whole file beside those of the field; empty
// where there are none.
func (db *DB) OwnWords(ctx context.Context) (string, error) {
	text, err := setting(ctx, db.pool, wordsSetting)
	if errors.Is(err, ErrNotFound) {
		return "", nil
	}
	return text, err
}

// KeepWords replaces the words of the whole file and makes every unit's links stale.
// ErrForbidden unless the viewer governs everything.
func (db *DB) KeepWords(ctx context.Context, v terms.Viewer, text string) error {
	if !v.All() {
		return ErrForbidden
	}
	release, err := take(ctx, db.importing)
	if err != nil {
		return fmt.Errorf("keeping words: %w", err)
	}
	defer release()
	err = db.write(ctx, func(conn *sql.Conn) (bool, error) {
		name := sql.Named("name", wordsSetting)
		if _, err := conn.ExecContext(ctx, sqlSettingDrop, name); err != nil {
			return false, err
		}
		if _, err := conn.ExecContext(ctx, sqlSettingPut, name, sql.Named("value", text)); err != nil {
			return false, err
		}
		_, err := conn.ExecContext(ctx, sqlLinksUndo)
		return true, err
	})
	if err != nil {
		return fmt.Errorf("keeping words: %w", err)
	}
	return nil
}

// KeepUnitWords replaces the words of a unit. Its links and those of the units under it
// are stale from then on. ErrForbidden and ErrNotFound as Decide has them.
func (db *DB) KeepUnitWords(ctx context.Context, v terms.Viewer, unit, text string, at time.Time) error {
	return db.Decide(ctx, v, Decision{Kind: Words, Unit: unit, Subject: wordsSetting, Object: wordsSetting, Value: text, At: at})
}

// UnitWords returns what counts for a unit beside the words of the field: those of the
// whole file first, then those of the units above it from the top down, its own last.
// Only texts that say something are among them. It is of no person and open to whoever
// may see the unit; ErrNotFound for others.
func (db *DB) UnitWords(ctx context.Context, v terms.Viewer, unit string) ([]terms.Vocabulary, error) {
	if _, err := unitSeen(ctx, db.pool, v, unit); err != nil {
		return nil, err
	}
	return db.unitWords(ctx, unit)
}

func (db *DB) unitWords(ctx context.Context, unit string) ([]terms.Vocabulary, error) {
	whole, err := db.OwnWords(ctx)
	if err != nil {
		return nil, fmt.Errorf("reading the words of the file: %w", err)
	}
	all := []terms.Vocabulary{{Text: whole}}
	kept, err := collect(ctx, db.pool, sqlWordsOf, func(rows *sql.Rows) (w terms.Vocabulary, err error) {
		err = rows.Scan(&w.Unit, &w.UnitName, &w.Text, &w.By, &w.At)
		return w, err
	}, sql.Named("unit", unit))
	if err != nil {
		return nil, fmt.Errorf("reading the words of %s: %w", unit, err)
	}
	said := all[:0]
	for _, w := range append(all, kept...) {
		if strings.TrimSpace(w.Text) != "" {
			said = append(said, w)
		}
	}
	return said, nil
}

// MatchWords returns, by unit, all the words its links are made with beside those of the
// field, each as one text, in one read; under "" those of units nobody gave words of their
// own. It is for the machine.
func (db *DB) MatchWords(ctx context.Context) (map[string]string, error) {
	whole, err := db.OwnWords(ctx)
	if err != nil {
		return nil, fmt.Errorf("reading the words of the file: %w", err)
	}
	texts := map[string]string{"": strings.TrimSpace(whole)}
	_, err = collect(ctx, db.pool, sqlWordsAll, func(rows *sql.Rows) (struct{}, error) {
		var unit, text string
		err := rows.Scan(&unit, &text)
		if _, ok := texts[unit]; !ok {
			texts[unit] = texts[""]
		}
		if text = strings.TrimSpace(text); text != "" {
			texts[unit] = strings.TrimLeft(texts[unit]+"\n"+text, "\n")
		}
		return struct{}{}, err
	})
	if err != nil {
		return nil, fmt.Errorf("reading the words of units: %w", err)
	}
	return texts, nil
}
