package sheet

import (
	"regexp"
	"strconv"
	"strings"

	"nianlun/ingest/han"
	"nianlun/queries/terms"
)

var (
	activityLabel = regexp.MustCompile(`^(?:活动|会议|培训|比赛|课程|讲座|项目)(?:名称|主题|内容|项目|题目)|^(?:主题|活动|会议|培训内容|事由|内容|名称)$`)
	dateLabel     = regexp.MustCompile(`^(?:活动|会议|培训|比赛|举办|开展|签到|慰问|发放|走访|领取)?(?:时间|日期)$`)
	signInWords   = regexp.MustCompile(`(?:人员|职工|会员)*(?:签到|报名|参加人员|参与人员|出席|参会人员|考勤|打卡|人员名单|名单|人员安排|人员分组)(?:记录|登记|统计|情况|名)*(?:表|册|单|簿)?|(?:登记|统计|安排)表$|[(（]\d+[)）]$`)
	reasonLabel   = regexp.MustCompile(`^(?:慰问|发放|补助)(?:事由|项目|内容|原因|名称|节日)|^事由$`)
	goodsTitle    = regexp.MustCompile(`慰问品|物品|实物|礼品|福利品|物资`)
	dateInText    = regexp.MustCompile(`(?:(?:19|20)\d{2}\s*[年.\-/])\s*\d{1,2}\s*[月.\-/]\s*\d{1,2}日?|(?:19|20)\d{6}|\d{1,2}月\d{1,2}日`)
	leadingYear   = regexp.MustCompile(`^(?:关于)?(?:(?:19|20)\d{2})?(?:年度?|学年度?)?(?:举办|召开|开展|组织)?`)
)

// deriveSignIn takes activity and date from the lines above the table or its title.
func (r *reader) deriveSignIn(rec *terms.Record) {
	if rec.Get("activity").Missing() {
		l, ok := r.context.label(activityLabel)
		if !ok {
			l.value = r.titleActivity()
		}
		rec.Set("activity", terms.Value{Text: l.value})
		r.derived("activity", l.label)
	}
	if rec.Get("date").Missing() {
		d, label := r.titleDay()
		if d != 0 {
			rec.Set("date", terms.Value{Text: d.String(), N: int64(d)})
			r.derived("date", label)
		}
	}
}

// derived notes where a value outside the rows came from.
func (r *reader) derived(column, label string) {
	if r.table.Columns[column] == "" && label != "" {
		r.table.Columns[column] = label
	}
}

// titleActivity is what a sign-in sheet's title names: 迎五一健步走签到表 -> 迎五一健步走.
func (r *reader) titleActivity() string {
	texts := append(r.titleRows(), sheetTitle(r.grid.name))
	if signInFile.MatchString(r.fileName()) { // an export without a title is named after what was attended
		texts = append(texts, r.fileName())
	}
	for _, text := range texts {
		text = squash(text)
		text = strings.TrimPrefix(text, r.context.unit)
		text = leadingYear.ReplaceAllString(text, "")
		text = strings.TrimPrefix(text, r.context.unit)
		text = datedBrackets.ReplaceAllString(dateInText.ReplaceAllString(text, ""), "")
		text = leadingMonth.ReplaceAllString(text, "")
		name := trimName(signInWords.ReplaceAllString(text, ""))
		if runes(name) < 2 { // 职工培训考勤表 is named by what was attended
			name = trimName(listNames.ReplaceAllString(text, ""))
		}
		if runes(name) >= 2 {
			return name
		}
	}
	return ""
}

// trimName takes marks off both ends of a name, brackets only where they are one-sided.
func trimName(text string) string {
	text = strings.Trim(text, "-_—:： ")
	text = strings.TrimRight(text, "(（")
	if !strings.ContainsAny(text, "(（") || !strings.ContainsAny(text, ")）") {
		text = strings.Trim(text, "()（）")
	}
	return strings.TrimSuffix(text, "的")
}

// datedBrackets hold what is left of days, or a month or a year.
var datedBrackets = regexp.MustCompile(`[(（][-—–~～至\d年度月份日号.\s]*[)）]`)

var signInFile = regexp.MustCompile(`签到|打卡|考勤|报名|参加人员|参会人员|出席`)

var listNames = regexp.MustCompile(`(?:签到|报名|参加人员|参与人员|出席|考勤|打卡|人员名单|名单)(?:记录|登记|统计|情况)*(?:表|册|单|簿)?$`)

// titleRows are the plain lines above the heading.
func (r *reader) titleRows() []string {
	var out []string
	for row := r.region.first; row < r.region.top; row++ {
		if r.grid.blankRow(row) {
			continue
		}
		_, titles := fillIns(r.grid, row)
		out = append(out, titles...)
	}
	return out
}

// titleDay is the day named above the table, in the sheet's or the file's name.
func (r *reader) titleDay() (terms.Date, string) {
	if l, ok := r.context.label(dateLabel); ok {
		if d, _, err := han.ParseDay(l.value, r.context.clock); err == nil {
			return d, l.label
		}
		if m := dateInText.FindString(l.value); m != "" {
			if d, _, err := han.ParseDay(m, r.context.clock); err == nil {
				return d, l.label
			}
		}
	}
	for _, text := range append(r.titleRows(), r.grid.name, r.table.Sheet, r.fileName()) {
		if m := dateInText.FindString(text); m != "" {
			if d, _, err := han.ParseDay(m, r.context.clock); err == nil {
				return d, ""
			}
		}
	}
	return 0, ""
}

func (r *reader) fileName() string { return r.context.file }

// deriveVisit fills festival, reason and date of a list that hands out one thing to many.
func (r *reader) deriveVisit(rec *terms.Record) {
	title := r.context.titles
	if rec.Get("reason").Missing() {
		if _, has := r.columns[0]["reason"]; !has {
			rec.Set("reason", terms.Value{Text: r.titleReason()})
		}
	}
	if rec.Get("festival").Missing() {
		festival := han.FestivalIn(rec.Get("reason").Text)
		if festival == "" && rec.Get("reason").Missing() {
			festival = han.FestivalIn(title)
		}
		rec.Set("festival", terms.Value{Text: festival})
	}
	if !rec.Get("date").Missing() {
		return
	}
	if h, has := r.columns[0]["date"]; has && r.anyFilled(h) {
		return
	}
	d, label := r.titleDay()
	if d == 0 && r.context.year != 0 {
		d = han.FestivalDay(rec.Get("festival").Text, r.context.year)
	}
	if d == 0 && !r.context.span.IsZero() && r.context.span.From.DaysTo(r.context.span.To) <= 31 {
		d = r.context.span.From
	}
	if d != 0 {
		rec.Set("date", terms.Value{Text: d.String(), N: int64(d), Approx: label == ""})
		r.derived("date", label)
	}
}

// anyFilled reports whether a column says anything: on a list to be signed by hand the
// day beside the signature is blank all the way down.
func (r *reader) anyFilled(h heading) bool { return r.partial || len(h.below) > 0 }

// titleReason is what a list's title hands out: 端午节慰问品发放签领表 -> 端午节慰问品.
func (r *reader) titleReason() string {
	if l, ok := r.context.label(reasonLabel); ok {
		return l.value
	}
	for _, text := range append(r.titleRows(), sheetTitle(r.grid.name)) {
		text = squash(text)
		text = strings.TrimPrefix(strings.TrimPrefix(text, r.context.unit), "工会")
		text = leadingMonth.ReplaceAllString(leadingYear.ReplaceAllString(text, ""), "")
		if f := han.FestivalIn(text); f != "" || strings.Contains(text, "慰问") || strings.Contains(text, "送") || campaign.MatchString(text) {
			return strings.Trim(listWords.ReplaceAllString(text, ""), "()（）-_—:： ")
		}
	}
	return ""
}

var (
	campaign     = regexp.MustCompile(`助学|帮扶|救助|补助|疗休?养|体检|互助`)
	leadingMonth = regexp.MustCompile(`^(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?`)
	listWords    = regexp.MustCompile(`(?:发放|领取|签领|签收|登记|安排|计划|花名册|名册|名单|明细|台账|记录|统计|情况|汇总|一览)*(?:表|册|单|簿|台账)?$`)
)

func itoa(n int) string { return strconv.Itoa(n) }
