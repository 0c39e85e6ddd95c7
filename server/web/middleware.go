package web

import (
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"
)

// policy lets a page load only what this server serves: no inline script or style, no
// frame, nothing from elsewhere.
const policy = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

func secureHeaders(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		h := c.Response().Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cache-Control", "no-store")
		return next(c)
	}
}

// ownHost refuses requests whose Host is not this server: a page elsewhere could
// otherwise have its own name resolve here and read the answers (DNS rebinding). Where
// people sign in, an address of the network and the configured names will do as well.
func (s *Server) ownHost(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		host := c.Request().Host
		if Loopback(host) || s.cfg.Accounts && (isAddress(host) || slices.ContainsFunc(s.cfg.Hosts, func(own string) bool { return strings.EqualFold(own, bareHost(host)) })) {
			return next(c)
		}
		if s.cfg.Accounts {
			return &refusalError{http.StatusMisdirectedRequest, msgHostHint}
		}
		return echo.NewHTTPError(http.StatusMisdirectedRequest)
	}
}

// bareHost is a host without its port and brackets.
func bareHost(addr string) string {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		host = addr
	}
	if n := len(host); n > 1 && host[0] == '[' && host[n-1] == ']' {
		host = host[1 : n-1]
	}
	return host
}

// isAddress reports whether a host is an IP address: no other name can resolve to it.
func isAddress(addr string) bool {
	_, err := netip.ParseAddr(bareHost(addr))
	return err == nil
}

// Loopback reports whether an address, with or without a port, names this machine only.
func Loopback(addr string) bool {
	host := bareHost(addr)
	if host == "localhost" {
		return true
	}
	ip, err := netip.ParseAddr(host)
	return err == nil && ip.IsLoopback()
}

// sameOrigin refuses forms sent from pages of other sites (CSRF): browsers say where a
// request comes from.
func sameOrigin(next echo.HandlerFunc) echo.HandlerFunc {
	protection := http.NewCrossOriginProtection()
	return func(c echo.Context) error {
		if err := protection.Check(c.Request()); err != nil {
			return echo.NewHTTPError(http.StatusForbidden).SetInternal(err)
		}
		return next(c)
	}
}

// requestLog writes one line a request; never what a cell or a query held.
func (s *Server) requestLog() echo.MiddlewareFunc {
	return middleware.RequestLoggerWithConfig(middleware.RequestLoggerConfig{
		LogStatus: true, LogMethod: true, LogLatency: true, LogRequestID: true, LogURIPath: true, LogResponseSize: true,
		HandleError: true,
		LogValuesFunc: func(c echo.Context, v middleware.RequestLoggerValues) error {
			s.cfg.Log.InfoContext(c.Request().Context(), "request", "method", v.Method, "path", v.URIPath, "status", v.Status,
				"ms", v.Latency.Milliseconds(), "bytes", v.ResponseSize, "request_id", v.RequestID)
			return nil
		},
	})
}
