package ingest

import (
	"encoding/json"

	"nianlun/queries/terms"
)

// Report tells what became of one file. It marshals to the object `nianlun import
// --json` prints (design.md, "Commands").
type Report struct {
	File  string `json:"file"`
	Error string `json:"error,omitempty"`
	Why   string `json:"why,omitempty"` // no document: left unread, which is no fault
	Batch int64  `json:"batch,omitempty"`
	Same  bool   `json:"same,omitempty"` // these bytes were loaded before
	// Corrects is the batch whose file this one is, corrected.
	Corrects int64         `json:"corrects,omitempty"`
	Sheets   []SheetReport `json:"sheets"`
	// Revision is the earlier batch of which the file is, or seems to be, an edited copy.
	Revision *terms.Edition `json:"revision,omitempty"`
	// Changes are the headline figures that would not be what they are, once all files of
	// the call were in: of a dry run, in the report of its last file.
	Changes []terms.Change `json:"changes,omitempty"`
}

// SheetReport tells what became of one table: RowsRead = RowsLoaded + RowsUnchanged +
// rejected rows + skipped rows.
type SheetReport struct {
	Sheet         string            `json:"sheet"`
	Table         int               `json:"table,omitempty"`
	Kind          *terms.Kind       `json:"kind"` // null: no data
	Why           string            `json:"why,omitempty"`
	Zero          bool              `json:"zero,omitempty"` // 零报告: received, nothing to report
	Unit          string            `json:"unit,omitempty"`
	Columns       map[string]string `json:"columns"`
	Unknown       []string          `json:"unknown_columns,omitempty"`
	RowsRead      int               `json:"rows_read"`
	RowsLoaded    int               `json:"rows_loaded"`
	RowsUnchanged int               `json:"rows_unchanged"`
	Skipped       []terms.Skip      `json:"skipped"`
	Rejected      []terms.Reject    `json:"rejected"`
	Doubts        []terms.Reject    `json:"doubts,omitempty"` // cells to look at again, in rows that loaded
	Totals        Totals            `json:"totals"`
	Stated        []terms.Total     `json:"stated_totals,omitempty"` // the file's own 合计 beside what was loaded
	Covered       []terms.Covered   `json:"covered,omitempty"`
	Records       []json.RawMessage `json:"records,omitempty"`
	Shape         string            `json:"-"`
	Heads         []terms.Heading   `json:"-"`              // in the order of the file
	Choice        *terms.Choice     `json:"-"`              // what a person said of tables of this shape
	Also          []AlsoReport      `json:"also,omitempty"` // records of another kind the same rows gave
}

// AlsoReport tells of the records of another kind in a table: the income of a cash book.
// Its rows are counted with the table's.
type AlsoReport struct {
	Kind    terms.Kind        `json:"kind"`
	Columns map[string]string `json:"columns"`
	Rows    int               `json:"rows"`
	Totals  Totals            `json:"totals"`
	Stated  []terms.Total     `json:"stated_totals,omitempty"`
	Records []json.RawMessage `json:"records,omitempty"`
}

// Totals sum up what a table gave. AmountFen is spend for activities, amount + goods
// nowhere added: goods stand apart in no field of theirs, as in the ledger.
type Totals struct {
	Records        int   `json:"records"`
	AmountFen      int64 `json:"amount_fen"`
	Headcount      int64 `json:"headcount"`
	DistinctPeople int   `json:"distinct_people"`
}

// Clean reports whether every row was loaded or skipped for a declared reason.
func (r Report) Clean() bool { return r.Error == "" && r.RejectedRows() == 0 }

// RejectedRows counts the rows that were not taken whole.
func (r Report) RejectedRows() int {
	n := 0
	for _, s := range r.Sheets {
		n += rejectedRows(s.Rejected)
	}
	return n
}

func rejectedRows(rejected []terms.Reject) int {
	rows := map[int]bool{}
	for _, r := range rejected {
		rows[r.Row] = true
	}
	return len(rows)
}

func newReport(in terms.Intake, receipt terms.Receipt, records bool) Report {
	report := Report{File: in.File, Batch: receipt.Batch, Same: receipt.Same, Corrects: in.Asked.Corrects, Sheets: []SheetReport{}, Revision: receipt.Revision}
	plans := 0
	for _, t := range receipt.Tables {
		s := newSheetReport(t, records)
		if n := len(report.Sheets); n > 0 && t.Table.Kind == terms.Income && report.Sheets[n-1].takes(s) {
			continue
		}
		if t.Table.Kind == terms.PlanItems && plans < len(receipt.Plans) {
			s.planRows(receipt.Plans[plans], t.Table.Records)
			plans++
		}
		report.Sheets = append(report.Sheets, s)
	}
	if len(receipt.Tables) == 0 {
		for i, p := range receipt.Plans {
			report.Sheets = append(report.Sheets, planReport(in.Plans[i], p))
		}
	}
	return report
}

// takes folds the income of a cash book into the report of its table, so that every row
// of the sheet is counted once.
func (s *SheetReport) takes(in SheetReport) bool {
	if s.Kind == nil || *s.Kind != terms.Spending || s.Sheet != in.Sheet || s.Table != in.Table {
		return false
	}
	s.RowsRead += in.RowsRead
	s.RowsLoaded += in.RowsLoaded
	s.RowsUnchanged += in.RowsUnchanged
	s.Rejected = append(s.Rejected, in.Rejected...)
	s.Skipped = append(s.Skipped, in.Skipped...)
	s.Covered = append(s.Covered, in.Covered...)
	s.Also = append(s.Also, AlsoReport{terms.Income, in.Columns, in.RowsRead, in.Totals, in.Stated, in.Records})
	return true
}

func newSheetReport(t terms.TableReceipt, records bool) SheetReport {
	s := SheetReport{
		Sheet: t.Table.Sheet, Table: t.Table.Number, Why: t.Table.Why, Unit: t.UnitKey, Zero: t.Table.Zero,
		Columns: t.Table.Columns, Unknown: t.Table.Unknown,
		RowsRead: t.Table.RowsRead, RowsLoaded: t.Loaded, RowsUnchanged: t.Unchanged,
		Skipped: t.Table.Skipped, Rejected: t.Table.Rejected, Stated: t.Table.Totals, Doubts: t.Table.Doubts,
		Covered: t.Covered, Totals: totalsOf(t.Table), Shape: t.Table.Shape, Heads: t.Table.Heads, Choice: t.Table.Choice,
	}
	if s.Unit == "" {
		s.Unit = t.Table.Unit
	}
	if t.Table.Kind != terms.NoKind {
		s.Kind = &t.Table.Kind
	}
	if s.Columns == nil {
		s.Columns = map[string]string{}
	}
	if s.Skipped == nil {
		s.Skipped = []terms.Skip{}
	}
	if s.Rejected == nil {
		s.Rejected = []terms.Reject{}
	}
	if records {
		for _, r := range t.Table.Records {
			s.Records = append(s.Records, recordJSON(r, t.Table.Unit))
		}
	}
	return s
}

// planRows counts the rows of a plan kept as a table: what stood before is unchanged.
func (s *SheetReport) planRows(p terms.PlanReceipt, records []terms.Record) {
	rows := len(records)
	s.RowsUnchanged = min(p.Kept, rows)
	s.RowsLoaded = rows - s.RowsUnchanged
}

// planReport tells of a plan document line by line: a line gives items, or it is a
// heading, lead-in or slogan and skipped as such.
func planReport(p terms.Plan, receipt terms.PlanReceipt) SheetReport {
	kind := terms.PlanItems
	s := SheetReport{Sheet: p.Title, Kind: &kind, Unit: p.Unit, Columns: map[string]string{}, Rejected: []terms.Reject{}, Skipped: []terms.Skip{}}
	items := map[int]bool{}
	for _, it := range p.Items {
		items[it.Line] = true
	}
	s.RowsRead, s.RowsLoaded = max(p.Lines, len(items)), len(items)
	for line := 1; line <= s.RowsRead && len(s.Skipped) < s.RowsRead-s.RowsLoaded; line++ {
		if !items[line] {
			s.Skipped = append(s.Skipped, terms.Skip{Row: line, Why: msgPlanHeading})
		}
	}
	if receipt.Items > 0 && receipt.Kept == receipt.Items {
		s.RowsLoaded, s.RowsUnchanged = 0, s.RowsLoaded
	}
	s.Totals.Records = len(p.Items)
	return s
}

func totalsOf(table terms.Table) Totals {
	t := Totals{Records: len(table.Records) + table.SignIns.Len()}
	people := map[[3]string]bool{}
	if table.SignIns != nil {
		people = make(map[[3]string]bool, len(table.SignIns.People))
		for _, p := range table.SignIns.People {
			people[[3]string{p.Name, p.StaffNo, p.IDNumber}] = true
		}
	}
	for _, r := range table.Records {
		switch r.Kind {
		case terms.Activities:
			t.AmountFen += r.Get("spend").N
			t.Headcount += r.Get("headcount").N
			continue // its words name no person
		case terms.Units, terms.Indicators:
			t.Headcount += r.Get("headcount").N
			continue
		case terms.Members, terms.Participation:
		default:
			t.AmountFen += r.Get("amount").N
		}
		if name := r.Get("name").Text; name != "" {
			people[[3]string{name, r.Get("staff_no").Text, r.Get("id_number").Text}] = true
		}
	}
	t.DistinctPeople = len(people)
	return t
}

// recordJSON writes a record with its canonical names in column order; typed values
// are numbers where JSON has them.
func recordJSON(r terms.Record, unit string) json.RawMessage {
	out := []byte(`{"_row":`)
	out = append(out, mustJSON(r.Row)...)
	for i, c := range terms.Columns(r.Kind) {
		v := r.Values[i]
		if v.Missing() && c.Name == "unit" {
			v.Text = unit
		}
		if v.Missing() || c.Derived || c.Secret || c.Name == "staff_no" && terms.IDNumber(v.Text) {
			continue
		}
		out = append(out, ',')
		out = append(out, mustJSON(c.Name)...)
		out = append(out, ':')
		if c.Type == terms.Count {
			out = append(out, mustJSON(v.N)...)
		} else {
			out = append(out, mustJSON(v.Text)...)
		}
	}
	return append(out, '}')
}

// mustJSON writes a string or a number, which cannot fail.
func mustJSON(v any) []byte {
	b, err := json.Marshal(v)
	if err != nil {
		return []byte("null")
	}
	return b
}
