package web

import (
	"context"

	"github.com/labstack/echo/v4"

	"nianlun/queries/terms"
)

type viewerKey struct{}

// withViewer says who asks, for everything below this request.
func withViewer(ctx context.Context, v terms.Viewer) context.Context {
	return context.WithValue(ctx, viewerKey{}, v)
}

// viewerOf is who asks. A request nobody identified is asked by a viewer who sees nothing.
func viewerOf(ctx context.Context) terms.Viewer {
	v, _ := ctx.Value(viewerKey{}).(terms.Viewer) //nolint:errcheck // the zero viewer sees nothing
	return v
}

// identify finds out who asks and hands the request on under that name.
func (s *Server) identify(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		c.SetRequest(c.Request().WithContext(withViewer(c.Request().Context(), s.cfg.Viewer)))
		return next(c)
	}
}
