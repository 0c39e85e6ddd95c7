package web

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"nianlun/dashboards"
	"nianlun/queries"
	"nianlun/queries/terms"
)

// links lists the links nobody has looked at, for deciding many in a row.
func (s *Server) links(c echo.Context, db *queries.DB, f filter) error {
	all, err := remembered(c.Request().Context(), s, db, "links", f.Scope, db.Links)
	if err != nil {
		return fmt.Errorf("reading links: %w", err)
	}
	items, err := remembered(c.Request().Context(), s, db, "progress", f.Scope, db.Progress)
	if err != nil {
		return fmt.Errorf("reading progress: %w", err)
	}
	show := c.QueryParam("show")
	f.More = append(f.More, field{Name: "show", Value: show})
	return s.render(c, http.StatusOK, "links", page{Title: msgTitleLinks, Active: "plan", Filter: &f, Body: dashboards.NewLinks(all, items, show)})
}

// wantsAnswer reports whether a script sent a form and reads the answer itself.
func wantsAnswer(c echo.Context) bool {
	return strings.HasPrefix(c.Request().Header.Get(echo.HeaderAccept), echo.MIMEApplicationJSON)
}

// decided is the answer to a word about one link.
type decided struct {
	State string `json:"state"`
	Open  bool   `json:"open"`
}

// decideOne keeps a word about one link of many: the page stays, nothing is made anew
// until somebody asks.
func (s *Server) decideOne(c echo.Context, db *queries.DB, f filter, kind queries.DecisionKind, item, act string) error {
	ctx := c.Request().Context()
	known, err := db.Linked(ctx, viewerOf(ctx), f.Unit.Key, item, act)
	if err != nil {
		return fmt.Errorf("looking for a link: %w", err)
	}
	if !known {
		return fmt.Errorf("link to decide about: %w", queries.ErrNotFound)
	}
	if err := db.Decide(ctx, viewerOf(ctx), queries.Decision{Kind: kind, Unit: f.Unit.Key, Subject: item, Object: act, At: s.cfg.Now()}); err != nil {
		return fmt.Errorf("keeping a decision: %w", err)
	}
	state := map[queries.DecisionKind]terms.LinkState{queries.Confirm: terms.Confirmed, queries.Reject: terms.Rejected}[kind]
	if state == "" {
		return c.JSON(http.StatusOK, decided{State: msgOpenAgain, Open: true})
	}
	return c.JSON(http.StatusOK, decided{State: dashboards.LinkName(state)})
}
