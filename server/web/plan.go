package web

import (
	"fmt"
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"nianlun/dashboards"
	"nianlun/queries"
	"nianlun/queries/terms"
)

func (s *Server) plan(c echo.Context, db *queries.DB, f filter) error {
	ctx := c.Request().Context()
	want, err := f.status(c)
	if err != nil {
		return err
	}
	o, err := remembered(ctx, s, db, "overview", f.Scope, db.Overview)
	if err != nil {
		return fmt.Errorf("reading the overview: %w", err)
	}
	items, err := remembered(ctx, s, db, "progress", f.Scope, db.Progress)
	if err != nil {
		return fmt.Errorf("reading progress: %w", err)
	}
	links, err := remembered(ctx, s, db, "links", f.Scope, db.Links)
	if err != nil {
		return fmt.Errorf("reading links: %w", err)
	}
	sections := dashboards.PlanSections(items)
	section := c.QueryParam("section")
	if !slices.Contains(sections, section) {
		section = "" // of another plan: the form would not show what narrows the list
	}
	if len(sections) > 1 {
		f.More = append(f.More, sectionField(sections, section))
	}
	return s.render(c, http.StatusOK, "plan", page{
		Title: msgTitlePlan, Active: "plan", Filter: &f, Charts: true,
		Body: dashboards.NewPlan(o, f.Scope, items, links, dashboards.Wanted{Status: want, Section: section}),
	})
}

func sectionField(sections []string, chosen string) field {
	all := field{Label: msgSectionLabel, Name: "section", Value: chosen, Options: []option{{"", msgAll}}}
	for _, title := range sections {
		all.Options = append(all.Options, option{title, title})
	}
	return all
}

// status reads the wanted state of plan items and carries it along.
func (f *filter) status(c echo.Context) (terms.Status, error) {
	want := terms.Status(c.QueryParam("status"))
	if want != "" && !slices.Contains(terms.Statuses(), want) {
		return "", &badRequestError{msgBadStatus}
	}
	f.More = append(f.More, field{Name: "status", Value: string(want)})
	return want, nil
}

var decisions = map[string]queries.DecisionKind{"confirm": queries.Confirm, "reject": queries.Reject, "withdraw": queries.Withdraw}

// decide keeps a person's word about one link and leads back to where it was said.
func (s *Server) decide(c echo.Context, db *queries.DB, f filter) error {
	ctx := c.Request().Context()
	if _, err := f.status(c); err != nil {
		return err
	}
	f.More = append(f.More, field{Name: "section", Value: c.QueryParam("section")})
	kind, item, act := decisions[c.FormValue("do")], c.FormValue("item"), c.FormValue("act")
	if kind == "" {
		return &badRequestError{msgBadDecision}
	}
	if wantsAnswer(c) {
		return s.decideOne(c, db, f, kind, item, act)
	}
	links, err := remembered(ctx, s, db, "links", f.Scope, db.Links)
	if err != nil {
		return fmt.Errorf("reading links: %w", err)
	}
	i := slices.IndexFunc(links, func(l terms.LinkRow) bool { return l.Item != nil && l.ItemKey == item && l.Act == act })
	if i < 0 {
		return fmt.Errorf("link to decide about: %w", queries.ErrNotFound)
	}
	err = db.Decide(ctx, viewerOf(ctx), queries.Decision{Kind: kind, Unit: f.Unit.Key, Subject: item, Object: act, At: s.cfg.Now()})
	if err != nil {
		return fmt.Errorf("keeping a decision: %w", err)
	}
	s.warm()
	return c.Redirect(http.StatusSeeOther, fmt.Sprintf("/plan?%s#item-%d", f.Here(), *links[i].Item))
}
