package web_test

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"nianlun/queries"
	"nianlun/queries/terms"
)

func TestOfficersSeeTheirOwnUnitsOnly(t *testing.T) {
	t.Parallel()
	o := federation(t)
	officer := o.as(t, "officer")
	for _, page := range []string{"/", "/plan", "/activities", "/money", "/compare", "/unreached", "/draft", "/files", "/files/2", "/draft/download?format=md&year=2025"} {
		w := officer.get(t, page)
		if w.Code != http.StatusOK {
			t.Errorf("%s: status %d", page, w.Code)
		}
		for _, word := range []string{"乙厂", "拔河"} {
			if strings.Contains(w.Body.String(), word) {
				t.Errorf("%s tells the officer of %s", page, word)
			}
		}
	}
	home := officer.get(t, "/").Body.String()
	if !strings.Contains(home, "甲局工会") || !strings.Contains(home, "甲校工会") || strings.Contains(home, ">市总工会<") {
		t.Errorf("the unit picker does not hold the officer's subtree:\n%s", home)
	}
	foreign := terms.Ask{Measure: terms.ActivityCount, Unit: "乙厂", Period: terms.Year(2025)}.Key()
	for _, target := range []string{"/?unit=乙厂", "/plan?unit=乙厂", "/draft/download?format=md&unit=市总工会", "/figure?key=" + url.QueryEscape(foreign), "/files/4"} {
		if w := officer.get(t, target); w.Code != http.StatusNotFound && w.Code != http.StatusForbidden {
			t.Errorf("%s: status %d", target, w.Code)
		}
	}
	if w := officer.post(t, "/files/4/undo", nil); w.Code != http.StatusNotFound && w.Code != http.StatusForbidden {
		t.Errorf("undoing the file of another unit: status %d", w.Code)
	}
}

func TestWhoSeesTheName(t *testing.T) {
	t.Parallel()
	o := federation(t)
	rows := "/figure?key=" + url.QueryEscape(terms.Ask{Measure: terms.VisitTimes, Unit: "甲局", Period: terms.Year(2025)}.Key())
	for role, want := range map[string]bool{"officer": true, "federation": false, "admin": false} {
		b := o.as(t, role)
		text := b.text(t, rows)
		// the rows beside the sick one's, listed above the unit, would tell of it
		if strings.Contains(text, "欧阳慧敏") != want || strings.Contains(text, "赵一鸣") != want {
			t.Errorf("%s reads:\n%s", role, text)
		}
		for _, page := range []string{"/?year=2025", "/unreached?year=2025", "/draft?year=2025"} {
			if !want && strings.Contains(b.get(t, page).Body.String(), "欧阳") {
				t.Errorf("%s tells %s the name of the sick", page, role)
			}
		}
	}
	blind := queries.Account{Name: "officer", Role: terms.Officer, Units: []string{"甲局"}}
	if err := o.db.ChangeAccount(t.Context(), terms.OwnerViewer(), blind); err != nil {
		t.Fatal(err)
	}
	if text := o.as(t, "officer").text(t, rows); strings.Contains(text, "赵一鸣") || strings.Contains(text, "欧阳慧敏") {
		t.Errorf("an account that may not see names reads:\n%s", text)
	}
}

// upload sends the form of the page of files with its token, to be taken in at once.
func (b *browser) upload(t *testing.T, unit, name, text string) *httptest.ResponseRecorder {
	t.Helper()
	return b.sends(t, true, unit, name, text)
}

func (b *browser) sends(t *testing.T, direct bool, unit, name, text string) *httptest.ResponseRecorder {
	t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	for field, value := range map[string]string{"token": b.token(t), "unit": unit, "year": "2025", "direct": map[bool]string{true: "1"}[direct]} {
		if err := form.WriteField(field, value); err != nil {
			t.Fatal(err)
		}
	}
	part, err := form.CreateFormFile("files", name)
	if err == nil {
		_, err = part.Write([]byte(text))
	}
	if err == nil {
		err = form.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/files", &body)
	r.Header.Set("Content-Type", form.FormDataContentType())
	w := b.send(t, r)
	if to := w.Header().Get("Location"); strings.HasPrefix(to, "/jobs/") {
		b.get(t, to+"/events") // ends with the work
		return b.get(t, to)
	}
	return w
}

const oneMore = "活动编号,活动名称,活动时间,参加人数,经费(元)\nX1,读书会,2025-06-07,10,100\n"

func TestUploadsGoToGovernedUnits(t *testing.T) {
	t.Parallel()
	o := federation(t)
	officer := o.as(t, "officer")
	for _, unit := range []string{"乙厂工会", "市总工会"} {
		if text := parse(t, officer.upload(t, unit, unit+".csv", oneMore).Body.String()).text; strings.Contains(text, "新装入") || !strings.Contains(text, "没有读入") {
			t.Errorf("an upload for %s:\n%s", unit, text)
		}
	}
	if text := parse(t, officer.upload(t, "甲校工会", "校.csv", oneMore).Body.String()).text; !strings.Contains(text, "新装入 1 条") {
		t.Errorf("an upload for the own school:\n%s", text)
	}
	if text := o.as(t, "admin").text(t, "/activities?unit=乙厂&year=2025"); strings.Contains(text, "读书会") {
		t.Error("the upload came to another unit")
	}
}

func TestAuditLog(t *testing.T) {
	t.Parallel()
	o := federation(t)
	o.stranger().signIn(t, "nobody", "wrong")
	officer := o.as(t, "officer")
	officer.upload(t, "甲局工会", "补.csv", oneMore)
	officer.get(t, "/draft/download?format=md&year=2025")
	officer.get(t, "/draft/download?format=exe&year=2025")
	officer.post(t, "/files/5/undo", nil)
	officer.post(t, "/logout", nil)
	admin := o.as(t, "admin")
	admin.post(t, "/accounts", url.Values{"name": {"新人"}, "role": {"officer"}, "units": {"乙厂"}})
	deeds, err := o.db.Notes(t.Context(), terms.OwnerViewer(), 99)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range slices.Backward(deeds) {
		got = append(got, d.Viewer+" "+string(d.Action)+" "+d.Object+" "+d.Detail)
	}
	want := []string{
		"nobody sign_in_failed 192.0.2.1 ", "officer sign_in 192.0.2.1 ", "officer upload 补.csv 甲局工会", "officer download /draft/download format=md&year=2025",
		"officer undo 5 ", "officer sign_out 192.0.2.1 ", "admin sign_in 192.0.2.1 ", "admin account 新人 /accounts officer 乙厂",
	}
	if !slices.Equal(got, want) {
		t.Errorf("log:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if text := admin.text(t, "/accounts"); !strings.Contains(text, "登录没成功") || !strings.Contains(text, "撤销导入") {
		t.Errorf("the page of accounts does not list what was done:\n%s", text)
	}
}
