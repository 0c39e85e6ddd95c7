//go:build long && linux

package web_test

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"

	"nianlun/queries/queriestest"
	"nianlun/server/web"
)

// BenchmarkUpload sends a million sign-ins, or NIANLUN_SPEED_ROWS of them, through the page
// over a real connection, has them looked at and then taken in. It reports the memory of
// the process at its highest in each part, the database's included.
//
//	go test -tags long ./server/web -run '^$' -bench Upload -benchtime 1x
func BenchmarkUpload(b *testing.B) {
	rows, err := strconv.Atoi(os.Getenv("NIANLUN_SPEED_ROWS"))
	if err != nil {
		rows = 1_000_000
	}
	path := filepath.Join(b.TempDir(), "签到.csv")
	size := writeSignIns(b, path, rows)
	debug.SetMemoryLimit(1400 << 20) // the command's
	for b.Loop() {
		site := bareSite(b)
		site.Attach(queriestest.NewDB(b))
		site.Report(web.Progress{Ready: true})
		server := httptest.NewServer(site)
		b.ReportMetric(float64(size>>20), "file-MiB")
		b.ReportMetric(peak(b, func() {}), "rest-MiB")
		job := ""
		b.ReportMetric(peak(b, func() { job = send(b, server, path) }), "upload-MiB")
		b.ReportMetric(peak(b, func() { ask(b, http.MethodGet, server.URL+job+"/events", nil, "") }), "preview-MiB")
		b.ReportMetric(peak(b, func() {
			ask(b, http.MethodPost, server.URL+job+"/confirm", strings.NewReader(""), "application/x-www-form-urlencoded")
			ask(b, http.MethodGet, server.URL+job+"/events", nil, "")
		}), "import-MiB")
		server.Close()
	}
}

func writeSignIns(b *testing.B, path string, rows int) int64 {
	b.Helper()
	f, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	out := bufio.NewWriter(f)
	_, err = out.WriteString("单位,工号,姓名,活动编号,日期,角色,时长\n")
	for i := range rows {
		unit, k := i/2000, i%2000
		_, more := fmt.Fprintf(out, "第%04d中学,%05d%03d,李%d,HD2025%02d,2025-%02d-%02d,参加,2\n", unit, unit, k%200, k%200, k/200, 1+k/200, 1+k/200)
		err = errors.Join(err, more)
	}
	if err = errors.Join(err, out.Flush(), f.Close()); err != nil {
		b.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil {
		b.Fatal(err)
	}
	return info.Size()
}

// send sends a file as a form, without holding it.
func send(b *testing.B, server *httptest.Server, path string) (job string) {
	b.Helper()
	body, to := io.Pipe()
	parts := multipart.NewWriter(to)
	go func() {
		err := errors.Join(parts.WriteField("unit", "市教育工会"), parts.WriteField("year", "2025"))
		part, partErr := parts.CreateFormFile("files", "签到.csv")
		f, openErr := os.Open(path)
		if err = errors.Join(err, partErr, openErr); err == nil {
			_, err = io.Copy(part, f)
			err = errors.Join(err, f.Close(), parts.Close())
		}
		to.CloseWithError(err)
	}()
	return ask(b, http.MethodPost, server.URL+"/files", body, parts.FormDataContentType())
}

// ask sends a request and returns where it leads.
func ask(b *testing.B, method, target string, body io.Reader, kind string) string {
	b.Helper()
	r, err := http.NewRequestWithContext(b.Context(), method, target, body)
	if err != nil {
		b.Fatal(err)
	}
	r.Header.Set("Content-Type", kind)
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	w, err := client.Do(r)
	if err != nil {
		b.Fatal(err)
	}
	defer w.Body.Close() //nolint:errcheck // read to its end
	if told, err := io.ReadAll(w.Body); err != nil || w.StatusCode >= http.StatusBadRequest {
		b.Fatalf("%s: status %d, %v\n%s", target, w.StatusCode, err, told)
	}
	return w.Header.Get("Location")
}

// peak is the memory of the process at its highest, in MiB, while something is done.
func peak(b *testing.B, do func()) float64 {
	b.Helper()
	debug.FreeOSMemory()
	if err := os.WriteFile("/proc/self/clear_refs", []byte("5"), 0o600); err != nil {
		b.Fatal(err)
	}
	do()
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		b.Fatal(err)
	}
	_, rest, _ := bytes.Cut(status, []byte("VmHWM:"))
	kib, err := strconv.Atoi(string(bytes.Fields(rest)[0]))
	if err != nil {
		b.Fatal(err)
	}
	return float64(kib / 1024)
}
