package web

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
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

// voiceField offers the voices a draft can be had in; none is guessed from the unit.
func voiceField(chosen string) field {
	f := field{Label: msgVoice, Name: "voice", Value: chosen, Options: []option{{"", msgVoiceGuessed}}}
	for _, v := range append(summary.Voices(), summary.General) {
		f.Options = append(f.Options, option{v, summary.VoiceName(v)})
	}
	return f
}

// voiceOf reads the voice asked for.
func voiceOf(c echo.Context) (string, error) {
	v := c.QueryParam("voice")
	if v != "" && v != summary.General && !slices.Contains(summary.Voices(), v) {
		return "", &badRequestError{msgBadVoice}
	}
	return v, nil
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
	data, err := AnnexBook(d.Draft, o.Months)
	if errors.Is(err, book.ErrEmpty) {
		return &badRequestError{msgNoAnnexes}
	}
	if err != nil {
		return err
	}
	attach(c, f.Unit.Name+dashboards.PeriodName(f.Scope.Period)+msgDraftName+msgAnnexesEnd+"."+annexFormat)
	return c.Blob(http.StatusOK, workbookType, data)
}
