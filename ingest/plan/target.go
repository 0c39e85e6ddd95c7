package plan

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"nianlun/ingest/han"
	"nianlun/queries/terms"
)

const (
	numeral = `(\d+(?:\.\d+)?万?|[一二两三四五六七八九十百千]+万?)`
	// units that count promises; 次, 期, 场 always do, the others need a verb
	doingUnit = `(次|期|场次|场|篇|遍|节课|趟)`
	thingUnit = `(个|项|家|户|件|条|份|名|位|人次|人|处|所|批次|间|支|对|本|册|套|台|例|张|幅|门|组|队|学时|课时|批|节|堂|轮|部|副|棵|株)`
	cyclePart = `(每双月|每逢(?:季末|季初|月末|月初|半年|学期末)|每个?季度?|每个?学期|每个?月|每[两二2]个?月|每[三3六6]个月|每半年|每年|每学年|每周|一年|一季度|二个月|两个月|一个?月|半年|一个季度|一学期)`
)

var (
	frequency = regexp.MustCompile(cyclePart + `(?:\d{1,2}[日号]?(?:以?前)?)?(?:都|要|至少|不少于|定期|坚持|集中|组织|召开|开展|举办|举行|进行|推出|出刊|出版|编发|印发|刊出|更换|学习|活动|安排|完成|报送|上报|不低于|公布|检查|走访|[^,。;、\d一二两三四五六七八九十]){0,8}?` + numeral + `(?:(?:[至到或~]|[—–-]{1,4})` + numeral + `)?(?:个)?` + doingUnit)
	// with what is done between the cycle and the number: 每半年对…检查一次
	cycled    = regexp.MustCompile(`(每个?月|每个?季度?|每半年|每[两二2]个?月|每[三3六6]个月|每年|每学期|每学年|每周)(?:\d{1,2}[日号]?以?前)?[^,。;每\d]{1,30}?` + numeral + `()(?:个)?(次|期|场次|场|篇|遍|节课|节|趟|条|份|册|本|户|件)(?:以上)?`)
	onADay    = regexp.MustCompile(`(每个?(?:月|季度?|周)(?:的?第?[一二三四]?(?:最后)?[一1]?个?(?:周|星期|礼拜)[一二三四五六日天末]|的?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[日号])|每周[一二三四五六日天](?:[、,和]周?[一二三四五六日天])*)`)
	notADay   = regexp.MustCompile(`^(?:个|次|期|场|节|篇|题|课|条|份|讲|歌|书|练|报|会)`)
	meetings  = regexp.MustCompile(`(月度?|季度?|周)例会(?:制度)?`)
	monthly   = regexp.MustCompile(`(每月|每季度?|每学期|每半年|[按逐]月|[按逐]季度?|按学期)(?:[初末底]|期末|定期|按时|及时|坚持|都|均|要)?(?:研究|学习|召开|组织|开展|公布|公示|检查|出版|出刊|上报|报送|例会|更新|公开|通报|评比|评选|考核|汇报|走访|慰问|刊出)`)
	counted   = regexp.MustCompile(numeral + `(余|多|几)?(?:(?:[至到~]|[—–-]{1,4})` + numeral + `)?` + doingUnit + `(以上|以内|左右)?`)
	things    = regexp.MustCompile(numeral + `(余|多|几)?(?:(?:[至到~]|[—–-]{1,4})` + numeral + `)?` + thingUnit + `(以上|以内|左右)?`)
	percent   = regexp.MustCompile(`(不低于|不少于|达到?|提高|下降|降低|减少|增长|增加|超过|保持在?|控制在|不超过|低于|确保)?[^,。;\d]{0,4}(\d+(?:\.\d+)?)\s*[%％](以上|以内|左右)?`)
	points    = regexp.MustCompile(`(\d+(?:\.\d+)?|[一二三四五六七八九十]+)个百分点(以上|左右)?`)
	tenths    = regexp.MustCompile(`率[^,。;]{0,6}?([五六七八九])成(以上|左右)?`)
	hundreds  = regexp.MustCompile(`百分之([一二三四五六七八九十百]+)(以上|以内|左右)?`)
	amounts   = regexp.MustCompile(`(\d+(?:\.\d+)?(?:万|千|百)?|[一二两三四五六七八九十百千]+(?:万[一二两三四五六七八九十百千]*)?)(余|多)?(?:(?:[至到~]|[—–-]{1,4})(\d+(?:\.\d+)?万?))?(?:元|块钱)(以上|以内|左右|以下)?`)
	distribut = regexp.MustCompile(`((?:[\p{Han}]{1,8}、)+[\p{Han}]{1,8}(?:[和及][\p{Han}]{1,8})?|[\p{Han}“”"《》]{2,16}[和及][\p{Han}“”"《》]{2,16}|[\p{Han}]{0,4}[两二2][季节])各(?:组织|开展|举办|举行|召开|安排|进行|搞|办|走访|慰问|评选|检查|巡查)?(?:开展|慰问)?` + numeral + `(次|场|期|项|个|件|篇)`)
	perWho    = regexp.MustCompile(`(每(?:一?[个名位家所支户]|一)?[\p{Han}()]{0,6}?(?:工会小组|小组|班组|车间|工区|科室|处室|部门|单位|分会|分工会|支部|教研组|年级组|基层工会|企业|职工|会员|教师|老师|教工|委员|代表|干部|员工|学校|班级|人|户)|每[个人户名项家件篇次](?:补助|补贴|发放|奖励|资助|不超过|给予|慰问)|人均|户均|各(?:工会小组|班组|车间|单位|分工会|分会|支部|基层工会|完小工会小组))`)

	promise = []string{
		"争创", "服务", "印制", "订购", "招募", "派发", "分发", "摸排", "回访", "巡讲", "宣讲", "添", "选购", "联系", "不少于", "不低于", "至少", "不超过", "建立", "新建", "组建", "创建", "建成", "打造", "评选", "选树", "培养", "发展", "完成", "实现", "开展", "举办", "设", "配", "救助", "慰问", "资助",
		"助学", "提", "培训", "征集", "办", "签订", "帮扶", "争取", "力争", "解决", "新增", "吸收", "扶持", "命名", "表彰", "走访", "推荐", "确定", "树立", "交", "撰写", "订阅", "购", "组织", "召开", "带动", "参加", "奖励", "推出", "编印", "发放", "看望", "调解", "转化", "选出", "评出", "决出", "产生", "录制", "拍摄", "结对", "成立", "培育", "购置", "吸纳", "公开课", "听课", "上好", "讲授", "选派", "选送", "选拔", "挂牌", "创效", "扶助", "联谊", "受益", "惠及", "覆盖", "达到", "参保", "推动", "指导", "受众", "配齐", "建设", "创办", "申报", "聘", "邀请", "推选", "孵化", "筛查", "体检", "疗养", "休养", "印发", "制作", "编写", "刊登", "录用",
		"报送", "上报", "投稿", "抽查", "抽审", "发动", "建会", "采用", "刊用", "刊发", "发表", "见报", "检查", "送出", "送春联", "赠送", "种植", "栽植", "采纳", "化解", "援助", "排查", "参观", "读", "安排", "捐", "更新", "改造", "认定", "评定", "输送", "推送", "收集", "举行", "进行",
	}
	notBefore = regexp.MustCompile(`(?:第|历|逐|再|几|这|那|某|哪|本|上|同|另|任何|在|(?:^|[^结])对|关于|统|唯|十|百|\d|届|[一二三四五六七八九]届|的|是|前|后|作为|成为|连续[\p{Han}]{0,3}|(?:^|[^安健完])全(?:[^年安][\p{Han}]?)?)$`)
	notAfter  = regexp.MustCompile(`^["”’」]?(?:新的|重要|良好|整体|方面|目标|过程|系统|水平|台阶|重点|代表|必访|服务|环节|层面|阶段|问题|关键|亮点|制度|能力|职能|职权|原则|要求|坚持|确保|带头|统一|结合|关系|意识|作用|方向|主题|纽带|文明|模范|职工食堂|月一次|工种|基本功|专业|类别|板块|赛区|工程|大工程|率先|一定|系列)`)
)

// targetsIn lists what a folded text promises in figures. Number-like words that
// promise nothing (第三届, 五必访, 三个代表, 35岁以下) give none; domain.md §4.3.
func targetsIn(folded string) []terms.Target {
	t := &targetReader{text: folded, taken: make([]bool, len(folded)+1)}
	t.blind()
	t.frequencies()
	t.distributed()
	t.percents()
	t.amounts()
	t.doings()
	t.things()
	t.multitudes()
	return t.inOrder()
}

// inOrder returns the targets as they stand in the text.
func (t *targetReader) inOrder() []terms.Target {
	out := make([]terms.Target, 0, len(t.out))
	for _, p := range t.out {
		i := len(out)
		for i > 0 && t.place(out[i-1]) > t.place(p) {
			i--
		}
		out = slices.Insert(out, i, p)
	}
	return out
}

func (t *targetReader) place(target terms.Target) int { return strings.Index(t.text, target.Quote) }

type targetReader struct {
	text  string
	taken []bool
	out   []terms.Target
}

var slogans = regexp.MustCompile(`[一二三四五六七八九十两双]+(?:个代表|个认同|股势力|风|项规定|必访|贺四访|访|五型|心|种能力|大职能|大工程|德|项职权|有|创|自|比一看|帮一|个务必|个自信|个意识|位一体|定三包|字一话|小|进)|"[^"]{0,12}"|“[^”]{0,12}”|「[^」]{0,12}」|‘[^’]{0,12}’|[\d一二两三四五六七八九十百]+人以上的?(?:非公|规模|已建|用人|单位|企业)|《[^》]*》|\d+岁|\d+[:.]\d{2}|第[一二三四五六七八九十\d]+[届次个期批]|每[两二三2-5]年[^,。;]{0,12}?[一1]次|[〔\[(]\d{4}[〕\])]\s*\d*号?|\d{4}年|\d{1,2}月\d{1,2}日`)

var ofWeek = regexp.MustCompile(`^(?:周|星期|礼拜)[一二三四五六日天末]`)

// blind takes out the words that hold numerals and promise nothing.
func (t *targetReader) blind() {
	for _, m := range slogans.FindAllStringIndex(t.text, -1) {
		if !ofWeek.MatchString(t.text[m[1]:]) { // 每月第二个周六 is a time
			t.take(m[0], m[1])
		}
	}
	for _, m := range doneAlready.FindAllStringIndex(t.text, -1) {
		t.take(m[0], m[1])
	}
	for _, w := range windowsIn(t.text) {
		t.take(w.at, w.end)
	}
}

// doneAlready: 1月份已顺利完成了一次竞赛.
var doneAlready = regexp.MustCompile(`已经?[^,。;]{0,8}(?:完成|开展|举办|召开|组织|建成|成立|发放)了?[^,。;]*`)

func (t *targetReader) take(from, to int) {
	for i := from; i < to; i++ {
		t.taken[i] = true
	}
}

func (t *targetReader) free(from, to int) bool {
	for i := from; i < to; i++ {
		if t.taken[i] {
			return false
		}
	}
	return true
}

// open reports whether the cycle and the number of a match are free; a name in quotes
// may stand between them (每月编发《简讯》1期).
func (t *targetReader) open(m []int) bool { return t.free(m[2], m[3]) && t.free(m[4], m[1]) }

func (t *targetReader) group(m []int, i int) string {
	if m[2*i] < 0 {
		return ""
	}
	return t.text[m[2*i]:m[2*i+1]]
}

func (t *targetReader) add(target terms.Target, m []int) {
	target.Quote = t.text[m[0]:m[1]]
	if target.Per == "" {
		target.Per = t.per(m[0])
	}
	t.out = append(t.out, target)
	t.take(m[0], m[1])
}

// per returns the group each of which is to reach the number, named in the same sentence.
func (t *targetReader) per(at int) string {
	from := strings.LastIndexAny(t.text[:at], "。;；") + 1
	if from > at {
		from = 0
	}
	all := perWho.FindAllString(t.text[from:at], -1)
	for i := len(all) - 1; i >= 0; i-- {
		if !cycleFirst.MatchString(all[i]) {
			return all[i]
		}
	}
	return ""
}

// cycleFirst: 每年对全体职工 names a cycle, not a group.
var cycleFirst = regexp.MustCompile(`^每[一两二半]?个?(?:年|月|季|周|学|次|天|日)`)

// halfNamed: 上半年 is a window, not a cycle.
var halfNamed = regexp.MustCompile(`[上下前后]$`)

var cycles = []struct{ word, period string }{
	{"三个月", "quarter"}, {"3个月", "quarter"}, {"六个月", "half"}, {"6个月", "half"}, {"2个", "two_months"}, {"2月", "two_months"}, {"二月", "two_months"}, {"双月", "two_months"}, {"两个", "two_months"}, {"两月", "two_months"}, {"二个", "two_months"}, {"半年", "half"}, {"季", "quarter"}, {"学期", "semester"}, {"月", "month"}, {"年", "year"}, {"周", "week"},
}

func cycleOf(s string) string {
	for _, c := range cycles {
		if strings.Contains(s, c.word) {
			return c.period
		}
	}
	return ""
}

func (t *targetReader) frequencies() {
	for _, m := range frequency.FindAllStringSubmatchIndex(t.text, -1) {
		if !t.open(m) || halfNamed.MatchString(t.before(m[0])) {
			continue
		}
		cmp := "eq"
		if containsAny(t.text[m[0]:m[1]], []string{"至少", "不少于", "不低于"}) || strings.HasPrefix(t.text[m[1]:], "以上") {
			cmp = "ge"
		}
		t.span(m, 2, 3, terms.Target{Kind: "frequency", Cmp: cmp, Unit: t.group(m, 4), Period: cycleOf(t.group(m, 1))})
	}
	for _, m := range cycled.FindAllStringSubmatchIndex(t.text, -1) {
		if !t.open(m) || halfNamed.MatchString(t.before(m[0])) || notBefore.MatchString(t.before(m[4])) || containsAny(t.text[m[0]:m[4]], []string{"各", "人均"}) {
			continue
		}
		t.span(m, 2, 3, terms.Target{Kind: "frequency", Cmp: bound(t.text[m[0]:m[1]]), Unit: t.group(m, 4), Period: cycleOf(t.group(m, 1))})
	}
	for _, m := range onADay.FindAllStringSubmatchIndex(t.text, -1) {
		if t.free(m[0], m[1]) && !t.every(cycleOf(t.group(m, 1))) && !notADay.MatchString(t.text[m[1]:]) {
			t.add(terms.Target{Kind: "frequency", Value: float64(1 + len(otherDay.FindAllString(t.group(m, 1), -1))), Cmp: "eq", Unit: "次", Period: cycleOf(t.group(m, 1))}, m)
		}
	}
	for _, m := range meetings.FindAllStringSubmatchIndex(t.text, -1) {
		if t.free(m[0], m[1]) && !strings.HasSuffix(t.text[:m[0]], "每") && !strings.HasSuffix(t.text[:m[0]], "每个") {
			t.add(terms.Target{Kind: "frequency", Value: 1, Cmp: "eq", Unit: "次", Period: cycleOf(t.group(m, 1))}, m)
		}
	}
	for _, m := range monthly.FindAllStringSubmatchIndex(t.text, -1) {
		if t.free(m[0], m[1]) {
			t.add(terms.Target{Kind: "frequency", Value: 1, Cmp: "eq", Unit: "次", Period: cycleOf(t.group(m, 1))}, m)
		}
	}
}

// every reports whether a cycle was promised already: 每月一次，安排在每月最后一个周五.
func (t *targetReader) every(period string) bool {
	return slices.ContainsFunc(t.out, func(o terms.Target) bool { return o.Kind == "frequency" && o.Period == period })
}

// otherDay: 每周二、四 is twice a week.
var otherDay = regexp.MustCompile(`[、,和]周?[一二三四五六日天]`)

func bound(s string) string {
	if containsAny(s, []string{"至少", "不少于", "不低于", "以上"}) {
		return "ge"
	}
	return "eq"
}

// span adds one target, or two for a range: at least the lower, at most the upper.
func (t *targetReader) span(m []int, low, high int, target terms.Target) {
	lo, ok := han.Number(t.group(m, low))
	if !ok {
		return
	}
	target.Value = lo
	if hi, ok := han.Number(t.group(m, high)); ok && hi > lo {
		target.Cmp = "ge"
		t.add(target, m)
		target.Cmp, target.Value = "le", hi
		t.add(target, m)
		return
	}
	t.add(target, m)
}

// distributed reads 春游、秋游各一次 as one of each.
func (t *targetReader) distributed() {
	for _, m := range distribut.FindAllStringSubmatchIndex(t.text, -1) {
		n, ok := han.Number(t.group(m, 2))
		if !ok || !t.free(m[4], m[5]) {
			continue
		}
		if eachOne.MatchString(t.group(m, 1)) {
			continue
		}
		names := strings.FieldsFunc(t.group(m, 1), func(r rune) bool { return r == '、' || r == '和' || r == '及' })
		if len(names) == 1 && bothOf.MatchString(names[0]) {
			names = append(names, names[0])
		}
		for range names {
			t.add(terms.Target{Kind: "count", Value: n, Cmp: "eq", Unit: t.group(m, 3), Period: halfOf(t.text, m[4])}, m)
		}
	}
}

// bothOf: 春秋两季各一次.
var bothOf = regexp.MustCompile(`[两二2][季节]$`)

// eachOne: 各科室、各班组各组织一次 is one for each of them.
var eachOne = regexp.MustCompile(`^[各每]`)

// levied: 按工资总额的2%, 相当于经费的50% tell a rate, not a promise.
var levied = regexp.MustCompile(`相当于[^,。;]{0,24}$|(?:按照?|依照)(?:[^,。;]{0,14}(?:总额|工资|收入|比例|标准)的?)?$`)

func (t *targetReader) percents() {
	for _, m := range percent.FindAllStringSubmatchIndex(t.text, -1) {
		n, ok := han.Number(t.group(m, 2))
		if ok && t.free(m[4], m[5]) && !levied.MatchString(t.text[:m[4]]) {
			t.add(terms.Target{Kind: "percent", Value: n, Cmp: comparison(t.group(m, 1)+t.text[m[0]:m[4]], t.group(m, 3), ""), Unit: "%", Period: "year"}, m)
		}
	}
	for _, m := range points.FindAllStringSubmatchIndex(t.text, -1) {
		if n, ok := han.Number(t.group(m, 1)); ok && t.free(m[0], m[1]) {
			t.add(terms.Target{Kind: "percent", Value: n, Cmp: comparison(t.before(m[0]), t.group(m, 2), ""), Unit: "%", Period: "year"}, m)
		}
	}
	for _, m := range tenths.FindAllStringSubmatchIndex(t.text, -1) {
		if n, ok := han.Number(t.group(m, 1)); ok && t.free(m[0], m[1]) {
			t.add(terms.Target{Kind: "percent", Value: 10 * n, Cmp: comparison(t.before(m[0]), t.group(m, 2), ""), Unit: "%", Period: "year"}, m)
		}
	}
	for _, m := range hundreds.FindAllStringSubmatchIndex(t.text, -1) {
		n, ok := han.Number(t.group(m, 1))
		if t.group(m, 1) == "百" {
			n, ok = 100, true
		}
		if ok && t.free(m[0], m[1]) {
			t.add(terms.Target{Kind: "percent", Value: n, Cmp: comparison(t.before(m[0]), t.group(m, 2), ""), Unit: "%", Period: "year"}, m)
		}
	}
}

func (t *targetReader) amounts() {
	for _, m := range overTens.FindAllStringSubmatchIndex(t.text, -1) {
		if n, ok := han.Number(t.group(m, 1) + t.group(m, 2)); ok && t.free(m[0], m[1]) && !lostUnit.MatchString(t.text[m[0]:m[1]]) {
			t.add(terms.Target{Kind: "amount", Value: n, Cmp: "approx", Unit: "元"}, m)
		}
	}
	for _, m := range amounts.FindAllStringSubmatchIndex(t.text, -1) {
		if !t.free(m[0], m[1]) || ofSize.MatchString(t.text[m[1]:]) || damagedRange.MatchString(t.text[m[0]:m[1]]) || lostUnit.MatchString(t.text[m[0]:m[1]]) {
			continue
		}
		cmp := comparison(t.before(m[0]), t.group(m, 4), t.group(m, 2))
		target := terms.Target{Kind: "amount", Cmp: cmp, Unit: "元"}
		if aYear.MatchString(t.text[strings.LastIndexAny(t.text[:m[0]], "。;")+1 : m[0]]) {
			target.Period = "year"
		}
		if slash := eachAfter.FindString(t.text[m[1]:]); slash != "" {
			target.Per = "每" + strings.TrimLeft(slash, "/每")
		}
		t.span(m, 1, 3, target)
	}
}

// ofSize: 对产值500万元以上的企业 tells which ones.
var ofSize = regexp.MustCompile(`^的?(?:企业|单位|项目|工程|公司|商户|大额)`)

// aYear: 全年投资3万元.
var aYear = regexp.MustCompile(`全年|年内|每年|年度(?:总|预算|支出|投入|安排)`)

// overTens: 20余万元.
var overTens = regexp.MustCompile(`(\d+(?:\.\d+)?)(?:余|多)([万千])元`)

// eachAfter: 300元/人 is for each.
var eachAfter = regexp.MustCompile(`^/每?[人户名年]`)

// before returns the last few characters, where 不超过, 约, 控制在 stand.
func (t *targetReader) before(at int) string {
	from := at
	for n := 0; n < 6 && from > 0; n++ {
		_, size := utf8.DecodeLastRuneInString(t.text[:from])
		from -= size
	}
	return t.text[from:at]
}

func comparison(before, after, more string) string {
	switch {
	case more != "" || after == "左右" || containsAny(before, []string{"约", "大约", "近"}):
		return "approx"
	case after == "以上" || containsAny(before, []string{"不低于", "不少于", "至少", "超过", "达到", "达", "确保"}) && !strings.Contains(before, "不超过"):
		return "ge"
	case after == "以内" || after == "以下" || containsAny(before, []string{"不超过", "控制在", "低于", "不高于"}):
		return "le"
	}
	return "eq"
}

// secondStage: 二期课改 is the second, not two.
var secondStage = regexp.MustCompile(`^[一二三四五]期(?:课改|课程|工程|项目|教材|建设)`)

func (t *targetReader) doings() {
	for _, m := range counted.FindAllStringSubmatchIndex(t.text, -1) {
		rest := t.text[m[1]:]
		if !t.free(m[0], m[1]) || notBefore.MatchString(t.before(m[0])) || secondStage.MatchString(t.text[m[0]:]) || strings.HasPrefix(rest, "性") || strings.HasPrefix(rest, "建到位") || strings.HasPrefix(rest, "又一次") || strings.HasPrefix(rest, "会议精神") {
			continue
		}
		t.span(m, 1, 3, terms.Target{Kind: "count", Cmp: comparison(t.before(m[0]), t.group(m, 5), t.group(m, 2)), Unit: t.group(m, 4), Period: halfOf(t.text, m[0])})
	}
}

// halfOf returns half when the same clause says 上半年 or 下半年.
func halfOf(text string, at int) string {
	from := strings.LastIndexAny(text[:at], "。;") + 1
	if containsAny(text[from:at], []string{"上半年", "下半年", "前半年"}) {
		return "half"
	}
	return ""
}
