package main

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"nianlun/queries"
	"nianlun/queries/terms"
	sampledata "nianlun/sample-data"
)

// running is a server started by a command line; it is stopped by the test.
type running struct{ said, base string }

// start runs a command line until it says how to stop it.
func start(t *testing.T, args ...string) (r running, stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	reader, out := io.Pipe()
	w := world{getenv: func(string) string { return "" }, out: out, err: io.Discard, now: time.Now}
	code := make(chan int, 1)
	go func() {
		code <- run(ctx, args, w)
		out.Close() //nolint:errcheck // a pipe's writer never fails to close
	}()
	buffer := make([]byte, 4096)
	for !strings.Contains(r.said, msgStop) {
		n, err := reader.Read(buffer)
		if err != nil {
			t.Fatalf("reading what %v says: %v after %q", args, err, r.said)
		}
		r.said += string(buffer[:n])
	}
	go io.Copy(io.Discard, reader) //nolint:errcheck // the rest is of no interest
	_, after, _ := strings.Cut(r.said, "http://")
	address, _, _ := strings.Cut(after, "/")
	r.base = "http://" + address
	return r, func() {
		cancel()
		if got := <-code; got != exitOK {
			t.Errorf("%v: exit %d after the signal", args, got)
		}
	}
}

var setupLink = regexp.MustCompile(`http://\S+/setup\?token=(\S+)`)

func TestAccountsBeginWithALink(t *testing.T) {
	t.Parallel()
	db := filepath.Join(t.TempDir(), "x.duckdb")
	first, stop := start(t, "serve", "--db", db, "--addr", "127.0.0.1:0", "--accounts")
	link := setupLink.FindStringSubmatch(first.said)
	if link == nil {
		t.Fatalf("no link in %q", first.said)
	}
	if got := fetchText(t, link[0]); !strings.Contains(got, "建立管理员账号") {
		t.Errorf("the link leads to:\n%s", got)
	}
	if got := fetchText(t, first.base+"/files"); !strings.Contains(got, "登录") || strings.Contains(got, "导入文件") {
		t.Errorf("a stranger is shown:\n%s", got)
	}
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	form := url.Values{"setup": {link[1]}, "name": {"管理员"}, "password": {"correct horse"}, "again": {"correct horse"}}
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, first.base+"/setup", strings.NewReader(form.Encode()))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	response, err := (&http.Client{Jar: jar}).Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close() //nolint:errcheck // only the status counts
	if response.StatusCode != http.StatusOK || response.Request.URL.Path != "/accounts" {
		t.Errorf("making the administrator leads to %s with %d", response.Request.URL.Path, response.StatusCode)
	}
	stop()

	second, stop := start(t, "serve", "--db", db, "--addr", "127.0.0.1:0")
	if strings.Contains(second.said, "setup") || !strings.Contains(second.said, msgSignIn) {
		t.Errorf("with accounts made it says %q", second.said)
	}
	stop()
	third, stop := start(t, "serve", "--db", db, "--addr", "127.0.0.1:0", "--accounts=false")
	if got := fetchText(t, third.base+"/files"); !strings.Contains(third.said, msgNoSignIn) || !strings.Contains(got, "导入文件") {
		t.Errorf("asked to do without accounts it says %q and shows:\n%s", third.said, got)
	}
	stop()
}

func TestNetworkIsServedToAccountsOnly(t *testing.T) {
	t.Parallel()
	got, stop := start(t, "serve", "--db", filepath.Join(t.TempDir(), "x.duckdb"), "--addr", "0.0.0.0:0", "--host", "localhost")
	defer stop()
	if !setupLink.MatchString(got.said) || !strings.Contains(got.said, msgPlainNetwork) || !strings.HasPrefix(got.base, "http://localhost:") {
		t.Errorf("it says %q", got.said)
	}
	if text := fetchText(t, got.base+"/"); !strings.Contains(text, "登录") {
		t.Errorf("a stranger is shown:\n%s", text)
	}
}

func TestSampleSignIns(t *testing.T) {
	t.Parallel()
	files, err := sampledata.List()
	if err != nil {
		t.Fatal(err)
	}
	for _, unit := range []string{demoTop, demoUnit} {
		if !slices.ContainsFunc(files, func(f sampledata.File) bool { return f.Unit == unit }) {
			t.Errorf("%s is no unit of the sample", unit)
		}
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "x.duckdb")
	units := write(t, dir, "单位.csv", "单位名称,上级工会,层级\n"+demoTop+",,市级\n"+demoUnit+","+demoTop+",基层\n")
	if got := nianlun(t, "import", "--db", path, "--unit", demoTop, units); got.code != exitOK {
		t.Fatalf("import: %+v", got)
	}
	d := newDemo(t, path)
	db, err := queries.Open(t.Context(), path, queries.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close() //nolint:errcheck // the test ends here
	first, err := demoAccounts(t.Context(), d.w, db)
	if err != nil || len(first) != 4 {
		t.Fatalf("it says %q, %v", first, err)
	}
	again, err := demoAccounts(t.Context(), d.w, db)
	if err != nil || first[1] == again[1] || first[0] != again[0] {
		t.Errorf("started again it says %q, %v", again, err)
	}
	if err := placeDemoAccounts(t.Context(), d.w, db); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]int{"七中主席": 1, "市总干部": 2, "管理员": 2} {
		a, _, err := db.PasswordOf(t.Context(), name)
		if err != nil {
			t.Fatal(err)
		}
		seen, err := db.Units(t.Context(), a.Viewer(), terms.NewDate(2026, 1, 10))
		if err != nil || len(seen) != want {
			t.Errorf("%s sees %d units, want %d; %v", name, len(seen), want, err)
		}
	}
}

// TestDemonstrationOffersSignIns: nobody has to sign in, but whoever does sees what the
// account sees; the sign-ins of the sample alone ask nobody to sign in later on.
func TestDemonstrationOffersSignIns(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := filepath.Join(dir, "x.duckdb")
	units := write(t, dir, "单位.csv", "单位名称,上级工会,层级\n"+demoTop+",,市级\n"+demoUnit+","+demoTop+",基层\n")
	if got := nianlun(t, "import", "--db", path, "--unit", demoTop, units); got.code != exitOK {
		t.Fatalf("import: %+v", got)
	}
	db, err := queries.Open(t.Context(), path, queries.Options{})
	if err != nil {
		t.Fatal(err)
	}
	w := newDemo(t, path).w
	if _, err := demoAccounts(t.Context(), w, db); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(placeDemoAccounts(t.Context(), w, db), db.Close()); err != nil {
		t.Fatal(err)
	}
	served, stop := start(t, "serve", "--db", path, "--addr", "127.0.0.1:0")
	if !strings.Contains(served.said, msgNoSignIn) {
		t.Errorf("with the sign-ins of the sample only it says %q", served.said)
	}
	stop()
	db, err = queries.Open(t.Context(), path, queries.Options{})
	if err != nil {
		t.Fatal(err)
	}
	own := queries.Account{Name: "老王", Role: terms.Admin, Names: true, Created: w.now()}
	if err := errors.Join(db.AddAccount(t.Context(), terms.OwnerViewer(), own, "x"), db.Close()); err != nil {
		t.Fatal(err)
	}
	served, stop = start(t, "serve", "--db", path, "--addr", "127.0.0.1:0")
	if !strings.Contains(served.said, msgSignIn) {
		t.Errorf("with an account of its own it says %q", served.said)
	}
	stop()
}
