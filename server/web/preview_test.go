package web_test

import (
	"context"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianlun/ingest"
	"nianlun/queries"
	"nianlun/queries/queriestest"
	"nianlun/queries/terms"
)

var (
	looked = map[string]string{"unit": "甲局工会", "year": "2025"} // with a preview
	more   = []ingest.File{{Name: "补报.csv", Data: []byte("活动编号,活动名称,活动时间,参加人数,经费(元)\nX1,读书会,2025-06-07,10,100\nX2,健步走,没想好,10,100\n")}}
)

func confirm(t *testing.T, site http.Handler, job string) string {
	t.Helper()
	if w := submit(t, site, job+"/confirm", "", nil); w.Code != http.StatusSeeOther || w.Header().Get("Location") != job {
		t.Fatalf("confirming: status %d to %q", w.Code, w.Header().Get("Location"))
	}
	return over(t, site, job)
}

func sealed(t *testing.T, db *queries.DB) (n int) {
	t.Helper()
	err := filepath.WalkDir(db.Path()+".files", func(_ string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			n++
		}
		return err
	})
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return n
}

// TestAPreviewTellsAndLeavesNothing looks before two imports, takes the first and leaves
// the second.
func TestAPreviewTellsAndLeavesNothing(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	site := siteOver(t, db)
	before := digest(t, db)
	job := begin(t, site, three, looked)
	says(t, over(t, site, job), "导入前看一看", "什么都还没有装入", "甲局", "2025年活动次数", "没有", "1次", "新有", "1260元", "2项", "“活动时间”读成", "确认导入", "不导入")
	if digest(t, db) != before {
		t.Error("the preview left something behind")
	}
	says(t, parse(t, get(t, site, "/jobs").Body.String()).text, "等您确认")
	if w := get(t, site, job+"/result"); w.Code != http.StatusNotFound {
		t.Errorf("what a preview found is handed out as a file: %d", w.Code)
	}
	says(t, confirm(t, site, job), "导入结果", "新装入 1 条", "撤销这个文件")
	taken := digest(t, db)
	if want := digestOf(t, three); taken != want {
		t.Errorf("digest %s, want that of a direct import %s", taken, want)
	}
	says(t, confirm(t, site, job), "导入结果") // said twice

	job = begin(t, site, more, looked)
	says(t, over(t, site, job), "2025年活动次数", "1次", "2次", "+1次", "30人次", "40人次", "+10人次", "没想好", "装不进去 1 行")
	kept := sealed(t, db)
	if w := submit(t, site, job+"/cancel", "", nil); w.Code != http.StatusSeeOther {
		t.Errorf("leaving it: status %d", w.Code)
	}
	says(t, parse(t, get(t, site, job).Body.String()).text, "没有导入")
	says(t, confirm(t, site, job), "没有导入")
	if digest(t, db) != taken {
		t.Error("what was left came in")
	}
	if n := sealed(t, db); n != kept-2 { // the file, and what was found
		t.Errorf("%d sealed files, %d while it was kept", n, kept)
	}
}

// TestChangedDataAreAskedAbout changes the data between preview and confirmation: figures
// told otherwise are shown anew, and where they stay so nobody is asked twice.
func TestChangedDataAreAskedAbout(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	site := siteOver(t, db)
	job := begin(t, site, three[:1], looked)
	says(t, over(t, site, job), "没有", "1次")
	over(t, site, begin(t, site, more, ours))
	says(t, confirm(t, site, job), "数据刚被别的导入或改动变过", "1次", "2次", "+1次", "确认导入")
	over(t, site, begin(t, site, []ingest.File{{Name: "外.csv", Data: []byte("活动编号,活动名称,活动时间,参加人数\nB1,拔河,2025-05-20,48\n")}}, map[string]string{"unit": "乙厂工会", "year": "2025", "direct": "1"}))
	says(t, confirm(t, site, job), "导入结果", "新装入 1 条")
}

// TestARestartDuringAPreview closes the server while one preview is made and another
// waits for its word.
func TestARestartDuringAPreview(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "x.duckdb")
	db := open(t, path)
	site := siteOver(t, db)
	waiting := begin(t, site, three[:1], looked)
	over(t, site, waiting)
	before := digest(t, db)
	reached := make(chan struct{})
	site.OnStage(func(ctx context.Context, stage string) {
		if strings.HasPrefix(stage, "taking") {
			close(reached)
			<-ctx.Done()
		}
	})
	broken := begin(t, site, more, looked)
	<-reached
	if err := site.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	if digest(t, db) != before {
		t.Error("a preview broken off left something behind")
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
	says(t, over(t, site, broken), "导入前看一看", "没想好")
	if digest(t, db) != before {
		t.Error("the preview left something behind")
	}
	says(t, over(t, site, waiting), "导入前看一看", "活动台账.csv")
	says(t, confirm(t, site, waiting), "导入结果", "新装入 1 条")
}

// TestAPreviewNobodyConfirms is let go of after a day, with its files.
func TestAPreviewNobodyConfirms(t *testing.T) {
	t.Parallel()
	o := federation(t)
	officer := o.as(t, "officer")
	kept := sealed(t, o.db)
	officer.sends(t, false, "甲局工会", "慰问.csv", "慰问日期,慰问对象,慰问事由,慰问金(元)\n2025-05-02,欧阳慧敏,生病住院,500\n没想好,司马子明,生病住院,600\n")
	if text := officer.text(t, "/jobs/1"); !strings.Contains(text, "没想好") || !strings.Contains(text, "+500元") {
		t.Errorf("the officer's own:\n%s", text)
	}
	for _, name := range []string{"admin", "federation"} {
		b := o.as(t, name)
		if text := b.text(t, "/jobs/1"); strings.Contains(text, "司马") || strings.Contains(text, "没想好") || strings.Contains(text, "确认导入") {
			t.Errorf("%s reads\n%s", name, text)
		}
		if w := b.post(t, "/jobs/1/confirm", nil); w.Code != http.StatusNotFound {
			t.Errorf("%s confirms: %d", name, w.Code)
		}
	}
	if w := officer.bare(t, "/jobs/1/confirm", nil); w.Code != http.StatusForbidden {
		t.Errorf("without the token of the session: %d", w.Code)
	}
	o.clock.Add(24 * 3600)
	officer = o.as(t, "officer")
	for range 2 {
		if text := officer.text(t, "/jobs/1"); !strings.Contains(text, "一天没有确认") {
			t.Errorf("after a day:\n%s", text)
		}
	}
	officer.post(t, "/jobs/1/confirm", nil)
	if n := sealed(t, o.db); n != kept {
		t.Errorf("%d sealed files, want the %d there were", n, kept)
	}
	if batches, err := o.db.Batches(t.Context(), terms.OwnerViewer()); err != nil || len(batches) != 4 {
		t.Errorf("%d batches, %v", len(batches), err)
	}
}
