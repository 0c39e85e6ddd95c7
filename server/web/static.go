package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"strings"

	"github.com/goliatone/go-dashboard/components/dashboard"
	"github.com/labstack/echo/v4"
)

//go:embed static/*
var staticFiles embed.FS

// asset is a file served as it is, compressed once at start.
type asset struct {
	plain, zipped []byte
	mime, etag    string
}

// loadStatic prepares our own style and script and the ECharts the go-dashboard module
// carries, so that pages need nothing from the net.
func loadStatic() (map[string]asset, error) {
	all := map[string]asset{}
	for name, from := range map[string]fs.FS{"static/app.css": staticFiles, "static/app.js": staticFiles, "echarts.min.js": dashboard.EChartsAssets()} {
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
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	if _, err := w.Write(data); err != nil {
		return asset{}, fmt.Errorf("compressing %s: %w", name, err)
	}
	if err := w.Close(); err != nil {
		return asset{}, fmt.Errorf("compressing %s: %w", name, err)
	}
	sum := sha256.Sum256(data)
	a.zipped, a.etag = out.Bytes(), `"`+hex.EncodeToString(sum[:8])+`"`
	return a, nil
}

func (s *Server) asset(c echo.Context) error {
	a, ok := s.static[c.Param("name")]
	if !ok {
		return echo.ErrNotFound
	}
	h := c.Response().Header()
	h.Set("Cache-Control", "no-cache")
	h.Set("ETag", a.etag)
	h.Set(echo.HeaderVary, echo.HeaderAcceptEncoding)
	if c.Request().Header.Get("If-None-Match") == a.etag {
		return c.NoContent(http.StatusNotModified)
	}
	if strings.Contains(c.Request().Header.Get(echo.HeaderAcceptEncoding), "gzip") {
		h.Set(echo.HeaderContentEncoding, "gzip")
		return c.Blob(http.StatusOK, a.mime, a.zipped)
	}
	return c.Blob(http.StatusOK, a.mime, a.plain)
}
