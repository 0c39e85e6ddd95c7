package match

import (
	"cmp"
	"slices"
	"strings"

	"nianlun/ingest/han"
)

// Concept is one line of the thesaurus as people read it.
type Concept struct {
	Name   string
	Above  []string
	Words  []string
	Hinted string // what its sign says: daily business, for whom, in what form; "" none
}

// Field lists the concepts of the field in the order of its thesaurus.
func Field() []Concept {
	var all []Concept
	for line := range strings.Lines(fieldWords) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		head, words, _ := strings.Cut(line, ":")
		name, above, _ := strings.Cut(head, "<")
		name = strings.TrimSpace(name)
		c := Concept{Name: strings.TrimLeft(name, "!@~"), Above: strings.Fields(above), Words: strings.Fields(strings.ReplaceAll(words, logWords, " "))}
		c.Hinted = hints[name[:1]]
		all = append(all, c)
	}
	return all
}

// Named is a word of a text with the concepts it stands for.
type Named struct {
	Word     string // as keyed for comparing: folded, without spaces and punctuation
	Concepts []string
}

// Explain returns the words of a text that the thesaurus knows, from left to right, words
// inside longer ones after them.
func (w Words) Explain(text string) []Named {
	t := w.t
	if t == nil {
		t = field()
	}
	hits := t.find([]rune(han.Key(text)))
	slices.SortStableFunc(hits, func(a, b hit) int {
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(b.to, a.to))
	})
	var all []Named
	for _, h := range hits {
		n := Named{Word: h.term}
		for _, s := range h.senses {
			n.Concepts = append(n.Concepts, t.concepts[s.id].name)
		}
		all = append(all, n)
	}
	return all
}
