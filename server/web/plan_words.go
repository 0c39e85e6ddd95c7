package web

import (
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"nianlun/dashboards"
	"nianlun/ingest"
	"nianlun/queries"
	"nianlun/queries/terms"
)

// words shows what the unit calls things beside the words of the field, and what the
// words of a title stand for.
func (s *Server) words(c echo.Context, db *queries.DB, f filter) error {
	tried := strings.TrimSpace(c.QueryParam("try"))
	body, err := s.wordsBody(c, db, f, tried)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, "words", page{Title: msgTitleWords, Active: "plan", Filter: &f, Body: body})
}

func (s *Server) wordsBody(c echo.Context, db *queries.DB, f filter, tried string) (dashboards.WordsPage, error) {
	ctx := c.Request().Context()
	said, err := db.UnitWords(ctx, viewerOf(ctx), f.Unit.Key)
	if err != nil {
		return dashboards.WordsPage{}, fmt.Errorf("reading words: %w", err)
	}
	body := dashboards.NewWords(said, f.Unit.Key)
	if body.Own.By != "" {
		body.Own.By, body.Own.At = dashboards.PersonName(body.Own.By), body.Own.At.In(s.cfg.Now().Location())
	}
	for _, concept := range ingest.FieldWords() {
		body.Field = append(body.Field, dashboards.FieldWord{Name: concept.Name, Above: concept.Above, Words: concept.Words, Sign: concept.Hinted})
	}
	if body.Tried = tried; tried != "" {
		for _, n := range ingest.Explain(said, tried) {
			body.Known = append(body.Known, dashboards.KnownWord{Word: n.Word, Concepts: n.Concepts})
		}
	}
	return body, nil
}

// keepWords keeps what the unit calls things and reconciles its plan anew. A text with
// faults comes back as it was typed, with the lines that do not read.
func (s *Server) keepWords(c echo.Context, db *queries.DB, f filter) error {
	ctx, text := c.Request().Context(), strings.ReplaceAll(c.FormValue("words"), "\r\n", "\n")
	_, err := ingest.KeepWords(ctx, db, viewerOf(ctx), f.Unit.Key, ingest.File{Name: msgOwnWords, Data: []byte(text)}, s.cfg.Now())
	var refused *ingest.FileError
	if errors.As(err, &refused) {
		body, err := s.wordsBody(c, db, f, "")
		if err != nil {
			return err
		}
		body.Own, body.Fault = terms.Vocabulary{Text: text}, refused.Message
		return s.render(c, http.StatusUnprocessableEntity, "words", page{Title: msgTitleWords, Active: "plan", Filter: &f, Body: body})
	}
	if err != nil {
		return fmt.Errorf("keeping words: %w", err)
	}
	s.warm()
	return c.Redirect(http.StatusSeeOther, "/plan/words?"+string(f.Here()))
}
