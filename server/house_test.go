package main_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// rooms says which of our own packages a package may import. A path ending in /...
// stands for the package and everything below it. Tests may import more: only
// non-test files are held to it.
var rooms = map[string][]string{
	"ingest":                  {"nianlun/ingest/...", "nianlun/queries", "nianlun/queries/terms"},
	"ingest/han":              {"nianlun/queries/terms"},
	"ingest/ole":              {},
	"ingest/sheet":            {"nianlun/ingest/han", "nianlun/ingest/ole", "nianlun/queries/terms"},
	"ingest/word":             {"nianlun/ingest/han", "nianlun/ingest/ole", "nianlun/queries/terms"},
	"ingest/plan":             {"nianlun/ingest/han", "nianlun/queries/terms"},
	"ingest/match":            {"nianlun/ingest/han", "nianlun/queries/terms"},
	"queries":                 {"nianlun/queries/..."},
	"queries/terms":           {},
	"queries/schema":          {},
	"queries/judge":           {"nianlun/queries/terms"},
	"queries/queriestest":     {"nianlun/queries", "nianlun/queries/terms"},
	"dashboards":              {"nianlun/queries/terms"},
	"dashboards/summary":      {"nianlun/queries/terms"},
	"dashboards/summary/docx": {"nianlun/dashboards/summary", "nianlun/queries/terms"},
	"dashboards/book":         {"nianlun/queries/terms"},
	"dashboards/fair":         {"nianlun/queries/terms"},
	"server/web":              {"nianlun/dashboards/...", "nianlun/ingest", "nianlun/queries", "nianlun/queries/terms"},
	"server":                  {"nianlun/..."},
	"sample-data":             {},
}

// homes says where an outside dependency may be imported; one home each.
var homes = map[string][]string{
	"database/sql":                      {"queries"},
	"github.com/marcboeker/go-duckdb":   {"queries"},
	"github.com/labstack/echo":          {"server/web"},
	"github.com/goliatone/go-dashboard": {"server/web"},
	"github.com/go-echarts/go-echarts":  {"dashboards"},
	"github.com/xuri/excelize":          {"ingest/sheet", "dashboards/book", "sample-data/generate"},
	"github.com/6tail/lunar-go":         {"ingest/han"},
	"github.com/longbridgeapp/opencc":   {"ingest/han"},
	"github.com/klauspost/compress":     {"ingest/sheet"},
	"golang.org/x/crypto":               {"server/web"},
	"golang.org/x/text":                 {"ingest/han", "ingest/sheet"},
	"github.com/google/go-cmp":          {}, // tests only
	"github.com/chromedp":               {}, // browser tests only
	"net/http":                          {"server", "server/web"},
	"html/template":                     {"server/web"},
}

// TestImportRules parses every file in this process, so the test cache sees them.
func TestImportRules(t *testing.T) {
	t.Parallel()
	drivers := []string{}
	seen := 0
	walkGo(t, func(dir, file string, imports []string) {
		seen++
		for _, path := range imports {
			if own := strings.HasPrefix(path, "nianlun/"); own {
				checkRoom(t, dir, file, path)
				continue
			}
			checkHome(t, dir, file, path)
			if strings.HasPrefix(path, "github.com/marcboeker/go-duckdb") {
				drivers = append(drivers, file)
			}
		}
	})
	if seen < 30 {
		t.Fatalf("only %d source files seen: the walk is broken", seen)
	}
	if len(drivers) != 1 {
		t.Errorf("the DuckDB driver is imported in %v, want exactly one file", drivers)
	}
}

func checkRoom(t *testing.T, dir, file, path string) {
	t.Helper()
	if strings.HasPrefix(dir, "sample-data/") {
		return
	}
	allowed, ok := rooms[dir]
	if !ok {
		t.Errorf("%s: package %s is not in the table of rooms: say what it may import", file, dir)
		return
	}
	if !slices.ContainsFunc(allowed, func(a string) bool {
		base, tree := strings.CutSuffix(a, "/...")
		return path == base || tree && strings.HasPrefix(path, base+"/")
	}) {
		t.Errorf("%s: %s may not import %s", file, dir, path)
	}
}

func checkHome(t *testing.T, dir, file, path string) {
	t.Helper()
	for dep, allowed := range homes {
		if (path == dep || strings.HasPrefix(path, dep+"/")) && !slices.Contains(allowed, dir) {
			t.Errorf("%s: %s belongs in %v, not in %s", file, dep, allowed, dir)
		}
	}
	if strings.Contains(strings.SplitN(path, "/", 2)[0], ".") && !known(path) {
		t.Errorf("%s: %s has no home: add it to the table and to README", file, path)
	}
}

func known(path string) bool {
	for dep := range homes {
		if path == dep || strings.HasPrefix(path, dep+"/") {
			return true
		}
	}
	return false
}

// walkGo calls see for every non-test Go file with its package folder and imports.
func walkGo(t *testing.T, see func(dir, file string, imports []string)) {
	t.Helper()
	root := ".."
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && strings.HasPrefix(d.Name(), ".") && path != root {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		var imports []string
		for _, spec := range parsed.Imports {
			name, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			imports = append(imports, name)
		}
		see(filepath.ToSlash(filepath.Dir(rel)), rel, imports)
		return nil
	})
	if err != nil {
		t.Fatalf("walking the source: %v", err)
	}
}
