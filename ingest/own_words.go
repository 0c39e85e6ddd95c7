package ingest

import (
	"context"
	"fmt"
	"strings"
	"time"

	"nianlun/ingest/match"
	"nianlun/ingest/sheet"
	"nianlun/queries"
	"nianlun/queries/terms"
)

// KeepWords takes in what a unit calls things beside the words of the field, or with no
// unit what everybody of the file does, and links anew. A text with lines that do not read
// is refused with all of them; an empty one takes the words away. It returns how many
// concepts are told of. A concept that units above named may be extended.
func KeepWords(ctx context.Context, db *queries.DB, v terms.Viewer, unit string, f File, now time.Time) (int, error) {
	text := sheet.Text(f.Data)
	above, err := wordsAbove(ctx, db, v, unit)
	if err != nil {
		return 0, fmt.Errorf("reading the words above: %w", err)
	}
	if _, problems := match.Extend(text, above...); len(problems) > 0 {
		return 0, &FileError{msgWords(f.Name, problems)}
	}
	if unit == "" {
		err = db.KeepWords(ctx, v, text)
	} else {
		err = db.KeepUnitWords(ctx, v, unit, text, now)
	}
	if err != nil {
		return 0, fmt.Errorf("keeping %s: %w", f.Name, err)
	}
	concepts := 0
	for line := range strings.Lines(text) {
		if l := strings.TrimSpace(line); l != "" && !strings.HasPrefix(l, "#") {
			concepts++
		}
	}
	return concepts, Relink(ctx, db)
}

// wordsAbove are the texts a unit's words stand on.
func wordsAbove(ctx context.Context, db *queries.DB, v terms.Viewer, unit string) ([]string, error) {
	if unit == "" {
		return nil, nil
	}
	all, err := db.UnitWords(ctx, v, unit)
	if err != nil {
		return nil, err
	}
	var above []string
	for _, w := range all {
		if w.Unit != unit {
			above = append(above, w.Text)
		}
	}
	return above, nil
}

// Concept is one line of the thesaurus of the field.
type Concept = match.Concept

// Named is a word of a text with the concepts it stands for.
type Named = match.Named

// FieldWords lists the thesaurus of the field.
func FieldWords() []Concept { return match.Field() }

// Explain returns the words of a text that the field or kept vocabularies know.
func Explain(said []terms.Vocabulary, text string) []Named {
	texts := make([]string, len(said))
	for i, w := range said {
		texts[i] = w.Text
	}
	all, _ := match.Extend(strings.Join(texts, "\n")) // checked when they were kept
	return all.Explain(text)
}

// vocabularies are the words links are made with, by the text that was kept: most units
// share theirs.
type vocabularies struct {
	texts map[string]string // by unit; "" of those without words of their own
	read  map[string]match.Words
}

func readVocabularies(ctx context.Context, db *queries.DB) (vocabularies, error) {
	texts, err := db.MatchWords(ctx)
	return vocabularies{texts, map[string]match.Words{}}, err
}

func (known vocabularies) of(unit string) match.Words {
	text, ok := known.texts[unit]
	if !ok {
		text = known.texts[""]
	}
	if text == "" {
		return match.Words{}
	}
	w, ok := known.read[text]
	if !ok {
		w, _ = match.Extend(text) // checked when they were kept
		known.read[text] = w
	}
	return w
}
