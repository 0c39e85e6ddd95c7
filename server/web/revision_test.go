package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"nianlun/ingest"
	"nianlun/queries"
	"nianlun/queries/queriestest"
	"nianlun/queries/terms"
)

const (
	sentFirst = "2025年活动台账\n活动名称,活动时间,参加人数\n插花,2025-03-07,30\n健步走,2025-03-12,20\n讲座,2025-03-20,10\n合唱,2025-03-25,40\n"
	sentAgain = "2025年活动台账\n活动名称,活动时间,参加人数\n插花,2025-03-07,31\n健步走,2025-03-12,20\n合唱,2025-03-25,40\n"
)

func one(name, text string) []ingest.File { return []ingest.File{{Name: name, Data: []byte(text)}} }

// TestAnEditedFileIsARevision says so on the preview: what it foretells comes true, and an
// undo brings the earlier file back.
func TestAnEditedFileIsARevision(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	site := siteOver(t, db)
	over(t, site, begin(t, site, one("台账.csv", sentFirst), ours))
	first := digest(t, db)
	job := begin(t, site, one("台账改.csv", sentAgain), looked)
	says(t, over(t, site, job), "像是第 1 批《台账.csv》的修改稿：另有 1 行在新文件里没有了，改过的有 1 行", "第 5 行", "讲座", "100人次", "101人次")
	answer := func(word string) string {
		t.Helper()
		w := submit(t, site, job+"/revision", "", url.Values{"file": {"0"}, "earlier": {"1"}, "word": {word}})
		if w.Code != http.StatusSeeOther {
			t.Fatalf("%s: status %d", word, w.Code)
		}
		return over(t, site, job)
	}
	says(t, answer("revises"), "按第 1 批《台账.csv》的修改稿处理", "4次", "3次", "−1次", "91人次")
	says(t, answer("apart"), "和第 1 批是两份材料", "101人次")
	says(t, answer("revises"), "按第 1 批《台账.csv》的修改稿处理", "91人次")
	if digest(t, db) != first {
		t.Error("the preview left something behind")
	}
	says(t, confirm(t, site, job), "按第 1 批《台账.csv》的修改稿装入", "其中 1 行新文件里没有了")
	if got, want := digest(t, db), digestOf(t, one("台账改.csv", sentAgain)); got != want {
		t.Error("not the digest of a database with the edited file only")
	}
	says(t, parse(t, get(t, site, "/files").Body.String()).text, "已由第 2 批的修改稿代替", "有效（修改稿）")
	says(t, parse(t, get(t, site, "/files/1").Body.String()).text, "已由第 2 批的修改稿代替，不再计入")
	says(t, parse(t, get(t, site, "/files/2").Body.String()).text, "它是第 1 批的修改稿", "撤销这次导入，恢复第 1 批")
	if w := submit(t, site, "/files/2/undo", "", nil); w.Code != http.StatusSeeOther {
		t.Fatalf("undo: status %d", w.Code)
	}
	if digest(t, db) != first {
		t.Error("the undo did not bring the earlier file back")
	}
	if bad := submit(t, site, job+"/revision", "", url.Values{"file": {"0"}, "earlier": {"1"}, "word": {"perhaps"}}); bad.Code != http.StatusBadRequest {
		t.Errorf("a word nobody knows: status %d", bad.Code)
	}
}

// TestAnEditedFileTakenAtOnce is asked about afterwards, on the page of its batch, and the
// answer is kept in the audit log.
func TestAnEditedFileTakenAtOnce(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	site := siteOver(t, db)
	over(t, site, begin(t, site, one("台账.csv", sentFirst), ours))
	says(t, over(t, site, begin(t, site, one("台账改.csv", sentAgain), ours)), "像是第 1 批《台账.csv》的修改稿", "看是哪些行，再决定")
	says(t, parse(t, get(t, site, "/files/2").Body.String()).text, "另有 1 行在新文件里没有了", "讲座", "当作另一份材料")
	answer := func(batch, earlier, word string) int {
		return submit(t, site, "/files/"+batch+"/revision", "", url.Values{"earlier": {earlier}, "word": {word}}).Code
	}
	if got := answer("2", "1", "apart"); got != http.StatusSeeOther {
		t.Fatalf("status %d", got)
	}
	if text := parse(t, get(t, site, "/files/2").Body.String()).text; strings.Contains(text, "修改稿") {
		t.Errorf("asked again:\n%s", text)
	}
	for _, c := range []struct {
		batch, earlier string
		want           int
	}{{"2", "1", http.StatusSeeOther}, {"2", "1", http.StatusConflict}, {"1", "2", http.StatusConflict}, {"2", "9", http.StatusNotFound}} {
		if got := answer(c.batch, c.earlier, "revises"); got != c.want {
			t.Errorf("%s revises %s: status %d, want %d", c.batch, c.earlier, got, c.want)
		}
	}
	if got, want := digest(t, db), digestOf(t, one("台账改.csv", sentAgain)); got != want {
		t.Error("not the digest of a database with the edited file only")
	}
	notes, err := db.Notes(t.Context(), terms.OwnerViewer(), 20)
	if err != nil {
		t.Fatal(err)
	}
	said := 0
	for _, n := range notes {
		if n.Action == queries.SaidRevision && n.Object == "2" && (n.Detail == "按第 1 批的修改稿处理" || n.Detail == "和第 1 批是两份材料") {
			said++
		}
	}
	if said != 2 {
		t.Errorf("the audit log has %d answers, want 2: %+v", said, notes)
	}
}
