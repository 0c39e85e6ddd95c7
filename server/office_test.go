package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"nianlun/queries"
)

// playedProgram names the program's file the test binary plays when it is started as a
// second process: the lock of the database holds between processes only.
const playedProgram = "NIANLUN_PLAYED_PROGRAM"

// TestPlaysTheProgram is no test of its own: it is the program of the tests below.
func TestPlaysTheProgram(t *testing.T) { //nolint:paralleltest // ends the process
	program := os.Getenv(playedProgram)
	if program == "" {
		return
	}
	w := world{getenv: os.Getenv, out: os.Stdout, err: os.Stderr, now: time.Now, desktop: thisDesktop(os.Getenv)}
	w.desktop.program = program
	os.Exit(run(context.Background(), nil, w))
}

var openLink = regexp.MustCompile(`http://(127\.0\.0\.1:\d+)/open\?token=\S+`)

// double is one double-click on the program in a folder.
type double struct {
	cmd   *exec.Cmd
	lines *bufio.Scanner
	said  []string
}

func doubleClick(t *testing.T, folder string) *double {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestPlaysTheProgram$")
	cmd.Env = append(os.Environ(), playedProgram+"="+filepath.Join(folder, "年轮"), "NIANLUN_BROWSER=none", "TERM=xterm", "HOME="+t.TempDir())
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	return &double{cmd: cmd, lines: bufio.NewScanner(out)}
}

// until reads what the program says up to a line that fits, and returns that line; ""
// when it fell silent before.
func (d *double) until(pattern *regexp.Regexp) string {
	for d.lines.Scan() {
		d.said = append(d.said, d.lines.Text())
		if found := pattern.FindString(d.lines.Text()); found != "" {
			return found
		}
	}
	return ""
}

// end reads the rest and returns the exit code.
func (d *double) end(t *testing.T) int {
	t.Helper()
	for d.lines.Scan() {
		d.said = append(d.said, d.lines.Text())
	}
	err := d.cmd.Wait()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return d.cmd.ProcessState.ExitCode()
}

// visitor is a browser that keeps cookies.
func visitor(t *testing.T) *http.Client {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &http.Client{Jar: jar}
}

func read(t *testing.T, response *http.Response, err error) (int, string) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close() //nolint:errcheck // only read
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, string(body)
}

// leave presses 退出.
func leave(t *testing.T, link string) {
	t.Helper()
	browser := visitor(t)
	response, err := browser.Get(link)
	status, body := read(t, response, err)
	token := regexp.MustCompile(`name="token" value="([^"]+)"`).FindStringSubmatch(body)
	if status != http.StatusOK || token == nil || !strings.Contains(body, "欢迎使用年轮") {
		t.Fatalf("the link: status %d\n%s", status, body)
	}
	base, _, _ := strings.Cut(link, "/open")
	response, err = browser.PostForm(base+"/stop", url.Values{"token": {token[1]}})
	if status, body := read(t, response, err); status != http.StatusOK || !strings.Contains(body, "已退出") {
		t.Errorf("退出: status %d\n%s", status, body)
	}
}

func TestOneServerForManyDoubleClicks(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "工会 年终's #1")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	all := []*double{doubleClick(t, folder), doubleClick(t, folder), doubleClick(t, folder)}
	var serving *double
	var link string
	addresses := map[string]bool{}
	for _, d := range all { // each tells a link, whichever of them serves
		found := d.until(openLink)
		if found == "" {
			t.Fatalf("no link in %q", d.said)
		}
		addresses[openLink.FindStringSubmatch(found)[1]] = true
		if strings.Contains(strings.Join(d.said, "\n"), msgRunsAlready) {
			if code := d.end(t); code != exitOK {
				t.Errorf("a second start ends with %d", code)
			}
			continue
		}
		if serving != nil {
			t.Error("two programs serve")
		}
		serving, link = d, found
	}
	if serving == nil || len(addresses) != 1 {
		t.Fatalf("addresses %v", addresses)
	}
	data := filepath.Join(folder, "年轮数据")
	info, err := os.Stat(filepath.Join(data, "正在运行.json"))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the note to later starts: %v, %v", info, err)
	}
	leave(t, link)
	if code := serving.end(t); code != exitOK || serving.said[len(serving.said)-1] != msgStopped {
		t.Errorf("after 退出: exit %d, %q", code, serving.said)
	}
	if _, err := os.Stat(filepath.Join(data, "正在运行.json")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the note outlives its program: %v", err)
	}
	if !hasDatabase(data) {
		t.Error("no database in 年轮数据")
	}
}

// TestStaleNoteFoolsNobody: the note of a crashed program names a port that somebody else
// has by now, and that one answers.
func TestStaleNoteFoolsNobody(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	data := filepath.Join(folder, officeFolder)
	if err := os.MkdirAll(data, 0o700); err != nil {
		t.Fatal(err)
	}
	listener, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	asked := make(chan string, 10)
	foreign := &http.Server{ReadHeaderTimeout: time.Second, Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked <- r.URL.Path
		_, _ = io.WriteString(w, "/open?token=mine\nyes")
	})}
	go func() { _ = foreign.Serve(listener) }()
	t.Cleanup(func() { _ = foreign.Close() })
	for name, note := range map[string]any{
		"foreign port": runningNote{listener.Addr().String(), []byte("secret")}, "elsewhere": runningNote{"198.51.100.7:80", []byte("secret")}, "half written": "{",
	} {
		text, err := json.Marshal(note)
		if err == nil {
			err = os.WriteFile(filepath.Join(data, "正在运行.json"), text, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
		d := doubleClick(t, folder)
		link := d.until(openLink)
		if link == "" || strings.Contains(link, listener.Addr().String()) || strings.Contains(strings.Join(d.said, "\n"), msgRunsAlready) {
			t.Fatalf("%s: %q", name, d.said)
		}
		leave(t, link)
		if code := d.end(t); code != exitOK {
			t.Errorf("%s: exit %d", name, code)
		}
	}
	if path := <-asked; path != "/open/ticket" {
		t.Errorf("the stranger was asked for %s", path)
	}
}

// TestKilledProgramIsFollowed: what a kill leaves behind, lock, log and note, stops nobody.
func TestKilledProgramIsFollowed(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	first := doubleClick(t, folder)
	if first.until(openLink) == "" {
		t.Fatalf("the first start: %q", first.said)
	}
	if err := first.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	first.end(t)
	second := doubleClick(t, folder)
	link := second.until(openLink)
	if link == "" {
		t.Fatalf("the second start: %q", second.said)
	}
	leave(t, link)
	if code := second.end(t); code != exitOK {
		t.Errorf("exit %d", code)
	}
}

func TestPortIsTaken(t *testing.T) {
	t.Parallel()
	one, err := freePort(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	two, err := freePort(t.Context())
	if err != nil || one.Addr().String() == two.Addr().String() || !strings.HasPrefix(two.Addr().String(), "127.0.0.1:") {
		t.Errorf("beside %s: %v, %v", one.Addr(), two.Addr(), err)
	}
	if err := errors.Join(one.Close(), two.Close()); err != nil {
		t.Error(err)
	}
}

func TestOfficeStartFailsWithWordsThatStay(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	data := filepath.Join(folder, officeFolder)
	if err := os.MkdirAll(data, 0o700); err != nil {
		t.Fatal(err)
	}
	write(t, data, defaultDB, "这不是数据库")
	lingered := ""
	var said, failed strings.Builder
	w := world{
		getenv: func(string) string { return "" }, out: &said, err: &failed, now: time.Now,
		desktop: &desktop{program: filepath.Join(folder, "年轮"), linger: func(_ context.Context, text string) { lingered = text }},
	}
	if code := run(t.Context(), nil, w); code != exitFailed || lingered != explain(queries.ErrNotDatabase) || !strings.Contains(failed.String(), lingered) {
		t.Errorf("exit %d, %q lingers, %q said", code, lingered, failed.String())
	}
}
