package terms

// RawSheet is one sheet of a file as it was read, before anything of it was understood.
type RawSheet struct {
	Name   string // as reports call it
	Hidden bool
	Above  int // rows before the one reports call row 1
	Rows   [][]RawCell
	Merges []RawArea
}

// RawCell is one cell as a person would read it. The zero RawCell is blank.
type RawCell struct {
	Text   string
	Number *float64 // of a cell that holds a number
	Day    Date     // of a cell that holds a day
	Places int      // decimals shown; 0 unknown
	Indent int      // beyond the blanks Text begins with
	Red    bool
}

// RawArea is a merged rectangle, both ends included, counted from 1.
type RawArea struct{ Top, Left, Bottom, Right int }
