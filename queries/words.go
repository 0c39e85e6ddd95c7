package queries

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"nianlun/queries/terms"
)

// wordsSetting holds the words the keeper of the file added to those of the field.
const wordsSetting = "words"

// OwnWords returns the words kept beside those of the field; empty where there are none.
func (db *DB) OwnWords(ctx context.Context) (string, error) {
	text, err := setting(ctx, db.pool, wordsSetting)
	if errors.Is(err, ErrNotFound) {
		return "", nil
	}
	return text, err
}

// KeepWords replaces the own words and makes every unit's links stale. ErrForbidden
// unless the viewer governs everything.
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
