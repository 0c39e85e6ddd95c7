package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"sync/atomic"

	"github.com/labstack/echo/v4"

	"nianlun/queries"
	"nianlun/queries/terms"
)

// cache keeps pages as they are sent. A page belongs to the session it was made for: its
// forms carry that session's token and its head the person's name, so it is kept under
// both and can reach nobody else. What costs time, the answers it is made of, is shared
// by everybody of the same scope through the memo.
//
// Browsers are told to keep nothing (no-store): on a shared machine the back button must
// not show pages after the sign-out. So there is no ETag either; nobody could send it
// back.
type cache struct {
	replies  replies
	flights  flights[*reply]
	pages    map[string]cachedPage // by the path of the route
	visitors visitors
	cold     chan struct{} // holds a word to warm the pages
	computed atomic.Int64
}

// cachedPage is a page that may be kept. Its handler sees the parameters named here and
// no others: what it can read is what the page is kept under.
type cachedPage struct {
	path    string
	handler echo.HandlerFunc
	params  []string
}

func newCache() cache {
	return cache{pages: map[string]cachedPage{}, cold: make(chan struct{}, 1)}
}

// cachedGET adds a page that is the same for the same session, data, decisions, day and
// parameters: those of the filter and the ones named here. A parameter not named does
// not reach the handler. What shows anything else must not come this way.
func (s *Server) cachedGET(path string, handler echo.HandlerFunc, params ...string) {
	p := cachedPage{path, handler, append([]string{"unit", "year", "period", "from", "to", "asof"}, params...)}
	s.cache.pages[path] = p
	s.echo.GET(path, func(c echo.Context) error {
		db := s.db.Load()
		if db == nil || !s.state.Load().Ready {
			return handler(c)
		}
		ctx := c.Request().Context()
		s.cache.visitors.saw(visitor{viewerOf(ctx), whoOf(ctx)})
		one, err := s.cached(ctx, db, p.asked(c))
		if err != nil {
			return err
		}
		return one.send(c)
	})
}

// asked is one page with everything its handler can read of the address.
type asked struct {
	page   cachedPage
	path   string   // of the address
	names  []string // of the path's parameters
	values []string
	query  url.Values
}

func (p cachedPage) asked(c echo.Context) asked {
	return asked{
		page: p, path: c.Request().URL.Path, names: slices.Clone(c.ParamNames()), values: slices.Clone(c.ParamValues()),
		query: p.known(c.QueryParams()),
	}
}

// known leaves what the handler reads: of each parameter it knows the first value.
func (p cachedPage) known(given url.Values) url.Values {
	known := url.Values{}
	for _, name := range p.params {
		if value := given.Get(name); value != "" {
			known.Set(name, value)
		}
	}
	return known
}

// key is everything a page depends on beside data and decisions. Quoting keeps one part
// from reading as two.
func (a asked) key(ctx context.Context, today terms.Date) string {
	v, token := viewerOf(ctx), ""
	if w := whoOf(ctx); w != nil {
		token = w.Token()
	}
	return fmt.Sprintf("%s|%s|%q|%q|%t|%d|%s|%q|%s", token, v.Role, v.Name, v.Units, v.Names, today, a.page.path, a.values, a.query.Encode())
}

// standOf is the stand of the database.
func standOf(ctx context.Context, db *queries.DB) (now stand, err error) {
	if now.data, err = db.DataVersion(ctx); err != nil {
		return now, fmt.Errorf("reading the data version: %w", err)
	}
	if now.decisions, err = db.DecisionVersion(ctx); err != nil {
		return now, fmt.Errorf("reading the decision version: %w", err)
	}
	return now, nil
}

// cached returns the reply to a question from the cache, else computes it once for all
// who ask meanwhile. Errors and redirects are not kept, nor is a page during whose
// making the data changed: its parts may not fit together.
func (s *Server) cached(ctx context.Context, db *queries.DB, a asked) (*reply, error) {
	now, err := standOf(ctx, db)
	if err != nil {
		return nil, err
	}
	drafts, err := db.DraftVersion(ctx)
	if err != nil {
		return nil, fmt.Errorf("reading the draft version: %w", err)
	}
	key := fmt.Sprintf("%s|%d", a.key(ctx, s.today()), drafts)
	if one := s.cache.replies.get(now, key); one != nil {
		return one, nil
	}
	return s.cache.flights.do(ctx, fmt.Sprintf("%d/%d|%s", now.data, now.decisions, key), func(ctx context.Context) (*reply, error) {
		if one := s.cache.replies.get(now, key); one != nil { // landed between our look and our boarding
			return one, nil
		}
		one, err := s.compute(ctx, a)
		if err != nil {
			return nil, err
		}
		if after, err := standOf(ctx, db); err == nil && after == now && one.status == http.StatusOK {
			s.cache.replies.put(now, key, one)
		}
		return one, nil
	})
}

var errCookie = errors.New("a cached page sets a cookie")

// compute answers a question on a response of its own.
func (s *Server) compute(ctx context.Context, a asked) (*reply, error) {
	s.cache.computed.Add(1)
	to := recorder{header: http.Header{}, status: http.StatusOK}
	c, err := s.apart(ctx, a, &to)
	if err != nil {
		return nil, err
	}
	if err := a.page.handler(c); err != nil {
		return nil, err
	}
	if to.header.Get(echo.HeaderSetCookie) != "" {
		return nil, fmt.Errorf("%s: %w", a.page.path, errCookie)
	}
	return to.reply()
}

// apart is a context that holds nothing of a request but the question and who asks.
func (s *Server) apart(ctx context.Context, a asked, to http.ResponseWriter) (echo.Context, error) {
	target := url.URL{Path: a.path, RawQuery: a.query.Encode()}
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, target.String(), nil)
	if err != nil {
		return nil, fmt.Errorf("asking %s: %w", a.page.path, err)
	}
	c := s.echo.NewContext(r, to)
	c.SetPath(a.page.path)
	c.SetParamNames(a.names...)
	c.SetParamValues(a.values...)
	return c, nil
}
