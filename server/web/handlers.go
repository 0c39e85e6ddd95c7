package web

import (
	"context"
	"errors"
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"strings"

	"github.com/labstack/echo/v4"

	"nianlun/dashboards"
	"nianlun/dashboards/summary"
	"nianlun/dashboards/summary/docx"
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

// draftPage is the preview: the text, and beside it what the text leaves unsaid.
type draftPage struct {
	HTML    template.HTML
	Side    template.HTML
	Notes   int // entries of the side list
	Todo    int
	Doubts  int      // links between plan and activities a person should say about
	Missing []string // kinds and days no file covers
	Nothing string   // why there is no draft
}

func figureLink(f terms.Figure) string { return "/figure?key=" + url.QueryEscape(f.Key) }

func (s *Server) write(c echo.Context, db *queries.DB, f filter, link func(terms.Figure) string) (summary.Draft, error) {
	facts, err := remembered(c.Request().Context(), s, db, "facts", f.Scope, db.Facts)
	if err != nil {
		return summary.Draft{}, fmt.Errorf("gathering facts: %w", err)
	}
	if summary.Empty(facts) {
		return summary.Draft{}, &badRequestError{msgNoDataFor(f.Unit.Name, dashboards.PeriodName(f.Scope.Period))}
	}
	size, ok := summary.ParseLength(c.QueryParam("length"))
	if !ok {
		return summary.Draft{}, &badRequestError{msgBadLength}
	}
	o, err := WithOwn(c.Request().Context(), db, viewerOf(c.Request().Context()), f.Scope, summary.Options{Date: f.Scope.AsOf, FigureLink: link, Length: size})
	if err != nil {
		return summary.Draft{}, err
	}
	return summary.Write(facts, o), nil
}

func (s *Server) draft(c echo.Context, db *queries.DB, f filter) error {
	var none *badRequestError
	if _, ok := summary.ParseLength(c.QueryParam("length")); !ok {
		return &badRequestError{msgBadLength}
	}
	f.More = []field{lengthField(c.QueryParam("length"))}
	d, err := s.write(c, db, f, figureLink)
	if errors.As(err, &none) {
		return s.render(c, http.StatusOK, "draft", page{Title: msgTitleDraft, Active: "draft", Filter: &f, Body: draftPage{Nothing: none.message}})
	}
	if err != nil {
		return err
	}
	body := draftPage{HTML: template.HTML(d.HTML()), Side: template.HTML(d.SideHTML()), Notes: len(d.Side), Todo: d.Todo} //nolint:gosec // summary escapes every text it writes
	if err := s.besideDraft(c.Request().Context(), db, f.Scope, &body); err != nil {
		return err
	}
	return s.render(c, http.StatusOK, "draft", page{Title: msgTitleDraft, Active: "draft", Filter: &f, Body: body})
}

// besideDraft counts the links still in doubt and names the files still missing.
func (s *Server) besideDraft(ctx context.Context, db *queries.DB, sc terms.Scope, body *draftPage) error {
	facts, err := remembered(ctx, s, db, "facts", sc, db.Facts)
	if err != nil {
		return fmt.Errorf("gathering facts: %w", err)
	}
	links, err := remembered(ctx, s, db, "links", sc, db.Links)
	if err != nil {
		return fmt.Errorf("reading links: %w", err)
	}
	body.Missing = dashboards.MissingWords(facts.Missing)
	for _, l := range links {
		if l.Item != nil && l.State == terms.Suggested {
			body.Doubts++
		}
	}
	return nil
}

// draftKinds are the formats a draft can be had in, with their media types.
var draftKinds = map[string]string{
	"md": "text/markdown; charset=utf-8", "html": "text/html; charset=utf-8", "json": "application/json",
	"docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}

// draftBytes writes a draft in one of the formats of draftKinds.
func draftBytes(d summary.Draft, format string) (body []byte, err error) {
	switch format {
	case "md":
		body = []byte(d.Markdown())
	case "docx":
		body, err = docx.Write(d, docx.Options{})
	case "html":
		body, err = Standalone(d.Name(), d.HTML())
	default:
		body, err = d.JSON()
	}
	if err != nil {
		return nil, fmt.Errorf("writing the draft: %w", err)
	}
	return body, nil
}

func (s *Server) download(c echo.Context, db *queries.DB, f filter) error {
	format := c.QueryParam("format")
	kind := draftKinds[format]
	if format == annexFormat {
		return s.annexes(c, db, f)
	}
	if kind == "" {
		return &badRequestError{msgBadFormat}
	}
	d, err := s.write(c, db, f, nil)
	if err != nil {
		return err
	}
	body, err := draftBytes(d, format)
	if err != nil {
		return err
	}
	name := f.Unit.Name + dashboards.PeriodName(f.Scope.Period) + msgDraftName + "." + format
	attach(c, name)
	return c.Blob(http.StatusOK, kind, body)
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
