package web

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"sync"

	"nianlun/queries"
	"nianlun/queries/terms"
)

// mostVisitors bounds whose pages are warmed.
const mostVisitors = 4

// navigation is what everybody looks at first, in this order.
var navigation = []string{"/", "/plan", "/activities", "/money", "/compare", "/unreached", "/draft", "/files"}

// visitor is who asked for a page.
type visitor struct {
	viewer terms.Viewer
	who    *who // nil where nobody has to sign in
}

func (v visitor) is(other visitor) bool {
	if v.who == nil || other.who == nil {
		return v.who == other.who
	}
	return v.who.session == other.who.session
}

// visitors are those who asked last, the latest in front.
type visitors struct {
	mu   sync.Mutex
	last []visitor
}

func (l *visitors) saw(v visitor) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if i := slices.IndexFunc(l.last, v.is); i >= 0 {
		l.last = slices.Delete(l.last, i, i+1)
	}
	l.last = slices.Insert(l.last, 0, v)
	l.last = l.last[:min(len(l.last), mostVisitors)]
}

func (l *visitors) list() []visitor {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.Clone(l.last)
}

// warm asks for the pages to be computed before anybody waits for them: after an import,
// an undo, a decision, and at the start. It never waits; KeepWarm does the work.
func (s *Server) warm() {
	select {
	case s.cache.cold <- struct{}{}:
	default: // asked for already and not begun
	}
}

// KeepWarm computes the pages of the latest visitors whenever data changed, one page at
// a time, until the context ends. It is called once, beside serving; nothing is warmed
// without it. It must have returned before the database is closed.
func (s *Server) KeepWarm(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-s.cache.cold:
			if err := s.warmAll(ctx); err != nil && ctx.Err() == nil {
				s.cfg.Log.WarnContext(ctx, "pages not warmed", "err", err)
			}
		}
	}
}

func (s *Server) warmAll(ctx context.Context) error {
	db := s.db.Load()
	if db == nil || !s.state.Load().Ready {
		return nil
	}
	all, err := s.toWarm(ctx, db)
	for _, v := range all {
		if err == nil {
			err = s.warmFor(ctx, db, v)
		}
	}
	return err
}

// toWarm lists the latest visitors as their accounts stand now. Before the first of them
// came it is the accounts that see most: their answers cost most.
func (s *Server) toWarm(ctx context.Context, db *queries.DB) ([]visitor, error) {
	last := s.cache.visitors.list()
	if !s.cfg.Accounts && s.cfg.Office != nil && len(last) > 0 {
		return last, nil
	}
	if !s.cfg.Accounts {
		return []visitor{{viewer: s.everybody()}}, nil
	}
	var all []visitor
	for _, v := range last {
		if v.who == nil {
			continue
		}
		account, err := db.SessionAccount(ctx, tokenHash(v.who.session), s.cfg.Now())
		if errors.Is(err, queries.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("looking for a visitor: %w", err)
		}
		all = append(all, visitor{account.Viewer(), &who{account: account, session: v.who.session}})
	}
	if len(all) > 0 {
		return all, nil
	}
	return widest(ctx, db)
}

func widest(ctx context.Context, db *queries.DB) ([]visitor, error) {
	accounts, err := db.Accounts(ctx, terms.OwnerViewer())
	if err != nil {
		return nil, fmt.Errorf("listing accounts to warm for: %w", err)
	}
	var all []visitor
	for _, a := range accounts {
		if len(all) < mostVisitors && !a.Disabled && a.Role != terms.Officer {
			all = append(all, visitor{viewer: a.Viewer()})
		}
	}
	return all, nil
}

// warmFor computes the pages a visitor comes to first, as the links of the pages ask for
// them. It stops early when the data has changed again.
func (s *Server) warmFor(ctx context.Context, db *queries.DB, v visitor) error {
	ctx = withViewer(ctx, v.viewer)
	if v.who != nil {
		ctx = context.WithValue(ctx, whoKey{}, v.who)
	}
	c, err := s.apart(ctx, asked{path: "/"}, &recorder{})
	if err != nil {
		return err
	}
	f, err := s.readFilter(c, db)            //nolint:contextcheck // c carries ctx
	if errors.Is(err, queries.ErrNotFound) { // nothing loaded
		return nil
	}
	if err != nil {
		return err
	}
	query, err := url.ParseQuery(string(f.Query()))
	if err != nil {
		return fmt.Errorf("reading the filter: %w", err)
	}
	for _, path := range navigation {
		p := s.cache.pages[path]
		for _, q := range []url.Values{query, nil} { // as linked to, and as typed
			if q == nil && s.outside(ctx) { // the same answers again
				continue
			}
			if ctx.Err() != nil || len(s.cache.cold) > 0 {
				return nil
			}
			if err := s.warmPage(ctx, db, asked{page: p, path: path, query: p.known(q)}); err != nil {
				return fmt.Errorf("warming %s: %w", path, err)
			}
		}
	}
	return nil
}

// warmPage computes one page. Where people sign in and nobody has, no page can be kept,
// yet its answers can. A page that refuses the question is none to keep.
func (s *Server) warmPage(ctx context.Context, db *queries.DB, a asked) (err error) {
	if s.outside(ctx) {
		_, err = s.compute(ctx, a)
	} else {
		_, err = s.cached(ctx, db, a)
	}
	if status, _ := verdict(err); err != nil && status < 500 {
		return nil
	}
	return err
}
