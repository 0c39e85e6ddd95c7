package web

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"mime/multipart"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"nianlun/queries"
	"nianlun/queries/terms"
)

const (
	cookieName = "nianlun_session"
	sessionFor = 12 * time.Hour
	formToken  = "token" // the hidden field of every form that changes something
)

// who is the account behind a request.
type who struct {
	account queries.Account
	session string // the token of its cookie
	home    bool   // the one person at this machine, without an account
}

// Name, Role, Manages and Token are for the layout.
func (w *who) Name() string { return w.account.Name }

// Role is the account's role in words.
func (w *who) Role() string { return roleName(w.account.Role) }

// Named reports whether an account stands behind the session.
func (w *who) Named() bool { return !w.home }

// Manages reports whether the account page is open to this account.
func (w *who) Manages() bool { return w.account.Role == terms.Admin }

// Token proves that a form was made by this server for this session.
func (w *who) Token() string {
	sum := sha256.Sum256([]byte("form\x00" + w.session))
	return base64.RawURLEncoding.EncodeToString(sum[:])
}

type (
	viewerKey struct{}
	whoKey    struct{}
)

// withViewer says who asks, for everything below this request.
func withViewer(ctx context.Context, v terms.Viewer) context.Context {
	return context.WithValue(ctx, viewerKey{}, v)
}

// viewerOf is who asks. A request nobody identified is asked by a viewer who sees nothing.
func viewerOf(ctx context.Context) terms.Viewer {
	v, _ := ctx.Value(viewerKey{}).(terms.Viewer)
	return v
}

// whoOf is the account that signed in, nil when nobody did.
func whoOf(ctx context.Context) *who {
	w, _ := ctx.Value(whoKey{}).(*who)
	return w
}

// everybody is who visitors are where nobody signs in.
func (s *Server) everybody() terms.Viewer { return s.cfg.Viewer }

// outside reports whether a request has no way to the pages: nobody is behind it where
// somebody has to be.
func (s *Server) outside(ctx context.Context) bool {
	return (s.cfg.Accounts || s.cfg.Office != nil) && whoOf(ctx) == nil
}

// identify finds out who asks, holds the request to the rule of its route, and hands it
// on under that name. Where nobody has to sign in everybody else is the configured viewer.
func (s *Server) identify(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		ctx := c.Request().Context()
		if !s.cfg.Accounts && s.cfg.Office != nil {
			if err := s.atHome(c); err != nil {
				return err
			}
			return s.noted(next, c)
		}
		w, err := s.signedIn(c)
		if err != nil {
			return err
		}
		if w == nil && !s.cfg.Accounts {
			c.SetRequest(c.Request().WithContext(withViewer(ctx, s.everybody())))
			return s.noted(next, c)
		}
		if err := s.admit(c, w); err != nil {
			return s.turnAway(c, err)
		}
		if w != nil {
			ctx = context.WithValue(withViewer(ctx, w.account.Viewer()), whoKey{}, w)
			c.SetRequest(c.Request().WithContext(ctx))
		}
		return s.noted(next, c)
	}
}

// signsIn reports whether there is a sign-in.
func (s *Server) signsIn() bool { return s.cfg.Accounts || s.cfg.Optional }

// signedIn returns the account of the request's session, nil when there is none.
func (s *Server) signedIn(c echo.Context) (*who, error) {
	cookie, err := c.Cookie(cookieName)
	db := s.db.Load()
	if !s.signsIn() || err != nil || cookie.Value == "" || db == nil {
		return nil, nil //nolint:nilnil // nobody is an answer here
	}
	account, err := db.SessionAccount(c.Request().Context(), tokenHash(cookie.Value), s.cfg.Now())
	if errors.Is(err, queries.ErrNotFound) {
		return nil, nil //nolint:nilnil // nobody is an answer here
	}
	if err != nil {
		return nil, fmt.Errorf("reading the session: %w", err)
	}
	return &who{account: account, session: cookie.Value}, nil
}

var errSignIn = &refusalError{http.StatusUnauthorized, msgSignIn}

// admit holds a request to the rule of its route. An address that leads nowhere has no
// rule and is left to its 404.
func (s *Server) admit(c echo.Context, w *who) error {
	access := rules[c.Request().Method+" "+c.Path()].access
	switch {
	case access == open || access == 0:
		return nil
	case w == nil:
		return errSignIn
	case access == manages && !w.Manages():
		return &refusalError{http.StatusForbidden, msgAdminsOnly}
	case c.Request().Method != http.MethodGet:
		return s.checkToken(c, w)
	}
	return nil
}

// checkToken refuses a form this server did not make for this session.
func (s *Server) checkToken(c echo.Context, w *who) error {
	if strings.HasPrefix(c.Request().Header.Get(echo.HeaderContentType), echo.MIMEMultipartForm) {
		if err := s.receive(c); err != nil {
			return err
		}
	}
	if subtle.ConstantTimeCompare([]byte(c.FormValue(formToken)), []byte(w.Token())) != 1 {
		return &refusalError{http.StatusForbidden, msgOldForm}
	}
	return nil
}

// brokenForm says what is wrong with a form that could not be read.
func brokenForm(err error) error {
	var he *echo.HTTPError
	if errors.As(err, &he) {
		return he
	}
	if errors.Is(err, multipart.ErrMessageTooLarge) {
		return &refusalError{http.StatusRequestEntityTooLarge, msgTooManyParts}
	}
	return &refusalError{http.StatusBadRequest, msgUploadBroken}
}

// turnAway leads a reader of pages to the sign-in, and tells everybody else.
func (s *Server) turnAway(c echo.Context, err error) error {
	r := c.Request()
	if err != errSignIn || r.Method != http.MethodGet || strings.HasSuffix(r.URL.Path, ".json") { //nolint:errorlint // made here and never wrapped
		return err
	}
	return c.Redirect(http.StatusSeeOther, "/login?"+url.Values{"next": {r.URL.RequestURI()}}.Encode())
}

// startSession signs an account in and gives the browser its cookie.
func (s *Server) startSession(c echo.Context, db *queries.DB, name string) error {
	ctx, now, token := c.Request().Context(), s.cfg.Now(), newToken()
	if old, err := c.Cookie(cookieName); err == nil {
		if err := db.CloseSession(ctx, tokenHash(old.Value)); err != nil {
			return fmt.Errorf("ending the session before: %w", err)
		}
	}
	if err := db.OpenSession(ctx, name, tokenHash(token), now, now.Add(sessionFor)); err != nil {
		return fmt.Errorf("signing in: %w", err)
	}
	c.SetCookie(s.cookie(c, token, int(sessionFor.Seconds())))
	return nil
}

func (s *Server) cookie(c echo.Context, value string, seconds int) *http.Cookie {
	return &http.Cookie{ //nolint:gosec // Secure where there is TLS; most offices have none inside
		Name: cookieName, Value: value, Path: "/", MaxAge: seconds, HttpOnly: true, SameSite: http.SameSiteLaxMode,
		Secure: c.Scheme() == "https",
	}
}

// newToken is 256 random bits as text.
func newToken() string {
	var raw [32]byte
	rand.Read(raw[:]) // never fails: crypto/rand would rather stop the program
	return base64.RawURLEncoding.EncodeToString(raw[:])
}

// tokenHash is how a token is kept: who reads the database cannot sign in with it.
func tokenHash(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}

// postForms finds the forms that change something. Every text of a page is escaped, so
// no cell can look like one.
var postForms = regexp.MustCompile(`<form [^>]*method="post"[^>]*>`)

// withToken puts the token of the session into every form that changes something: a form
// cannot be written that lacks it.
func withToken(html []byte, w *who) []byte {
	if w == nil {
		return html
	}
	field := []byte(`$0<input type="hidden" name="` + formToken + `" value="` + w.Token() + `">`)
	return postForms.ReplaceAll(html, field)
}
