//go:build browser

package main

import (
	"archive/zip"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// download presses Enter on a link and returns the file it brings, under the name the
// browser was told.
func (b *tab) download(selector string) string {
	b.t.Helper()
	dir := b.t.TempDir()
	names, done := map[string]string{}, make(chan string, 1)
	chromedp.ListenBrowser(b.ctx, func(event any) {
		switch e := event.(type) {
		case *browser.EventDownloadWillBegin:
			if strings.HasPrefix(e.URL, b.base) {
				names[e.GUID] = e.SuggestedFilename
			}
		case *browser.EventDownloadProgress:
			if names[e.GUID] != "" && e.State == browser.DownloadProgressStateCompleted {
				select {
				case done <- e.GUID:
				default:
				}
			}
		}
	})
	whole := cdp.WithExecutor(b.ctx, chromedp.FromContext(b.ctx).Browser)
	if err := browser.SetDownloadBehavior(browser.SetDownloadBehaviorBehaviorAllowAndName).WithBrowserContextID(b.window).WithDownloadPath(dir).WithEventsEnabled(true).Do(whole); err != nil {
		b.t.Fatalf("allowing downloads: %v", err)
	}
	b.do("downloading "+selector, chromedp.Focus(selector, chromedp.ByQuery), chromedp.KeyEvent(kb.Enter))
	select {
	case guid := <-done:
		path := filepath.Join(dir, names[guid])
		if err := os.Rename(filepath.Join(dir, guid), path); err != nil {
			b.t.Fatal(err)
		}
		return path
	case <-b.ctx.Done():
		b.t.Fatalf("%s never came", selector)
	}
	return ""
}

// TestBrowserDraft takes the draft of a sample unit home in every format, looks into the
// files, and has them verified.
func TestBrowserDraft(t *testing.T) {
	db := sample.copy(t)
	r, stop := serving(t, "serve", "--db", db)
	b := openTab(t, r.base)
	b.open("/?year=2025")
	b.choose("[name=unit]", demoUnit)
	b.press(".filter button")
	b.press(`nav a[href^="/draft"]`)
	b.says("工作总结", demoUnit)

	files := map[string]string{}
	for _, format := range []string{"docx", "md", "html", "json"} {
		files[format] = b.download(`a[href*="format=` + format + `"]`)
		if name := filepath.Base(files[format]); !strings.HasPrefix(name, demoUnit) || filepath.Ext(name) != "."+format {
			t.Errorf("the draft comes as %q", name)
		}
	}
	text := textOf(t, files["md"])
	if !strings.HasPrefix(text, "# ") || !strings.Contains(text, "活动") {
		t.Errorf("the Markdown:\n%s", text)
	}
	if page := textOf(t, files["html"]); !strings.HasPrefix(page, "<!doctype html>") || !strings.Contains(page, demoUnit) {
		t.Errorf("the HTML:\n%s", page)
	}
	if !json.Valid([]byte(textOf(t, files["json"]))) {
		t.Error("the JSON is none")
	}
	document := unzipped(t, files["docx"], "word/document.xml")
	title, _, _ := strings.Cut(strings.TrimPrefix(text, "# "), "\n")
	if !strings.Contains(document, "<w:body>") || !strings.Contains(document, title) {
		t.Errorf("the Word document does not say %q", title)
	}
	stop()
	for _, format := range []string{"docx", "json"} {
		if got := nianlun(t, "verify", files[format], "--db", db); got.code != exitOK {
			t.Errorf("verifying the %s: %+v", format, got)
		}
	}
}

// choose picks the option of a name.
func (b *tab) choose(selector, option string) {
	b.t.Helper()
	script := `(function (box, name) {
		var o = Array.from(box.options).filter(function (o) { return o.text.trim() === name; })[0];
		if (o) { o.selected = true; box.dispatchEvent(new Event("change", { bubbles: true })); }
		return Boolean(o);
	})(document.querySelector(` + quote(selector) + `), ` + quote(option) + `)`
	if !ask[bool](b, script) {
		b.t.Fatalf("%s does not offer %q", selector, option)
	}
}

func quote(s string) string {
	text, _ := json.Marshal(s) //nolint:errchkjson // a string always can be
	return string(text)
}

func textOf(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func unzipped(t *testing.T, path, name string) string {
	t.Helper()
	archive, err := zip.OpenReader(path)
	if err != nil {
		t.Fatalf("opening %s: %v", path, err)
	}
	defer archive.Close() //nolint:errcheck // only read
	data, err := fs.ReadFile(archive, name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
