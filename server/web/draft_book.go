package web

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"nianlun/dashboards/book"
	"nianlun/dashboards/summary"
	"nianlun/queries/terms"
)

// The rows of a sheet above its first one, and the most units a chart compares.
const (
	bookTop        = 2
	mostUnitsDrawn = 15
)

// AnnexBook writes the annexes of a draft as one workbook: what it is, the tables with
// numbers as numbers and days as days, and a sheet of charts. months are the figures of
// each month; those not known are left out. book.ErrEmpty where the draft has no annex.
func AnnexBook(d summary.Draft, months []terms.MonthPoint) ([]byte, error) {
	tables := d.Tables()
	if len(tables) == 0 {
		return nil, book.ErrEmpty
	}
	taken := map[string]bool{strings.ToLower(msgAboutSheet): true}
	for i, t := range tables {
		if name := strings.ToLower(t.Title); !sheetName.MatchString(t.Title) || taken[name] {
			tables[i].Title = t.Name // formulas of the charts name the sheet
		}
		taken[strings.ToLower(tables[i].Title)] = true
	}
	sheets := []book.Sheet{aboutSheet(d, tables)}
	var charts []book.Chart
	for _, t := range tables {
		sheets = append(sheets, annexSheet(t))
		charts = append(charts, annexCharts(t)...)
	}
	charts = append(charts, monthChart(months))
	p := book.Properties{Title: d.Name() + msgAnnexesEnd, Author: d.UnitName, Day: d.AsOf}
	data, err := book.WriteCharts(sheets, charts, p)
	if err != nil {
		return nil, fmt.Errorf("writing the annexes as a workbook: %w", err)
	}
	return data, nil
}

// sheetName is a title that can also name a sheet.
var sheetName = regexp.MustCompile(`^[^\[\]:*?/\\']{1,31}$`)

// aboutSheet says whose tables these are and how to read them.
func aboutSheet(d summary.Draft, tables []summary.PlainTable) book.Sheet {
	s := book.Sheet{Title: msgAboutSheet, Head: []string{msgAboutWhat, msgAboutText}}
	line := func(what, text string) { s.Rows = append(s.Rows, []book.Cell{book.Text(what), book.Text(text)}) }
	line(msgAboutUnit, d.UnitName)
	line(msgAboutDays, d.Period.From.String()+"至"+d.Period.Last().String())
	line(msgAboutAsOf, d.AsOf.String())
	line(msgAboutBlank, msgAboutBlankText)
	line(msgAboutAbout, msgAboutAboutText)
	for _, t := range tables {
		line(t.Title, msgAboutTables[t.Name])
	}
	line(msgAboutCharts, msgAboutChartsText)
	line(msgAboutData, d.Digest)
	return s
}

// annexSheet is a table of the draft; a last day gets a column of its own where any row
// has one.
func annexSheet(t summary.PlainTable) book.Sheet {
	s := book.Sheet{Title: t.Title}
	for i, head := range t.Head {
		s.Head = append(s.Head, head)
		if lasts(t, i) {
			s.Head = append(s.Head, msgHeadUntil)
		}
	}
	for _, r := range t.Rows {
		var cells []book.Cell
		for i, c := range r {
			cell := annexCell(c)
			if t.Name == msgUnitTable && i > 1 && c.Text == "" && c.Number == nil {
				cell = book.Text(msgNotReported)
			}
			cells = append(cells, cell)
			if lasts(t, i) {
				cells = append(cells, book.Cell{Day: c.Until})
			}
		}
		s.Rows = append(s.Rows, cells)
	}
	return s
}

// lasts reports whether a column tells of more days than one.
func lasts(t summary.PlainTable, column int) bool {
	return slices.ContainsFunc(t.Rows, func(r []summary.TableCell) bool { return column < len(r) && !r[column].Until.IsZero() })
}

func annexCell(c summary.TableCell) book.Cell {
	out := book.Cell{Text: c.Text, Number: c.Number, Before: c.Before, Day: c.Day, Percent: c.Percent}
	switch {
	case c.Money:
		out.Decimals = 2
	case c.Percent:
		out.Decimals = 1
	}
	return out
}

// annexCharts are the charts a table gives.
func annexCharts(t summary.PlainTable) []book.Chart {
	switch t.Name {
	case msgPlanTable:
		return []book.Chart{stateChart(t)}
	case msgMoneyTable:
		side, subject, amount, planned := columnOf(t, msgHeadSide), columnOf(t, msgHeadSubject), columnOf(t, msgHeadAmount), columnOf(t, msgHeadBudget)
		if min(side, subject, amount, planned) < 0 {
			return nil // somebody left out a column it needs
		}
		spent := t
		spent.Rows = slices.DeleteFunc(slices.Clone(t.Rows), func(r []summary.TableCell) bool { return r[side].Text != msgSpent || r[subject].Text == msgSum })
		return []book.Chart{columnsChart(spent, msgChartMoney, mostUnitsDrawn, subject, amount, planned)}
	case msgUnitTable:
		var charts []book.Chart
		name := columnOf(t, msgHeadUnit)
		if name < 0 {
			return nil
		}
		for _, c := range []struct {
			title, head string
		}{{msgChartUnitActs, "活动"}, {msgChartUnitPeople, "参与"}, {msgChartUnitRate, "参与率"}, {msgChartUnitMoney, "支出"}, {msgChartUnitEach, "人均支出"}} {
			column := columnOf(t, c.head)
			if column < 0 {
				continue // nothing is known
			}
			ordered := t
			ordered.Rows = slices.Clone(t.Rows)
			slices.SortStableFunc(ordered.Rows, func(a, b []summary.TableCell) int { return cmp.Compare(counted(b, column), counted(a, column)) })
			charts = append(charts, columnsChart(ordered, c.title, mostUnitsDrawn, name, column))
		}
		return charts
	}
	return nil
}

// columnOf finds a column by its head, behind which its unit may stand.
func columnOf(t summary.PlainTable, head string) int {
	return slices.IndexFunc(t.Head, func(h string) bool { return h == head || strings.HasPrefix(h, head+"（") })
}

// counted is the number of a cell to order by; what is not known comes last.
func counted(r []summary.TableCell, column int) float64 {
	if column >= len(r) || r[column].Number == nil {
		return -1
	}
	return *r[column].Number
}

// columnsChart draws columns of a table, the first one as labels; rows without any number
// are left out.
func columnsChart(t summary.PlainTable, title string, most int, columns ...int) book.Chart {
	c := book.Chart{Title: title}
	for _, at := range columns {
		c.Head = append(c.Head, t.Head[at])
	}
	for _, r := range t.Rows {
		var cells []book.Cell
		known := false
		for n, at := range columns {
			cell := annexCell(r[at])
			if n > 0 && cell.Number == nil {
				cell = book.Cell{}
			}
			known = known || n > 0 && cell.Number != nil
			cells = append(cells, cell)
		}
		if known && len(c.Rows) < most {
			c.Rows = append(c.Rows, cells)
		}
	}
	return c
}

// stateChart counts the states of the plan's table by a formula, so that a state a person
// corrects there moves the chart.
func stateChart(t summary.PlainTable) book.Chart {
	c := book.Chart{Title: msgChartStates, Head: []string{msgHeadState, msgHeadItems}}
	column := columnOf(t, msgHeadState)
	if column < 0 {
		return c
	}
	counts := map[string]float64{}
	var order []string
	for _, r := range t.Rows {
		state := r[column].Text
		if counts[state] == 0 {
			order = append(order, state)
		}
		counts[state]++
	}
	slices.Sort(order)
	for _, state := range order {
		n := counts[state]
		letter := "$" + string(rune('A'+column)) + "$"
		span := letter + strconv.Itoa(bookTop+1) + ":" + letter + strconv.Itoa(bookTop+len(t.Rows))
		c.Rows = append(c.Rows, []book.Cell{book.Text(state), {Number: &n, Formula: "COUNTIF('" + t.Title + "'!" + span + `,"` + strings.ReplaceAll(state, `"`, "") + `")`}})
	}
	return c
}

// monthChart draws activities and 人次 month by month.
func monthChart(months []terms.MonthPoint) book.Chart {
	c := book.Chart{Title: msgChartMonths, Head: []string{msgHeadMonth, msgHeadActs, msgHeadTimes}, Upright: true, Line: 2}
	cell := func(f terms.Figure) book.Cell {
		if !f.IsKnown() {
			return book.Cell{}
		}
		before, _, _ := strings.Cut(f.Shown, firstDigit(f.Shown))
		return book.Cell{Number: f.Value, Before: before}
	}
	known := false
	for _, m := range months {
		known = known || m.Activities.IsKnown() || m.PersonTimes.IsKnown()
		c.Rows = append(c.Rows, []book.Cell{book.Text(m.Month), cell(m.Activities), cell(m.PersonTimes)})
	}
	if !known {
		c.Rows = nil
	}
	return c
}

// firstDigit returns the first digit of a text, or all of it.
func firstDigit(s string) string {
	if at := strings.IndexAny(s, "0123456789"); at >= 0 {
		return s[at : at+1]
	}
	return s
}
