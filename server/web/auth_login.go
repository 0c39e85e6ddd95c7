package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"github.com/labstack/echo/v4"

	"nianlun/queries"
	"nianlun/queries/terms"
)

// loginPage is the sign-in form.
type loginPage struct {
	Next, Name, Fault string
}

func (s *Server) loginPage(c echo.Context) error {
	if !s.signsIn() || whoOf(c.Request().Context()) != nil {
		return c.Redirect(http.StatusSeeOther, "/")
	}
	return s.askSignIn(c, http.StatusOK, loginPage{Next: c.QueryParam("next")})
}

func (s *Server) askSignIn(c echo.Context, status int, p loginPage) error {
	return s.render(c, status, "login", page{Title: msgTitleLogin, Bare: true, Body: p})
}

// login checks a name and a password. Whether the name or the password was wrong, or the
// account is disabled, cannot be told from the answer or from its time.
func (s *Server) login(c echo.Context) error {
	db := s.db.Load()
	if !s.signsIn() || db == nil {
		return &refusalError{http.StatusServiceUnavailable, msgNotYet}
	}
	p := loginPage{Next: c.FormValue("next"), Name: strings.TrimSpace(c.FormValue("name"))}
	if !s.tries.take(c.RealIP(), p.Name, s.cfg.Now()) {
		c.Response().Header().Set(echo.HeaderRetryAfter, fmt.Sprint(int(triesFor.Seconds())))
		p.Fault = msgTooManyTries
		return s.askSignIn(c, http.StatusTooManyRequests, p)
	}
	account, ok, err := s.recognise(c.Request().Context(), db, p.Name, c.FormValue("password"))
	if err != nil {
		return err
	}
	if !ok {
		if err := s.note(c, db, terms.Viewer{Name: cut(p.Name)}, queries.SignInFailed, c.RealIP(), ""); err != nil {
			return err
		}
		p.Fault = msgNoMatch
		return s.askSignIn(c, http.StatusUnauthorized, p)
	}
	s.tries.right(c.RealIP(), p.Name)
	if err := s.enter(c, db, account); err != nil {
		return err
	}
	return c.Redirect(http.StatusSeeOther, local(p.Next))
}

// recognise checks a password against an account, or against nobody's.
func (s *Server) recognise(ctx context.Context, db *queries.DB, name, password string) (queries.Account, bool, error) {
	account, kept, err := db.PasswordOf(ctx, name)
	if err != nil && !errors.Is(err, queries.ErrNotFound) {
		return account, false, fmt.Errorf("looking for the account: %w", err)
	}
	if len(password) > longestPassword {
		password = ""
	}
	ok, err := s.secrets.check(ctx, password, kept)
	if err != nil {
		return account, false, fmt.Errorf("checking a password: %w", err)
	}
	return account, ok && !account.Disabled, nil
}

// enter opens a session and notes it.
func (s *Server) enter(c echo.Context, db *queries.DB, a queries.Account) error {
	if err := s.startSession(c, db, a.Name); err != nil {
		return err
	}
	return s.note(c, db, a.Viewer(), queries.SignedIn, c.RealIP(), "")
}

// local is an address to go on to, of this server only.
func local(next string) string {
	u, err := url.Parse(next)
	if err != nil || u.IsAbs() || u.Host != "" || !strings.HasPrefix(next, "/") || strings.HasPrefix(next, "//") || strings.ContainsAny(next, "\\\r\n\t") {
		return "/"
	}
	return next
}

func (s *Server) logout(c echo.Context) error {
	ctx, w, db := c.Request().Context(), whoOf(c.Request().Context()), s.db.Load()
	if w == nil || w.home || db == nil {
		return c.Redirect(http.StatusSeeOther, "/")
	}
	if err := db.CloseSession(ctx, tokenHash(w.session)); err != nil {
		return fmt.Errorf("signing out: %w", err)
	}
	c.SetCookie(s.cookie(c, "", -1))
	if err := s.note(c, db, w.account.Viewer(), queries.SignedOut, c.RealIP(), ""); err != nil {
		return err
	}
	return c.Redirect(http.StatusSeeOther, "/login")
}

func (s *Server) passwordPage(c echo.Context) error {
	w := whoOf(c.Request().Context())
	if w == nil || w.home {
		return c.Redirect(http.StatusSeeOther, "/")
	}
	return s.render(c, http.StatusOK, "password", page{Title: msgTitleChange, Body: secretPage{Name: w.Name()}})
}

// password gives the own account another password and keeps this browser signed in.
func (s *Server) password(c echo.Context) error {
	ctx, w, db := c.Request().Context(), whoOf(c.Request().Context()), s.db.Load()
	if w == nil || w.home || db == nil {
		return c.Redirect(http.StatusSeeOther, "/")
	}
	fault, err := s.changeOwn(c, db, w)
	if err != nil {
		return err
	}
	if fault != "" {
		return s.render(c, http.StatusBadRequest, "password", page{Title: msgTitleChange, Body: secretPage{Name: w.Name(), Fault: fault}})
	}
	if err := s.startSession(c, db, w.account.Name); err != nil {
		return err
	}
	if err := s.note(c, db, viewerOf(ctx), queries.ChangedSecret, w.account.Name, ""); err != nil {
		return err
	}
	return c.Redirect(http.StatusSeeOther, "/")
}

func (s *Server) changeOwn(c echo.Context, db *queries.DB, w *who) (fault string, err error) {
	ctx, name, password := c.Request().Context(), w.account.Name, c.FormValue("password")
	if fault := badPassword(name, password, c.FormValue("again")); fault != "" {
		return fault, nil
	}
	if !s.tries.take(c.RealIP(), name, s.cfg.Now()) {
		return msgTooManyTries, nil
	}
	_, ok, err := s.recognise(ctx, db, name, c.FormValue("old"))
	if err != nil || !ok {
		return msgOldWrong, err
	}
	s.tries.right(c.RealIP(), name)
	kept, err := s.secrets.hash(ctx, password)
	if err != nil {
		return "", fmt.Errorf("hashing a password: %w", err)
	}
	if err := db.SetPassword(ctx, viewerOf(ctx), name, kept); err != nil {
		return "", fmt.Errorf("changing the own password: %w", err)
	}
	return "", nil
}
