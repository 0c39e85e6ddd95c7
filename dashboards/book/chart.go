package book

import (
	"github.com/xuri/excelize/v2"
)

// Chart is a small table with the chart drawn from it: labels, then a series a column.
type Chart struct {
	Title   string
	Head    []string
	Rows    [][]Cell
	Upright bool // columns side by side, as months are; else bars, as long names need
	Line    int  // the column drawn as a line with an axis of its own; 0: none
}

// Sizes of the sheet of charts.
const (
	chartColumn = 7 // where charts stand, right of their tables
	chartRows   = 18
	chartWide   = 640
	chartHigh   = 340
	chartLabel  = 30
	chartNumber = 16
	rowsABar    = 8 // bars of a chart of usual height
	barHigh     = 26
	chartScale  = 50       // per cent, for a page across
	chartInk    = "404040" // of the words at the axes, which are pale of themselves
)

// charts writes one sheet with every chart beside the cells it is drawn from.
func (w *writer) charts(list []Chart) {
	name := w.name(sheetOfCharts)
	w.text(name, 1, titleRow, sheetOfCharts, w.style("title", titleStyle))
	w.fail(w.f.SetRowHeight(name, titleRow, titleHeight))
	w.fail(w.f.SetColWidth(name, "A", "A", chartLabel))
	w.fail(w.f.SetColWidth(name, "B", "E", chartNumber))
	row := headRow
	for i, c := range list {
		for n, head := range c.Head {
			w.text(name, n+1, row, head, w.style("head", headStyle))
		}
		for n, cells := range c.Rows {
			for i, cell := range cells {
				w.cell(name, i+1, row+1+n, cell)
			}
		}
		w.chart(name, row, c)
		row += max(len(c.Rows)+3, chartRows+c.extra())
		if i+1 < len(list) { // a chart is not cut in two
			w.fail(w.f.InsertPageBreak(name, at(1, row)))
		}
	}
	w.printed(name)
	w.onPagesOfItsOwn(name)
}

// onPagesOfItsOwn scales a sheet to the width of a page by a number: page breaks count for
// nothing where a program fits the sheet to the page.
func (w *writer) onPagesOfItsOwn(name string) {
	scale, fit := uint(chartScale), false
	w.fail(w.f.SetPageLayout(name, &excelize.PageLayoutOptions{AdjustTo: &scale}))
	w.fail(w.f.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fit}))
}

// extra is how many rows a chart of many bars needs more.
func (c Chart) extra() int {
	if c.Upright {
		return 0
	}
	return max(0, len(c.Rows)-rowsABar) * 3 / 2
}

// chart draws the table whose head stands in a row.
func (w *writer) chart(sheet string, row int, c Chart) {
	kind := excelize.Bar
	if c.Upright {
		kind = excelize.Col
	}
	high := uint(chartHigh)
	if !c.Upright {
		high += uint(max(0, len(c.Rows)-rowsABar) * barHigh)
	}
	legend := "bottom"
	if len(c.Head) == 2 {
		legend = "none"
	}
	ink := excelize.Font{Color: chartInk}
	all := excelize.Chart{
		Type: kind, Title: excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: plain(c.Title)}}}, Dimension: excelize.ChartDimension{Width: chartWide, Height: high},
		Legend: excelize.ChartLegend{Position: legend}, ShowBlanksAs: "gap",
		XAxis: excelize.ChartAxis{ReverseOrder: !c.Upright, Font: ink}, YAxis: excelize.ChartAxis{MajorGridLines: true, Font: ink},
		PlotArea: excelize.ChartPlotArea{ShowVal: len(c.Head) == 2 || c.Upright}, // beside each other, figures of two bars cannot be told apart
	}
	var lines []*excelize.Chart
	for i := 1; i < len(c.Head); i++ {
		s := excelize.ChartSeries{
			Name: ref(sheet, i+1, row, row), Categories: ref(sheet, 1, row+1, row+len(c.Rows)), Values: ref(sheet, i+1, row+1, row+len(c.Rows)),
		}
		if i == c.Line {
			lines = append(lines, &excelize.Chart{Type: excelize.Line, Series: []excelize.ChartSeries{s}, YAxis: excelize.ChartAxis{Secondary: true, Font: ink}})
			continue
		}
		all.Series = append(all.Series, s)
	}
	w.fail(w.f.AddChart(sheet, at(chartColumn, row), &all, lines...))
}

// ref names cells of one column as a formula does.
func ref(sheet string, column, from, to int) string {
	out := "'" + sheet + "'!" + fixed(column, from)
	if to > from {
		out += ":" + fixed(column, to)
	}
	return out
}

func fixed(column, row int) string {
	cell, err := excelize.CoordinatesToCellName(column, row, true)
	if err != nil {
		return "$A$1"
	}
	return cell
}
