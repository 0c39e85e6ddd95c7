package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"nianlun/dashboards"
	"nianlun/ingest"
	"nianlun/queries"
	"nianlun/queries/terms"
)

// review shows a plan as it was written beside what was understood of it.
func (s *Server) review(c echo.Context, db *queries.DB, f filter) error {
	ctx := c.Request().Context()
	r, err := remembered(ctx, s, db, "review", f.Scope, db.Review)
	if err != nil {
		return fmt.Errorf("reading the plans: %w", err)
	}
	line, _ := strconv.Atoi(c.QueryParam("line")) // a number nobody wrote asks for no line
	body := dashboards.NewReview(r, c.QueryParam("plan"), c.QueryParam("item"), line)
	return s.render(c, http.StatusOK, "review", page{Title: msgTitleReview, Active: "plan", Filter: &f, Body: body})
}

// itemKinds are what a form may say of an item.
var itemKinds = map[string]queries.DecisionKind{
	"edit": queries.ItemEdit, "adjust": queries.Adjust, "cancel": queries.Adjust, "split": queries.ItemSplit, "merge": queries.ItemMerge, "drop": queries.ItemDrop,
	"add": queries.ItemAdd, "same": queries.ItemSame, "apart": queries.ItemApart, "keep": queries.ItemKeep, "back": queries.ItemBack,
}

// decideItem keeps a person's word about an item and reconciles the plan anew.
func (s *Server) decideItem(c echo.Context, db *queries.DB, f filter) error {
	ctx, do := c.Request().Context(), c.FormValue("do")
	kind := itemKinds[do]
	if kind == "" {
		return &badRequestError{msgBadItemWord}
	}
	d := queries.Decision{
		Kind: kind, Unit: f.Unit.Key, Subject: c.Request().PostFormValue("item"), Object: c.FormValue("other"),
		Reason: strings.TrimSpace(c.FormValue("reason")), At: s.cfg.Now(),
	}
	if d.Reason == "" && slices.Contains([]string{"adjust", "cancel", "drop", "same"}, do) {
		return &badRequestError{msgNeedReason}
	}
	r, err := db.Review(ctx, viewerOf(ctx), f.Scope)
	if err != nil {
		return fmt.Errorf("reading the plans: %w", err)
	}
	patch, err := readPatch(c.Request().PostForm, do, r, d)
	if err != nil {
		return err
	}
	if err := db.DecideItem(ctx, viewerOf(ctx), d, patch); err != nil {
		return fmt.Errorf("keeping a word about an item: %w", err)
	}
	if err := s.relink(ctx, db); err != nil {
		return err
	}
	s.warm()
	f.More = append(f.More, field{Name: "plan", Value: c.QueryParam("plan")}, field{Name: "item", Value: d.Subject})
	return c.Redirect(http.StatusSeeOther, "/plan/review?"+string(f.Here())+"#focus")
}

// relinkWithin bounds how long a correction waits for the links: where an import is under
// way its end makes them.
const relinkWithin = 20 * time.Second

func (s *Server) relink(ctx context.Context, db *queries.DB) error {
	ctx, stop := context.WithTimeout(ctx, relinkWithin)
	defer stop()
	if err := ingest.Relink(ctx, db); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("reconciling anew: %w", err)
	}
	return nil
}

// readPatch reads what a form says of an item.
func readPatch(form url.Values, do string, r terms.PlanReview, d queries.Decision) (queries.ItemPatch, error) {
	at := slices.IndexFunc(r.Items, func(it terms.PlanItem) bool { return it.Key == d.Subject })
	var was terms.PlanItem
	if at >= 0 {
		was = r.Items[at]
	}
	switch do {
	case "edit", "adjust":
		return fieldsOf(form, was)
	case "cancel":
		return queries.ItemPatch{Cancel: true}, nil
	case "split":
		return partsOf(form.Get("pieces"), was)
	case "merge":
		return merged(was, r, d.Object), nil
	case "add":
		return added(form, r, d.Object), nil
	}
	return queries.ItemPatch{}, nil
}

// fieldsOf reads the fields of an item and keeps those that say something else than it.
func fieldsOf(form url.Values, was terms.PlanItem) (queries.ItemPatch, error) {
	var p queries.ItemPatch
	text := strings.TrimSpace(form.Get("text"))
	if text == "" {
		return p, &badRequestError{msgNoItemText}
	}
	section := linesOf(form.Get("section"))
	targets, err := targetsOf(form)
	if err != nil {
		return p, err
	}
	windows, err := windowsIn(form, was)
	if err != nil {
		return p, err
	}
	category := terms.Category(form.Get("category"))
	if !slices.Contains(terms.Categories(), category) {
		category = was.Category
	}
	strength, owner, notes := form.Get("strength"), strings.TrimSpace(form.Get("owner")), was.Notes
	if form.Get("seen") != "" {
		notes = ""
	}
	change(&p.Text, text, was.Text)
	change(&p.Category, category, was.Category)
	change(&p.Strength, strength, was.Strength)
	change(&p.Owner, owner, was.Owner)
	change(&p.Notes, notes, was.Notes)
	if !slices.Equal(section, was.Section) {
		p.Section = &section
	}
	if !sameTargets(targets, was.Targets) {
		p.Targets = &targets
	}
	if !slices.Equal(windows, dashboards.WindowsOf(was)) {
		p.Windows = &windows
	}
	if p.Empty() {
		return p, &badRequestError{msgNothingTyped}
	}
	return p, nil
}

func change[T comparable](into **T, now, was T) {
	if now != was {
		*into = &now
	}
}

func linesOf(text string) []string {
	lines := []string{}
	for l := range strings.Lines(text) {
		if l = strings.TrimSpace(l); l != "" {
			lines = append(lines, l)
		}
	}
	return lines
}

func sameTargets(a, b []terms.Target) bool {
	return slices.EqualFunc(a, b, func(x, y terms.Target) bool {
		return x.Kind == y.Kind && x.Value == y.Value && x.Cmp == y.Cmp && x.Unit == y.Unit && x.Period == y.Period && x.Per == y.Per
	})
}

// targetsOf reads the rows of targets; a row without a number is none.
func targetsOf(form url.Values) ([]terms.Target, error) {
	targets := []terms.Target{}
	for i, text := range form["tvalue"] {
		if text = strings.TrimSpace(text); text == "" {
			continue
		}
		value, err := strconv.ParseFloat(strings.ReplaceAll(text, ",", ""), 64)
		if err != nil || value < 0 || value > 1e12 {
			return nil, &badRequestError{msgBadTarget(text)}
		}
		targets = append(targets, terms.Target{
			Kind: nth(form["tkind"], i, "count"), Value: value, Cmp: nth(form["tcmp"], i, "eq"), Unit: nth(form["tunit"], i, ""),
			Period: nth(form["tperiod"], i, ""), Per: nth(form["tper"], i, ""), Quote: nth(form["tquote"], i, ""),
		})
	}
	return targets, nil
}

func nth(list []string, i int, none string) string {
	if i >= len(list) || strings.TrimSpace(list[i]) == "" {
		return none
	}
	return strings.TrimSpace(list[i])
}

// windowsIn reads the rows of months; what is known of a window beside its months stays
// with it.
func windowsIn(form url.Values, was terms.PlanItem) ([]terms.Window, error) {
	var windows []terms.Window
	known := dashboards.WindowsOf(was)
	for i := range form["wfrom"] {
		from, to := nth(form["wfrom"], i, ""), nth(form["wto"], i, "")
		if from == "" && to == "" {
			continue
		}
		if to == "" {
			to = from
		}
		w := terms.Window{}
		var errFrom, errTo error
		w.FromMonth, errFrom = strconv.Atoi(from)
		w.ToMonth, errTo = strconv.Atoi(to)
		if errors.Join(errFrom, errTo) != nil || min(w.FromMonth, w.ToMonth) < 1 || max(w.FromMonth, w.ToMonth) > 12 {
			return nil, &badRequestError{msgBadMonths}
		}
		if i < len(known) && known[i].FromMonth == w.FromMonth && known[i].ToMonth == w.ToMonth {
			w = known[i]
		}
		windows = append(windows, w)
	}
	return windows, nil
}

// partsOf reads the pieces of an item, one a line; each is understood anew.
func partsOf(text string, was terms.PlanItem) (queries.ItemPatch, error) {
	pieces := linesOf(text)
	if len(pieces) < 2 {
		return queries.ItemPatch{}, &badRequestError{msgOnePiece}
	}
	var p queries.ItemPatch
	for _, piece := range pieces {
		it := ingest.ReadTask(piece, was.Section, was.Span)
		if it.Window == nil {
			it.Window, it.More = was.Window, was.More
		}
		p.Parts = append(p.Parts, it)
	}
	return p, nil
}

// merged is an item with the words and promises of another.
func merged(was terms.PlanItem, r terms.PlanReview, other string) queries.ItemPatch {
	i := slices.IndexFunc(r.Items, func(it terms.PlanItem) bool { return it.Key == other })
	if i < 0 {
		return queries.ItemPatch{}
	}
	with := r.Items[i]
	text := strings.TrimRight(was.Text, "。；;，,") + msgJoin + with.Text
	targets := slices.Concat(was.Targets, with.Targets)
	windows := dashboards.WindowsOf(was)
	for _, w := range dashboards.WindowsOf(with) {
		if !slices.Contains(windows, w) {
			windows = append(windows, w)
		}
	}
	return queries.ItemPatch{Text: &text, Targets: &targets, Windows: &windows}
}

// added is a new item from the words a person picked.
func added(form url.Values, r terms.PlanReview, plan string) queries.ItemPatch {
	i := slices.IndexFunc(r.Plans, func(d terms.PlanDocument) bool { return d.Key == plan })
	text := strings.TrimSpace(form.Get("text"))
	if i < 0 || text == "" {
		return queries.ItemPatch{}
	}
	it := ingest.ReadTask(text, linesOf(form.Get("section")), r.Plans[i].Span)
	it.Line, _ = strconv.Atoi(form.Get("line")) // no line: below the others
	return queries.ItemPatch{Parts: []terms.PlanItem{it}}
}
