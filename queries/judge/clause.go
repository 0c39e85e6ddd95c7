package judge

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"nianlun/queries/terms"
)

// clause is the words of the plan around one target: what is counted, and by which deed.
type clause struct {
	before string // up to the number
	text   string // with what follows it
	own    string // of before, what stands behind the target before it (站点8个、小屋2个)
}

const stops = ",，。;；:：\n|"

// clausesOf finds the words around each target, in their order; the whole item where a
// number stands in another column or reads otherwise in the source.
func clausesOf(item terms.PlanItem) []clause {
	text := strings.ReplaceAll(item.Text, " ", "")
	out := make([]clause, len(item.Targets))
	at := 0
	for i, t := range item.Targets {
		k := strings.Index(text[at:], t.Quote)
		switch {
		case t.Quote == "":
			k = -1
		case k >= 0:
			k += at
		default:
			k = strings.Index(text, t.Quote)
		}
		if k < 0 {
			beside := text + "，" + t.Quote // of another column
			out[i] = clause{beside, beside, beside}
			continue
		}
		last := at
		at = max(at, k+len(t.Quote))
		out[i] = around(text, k, k+len(t.Quote))
		if own := strings.Trim(text[min(last, k):k], "、和及与"); len([]rune(own)) >= 2 && len(own) < len(out[i].before) {
			out[i].own = own
		}
	}
	return out
}

// around cuts at stops, and at 、 where another deed begins behind it.
func around(text string, from, to int) clause {
	head := lastClause(text[:from])
	if head == "" { // 资助困难学生，20名以上: the subject stands before
		head = lastClause(strings.TrimRight(text[:from], stops))
	}
	for _, mark := range []string{"、", "和", "并", "及"} {
		if i := strings.LastIndex(head, mark); i >= 0 && doing.MatchString(head[i:]) {
			head = head[i+len(mark):]
		}
	}
	tail := text[to:]
	if i := strings.IndexAny(tail, stops); i >= 0 {
		tail = tail[:i]
	}
	if i := strings.Index(tail, "、"); i >= 0 {
		tail = tail[:i]
	}
	return clause{head, head + text[from:to] + tail, head}
}

func lastClause(text string) string {
	i := strings.LastIndexAny(text, stops)
	if i < 0 {
		return text
	}
	_, size := utf8.DecodeRuneInString(text[i:])
	return text[i+size:]
}

// doing are verbs that begin a deed of their own.
var doing = regexp.MustCompile(`组织|开展|举办|举行|召开|建立|新建|组建|发展|新增|吸收|培训|轮训|慰问|走访|看望|资助|帮扶|救助|表彰|评选|选树|培养|完成|参加|签订|征集|发放|投入|筹集|募集|推荐|建成|打造|疗休养|体检`)

// deeds are the kinds of deed an item may count side by side.
var deeds = []*regexp.Regexp{
	regexp.MustCompile(`慰问|走访|看望|探望|送温暖|送清凉|清凉|西瓜|绿豆汤|必访|必问|必贺|必送`),
	regexp.MustCompile(`帮扶|救助|补助|解困`),
	regexp.MustCompile(`互助|参保|投保|续保`),
	regexp.MustCompile(`入会|会员发展|(?:发展|新增|吸收|吸纳|净增)[^,，。;；]{0,10}会员|建会`),
	regexp.MustCompile(`培训|轮训|讲座|授课|研修|学习班|大讲堂|宣讲`),
	regexp.MustCompile(`报告会|巡讲|巡回`),
	regexp.MustCompile(`体检|查体|筛查|抽血`),
	regexp.MustCompile(`疗休养|疗养|休养`),
	regexp.MustCompile(`助学|资助|圆梦|升学`),
	regexp.MustCompile(`竞赛|比武|练兵|技能`),
	regexp.MustCompile(`文体|球|运动会|联欢|登山|健步|歌|棋|舞|拔河|跳绳|文艺`),
	regexp.MustCompile(`义诊|咨询`),
	regexp.MustCompile(`招聘|送岗`),
	regexp.MustCompile(`联谊|交友|相亲`),
	regexp.MustCompile(`座谈|恳谈|接待日`),
	regexp.MustCompile(`读书|征文|诵读|朗诵`),
	regexp.MustCompile(`公开|公示|公布|上墙`),
	regexp.MustCompile(`审查|审计|查账|经审`),
	regexp.MustCompile(`简报|简讯|小报|刊物|通讯`),
	regexp.MustCompile(`职代会|教代会|代表大会|职工大会|会员大会`),
	regexp.MustCompile(`提案|答复`),
	regexp.MustCompile(`例会|委员会议|碰头会`),
	regexp.MustCompile(`换届|选举|改选`),
	regexp.MustCompile(`演练|疏散`),
	regexp.MustCompile(`调研|调查`),
}

// deedsIn lists the deeds a text names.
func deedsIn(text string) []int {
	var out []int
	for i, d := range deeds {
		if d.MatchString(text) {
			out = append(out, i)
		}
	}
	return out
}

// serving keeps the rows that may serve a target: a row that names the deed of another
// of the item's targets, and not this one's, does not (of 培训2次、慰问1次). Nor does one
// that names what the item promises without a number (退休必送，帮扶10人), where others do.
func serving(clauses []clause, i int, whole string, rows []terms.Activity) []terms.Activity {
	mine := deedsIn(clauses[i].text)
	if len(mine) == 0 {
		return rows
	}
	var counted []int
	for _, c := range clauses {
		counted = append(counted, deedsIn(c.text)...)
	}
	kept := without(rows, counted, mine)
	if some := without(kept, deedsIn(whole), mine); len(some) > 0 {
		return some
	}
	return kept
}

// without leaves out the rows that name one of others and none of mine.
func without(rows []terms.Activity, others, mine []int) []terms.Activity {
	var out []terms.Activity
	for _, a := range rows {
		theirs := deedsIn(a.Title)
		if len(theirs) == 0 {
			theirs = deedsIn(a.Note)
		}
		if !shares(theirs, others) || shares(theirs, mine) {
			out = append(out, a)
		}
	}
	return out
}

// naming keeps the rows that name the deed a clause counts, where it names one: what a
// row of other words adds is not more than was promised.
func naming(clause string, rows []terms.Activity) []terms.Activity {
	mine := deedsIn(clause)
	if len(mine) == 0 {
		return rows
	}
	var out []terms.Activity
	for _, a := range rows {
		if shares(deedsIn(a.Title+a.Note), mine) && !prelude.MatchString(a.Title) {
			out = append(out, a)
		}
	}
	return out
}

// prelude: what stands before and after a contest or a course is none of them.
var prelude = regexp.MustCompile(`启动|动员|部署|筹备|报名|通知|方案|总结|颁奖|小结`)

func shares(a, b []int) bool {
	return slices.ContainsFunc(a, func(d int) bool { return slices.Contains(b, d) })
}

// within: 讲座2场，其中心理讲座1场 is one of the two.
var within = regexp.MustCompile(`其中|包括|包含|含`)

// within reports whether a target is a part of the one before it.
func (c clause) within() bool { return within.MatchString(aside.ReplaceAllString(c.before, "")) }

// aside: 技能类讲座（含夜校）5场 is no part of another.
var aside = regexp.MustCompile(`[(（][^()（）]*[)）]`)
