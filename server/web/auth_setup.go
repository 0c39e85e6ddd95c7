package web

import (
	"crypto/subtle"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/labstack/echo/v4"

	"nianlun/queries"
	"nianlun/queries/terms"
)

const setupFor = time.Hour

// setup is the one link that makes the first administrator. It lives in memory only:
// the next start prints another.
type setup struct {
	mu      sync.Mutex
	hash    string
	expires time.Time
}

// OfferSetup opens the way to make the first administrator, once and for an hour, and
// returns the address below the server's own. Offer it only while there is none.
func (s *Server) OfferSetup() string {
	token := newToken()
	s.first.mu.Lock()
	defer s.first.mu.Unlock()
	s.first.hash, s.first.expires = tokenHash(token), s.cfg.Now().Add(setupFor)
	return "/setup?token=" + token
}

// opens reports whether a token opens the way; spend closes it.
func (f *setup) opens(token string, now time.Time, spend bool) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	good := f.hash != "" && now.Before(f.expires) && subtle.ConstantTimeCompare([]byte(tokenHash(token)), []byte(f.hash)) == 1
	if good && spend {
		f.hash = ""
	}
	return good
}

// secretPage is a form that asks for a new password.
type secretPage struct {
	Token string // of the setup link
	Name  string
	Fault string
}

func (s *Server) setupPage(c echo.Context) error {
	token := c.QueryParam("token")
	if !s.first.opens(token, s.cfg.Now(), false) {
		return &refusalError{http.StatusForbidden, msgSetupOver}
	}
	return s.render(c, http.StatusOK, "setup", page{Title: msgTitleSetup, Bare: true, Body: secretPage{Token: token, Name: msgFirstName}})
}

// setup makes the first administrator and signs them in.
func (s *Server) setup(c echo.Context) error {
	ctx, db := c.Request().Context(), s.db.Load()
	token, password := c.FormValue("setup"), c.FormValue("password")
	if db == nil || !s.first.opens(token, s.cfg.Now(), false) {
		return &refusalError{http.StatusForbidden, msgSetupOver}
	}
	a := queries.Account{Name: strings.TrimSpace(c.FormValue("name")), Role: terms.Admin, Names: true, Created: s.cfg.Now()}
	fault := badPassword(a.Name, password, c.FormValue("again"))
	if fault == "" {
		kept, err := s.secrets.hash(ctx, password)
		if err != nil {
			return fmt.Errorf("hashing a password: %w", err)
		}
		if !s.first.opens(token, s.cfg.Now(), true) {
			return &refusalError{http.StatusForbidden, msgSetupOver}
		}
		if fault, err = accountFault(db.AddAccount(ctx, terms.OwnerViewer(), a, kept)); err != nil {
			return err
		}
		if fault != "" {
			s.first.again(token)
		}
	}
	if fault != "" {
		return s.render(c, http.StatusBadRequest, "setup", page{Title: msgTitleSetup, Bare: true, Body: secretPage{token, a.Name, fault}})
	}
	if err := s.enter(c, db, a); err != nil {
		return err
	}
	return c.Redirect(http.StatusSeeOther, "/accounts")
}

// again reopens the way after an account could not be made of what was typed.
func (f *setup) again(token string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.hash = tokenHash(token)
}

// accountFault parts what the person at the form can mend from what went wrong inside.
func accountFault(err error) (string, error) {
	switch {
	case errors.Is(err, queries.ErrTaken):
		return msgNameTaken, nil
	case errors.Is(err, queries.ErrLastAdmin):
		return msgLastAdmin, nil
	case errors.Is(err, queries.ErrInput):
		return msgBadAccount, nil
	}
	return "", err
}
