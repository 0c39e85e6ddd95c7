package web

import (
	"context"

	"nianlun/queries"
	"nianlun/queries/terms"
)

// Computed tells how many pages were computed so far.
func (s *Server) Computed() int64 { return s.cache.computed.Load() }

// WarmNow warms what a running KeepWarm would, and returns when it is done.
func (s *Server) WarmNow(ctx context.Context) error {
	select {
	case <-s.cache.cold:
	default:
	}
	return s.warmAll(ctx)
}

// Warms names those whose pages would be warmed now.
func (s *Server) Warms(ctx context.Context) (names []string, err error) {
	all, err := s.toWarm(ctx, s.db.Load())
	for _, v := range all {
		names = append(names, v.viewer.Name)
	}
	return names, err
}

// Waiting reports whether pages wait to be warmed.
func (s *Server) Waiting() bool { return len(s.cache.cold) > 0 }

// Navigation lists the pages that are warmed.
var Navigation = navigation

// MostCached bounds the bytes kept.
const MostCached = mostCached

// Flights are shared computations of text.
type Flights struct{ flights[string] }

// Do is do.
func (f *Flights) Do(ctx context.Context, key string, work func(context.Context) (string, error)) (string, error) {
	return f.do(ctx, key, work)
}

// Aboard tells how many wait for a key.
func (f *Flights) Aboard(key string) int {
	f.mu.Lock()
	defer f.mu.Unlock()
	if one := f.now[key]; one != nil {
		return one.waiting
	}
	return 0
}

// Shelf is the store of replies.
type Shelf struct{ replies }

// Put keeps a body of a size.
func (s *Shelf) Put(data, decisions int64, key string, size int) {
	s.put(stand{data, decisions}, key, &reply{body: make([]byte, size)})
}

// Has reports whether a key is kept.
func (s *Shelf) Has(data, decisions int64, key string) bool {
	return s.get(stand{data, decisions}, key) != nil
}

// Size is what is kept, in bytes, and how many replies.
func (s *Shelf) Size() (bytes, count int) { return s.size, len(s.all) }

// Remember is remembered.
func Remember(ctx context.Context, s *Server, db *queries.DB, what string, ask func(context.Context, terms.Viewer, terms.Scope) (int, error)) (int, error) {
	return remembered(ctx, s, db, what, terms.Scope{}, ask)
}

// CachedParams lists the parameters any cached page reads.
func (s *Server) CachedParams() map[string]bool {
	all := map[string]bool{}
	for _, p := range s.cache.pages {
		for _, name := range p.params {
			all[name] = true
		}
	}
	return all
}
