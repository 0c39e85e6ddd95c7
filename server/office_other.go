//go:build !windows

package main

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
)

// thisDesktop describes a Linux desktop, or macOS.
func thisDesktop(getenv func(string) string) *desktop {
	program, err := os.Executable()
	if err != nil {
		program = ""
	}
	return &desktop{program: program, documents: documents(getenv), browse: browse, linger: linger}
}

// documents lists the folders of documents that exist: as the desktop says, under the
// usual names, at last the home folder itself.
func documents(getenv func(string) string) []string {
	home := getenv("HOME")
	if home == "" {
		return nil
	}
	var found []string
	for _, folder := range []string{saidDocuments(getenv, home), filepath.Join(home, "文档"), filepath.Join(home, "Documents"), home} {
		if info, err := os.Stat(folder); err == nil && info.IsDir() {
			found = append(found, folder)
		}
	}
	return found
}

// saidDocuments reads XDG_DOCUMENTS_DIR="$HOME/文档" from the file of the desktop.
func saidDocuments(getenv func(string) string, home string) string {
	config := getenv("XDG_CONFIG_HOME")
	if config == "" {
		config = filepath.Join(home, ".config")
	}
	f, err := os.Open(filepath.Join(config, "user-dirs.dirs")) //nolint:gosec // the user's own settings
	if err != nil {
		return ""
	}
	defer f.Close() //nolint:errcheck // only read
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if value, ok := strings.CutPrefix(strings.TrimSpace(lines.Text()), "XDG_DOCUMENTS_DIR="); ok {
			value = strings.Trim(value, `"`)
			if below, ok := strings.CutPrefix(value, "$HOME"); ok {
				value = filepath.Join(home, below)
			}
			return value
		}
	}
	return ""
}

// browse hands a link to the default browser. It is not waited for: where no browser runs
// yet, the command may become one.
func browse(ctx context.Context, url string) error {
	opener := "xdg-open"
	if runtime.GOOS == "darwin" {
		opener = "open"
	}
	command := exec.CommandContext(context.WithoutCancel(ctx), opener, url) //nolint:gosec // our own address
	if err := command.Start(); err != nil {
		return fmt.Errorf("opening the browser: %w", err)
	}
	go func() { _ = command.Wait() }()
	return nil
}

// linger shows a message where no terminal does: a program started from a file manager
// has none.
func linger(ctx context.Context, text string) {
	if term := os.Getenv("TERM"); term != "" && term != "dumb" {
		return
	}
	for _, command := range [][]string{{"zenity", "--error", "--no-markup", "--text"}, {"kdialog", "--error"}, {"xmessage"}} {
		if exec.CommandContext(ctx, command[0], append(command[1:], text)...).Run() == nil { //nolint:gosec // fixed commands
			return
		}
	}
}
