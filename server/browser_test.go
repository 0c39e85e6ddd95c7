//go:build browser

package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	cdplog "github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

var (
	update = flag.Bool("update", false, "write docs/overview.png anew")
	shots  = flag.String("shots", "", "a folder for pictures of every page visited")
)

// patience ends a browser that hangs; nothing is timed.
const patience = 5 * time.Minute

// widths are those of an office screen and of a telephone.
var widths = []int64{1440, 360}

// serving runs a command that serves until the test ends and returns its address.
func serving(t *testing.T, args ...string) string {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	reader, out := io.Pipe()
	now := func() time.Time { return time.Date(2026, 1, 15, 9, 0, 0, 0, time.UTC) }
	w := world{getenv: func(string) string { return "" }, out: out, err: io.Discard, now: now}
	code := make(chan int, 1)
	go func() {
		code <- run(ctx, append(args, "--addr", "127.0.0.1:0"), w)
		out.Close() //nolint:errcheck // a pipe's writer never fails to close
	}()
	said, buffer := "", make([]byte, 4096)
	for !strings.Contains(said, msgStop) {
		n, err := reader.Read(buffer)
		if err != nil {
			stop()
			t.Fatalf("reading what %v says: %v after %q", args, err, said)
		}
		said += string(buffer[:n])
	}
	go io.Copy(io.Discard, reader) //nolint:errcheck // the last words are not looked at
	t.Cleanup(func() {
		stop()
		if got := <-code; got != exitOK {
			t.Errorf("%v ended with %d", args, got)
		}
	})
	_, after, _ := strings.Cut(said, "http://")
	address, _, _ := strings.Cut(after, "/")
	return "http://" + address
}

// tab is one tab of a real browser that notes everything that goes wrong in it.
type tab struct {
	ctx  context.Context
	t    *testing.T
	base string

	mu       sync.Mutex
	problems []string
}

// openTab starts a browser of its own; a missing browser fails the test.
func openTab(t *testing.T, base string) *tab {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.DisableGPU, chromedp.UserDataDir(t.TempDir()),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true))
	ctx, cancelTime := context.WithTimeout(t.Context(), patience)
	ctx, cancelBrowser := chromedp.NewExecAllocator(ctx, options...)
	ctx, cancelTab := chromedp.NewContext(ctx)
	t.Cleanup(func() { cancelTab(); cancelBrowser(); cancelTime() })
	b := &tab{ctx: ctx, t: t, base: base}
	chromedp.ListenTarget(ctx, b.listen)
	b.do("opening the browser", network.Enable(), cdplog.Enable(), runtime.Enable())
	return b
}

func (b *tab) listen(event any) {
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		b.note("exception: %s", e.ExceptionDetails.Error())
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.APITypeError || e.Type == runtime.APITypeWarning || e.Type == runtime.APITypeAssert {
			b.note("console %s: %v", e.Type, e.Args)
		}
	case *cdplog.EventEntryAdded:
		if e.Entry.Level == cdplog.LevelError || e.Entry.Level == cdplog.LevelWarning {
			b.note("log: %s %s", e.Entry.Text, e.Entry.URL)
		}
	case *network.EventRequestWillBeSent:
		if url := e.Request.URL; !strings.HasPrefix(url, b.base+"/") && !strings.HasPrefix(url, "data:") {
			b.note("a request leaves the host: %s", url)
		}
	case *page.EventJavascriptDialogOpening:
		b.note("a cell ran as script: %s", e.Message)
		go chromedp.Run(b.ctx, page.HandleJavaScriptDialog(true)) //nolint:errcheck // the test fails anyway
	}
}

func (b *tab) note(format string, args ...any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.problems = append(b.problems, fmt.Sprintf(format, args...))
}

// do runs actions and reports what went wrong meanwhile.
func (b *tab) do(what string, actions ...chromedp.Action) {
	b.t.Helper()
	err := chromedp.Run(b.ctx, actions...)
	b.settle(what, err)
}

// leads runs actions that load another page.
func (b *tab) leads(what string, actions ...chromedp.Action) {
	b.t.Helper()
	response, err := chromedp.RunResponse(b.ctx, actions...)
	if err == nil && response != nil && response.Status != 200 {
		err = fmt.Errorf("status %d", response.Status)
	}
	b.settle(what, err)
}

func (b *tab) settle(what string, err error) {
	b.t.Helper()
	b.mu.Lock()
	problems := b.problems
	b.problems = nil
	b.mu.Unlock()
	for _, p := range problems {
		b.t.Errorf("%s: %s", what, p)
	}
	if err != nil {
		b.t.Fatalf("%s: %v", what, err)
	}
}

func (b *tab) open(path string) {
	b.t.Helper()
	b.leads("opening "+path, chromedp.Navigate(b.base+path))
}

func (b *tab) text() string {
	b.t.Helper()
	var text string
	b.do("reading the page", chromedp.Text("body", &text, chromedp.ByQuery))
	return text
}

func (b *tab) says(want ...string) {
	b.t.Helper()
	text := b.text()
	for _, w := range want {
		if !strings.Contains(text, w) {
			b.t.Errorf("the page does not say %q:\n%s", w, text)
		}
	}
}

// look is what a page must keep to at every width.
type look struct {
	Heads, Charts, Drawn, Wide, Room int
	Widest                           string
}

const lookScript = `(function () {
	var room = document.documentElement.clientWidth, widest = "";
	document.querySelectorAll("main *, header *").forEach(function (e) {
		if (!e.closest(".scroll, .draft table") && e.getBoundingClientRect().right > room + 1 && !widest) widest = e.tagName + "." + e.className;
	});
	return {
		Heads: document.querySelectorAll("h1").length, Charts: document.querySelectorAll("[data-chart]").length,
		Drawn: document.querySelectorAll("[data-chart][data-drawn=yes] canvas").length,
		Wide: document.documentElement.scrollWidth, Room: room, Widest: widest
	};
})()`

var everyPage = []string{"/", "/plan", "/activities", "/money", "/compare", "/unreached", "/draft", "/files"}

// visit opens pages at every width: charts drawn, nothing wider than the window.
func (b *tab) visit(pages ...string) {
	b.t.Helper()
	for _, width := range widths {
		b.do("setting the width", chromedp.EmulateViewport(width, 800))
		for _, path := range pages {
			b.open(path)
			var l look
			b.do("looking at "+path, chromedp.Evaluate(lookScript, &l))
			if l.Heads == 0 || l.Drawn != l.Charts || l.Wide > l.Room || l.Widest != "" {
				b.t.Errorf("%s at %d px: %+v", path, width, l)
			}
			b.shoot(path, width)
		}
	}
	b.do("setting the width", chromedp.EmulateViewport(widths[0], 1000))
}

// shoot keeps a picture of the page for a person to look at, where one asked for it.
func (b *tab) shoot(path string, width int64) {
	b.t.Helper()
	if *shots == "" {
		return
	}
	var picture []byte
	b.do("taking a picture", chromedp.FullScreenshot(&picture, 80))
	name := fmt.Sprintf("%s%s_%d.jpg", b.t.Name(), strings.NewReplacer("/", "_", "?", "_").Replace(path), width)
	if err := os.WriteFile(filepath.Join(*shots, name), picture, 0o600); err != nil {
		b.t.Fatal(err)
	}
}

// TestBrowserEmptyDatabase visits every page before anything was loaded.
func TestBrowserEmptyDatabase(t *testing.T) {
	b := openTab(t, serving(t, "serve", "--db", filepath.Join(t.TempDir(), "x.duckdb")))
	b.visit(everyPage...)
	b.open("/unreached")
	b.says("还没有数据")
}

// TestBrowserScreenshot draws the picture of the README from the sample data.
func TestBrowserScreenshot(t *testing.T) {
	if !*update {
		t.Skip("only with -update: writes docs/overview.png")
	}
	base := serving(t, "demo", "--db", filepath.Join(t.TempDir(), "x.duckdb"))
	b := openTab(t, base)
	b.do("waiting for the sample data", chromedp.EmulateViewport(1280, 900), chromedp.Navigate(base+"/progress"), chromedp.WaitVisible(".tiles", chromedp.ByQuery))
	b.visit(everyPage...)
	var picture []byte
	b.do("taking the picture", chromedp.EmulateViewport(1280, 900), chromedp.Navigate(base+"/"), chromedp.CaptureScreenshot(&picture))
	if len(picture) > 300<<10 {
		t.Fatalf("the picture has %d bytes", len(picture))
	}
	if err := os.WriteFile(filepath.Join("..", "docs", "overview.png"), picture, 0o600); err != nil {
		t.Fatal(err)
	}
}
