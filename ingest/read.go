package ingest

import (
	"maps"
	"path"
	"path/filepath"
	"strings"

	"nianlun/ingest/match"
	"nianlun/ingest/plan"
	"nianlun/ingest/sheet"
	"nianlun/ingest/word"
	"nianlun/queries/terms"
)

// FileError is a file that could not be taken; Message is for the user, in Chinese.
type FileError struct{ Message string }

func (e *FileError) Error() string { return e.Message }

// again are the options of a correction: those of the file when it came first, with what
// people have said of tables since.
func (o Options) again(asked terms.Asked) Options {
	o.Unit, o.Year, o.Span, o.Kind = asked.Unit, asked.Year, asked.Span, asked.Kind
	o.Choices = maps.Clone(o.Choices)
	if o.Choices == nil {
		o.Choices = map[string]terms.Choice{}
	}
	maps.Copy(o.Choices, asked.Choices)
	return o
}

// read turns one file into an intake without touching the database.
func read(f File, o Options) (terms.Intake, error) {
	if f.Asked != nil {
		o, f.Unit, f.Year = o.again(*f.Asked), f.Asked.Home, 0
	}
	in := terms.Intake{File: f.Name, Bytes: f.Data, From: f.From, Unit: o.Unit, Span: o.Span, Received: o.Now, DryRun: o.DryRun, Beside: o.Beside}
	in.Asked = terms.Asked{Unit: o.Unit, Home: f.Unit, Year: o.Year, Span: o.Span, Kind: o.Kind}
	if f.Asked != nil {
		in.Asked.Corrects = f.Asked.Corrects
	}
	if f.Unit != "" {
		o.Unit = f.Unit // of the file's rows; units nobody knows still come below in.Unit
	}
	if o.Year == 0 {
		o.Year, in.Asked.Year = f.Year, f.Year
	}
	hint := sheet.Hint{Unit: o.Unit, Year: o.Year, Span: o.Span, Kind: o.Kind, Choices: o.Choices, SignIns: !o.Records, Beside: o.Beside}
	if f.From != nil {
		if !mayBeProse(f, o) {
			if book, ok := sheet.ReadFrom(f.Name, f.From, hint); ok {
				return withTables(in, book.Tables, o), nil
			}
		}
		var err error
		if f, err = f.held(); err != nil {
			return terms.Intake{}, err
		}
		in.Bytes, in.From = f.Data, nil
	}
	if word.Is(f.Data) {
		doc, err := word.Read(f.Data)
		if err != nil {
			return terms.Intake{}, err
		}
		return readWord(in, doc, o)
	}
	if prose, ok := proseOf(f, o); ok {
		return readProse(in, prose, o)
	}
	book, err := sheet.Read(f.Name, f.Data, hint)
	if err != nil {
		return terms.Intake{}, err
	}
	return withTables(in, book.Tables, o), nil
}

// withTables adds recognised tables and what their words imply; a plan kept as a
// table becomes a plan.
func withTables(in terms.Intake, tables []terms.Table, o Options) terms.Intake {
	in.Tables = tables
	for i := range in.Tables {
		derive(&in.Tables[i])
		in.Asked = said(in.Asked, in.Tables[i])
		if in.Tables[i].Kind == terms.PlanItems {
			in.Plans = append(in.Plans, dated(plan.FromTable(in.Tables[i]), o))
		}
	}
	return in
}

// said adds what a person said of a table and was followed.
func said(asked terms.Asked, t terms.Table) terms.Asked {
	if t.Choice == nil || t.Shape == "" {
		return asked
	}
	if asked.Choices == nil {
		asked.Choices = map[string]terms.Choice{}
	}
	asked.Choices[t.Shape] = *t.Choice
	return asked
}

// readWord takes a Word file for a plan when it calls itself one, else for ledgers
// kept as Word tables, else for a plan all the same.
func readWord(in terms.Intake, doc word.Document, o Options) (terms.Intake, error) {
	if o.Kind == terms.PlanItems || o.Kind == terms.NoKind && namesPlan(in.File, doc) {
		return readPlan(in, doc.Text(), o)
	}
	if tables := wordTables(in.File, doc, o); len(tables) > 0 {
		return withTables(in, tables, o), nil
	}
	return readPlan(in, doc.Text(), o)
}

var planNames = []string{"计划", "要点", "安排", "打算", "思路", "规划"}

// namesPlan looks at the file's name and its opening lines.
func namesPlan(file string, doc word.Document) bool {
	head := path.Base(file)
	for i, b := range doc.Blocks {
		if i < 3 {
			head += b.Text
		}
	}
	return containsAny(head, planNames)
}

// wordTables reads each table of the document with the paragraphs above it as title;
// tables that hold no data are left out.
func wordTables(file string, doc word.Document, o Options) []terms.Table {
	tables, _ := wordSheets(file, doc, o)
	return tables
}

// wordSheets returns the tables and, of each that holds data, its cells as they stand.
func wordSheets(file string, doc word.Document, o Options) (tables []terms.Table, raw []terms.RawSheet) {
	var before []string
	for _, b := range doc.Blocks {
		if b.Rows == nil {
			before = append(before, b.Text)
			continue
		}
		name, found := msgWordTable(len(tables)+1), len(tables)
		for _, t := range sheet.FromRows(path.Base(file), name, before, b.Rows, sheet.Hint{Unit: o.Unit, Year: o.Year, Span: o.Span, Kind: o.Kind, Choices: o.Choices}) {
			if t.Kind != terms.NoKind {
				tables = append(tables, t)
			}
		}
		if len(tables) > found {
			raw = append(raw, sheet.CellsOf(name, before, b.Rows))
		}
		before = nil
	}
	return tables, raw
}

// readProse takes a text for a plan when it reads like one, is named one, or the
// person says it is one: any sentence can be taken for a task.
func readProse(in terms.Intake, text string, o Options) (terms.Intake, error) {
	switch {
	case sheet.Garbled(in.Bytes):
		return terms.Intake{}, &FileError{msgGarbled(in.File)}
	case o.Kind != terms.PlanItems && !plan.Looks(text) && !containsAny(path.Base(in.File), planNames):
		return terms.Intake{}, &FileError{msgNotLikeAPlan(in.File)}
	}
	return readPlan(in, text, o)
}

// readPlan takes a text for a plan, unless it reads like something else and no person
// says it is one.
func readPlan(in terms.Intake, text string, o Options) (terms.Intake, error) {
	if o.Kind != terms.PlanItems {
		if no := msgNature(in.File, plan.NatureOf(path.Base(in.File), text, match.Names)); no != "" {
			return terms.Intake{}, &FileError{no}
		}
	}
	for _, p := range Plans(in.File, text, o) {
		if len(p.Items) > 0 {
			in.Plans = append(in.Plans, p)
		}
	}
	if len(in.Plans) == 0 {
		return terms.Intake{}, &FileError{msgNoPlanItems(in.File)}
	}
	return in, nil
}

// Plans returns what is understood of a plan's text; no database is needed.
func Plans(name, text string, o Options) []terms.Plan {
	plans := plan.Parse(text, plan.Hint{Name: path.Base(name), Unit: o.Unit, Year: o.Year, Span: o.Span, Said: o.Kind == terms.PlanItems})
	plan.Attach(plans, text)
	for i := range plans {
		plans[i] = dated(plans[i], o)
	}
	return plans
}

// ReadPlan returns the plans of one file, for `nianlun plan`.
func ReadPlan(f File, o Options) ([]terms.Plan, error) {
	in, err := read(f, o)
	if err != nil {
		if message, ok := userMessage(err); ok {
			return nil, &FileError{message}
		}
		return nil, err
	}
	if len(in.Plans) == 0 {
		return nil, &FileError{msgNotAPlan(f.Name)}
	}
	return in.Plans, nil
}

// dated settles the period of a plan: its own words, else the flags, else the year.
func dated(p terms.Plan, o Options) terms.Plan {
	year := p.Year
	if year == 0 {
		year = o.Year
	}
	switch {
	case !p.Period.IsZero():
	case !o.Span.IsZero():
		p.Period = o.Span
	case year != 0 && p.School:
		p.Period = terms.Months(year, 9, 12)
	case year != 0:
		p.Period = terms.Year(year)
	}
	plan.ReadCalendar(o.Words).Set(&p)
	return p
}

// proseOf returns the text of a plan written in a text file; tables kept as text are
// for the sheet room.
func proseOf(f File, o Options) (string, bool) {
	if !mayBeProse(f, o) {
		return "", false
	}
	text := sheet.Text(f.Data)
	if strings.TrimSpace(text) == "" {
		return "", false
	}
	if o.Kind == terms.PlanItems || plan.Looks(text) {
		return text, true
	}
	return text, !sheet.Tabular(f.Name, f.Data)
}

// mayBeProse reports whether more than a file's name and its beginning must be looked at.
func mayBeProse(f File, o Options) bool {
	switch strings.ToLower(filepath.Ext(f.Name)) {
	case ".txt", ".md", ".text", "":
	default:
		return false
	}
	if o.Kind != terms.NoKind && o.Kind != terms.PlanItems {
		return false
	}
	head, long, err := f.head() // no plan is so long
	return err != nil || !long || o.Kind != terms.NoKind || plan.Looks(sheet.Text(head.Data)) || !sheet.Tabular(f.Name, head.Data)
}
