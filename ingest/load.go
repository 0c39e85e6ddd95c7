package ingest

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"time"

	"nianlun/ingest/sheet"
	"nianlun/ingest/word"
	"nianlun/queries"
	"nianlun/queries/terms"
)

// File is one file as the user handed it over. Name is its base name, or the path
// within an archive Unpack opened (包.zip/内.xlsx); the rest is what Unpack adds.
type File struct {
	Name    string
	Data    []byte
	From    terms.Original // of a long text, whose bytes are not held: Data is nil; nil: Data
	Unit    string         // of rows that name none, from the folder it lay in; "": Options.Unit
	Year    int            // of dates that name none, from the folder; 0: Options.Year
	Refused string         // why it could not be opened, for the user
	Left    string         // why it is no document: reported, never read
	// Asked is how it was to be read when it came first, of a correction; nil: as Options say.
	Asked *terms.Asked
	// Revises is the batch of which the file is an edited copy, Apart one of which it is
	// none though it looks like one; 0: nobody said.
	Revises, Apart int64
}

// Options say whose files they are and how far to go.
type Options struct {
	Viewer  terms.Viewer
	Unit    string       // unit of rows that name none
	Year    int          // year of dates that name none; 0: from the file
	Span    terms.Period // --from/--to, for school years; zero: from the file
	Kind    terms.Kind   // terms.NoKind: recognise
	DryRun  bool         // report, then take everything back
	Beside  bool         // others need the machine meanwhile: half of it is left to them
	Records bool         // keep the records in the report
	Now     time.Time
	Watch   func(Step) error // hears of every step; nil: nobody does
	// Choices are what people said of tables, by shape. They go before what is remembered
	// for Unit; an empty one leaves the shape to the machine.
	Choices map[string]terms.Choice
	// Words are a vocabulary (KeepWords); of it the months of times are read, for plans. Load
	// adds what the database keeps for Unit.
	Words string
}

// Load takes the files in, units first, then members, then the rest; each file is a
// batch and a transaction of its own, so one bad file never holds up the others.
// Reports come back in the order of files. A file that cannot be read is a Report
// with Error set, and so is one with rows of units the viewer does not govern; the
// error returned is for trouble with the database itself.
func Load(ctx context.Context, db *queries.DB, files []File, o Options) ([]Report, error) {
	o, err := withChoices(ctx, db, o)
	if err != nil {
		return nil, err
	}
	reports, intakes, err := readAll(ctx, files, o, true)
	if err == nil {
		err = mend(ctx, db, o, intakes)
	}
	if err != nil {
		return nil, err
	}
	for _, i := range loadOrder(intakes) {
		err := o.tell(Step{i, Taking, nil})
		if err == nil {
			reports[i], err = readAndTake(ctx, db, files[i], intakes[i], o)
			intakes[i] = terms.Intake{} // its rows take room
		}
		if err == nil {
			err = o.tell(Step{i, Settled, &reports[i]})
		}
		if err != nil {
			return nil, fmt.Errorf("importing %s: %w", files[i].Name, err)
		}
	}
	if o.DryRun {
		return reports, nil
	}
	return reports, Relink(ctx, db)
}

// withChoices adds what people chose before to what is chosen now.
func withChoices(ctx context.Context, db *queries.DB, o Options) (Options, error) {
	choices, err := db.Choices(ctx, o.Viewer, o.Unit, terms.DateOf(o.Now))
	if err != nil {
		return o, err
	}
	maps.Copy(choices, o.Choices)
	o.Choices = choices
	return withWords(ctx, db, o)
}

// withWords puts the words kept for the whole file and for the unit before those given.
func withWords(ctx context.Context, db *queries.DB, o Options) (Options, error) {
	kept, err := db.OwnWords(ctx)
	if err != nil {
		return o, err
	}
	if o.Unit != "" {
		unit, err := db.FindUnit(ctx, o.Viewer, o.Unit, terms.DateOf(o.Now))
		if err != nil && !errors.Is(err, queries.ErrNotFound) {
			return o, err
		}
		if err == nil {
			said, err := db.UnitWords(ctx, o.Viewer, unit.Key)
			if err != nil {
				return o, err
			}
			for _, w := range said { // those of the whole file are the first of them
				kept += "\n" + w.Text
			}
		}
	}
	o.Words = kept + "\n" + o.Words
	return o, nil
}

// readAll reads the files; those that cannot be taken have their report already, and an
// intake without a name. Of long ones only the head is read where the rest can wait.
func readAll(ctx context.Context, files []File, o Options, canWait bool) ([]Report, []terms.Intake, error) {
	reports := make([]Report, len(files))
	intakes := make([]terms.Intake, len(files))
	for i, f := range files {
		in, refused, err := readFor(ctx, i, f, o, canWait)
		if err != nil {
			return nil, nil, fmt.Errorf("reading %s: %w", f.Name, err)
		}
		if refused == nil {
			intakes[i] = in
			continue
		}
		reports[i] = *refused
		if err := o.tell(Step{i, Settled, &reports[i]}); err != nil {
			return nil, nil, fmt.Errorf("telling of %s: %w", f.Name, err)
		}
	}
	return reports, intakes, nil
}

// readFor reads one file of a load; what cannot be taken comes back as its report.
func readFor(ctx context.Context, i int, f File, o Options, canWait bool) (terms.Intake, *Report, error) {
	if err := errors.Join(ctx.Err(), o.tell(Step{i, Reading, nil})); err != nil {
		return terms.Intake{}, nil, err
	}
	switch {
	case f.Refused != "":
		return terms.Intake{}, &Report{File: f.Name, Error: f.Refused, Sheets: []SheetReport{}}, nil
	case f.Left != "":
		return terms.Intake{}, &Report{File: f.Name, Why: f.Left, Sheets: []SheetReport{}}, nil
	}
	head, long, err := f.head()
	if err != nil {
		return terms.Intake{}, nil, err
	}
	if long && canWait {
		if in, err := read(head, o); err == nil && nothingRecognised(in) == "" {
			in.Revises, in.Apart = f.Revises, f.Apart
			return in, nil, nil
		}
	}
	return readWhole(f, o)
}

// heavy is the size of a text file whose rows are not held while other files are read
// and taken; headBytes of it tell what it is.
const (
	heavy     = 16 << 20
	headBytes = 256 << 10
)

// Lies reports whether a file is a long text, to be handed over where it lies.
func Lies(from terms.Original) bool {
	_, long, err := File{From: from}.head()
	return err == nil && long
}

// head is the beginning of a long text file; false: it is no such file.
func (f File) head() (File, bool, error) {
	if f.size() < heavy {
		return f, false, nil
	}
	data := f.Data
	if f.From != nil {
		data = make([]byte, headBytes)
		if n, err := f.From.ReadAt(data, 0); n < len(data) {
			return f, false, fmt.Errorf("reading the head: %w", err)
		}
	}
	if data = data[:headBytes]; bytes.IndexByte(data, 0) >= 0 || bytes.HasPrefix(data, []byte("PK")) {
		return f, false, nil
	}
	f.Data, f.From = data[:bytes.LastIndexByte(data, '\n')+1], nil
	return f, len(f.Data) > 0, nil
}

func (f File) size() int64 { return f.original().Size() }

func (f File) original() terms.Original {
	return terms.Intake{Bytes: f.Data, From: f.From}.Original()
}

// held is the file with its bytes.
func (f File) held() (File, error) {
	if f.From == nil {
		return f, nil
	}
	data := make([]byte, f.From.Size())
	if n, err := f.From.ReadAt(data, 0); n < len(data) {
		return f, fmt.Errorf("reading: %w", err)
	}
	f.Data, f.From = data, nil
	return f, nil
}

// readAndTake takes what was read of a file, once the rest of it is read.
func readAndTake(ctx context.Context, db *queries.DB, f File, in terms.Intake, o Options) (Report, error) {
	if in.Original().Size() == f.size() {
		return take(ctx, db, in, o)
	}
	in, refused, err := readWhole(f, o)
	if err != nil || refused != nil {
		return *cmp.Or(refused, &Report{}), err
	}
	return take(ctx, db, in, o)
}

func readWhole(f File, o Options) (terms.Intake, *Report, error) {
	in, err := read(f, o)
	if err != nil {
		message, ok := userMessage(err)
		if !ok {
			return terms.Intake{}, nil, err
		}
		return terms.Intake{}, &Report{File: f.Name, Error: message}, nil
	}
	if nothing := nothingRecognised(in); nothing != "" {
		refused := newReport(in, terms.Receipt{Tables: unread(in.Tables)}, false)
		refused.Error = nothing
		return terms.Intake{}, &refused, nil
	}
	in.Revises, in.Apart = f.Revises, f.Apart
	return in, nil, nil
}

// take imports what was read of one file.
func take(ctx context.Context, db *queries.DB, in terms.Intake, o Options) (Report, error) {
	receipt, err := db.Import(ctx, o.Viewer, in)
	switch {
	case in.Revises != 0 && queries.Unrevisable(err):
		return Report{File: in.File, Error: msgNoRevision(in.File, in.Revises)}, nil
	case errors.Is(err, queries.ErrForbidden):
		return Report{File: in.File, Error: msgForeignUnit(in.File)}, nil
	case err != nil:
		return Report{}, err
	}
	return newReport(in, receipt, o.Records), nil
}

// nothingRecognised says so when no table of a file holds data: such a file is not
// taken, so that nobody believes it was.
func nothingRecognised(in terms.Intake) string {
	if len(in.Plans) > 0 {
		return ""
	}
	for _, t := range in.Tables {
		if t.Kind != terms.NoKind {
			return ""
		}
	}
	if len(in.Tables) == 0 {
		return msgNoTable(in.File)
	}
	return msgNothingRecognised(in.File, in.Tables[0].Why)
}

func unread(tables []terms.Table) []terms.TableReceipt {
	var out []terms.TableReceipt
	for _, t := range tables {
		out = append(out, terms.TableReceipt{Table: t})
	}
	return out
}

// userMessage returns the Chinese message of an error that is the file's fault.
func userMessage(err error) (string, bool) {
	var fe *FileError
	var se *sheet.FileError
	var we *word.FileError
	switch {
	case errors.As(err, &fe):
		return fe.Message, true
	case errors.As(err, &se):
		return se.Message, true
	case errors.As(err, &we):
		return we.Message, true
	}
	return "", false
}

// loadOrder returns the indexes of the files that were read: units before members
// before everything else, so that rows find their unit and people their roll.
func loadOrder(intakes []terms.Intake) []int {
	var order []int
	for rank := 0; rank <= 2; rank++ {
		for i, in := range intakes {
			if in.File != "" && rankOf(in) == rank {
				order = append(order, i)
			}
		}
	}
	return order
}

func rankOf(in terms.Intake) int {
	rank := 2
	for _, t := range in.Tables {
		switch t.Kind {
		case terms.Units:
			return 0
		case terms.Members:
			rank = 1
		}
	}
	return rank
}
