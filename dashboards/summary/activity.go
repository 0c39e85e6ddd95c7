package summary

import (
	"regexp"
	"slices"
	"strings"

	"nianlun/queries/terms"
)

var (
	ownVerb  = regexp.MustCompile(`^(?:参加|组织|召开|举办|开展|慰问|走访|看望|赴|承办|协办|联办|评选|完成|举行|发放|制定|修订|印发|签订|建立|推荐|选派|配合|协助|落实|购买|购置|更新|检查|做好|开设|邀请|新签|新建|新增|续签|换发|清理|整理|选举|改选|补选|调研|宣讲|传达|捐赠|资助|救助|发展|吸收|设立|成立|申报|创建|表彰|评比|深入|落实|为|向|给)`)
	joint    = regexp.MustCompile(`^(?:学习|观看|收看|讨论|植树|参观|体检|疗休养|献血|捐款|义务)`)
	outing   = regexp.MustCompile(`赴|前往|到.+参观|参观|春游|秋游|踏青`)
	meeting  = regexp.MustCompile(`(?:会议|大会|例会|座谈会|职代会|教代会|代表大会|动员会|部署会|推进会|现场会|通报会|协调会|恳谈会|见面会|民主生活会|预备会|学习会|研讨会|分析会|总结会|表彰会|发布会|碰头会|布置会|答复会|评议会|审议会|工作会|全委会|委员会|听证会|协商会|务虚会)$`)
	show     = regexp.MustCompile(`(?:赛|运动会|晚会|联欢会|茶话会|游园会|招聘会|交流会|音乐会|报告会|分享会|汇演|会演|展演|演出|演讲|朗诵|讲座|讲堂|[训修习讨趣高升干管导]班|培训|征文|展|展览|节|论坛|沙龙|比武|仪式|课|会)$`)
	finished = regexp.MustCompile(`(?:更新|改造|建设|换届|换届选举|组建|续签|签订|建档|维修|发放|采购)$`)
	spell    = regexp.MustCompile(`[月周日]$`)
	begun    = regexp.MustCompile(`(?:开班|开营|开赛|开幕|揭牌|启用)$`)
	routine  = regexp.MustCompile(`(?:统计|整理|公示|公开|公布|检查|督查|抽查|审计|审核|盘点|登记|验收|核查|核实|清查|收缴)$`)
)

var trailing = regexp.MustCompile(`[（(][^（）()]*[）)]\s*$`)

// bare is a title without what stands in brackets behind it.
func bare(title string) string { return strings.TrimSpace(trailing.ReplaceAllString(title, "")) }

// verb is what an officer would say before a title: 召开 a meeting, 举办 a contest.
func verb(title string) string {
	title = bare(title)
	switch {
	case ownVerb.MatchString(title):
		return ""
	case outing.MatchString(title), joint.MatchString(title) && !spell.MatchString(title):
		return "组织"
	case begun.MatchString(title):
		return "举行"
	case meeting.MatchString(title), strings.Contains(title, "大会暨"):
		return "召开"
	case show.MatchString(title):
		return "举办"
	case finished.MatchString(title):
		return "完成"
	case routine.MatchString(title):
		return "进行"
	}
	return msgCarryOut
}

// act is the verb and title of a series; nil when the title must not be quoted.
func (w *writer) act(s terms.Series) []Span {
	source := terms.Source{}
	if len(s.Each) > 0 {
		source = s.Each[0].Source
	}
	title := w.quote(s.Title, source)
	if title == nil {
		return nil
	}
	return acting(title[0].Text, title)
}

// deeds are titles that read well behind 开展; others need 活动 behind them.
var deeds = regexp.MustCompile(`(?:活动|行动|工程|工作|运动|竞赛|演练|座谈|宣讲|宣传|义诊|征集|测评|走访|家访|慰问|看望|体检|续保|办理|审查|调研|评选|评比|竞答|抢答|咨询|服务|练兵|植树|祭扫|扫墓|投票|结对|疗休养|托管|测试|考核|交流|观摩|参观|学习|讨论|筛查|普查|排查|摸底|建档|演讲|朗诵|献血|捐款|捐赠|募捐|救助|帮扶|助学|互助|协商|申报|招聘|辅导|巡讲|访谈|拓展|锻炼|实践|教育|监督|调查|表彰|考试|疗养|培训|救护|维修|调解|评议|选举|纳凉|登记)$`)

// acting sets the verb before the words of a title and 活动 behind where it needs one.
func acting(title string, text []Span) []Span {
	v := verb(title)
	if head, behind := lastWord(title, text); head != nil {
		return concat(words(behind), head)
	}
	if v == msgCarryOut && !deeds.MatchString(bare(title)) {
		return concat(words(v), text, words(msgActivity))
	}
	return concat(words(v), text)
}

// lastWords are verbs that stand at the end of titles, and what a sentence says for them.
var lastWords = []struct{ word, drop, verb string }{
	{"启动", "启动", "启动"},
	{"启用", "启用", "启用"},
	{"体检组织", "组织", "组织"},
	{"筛查组织", "组织", "组织"},
	{"疗休养组织", "组织", "组织"},
	{"活动组织", "组织", "组织"},
	{"班开班", "开班", "举办"},
	{"营开营", "开营", "举办"},
	{"赛开赛", "开赛", "举办"},
}

// shortestLast is how many characters a title with its verb behind has at least.
const shortestLast = 6

// lastWord takes off the end of a title what is the verb in a sentence: 合理化建议征集启动
// is 启动合理化建议征集, 钳工班开班 is 举办钳工班.
func lastWord(title string, text []Span) (head []Span, verb string) {
	if len(text) != 1 || ownVerb.MatchString(title) {
		return nil, ""
	}
	front := bare(text[0].Text)
	for _, end := range lastWords {
		if !strings.HasSuffix(front, end.word) || len([]rune(front)) < shortestLast {
			continue
		}
		one, behind := text[0], text[0]
		one.Text, behind.Text = strings.TrimSuffix(front, end.drop), strings.TrimPrefix(text[0].Text, front)
		if behind.Text == "" {
			return []Span{one}, end.verb
		}
		return []Span{one, behind}, end.verb
	}
	return nil, ""
}

// tell says one series in one sentence; a title that cannot be quoted gives nothing.
func (w *writer) tell(s terms.Series) []Span {
	act := w.act(s)
	if act == nil {
		return nil
	}
	if len(s.Each) == 1 {
		return w.tellOne(s.Each[0], act)
	}
	return w.tellMany(s, act)
}

func (w *writer) tellOne(a terms.ActivityFact, act []Span) []Span {
	s := slots{"act": act, "unit": w.otherUnit(a), "date": w.days(a), "people": w.fig(a.Headcounts), "cost": w.fig(a.Cost)}
	id := activityID(a)
	s["organiser"] = w.detail("host/"+id, w.placeWorth(a), w.organiser(a))
	s["note"] = w.detail("note/"+id, w.noteWorth(a), w.remarkOf(a))
	at := "place"
	if leaves.MatchString(a.Title) {
		at = "site" // 在陈列馆赴乡村参观 would be two places
	}
	s[at] = w.detail("place/"+id, w.placeWorth(a), w.place(a))
	if online.MatchString(strings.TrimSpace(a.Place)) {
		s["act"], s[at] = concat(s[at], act), nil // 线上开展, not 地点在线上
	}
	if said := w.say("single", s); said != nil {
		return said
	}
	return w.say("singleUndated", s)
}

// remarkOf quotes the remark of an activity; of many units' activities a reader wants
// none.
func (w *writer) remarkOf(a terms.ActivityFact) []Span {
	if w.large() && w.otherUnit(a) != nil {
		return nil
	}
	return w.note(unstarred(a.Note), a.Source)
}

// leaves are titles of going somewhere.
var leaves = regexp.MustCompile(`赴|前往|到.+(?:参观|学习|考察)|参观`)

// online are places that are none.
var online = regexp.MustCompile(`^(?:线上|网上|云端)$`)

// placeTail is how much of a place's end names it in a title.
const placeTail = 4

// place quotes where it was, unless the title says so.
func (w *writer) place(a terms.ActivityFact) []Span {
	r := []rune(strings.TrimPrefix(strings.TrimSpace(a.Place), "各"))
	if strings.Contains(a.Title, string(r)) || len(r) > placeTail && strings.Contains(a.Title, string(r[len(r)-placeTail:])) {
		return nil
	}
	if ownUnion.MatchString(strings.TrimSpace(a.Place)) {
		return nil // 公司工会在公司工会
	}
	return w.quote(a.Place, a.Source)
}

var (
	outside  = regexp.MustCompile(`总工会|党委|党组|团委|妇联|联合|[、和与]|[市县区省]|系统|街道|社区|协会|政府|公司`)
	ownUnion = regexp.MustCompile(`^(?:校|局|厂|公司|院|处|本单位|机关|本)?工会(?:委员会)?$`)
)

// organiser names the body behind an activity when it is plainly another than the
// unit; its own offices are of no interest to a reader.
func (w *writer) organiser(a terms.ActivityFact) []Span {
	name := strings.TrimSpace(a.Organiser)
	if !outside.MatchString(name) || ownUnion.MatchString(name) || strings.Contains(a.UnitName, name) || strings.Contains(name, a.UnitName) || strings.Contains(a.Title, name) {
		return nil
	}
	return w.quote(name, a.Source)
}

// days is the day of an activity, or its first and last.
func (w *writer) days(a terms.ActivityFact) []Span {
	first, last := w.anyFig(a.Date), w.anyFig(a.Until)
	if first == nil || last == nil || a.Until.Shown == a.Date.Shown {
		return first
	}
	return concat(first, words(msgTo), last)
}

// otherUnit names the unit of an activity that is not the reporting unit's own.
func (w *writer) otherUnit(a terms.ActivityFact) []Span {
	if a.UnitKey == w.f.Unit.Key || a.UnitName == w.f.Unit.Name {
		return nil
	}
	return w.name(a.UnitName)
}

// mostDates is how many days a sentence lists one by one.
const mostDates = 12

func (w *writer) tellMany(s terms.Series, act []Span) []Span {
	v := slots{"act": act, "count": w.toldAs(w.fig(s.Count), measureOf(s.Title)), "people": w.fig(s.PersonTimes), "cost": w.fig(s.Spend)}
	id := activityID(s.Each[0])
	v["note"] = w.detail("note/"+id, w.noteWorth(s.Each[0]), w.notes(s.Each))
	var dates [][]Span
	var days []terms.Date
	for _, a := range s.Each {
		dates = append(dates, w.days(a))
		days = append(days, a.Start)
	}
	v["first"], v["last"] = w.anyFig(s.Each[0].Date), w.anyFig(s.Each[len(s.Each)-1].Date)
	if v["units"], v["more"] = w.unitNames(s.Each); v["units"] == nil {
		v["unit"] = w.otherUnit(s.Each[0])
	}
	if len(dates) <= mostDates {
		if v["dates"] = join(dates, msgList); len(dates) > 2 {
			v["dates"] = w.detail("dates/"+id, w.placeWorth(s.Each[0]), v["dates"])
		}
	}
	order := []string{"series", "seriesMany"}
	switch {
	case v["units"] != nil:
		order = []string{"seriesUnits", "seriesMany"}
	case v["dates"] != nil && everyMonth(days, w.f.Scope.Period, w.asOf()):
		order = []string{"seriesMonthly"}
	}
	for _, set := range append(order, "singleUndated") {
		if said := w.say(set, v); said != nil {
			return said
		}
	}
	return nil
}

// mostUnits is how many units a sentence names.
const mostUnits = 12

// unitNames lists the units of a series spread over several units; more is said where
// it names some of them only.
func (w *writer) unitNames(each []terms.ActivityFact) (list, more []Span) {
	var seen []string
	var names [][]Span
	for _, a := range each {
		if !slices.Contains(seen, a.UnitKey) {
			seen = append(seen, a.UnitKey)
			names = append(names, w.name(a.UnitName))
		}
	}
	if len(seen) < 2 {
		return nil, nil
	}
	most := mostUnits
	if w.large() {
		most /= 2
	}
	if len(names) > most {
		names, more = names[:most], words(msgAndOthers)
	}
	return join(names, msgList), more
}

// mostNotes is how many remarks of a series a sentence carries.
const mostNotes = 6

// notes quotes the different remarks of a series. Where they differ and count things,
// equal ones are kept too: a reader adds them up (公开4项；公开3项；公开3项).
func (w *writer) notes(each []terms.ActivityFact) []Span {
	var seen, all []string
	var different, every, days [][]Span
	for _, a := range each {
		text := unstarred(a.Note)
		said := w.remarkOf(a)
		if said == nil {
			continue
		}
		all, every, days = append(all, text), append(every, said), append(days, w.days(a))
		if !slices.Contains(seen, text) && len(seen) < mostNotes {
			seen, different = append(seen, text), append(different, said)
		}
	}
	if len(seen) > 1 && len(all) <= mostNotes && slices.ContainsFunc(all, func(s string) bool { return strings.ContainsAny(s, "0123456789") }) {
		different = every
	}
	if len(all) == 1 && len(each) > 1 && days[0] != nil {
		return concat(words(msgThereof), days[0], different[0]) // of one of them only
	}
	return join(different, msgSemicolon)
}
