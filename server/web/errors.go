package web

import (
	"context"
	"errors"
	"net/http"

	"github.com/labstack/echo/v4"

	"nianlun/queries"
)

// badRequestError is an address that asks for what cannot be; the text is for the visitor.
type badRequestError struct{ message string }

func (e *badRequestError) Error() string { return e.message }

type errorPage struct {
	Status    int
	Message   string
	RequestID string
}

// errorHandler maps every error to a status and a Chinese sentence. What went wrong
// inside goes to the log only, joined to the page by the request id.
func (s *Server) errorHandler(err error, c echo.Context) {
	if c.Response().Committed {
		return
	}
	status, message := verdict(err)
	id := c.Response().Header().Get(echo.HeaderXRequestID)
	if status >= http.StatusInternalServerError && !errors.Is(err, context.Canceled) {
		s.cfg.Log.ErrorContext(c.Request().Context(), "request failed", "err", err, "request_id", id)
	}
	body := errorPage{Status: status, Message: message, RequestID: id}
	if renderErr := s.render(c, status, "error", page{Title: msgErrorTitle, Bare: s.outside(c.Request().Context()), Body: body}); renderErr != nil {
		s.cfg.Log.ErrorContext(c.Request().Context(), "error page failed", "err", renderErr, "request_id", id)
	}
}

func verdict(err error) (int, string) {
	var bad *badRequestError
	var he *echo.HTTPError
	var no *refusalError
	switch {
	case errors.As(err, &bad):
		return http.StatusBadRequest, bad.message
	case errors.Is(err, queries.ErrNotFound):
		return http.StatusNotFound, msgNotFound
	case errors.Is(err, queries.ErrForbidden):
		return http.StatusForbidden, msgForbidden
	case errors.Is(err, queries.ErrUndone):
		return http.StatusConflict, msgUndoneTwice
	case errors.Is(err, queries.ErrRevised):
		return http.StatusConflict, msgRevisedTwice
	case errors.Is(err, queries.ErrNoRevision):
		return http.StatusConflict, msgNoRevision
	case errors.Is(err, queries.ErrInput):
		return http.StatusBadRequest, msgIncomplete
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return http.StatusServiceUnavailable, msgTimeout
	case errors.As(err, &no):
		return no.status, no.message
	case errors.As(err, &he):
		return he.Code, statusMessage(he.Code)
	}
	return http.StatusInternalServerError, msgInternal
}
