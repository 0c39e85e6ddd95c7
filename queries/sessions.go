package queries

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// OpenSession keeps the hash of a session's token for the account of a name, and
// forgets sessions whose time is over. ErrNotFound; ErrForbidden for a disabled account.
func (db *DB) OpenSession(ctx context.Context, name, tokenHash string, now, expires time.Time) error {
	err := db.settle(ctx, func(conn *sql.Conn) error {
		a, _, err := accountNamed(ctx, conn, name)
		if err != nil {
			return err
		}
		if a.Disabled {
			return ErrForbidden
		}
		if _, err := conn.ExecContext(ctx, sqlSessionExpired, sql.Named("now", now.UTC())); err != nil {
			return err
		}
		_, err = conn.ExecContext(ctx, sqlSessionAdd, sql.Named("token", tokenHash), sql.Named("account", a.id),
			sql.Named("created", now.UTC()), sql.Named("expires", expires.UTC()))
		return err
	})
	if err != nil {
		return fmt.Errorf("opening a session: %w", err)
	}
	return nil
}

// SessionAccount returns the account a session belongs to, as it stands now.
// ErrNotFound when no such session runs or the account is disabled.
func (db *DB) SessionAccount(ctx context.Context, tokenHash string, now time.Time) (Account, error) {
	a, _, err := scanAccount(db.pool.QueryRowContext(ctx, sqlSessionAccount, sql.Named("token", tokenHash), sql.Named("now", now.UTC())))
	if errors.Is(err, sql.ErrNoRows) {
		err = ErrNotFound
	}
	if err != nil {
		return Account{}, fmt.Errorf("looking for a session: %w", err)
	}
	return a, nil
}

// CloseSession ends a session; one that does not run is ended already.
func (db *DB) CloseSession(ctx context.Context, tokenHash string) error {
	err := db.settle(ctx, func(conn *sql.Conn) error {
		_, err := conn.ExecContext(ctx, sqlSessionClose, sql.Named("token", tokenHash))
		return err
	})
	if err != nil {
		return fmt.Errorf("closing a session: %w", err)
	}
	return nil
}
