package web

import (
	"bytes"
	"context"
	"embed"
	"fmt"
	"html/template"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"nianlun/dashboards"
	"nianlun/queries"
	"nianlun/queries/terms"
)

//go:embed templates/*.html
var templateFiles embed.FS

type pages map[string]*template.Template

// page is what the layout needs around every body.
type page struct {
	Title   string
	Active  string
	Filter  *filter
	About   *filter // carried into the links of a page that shows no filter itself
	Charts  bool    // the page draws charts and needs their script
	Refresh bool
	Sample  bool
	Bare    bool // nobody signed in: no way to the pages
	Who     *who // who signed in; nil where nobody has to
	Offer   bool // nobody has to sign in, but may
	Office  bool // started by double-click: the page can end the program
	Body    any
}

// Query returns the question the links of the page carry on.
func (p page) Query() template.URL {
	switch {
	case p.Filter != nil:
		return p.Filter.Query()
	case p.About != nil:
		return p.About.Query()
	}
	return ""
}

// rowList writes row numbers, runs as 3—7.
func rowList(rows []int) string {
	var parts []string
	for i := 0; i < len(rows); {
		j := i
		for j+1 < len(rows) && rows[j+1] == rows[j]+1 {
			j++
		}
		if one := strconv.Itoa(rows[i]); i == j {
			parts = append(parts, one)
		} else {
			parts = append(parts, one+"—"+strconv.Itoa(rows[j]))
		}
		i = j + 1
	}
	return strings.Join(parts, "、")
}

// pager leads from page to page of a long list.
type pager struct {
	Path  string
	Here  template.URL
	Pages []int
	At    int
}

// deed is one activity beside a plan item, with what a form needs to decide about it.
type deed struct {
	Here template.URL
	Item string
	Deed dashboards.Evidence
}

// nameAsk is one question of whom rows mean; main: the one the keys answer.
type nameAsk struct {
	Here template.URL
	Ask  dashboards.NameAsk
	Main bool
}

func parsePages(static assets) (pages, error) {
	base, err := template.New("layout.html").Funcs(functions(static)).ParseFS(templateFiles, "templates/layout.html", "templates/parts.html", "templates/revision.html")
	if err != nil {
		return nil, fmt.Errorf("parsing the layout: %w", err)
	}
	all := pages{}
	for _, name := range []string{"overview", "plan", "review", "links", "words", "draft", "history", "editions", "edition", "versus", "templates", "figure", "files", "job", "jobs", "preview", "batch", "activities", "money", "compare", "unreached", "namesakes", "progress", "empty", "error", "login", "setup", "password", "accounts", "where", "stopped"} {
		one, err := base.Clone()
		if err == nil {
			_, err = one.ParseFS(templateFiles, "templates/"+name+".html")
		}
		if err != nil {
			return nil, fmt.Errorf("parsing %s: %w", name, err)
		}
		all[name] = one
	}
	return all, nil
}

func functions(static assets) template.FuncMap {
	return template.FuncMap{
		"static":  static.address,
		"shown":   dashboards.Shown,
		"kind":    dashboards.KindName,
		"place":   dashboards.PlaceOf,
		"sheet":   dashboards.SheetOf,
		"period":  dashboards.PeriodName,
		"column":  dashboards.ColumnName,
		"rows":    rowList,
		"typed":   typed,
		"join":    strings.Join,
		"edition": msgEditionKind,
		"plain":   func(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) },
		"planhere": func(f *filter, plan string) template.URL {
			return filter{More: []field{{Name: "plan", Value: plan}}}.after(f.Query())
		},
		"below": func(f *filter) int { return len(terms.UnitsBelow(f.Units, f.Unit.Key)) },
		"pager": func(path string, f *filter, pages []int, at int) pager {
			return pager{Path: path, Here: f.Here(), Pages: pages, At: at}
		},
		"nameask": func(f *filter, a dashboards.NameAsk, main bool) nameAsk {
			return nameAsk{Here: f.Here(), Ask: a, Main: main}
		},
		"deed": func(f *filter, item string, e dashboards.Evidence) deed {
			return deed{Here: f.Here(), Item: item, Deed: e}
		},
		"kinds": func(kinds []terms.Kind) string {
			var names []string
			for _, k := range kinds {
				names = append(names, dashboards.KindName(k))
			}
			return strings.Join(names, "、")
		},
	}
}

// render writes into memory first: a template that fails half way must not leave half
// a page behind a status of 200.
func (s *Server) render(c echo.Context, status int, name string, p page) error {
	p.Sample, p.Who = s.cfg.Sample, whoOf(c.Request().Context())
	p.Offer = s.cfg.Optional && p.Who == nil && !p.Bare
	p.Office = s.cfg.Office != nil && !p.Bare && p.Who != nil && (p.Who.home || p.Who.Manages())
	var out bytes.Buffer
	if err := s.pages[name].ExecuteTemplate(&out, "layout.html", p); err != nil {
		return fmt.Errorf("rendering %s: %w", name, err)
	}
	return c.HTMLBlob(status, withToken(out.Bytes(), p.Who))
}

func (s *Server) unitName(ctx context.Context, db *queries.DB, ask terms.Ask) string {
	units, err := db.Units(ctx, viewerOf(ctx), ask.Period.Last())
	if err != nil {
		return ask.Unit
	}
	for _, u := range units {
		if u.Key == ask.Unit {
			return u.Name
		}
	}
	return ask.Unit
}
