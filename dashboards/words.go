package dashboards

import "nianlun/queries/terms"

// WordsPage shows what a unit calls things beside the words of the field.
type WordsPage struct {
	Own   terms.Vocabulary   // the unit's own; zero: nothing said yet
	Above []terms.Vocabulary // those of the whole file and of the units above
	Field []FieldWord
	Tried string // a title somebody tried
	Known []KnownWord
	Fault string // why a text was not kept
}

// FieldWord is one line of the thesaurus.
type FieldWord struct {
	Name         string
	Above, Words []string
	Sign         string
}

// KnownWord is a word of the title with what it stands for.
type KnownWord struct {
	Word     string
	Concepts []string
}

// NewWords parts the unit's own words from those it stands on.
func NewWords(said []terms.Vocabulary, unit string) WordsPage {
	var p WordsPage
	for _, w := range said {
		if w.Unit == unit {
			p.Own = w
			continue
		}
		if w.Unit == "" {
			w.UnitName = msgWholeFile
		}
		p.Above = append(p.Above, w)
	}
	return p
}
