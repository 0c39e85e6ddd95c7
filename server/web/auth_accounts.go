package web

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"nianlun/queries"
	"nianlun/queries/terms"
)

// notesShown is how many rows of the audit log the page lists.
const notesShown = 100

// accountsPage lists accounts and what was done lately.
type accountsPage struct {
	Accounts []accountRow
	New      accountRow
	Notes    []noteRow
	Done     string
	Fault    string
	Given    string // a password, shown this once
	GivenTo  string
}

// accountRow is one account as its form shows it.
type accountRow struct {
	Name     string
	Names    bool
	Disabled bool
	Roles    []choice
	Units    []choice
}

type choice struct {
	Value, Name string
	Chosen      bool
}

type noteRow struct {
	At                           time.Time
	Viewer, Did, Object, Details string
}

func newAccountRow(a queries.Account, units []terms.Unit) accountRow {
	row := accountRow{Name: a.Name, Names: a.Names, Disabled: a.Disabled}
	for _, o := range roleChoices() {
		row.Roles = append(row.Roles, choice{o.Value, o.Name, o.Value == string(a.Role)})
	}
	for _, u := range units {
		row.Units = append(row.Units, choice{u.Key, u.Name, slices.Contains(a.Units, u.Key)})
	}
	for _, key := range a.Units { // a unit that is gone for now stays with the account
		if !slices.ContainsFunc(units, func(u terms.Unit) bool { return u.Key == key }) {
			row.Units = append(row.Units, choice{key, key, true})
		}
	}
	return row
}

func (s *Server) accounts(c echo.Context, db *queries.DB) error {
	return s.showAccounts(c, db, http.StatusOK, accountsPage{})
}

func (s *Server) showAccounts(c echo.Context, db *queries.DB, status int, p accountsPage) error {
	ctx := c.Request().Context()
	accounts, err := db.Accounts(ctx, viewerOf(ctx))
	if err != nil {
		return fmt.Errorf("listing accounts: %w", err)
	}
	units, err := db.Units(ctx, viewerOf(ctx), s.today())
	if err != nil {
		return fmt.Errorf("listing units: %w", err)
	}
	notes, err := db.Notes(ctx, viewerOf(ctx), notesShown)
	if err != nil {
		return fmt.Errorf("reading the audit log: %w", err)
	}
	for _, a := range accounts {
		p.Accounts = append(p.Accounts, newAccountRow(a, units))
	}
	for _, n := range notes {
		p.Notes = append(p.Notes, noteRow{n.At, n.Viewer, actionNames[n.Action], n.Object, n.Detail})
	}
	p.New = newAccountRow(queries.Account{Role: terms.Officer, Names: true}, units)
	return s.render(c, status, "accounts", page{Title: msgTitleAccounts, Active: "accounts", Body: p})
}

// readAccount reads the form of an account; units must be known ones, or those the
// account has.
func (s *Server) readAccount(c echo.Context, db *queries.DB, has []string) (queries.Account, error) {
	ctx := c.Request().Context()
	a := queries.Account{
		Name: strings.TrimSpace(c.FormValue("name")), Role: terms.Role(c.FormValue("role")), Created: s.cfg.Now(),
		Names: c.FormValue("names") != "", Disabled: c.FormValue("disabled") != "",
	}
	if a.Role == terms.Admin {
		return a, nil
	}
	units, err := db.Units(ctx, viewerOf(ctx), s.today())
	if err != nil {
		return a, fmt.Errorf("listing units: %w", err)
	}
	for _, key := range c.Request().PostForm["units"] {
		if !slices.Contains(has, key) && !slices.ContainsFunc(units, func(u terms.Unit) bool { return u.Key == key }) {
			return a, &refusalError{http.StatusBadRequest, msgBadUnit}
		}
		a.Units = append(a.Units, key)
	}
	return a, nil
}

// addAccount makes an account with a password of its own, shown once.
func (s *Server) addAccount(c echo.Context, db *queries.DB) error {
	ctx := c.Request().Context()
	a, err := s.readAccount(c, db, nil)
	if err != nil {
		return err
	}
	password, kept, err := s.newPassword(c)
	if err != nil {
		return err
	}
	a.Disabled = false
	fault, err := accountFault(db.AddAccount(ctx, viewerOf(ctx), a, kept))
	if err != nil {
		return err
	}
	if fault != "" {
		return s.showAccounts(c, db, http.StatusBadRequest, accountsPage{Fault: fault})
	}
	return s.showAccounts(c, db, http.StatusOK, accountsPage{Done: msgAccountAdded, Given: password, GivenTo: a.Name})
}

func (s *Server) newPassword(c echo.Context) (password, kept string, err error) {
	if password, err = NewPassword(); err != nil {
		return "", "", err
	}
	if kept, err = s.secrets.hash(c.Request().Context(), password); err != nil {
		return "", "", fmt.Errorf("hashing a password: %w", err)
	}
	return password, kept, nil
}

func (s *Server) changeAccount(c echo.Context, db *queries.DB) error {
	ctx := c.Request().Context()
	old, _, err := db.PasswordOf(ctx, c.FormValue("name"))
	if err != nil {
		return fmt.Errorf("account to change: %w", err)
	}
	a, err := s.readAccount(c, db, old.Units)
	if err != nil {
		return err
	}
	fault, err := accountFault(db.ChangeAccount(ctx, viewerOf(ctx), a))
	if err != nil {
		return err
	}
	if fault != "" {
		return s.showAccounts(c, db, http.StatusBadRequest, accountsPage{Fault: fault})
	}
	return s.showAccounts(c, db, http.StatusOK, accountsPage{Done: msgAccountChanged})
}

// resetPassword gives an account a new password, shown once.
func (s *Server) resetPassword(c echo.Context, db *queries.DB) error {
	ctx, name := c.Request().Context(), c.FormValue("name")
	password, kept, err := s.newPassword(c)
	if err != nil {
		return err
	}
	if err := db.SetPassword(ctx, viewerOf(ctx), name, kept); err != nil {
		return fmt.Errorf("resetting a password: %w", err)
	}
	return s.showAccounts(c, db, http.StatusOK, accountsPage{Done: msgGivenAnew, Given: password, GivenTo: name})
}
