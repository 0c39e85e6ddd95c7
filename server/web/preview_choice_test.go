package web_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"nianlun/ingest"
	"nianlun/queries/queriestest"
)

const oddLedger = "2025年活动台账\n活动名称,活动时间,参加人数,花了\n插花,2025-03-07,30,126\n"

var shapeField = regexp.MustCompile(`name="shape" value="([0-9a-f]+)"`)

// says of the first table of a preview what it is, then reads the preview made anew.
func say(t *testing.T, site http.Handler, job string, fields url.Values) string {
	t.Helper()
	found := shapeField.FindStringSubmatch(get(t, site, job).Body.String())
	if found == nil {
		t.Fatal("the preview asks nothing")
	}
	fields.Set("shape", found[1])
	if w := submit(t, site, job+"/shape", "", fields); w.Code != http.StatusSeeOther {
		t.Fatalf("choosing: status %d", w.Code)
	}
	return over(t, site, job)
}

// TestACorrectionIsRemembered names a column on the preview, before the unit is there;
// the next file of that shape is read so by itself, until it is forgotten.
func TestACorrectionIsRemembered(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	site := siteOver(t, db)
	before := digest(t, db)
	odd := func(name, text string) []ingest.File { return []ingest.File{{Name: name, Data: []byte(text)}} }
	job := begin(t, site, odd("三月.csv", oddLedger), looked)
	says(t, over(t, site, job), "“花了”没有用上", "读得不对", "这不是数据", "不用这一列")
	fields := url.Values{"kind": {"activities"}, "column": {"title", "start", "headcount", "spend"}}
	text := say(t, site, job, fields)
	says(t, text, "按您上次的选择", "“花了”读成经费", "126元")
	if strings.Contains(text, "没有用上") || digest(t, db) != before {
		t.Errorf("still unused, or something is left behind:\n%s", text)
	}
	says(t, confirm(t, site, job), "导入结果", "“花了”读成经费")

	direct := over(t, site, begin(t, site, odd("四月.csv", strings.NewReplacer("插花", "健步走", "03-07", "04-07", "126", "55").Replace(oddLedger)), ours))
	says(t, direct, "“花了”读成经费")
	job = begin(t, site, odd("五月.csv", strings.NewReplacer("插花", "拔河", "03-07", "05-07").Replace(oddLedger)), looked)
	says(t, over(t, site, job), "按您上次的选择", "忘掉这个选择", "181元", "307元", "+126元")
	if text := say(t, site, job, url.Values{"forget": {"1"}}); strings.Contains(text, "按您上次的选择") || !strings.Contains(text, "“花了”没有用上") {
		t.Errorf("after it was forgotten:\n%s", text)
	}
	if text := say(t, site, job, url.Values{"kind": {"-"}}); !strings.Contains(text, "您说过这样的表不是数据") || strings.Contains(text, "确认导入") {
		t.Errorf("said to be no data:\n%s", text)
	}
	if w := submit(t, site, job+"/shape", "", url.Values{"shape": {"0"}, "kind": {"visits"}}); w.Code != http.StatusBadRequest {
		t.Errorf("a shape nobody showed: %d", w.Code)
	}
	says(t, say(t, site, job, url.Values{"kind": {"activities"}}), "“花了”没有用上", "确认导入")
}

const marksLedger = "2025年活动签到\n姓名,部门,健步走4月12日,读书会4月23日,备用\n王芳,教务处,√,√,√\n李强,总务处,√,,√\n赵敏,教务处,√,√,√\n"

// TestColumnsOfMarksCanBeLeftOut has a grid of sign-ins with a column of marks that is no
// activity, and a form for one person.
func TestColumnsOfMarksCanBeLeftOut(t *testing.T) {
	t.Parallel()
	site := siteOver(t, queriestest.NewDB(t))
	job := begin(t, site, []ingest.File{{Name: "签到.csv", Data: []byte(marksLedger)}}, looked)
	says(t, over(t, site, job), "签到表", "“读书会4月23日”读成一项活动", "一项活动，打勾的算参加", "参加人次")
	text := say(t, site, job, url.Values{"kind": {"participation"}, "column": {"name", "group", "", "", "-"}})
	says(t, text, "按您上次的选择", "2次", "5人次")
	form := "工会会员登记表,,,\n姓名,张小敏,性别,女\n出生日期,1985-03-02,部门,教务处\n入会日期,2019-09-01,用工形式,在编\n"
	job = begin(t, site, []ingest.File{{Name: "登记表.csv", Data: []byte(form)}}, looked)
	says(t, over(t, site, job), "会员花名册", "一张的登记表", "一人一行的表")
}
