//go:build browser

package main

import (
	"context"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"nianlun/ingest"
	"nianlun/queries"
	"nianlun/queries/terms"
	sampledata "nianlun/sample-data"
)

// browserDay is the day on which the browser tests take place.
func browserDay() time.Time { return time.Date(2026, 1, 15, 9, 0, 0, 0, time.UTC) }

// serving runs a command that serves and returns its address and what it said. It stops
// when stop is called, else when the test ends.
func serving(t *testing.T, args ...string) (r running, stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	reader, out := io.Pipe()
	w := world{getenv: func(string) string { return "" }, out: out, err: io.Discard, now: browserDay}
	code := make(chan int, 1)
	go func() {
		code <- run(ctx, append(args, "--addr", "127.0.0.1:0"), w)
		out.Close() //nolint:errcheck // a pipe's writer never fails to close
	}()
	buffer := make([]byte, 4096)
	for !strings.Contains(r.said, msgStop) {
		n, err := reader.Read(buffer)
		if err != nil {
			cancel()
			t.Fatalf("reading what %v says: %v after %q", args, err, r.said)
		}
		r.said += string(buffer[:n])
	}
	go io.Copy(io.Discard, reader) //nolint:errcheck // the last words are not looked at
	var once sync.Once
	stop = func() {
		once.Do(func() {
			cancel()
			if got := <-code; got != exitOK {
				t.Errorf("%v ended with %d", args, got)
			}
		})
	}
	t.Cleanup(stop)
	_, after, _ := strings.Cut(r.said, "http://")
	address, _, _ := strings.Cut(after, "/")
	r.base = "http://" + address
	return r, stop
}

// stock is a database made once in a run; every test gets a copy with all that belongs
// to it.
type stock struct {
	fill func(ctx context.Context, db *queries.DB) error
	once sync.Once
	dir  string
	err  error
}

// sample is the sample federation.
var sample = stock{fill: func(ctx context.Context, db *queries.DB) error {
	files, err := sampledata.List()
	if err != nil {
		return err
	}
	for len(files) > 0 { // files of one unit and year at once
		one, some := files[0], []ingest.File{}
		for ; len(files) > 0 && files[0].Unit == one.Unit && files[0].Year == one.Year; files = files[1:] {
			some = append(some, ingest.File{Name: files[0].Name, Data: files[0].Data})
		}
		o := ingest.Options{Viewer: terms.OwnerViewer(), Unit: one.Unit, Year: one.Year, Now: browserDay()}
		if _, err := ingest.Load(ctx, db, some, o); err != nil {
			return err
		}
	}
	return nil
}}

func (s *stock) make() {
	if s.dir, s.err = os.MkdirTemp("", "nianlun-browser"); s.err != nil {
		return
	}
	ctx := context.Background()
	db, err := queries.Open(ctx, filepath.Join(s.dir, "x.duckdb"), queries.Options{Create: true})
	if err != nil {
		s.err = err
		return
	}
	if s.err = s.fill(ctx, db); s.err == nil {
		s.err = db.Close()
	}
}

// copy returns the path of a database of the test's own.
func (s *stock) copy(t *testing.T) string {
	t.Helper()
	if s.once.Do(s.make); s.err != nil {
		t.Fatalf("making a database: %v", s.err)
	}
	dir := t.TempDir()
	err := filepath.WalkDir(s.dir, func(from string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		to := filepath.Join(dir, strings.TrimPrefix(from, s.dir))
		if d.IsDir() {
			return os.MkdirAll(to, 0o700)
		}
		data, err := os.ReadFile(from)
		if err != nil {
			return err
		}
		return os.WriteFile(to, data, 0o600)
	})
	if err != nil {
		t.Fatalf("copying a database: %v", err)
	}
	return filepath.Join(dir, "x.duckdb")
}

// signIn is one of those the demonstration prints.
type signIn struct{ name, password string }

var (
	printedSignIn = regexp.MustCompile(`  (\S+)　密码 (\S+)　`)
	linkBase      = regexp.MustCompile(`^http://127\.0\.0\.1:\d+`)
)

// printed reads the sign-ins from what the demonstration said.
func printed(t *testing.T, said string) map[string]signIn {
	t.Helper()
	all := map[string]signIn{}
	for _, found := range printedSignIn.FindAllStringSubmatch(said, -1) {
		all[found[1]] = signIn{found[1], found[2]}
	}
	if len(all) != len(demoPeople()) {
		t.Fatalf("%d sign-ins in %q", len(all), said)
	}
	return all
}

// fill types into a field what a person would.
func (b *tab) fill(selector, text string) {
	b.t.Helper()
	b.do("typing into "+selector, chromedp.Focus(selector, chromedp.ByQuery), chromedp.Evaluate(`document.activeElement.select()`, nil), chromedp.KeyEvent(text))
}

// enter signs in by the form of the page it stands on.
func (b *tab) enter(s signIn) {
	b.t.Helper()
	b.typeIn(s)
	b.press(".sign button")
	b.says(s.name + "（")
}

func (b *tab) typeIn(s signIn) {
	b.t.Helper()
	b.fill(".sign [name=name]", s.name)
	b.fill(".sign [name=password]", s.password)
}
