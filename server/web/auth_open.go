package web

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/labstack/echo/v4"
)

// Office is a start by double-click: one person at this machine, whose browser the
// program opens with a link that is good once. Other programs and users of the machine
// reach the port too, and get nothing without it.
type Office struct {
	Folder string // where the data lies
	Other  string // a folder with data of its own that is not in use; "": none
	Secret []byte // shared with later starts, through a file only the user can read
	Stop   func() // ends the program once running requests are answered
}

const (
	ticketFor   = 5 * time.Minute
	ticketField = "token"
	homeCookie  = "nianlun_home_"
)

// door lets in who brings a ticket. Tickets and sessions live in memory: the next start
// opens the browser anew.
type door struct {
	mu       sync.Mutex
	tickets  map[string]time.Time // by hash, with their end
	sessions map[string]bool      // by hash
}

// Ticket makes a link below the server's own address that signs a browser in, once and
// for five minutes.
func (s *Server) Ticket() string {
	token, now := newToken(), s.cfg.Now()
	d := &s.door
	d.mu.Lock()
	defer d.mu.Unlock()
	for hash, end := range d.tickets {
		if !now.Before(end) {
			delete(d.tickets, hash)
		}
	}
	if d.tickets == nil {
		d.tickets, d.sessions = map[string]time.Time{}, map[string]bool{}
	}
	d.tickets[tokenHash(token)] = now.Add(ticketFor)
	return "/open?" + ticketField + "=" + token
}

// exchange takes a ticket and gives the token of a session; "" when it is not good.
func (d *door) exchange(ticket string, now time.Time) string {
	d.mu.Lock()
	defer d.mu.Unlock()
	end, ok := d.tickets[tokenHash(ticket)]
	delete(d.tickets, tokenHash(ticket))
	if !ok || !now.Before(end) {
		return ""
	}
	session := newToken()
	d.sessions[tokenHash(session)] = true
	return session
}

func (d *door) knows(session string) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.sessions[tokenHash(session)]
}

var errNotOpened = &refusalError{http.StatusUnauthorized, msgNotOpened}

// atHome tells the one person at this machine from everybody else who reaches the port.
// A request that brings no session of theirs reaches what is open to anyone.
func (s *Server) atHome(c echo.Context) error {
	r := c.Request()
	var w *who
	if cookie, err := c.Cookie(homeCookieName(r)); err == nil && s.door.knows(cookie.Value) {
		w = &who{session: cookie.Value, home: true}
		c.SetRequest(r.WithContext(context.WithValue(withViewer(r.Context(), s.everybody()), whoKey{}, w)))
	}
	switch access := rules[r.Method+" "+c.Path()].access; {
	case access == open || access == 0:
		return nil
	case w == nil:
		return errNotOpened
	case r.Method != http.MethodGet:
		return s.checkToken(c, w)
	}
	return nil
}

// homeCookieName differs from port to port: browsers send the cookies of one host to all
// its ports.
func homeCookieName(r *http.Request) string {
	_, port, err := net.SplitHostPort(r.Host)
	if err != nil {
		port = ""
	}
	return homeCookie + port
}

func (s *Server) openRoutes() {
	s.echo.GET("/open", s.open)
	s.echo.POST("/open/ticket", s.giveTicket)
	s.echo.GET("/where", s.where)
	s.echo.POST("/stop", s.stop)
}

// open takes the ticket the program opened the browser with. A page opened again by a
// browser that is in already goes on; with accounts the sign-in stands behind it.
func (s *Server) open(c echo.Context) error {
	if s.cfg.Office == nil || s.cfg.Accounts || whoOf(c.Request().Context()) != nil {
		return c.Redirect(http.StatusSeeOther, "/")
	}
	session := s.door.exchange(c.QueryParam(ticketField), s.cfg.Now())
	if session == "" {
		return &refusalError{http.StatusForbidden, msgTicketOver}
	}
	c.SetCookie(&http.Cookie{ //nolint:gosec // a loopback address has no TLS
		Name: homeCookieName(c.Request()), Value: session, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode,
	})
	return c.Redirect(http.StatusSeeOther, "/")
}

// giveTicket answers a second start of the program that shares the secret, and proves in
// turn to be the one that holds the data. The secret itself never travels.
func (s *Server) giveTicket(c echo.Context) error {
	o, nonce := s.cfg.Office, c.FormValue("nonce")
	if o == nil || len(o.Secret) == 0 || nonce == "" || !proves(o.Secret, c.FormValue("proof"), "ask", nonce) {
		return echo.NewHTTPError(http.StatusNotFound)
	}
	path := s.Ticket()
	return c.String(http.StatusOK, path+"\n"+proof(o.Secret, "give", nonce, path))
}

func proof(secret []byte, words ...string) string {
	mac := hmac.New(sha256.New, secret)
	mac.Write([]byte("nianlun\x00" + strings.Join(words, "\x00")))
	return hex.EncodeToString(mac.Sum(nil))
}

func proves(secret []byte, given string, words ...string) bool {
	return subtle.ConstantTimeCompare([]byte(given), []byte(proof(secret, words...))) == 1
}

// where tells where the data lies, how to back it up and how to move it.
func (s *Server) where(c echo.Context) error {
	if s.cfg.Office == nil {
		return echo.NewHTTPError(http.StatusNotFound)
	}
	return s.render(c, http.StatusOK, "where", page{Title: msgTitleWhere, Active: "where", Body: s.cfg.Office})
}

// stop ends the program after the page that says so has left.
func (s *Server) stop(c echo.Context) error {
	if s.cfg.Office == nil {
		return echo.NewHTTPError(http.StatusNotFound)
	}
	err := s.render(c, http.StatusOK, "stopped", page{Title: msgTitleStopped, Bare: true})
	s.cfg.Office.Stop()
	return err
}
