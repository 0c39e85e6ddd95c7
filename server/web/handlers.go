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

// ready calls a handler once the data stands; before that it leads to the progress page.
func (s *Server) ready(next func(echo.Context, *queries.DB) error) echo.HandlerFunc {
	return func(c echo.Context) error {
		db := s.db.Load()
		if db == nil || !s.state.Load().Ready {
			return c.Redirect(http.StatusSeeOther, "/progress")
		}
		return next(c, db)
	}
}

// scoped adds the filter; with nothing loaded it shows the first page instead.
func (s *Server) scoped(active string, next func(echo.Context, *queries.DB, filter) error) echo.HandlerFunc {
	return s.ready(func(c echo.Context, db *queries.DB) error {
		f, err := s.readFilter(c, db)
		if err == errNoUnits { //nolint:errorlint // made here and never wrapped
			return s.render(c, http.StatusOK, "empty", page{Title: msgTitleEmpty, Active: active, Body: filesPage{Year: s.today().Year()}.own(viewerOf(c.Request().Context()))})
		}
		if err != nil {
			return err
		}
		return next(c, db, f)
	})
}

func (s *Server) overview(c echo.Context, db *queries.DB, f filter) error {
	ctx := c.Request().Context()
	o, err := remembered(ctx, s, db, "overview", f.Scope, db.Overview)
	if err != nil {
		return fmt.Errorf("reading the overview: %w", err)
	}
	spending, err := remembered(ctx, s, db, "spending", f.Scope, db.Spending)
	if err != nil {
		return fmt.Errorf("reading spending: %w", err)
	}
	compare, err := remembered(ctx, s, db, "compare", f.Scope, db.Compare)
	if err != nil {
		return fmt.Errorf("comparing units: %w", err)
	}
	return s.render(c, http.StatusOK, "overview", page{
		Title: msgTitleHome, Active: "overview", Filter: &f, Charts: true,
		Body: dashboards.NewOverview(o, spending, compare),
	})
}

func (s *Server) figure(c echo.Context, db *queries.DB) error {
	ctx, key := c.Request().Context(), c.QueryParam("key")
	ask, err := terms.ParseAsk(key)
	if err != nil {
		return &badRequestError{msgBadFigure}
	}
	figure, err := db.Figure(ctx, viewerOf(ctx), ask)
	if err != nil {
		return fmt.Errorf("computing a figure: %w", err)
	}
	rows, err := db.FigureRows(ctx, viewerOf(ctx), key)
	if err != nil {
		return fmt.Errorf("listing the rows of a figure: %w", err)
	}
	body := dashboards.NewFigure(figure, ask, s.unitName(ctx, db, ask), rows, pageOf(c))
	if strings.Contains(figure.Why, msgSharedName) {
		if body.Namesakes, err = s.namesakeRows(ctx, db, terms.Scope{Unit: ask.Unit, Period: ask.Period, AsOf: min(s.today(), ask.Period.Last())}); err != nil {
			return err
		}
	}
	return s.render(c, http.StatusOK, "figure", page{Title: msgTitleFigure, About: filterOf(ask), Body: body})
}

func (s *Server) progress(c echo.Context) error {
	p := s.state.Load()
	if p.Ready {
		return c.Redirect(http.StatusSeeOther, "/")
	}
	return s.render(c, http.StatusOK, "progress", page{Title: msgTitleLoading, Body: *p, Refresh: p.Failed == ""})
}

func (s *Server) progressJSON(c echo.Context) error { return c.JSON(http.StatusOK, s.state.Load()) }
