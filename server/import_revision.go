package main

import (
	"strings"

	"nianlun/queries/terms"
)

// mostGone is how many rows gone from an edited file are printed.
const mostGone = 20

// writeRevision prints what a file revises or seems to, and the rows that are gone.
func writeRevision(b *strings.Builder, r *terms.Edition) {
	if r == nil {
		return
	}
	b.WriteString("  " + msgRevision(*r) + "\n")
	for _, g := range r.Rows[:min(len(r.Rows), mostGone)] {
		b.WriteString("    " + goneLine(g) + "\n")
	}
	if left := r.Gone - min(len(r.Rows), mostGone); left > 0 && r.Gone > 0 {
		b.WriteString("    " + msgGoneMore(left) + "\n")
	}
	if !r.Taken {
		b.WriteString("    " + msgRevise(r.Batch) + "\n")
	}
}

func goneLine(g terms.GoneRow) string {
	words := []string{}
	if g.Date != 0 {
		words = append(words, g.Date.String())
	}
	for _, w := range []string{g.Person, g.Words} {
		if w != "" {
			words = append(words, oneLine(w, 40))
		}
	}
	if g.Amount != 0 {
		words = append(words, g.Amount.Shown())
	}
	return strings.TrimSpace(g.Sheet+msgRow(g.Row)) + msgColon + strings.Join(words, " ")
}
