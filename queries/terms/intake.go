package terms

import (
	"bytes"
	"io"
	"time"
)

// Intake is one file on its way into the database, already read and cleaned.
type Intake struct {
	File     string    // base name as the user knows it
	Bytes    []byte    // the original, kept through the Vault
	From     Original  // ... of a file whose bytes are not held; nil: Bytes
	Unit     string    // the unit named by flag or form; rows without a unit belong to it
	Span     Period    // the period named by flag; zero: none
	Tables   []Table   // for workbooks
	Plans    []Plan    // for plan documents, or plan tables already turned into items
	Asked    Asked     // how the file was to be read
	Received time.Time // the clock is read in server only
	DryRun   bool      // do everything, report, then take it back
	Beside   bool      // others need the machine meanwhile
	Revises  int64     // the earlier batch of which it is an edited copy; 0: none
	Apart    int64     // an earlier batch of which it is none, though it looks like one; 0: none
}

// Original is the bytes of a file where they lie, in memory or on disk. Reading less than
// was asked for, before the end, is an error.
type Original interface {
	io.ReaderAt
	Size() int64
}

// Original is the file as it was handed over; one of no bytes: there is none.
func (in Intake) Original() Original {
	if in.From != nil {
		return in.From
	}
	return bytes.NewReader(in.Bytes)
}

// Asked is how a file was to be read: what was said when it was handed in. It is kept, so
// that a correction of the file is read the same way.
type Asked struct {
	Unit    string            `json:"unit,omitempty"` // of rows that name none
	Home    string            `json:"home,omitempty"` // the same from the folder it lay in, before Unit
	Year    int               `json:"year,omitempty"` // of dates that name none; 0: not said
	Span    Period            `json:"span,omitzero"`
	Kind    Kind              `json:"kind,omitempty"`    // "": recognise
	Choices map[string]Choice `json:"choices,omitempty"` // applied, by the shape of a table
	// Corrects is the batch whose file this one is, corrected; 0: none.
	Corrects int64 `json:"corrects,omitempty"`
}

// Receipt tells what became of an Intake. Tables come back in the order given,
// with Rejected and Skipped completed by the set rules (duplicates and the like).
type Receipt struct {
	Batch  int64
	File   string
	Tables []TableReceipt
	Plans  []PlanReceipt
	Same   bool // the same bytes were loaded before and are not undone
	// Revision is the earlier batch the file revises, or seems to; nil: none.
	Revision *Edition
}

// TableReceipt counts one table's rows: RowsRead = Loaded + Unchanged + rejected + skipped.
type TableReceipt struct {
	Table     Table
	UnitKey   string
	Loaded    int // rows that gave at least one new or changed version
	Unchanged int // rows whose records all stand already, value for value
	Covered   []Covered
}

// PlanReceipt tells what became of one plan.
type PlanReceipt struct {
	Title    string
	Items    int
	Kept     int // items whose key stood before
	Revision int // 1 for the first version
}

// Covered says that a loaded table speaks for unit × kind × period.
type Covered struct {
	UnitKey string `json:"unit"`
	Kind    Kind   `json:"kind"`
	Period  Period `json:"period"`
	Zero    bool   `json:"zero,omitempty"` // 零报告
}

// Batch is one import as the log of imports shows it.
type Batch struct {
	ID       int64     `json:"batch"`
	File     string    `json:"file"`
	Received time.Time `json:"received"`
	Kinds    []Kind    `json:"kinds"`
	Loaded   int       `json:"rows_loaded"`
	Rejected int       `json:"rows_rejected"`
	Skipped  int       `json:"rows_skipped"`
	Undone   bool      `json:"undone"` // it does not count: taken back by a person, or revised
	// Back is whether a person took it back, Later the standing batch that revises it (0:
	// none), Earlier what it revises itself, newest first.
	Back    bool    `json:"taken_back,omitempty"`
	Later   int64   `json:"revised_by,omitempty"`
	Earlier []int64 `json:"revises,omitempty"`
}
