package plan

import (
	"regexp"
	"strings"

	"nianlun/ingest/han"
	"nianlun/queries/terms"
)

// Nature is what a text given as a plan reads like.
type Nature string

// Natures of a text.
const (
	Promises Nature = "plan"    // says what will be done
	Report   Nature = "report"  // says what was done
	Rules    Nature = "rules"   // 第一条, 第二条 …: says how things are to be done
	Elsewise Nature = "another" // speaks of something else: a recipe, a story
)

// NatureOf tells what the plans read from a text are. About reports whether a sentence
// names something of the field. In doubt it is a plan: what is refused wrongly has to be
// explained by a person, what is taken wrongly can be seen and undone.
func NatureOf(name, text string, about func(string) bool) Nature {
	if len(text) > enough {
		text = strings.ToValidUTF8(text[:enough], "")
	}
	text, _ = simplified(text)
	var told counts
	reports, parts := 0, documents(text)
	named := containsAny(name, reportWords) && !containsAny(name, titleWords) || asReport.MatchString(text)
	for _, d := range parts {
		if isReport(d) {
			reports++
			continue
		}
		told.add(parseOne(d, false).Items, about)
	}
	switch {
	case reports > 0 && reports == len(parts), told.report(named):
		return Report
	case told.items > 0 && told.articles*2 > told.items:
		return Rules
	case told.elsewhere() && !namesItself(parts):
		return Elsewise
	}
	return Promises
}

// namesItself reports whether a title says it is what a union means to do.
func namesItself(parts []part) bool {
	for _, d := range parts {
		if title := d.head + titleOf(d.lines); strings.Contains(title, "工会") && containsAny(title, titleWords) {
			return true
		}
	}
	return false
}

// counts are the sentences of a text by what they say.
type counts struct{ items, articles, sentences, past, exact, ahead, about, story int }

var (
	// asReport: 现将半年来的工会工作总结如下.
	asReport = regexp.MustCompile(`(?:总结|汇报|总结汇报|报告)如下`)
	article  = regexp.MustCompile(`^第[一二三四五六七八九十百\d]{1,4}条`)
	// notPast are words with 了 or 已 that tell of no time.
	notPast  = strings.NewReplacer("为了", "", "了解", "", "除了", "", "明了", "", "不了", "", "了然", "", "了却", "")
	pastDeed = regexp.MustCompile(`了|已经|已(?:全部|完成|召开|举办|开展|组织|发放|落实|办结|投入|慰问|走访|成立|达)|` +
		`共(?:计|组织|开展|举办|举行|召开|慰问|投入|发放|走访|收到|征集|收集|评选|培训|筹集|支出|有\d|\d)|累计|先后|圆满|顺利(?:完成|召开|举行)|受到.{0,12}(?:好评|欢迎|表彰)|` +
		`荣获|被评为|获得.{0,10}(?:称号|好评)|今年以来|一年来|半年来|截[至止]|成功(?:举办|召开)|\d(?:余|多)?(?:名|位)?(?:职工|教职工|教师|会员|员工|人次?)(?:参加|参与|参赛|报名)|(?:取得|收到).{0,8}(?:成绩|成效|效果)|` +
		`(?:采纳|采用|创效|节约|增收|获奖|得票)(?:\d|约|近)|(?:明显|显著|大大)(?:提高|提升|改善|增强)|送去|有所|尚未|还不够|不够(?:丰富|深入|高|强|到位|广)|不高$`)
	// exact numbers are counted, not promised: 34条, 4.2万元. Months make 12, 24 and 36.
	exact = regexp.MustCompile(`(\d+)(\.\d+)?(?:余|多)?(?:名|户|条|件|人次|人|万元|元|份|篇|起|家)`)
	// story: 他说, “…？”
	story  = regexp.MustCompile(`(?:^|[^其吉])(?:他|她)(?:[^们人]|$)|[说问道喊答][:,]?["“]|["”][,]?[\p{Han}]{0,6}[说问道喊答]|^["“].*[,?!]["”]?$|[想记]起|望着|似的`)
	intent = regexp.MustCompile(`将|拟|力争|争取|确保|计划|打算|要(?:求)?|务必|力求|努力|准备|继续|进一步|下一步`)
	// deeds of any organisation, and whom it has.
	deeds = regexp.MustCompile(`组织|开展|召开|举办|加强|落实|制[定订]|完善|推进|推动|做好|抓好|搞好|深化|健全|建立|提高|提升|发挥|宣传|培训|学习|检查|考核|评选|慰问|走访|配合|协助|参加|工会|职工|教工|员工|会员|教师|干部|职代会|教代会|竞赛|比赛|参赛|选手|评奖|会议|活动`)
)

func (c *counts) add(items []terms.PlanItem, about func(string) bool) {
	for _, it := range items {
		c.items++
		if article.MatchString(it.Text) {
			c.articles++
		}
		for _, s := range strings.FieldsFunc(it.Text, func(r rune) bool { return strings.ContainsRune("。；;！？!?\n", r) }) {
			folded := notPast.Replace(han.Fold(s))
			c.sentences++
			if it.Window != nil || deeds.MatchString(folded) || about(folded) {
				c.about++
			}
			if story.MatchString(folded) {
				c.story++
			}
			switch past := pastDeed.MatchString(folded); {
			case intent.MatchString(folded):
				c.ahead++
			case past:
				c.past++
			case tallied(folded):
				c.exact++
			}
		}
	}
}

// report: most of what tells its time tells of the past, and not of a few sentences only.
func (c *counts) report(named bool) bool {
	share := 30
	if named {
		share = 15
	}
	told := c.past
	if c.past >= 2 && c.ahead == 0 {
		told += c.exact
	}
	return told >= 3 && told*100 >= c.sentences*share && told > c.ahead
}

// tallied reports whether a sentence bears a number nobody sets as a goal.
func tallied(folded string) bool {
	for _, m := range exact.FindAllStringSubmatch(folded, -1) {
		n, ok := han.Number(m[1])
		if m[2] != "" || ok && n > 10 && int(n)%5 != 0 && int(n)%12 != 0 {
			return true
		}
	}
	return false
}

// elsewhere: hardly a sentence names a deed or a thing of the field, or it tells of him
// and her.
func (c *counts) elsewhere() bool {
	return c.sentences > 0 && c.about*100 < c.sentences*40 || c.story >= 3 && c.story*10 >= c.sentences*3
}
