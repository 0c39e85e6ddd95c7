package terms

// Edition holds a batch against an earlier one of which it seems to be, or was said to
// be, an edited copy. Rows are counted as they stand in the files.
type Edition struct {
	Batch     int64  `json:"batch"` // the earlier one
	File      string `json:"file"`
	Gone      int    `json:"gone"`      // rows of the earlier one, and of no other, that would not count any longer
	Changed   int    `json:"changed"`   // rows that say something else of what the earlier one tells of
	New       int    `json:"new"`       // rows about something the earlier one does not tell of
	Unchanged int    `json:"unchanged"` // rows that say the same
	Taken     bool   `json:"taken"`     // taken as a revision; else only offered
	// Rows are the first of those gone, people and words masked for the viewer.
	Rows []GoneRow `json:"-"`
}

// GoneRow is one row of an earlier file that an edited copy has no more. Of what nobody
// may read from above, only the place is told.
type GoneRow struct {
	Source
	Kind   Kind   `json:"kind"`
	Date   Date   `json:"date,omitempty"`
	Words  string `json:"words,omitempty"`
	Person string `json:"person,omitempty"`
	Amount Money  `json:"amount,omitempty"`
}
