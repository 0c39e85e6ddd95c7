package web

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net/url"
	"slices"

	"github.com/labstack/echo/v4"

	"nianlun/dashboards"
	"nianlun/ingest"
	"nianlun/queries"
	"nianlun/queries/terms"
)

// shapeView is what a person may say of a table: what it holds and which column is which.
type shapeView struct {
	Shape  string
	Heads  []terms.Heading
	Choice *terms.Choice // said before, and applied
	Job    int64         `json:"-"`
}

// picked is one entry of a list to pick from.
type picked struct {
	Value, Name string
	On          bool
}

// pick is a list to pick from, under its label.
type pick struct {
	Label string
	Among []picked
}

// noTable is the value of the entry that says a table is no data.
const noTable = "-"

// lookView is the report of a file with what may be said of its tables.
func lookView(r ingest.Report) fileView {
	v := reportView(r)
	for i, s := range r.Sheets {
		v.Sheets[i].Columns = withMarks(v.Sheets[i].Columns, s)
		v.Sheets[i].Said = shapeView{Shape: s.Shape, Heads: s.Heads, Choice: s.Choice}
	}
	return v
}

// withMarks tells of every heading that is an activity, where a table names none in a column.
func withMarks(columns []pair, s ingest.SheetReport) []pair {
	var marks []pair
	for _, h := range s.Heads {
		if h.Marks {
			marks = append(marks, pair{h.Raw, msgMarked})
		}
	}
	if len(marks) > 0 {
		columns = slices.DeleteFunc(columns, func(p pair) bool { return p.From == s.Columns["activity"] })
	}
	return append(columns, marks...)
}

// KindPick is the list of kinds a table may be taken for.
func (s sheetView) KindPick() pick {
	p := pick{Label: msgPickKind, Among: []picked{{noTable, msgNoTable, s.Kind == terms.NoKind}}}
	for _, k := range terms.Kinds() {
		p.Among = append(p.Among, picked{string(k), dashboards.KindName(k), k == s.Kind})
	}
	return p
}

// HeadPicks are the lists of columns each heading may be taken for; none for what is no data.
func (s sheetView) HeadPicks() []pick {
	if s.Kind == terms.NoKind {
		return nil
	}
	var all []pick
	for _, h := range s.Said.Heads {
		p := pick{Label: h.Raw, Among: []picked{{"", msgNoColumn, h.Column == ""}}}
		if h.Marks {
			p.Among = []picked{{"", msgMarks, true}, {terms.NoMarks, msgNoColumn, false}}
		}
		for _, name := range columnsToPick(s.Kind) {
			p.Among = append(p.Among, picked{name, dashboards.ColumnName(name), name == h.Column})
		}
		all = append(all, p)
	}
	return all
}

// Form reports whether the table is a form for each person or activity, whose columns nobody
// can be asked about: what is a heading and what a value differs from form to form.
func (s sheetView) Form() bool {
	return s.Said.Shape == "" && s.Kind != terms.NoKind && s.Kind != terms.PlanItems && len(s.Columns) > 0
}

func columnsToPick(k terms.Kind) []string {
	var names []string
	for _, c := range terms.Columns(k) {
		if !c.Derived {
			names = append(names, c.Name)
		}
	}
	return names
}

// said reads what a person says of a table from the form of the preview.
func (s sheetView) said(form url.Values) (terms.Choice, error) {
	if form.Get("forget") != "" {
		return terms.Choice{}, nil
	}
	kind, columns := terms.Kind(form.Get("kind")), form["column"]
	switch {
	case kind == noTable && s.Kind != terms.NoKind:
		return terms.Choice{NoData: true}, nil
	case kind != noTable && !slices.Contains(terms.Kinds(), kind):
		return terms.Choice{}, &badRequestError{msgBadPick}
	case kind != noTable && kind != s.Kind:
		return terms.Choice{Kind: kind}, nil
	}
	var choice terms.Choice
	if s.Said.Choice != nil {
		choice = *s.Said.Choice
	}
	choice.Columns = maps.Clone(choice.Columns)
	if choice.Columns == nil {
		choice.Columns = map[string]string{}
	}
	for i, h := range s.Said.Heads {
		if i >= len(columns) || columns[i] == h.Column {
			continue
		}
		if columns[i] != "" && !slices.Contains(columnsToPick(s.Kind), columns[i]) && (!h.Marks || columns[i] != terms.NoMarks) {
			return terms.Choice{}, &badRequestError{msgBadPick}
		}
		choice.Columns[h.Key] = columns[i]
	}
	return choice, nil
}

// choose takes what a person says of a table of a preview, remembers it for the unit's
// next file of that shape, and looks anew.
func (s *Server) choose(c echo.Context, db *queries.DB) error {
	return s.answer(c, db, queries.PreviewJob, func(spec *importSpec, told foretold) error {
		form, err := c.FormParams()
		if err != nil {
			return &badRequestError{msgBadPick}
		}
		sheet, ok := told.sheet(form.Get("shape"))
		if !ok {
			return &badRequestError{msgBadPick}
		}
		choice, err := sheet.said(form)
		if err != nil {
			return err
		}
		if spec.Choices == nil {
			spec.Choices = map[string]terms.Choice{}
		}
		spec.Choices[sheet.Said.Shape], spec.Anew = choice, false
		ctx := c.Request().Context()
		err = db.Choose(ctx, viewerOf(ctx), spec.Unit, sheet.Said.Shape, choice, s.cfg.Now())
		if errors.Is(err, queries.ErrNotFound) { // a unit that is not there yet: once the files are in
			return nil
		}
		return err
	})
}

// sheet finds the table of a shape.
func (f foretold) sheet(shape string) (sheetView, bool) {
	for _, file := range f.Files {
		for _, s := range file.Sheets {
			if shape != "" && s.Said.Shape == shape {
				return s, true
			}
		}
	}
	return sheetView{}, false
}

// remember keeps what was said of tables for a unit that was not there when it was said.
func (t *taking) remember(ctx context.Context, spec importSpec) error {
	if len(spec.Choices) == 0 {
		return nil
	}
	now := t.s.cfg.Now()
	known, err := t.db.Choices(ctx, viewerOf(ctx), spec.Unit, terms.DateOf(now))
	if err != nil {
		return err
	}
	for _, shape := range slices.Sorted(maps.Keys(spec.Choices)) {
		if same, err := sameChoice(spec.Choices[shape], known[shape]); same || err != nil {
			if err != nil {
				return err
			}
			continue
		}
		err := t.db.Choose(ctx, viewerOf(ctx), spec.Unit, shape, spec.Choices[shape], now)
		if err != nil && !errors.Is(err, queries.ErrNotFound) {
			return err
		}
	}
	return nil
}

func sameChoice(a, b terms.Choice) (bool, error) {
	if a.Empty() && b.Empty() {
		return true, nil
	}
	one, err := json.Marshal(a)
	if err != nil {
		return false, fmt.Errorf("comparing choices: %w", err)
	}
	other, err := json.Marshal(b)
	if err != nil {
		return false, fmt.Errorf("comparing choices: %w", err)
	}
	return string(one) == string(other), nil
}
