package queries

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"nianlun/queries/schema"
)

// migrate applies the migrations the file has not seen, in order, one transaction
// each. A file that has seen more than this program knows is refused with ErrNewer.
func (db *DB) migrate(ctx context.Context) error {
	var foreign int
	if err := db.pool.QueryRowContext(ctx, sqlForeignTables).Scan(&foreign); err != nil {
		return fmt.Errorf("looking at the file: %w", err)
	}
	if foreign > 0 {
		return ErrNotDatabase
	}
	if _, err := db.pool.ExecContext(ctx, sqlMigrationTable); err != nil {
		return fmt.Errorf("preparing migrations: %w", err)
	}
	applied, err := collect(ctx, db.pool, sqlMigrations, scanOne[string])
	if err != nil {
		return fmt.Errorf("reading migrations: %w", err)
	}
	names, err := fs.Glob(schema.Files, "*.sql")
	if err != nil {
		return fmt.Errorf("listing migrations: %w", err)
	}
	for _, name := range applied {
		if !slices.Contains(names, name) {
			return fmt.Errorf("migration %s: %w", name, ErrNewer)
		}
	}
	for _, name := range names {
		if slices.Contains(applied, name) {
			continue
		}
		if err := db.apply(ctx, name); err != nil {
			return fmt.Errorf("migration %s: %w", name, err)
		}
	}
	return nil
}

func (db *DB) apply(ctx context.Context, name string) error {
	text, err := fs.ReadFile(schema.Files, name)
	if err != nil {
		return err
	}
	tx, err := db.file.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if _, err = tx.ExecContext(ctx, string(text)); err == nil {
		_, err = tx.ExecContext(ctx, sqlMigrationAdd, sql.Named("name", name))
	}
	if err != nil {
		return errors.Join(err, tx.Rollback())
	}
	return tx.Commit()
}

// createViews makes the views anew when they are not those of this program: they are code,
// not data.
func (db *DB) createViews(ctx context.Context) error {
	names, err := fs.Glob(schema.Views, "views/*.sql")
	if err != nil {
		return fmt.Errorf("listing views: %w", err)
	}
	texts, all := make([]string, len(names)), ""
	for i, name := range names {
		text, err := fs.ReadFile(schema.Views, name)
		if err != nil {
			return fmt.Errorf("reading view %s: %w", name, err)
		}
		texts[i] = string(text)
		all += name + "\n" + texts[i]
	}
	sum := sha256.Sum256([]byte(all))
	now := hex.EncodeToString(sum[:])
	was, err := setting(ctx, db.file, "views")
	if err != nil && !errors.Is(err, ErrNotFound) {
		return fmt.Errorf("looking at the views: %w", err)
	}
	if was == now {
		return nil
	}
	tx, err := db.file.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("creating views: %w", err)
	}
	for i, name := range names {
		if _, err := tx.ExecContext(ctx, texts[i]); err != nil {
			return errors.Join(fmt.Errorf("creating view %s: %w", name, err), tx.Rollback())
		}
	}
	if _, err := tx.ExecContext(ctx, sqlSettingDrop, sql.Named("name", "views")); err != nil {
		return errors.Join(fmt.Errorf("noting the views: %w", err), tx.Rollback())
	}
	if _, err := tx.ExecContext(ctx, sqlSettingPut, sql.Named("name", "views"), sql.Named("value", now)); err != nil {
		return errors.Join(fmt.Errorf("noting the views: %w", err), tx.Rollback())
	}
	return tx.Commit()
}

// setting reads one of the file's own settings; ErrNotFound when it was never set.
func setting(ctx context.Context, q querier, name string) (string, error) {
	var value string
	err := q.QueryRowContext(ctx, sqlSettingGet, sql.Named("name", name)).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return "", fmt.Errorf("setting %s: %w", name, ErrNotFound)
	}
	return value, err
}

// scanOne reads a row of one column.
func scanOne[T any](rows *sql.Rows) (T, error) {
	var v T
	err := rows.Scan(&v)
	return v, err
}
