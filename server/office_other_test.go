//go:build !windows

package main

import (
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestDocumentsOfTheDesktop(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	getenv := func(name string) string { return map[string]string{"HOME": home}[name] }
	folders(t, filepath.Join(home, ".config"), filepath.Join(home, "资料 库"), filepath.Join(home, "Documents"))
	write(t, home, ".config/user-dirs.dirs", "# made by the desktop\nXDG_DESKTOP_DIR=\"$HOME/桌面\"\nXDG_DOCUMENTS_DIR=\"$HOME/资料 库\"\n")
	want := []string{filepath.Join(home, "资料 库"), filepath.Join(home, "Documents"), home}
	if diff := cmp.Diff(want, documents(getenv)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := documents(func(string) string { return "" }); got != nil {
		t.Errorf("without a home: %v", got)
	}
}
