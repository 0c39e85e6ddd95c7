package main_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

// Nobody reads a longer file or function in one go.
const (
	longestFile     = 400
	longestFunction = 80
)

// TestSizesAndClock holds every source file to its length, and all but the server to
// values in, values out: no clock, nothing set up behind the reader's back.
func TestSizesAndClock(t *testing.T) {
	t.Parallel()
	seen := 0
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		seen++
		files := token.NewFileSet()
		parsed, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		if n := files.Position(parsed.End()).Line; n > longestFile {
			t.Errorf("%s has %d lines, want at most %d", path, n, longestFile)
		}
		dir := filepath.ToSlash(filepath.Dir(path))
		ast.Inspect(parsed, func(n ast.Node) bool {
			checkNode(t, files, n, strings.HasPrefix(dir, "../server") || strings.HasPrefix(dir, "../sample-data"))
			return true
		})
		return nil
	})
	if err != nil || seen < 30 {
		t.Fatalf("walked %d files: %v", seen, err)
	}
}

func checkNode(t *testing.T, files *token.FileSet, n ast.Node, clock bool) {
	t.Helper()
	switch n := n.(type) {
	case *ast.FuncDecl:
		if lines := files.Position(n.End()).Line - files.Position(n.Pos()).Line + 1; lines > longestFunction {
			t.Errorf("%s: %s has %d lines, want at most %d", files.Position(n.Pos()), n.Name.Name, lines, longestFunction)
		}
		if n.Name.Name == "init" && n.Recv == nil {
			t.Errorf("%s: an init works behind the reader's back", files.Position(n.Pos()))
		}
	case *ast.SelectorExpr:
		if from, ok := n.X.(*ast.Ident); ok && from.Name == "time" && n.Sel.Name == "Now" && !clock {
			t.Errorf("%s: the clock is read in server only", files.Position(n.Pos()))
		}
	}
}
