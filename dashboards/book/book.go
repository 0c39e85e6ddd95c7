package book

import (
	"bytes"
	"errors"
	"fmt"
	"slices"

	"github.com/xuri/excelize/v2"

	"nianlun/queries/terms"
)

// Cell is a text, or a number with what its reader sees before it (约).
type Cell struct {
	Text     string
	Number   *float64 // nil: the text stands
	Before   string
	Decimals int
	Percent  bool       // the number is one of a hundred
	Day      terms.Date // a day, not a text
	Formula  string     // what Number is worked out by, to be seen; "": it stands by itself
}

// Text is a cell of words.
func Text(s string) Cell { return Cell{Text: s} }

// Sheet is one table. Empty sheets are left out.
type Sheet struct {
	Title string // also the name of the sheet
	Head  []string
	Rows  [][]Cell
}

// ErrEmpty is returned where no table has a row.
var ErrEmpty = errors.New("no table to write")

// Properties name the workbook's author and title and give it its date.
type Properties struct {
	Title, Author string
	Day           terms.Date
}

// Write returns the workbook.
func Write(sheets []Sheet, p Properties) ([]byte, error) { return WriteCharts(sheets, nil, p) }

// WriteCharts returns the workbook with a last sheet of charts; those without rows are
// left out.
func WriteCharts(sheets []Sheet, charts []Chart, p Properties) ([]byte, error) {
	w := &writer{f: excelize.NewFile(), styles: map[string]int{}, names: map[string]bool{}}
	for _, s := range sheets {
		if len(s.Rows) > 0 && len(s.Head) > 0 {
			w.sheet(s)
		}
	}
	charts = slices.DeleteFunc(slices.Clone(charts), func(c Chart) bool { return len(c.Rows) == 0 })
	if len(charts) > 0 && len(w.names) > 0 {
		w.charts(charts)
	}
	if len(w.names) == 0 {
		return nil, errors.Join(ErrEmpty, w.f.Close())
	}
	w.fail(w.f.SetDocProps(p.properties()))
	var b bytes.Buffer
	w.fail(w.f.Write(&b))
	w.fail(w.f.Close())
	if w.err != nil {
		return nil, fmt.Errorf("writing the workbook: %w", w.err)
	}
	if len(charts) > 0 {
		return steady(b.Bytes())
	}
	return b.Bytes(), nil
}

// properties are dated by the tables, not by a clock.
func (p Properties) properties() *excelize.DocProperties {
	d := &excelize.DocProperties{Title: plain(p.Title), Creator: plain(p.Author), LastModifiedBy: plain(p.Author), Language: "zh-CN"}
	if !p.Day.IsZero() {
		d.Created = p.Day.String() + "T00:00:00Z"
		d.Modified = d.Created
	}
	return d
}
