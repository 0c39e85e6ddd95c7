package terms

// Value is one cell after cleaning. The zero Value is a missing cell.
type Value struct {
	Text   string // normalised: ISO day, yuan with two decimals, whole number, or trimmed words
	N      int64  // for typed columns: Date, fen, count, minutes (see Type)
	Approx bool   // the cell said 约, 左右, 余, 多
	Raw    string // the cell as written, where it differs from Text
}

// Missing reports whether the cell held nothing.
func (v Value) Missing() bool { return v.Text == "" }

// Date returns the value of a Day column.
func (v Value) Date() Date { return Date(v.N) }

// Source is the place a row came from, counted as a person counts in the file.
type Source struct {
	File  string `json:"file"`
	Sheet string `json:"sheet,omitempty"`
	Table int    `json:"table,omitempty"` // 1 for the first table of a sheet
	Row   int    `json:"row"`             // from 1
	Part  int    `json:"part,omitempty"`  // a row that gives several records: 1, 2, ...
}

// Record is one canonical record. Values follow Columns(Kind).
type Record struct {
	Kind   Kind
	Row    int // row in the sheet, from 1
	Part   int // 0, or 1.. when the row gives several records
	Values []Value
}

// NewRecord returns an empty record of a kind.
func NewRecord(k Kind, row int) Record {
	return Record{Kind: k, Row: row, Values: make([]Value, len(columns[k]))}
}

// Get returns the value of a column, or a missing Value when the kind has no such column.
func (r Record) Get(column string) Value {
	for i, c := range columns[r.Kind] {
		if c.Name == column {
			return r.Values[i]
		}
	}
	return Value{}
}

// Set stores the value of a column; a column the kind does not have is ignored.
func (r Record) Set(column string, v Value) {
	for i, c := range columns[r.Kind] {
		if c.Name == column {
			r.Values[i] = v
		}
	}
}

// Skip is a row that is no data, and why (标题行, 合计行, 重复表头, 示例行...).
type Skip struct {
	Row int    `json:"row"`
	Why string `json:"why"`
}

// Reject is a row that could not be taken: where, what stood there, why, and what to do.
type Reject struct {
	Row    int    `json:"row"`
	Column string `json:"column"`           // canonical name
	Header string `json:"header,omitempty"` // the file's own heading
	Cell   string `json:"cell,omitempty"`   // A1 address
	Value  string `json:"value"`
	Why    string `json:"why"`
	Hint   string `json:"hint,omitempty"`
}

// Total is a total the file states about itself, to be held against what was loaded.
type Total struct {
	Row    int    `json:"row"`
	Column string `json:"column"`
	Stated int64  `json:"stated"` // fen or count, by the column's type
	Loaded int64  `json:"loaded"`
	Scope  string `json:"scope"` // 合计, 小计...
	Cell   string `json:"cell,omitempty"`
	Diff   int64  `json:"diff"`          // Stated - Loaded
	Why    string `json:"why,omitempty"` // of a difference
}

// Table is one recognised table of a sheet with everything that became of its rows:
// RowsRead = rows of Records + SignIns + rejected rows + Skipped (a row with a rejected
// record counts once, as rejected).
type Table struct {
	Sheet    string
	Number   int  // 1 for the first table of the sheet
	Kind     Kind // NoKind: no data, Why says why
	Why      string
	Unit     string            // from title, meta line, sheet or file name; "" when the table does not say
	Year     int               // the year dates without one were read in; 0 unknown
	Span     Period            // what the table says it covers (title, sheet or file name); zero: it does not say
	Columns  map[string]string // canonical column -> header text
	Unknown  []string          // headers nothing was recognised for
	RowsRead int
	Records  []Record
	SignIns  *SignIns // of a long table of sign-ins, its plain rows, which Records do not repeat; nil: none
	Rejected []Reject
	Skipped  []Skip
	Doubts   []Reject // cells to look at again, in rows that load all the same
	Totals   []Total
	Shape    string    // names the tables with these headings that look like this kind; "": it has none
	Heads    []Heading // in the order of the file
	Choice   *Choice   // what a person said of this shape, applied; nil: nothing
	Zero     bool      // the table says there was nothing to report (本月无, 零报告)
	Mended   []int     // of a correction, the rows the corrected file had and could not bring
}
