package web_test

import (
	"strings"
	"testing"

	"nianlun/queries/queriestest"
)

// TestAnEmptyDatabaseExplainsItself: every page of a double-clicked program that holds
// nothing yet says what to do in three steps, and never speaks of commands.
func TestAnEmptyDatabaseExplainsItself(t *testing.T) {
	t.Parallel()
	d := newDesk(t, queriestest.NewDB(t), false)
	session := d.enter(t)
	for _, page := range []string{"/", "/plan", "/activities", "/money", "/compare", "/unreached", "/draft"} {
		html := d.send(t, "GET", page, nil, session).Body.String()
		if n := strings.Count(html, "<li><strong>"); n != 3 {
			t.Errorf("%s has %d steps, want 3", page, n)
		}
		if text := parse(t, html).text; strings.Contains(text, "nianlun") || !strings.Contains(text, "导入") {
			t.Errorf("%s speaks of commands, or not of what to do:\n%s", page, text)
		}
	}
}

// TestAUnitWithoutDataLeadsToFiles: 总览 of a year nothing was loaded for names the page
// to go to, not a command.
func TestAUnitWithoutDataLeadsToFiles(t *testing.T) {
	t.Parallel()
	html := get(t, newSite(t, fixture), "/?year=2019").Body.String()
	if !strings.Contains(html, `到<a href="/files">文件</a>页导入材料`) || strings.Contains(html, "nianlun import") {
		t.Errorf("the empty year says:\n%s", parse(t, html).text)
	}
}
