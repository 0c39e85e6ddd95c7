package web

import (
	"context"
	"maps"
	"slices"

	"github.com/labstack/echo/v4"
)

// Routes lists every route, as "METHOD /path".
func (s *Server) Routes() []string {
	var all []string
	for _, r := range s.echo.Routes() {
		all = append(all, r.Method+" "+r.Path)
	}
	slices.Sort(all)
	return all
}

// Answers tells the routes for whoever answers for a unit by name.
func Answers(route string) bool { return rules[route].access == answers }

// Ruled lists the routes the table of rules knows, and tells which are open to anyone and
// which to administrators only.
func Ruled() (all []string, anyone, admins func(route string) bool) {
	return slices.Sorted(maps.Keys(rules)), func(route string) bool { return rules[route].access == open },
		func(route string) bool { return rules[route].access == manages }
}

// RuledRoutes holds routes to the table of rules.
func RuledRoutes(routes ...*echo.Route) error { return ruled(routes) }

// CheapHash is a password hash that costs little.
func CheapHash(password string) (string, error) {
	return newSecrets().write(context.Background(), password, []byte("0123456789abcdef"), 64, 1, 1)
}

// CheckPassword checks a password against a kept text.
func CheckPassword(password, kept string) (bool, error) {
	return newSecrets().check(context.Background(), password, kept)
}

// Local is where a sign-in may lead to.
var Local = local
