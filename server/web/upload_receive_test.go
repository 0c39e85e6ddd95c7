package web_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianlun/ingest"
	"nianlun/queries/queriestest"
	"nianlun/queries/terms"
)

// longSignIns is a text long enough to be left where it lies.
func longSignIns() ingest.File {
	var out bytes.Buffer
	out.WriteString("工号,姓名,活动编号,活动名称,日期,角色,时长\n")
	for i := 0; out.Len() < 17<<20; i++ {
		fmt.Fprintf(&out, "%06d,欧阳慧敏%d,HD%03d,全市职工健步走及趣味运动会系列活动第%d场,2025-%02d-%02d,参加,2\n", i%9000, i%9000, i/9000, i/9000, 1+i/9000%12, 1+i/9000%28)
	}
	return ingest.File{Name: "签到.csv", Data: out.Bytes()}
}

// lyingOpen lists the files below folders that hold a word, and those that lie in a folder
// for passing things.
func lyingOpen(t *testing.T, word string, folders ...string) (files []string) {
	t.Helper()
	for _, folder := range folders {
		err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := os.ReadFile(path)
			if bytes.Contains(data, []byte(word)) || strings.Contains(path, "incoming") {
				files = append(files, path)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return files
}

// TestALongUploadIsReadWhereItLies sends a long text over a real connection, to be looked
// at first. It is taken in from where it lies sealed, also by another server when the first
// one closes in the middle; it never lies open.
func TestALongUploadIsReadWhereItLies(t *testing.T) {
	passing := t.TempDir()
	t.Setenv("TMPDIR", passing)
	long := longSignIns()
	db := queriestest.NewDB(t)
	folder := db.Path() + ".files"
	open := func(when string) {
		if left := lyingOpen(t, "欧阳慧敏", folder, passing); len(left) > 0 {
			t.Errorf("%s: %v", when, left)
		}
	}
	site := siteOver(t, db)
	reached := make(chan struct{})
	site.OnStage(func(ctx context.Context, stage string) {
		if strings.HasPrefix(stage, "taking") {
			close(reached)
			<-ctx.Done()
		}
	})
	job := uploaded(t, site, long, map[string]string{"unit": "甲局工会", "year": "2025", "direct": "1"})
	<-reached
	open("while it is taken in")
	if err := site.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	again := siteOver(t, db)
	if err := again.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	says(t, over(t, again, job), "签到.csv")
	open("at the end")
	if got, want := digest(t, db), digestOf(t, []ingest.File{long}); got != want {
		t.Error("another content than by the command")
	}
}

// uploaded sends a form over a real connection and returns the address of its job.
func uploaded(t *testing.T, site http.Handler, f ingest.File, fields map[string]string) string {
	t.Helper()
	server := httptest.NewServer(site)
	defer server.Close()
	client := server.Client()
	client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	answer, err := client.Do(form(t, server.URL, []ingest.File{f}, fields))
	if err != nil {
		t.Fatal(err)
	}
	if err := answer.Body.Close(); err != nil || answer.StatusCode != http.StatusSeeOther {
		t.Fatalf("status %d, %v", answer.StatusCode, err)
	}
	return answer.Header.Get("Location")
}

// TestALookAtALongUpload: a preview waits with the file sealed, and leaves nothing when it
// is not wanted.
func TestALookAtALongUpload(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	site := siteOver(t, db)
	job := uploaded(t, site, longSignIns(), map[string]string{"unit": "甲局工会", "year": "2025"})
	says(t, over(t, site, job), "签到.csv")
	if kept := sealed(t, db); kept != 2 { // with what it tells
		t.Errorf("while it waits %d are kept", kept)
	}
	w := httptest.NewRecorder()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, job+"/cancel", nil)
	r.Host = "127.0.0.1:8080"
	site.ServeHTTP(w, r)
	if kept := sealed(t, db); kept != 0 {
		t.Errorf("status %d; %d are kept", w.Code, kept)
	}
}

// TestABrokenUpload ends in the middle of a long file.
func TestABrokenUpload(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	server := httptest.NewServer(siteOver(t, db))
	defer server.Close()
	long, _, _ := bytes.Cut(longSignIns().Data, []byte("HD003"))
	var body bytes.Buffer
	parts := multipart.NewWriter(&body)
	part, err := parts.CreateFormFile("files", "签到.csv")
	if err == nil {
		_, err = part.Write(long)
	}
	if err != nil {
		t.Fatal(err)
	}
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, server.URL+"/files", &body)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", parts.FormDataContentType())
	answer, err := server.Client().Do(r)
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(answer.Body)
	if err != nil || answer.Body.Close() != nil || answer.StatusCode != http.StatusBadRequest || !strings.Contains(string(text), "没有传完整") {
		t.Errorf("status %d, %v:\n%s", answer.StatusCode, err, text)
	}
	if left := lyingOpen(t, "欧阳慧敏", db.Path()+".files"); len(left) > 0 {
		t.Errorf("%v stay", left)
	}
	if jobs, err := db.Jobs(t.Context(), terms.OwnerViewer(), 9); err != nil || len(jobs) > 0 {
		t.Errorf("jobs %v, %v", jobs, err)
	}
}

// TestTooManyParts holds a form to as many parts, and as long a text, as messages say.
func TestTooManyParts(t *testing.T) {
	t.Parallel()
	site := newSite(t, nil)
	for name, fill := range map[string]func(w *multipart.Writer) error{
		"parts": func(w *multipart.Writer) error {
			for range 1001 {
				if err := w.WriteField("x", "y"); err != nil {
					return err
				}
			}
			return nil
		},
		"text": func(w *multipart.Writer) error { return w.WriteField("pasted", strings.Repeat("长", 15<<20)) },
	} {
		var body bytes.Buffer
		parts := multipart.NewWriter(&body)
		if err := fill(parts); err != nil || parts.Close() != nil {
			t.Fatal(err)
		}
		r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/files", &body)
		r.Host = "127.0.0.1:8080"
		r.Header.Set("Content-Type", parts.FormDataContentType())
		w := httptest.NewRecorder()
		site.ServeHTTP(w, r)
		if w.Code != http.StatusRequestEntityTooLarge || !strings.Contains(w.Body.String(), "900 个文件") {
			t.Errorf("%s: status %d\n%s", name, w.Code, w.Body)
		}
	}
}
