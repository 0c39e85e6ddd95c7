package web

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"net/http"
	"path"

	"github.com/goliatone/go-dashboard/components/dashboard"
	"github.com/labstack/echo/v4"
)

//go:embed static/*
var staticFiles embed.FS

// asset is a file served as it is, compressed once at start.
type asset struct {
	plain, zipped []byte
	mime, version string
}

// assets are the files below /static, by name.
type assets map[string]asset

// address names the file together with its content: a browser may keep what it gets
// there for good, and another build's pages ask for another address.
func (a assets) address(name string) string { return "/static/" + name + "?v=" + a[name].version }

// loadStatic prepares our own style and script and the ECharts the go-dashboard module
// carries, so that pages need nothing from the net.
func loadStatic() (assets, error) {
	all := assets{}
	for name, from := range map[string]fs.FS{"static/app.css": staticFiles, "static/app.js": staticFiles, "static/draft.css": staticFiles, "static/draft.js": staticFiles, "echarts.min.js": dashboard.EChartsAssets()} {
		data, err := fs.ReadFile(from, name)
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", name, err)
		}
		one, err := newAsset(name, data)
		if err != nil {
			return nil, err
		}
		all[path.Base(name)] = one
	}
	return all, nil
}

func newAsset(name string, data []byte) (asset, error) {
	a := asset{plain: data, mime: "text/javascript; charset=utf-8"}
	if path.Ext(name) == ".css" {
		a.mime = "text/css; charset=utf-8"
	}
	var err error
	if a.zipped, err = zip(data); err != nil {
		return asset{}, fmt.Errorf("preparing %s: %w", name, err)
	}
	sum := sha256.Sum256(data)
	a.version = hex.EncodeToString(sum[:8])
	return a, nil
}

func (s *Server) asset(c echo.Context) error {
	a, ok := s.static[c.Param("name")]
	if !ok {
		return echo.ErrNotFound
	}
	h, etag := c.Response().Header(), `"`+a.version+`"`
	h.Set("Cache-Control", "no-cache")
	if c.QueryParam("v") == a.version {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	h.Set("ETag", etag)
	h.Set(echo.HeaderVary, echo.HeaderAcceptEncoding)
	if c.Request().Header.Get("If-None-Match") == etag {
		return c.NoContent(http.StatusNotModified)
	}
	if takesGzip(c.Request()) {
		h.Set(echo.HeaderContentEncoding, "gzip")
		return c.Blob(http.StatusOK, a.mime, a.zipped)
	}
	return c.Blob(http.StatusOK, a.mime, a.plain)
}
