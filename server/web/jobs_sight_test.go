package web_test

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"nianlun/ingest"
	"nianlun/queries"
	"nianlun/queries/queriestest"
	"nianlun/queries/terms"
	"nianlun/server/web"
)

// TestJobsAreSeenByTheirOwn asks for the job of an officer under every account.
func TestJobsAreSeenByTheirOwn(t *testing.T) {
	t.Parallel()
	o := federation(t)
	officer := o.as(t, "officer")
	officer.upload(t, "甲局工会", "慰问.csv", "慰问日期,慰问对象,慰问事由,慰问金(元)\n2025-05-02,欧阳慧敏,生病住院,500\n没想好,司马子明,生病住院,600\n")
	if text := officer.text(t, "/jobs/1"); !strings.Contains(text, "没想好") {
		t.Errorf("the officer's own:\n%s", text)
	}
	for _, name := range []string{"federation", "admin"} {
		b := o.as(t, name)
		for _, path := range []string{"/jobs/1", "/jobs/1/events", "/jobs/1/result", "/jobs/x", "/jobs/2"} {
			want := http.StatusNotFound
			if name == "admin" && (path == "/jobs/1" || path == "/jobs/1/events") {
				want = http.StatusOK
			}
			if w := b.get(t, path); w.Code != want {
				t.Errorf("%s: %s answers %d, want %d", name, path, w.Code, want)
			}
		}
		if lists := strings.Contains(b.text(t, "/jobs"), "慰问.csv"); lists != (name == "admin") {
			t.Errorf("%s: the list shows it: %t", name, lists)
		}
		if text := b.text(t, "/jobs/1"); strings.Contains(text, "没想好") || strings.Contains(text, "司马") {
			t.Errorf("%s reads a cell about a person:\n%s", name, text)
		}
		if w := b.post(t, "/jobs/1/cancel", nil); name == "federation" && w.Code != http.StatusNotFound {
			t.Errorf("federation cancels: %d", w.Code)
		}
	}
	if w := officer.bare(t, "/jobs/1/cancel", nil); w.Code != http.StatusForbidden {
		t.Errorf("cancel without the token of the session: %d", w.Code)
	}
	if w := o.stranger().get(t, "/jobs/1"); w.Code != http.StatusSeeOther || !strings.HasPrefix(w.Header().Get("Location"), "/login") {
		t.Errorf("nobody: %d", w.Code)
	}
	moved := queries.Account{Name: "officer", Role: terms.Officer, Units: []string{"乙厂"}, Names: true}
	if err := o.db.ChangeAccount(t.Context(), terms.OwnerViewer(), moved); err != nil {
		t.Fatal(err)
	}
	if text := officer.text(t, "/jobs/1"); strings.Contains(text, "没想好") || !strings.Contains(text, "慰问.csv") {
		t.Errorf("moved to another unit, the officer reads\n%s", text)
	}
}

// parcel unpacks what a job made.
func parcel(t *testing.T, data []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range z.File {
		if f.NonUTF8 || f.Flags&0x800 == 0 {
			t.Errorf("%s does not say that its name is UTF-8", f.Name)
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		files[f.Name] = string(text)
	}
	return files
}

// TestDraftsOfAllUnits has a federation official write for the units below: two with
// data, one without.
func TestDraftsOfAllUnits(t *testing.T) {
	t.Parallel()
	o := federation(t)
	b := o.as(t, "federation")
	if text := b.text(t, "/draft?unit=市总工会&year=2025"); !strings.Contains(text, "给 3 个所属单位各写一份") {
		t.Errorf("the page of the draft does not offer it:\n%s", text)
	}
	target := "/draft/all?" + url.Values{"unit": {"市总工会"}, "year": {"2025"}, "period": {"year"}}.Encode()
	var parcels [][]byte
	for range 2 {
		w := b.post(t, target, url.Values{"format": {"md"}})
		job := w.Header().Get("Location")
		if w.Code != http.StatusSeeOther {
			t.Fatalf("status %d\n%s", w.Code, w.Body)
		}
		b.get(t, job+"/events")
		if text := b.text(t, job); !strings.Contains(text, "下载 市总工会2025年各单位工作总结.zip") {
			t.Errorf("the page of the job:\n%s", text)
		}
		parcels = append(parcels, b.get(t, job+"/result").Body.Bytes())
	}
	if !bytes.Equal(parcels[0], parcels[1]) {
		t.Error("the same question gives other bytes")
	}
	files := parcel(t, parcels[0])
	var names []string
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	if diff := cmp.Diff([]string{"乙厂工会2025年工作总结.md", "甲局工会2025年工作总结.md", "说明.txt"}, names); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
	if alone := b.get(t, "/draft/download?format=md&unit=甲局&year=2025").Body.String(); files["甲局工会2025年工作总结.md"] != alone {
		t.Error("the draft differs from the one fetched alone")
	}
	if note := files["说明.txt"]; !strings.Contains(note, "甲校工会：这段时间没有任何资料") || !strings.Contains(note, "写好的 2 份") {
		t.Errorf("the note says %q", note)
	}
	for _, name := range []string{"officer", "admin"} {
		if w := o.as(t, name).get(t, "/jobs/1/result"); w.Code != http.StatusNotFound {
			t.Errorf("%s fetches what another's rights made: %d", name, w.Code)
		}
	}
	o.clock.Add(25 * 60 * 60)
	b = o.as(t, "federation")
	if w := b.get(t, "/jobs/1/result"); w.Code != http.StatusNotFound || !strings.Contains(b.text(t, "/jobs/1"), "只保留一天") {
		t.Errorf("after a day: %d", w.Code)
	}
	if w := b.post(t, target, url.Values{"format": {"exe"}}); w.Code != http.StatusBadRequest {
		t.Errorf("a bad format: %d", w.Code)
	}
	if w := o.as(t, "officer").post(t, target, url.Values{"format": {"md"}}); w.Code != http.StatusNotFound {
		t.Errorf("an officer asks for the city's units: %d", w.Code)
	}
}

// TestBrokenDraftsEndCleanly closes the server while drafts are written.
func TestBrokenDraftsEndCleanly(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "x.duckdb")
	db := open(t, path)
	load(t, db, three[:1])
	load(t, db, []ingest.File{{Name: "单位.csv", Data: []byte("单位名称,上级工会\n甲校工会,甲局工会\n")}})
	site := siteOver(t, db)
	reached := make(chan struct{})
	site.OnStage(func(ctx context.Context, _ string) { close(reached); <-ctx.Done() })
	job := submit(t, site, "/draft/all?year=2025", "", url.Values{"format": {"docx"}}).Header().Get("Location")
	<-reached
	if err := site.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	db = open(t, path)
	defer db.Close() //nolint:errcheck // the test is over
	site = siteOver(t, db)
	if err := site.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	says(t, over(t, site, job), "中断了，请重新开始")
	if w := get(t, site, job+"/result"); w.Code != http.StatusNotFound {
		t.Errorf("a result of broken work: %d", w.Code)
	}
}

// lines takes a log in.
type lines chan string

func (l lines) Write(line []byte) (int, error) {
	l <- string(line)
	return len(line), nil
}

// TestLogsNameNoFile: what a file is called may tell of a person.
func TestLogsNameNoFile(t *testing.T) {
	t.Parallel()
	log := make(lines, 100)
	now := time.Date(2026, 1, 15, 9, 0, 0, 0, time.UTC)
	site, err := web.New(web.Config{Viewer: terms.OwnerViewer(), Now: func() time.Time { return now }, Log: slog.New(slog.NewJSONHandler(log, nil))})
	if err != nil {
		t.Fatal(err)
	}
	db := queriestest.NewDB(t)
	site.Attach(db)
	site.Report(web.Progress{Ready: true})
	site.OnStage(func(_ context.Context, stage string) {
		if strings.HasPrefix(stage, "taking ") {
			_ = db.Close()
		}
	})
	begin(t, site, []ingest.File{{Name: "王芳住院.csv", Data: []byte("活动名称,开始日期\n登山,2025-03-08\n")}}, ours)
	for line := range log {
		if strings.Contains(line, "王芳") {
			t.Errorf("the log tells %s", line)
		}
		if strings.Contains(line, "long work failed") {
			break
		}
	}
}
