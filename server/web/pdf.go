package web

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// ErrNoOffice is returned where no LibreOffice is installed to make a PDF with.
var ErrNoOffice = errors.New("no LibreOffice is installed")

// longestPDF is how long a document may take: the first start of an office takes longest.
const longestPDF = 90 * time.Second

// PDF has the LibreOffice of this computer print a Word document. Nothing of it stays on
// the disk; ErrNoOffice where there is none.
func PDF(ctx context.Context, word []byte) (pdf []byte, err error) {
	office, err := findOffice()
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "nianlun-pdf-")
	if err != nil {
		return nil, fmt.Errorf("making room for a PDF: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	in := filepath.Join(dir, "draft.docx")
	if err := os.WriteFile(in, word, 0o600); err != nil {
		return nil, fmt.Errorf("handing over the document: %w", err)
	}
	ctx, cancel := context.WithTimeout(ctx, longestPDF)
	defer cancel()
	// A profile of its own: an office that is open on this computer would take the job and
	// tell nobody.
	profile := "-env:UserInstallation=file:///" + strings.TrimPrefix(filepath.ToSlash(filepath.Join(dir, "profile")), "/")
	run := exec.CommandContext(ctx, office, profile, "--headless", "--norestore", "--convert-to", "pdf", "--outdir", dir, in) //nolint:gosec // a program found by its fixed names, and names made here
	if err := runTold(run, filepath.Join(dir, "told.txt")); err != nil {
		return nil, fmt.Errorf("printing to PDF: %w", err)
	}
	if pdf, err = os.ReadFile(filepath.Join(dir, "draft.pdf")); err != nil { //nolint:gosec // a name made here
		return nil, fmt.Errorf("reading the PDF: %w", err)
	}
	return pdf, nil
}

// runTold runs a command and says what it told when it fails. It tells into a file: a pipe
// would be read until everything the command started had ended too.
func runTold(run *exec.Cmd, path string) error {
	out, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR|os.O_EXCL, 0o600) //nolint:gosec // a name made by the caller
	if err != nil {
		return fmt.Errorf("making a file for what it tells: %w", err)
	}
	run.Stdout, run.Stderr = out, out
	failed := run.Run()
	told := make([]byte, 200)
	n, _ := out.ReadAt(told, 0) // nothing told is nothing to add
	if err := out.Close(); err != nil && failed == nil {
		return fmt.Errorf("closing what it told: %w", err)
	}
	if failed != nil {
		return fmt.Errorf("%w: %s", failed, told[:n])
	}
	return nil
}

// officePlaces are where LibreOffice stands when no search path leads to it.
var officePlaces = []string{
	`C:\Program Files\LibreOffice\program\soffice.exe`, `C:\Program Files (x86)\LibreOffice\program\soffice.exe`,
	"/Applications/LibreOffice.app/Contents/MacOS/soffice",
}

func hasOffice() bool {
	_, err := findOffice()
	return err == nil
}

func findOffice() (string, error) {
	for _, name := range []string{"soffice", "libreoffice"} {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	for _, path := range officePlaces {
		if info, err := os.Stat(path); err == nil && !info.IsDir() {
			return path, nil
		}
	}
	return "", ErrNoOffice
}
