package web_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"nianlun/dashboards/summary"
	"nianlun/dashboards/summary/docx"
	"nianlun/queries/terms"
	"nianlun/server/web"
)

// Where an office is installed a draft becomes a PDF, elsewhere the reason is known.
func TestPDF(t *testing.T) {
	t.Parallel()
	f := terms.Facts{Unit: terms.Unit{Key: "甲局", Name: "甲局工会"}, Scope: terms.Scope{Unit: "甲局", Period: terms.Year(2025)}}
	word, err := docx.Write(summary.Write(f, summary.Options{}), docx.Options{})
	if err != nil {
		t.Fatal(err)
	}
	pdf, err := web.PDF(t.Context(), word)
	if errors.Is(err, web.ErrNoOffice) {
		t.Skip("no LibreOffice")
	}
	if err != nil || !bytes.HasPrefix(pdf, []byte("%PDF-")) {
		t.Errorf("%d bytes, %v", len(pdf), err)
	}
}

// What an office leaves running is not waited for, though it holds on to the output.
func TestPDFWaitsForNobodyElse(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the office is a shell script here")
	}
	bin := t.TempDir()
	late := filepath.Join(bin, "late")
	script := "#!/bin/sh\nfor last; do :; done\nprintf '%%PDF-fake' > \"${last%.docx}.pdf\"\n(sleep 5; : > '" + late + "') &\n"
	if err := os.WriteFile(filepath.Join(bin, "soffice"), []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", bin+string(os.PathListSeparator)+os.Getenv("PATH"))
	pdf, err := web.PDF(t.Context(), []byte("PK"))
	if err != nil || string(pdf) != "%PDF-fake" {
		t.Fatalf("%q, %v", pdf, err)
	}
	if _, err := os.Stat(late); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("it was waited for: %v", err)
	}
}
