package queries

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"nianlun/queries/terms"
)

// What can be wrong with a change of accounts.
var (
	ErrTaken     = errors.New("an account of this name exists")
	ErrLastAdmin = errors.New("nobody would be left to manage accounts")
)

// Account is one person who may sign in. A password is known here as its hash only,
// and what the hash means is the caller's.
type Account struct {
	Name     string // what is typed to sign in
	Role     terms.Role
	Units    []string // unit keys; none for administrators
	Names    bool     // may see people by name inside Units
	Disabled bool
	Created  time.Time
	id       int64
}

// Viewer is who asks when this account does.
func (a Account) Viewer() terms.Viewer {
	return terms.Viewer{Role: a.Role, Name: a.Name, Units: a.Units, Names: a.Names}
}

// longestName bounds an account's name, in characters.
const longestName = 40

func (a Account) check() error {
	switch {
	case a.Name == "" || a.Name != strings.TrimSpace(a.Name) || utf8.RuneCountInString(a.Name) > longestName:
		return fmt.Errorf("name of the account: %w", ErrInput)
	case a.Role == terms.Admin && len(a.Units) == 0:
		return nil
	case (a.Role == terms.Officer || a.Role == terms.Federation) && len(a.Units) > 0:
		return nil
	}
	return fmt.Errorf("role and units of the account: %w", ErrInput)
}

// manages refuses everybody but administrators and the owner of the file.
func manages(v terms.Viewer) error {
	if !v.All() {
		return ErrForbidden
	}
	return nil
}

// Accounts lists every account by name, for whoever manages them.
func (db *DB) Accounts(ctx context.Context, v terms.Viewer) ([]Account, error) {
	if err := manages(v); err != nil {
		return nil, fmt.Errorf("listing accounts: %w", err)
	}
	accounts, err := collect(ctx, db.pool, sqlAccountAll, func(rows *sql.Rows) (Account, error) {
		a, _, err := scanAccount(rows)
		return a, err
	})
	if err != nil {
		return nil, fmt.Errorf("listing accounts: %w", err)
	}
	return accounts, nil
}

// CountAccounts tells how many accounts there are, and how many administrators among
// them may sign in.
func (db *DB) CountAccounts(ctx context.Context) (all, admins int, err error) {
	err = db.pool.QueryRowContext(ctx, sqlAccountCount).Scan(&all)
	if err == nil {
		err = db.pool.QueryRowContext(ctx, sqlAccountAdmins).Scan(&admins)
	}
	if err != nil {
		return 0, 0, fmt.Errorf("counting accounts: %w", err)
	}
	return all, admins, nil
}

// AddAccount adds an account with the hash of its password. ErrTaken when the name
// is used, ErrInput when role, units or name do not make an account.
func (db *DB) AddAccount(ctx context.Context, v terms.Viewer, a Account, password string) error {
	err := errors.Join(manages(v), a.check())
	if err != nil {
		return fmt.Errorf("adding an account: %w", err)
	}
	err = db.settle(ctx, func(conn *sql.Conn) error {
		_, _, err := accountNamed(ctx, conn, a.Name)
		if err == nil {
			return ErrTaken
		}
		if !errors.Is(err, ErrNotFound) {
			return err
		}
		units, err := json.Marshal(a.Units)
		if err != nil {
			return err
		}
		_, err = conn.ExecContext(ctx, sqlAccountAdd, sql.Named("name", a.Name), sql.Named("role", string(a.Role)), sql.Named("units", string(units)),
			sql.Named("names", a.Names), sql.Named("password", password), sql.Named("created", a.Created.UTC()))
		return err
	})
	if err != nil {
		return fmt.Errorf("adding an account: %w", err)
	}
	return nil
}

// ChangeAccount gives the account of a's name another role, units, sight of names and
// state. A disabled account is signed out everywhere. ErrLastAdmin when nobody would be
// left to manage accounts, ErrNotFound, ErrInput.
func (db *DB) ChangeAccount(ctx context.Context, v terms.Viewer, a Account) error {
	err := errors.Join(manages(v), a.check())
	if err != nil {
		return fmt.Errorf("changing an account: %w", err)
	}
	err = db.settle(ctx, func(conn *sql.Conn) error { return changeAccount(ctx, conn, a) })
	if err != nil {
		return fmt.Errorf("changing an account: %w", err)
	}
	return nil
}

func changeAccount(ctx context.Context, conn *sql.Conn, a Account) error {
	old, _, err := accountNamed(ctx, conn, a.Name)
	if err != nil {
		return err
	}
	units, err := json.Marshal(a.Units)
	if err != nil {
		return err
	}
	_, err = conn.ExecContext(ctx, sqlAccountChange, sql.Named("id", old.id), sql.Named("role", string(a.Role)), sql.Named("units", string(units)),
		sql.Named("names", a.Names), sql.Named("disabled", a.Disabled))
	if err != nil {
		return err
	}
	if a.Disabled {
		if _, err := conn.ExecContext(ctx, sqlSessionCloseAll, sql.Named("account", old.id)); err != nil {
			return err
		}
	}
	if old.Role != terms.Admin || old.Disabled {
		return nil
	}
	var admins int
	if err := conn.QueryRowContext(ctx, sqlAccountAdmins).Scan(&admins); err != nil {
		return err
	}
	if admins == 0 {
		return ErrLastAdmin
	}
	return nil
}

// SetPassword gives an account another password hash and signs it out everywhere. Who
// manages accounts may, and everybody for the own account.
func (db *DB) SetPassword(ctx context.Context, v terms.Viewer, name, password string) error {
	err := manages(v)
	if v.Name != "" && strings.EqualFold(v.Name, name) {
		err = nil
	}
	if err == nil {
		err = db.settle(ctx, func(conn *sql.Conn) error {
			a, _, err := accountNamed(ctx, conn, name)
			if err != nil {
				return err
			}
			if _, err := conn.ExecContext(ctx, sqlAccountPassword, sql.Named("id", a.id), sql.Named("password", password)); err != nil {
				return err
			}
			_, err = conn.ExecContext(ctx, sqlSessionCloseAll, sql.Named("account", a.id))
			return err
		})
	}
	if err != nil {
		return fmt.Errorf("setting a password: %w", err)
	}
	return nil
}

// PasswordOf returns the account of a name and its password hash, for sign-in only.
// ErrNotFound.
func (db *DB) PasswordOf(ctx context.Context, name string) (Account, string, error) {
	a, password, err := accountNamed(ctx, db.pool, name)
	if err != nil {
		return Account{}, "", fmt.Errorf("looking for an account: %w", err)
	}
	return a, password, nil
}

func accountNamed(ctx context.Context, q querier, name string) (Account, string, error) {
	a, password, err := scanAccount(q.QueryRowContext(ctx, sqlAccountNamed, sql.Named("name", name)))
	if errors.Is(err, sql.ErrNoRows) {
		err = ErrNotFound
	}
	return a, password, err
}

// scanAccount reads an account and its password hash from a row.
func scanAccount(row interface{ Scan(into ...any) error }) (a Account, password string, err error) {
	var role, units string
	if err := row.Scan(&a.id, &a.Name, &role, &units, &a.Names, &a.Created, &a.Disabled, &password); err != nil {
		return Account{}, "", err
	}
	a.Role = terms.Role(role)
	if err := json.Unmarshal([]byte(units), &a.Units); err != nil {
		return Account{}, "", fmt.Errorf("units of account %d: %w", a.id, err)
	}
	return a, password, nil
}

// settle runs a small change of accounts, sessions or the audit log. They take turns
// with decisions, so that two of them never meet on a row.
func (db *DB) settle(ctx context.Context, work func(conn *sql.Conn) error) error {
	release, err := take(ctx, db.deciding)
	if err != nil {
		return err
	}
	defer release()
	return db.write(ctx, func(conn *sql.Conn) (bool, error) { return true, work(conn) })
}
