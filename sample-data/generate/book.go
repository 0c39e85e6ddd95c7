package main

import (
	"bytes"
	"fmt"
	"time"

	"github.com/xuri/excelize/v2"
)

// book is a workbook being written; the first error is kept and told by bytes.
type book struct {
	f     *excelize.File
	sheet string
	row   int
	date  int
	err   error
}

func newBook(sheet string) *book {
	b := &book{f: excelize.NewFile(), sheet: sheet}
	b.fail(b.f.SetSheetName("Sheet1", sheet))
	style, err := b.f.NewStyle(&excelize.Style{NumFmt: 14})
	b.date = style
	b.fail(err)
	return b
}

func (b *book) fail(err error) {
	if b.err == nil && err != nil {
		b.err = err
	}
}

// next starts another sheet.
func (b *book) next(sheet string) {
	_, err := b.f.NewSheet(sheet)
	b.fail(err)
	b.sheet, b.row = sheet, 0
}

// title is a row merged over all columns.
func (b *book) title(text string, columns int) {
	b.put(text)
	b.merge(b.row, 1, b.row, columns)
}

// put appends a row; nil leaves a cell out, a time becomes a date cell, fen money.
func (b *book) put(cells ...any) {
	b.row++
	for i, c := range cells {
		b.set(b.row, i+1, c)
	}
}

// money is an amount in fen as a cell in yuan.
type money int64

func (b *book) set(row, column int, v any) {
	cell, err := excelize.CoordinatesToCellName(column, row)
	b.fail(err)
	switch v := v.(type) {
	case nil:
		return
	case string:
		if v != "" {
			b.fail(b.f.SetCellStr(b.sheet, cell, v))
		}
	case money:
		b.fail(b.f.SetCellFloat(b.sheet, cell, float64(v)/100, -1, 64))
	case time.Time:
		days := int(v.Sub(date(1899, 12, 30)).Hours() / 24)
		b.fail(b.f.SetCellInt(b.sheet, cell, int64(days)))
		b.fail(b.f.SetCellStyle(b.sheet, cell, cell, b.date))
	default:
		b.fail(b.f.SetCellValue(b.sheet, cell, v))
	}
}

func (b *book) merge(row, column, lastRow, lastColumn int) {
	from, err := excelize.CoordinatesToCellName(column, row)
	b.fail(err)
	to, err := excelize.CoordinatesToCellName(lastColumn, lastRow)
	b.fail(err)
	if from != to {
		b.fail(b.f.MergeCell(b.sheet, from, to))
	}
}

// bytes finishes the workbook with fixed times.
func (b *book) bytes() ([]byte, error) {
	if b.err != nil {
		return nil, fmt.Errorf("writing sheet %s: %w", b.sheet, b.err)
	}
	var buf bytes.Buffer
	if err := b.f.Write(&buf); err != nil {
		return nil, fmt.Errorf("writing the workbook: %w", err)
	}
	return rezip(buf.Bytes())
}

// yuan writes fen as people type it: whole yuan without decimals.
func yuan(fen int64) string {
	if fen%100 == 0 {
		return fmt.Sprint(fen / 100)
	}
	return fmt.Sprintf("%.2f", float64(fen)/100)
}

// yuanOr leaves a cell empty for no money.
func yuanOr(fen int64) any {
	if fen == 0 {
		return nil
	}
	return money(fen)
}

// spoken writes a day the way hands vary.
func spoken(t time.Time, i int) string {
	switch i % 4 {
	case 0:
		return fmt.Sprintf("%d月%d日", t.Month(), t.Day())
	case 1:
		return fmt.Sprintf("%d.%d", t.Month(), t.Day())
	case 2:
		return t.Format("2006/1/2")
	}
	return t.Format("2006-01-02")
}

// spokenSpan writes the days of an activity.
func spokenSpan(a *activity, i int) string {
	if a.end.Equal(a.start) {
		return spoken(a.start, i)
	}
	if i%2 == 0 {
		return fmt.Sprintf("%d月%d日至%d日", a.start.Month(), a.start.Day(), a.end.Day())
	}
	return fmt.Sprintf("%d.%d-%d.%d", a.start.Month(), a.start.Day(), a.end.Month(), a.end.Day())
}

// heads writes a headcount cell.
func heads(a *activity) any {
	switch {
	case !a.known:
		return nil
	case a.approx:
		return fmt.Sprintf("约%d人", a.heads)
	}
	return a.heads
}
