package web_test

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"nianlun/queries"
	"nianlun/queries/terms"
)

// post sends the upload form; files maps names to contents.
func post(t *testing.T, site http.Handler, origin string, fields, files map[string]string) *httptest.ResponseRecorder {
	t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	if err := form.WriteField("direct", "1"); err != nil { // most tests want no preview
		t.Fatal(err)
	}
	for name, value := range fields {
		if err := form.WriteField(name, value); err != nil {
			t.Fatal(err)
		}
	}
	for name, text := range files {
		part, err := form.CreateFormFile("files", name)
		if err == nil {
			_, err = part.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := form.Close(); err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/files", &body)
	r.Host = "127.0.0.1:8080"
	r.Header.Set("Content-Type", form.FormDataContentType())
	if origin != "" {
		r.Header.Set("Origin", origin)
	}
	w := httptest.NewRecorder()
	site.ServeHTTP(w, r)
	return w
}

// finished follows an upload to its end, as a browser does: to the page of its job, along
// its events, to its result.
func finished(t *testing.T, site http.Handler, w *httptest.ResponseRecorder) *httptest.ResponseRecorder {
	t.Helper()
	to := w.Header().Get("Location")
	if w.Code != http.StatusSeeOther || !strings.HasPrefix(to, "/jobs/") {
		t.Fatalf("status %d to %q, want the page of a job:\n%s", w.Code, to, w.Body)
	}
	if events := get(t, site, to+"/events").Body.String(); !strings.HasSuffix(events, "event: end\ndata: {}\n\n") {
		t.Fatalf("events without an end: %s", events)
	}
	return get(t, site, to)
}

const faulty = "活动名称,活动时间,参加人数\n插花,2025-03-07,30\n<b>讲座</b>,没想好,20\n"

func TestUploadSaysWhatItTookAndWhatNot(t *testing.T) {
	t.Parallel()
	site := newSite(t, nil)
	w := finished(t, site, post(t, site, "http://127.0.0.1:8080", map[string]string{"unit": "甲局工会", "year": "2025"}, map[string]string{"<i>台账.csv": faulty, "空.xlsx": ""}))
	doc := parse(t, w.Body.String())
	for _, want := range []string{"<i>台账.csv", "新装入 1 条", "没想好", "没有读入"} {
		if w.Code != http.StatusOK || !strings.Contains(doc.text, want) {
			t.Errorf("status %d, lacks %q:\n%s", w.Code, want, doc.text)
		}
	}
	if text := parse(t, get(t, site, "/files").Body.String()).text; !strings.Contains(text, "<i>台账.csv") {
		t.Errorf("the list of files lacks the upload:\n%s", text)
	}
}

func TestUploadRefusals(t *testing.T) {
	t.Parallel()
	site := newSite(t, nil)
	unit, file := map[string]string{"unit": "甲局工会"}, map[string]string{"台账.csv": faulty}
	tests := map[string]struct {
		origin        string
		fields, files map[string]string
		status        int
		says          string
	}{
		"no unit":         {"", map[string]string{"unit": " "}, file, 400, "请写上单位名称"},
		"no file":         {"", unit, nil, 400, "没有收到文件"},
		"bad year":        {"", map[string]string{"unit": "甲局工会", "year": "25"}, file, 400, "年份应该是四位数"},
		"from other site": {"https://evil.example", unit, file, 403, "来自别的网页"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := post(t, site, tt.origin, tt.fields, tt.files)
			if text := parse(t, w.Body.String()).text; w.Code != tt.status || !strings.Contains(text, tt.says) {
				t.Errorf("status %d, want %d; says %q", w.Code, tt.status, text)
			}
		})
	}
}

// TestAnOfficersUnitIsFilledIn looks at the form of officers of one unit: one over another
// may choose between them, one over none is not asked.
func TestAnOfficersUnitIsFilledIn(t *testing.T) {
	t.Parallel()
	o := federation(t)
	b := o.as(t, "officer")
	if body := b.get(t, "/files").Body.String(); !strings.Contains(body, `value="甲局工会"`) || strings.Contains(body, "readonly") {
		t.Errorf("over two units:\n%s", body)
	}
	if err := o.db.ChangeAccount(t.Context(), terms.OwnerViewer(), queries.Account{Name: "officer", Role: terms.Officer, Units: []string{"乙厂"}, Names: true}); err != nil {
		t.Fatal(err)
	}
	b = o.as(t, "officer")
	if body := b.get(t, "/files").Body.String(); !strings.Contains(body, `value="乙厂工会" readonly`) {
		t.Errorf("over one unit:\n%s", body)
	}
	if body := o.as(t, "federation").get(t, "/files").Body.String(); !strings.Contains(body, `placeholder="例如 某某局工会">`) {
		t.Errorf("the federation is not asked:\n%s", body)
	}
}
