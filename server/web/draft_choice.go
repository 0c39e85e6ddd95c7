package web

import (
	"errors"
	"fmt"
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"nianlun/dashboards"
	"nianlun/dashboards/book"
	"nianlun/dashboards/summary"
	"nianlun/queries"
)

// annexFormat is the format of the annexes alone.
const annexFormat = "xlsx"

// lengthField offers the lengths a draft can be had in.
func lengthField(chosen string) field {
	f := field{Label: msgLength, Name: "length", Value: chosen}
	for _, n := range summary.Lengths() {
		if n == 0 {
			f.Options = append(f.Options, option{"", msgLengthFull})
			continue
		}
		f.Options = append(f.Options, option{strconv.Itoa(n), fmt.Sprintf(msgLengthOf, n)})
	}
	return f
}

// annexes hands out the annexes of the draft as a workbook.
func (s *Server) annexes(c echo.Context, db *queries.DB, f filter) error {
	d, err := s.write(c, db, f, nil)
	if err != nil {
		return err
	}
	o, err := remembered(c.Request().Context(), s, db, "overview", f.Scope, db.Overview)
	if err != nil {
		return fmt.Errorf("reading the months: %w", err)
	}
	data, err := AnnexBook(d, o.Months)
	if errors.Is(err, book.ErrEmpty) {
		return &badRequestError{msgNoAnnexes}
	}
	if err != nil {
		return err
	}
	attach(c, f.Unit.Name+dashboards.PeriodName(f.Scope.Period)+msgDraftName+msgAnnexesEnd+"."+annexFormat)
	return c.Blob(http.StatusOK, workbookType, data)
}
