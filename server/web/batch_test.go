package web_test

import (
	"net/http"
	"strings"
	"testing"
)

const titled = "2025年活动台账,,\n活动名称,活动时间,参加人数\n插花,2025-03-07,30\n<b>讲座</b>,没想好,20\n合计,,50\n"

func TestABatchIsReportedAndUndone(t *testing.T) {
	t.Parallel()
	site := newSite(t, nil)
	finished(t, site, post(t, site, "", map[string]string{"unit": "甲局工会", "year": "2025"}, map[string]string{"台账.csv": titled}))
	text := parse(t, get(t, site, "/files/1").Body.String()).text
	for _, want := range []string{"台账.csv", "读成活动台账", "新装入 1 条", "“活动名称”读成名称", "没想好", "活动时间", "2025年", "第 1 行", "跳过的行"} {
		if !strings.Contains(text, want) {
			t.Errorf("the report lacks %q:\n%s", want, text)
		}
	}
	if strings.Contains(text, "确定撤销") || !strings.Contains(parse(t, get(t, site, "/files/1?undo=1").Body.String()).text, "确定撤销") {
		t.Error("undoing must be asked for, then confirmed")
	}
	if w := submit(t, site, "/files/1/undo", "https://evil.example", nil); w.Code != http.StatusForbidden {
		t.Errorf("undo from another site: status %d, want 403", w.Code)
	}
	w := submit(t, site, "/files/1/undo", "http://127.0.0.1:8080", nil)
	if to := w.Header().Get("Location"); w.Code != http.StatusSeeOther || to != "/files?undone=1" {
		t.Fatalf("undo: status %d to %q", w.Code, to)
	}
	if text := parse(t, get(t, site, "/files?undone=1").Body.String()).text; !strings.Contains(text, "第 1 批（台账.csv）已经撤销") {
		t.Errorf("the list does not say so:\n%s", text)
	}
	for target, want := range map[string]int{"/files/1": 200, "/files/2": 404, "/files/x": 404, "/files?undone=7": 200} {
		if w := get(t, site, target); w.Code != want {
			t.Errorf("%s: status %d, want %d", target, w.Code, want)
		}
	}
	if w := submit(t, site, "/files/1/undo", "", nil); w.Code != http.StatusConflict || !strings.Contains(w.Body.String(), "已经撤销过") {
		t.Errorf("undo twice: status %d", w.Code)
	}
	if w := submit(t, site, "/files/9/undo", "", nil); w.Code != http.StatusNotFound {
		t.Errorf("undo of nothing: status %d", w.Code)
	}
}
