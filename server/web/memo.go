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
const mostRemembered = 256

// memo remembers answers for as long as data and decisions stay the same: a page, its
// neighbours and its downloads ask the same questions, and so do all who see the same.
type memo struct {
	mu      sync.Mutex
	stand   stand // of everything held
	answers map[string]any
	flights flights[any]
}

func (m *memo) get(now stand, key string) (any, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.stand != now {
		return nil, false
	}
	answer, ok := m.answers[key]
	return answer, ok
}

func (m *memo) put(now stand, key string, answer any) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if now.olderThan(m.stand) {
		return
	}
	if m.stand != now || m.answers == nil || len(m.answers) >= mostRemembered {
		m.stand, m.answers = now, map[string]any{}
	}
	m.answers[key] = answer
}

// answer returns what is remembered, else asks once for all who wait for it.
func (m *memo) answer(ctx context.Context, now stand, key string, ask func(context.Context) (any, error)) (any, error) {
	if answer, ok := m.get(now, key); ok {
		return answer, nil
	}
	return m.flights.do(ctx, fmt.Sprintf("%d/%d|%s", now.data, now.decisions, key), func(ctx context.Context) (any, error) {
		if answer, ok := m.get(now, key); ok {
			return answer, nil
		}
		answer, err := ask(ctx)
		if err == nil {
			m.put(now, key, answer)
		}
		return answer, err
	})
}

// remembered answers a question of a scope from the memo, else asks it. Answers are
// shared between requests: nobody changes them. Errors are not remembered.
func remembered[T any](ctx context.Context, s *Server, db *queries.DB, what string, sc terms.Scope,
	ask func(context.Context, terms.Viewer, terms.Scope) (T, error),
) (T, error) {
	var none T
	now, err := standOf(ctx, db)
	if err != nil {
		return none, err
	}
	v := viewerOf(ctx)
	key := fmt.Sprintf("%s|%s|%q|%t|%+v", what, v.Role, v.Units, v.Names, sc) // quoted: a unit must not read as two
	answer, err := s.memo.answer(ctx, now, key, func(ctx context.Context) (any, error) { return ask(ctx, v, sc) })
	if err != nil {
		return none, err
	}
	typed, ok := answer.(T)
	if !ok {
		return none, fmt.Errorf("the answer to %q is a %T", what, answer)
	}
	return typed, nil
}
