package web

import (
	"errors"
	"fmt"
	"net/http"

	"github.com/labstack/echo/v4"

	"nianlun/dashboards"
	"nianlun/dashboards/book"
	"nianlun/queries"
	"nianlun/queries/terms"
)

// planBook hands out 计划与实际 as a workbook.
func (s *Server) planBook(c echo.Context, db *queries.DB, f filter) error {
	ctx := c.Request().Context()
	items, err := remembered(ctx, s, db, "progress", f.Scope, db.Progress)
	if err != nil {
		return fmt.Errorf("reading progress: %w", err)
	}
	links, err := remembered(ctx, s, db, "links", f.Scope, db.Links)
	if err != nil {
		return fmt.Errorf("reading links: %w", err)
	}
	title := ProgressTitle(f.Unit, f.Scope)
	data, err := ProgressBook(title, f.Scope, items, links)
	if errors.Is(err, book.ErrEmpty) {
		return &badRequestError{msgNoPlanBook}
	}
	if err != nil {
		return err
	}
	attach(c, title+".xlsx")
	return c.Blob(http.StatusOK, workbookType, data)
}

// ProgressTitle is what the workbook of ProgressBook is called.
func ProgressTitle(u terms.Unit, sc terms.Scope) string {
	return u.Name + dashboards.PeriodName(sc.Period) + msgBookName
}

// ProgressBook writes the answers to progress and links as a workbook. book.ErrEmpty when
// there is nothing to write.
func ProgressBook(title string, sc terms.Scope, items []terms.Progress, links []terms.LinkRow) ([]byte, error) {
	var sheets []book.Sheet
	for _, t := range dashboards.PlanSheets(sc, items, links) {
		sheet := book.Sheet{Title: t.Title, Head: t.Head}
		for _, r := range t.Rows {
			row := make([]book.Cell, len(r))
			for i, cell := range r {
				row[i] = book.Cell{Text: cell.Text, Number: cell.Number}
			}
			sheet.Rows = append(sheet.Rows, row)
		}
		sheets = append(sheets, sheet)
	}
	data, err := book.Write(sheets, book.Properties{Title: title, Day: sc.AsOf})
	if err != nil {
		return nil, fmt.Errorf("writing the plan as a workbook: %w", err)
	}
	return data, nil
}
