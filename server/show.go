package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"strings"

	"nianlun/queries"
	"nianlun/queries/terms"
)

// answer is what one question gives: rows for --json, lines for people.
type answer struct {
	rows    any
	figures []terms.Figure // beside those in the rows
	head    []string
	lines   [][]string
}

type question func(ctx context.Context, db *queries.DB, v terms.Viewer, sc terms.Scope) (answer, error)

func showCommand(ctx context.Context, w world, args []string) (int, error) {
	fs := newFlags("show")
	path := dbFlag(fs, w, "")
	var scope scopeFlags
	scope.add(fs)
	asJSON := fs.Bool("json", false, "JSON")
	figure := fs.String("figure", "", "id or key of a figure, for rows")
	xlsx := fs.String("xlsx", "", "a workbook to write, for progress")
	rest, err := parse(fs, args)
	if err != nil {
		return 0, err
	}
	name, ask, err := chooseQuestion(rest, *figure)
	if err != nil {
		return 0, err
	}
	if *xlsx != "" && name != "progress" {
		return 0, &usageError{msgNoWorkbook}
	}
	if err := scope.check(); err != nil {
		return 0, err
	}
	return exitOK, withDB(ctx, w, *path, false, func(db *queries.DB) error {
		unit, sc, err := scope.resolve(ctx, db, terms.OwnerViewer(), w.today())
		if err != nil {
			return err
		}
		if *xlsx != "" {
			return writeProgress(ctx, db, unit, sc, *xlsx)
		}
		a, err := ask(ctx, db, terms.OwnerViewer(), sc)
		if err != nil {
			return fmt.Errorf("answering %s: %w", name, err)
		}
		if *asJSON {
			return writeAnswer(w.out, name, unit, sc, a)
		}
		return printTable(w.out, a.head, a.lines)
	})
}

func chooseQuestion(rest []string, figure string) (string, question, error) {
	switch {
	case len(rest) == 0:
		return "", nil, &usageError{msgNeedQuestion}
	case len(rest) > 1:
		return "", nil, &usageError{msgExtra(rest[1])}
	case rest[0] == "rows" && figure == "":
		return "", nil, &usageError{msgNeedFigure}
	case rest[0] == "rows":
		return rest[0], askRows(figure), nil
	}
	ask, ok := questions()[rest[0]]
	if !ok {
		return "", nil, &usageError{msgNoQuestion(rest[0])}
	}
	return rest[0], ask, nil
}

// writeAnswer prints the object of design.md; figures holds every figure of the rows by id.
func writeAnswer(out io.Writer, name string, unit terms.Unit, sc terms.Scope, a answer) error {
	figures := map[string]terms.Figure{}
	collectFigures(reflect.ValueOf(a.rows), figures)
	collectFigures(reflect.ValueOf(a.figures), figures)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	err := enc.Encode(struct {
		Question string                  `json:"question"`
		Unit     string                  `json:"unit"`
		UnitKey  string                  `json:"unit_key"`
		Year     int                     `json:"year"`
		From     terms.Date              `json:"from"`
		To       terms.Date              `json:"to"`
		AsOf     terms.Date              `json:"asof"`
		Rows     any                     `json:"rows"`
		Figures  map[string]terms.Figure `json:"figures"`
	}{name, unit.Name, unit.Key, sc.Period.From.Year(), sc.Period.From, sc.Period.Last(), sc.AsOf, a.rows, figures})
	if err != nil {
		return fmt.Errorf("writing the answer: %w", err)
	}
	return nil
}

// collectFigures walks any answer and gathers the figures in it, so that a question
// need not list its own.
func collectFigures(v reflect.Value, into map[string]terms.Figure) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			collectFigures(v.Elem(), into)
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			collectFigures(v.Index(i), into)
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			collectFigures(v.MapIndex(key), into)
		}
	case reflect.Struct:
		if f, ok := v.Interface().(terms.Figure); ok {
			if f.ID != "" {
				into[f.ID] = f
			}
			return
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				collectFigures(v.Field(i), into)
			}
		}
	}
}

// askRows lists the rows of one figure, named by its key or, within the asked unit and
// period, by its id.
func askRows(figure string) question {
	return func(ctx context.Context, db *queries.DB, v terms.Viewer, sc terms.Scope) (answer, error) {
		key := figure
		if !strings.Contains(figure, "?") {
			found, err := keyOf(ctx, db, v, sc, figure)
			if err != nil {
				return answer{}, err
			}
			key = found
		}
		ask, err := terms.ParseAsk(key)
		if err != nil {
			return answer{}, &plainError{msgBadKeyAsk(key)}
		}
		f, err := db.Figure(ctx, v, ask)
		if err != nil {
			return answer{}, fmt.Errorf("computing the figure: %w", err)
		}
		rows, err := db.FigureRows(ctx, v, key)
		if err != nil {
			return answer{}, fmt.Errorf("listing rows: %w", err)
		}
		return rowsAnswer(f, rows), nil
	}
}

// keyOf looks for a figure's id among everything the pages and the draft of this unit
// and period state.
func keyOf(ctx context.Context, db *queries.DB, v terms.Viewer, sc terms.Scope, id string) (string, error) {
	figures := map[string]terms.Figure{}
	facts, err := db.Facts(ctx, v, sc)
	if err != nil {
		return "", fmt.Errorf("gathering facts: %w", err)
	}
	collectFigures(reflect.ValueOf(facts), figures)
	for _, name := range []string{"overview", "spending", "compare", "reach"} {
		if _, found := figures[id]; found {
			break
		}
		a, err := questions()[name](ctx, db, v, sc)
		if err != nil {
			return "", err
		}
		collectFigures(reflect.ValueOf(a.rows), figures)
	}
	f, ok := figures[id]
	if !ok {
		return "", &plainError{msgNoFigure(id)}
	}
	return f.Key, nil
}
