package web

import (
	"net/url"
	"strings"

	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"
)

// largestForm bounds every body but those that bring files.
const largestForm = "1M"

// bounded holds a body to what its route can need, so that a stranger cannot fill the
// disk from the sign-in, and leaves nothing of a form behind.
func (s *Server) bounded(next echo.HandlerFunc) echo.HandlerFunc {
	small, large := middleware.BodyLimit(largestForm)(next), middleware.BodyLimit(largestUpload)(next)
	return func(c echo.Context) error {
		defer s.tidy(c)
		if rules[c.Request().Method+" "+c.Path()].files {
			return large(c)
		}
		return small(c)
	}
}

// ownID drops the request id a visitor may bring: it stands in the log and on pages.
func ownID(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		c.Request().Header.Del(echo.HeaderXRequestID)
		return next(c)
	}
}

// noText stands for bytes that are no UTF-8: the database holds text only, and some old
// programs send names in other encodings.
const noText = "\uFFFD"

// legible makes the fields of an address and of a small form text.
func legible(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		r := c.Request()
		clean(c.QueryParams())
		if !rules[r.Method+" "+c.Path()].files && !strings.HasPrefix(r.Header.Get(echo.HeaderContentType), echo.MIMEMultipartForm) {
			_ = r.ParseForm() // what could not be read is missing, and told by whoever needs it
			clean(r.Form)
			clean(r.PostForm)
		}
		return next(c)
	}
}

func clean(fields url.Values) {
	for _, values := range fields {
		for i, value := range values {
			values[i] = strings.ToValidUTF8(value, noText)
		}
	}
}
