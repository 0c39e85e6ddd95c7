package dashboards

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"nianlun/queries/terms"
)

// rowsPerPage keeps the page of a figure with many rows readable.
const rowsPerPage = 200

// FigurePage is 数字的来历: what a number counts and the rows it counts.
type FigurePage struct {
	Figure     terms.Figure
	Definition string
	Unit       string
	Period     string
	Narrowed   []string // 科目：文体活动费
	Rows       []FigureRow
	Total      int // rows on all pages
	Page       int
	Pages      []int
	People     bool        // some rows name a person
	Hidden     bool        // there are rows, but not for this reader
	Namesakes  int         // rows that name somebody nobody can place, where it hangs on them and the reader may say who
	Files      []FileCount // which files the rows come from
}

// FigureRow is one contributing row, counted as the file counts.
type FigureRow struct {
	terms.SourceRow
	Place string // file · sheet · row
	Adds  string // what the row adds
}

// FileCount says how many rows of a figure a file gave.
type FileCount struct {
	File string
	Rows int
}

// NewFigure lays out one figure with one page of its rows; page counts from 1 and is
// moved into range.
func NewFigure(f terms.Figure, ask terms.Ask, unit string, rows []terms.SourceRow, page int) FigurePage {
	p := FigurePage{Figure: f, Definition: Definition(f.Measure), Unit: unit, Period: PeriodName(ask.Period), Narrowed: narrowed(ask), Total: len(rows)}
	from, to := 0, 0
	p.Page, p.Pages, from, to = paged(len(rows), page)
	for _, r := range rows[from:to] {
		p.People = p.People || r.Person != ""
		p.Rows = append(p.Rows, FigureRow{SourceRow: r, Place: PlaceOf(r.Source), Adds: Weight(r.Weight, f.Unit)})
	}
	p.Files = fileCounts(rows)
	p.Hidden = f.Positive() && len(rows) == 0
	return p
}

func narrowed(ask terms.Ask) []string {
	var lines []string
	for dim, value := range ask.By {
		lines = append(lines, named(dimNames[dim], string(dim))+"："+dimValue(dim, value))
	}
	slices.Sort(lines)
	return lines
}

func dimValue(dim terms.Dim, value string) string {
	switch dim {
	case terms.ByTheme:
		return CategoryName(terms.Category(value))
	case terms.ByStatus:
		return StatusName(terms.Status(value))
	case terms.ByKind:
		return KindName(terms.Kind(value))
	}
	return value
}

// SheetOf is what people call a sheet; "" where a file has none and its format stands for it.
func SheetOf(name string) string {
	if slices.Contains([]string{"csv", "tsv", "txt", "html", "xml"}, name) {
		return ""
	}
	return name
}

// PlaceOf writes where a row stands: file, sheet where the file has several, and row.
func PlaceOf(s terms.Source) string {
	parts := []string{s.File}
	if sheet := SheetOf(s.Sheet); sheet != "" && sheet != s.File && !strings.HasSuffix(s.File, "."+sheet) {
		parts = append(parts, sheet)
	}
	if s.Row > 0 {
		parts = append(parts, fmt.Sprintf("第%d行", s.Row))
	}
	return strings.Join(parts, " · ")
}

// Weight writes what a row adds to a figure of a unit; money is kept in fen inside.
func Weight(weight float64, unit string) string {
	if unit == "元" {
		return terms.Money(weight).Yuan()
	}
	return strconv.FormatFloat(weight, 'f', -1, 64)
}

func fileCounts(rows []terms.SourceRow) []FileCount {
	var counts []FileCount
	at := map[string]int{}
	for _, r := range rows {
		i, seen := at[r.File]
		if !seen {
			i = len(counts)
			at[r.File] = i
			counts = append(counts, FileCount{File: r.File})
		}
		counts[i].Rows++
	}
	return counts
}
