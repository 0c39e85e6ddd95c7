package web_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"nianlun/ingest"
)

// TestUnitsAreFoundByWhatPeopleType loads more units than a list can hold.
func TestUnitsAreFoundByWhatPeopleType(t *testing.T) {
	t.Parallel()
	rows := "单位名称,上级工会,职工人数\n北河市总工会,,500\n东山区总工会,北河市总工会,200\n"
	for i := range 500 {
		rows += fmt.Sprintf("第%d小学工会,东山区总工会,20\n", i+1)
	}
	site := newSite(t, []ingest.File{{Name: "单位名册.csv", Data: []byte(rows)}})
	for said, want := range map[string]string{"东山区总工会": "东山区总工会", "东山": "东山区总工会", "第45小学": "第45小学工会"} {
		w := get(t, site, "/?year=2025&unit="+url.QueryEscape(said))
		if text := w.Body.String(); w.Code != http.StatusOK || !strings.Contains(text, "<h1>"+want) || !strings.Contains(text, `<datalist id="all-units">`) {
			t.Errorf("%q: status %d, want the page of %s and a field to type in", said, w.Code, want)
		}
	}
	w := get(t, site, "/?unit="+url.QueryEscape("小学"))
	if text := parse(t, w.Body.String()).text; w.Code != http.StatusBadRequest || !strings.Contains(text, "不止一个") || !strings.Contains(text, "等500个") {
		t.Errorf("half a name of many: status %d, %s", w.Code, text)
	}
	if w := get(t, site, "/?unit="+url.QueryEscape("南湖")); w.Code != http.StatusNotFound {
		t.Errorf("nobody's name: status %d", w.Code)
	}
}
