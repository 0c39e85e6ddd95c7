package book

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"nianlun/queries/terms"
)

// writer writes one workbook; the first error is kept.
type writer struct {
	f      *excelize.File
	styles map[string]int
	names  map[string]bool
	err    error
}

func (w *writer) fail(err error) {
	if w.err == nil {
		w.err = err
	}
}

// The rows of a sheet before its first one of the table.
const (
	titleRow = 1
	headRow  = 2
)

func (w *writer) sheet(s Sheet) {
	name := w.name(s.Title)
	columns := len(s.Head)
	for _, r := range s.Rows {
		columns = max(columns, len(r))
	}
	w.text(name, 1, titleRow, s.Title, w.style("title", titleStyle))
	w.fail(w.f.MergeCell(name, at(1, titleRow), at(columns, titleRow)))
	w.fail(w.f.SetRowHeight(name, titleRow, titleHeight))
	for i := range columns {
		head := ""
		if i < len(s.Head) {
			head = s.Head[i]
		}
		w.text(name, i+1, headRow, head, w.style("head", headStyle))
	}
	for n, r := range s.Rows {
		for i := range columns {
			c := Cell{}
			if i < len(r) {
				c = r[i]
			}
			w.cell(name, i+1, headRow+1+n, c)
		}
	}
	wide := widths(s, columns)
	for i, width := range wide {
		column, err := excelize.ColumnNumberToName(i + 1)
		w.fail(err)
		w.fail(w.f.SetColWidth(name, column, column, width))
	}
	for n, r := range s.Rows {
		if lines := linesOf(r, wide); lines > 1 { // not every program makes room by itself
			w.fail(w.f.SetRowHeight(name, headRow+1+n, float64(min(lines, mostLines))*lineHeight))
		}
	}
	w.page(name)
}

// Heights in points; Excel takes no row above 409.
const (
	lineHeight = 16
	mostLines  = 25
)

// linesOf is how many lines the longest cell of a row runs over.
func linesOf(r []Cell, wide []float64) int {
	lines := 1
	for i, c := range r {
		if c.Number == nil && c.Day.IsZero() && i < len(wide) && wide[i] > 2 {
			lines = max(lines, int(math.Ceil(width(plain(c.Text))/(wide[i]-2))))
		}
	}
	return lines
}

// name makes a sheet of a title: the workbook's first, or a further one.
func (w *writer) name(title string) string {
	clean := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\'`, r) {
			return ' '
		}
		return r
	}, plain(title))
	clean = strings.TrimSpace(cut(clean, longestName))
	if clean == "" {
		clean = nameless
	}
	name := clean
	for n := 2; w.names[strings.ToLower(name)]; n++ {
		name = cut(clean, longestName-3) + strconv.Itoa(n)
	}
	if len(w.names) == 0 {
		w.fail(w.f.SetSheetName("Sheet1", name))
	} else {
		_, err := w.f.NewSheet(name)
		w.fail(err)
	}
	w.names[strings.ToLower(name)] = true
	return name
}

// page sets a sheet to be read and printed: head in sight, A4 across, one page wide.
func (w *writer) page(name string) {
	w.fail(w.f.SetPanes(name, &excelize.Panes{Freeze: true, YSplit: headRow, TopLeftCell: at(1, headRow+1), ActivePane: "bottomLeft"}))
	w.printed(name)
	w.fail(w.f.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Titles", RefersTo: "'" + name + "'!$" + strconv.Itoa(titleRow) + ":$" + strconv.Itoa(headRow), Scope: name,
	}))
}

// printed sets a sheet to A4 across, one page wide.
func (w *writer) printed(name string) {
	size, across, wide, tall, fit := 9, "landscape", 1, 0, true
	w.fail(w.f.SetPageLayout(name, &excelize.PageLayoutOptions{Size: &size, Orientation: &across, FitToWidth: &wide, FitToHeight: &tall}))
	w.fail(w.f.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fit}))
	w.fail(w.f.SetHeaderFooter(name, &excelize.HeaderFooterOptions{OddFooter: "&C— &P —"}))
}

func at(column, row int) string {
	cell, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		return "A1" // a column beyond the last is no table of ours
	}
	return cell
}

func (w *writer) text(sheet string, column, row int, s string, style int) {
	w.fail(w.f.SetCellStr(sheet, at(column, row), plain(s)))
	w.fail(w.f.SetCellStyle(sheet, at(column, row), at(column, row), style))
}

func (w *writer) cell(sheet string, column, row int, c Cell) {
	if !c.Day.IsZero() {
		w.day(sheet, column, row, c.Day)
		return
	}
	if c.Number == nil {
		w.text(sheet, column, row, c.Text, w.style("text", textStyle))
		return
	}
	value := *c.Number
	if c.Percent {
		value /= 100
	}
	w.fail(w.f.SetCellFloat(sheet, at(column, row), value, -1, 64))
	if c.Formula != "" {
		w.fail(w.f.SetCellFormula(sheet, at(column, row), c.Formula))
	}
	format := numberFormat(c)
	w.fail(w.f.SetCellStyle(sheet, at(column, row), at(column, row), w.style("number "+format, func() *excelize.Style {
		s := textStyle()
		s.CustomNumFmt = &format
		s.Alignment.Horizontal = "right"
		return s
	})))
}

// day writes a date as spreadsheets count them.
func (w *writer) day(sheet string, column, row int, d terms.Date) {
	const epoch = terms.Date(18991230) // since which days are counted
	w.fail(w.f.SetCellInt(sheet, at(column, row), int64(epoch.DaysTo(d))))
	w.fail(w.f.SetCellStyle(sheet, at(column, row), at(column, row), w.style("day", func() *excelize.Style {
		s, format := textStyle(), "yyyy-mm-dd"
		s.CustomNumFmt = &format
		s.Alignment.Horizontal = "center"
		return s
	})))
}

// numberFormat shows a number with its decimals and the words before it.
func numberFormat(c Cell) string {
	format := "#,##0"
	if c.Decimals > 0 {
		format += "." + strings.Repeat("0", min(c.Decimals, 6))
	}
	if c.Percent {
		format += "%"
	}
	if before := strings.ReplaceAll(plain(c.Before), `"`, ""); before != "" {
		format = `"` + before + `"` + format
	}
	return format
}

// plain drops what a cell cannot hold and cuts what is too long for one.
func plain(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n', r == '\t', r == '\r':
			return ' '
		case unicode.IsControl(r), r == utf8.RuneError, r == '\uFFFE', r == '\uFFFF':
			return -1
		}
		return r
	}, s)
	return cut(s, longestCell)
}

func cut(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n])
	}
	return s
}
