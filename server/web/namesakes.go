package web

import (
	"context"
	"fmt"
	"net/http"

	"github.com/labstack/echo/v4"

	"nianlun/dashboards"
	"nianlun/queries"
	"nianlun/queries/terms"
)

// namesakes asks whom rows mean that no file says; whoever does not answer for the unit by
// name is refused.
func (s *Server) namesakes(c echo.Context, db *queries.DB, f filter) error {
	ctx := c.Request().Context()
	said, err := remembered(ctx, s, db, "meant", f.Scope, db.Meant)
	if err != nil {
		return fmt.Errorf("reading who was meant: %w", err)
	}
	asked, err := remembered(ctx, s, db, "namesakes", f.Scope, db.Namesakes)
	if err != nil {
		return fmt.Errorf("reading who may be meant: %w", err)
	}
	names := map[string]string{}
	for _, u := range f.Units {
		names[u.Key] = u.Name
	}
	return s.render(c, http.StatusOK, "namesakes", page{
		Title: msgTitleNamesakes, Active: "unreached", Filter: &f, Body: dashboards.NewNamesakes(asked, said, names, pageOf(c)),
	})
}

// namesakesIn counts the rows of a batch that name somebody nobody can place, for whoever
// may say who it is.
func (s *Server) namesakesIn(ctx context.Context, db *queries.DB, one terms.Batch) ([]terms.NamesakeCount, error) {
	v := viewerOf(ctx)
	if one.Undone || !queries.MaySay(v) {
		return nil, nil
	}
	list, err := db.NamesakesIn(ctx, v, one.ID)
	if err != nil {
		return nil, fmt.Errorf("counting namesakes: %w", err)
	}
	return list, nil
}

// namesakeRows counts the rows of a unit that name somebody nobody can place, for whoever
// may say who it is.
func (s *Server) namesakeRows(ctx context.Context, db *queries.DB, sc terms.Scope) (rows int, err error) {
	if !queries.MaySay(viewerOf(ctx)) {
		return 0, nil
	}
	asked, err := remembered(ctx, s, db, "namesakes", sc, db.Namesakes)
	if err != nil {
		return 0, fmt.Errorf("reading who may be meant: %w", err)
	}
	for _, n := range asked {
		rows += len(n.Rows)
	}
	return rows, nil
}

// Words of the form: of the members none; what was said counts no longer.
const (
	saidNobody   = "-"
	saidTakeBack = "?"
)

// mean keeps whom the visitor says rows mean. A page that goes on by itself is told only
// that it is kept.
func (s *Server) mean(c echo.Context, db *queries.DB, f filter) error {
	said, err := meanings(c)
	if err != nil {
		return err
	}
	ctx := c.Request().Context()
	if err := db.Mean(ctx, viewerOf(ctx), said, s.cfg.Now()); err != nil {
		return fmt.Errorf("keeping who is meant: %w", err)
	}
	s.warm()
	if c.FormValue("quiet") != "" {
		return c.NoContent(http.StatusNoContent)
	}
	return c.Redirect(http.StatusSeeOther, "/namesakes?"+string(f.Here()))
}

// meanings reads the form: rows of one unit and one member, or each with its own.
func meanings(c echo.Context) ([]terms.Meaning, error) {
	form, err := c.FormParams()
	if err != nil {
		return nil, &badRequestError{msgBadDecision}
	}
	units, subjects, members := form["unit_of"], form["subject"], form["member"]
	each := len(units) == len(subjects) && len(members) == len(subjects)
	if !each && len(subjects) > 0 && (len(units) != 1 || len(members) != 1) {
		return nil, &badRequestError{msgBadDecision}
	}
	said := make([]terms.Meaning, 0, len(subjects))
	for i, subject := range subjects {
		at := 0
		if each {
			at = i
		}
		m := terms.Meaning{Unit: units[at], Subject: subject, Member: members[at]}
		m.Nobody, m.TakeBack = m.Member == saidNobody, m.Member == saidTakeBack
		said = append(said, m)
	}
	return said, nil
}
