package web

import (
	"bytes"
	"fmt"
	"html/template"
)

// Standalone wraps a draft's article into a file of its own that opens and prints well
// without this server.
func Standalone(title, article string) ([]byte, error) {
	page, err := template.ParseFS(templateFiles, "templates/standalone.html")
	if err != nil {
		return nil, fmt.Errorf("parsing the page of a draft: %w", err)
	}
	var out bytes.Buffer
	err = page.Execute(&out, struct {
		Title   string
		Article template.HTML
	}{title, template.HTML(article)}) //nolint:gosec // summary escapes every text it writes
	if err != nil {
		return nil, fmt.Errorf("writing the page of a draft: %w", err)
	}
	return out.Bytes(), nil
}
