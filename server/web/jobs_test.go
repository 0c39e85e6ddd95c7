package web_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"nianlun/ingest"
	"nianlun/queries"
	"nianlun/queries/queriestest"
	"nianlun/queries/terms"
	"nianlun/server/web"
)

// three files of one form, taken in this order.
var three = []ingest.File{
	{Name: "活动台账.csv", Data: []byte("活动编号,活动名称,活动时间,参加人数,经费(元)\nA1,三八节插花,2025-03-07,30,1260\n")},
	{Name: "经费明细.csv", Data: []byte("日期,凭证号,科目,摘要,支出金额(元)\n2025-03-08,1,文体活动支出,购买鲜花,1260\n")},
	{Name: "工作计划.txt", Data: []byte("2025年工会工作计划\n一、丰富文体生活\n1、3月份开展“三八”妇女节插花活动。\n2、5月举办职工篮球赛一次。\n")},
}

// form is a request that uploads files in their order.
func form(t *testing.T, base string, files []ingest.File, fields map[string]string) *http.Request {
	t.Helper()
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	for name, value := range fields {
		if err := w.WriteField(name, value); err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range files {
		part, err := w.CreateFormFile("files", f.Name)
		if err == nil {
			_, err = part.Write(f.Data)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, base+"/files", &body)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", w.FormDataContentType())
	return r
}

var ours = map[string]string{"unit": "甲局工会", "year": "2025", "direct": "1"}

// begin uploads files and returns the address of the job.
func begin(t *testing.T, site http.Handler, files []ingest.File, fields map[string]string) string {
	t.Helper()
	r := form(t, "http://127.0.0.1:8080", files, fields)
	w := httptest.NewRecorder()
	site.ServeHTTP(w, r)
	if w.Code != http.StatusSeeOther {
		t.Fatalf("upload: status %d\n%s", w.Code, w.Body)
	}
	return w.Header().Get("Location")
}

// over waits for the end of a job and returns the text of its page.
func over(t *testing.T, site http.Handler, job string) string {
	t.Helper()
	if events := get(t, site, job+"/events").Body.String(); !strings.Contains(events, "event: end") {
		t.Fatalf("events of %s have no end:\n%s", job, events)
	}
	return parse(t, get(t, site, job).Body.String()).text
}

func says(t *testing.T, text string, want ...string) {
	t.Helper()
	for _, w := range want {
		if !strings.Contains(text, w) {
			t.Errorf("the page does not say %q:\n%s", w, text)
		}
	}
}

// siteOver is a server over a database of its own, ready.
func siteOver(t *testing.T, db *queries.DB) *web.Server {
	t.Helper()
	site := bareSite(t)
	site.Attach(db)
	site.Report(web.Progress{Ready: true})
	return site
}

// digestOf is the digest of a database that holds just these files.
func digestOf(t *testing.T, files []ingest.File) string {
	t.Helper()
	db := queriestest.NewDB(t)
	load(t, db, files)
	return digest(t, db)
}

func digest(t *testing.T, db *queries.DB) string {
	t.Helper()
	d, err := db.Digest(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestAJobTellsEveryStep listens over a real connection to an upload that waits at every
// step until the step was heard of.
func TestAJobTellsEveryStep(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	site := siteOver(t, db)
	heard := make(chan struct{})
	site.OnStage(func(ctx context.Context, _ string) {
		select {
		case <-heard:
		case <-ctx.Done():
		}
	})
	server := httptest.NewServer(site)
	t.Cleanup(server.Close)
	client := server.Client()
	client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	answer, err := client.Do(form(t, server.URL, three, ours))
	if err != nil {
		t.Fatal(err)
	}
	job := answer.Header.Get("Location")
	if err := answer.Body.Close(); err != nil || answer.StatusCode != http.StatusSeeOther || job != "/jobs/1" {
		t.Fatalf("status %d to %q, %v", answer.StatusCode, job, err)
	}
	says(t, parse(t, get(t, site, job).Body.String()).text, "正在导入", "取消")
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, server.URL+job+"/events", nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Accept-Encoding", "gzip")
	stream, err := client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer stream.Body.Close() //nolint:errcheck // read to its end
	if h := stream.Header; h.Get("Content-Type") != "text/event-stream; charset=utf-8" || h.Get("Content-Encoding") != "" || h.Get("Cache-Control") != "no-store" {
		t.Errorf("headers %v", h)
	}
	lines := bufio.NewScanner(stream.Body)
	last := -1
	for _, step := range []string{
		"正在读第 1 个文件，一共 3 个：活动台账.csv", "正在读第 2 个文件，一共 3 个：经费明细.csv", "正在读第 3 个文件，一共 3 个：工作计划.txt",
		"正在装入第 1 个文件，一共 3 个：活动台账.csv", "", "正在装入第 2 个文件，一共 3 个：经费明细.csv", "", "正在装入第 3 个文件，一共 3 个：工作计划.txt", "正在对照计划",
	} {
		for {
			now := nextTick(t, lines)
			if now.Done < last || now.Over || now.Total != 7 && now.Total != 0 {
				t.Fatalf("after %d: %+v", last, now)
			}
			moved := now.Done > last
			if last = now.Done; strings.Contains(now.Text, step) && (step != "" || moved) {
				break
			}
		}
		heard <- struct{}{}
	}
	rest, err := io.ReadAll(stream.Body)
	for lines.Scan() { // what the scanner had taken already
		rest = append(rest, lines.Text()+"\n"...)
	}
	if err != nil || !strings.Contains(string(rest), `"text":"","over":true`) || !strings.HasSuffix(strings.TrimSpace(string(rest)), "event: end\ndata: {}") {
		t.Errorf("at the end %q, %v", rest, err)
	}
	says(t, over(t, site, job), "导入结果", "活动台账.csv", "经费明细.csv", "工作计划.txt", "新装入 1 条", "撤销这个文件")
	says(t, parse(t, get(t, site, "/jobs").Body.String()).text, "活动台账.csv 等 3 个文件", "做完了")
	if got, want := digest(t, db), digestOf(t, three); got != want {
		t.Errorf("digest %s, want that of a load on the command line %s", got, want)
	}
}

type told struct {
	Done, Total int
	Text        string
	Over        bool
}

func nextTick(t *testing.T, lines *bufio.Scanner) told {
	t.Helper()
	for lines.Scan() {
		if data, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
			var now told
			if err := json.Unmarshal([]byte(data), &now); err != nil {
				t.Fatal(err)
			}
			return now
		}
	}
	t.Fatalf("the stream ended: %v", lines.Err())
	return told{}
}

// TestCancelLeavesWholeFiles cancels while the second of three files is taken in.
func TestCancelLeavesWholeFiles(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	site := siteOver(t, db)
	site.OnStage(func(_ context.Context, stage string) {
		if stage == "taking 经费明细.csv" {
			if w := submit(t, site, "/jobs/1/cancel", "", nil); w.Code != http.StatusSeeOther { //nolint:contextcheck // a request of its own
				t.Errorf("cancel: status %d", w.Code)
			}
		}
	})
	text := over(t, site, begin(t, site, three, ours))
	says(t, text, "已经取消。装入了 1 个文件", "没有装入的文件", "经费明细.csv", "工作计划.txt", "撤销这个文件")
	if got, want := digest(t, db), digestOf(t, three[:1]); got != want {
		t.Errorf("digest %s, want that of the first file alone %s", got, want)
	}
	if stale, err := db.StaleLinks(t.Context()); err != nil || len(stale) > 0 {
		t.Errorf("links are left to be made for %v, %v", stale, err)
	}
	site.OnStage(nil)
	says(t, over(t, site, begin(t, site, three, ours)), "完全相同")
	if got, want := digest(t, db), digestOf(t, three); got != want {
		t.Errorf("digest after the rest %s, want %s", got, want)
	}
}

func open(t *testing.T, path string) *queries.DB {
	t.Helper()
	db, err := queries.Open(t.Context(), path, queries.Options{Create: true, Key: queriestest.Key()})
	if err != nil {
		t.Fatal(err)
	}
	return db
}

// TestARestartGoesOn closes the server while the second file is taken in, with a second
// import waiting, and opens it again.
func TestARestartGoesOn(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "x.duckdb")
	db := open(t, path)
	site := siteOver(t, db)
	reached := make(chan struct{})
	site.OnStage(func(ctx context.Context, stage string) {
		if stage == "taking 经费明细.csv" {
			close(reached)
			<-ctx.Done()
		}
	})
	more := []ingest.File{{Name: "补报.csv", Data: []byte("活动编号,活动名称,活动时间,参加人数,经费(元)\nX1,读书会,2025-06-07,10,100\n")}}
	first, second := begin(t, site, three, ours), begin(t, site, more, ours)
	<-reached
	for range 2 {
		if err := site.Close(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	says(t, parse(t, get(t, site, first).Body.String()).text, "下次启动时会接着做")
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}

	db = open(t, path)
	defer db.Close() //nolint:errcheck // the test is over
	site = siteOver(t, db)
	if err := site.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	says(t, over(t, site, first), "导入结果", "活动台账.csv", "新装入 1 条", "经费明细.csv", "工作计划.txt")
	says(t, over(t, site, second), "补报.csv")
	batches, err := db.Batches(t.Context(), terms.OwnerViewer())
	if err != nil || len(batches) != 4 {
		t.Errorf("%d batches, %v: want one a file", len(batches), err)
	}
	if got, want := digest(t, db), digestOf(t, append(more, three...)); got != want {
		t.Errorf("digest %s, want that of an unbroken run %s", got, want)
	}
}

// TestImportsTakeTurns holds the first of three imports; the second tells how many stand
// before it and is cancelled before it begins.
func TestImportsTakeTurns(t *testing.T) {
	t.Parallel()
	site := siteOver(t, queriestest.NewDB(t))
	release := make(chan struct{})
	site.OnStage(func(context.Context, string) { <-release })
	var jobs []string
	for _, f := range three {
		jobs = append(jobs, begin(t, site, []ingest.File{f}, ours))
	}
	says(t, parse(t, get(t, site, jobs[1]).Body.String()).text, "前面还有 1 个")
	says(t, parse(t, get(t, site, jobs[2]).Body.String()).text, "前面还有 2 个")
	submit(t, site, jobs[1]+"/cancel", "", nil)
	says(t, over(t, site, jobs[1]), "已经取消。装入了 0 个文件", "没有装入的文件")
	says(t, parse(t, get(t, site, jobs[2]).Body.String()).text, "前面还有 1 个")
	close(release)
	for _, i := range []int{0, 2} {
		says(t, over(t, site, jobs[i]), "导入结果", "读成")
	}
}

// TestPasteEqualsUpload pastes what a file holds, as a spreadsheet puts it on the clipboard.
func TestPasteEqualsUpload(t *testing.T) {
	t.Parallel()
	ledger := string(three[0].Data)
	markup := "<html><body><table><tr><td>" + strings.NewReplacer(",", "</td><td>", "\n", "</td></tr><tr><td>").Replace(strings.TrimSpace(ledger)) + "</td></tr></table></body></html>"
	for name, tt := range map[string]struct{ text, file string }{
		"tabs":   {strings.ReplaceAll(strings.ReplaceAll(ledger, ",", "\t"), "\n", "\r\n"), "粘贴的表格.tsv"},
		"commas": {ledger, "粘贴的表格.csv"},
		"markup": {markup, "粘贴的表格.html"},
		"plan":   {string(three[2].Data), "粘贴的计划.txt"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			db := queriestest.NewDB(t)
			site := siteOver(t, db)
			says(t, over(t, site, begin(t, site, nil, map[string]string{"unit": "甲局工会", "year": "2025", "pasted": tt.text, "direct": "1"})), tt.file, "新装入")
			file := three[0]
			if name == "plan" {
				file = three[2]
			}
			if got, want := digest(t, db), digestOf(t, []ingest.File{file}); got != want {
				t.Errorf("digest %s, want that of the file %s", got, want)
			}
		})
	}
}

// TestNobodyFillsTheQueue: work of one account is refused past a bound, and taken again
// when some of it is over.
func TestNobodyFillsTheQueue(t *testing.T) {
	t.Parallel()
	site := siteOver(t, queriestest.NewDB(t))
	site.OnStage(func(ctx context.Context, _ string) { <-ctx.Done() })
	for range 20 {
		begin(t, site, three[:1], ours)
	}
	ask := func() (int, string) {
		w := httptest.NewRecorder()
		site.ServeHTTP(w, form(t, "http://127.0.0.1:8080", three[:1], ours))
		return w.Code, parse(t, w.Body.String()).text
	}
	if status, text := ask(); status != http.StatusTooManyRequests || !strings.Contains(text, "排队") {
		t.Errorf("one more: status %d\n%s", status, text)
	}
	w := httptest.NewRecorder()
	site.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodPost, "http://127.0.0.1:8080/jobs/20/cancel", nil))
	if status, text := ask(); status != http.StatusSeeOther {
		t.Errorf("after one was cancelled: status %d\n%s", status, text)
	}
	if err := site.Close(t.Context()); err != nil {
		t.Error(err)
	}
}

// TestTooManyFilesAtOnce tells what to do, not to try the same again.
func TestTooManyFilesAtOnce(t *testing.T) {
	t.Parallel()
	site := siteOver(t, queriestest.NewDB(t))
	w := httptest.NewRecorder()
	site.ServeHTTP(w, form(t, "http://127.0.0.1:8080", make([]ingest.File, 1100), ours))
	if text := parse(t, w.Body.String()).text; w.Code != http.StatusRequestEntityTooLarge || !strings.Contains(text, "900 个文件") {
		t.Errorf("status %d\n%s", w.Code, text)
	}
}
