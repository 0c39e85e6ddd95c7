package web_test

import (
	"bytes"
	"errors"
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
