package ingest

import (
	"context"
	"errors"
	"fmt"
	"time"

	"nianlun/ingest/sheet"
	"nianlun/ingest/word"
	"nianlun/queries"
	"nianlun/queries/terms"
)

// File is one file as the user handed it over. Name is its base name.
type File struct {
	Name string
	Data []byte
}

// Options say whose files they are and how far to go.
type Options struct {
	Viewer  terms.Viewer
	Unit    string       // unit of rows that name none
	Year    int          // year of dates that name none; 0: from the file
	Span    terms.Period // --from/--to, for school years; zero: from the file
	Kind    terms.Kind   // terms.NoKind: recognise
	DryRun  bool         // report, then take everything back
	Records bool         // keep the records in the report
	Now     time.Time
}

// Load takes the files in, units first, then members, then the rest; each file is a
// batch and a transaction of its own, so one bad file never holds up the others.
// Reports come back in the order of files. A file that cannot be read is a Report
// with Error set, and so is one with rows of units the viewer does not govern; the
// error returned is for trouble with the database itself.
func Load(ctx context.Context, db *queries.DB, files []File, o Options) ([]Report, error) {
	reports := make([]Report, len(files))
	intakes := make([]terms.Intake, len(files))
	for i, f := range files {
		in, err := read(f, o)
		if err != nil {
			message, ok := userMessage(err)
			if !ok {
				return nil, fmt.Errorf("reading %s: %w", f.Name, err)
			}
			reports[i] = Report{File: f.Name, Error: message}
			continue
		}
		if nothing := nothingRecognised(in); nothing != "" {
			reports[i] = newReport(in, terms.Receipt{Tables: unread(in.Tables)}, false)
			reports[i].Error = nothing
			continue
		}
		intakes[i] = in
	}
	for _, i := range loadOrder(intakes) {
		receipt, err := db.Import(ctx, o.Viewer, intakes[i])
		if errors.Is(err, queries.ErrForbidden) {
			reports[i] = Report{File: files[i].Name, Error: msgForeignUnit(files[i].Name)}
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("importing %s: %w", files[i].Name, err)
		}
		reports[i] = newReport(intakes[i], receipt, o.Records)
	}
	if o.DryRun {
		return reports, nil
	}
	return reports, Relink(ctx, db)
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
