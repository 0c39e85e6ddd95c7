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
// ErrNotFound when no such session runs or the account is disabled. The account is
// shared between callers: nobody changes it.
func (db *DB) SessionAccount(ctx context.Context, tokenHash string, now time.Time) (Account, error) {
	s, commits, ok := db.standing.session(tokenHash)
	if !ok {
		var err error
		if s, err = db.readSession(ctx, tokenHash, now); err != nil {
			return Account{}, fmt.Errorf("looking for a session: %w", err)
		}
		db.standing.keepSession(tokenHash, s, commits)
	}
	if !s.expires.After(now) {
		return Account{}, fmt.Errorf("a session that is over: %w", ErrNotFound)
	}
	return s.account, nil
}

func (db *DB) readSession(ctx context.Context, tokenHash string, now time.Time) (s session, err error) {
	row := db.pool.QueryRowContext(ctx, sqlSessionAccount, sql.Named("token", tokenHash), sql.Named("now", now.UTC()))
	s.account, _, err = scanAccount(longerRow{row, &s.expires})
	if errors.Is(err, sql.ErrNoRows) {
		err = ErrNotFound
	}
	return s, err
}

// longerRow is a row with one column more than its reader knows of.
type longerRow struct {
	row  *sql.Row
	last any
}

// Scan reads the row's columns, the last one into last.
func (r longerRow) Scan(into ...any) error { return r.row.Scan(append(into, r.last)...) }

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
