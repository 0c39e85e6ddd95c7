package web

import (
	"context"
	"net/http"
	"strings"
	"unicode/utf8"

	"github.com/labstack/echo/v4"

	"nianlun/queries"
	"nianlun/queries/terms"
)

// longestNote bounds what a visitor can write into the audit log, in characters.
const longestNote = 300

func cut(text string) string {
	text = strings.ToValidUTF8(text, noText)
	if utf8.RuneCountInString(text) <= longestNote {
		return text
	}
	return string([]rune(text)[:longestNote])
}

// note keeps what somebody did, even when the visitor has gone.
func (s *Server) note(c echo.Context, db *queries.DB, v terms.Viewer, action queries.Action, object, detail string) error {
	return db.Note(context.WithoutCancel(c.Request().Context()), v, queries.Deed{At: s.cfg.Now(), Action: action, Object: cut(object), Detail: cut(detail)})
}

// onlyAsked marks a request that changed nothing, whatever its rule says: a text was tried.
const onlyAsked = "only asked"

// noted answers a request and keeps it in the audit log when its rule says so and it
// was done. The answer has left by then: a row that cannot be written is logged.
func (s *Server) noted(next echo.HandlerFunc, c echo.Context) error {
	err := next(c)
	rule, db := rules[c.Request().Method+" "+c.Path()], s.db.Load()
	waiting := c.Response().Header().Get(echo.HeaderLocation) == "/progress"
	if err != nil || rule.audit == "" || db == nil || waiting || c.Get(onlyAsked) != nil || c.Response().Status >= http.StatusBadRequest {
		return err
	}
	ctx := c.Request().Context()
	object, detail := doneTo(c)
	if err := s.note(c, db, viewerOf(ctx), rule.audit, object, detail); err != nil {
		s.cfg.Log.ErrorContext(ctx, "audit row not written", "err", err, "action", string(rule.audit))
	}
	return nil
}

// doneTo names what a request was about: the files and unit of an upload, the batch, the
// account, else the address.
func doneTo(c echo.Context) (object, detail string) {
	r := c.Request()
	if r.MultipartForm != nil {
		var names []string
		for _, f := range r.MultipartForm.File["files"] {
			names = append(names, f.Filename)
		}
		if pasted, ok := pastedFile(r.FormValue("pasted")); ok {
			names = append(names, pasted.Name)
		}
		return strings.Join(names, "、"), r.FormValue("unit")
	}
	if w, err := readWord(c); err == nil {
		return c.Param("batch") + c.Param("id"), w.note()
	}
	if batch := c.Param("batch"); batch != "" {
		return batch, ""
	}
	if job := c.Param("id"); job != "" {
		return c.Path(), job
	}
	if name := r.PostFormValue("name"); name != "" {
		return name, strings.Join([]string{c.Path(), r.PostFormValue("role"), strings.Join(r.PostForm["units"], "、")}, " ")
	}
	return c.Path(), r.URL.RawQuery
}
