package web

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strconv"

	"github.com/labstack/echo/v4"

	"nianlun/dashboards"
	"nianlun/ingest"
	"nianlun/queries"
	"nianlun/queries/terms"
)

// mostRejects bounds one table of a report; what is left out is counted.
const mostRejects = 300

// fileView is what became of one file, just taken in or looked up later.
type fileView struct {
	Batch     terms.Batch
	Error     string
	Why       string // why it is no document and was left alone
	Same      bool
	Sheets    []sheetView
	Namesakes []terms.NamesakeCount // rows that name somebody nobody can place
	Asking    bool                  // whether to undo it
	Fix       bool                  // its faulty cells can be corrected on the page
	Later     *terms.Batch          // the newest batch that brought it again corrected; nil: none
	// Corrects is the batch whose file this one is, corrected; 0: none.
	Corrects int64
	Offer    *offerView // what it seems to revise, or is to revise; nil: nothing
	Apart    *apartView `json:"-"` // what it was said not to revise; nil: nothing
}

// Look reports whether something of the file is not in that somebody should look at.
func (v fileView) Look() bool {
	return v.Error != "" || slices.ContainsFunc(v.Sheets, func(s sheetView) bool { return len(s.Rejected) > 0 })
}

// Faulty reports whether some row is not in.
func (v fileView) Faulty() bool { return v.Error == "" && v.Look() }

// Typable reports whether cells to look at again can be typed over on the page.
func (v fileView) Typable() bool {
	return v.Fix && slices.ContainsFunc(v.Sheets, func(s sheetView) bool { return len(s.Doubts) > 0 })
}

// sheetView is what became of one table of a file.
type sheetView struct {
	Name      string
	Kind      terms.Kind
	Why       string // why it is no data
	Unit      string
	Columns   []pair // heading in the file, what it was taken for
	Unknown   []string
	Covered   []terms.Covered
	Loaded    int
	Unchanged int
	Rejected  []reject
	Fix       bool // with a field to type over each, and over each doubt
	More      int  // rejects left out
	Skipped   []skips
	Read      int            // rows, before anything was made of them
	Faulty    int            // rows with rejects
	Passed    int            // rows skipped
	Doubts    []terms.Reject // cells to look at, in rows that can be taken
	Also      []alsoView
	Totals    []totalView
	Said      shapeView // in a preview
}

type pair struct{ From, To string }

// skips are the rows skipped for one reason.
type skips struct {
	Why  string
	Rows []int
}

func reportView(r ingest.Report) fileView {
	v := fileView{Batch: terms.Batch{ID: r.Batch, File: r.File}, Error: r.Error, Why: r.Why, Same: r.Same, Corrects: r.Corrects}
	for _, s := range r.Sheets {
		one := sheetView{
			Name: s.Sheet, Why: s.Why, Unit: s.Unit, Columns: pairs(s.Columns), Unknown: s.Unknown, Covered: s.Covered, Loaded: s.RowsLoaded,
			Unchanged: s.RowsUnchanged, Skipped: byReason(s.Skipped), Also: alsoViews(s.Also),
			Read: s.RowsRead, Faulty: s.RowsRead - s.RowsLoaded - s.RowsUnchanged - len(s.Skipped), Passed: len(s.Skipped),
		}
		if s.Kind != nil {
			one.Kind = *s.Kind
		}
		v.Sheets = append(v.Sheets, one.with(s.Rejected, s.Doubts, s.Stated))
	}
	v.Offer = viewOffer(r.Revision, r.RejectedRows())
	return v
}

// pairs writes the recognised headings in the order of their canonical names.
func pairs(columns map[string]string) []pair {
	var all []pair
	for _, name := range slices.Sorted(maps.Keys(columns)) {
		i := slices.IndexFunc(all, func(p pair) bool { return p.From == columns[name] })
		if i < 0 {
			all = append(all, pair{columns[name], dashboards.ColumnName(name)})
			continue
		}
		all[i].To += "、" + dashboards.ColumnName(name)
	}
	return all
}

func byReason(rows []terms.Skip) []skips {
	var all []skips
	for _, r := range rows {
		i := slices.IndexFunc(all, func(s skips) bool { return s.Why == r.Why })
		if i < 0 {
			i = len(all)
			all = append(all, skips{Why: r.Why})
		}
		all[i].Rows = append(all[i].Rows, r.Row)
	}
	return all
}

// batch shows what became of one file.
func (s *Server) batch(c echo.Context, db *queries.DB) error {
	ctx := c.Request().Context()
	one, err := findBatch(c, db)
	if err != nil {
		return err
	}
	v, err := batchView(ctx, db, one)
	if err != nil {
		return err
	}
	if err := v.correctable(ctx, db); err != nil {
		return err
	}
	if v.Namesakes, err = s.namesakesIn(ctx, db, one); err != nil {
		return err
	}
	if v.Offer, err = offerOf(ctx, db, v); err != nil {
		return err
	}
	v.Asking = c.QueryParam("undo") != "" && !one.Back
	return s.render(c, http.StatusOK, "batch", page{Title: one.File, Active: "files", Body: v})
}

// batchView tells of a batch what the visitor may see of it.
func batchView(ctx context.Context, db *queries.DB, one terms.Batch) (fileView, error) {
	tables, err := db.BatchTables(ctx, viewerOf(ctx), one.ID)
	if err != nil && !errors.Is(err, queries.ErrNotFound) {
		return fileView{}, fmt.Errorf("reading what a batch held: %w", err)
	}
	rejects, err := db.Rejects(ctx, viewerOf(ctx), one.ID)
	if err != nil {
		return fileView{}, fmt.Errorf("reading what a batch could not take: %w", err)
	}
	corrections, err := db.Corrections(ctx, viewerOf(ctx))
	if err != nil {
		return fileView{}, err
	}
	v := fileView{Batch: one, Corrects: corrections[one.ID]}
	for _, t := range tables {
		sheet := sheetView{Name: t.Sheet, Kind: t.Kind, Why: t.Why, Unit: t.Unit, Columns: pairs(t.Columns), Unknown: t.Unknown, Covered: t.Covered, Loaded: t.Records, Unchanged: t.Unchanged, Skipped: byReason(t.Skipped)}
		var own []terms.Reject
		for _, r := range rejects {
			if r.Source.Sheet == t.Sheet && r.Source.Table == t.Table && r.Kind == t.Kind {
				own = append(own, r.Reject)
			}
		}
		v.Sheets = append(v.Sheets, sheet.with(own, t.Doubts, t.Totals))
	}
	return v, nil
}

func findBatch(c echo.Context, db *queries.DB) (terms.Batch, error) {
	id, err := strconv.ParseInt(c.Param("batch"), 10, 64)
	if err != nil {
		return terms.Batch{}, fmt.Errorf("number of a batch: %w", queries.ErrNotFound)
	}
	return batchNumber(c.Request().Context(), db, id)
}

func batchNumber(ctx context.Context, db *queries.DB, id int64) (terms.Batch, error) {
	batches, err := db.Batches(ctx, viewerOf(ctx))
	if err != nil {
		return terms.Batch{}, fmt.Errorf("listing batches: %w", err)
	}
	i := slices.IndexFunc(batches, func(b terms.Batch) bool { return b.ID == id })
	if i < 0 {
		return terms.Batch{}, fmt.Errorf("batch %d: %w", id, queries.ErrNotFound)
	}
	return batches[i], nil
}

// undo takes one batch back and leads to the list, which says so.
func (s *Server) undo(c echo.Context, db *queries.DB) error {
	ctx := c.Request().Context()
	one, err := findBatch(c, db)
	if err != nil {
		return err
	}
	if err := db.Undo(ctx, viewerOf(ctx), one.ID); err != nil {
		return fmt.Errorf("undoing batch %d: %w", one.ID, err)
	}
	if err := ingest.Relink(ctx, db); err != nil {
		return fmt.Errorf("linking anew: %w", err)
	}
	s.warm()
	return c.Redirect(http.StatusSeeOther, "/files?undone="+strconv.FormatInt(one.ID, 10))
}
