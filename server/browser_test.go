//go:build browser

package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/audits"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	cdplog "github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
)

var (
	update = flag.Bool("update", false, "write docs/overview.png anew")
	shots  = flag.String("shots", "", "a folder for pictures of every page visited")
)

// patience ends a step that hangs; nothing is timed.
const patience = time.Minute

// chrome is the one browser of a run. Every test opens windows of its own in it, which
// share no cookies. A missing browser fails the test.
var chrome struct {
	once sync.Once
	ctx  context.Context //nolint:containedctx // chromedp keeps a browser in a context
	stop func()
	err  error
}

// TestMain ends the browser after the last test.
func TestMain(m *testing.M) {
	flag.Parse()
	code := m.Run()
	if chrome.stop != nil {
		chrome.stop()
	}
	for _, s := range []*stock{&sample, &hostile, &offices} {
		if s.dir != "" {
			_ = os.RemoveAll(s.dir) // in a folder for passing things
		}
	}
	os.Exit(code)
}

func startChrome() {
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true), chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"))
	ctx, stopProgram := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, stopBrowser := chromedp.NewContext(ctx)
	chrome.ctx, chrome.stop = ctx, func() { stopBrowser(); stopProgram() }
	chrome.err = chromedp.Run(ctx)
}

// tab is one tab of the browser that notes everything that goes wrong in it.
type tab struct {
	t    *testing.T
	ctx  context.Context //nolint:containedctx // chromedp keeps a tab in a context
	base string

	window cdp.BrowserContextID

	mu       sync.Mutex
	problems []string
	refusals []int64 // statuses the next page may have
}

// openTab opens a window that shares nothing with any other.
func openTab(t *testing.T, base string) *tab {
	t.Helper()
	chrome.once.Do(startChrome)
	if chrome.err != nil {
		t.Fatalf("starting the browser: %v", chrome.err)
	}
	whole := cdp.WithExecutor(chrome.ctx, chromedp.FromContext(chrome.ctx).Browser)
	window, err := target.CreateBrowserContext().Do(whole)
	if err != nil {
		t.Fatalf("opening a window: %v", err)
	}
	id, err := target.CreateTarget("about:blank").WithBrowserContextID(window).WithNewWindow(true).Do(whole)
	if err != nil {
		t.Fatalf("opening a window: %v", err)
	}
	t.Cleanup(func() {
		if err := target.DisposeBrowserContext(window).Do(whole); err != nil {
			t.Errorf("closing a window: %v", err)
		}
	})
	return newTab(t, base, window, chromedp.WithTargetID(id))
}

// beside opens another tab of the same window: it shares the cookies.
func (b *tab) beside() *tab {
	b.t.Helper()
	return newTab(b.t, b.base, b.window, chromedp.WithExistingBrowserContext(b.window))
}

func newTab(t *testing.T, base string, window cdp.BrowserContextID, option chromedp.ContextOption) *tab {
	t.Helper()
	ctx, closeTab := chromedp.NewContext(chrome.ctx, option)
	b := &tab{t: t, ctx: ctx, window: window, base: base}
	t.Cleanup(func() { b.settle("at the end", nil); closeTab() })
	chromedp.ListenTarget(ctx, b.listen)
	if err := chromedp.Run(ctx, network.Enable(), cdplog.Enable(), runtime.Enable(), audits.Enable(), emulation.SetFocusEmulationEnabled(true), chromedp.EmulateViewport(1440, 900)); err != nil {
		t.Fatalf("opening a tab: %v", err)
	}
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
		failed := e.Entry.Source == cdplog.SourceNetwork && b.refusing() // told by its response
		if (e.Entry.Level == cdplog.LevelError || e.Entry.Level == cdplog.LevelWarning) && !failed {
			b.note("log: %s %s", e.Entry.Text, e.Entry.URL)
		}
	case *audits.EventIssueAdded:
		if e.Issue.Code == audits.InspectorIssueCodeContentSecurityPolicyIssue || e.Issue.Code == audits.InspectorIssueCodeMixedContentIssue {
			b.note("the policy of the page is broken: %+v", e.Issue.Details.ContentSecurityPolicyIssueDetails)
		}
	case *page.EventJavascriptDialogOpening:
		b.note("a cell ran as script: %s", e.Message)
		go chromedp.Run(b.ctx, page.HandleJavaScriptDialog(true)) //nolint:errcheck // the test fails anyway
	default:
		b.listenNetwork(event)
	}
}

func (b *tab) listenNetwork(event any) {
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		if url := e.Request.URL; !strings.HasPrefix(url, b.base+"/") && !strings.HasPrefix(url, "data:") {
			b.note("a request leaves the host: %s", url)
		}
	case *network.EventResponseReceived:
		if e.Response.Status >= 400 && !b.refusing(e.Response.Status) {
			b.note("status %d: %s", e.Response.Status, e.Response.URL)
		}
	case *network.EventLoadingFailed:
		if !e.Canceled && e.ErrorText != "net::ERR_ABORTED" { // a page that is left, a download
			b.note("a %s did not load: %s", e.Type, e.ErrorText)
		}
	case *network.EventWebSocketCreated:
		b.note("a socket is opened: %s", e.URL)
	}
}

func (b *tab) note(format string, args ...any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.problems = append(b.problems, fmt.Sprintf(format, args...))
}

// refusing reports whether a step expects to be refused, with one of these statuses.
func (b *tab) refusing(status ...int64) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(status) == 0 {
		return len(b.refusals) > 0
	}
	return slices.Contains(b.refusals, status[0])
}

func (b *tab) expect(status ...int64) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.refusals = status
}

// do runs actions and reports what went wrong meanwhile.
func (b *tab) do(what string, actions ...chromedp.Action) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	b.settle(what, chromedp.Run(ctx, actions...))
}

// leads runs actions that load another page.
func (b *tab) leads(what string, actions ...chromedp.Action) {
	b.t.Helper()
	b.settle(what, b.load(200, actions))
}

// refused runs actions that lead to a page that says no, in these words.
func (b *tab) refused(what string, status int64, words string, actions ...chromedp.Action) {
	b.t.Helper()
	b.expect(status)
	err := b.load(status, actions)
	b.says(words)
	b.expect()
	b.settle(what, err)
}

func (b *tab) load(status int64, actions []chromedp.Action) error {
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	response, err := chromedp.RunResponse(ctx, actions...)
	if err == nil && response != nil && response.Status != status {
		err = fmt.Errorf("%s answers %d, want %d", response.URL, response.Status, status)
	}
	return err
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

// press clicks what leads to another page; a selector that begins with // is XPath.
func (b *tab) press(selector string) {
	b.t.Helper()
	by := chromedp.ByQuery
	if strings.HasPrefix(selector, "//") {
		by = chromedp.BySearch
	}
	b.leads("pressing "+selector, chromedp.Click(selector, by))
}

// at is the address of the page, below that of the server.
func (b *tab) at() string {
	b.t.Helper()
	var url string
	b.do("reading the address", chromedp.Location(&url))
	return strings.TrimPrefix(url, b.base)
}

// ask evaluates a script in the page.
func ask[T any](b *tab, script string) T {
	b.t.Helper()
	var answer T
	b.do("asking "+script, chromedp.Evaluate(script, &answer))
	return answer
}

func (b *tab) text() string {
	b.t.Helper()
	return ask[string](b, `document.body.innerText`)
}

func (b *tab) says(want ...string) {
	b.t.Helper()
	text := b.text()
	for _, w := range want {
		if !strings.Contains(text, w) {
			b.t.Errorf("%s does not say %q:\n%s", b.at(), w, text)
		}
	}
}

func (b *tab) hides(words ...string) {
	b.t.Helper()
	html := ask[string](b, `document.documentElement.outerHTML`)
	for _, w := range words {
		if strings.Contains(html, w) {
			b.t.Errorf("%s tells of %q", b.at(), w)
		}
	}
}
