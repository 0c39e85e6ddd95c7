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
	if told, err := run.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("printing to PDF: %w: %.200s", err, told)
	}
	if pdf, err = os.ReadFile(filepath.Join(dir, "draft.pdf")); err != nil { //nolint:gosec // a name made here
		return nil, fmt.Errorf("reading the PDF: %w", err)
	}
	return pdf, nil
}

// officePlaces are where LibreOffice stands when no search path leads to it.
var officePlaces = []string{
	`C:\Program Files\LibreOffice\program\soffice.exe`, `C:\Program Files (x86)\LibreOffice\program\soffice.exe`,
	"/Applications/LibreOffice.app/Contents/MacOS/soffice",
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
