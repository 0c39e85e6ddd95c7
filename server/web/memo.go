package web

import (
	"context"
	"fmt"
	"sync"

	"nianlun/queries"
	"nianlun/queries/terms"
)

// mostRemembered bounds the memo; past it everything is forgotten, which costs one
// computation each and keeps no order to look after.
const mostRemembered = 64

// memo remembers answers for as long as data and decisions stay the same: a page, its
// neighbours and its downloads ask the same questions.
type memo struct {
	mu      sync.Mutex
	stand   string // data and decision version of everything held
	answers map[string]any
}

func (m *memo) get(stand, key string) (any, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.stand != stand {
		return nil, false
	}
	answer, ok := m.answers[key]
	return answer, ok
}

func (m *memo) put(stand, key string, answer any) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.stand != stand || len(m.answers) >= mostRemembered {
		m.stand, m.answers = stand, map[string]any{}
	}
	m.answers[key] = answer
}

// remembered answers a question of a scope from the memo, else asks it. Answers are
// shared between requests: nobody changes them. Errors are not remembered.
func remembered[T any](ctx context.Context, s *Server, db *queries.DB, what string, sc terms.Scope,
	ask func(context.Context, terms.Viewer, terms.Scope) (T, error),
) (T, error) {
	var none T
	data, err := db.DataVersion(ctx)
	if err != nil {
		return none, fmt.Errorf("reading the data version: %w", err)
	}
	decisions, err := db.DecisionVersion(ctx)
	if err != nil {
		return none, fmt.Errorf("reading the decision version: %w", err)
	}
	stand := fmt.Sprintf("%d/%d", data, decisions)
	v := viewerOf(ctx)
	key := fmt.Sprintf("%s|%s|%q|%t|%+v", what, v.Role, v.Units, v.Names, sc) // quoted: a unit must not read as two
	if answer, ok := s.memo.get(stand, key); ok {
		if typed, ok := answer.(T); ok {
			return typed, nil
		}
	}
	answer, err := ask(ctx, v, sc)
	if err != nil {
		return none, err
	}
	s.memo.put(stand, key, answer)
	return answer, nil
}
