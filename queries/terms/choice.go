package terms

// Choice is what a person said of the tables of one shape: what they hold and which
// column is which. The zero Choice leaves everything to the machine.
type Choice struct {
	Kind    Kind              `json:"kind,omitempty"`    // "": as recognised
	NoData  bool              `json:"no_data,omitempty"` // it is no data
	Columns map[string]string `json:"columns,omitempty"` // Heading.Key -> canonical column, "" for none, NoMarks
}

// NoMarks says of a heading of marks that it stands for no activity.
const NoMarks = "-"

// Empty reports whether nothing was said.
func (c Choice) Empty() bool { return c.Kind == NoKind && !c.NoData && len(c.Columns) == 0 }

// Heading is one heading of a table.
type Heading struct {
	Raw    string // as the file shows it
	Key    string // as files of one shape share it
	Column string // the canonical column it was taken for; "": none
	Cell   string // A1, the lowest of its cells
	Marks  bool   // an activity or a day: who has a mark below it was there
}
