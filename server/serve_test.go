package main

import (
	"context"
	"io"
	"net"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestServeAnswersUntilStopped(t *testing.T) {
	t.Parallel()
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	reader, out := io.Pipe()
	w := world{getenv: func(string) string { return "" }, out: out, err: io.Discard, now: time.Now}
	code := make(chan int, 1)
	go func() {
		code <- run(ctx, []string{"serve", "--db", filepath.Join(t.TempDir(), "x.duckdb"), "--addr", "127.0.0.1:0"}, w)
		out.Close() //nolint:errcheck // a pipe's writer never fails to close
	}()
	text := make(chan string, 1)
	said := ""
	buffer := make([]byte, 4096)
	for !strings.Contains(said, msgStop) {
		n, err := reader.Read(buffer)
		if err != nil {
			t.Fatalf("reading what serve says: %v after %q", err, said)
		}
		said += string(buffer[:n])
	}
	go func() { rest, _ := io.ReadAll(reader); text <- string(rest) }()
	_, after, _ := strings.Cut(said, "http://")
	address, _, _ := strings.Cut(after, "/")
	for path, want := range map[string]string{"/": "欢迎使用年轮", "/healthz": "ok"} {
		if got := fetchText(t, "http://"+address+path); !strings.Contains(got, want) {
			t.Errorf("%s does not say %q:\n%s", path, want, got)
		}
	}
	if got := nianlun(t, "serve", "--db", filepath.Join(t.TempDir(), "y.duckdb"), "--addr", address); got.code != exitFailed || !strings.Contains(got.err, "已经被别的程序占用") {
		t.Errorf("the same address again: %+v", got)
	}
	stop()
	if got := <-code; got != exitOK {
		t.Errorf("exit %d after the signal, want 0", got)
	}
	if got := <-text; !strings.Contains(got, "已停止") {
		t.Errorf("last words %q", got)
	}
}

func fetchText(t *testing.T, url string) string {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close() //nolint:errcheck // the body was read
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

func TestListenAddresses(t *testing.T) {
	t.Parallel()
	for _, addr := range []string{"127.0.0.1:0", "localhost:0"} {
		l, err := listen(t.Context(), addr)
		if err != nil {
			t.Errorf("%s: %v", addr, err)
			continue
		}
		if host, _, err := net.SplitHostPort(l.Addr().String()); err != nil || !net.ParseIP(host).IsLoopback() {
			t.Errorf("%s listens on %s", addr, l.Addr())
		}
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestKeyFromTheEnvironment(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	db, file := filepath.Join(dir, "x.duckdb"), write(t, dir, "台账.csv", ledger)
	key := map[string]string{"NIANLUN_KEY": strings.Repeat("0a", 32), "NIANLUN_DB": db}
	if got := nianlunWith(t, key, "import", "--unit", "甲局工会", file); got.code != exitOK {
		t.Fatalf("import with a key: %+v", got)
	}
	if got := nianlunWith(t, map[string]string{"NIANLUN_KEY": "secret"}, "show", "overview", "--db", db); got.code != exitUsage || strings.Contains(got.err, "secret") {
		t.Errorf("a bad key: %+v", got)
	}
	if got := nianlunWith(t, map[string]string{"NIANLUN_KEY": strings.Repeat("0b", 32)}, "show", "overview", "--db", db); got.code != exitFailed || !strings.Contains(got.err, "密钥") {
		t.Errorf("another key: %+v", got)
	}
	if got := nianlun(t, "show", "overview", "--db", db); got.code != exitFailed || !strings.Contains(got.err, "密钥") {
		t.Errorf("no key: %+v", got)
	}
}
