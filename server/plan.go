package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"nianlun/dashboards"
	"nianlun/ingest"
	"nianlun/queries/terms"
)

func planCommand(_ context.Context, w world, args []string) (int, error) {
	fs := newFlags("plan")
	asJSON := fs.Bool("json", false, "one JSON object an item")
	kind := fs.String("kind", "auto", "plan: whatever it reads like")
	words := fs.String("words", "", "file of words as nianlun words keeps them: the months of times (年初: 1-2月)")
	rest, err := parse(fs, args)
	switch {
	case err != nil:
		return 0, err
	case *kind != "auto" && *kind != string(terms.PlanItems):
		return 0, &usageError{msgBadKind(*kind, []string{string(terms.PlanItems)})}
	case len(rest) == 0:
		return 0, &usageError{msgNeedFile}
	case len(rest) > 1:
		return 0, &usageError{msgExtra(rest[1])}
	}
	file, err := readFile(rest[0])
	if err != nil {
		return 0, err
	}
	o := ingest.Options{Viewer: terms.OwnerViewer(), Now: w.now()}
	if *kind != "auto" {
		o.Kind = terms.PlanItems
	}
	if *words != "" {
		said, err := readFile(*words)
		if err != nil {
			return 0, err
		}
		o.Words = string(said.Data)
	}
	plans, err := ingest.ReadPlan(file, o)
	var fe *ingest.FileError
	if errors.As(err, &fe) {
		return 0, &plainError{fe.Message}
	}
	if err != nil {
		return 0, fmt.Errorf("reading %s: %w", file.Name, err)
	}
	if *asJSON {
		return exitOK, writeItems(w.out, plans)
	}
	return exitOK, printPlans(w.out, plans)
}

// writeItems prints one JSON object an item.
func writeItems(out io.Writer, plans []terms.Plan) error {
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for _, p := range plans {
		for _, it := range p.Items {
			if it.Section == nil {
				it.Section = []string{}
			}
			if it.Targets == nil {
				it.Targets = []terms.Target{}
			}
			if it.Plan == "" && len(plans) > 1 {
				it.Plan = p.Title
			}
			if err := enc.Encode(it); err != nil {
				return fmt.Errorf("writing an item: %w", err)
			}
		}
	}
	return nil
}

func printPlans(out io.Writer, plans []terms.Plan) error {
	var b strings.Builder
	for _, p := range plans {
		b.WriteString(msgPlanTitle(p.Title, strings.TrimSpace(p.Unit+" "+dashboards.PeriodName(p.Period)), len(p.Items)) + "\n")
		section := ""
		for i, it := range p.Items {
			if here := strings.Join(it.Section, " / "); here != section {
				section = here
				b.WriteString(section + "\n")
			}
			fmt.Fprintf(&b, "  %d. %s\n     %s\n", i+1, oneLine(it.Text, 100), itemWords(it))
		}
	}
	_, err := io.WriteString(out, b.String())
	return err
}

func itemWords(it terms.PlanItem) string {
	parts := []string{dashboards.CategoryName(it.Category), dashboards.WindowName(it.Window)}
	for _, t := range it.Targets {
		parts = append(parts, msgTarget+dashboards.PromiseOf(t).Promised)
	}
	if it.Notes != "" {
		parts = append(parts, msgLookAt+it.Notes)
	}
	return strings.Join(parts, msgSemicolon)
}
