package terms

import "time"

// Vocabulary is what a unit, or everybody of a file, calls things beside the words of the
// field: lines of the thesaurus.
type Vocabulary struct {
	Unit     string    `json:"unit"` // key; "": said for the whole file
	UnitName string    `json:"unit_name"`
	Text     string    `json:"text"`
	By       string    `json:"by"` // zero for the whole file
	At       time.Time `json:"at"`
}
