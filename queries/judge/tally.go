package judge

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"nianlun/queries/terms"
)

var (
	// roll: whoever joins is on the roll, not at an activity.
	roll   = regexp.MustCompile(`入会|建会|(?:发展|新增|吸收|吸纳|净增|增加)[^,，。;；]{0,12}(?:会员|职工|劳动者|农民工|司机|骑手|人员)`)
	joined = regexp.MustCompile(`会员|入会|建会|吸纳|吸收|发展`)
	// chosen: 表彰10名, 推荐2名, 配备3名 count those who were named, not those who came.
	chosen = regexp.MustCompile(`(?:表彰|评选|评出|选树|选出|命名|推荐|奖励|授予|选拔|培养|推选|评定|评为|选聘|聘请|聘任|配备|招募|培育|储备|确定|认定|建档|脱困|解困|脱贫|录用|上岗|就业|持证|取得|获得|获奖|夺奖|拿奖|入围|立功|考取|新增|增补|吸收|选派|发现|决出|产生|揭晓|发展|转正|晋升|提拔|招收|引进|安置|登记|配强|充实|组建)[^,，。;；]{0,20}$`)
	// enrolled: how many are insured is a state, not an attendance.
	enrolled = regexp.MustCompile(`参保|投保|续保|入保|受益|惠及|受众`)
	// inAll: 会员总数达到1500人 is a state as well.
	inAll = regexp.MustCompile(`(?:总数|总人数|总量|会员数|职工数)[^,，。;；]{0,6}$`)
	// staff: 志愿者30名, 专职工作者3名 are those one has, not those who came.
	staff = regexp.MustCompile(`队伍|志愿者|网格员|宣讲员|信息员|监督员|专职|兼职|专干|工作者|指导员|调解员|通讯员|协理员|委员\d|代表\d|储备|库$`)
	come  = regexp.MustCompile(`培训|轮训|参加|参与|组织|慰问|走访|体检|疗休养|座谈`)
	// ceremony: whoever sits at a handing-over is not whoever receives.
	ceremony = regexp.MustCompile(`仪式|大会|座谈会|动员会|启动|部署|会议|推进会|发布`)
	// given: who receives something.
	given  = regexp.MustCompile(`救助|帮扶|资助|助学|发放|结对|困难`)
	spends = regexp.MustCompile(`筹集|募集|募捐|捐款|创效|创造|节约|节支|节省|增收|增效|降本|讨回|追回|挽回|争取|收缴|上缴|拨缴|采购|消费|销售|贷款|理赔|赔付`)
)

// people is the number of people a target counts. Only where those who came are those
// who are counted does the headcount tell it; else the words of the row must.
func people(targets []terms.Target, i int, clauses []clause, rows []terms.Activity) tally {
	t, c := targets[i], clauses[i]
	switch {
	case eachTime.MatchString(c.before):
		return eachHeadcount(t, rows)
	case roll.MatchString(c.text):
		return spoken(targets, i, clauses, rows, joined)
	case inAll.MatchString(c.before):
		return spoken(targets, i, clauses, rows, nil)
	case chosen.MatchString(c.before) && !strings.Contains(c.before, "培训"):
		return spoken(targets, i, clauses, rows, nil)
	case enrolled.MatchString(c.text) && len(numbersNear(rows, t.Unit, enrolled)) > 0:
		return tally{n: slices.Max(numbersNear(rows, t.Unit, enrolled))} // a state, told again and again
	case t.Unit != "人次" && staff.MatchString(c.text) && !come.MatchString(c.text):
		return spoken(targets, i, clauses, rows, nil)
	}
	receive := given.MatchString(c.text)
	sum := tally{whole: true}
	for _, a := range rows {
		told := numbers(a, t.Unit)
		switch {
		case receive && len(told) > 0 && ceremony.MatchString(a.Title):
			sum.n += slices.Max(told)
		case a.Headcount == nil && slices.ContainsFunc(rows, func(b terms.Activity) bool { return toldBeside(b, c, t.Unit) }):
			// another row tells of those who came
		case a.Headcount == nil || receive && ceremony.MatchString(a.Title):
			sum.whole = false
		default:
			sum.n += float64(*a.Headcount)
		}
	}
	return sum
}

// toldBeside reports whether a row tells the number in the words of the target.
func toldBeside(a terms.Activity, c clause, unit string) bool {
	return a.Headcount != nil && len(numbersBeside(a, c.own, unit)) > 0
}

// eachTime: 每期不超过40人 is a number for every holding.
var eachTime = regexp.MustCompile(`每(?:期|场|次|批|班|届|轮)[^,，。;；]{0,8}$`)

// eachHeadcount is the holding that keeps the number worst.
func eachHeadcount(t terms.Target, rows []terms.Activity) tally {
	worst := tally{whole: len(rows) > 0}
	for i, a := range rows {
		if a.Headcount == nil {
			return tally{}
		}
		n := float64(*a.Headcount)
		if i == 0 || t.Cmp == "le" && n > worst.n || t.Cmp != "le" && n < worst.n {
			worst.n = n
		}
	}
	return worst
}

// money is what was spent, or what the words of the rows say where a target counts money
// of another kind (募集, 创效, 节约) or a sum for each.
func money(c clause, targets []terms.Target, t terms.Target, rows []terms.Activity) tally {
	if sum, ok := standard(c, targets, t, rows); ok {
		return sum
	}
	if bought.MatchString(c.before) {
		return boughtFor(rows)
	}
	if spends.MatchString(c.before) {
		return spokenMoney(rows)
	}
	if t.Per != "" || eachOne.MatchString(c.before) {
		return moneyEach(c, t, rows)
	}
	sum, blank := tally{whole: len(rows) > 0}, 0
	for _, a := range rows {
		if a.Spend != nil {
			sum.n += float64(*a.Spend) / 100
			continue
		}
		told := spokenMoney([]terms.Activity{a})
		sum.n += told.n
		sum.whole = sum.whole && told.whole
		if !told.whole {
			blank++
		}
	}
	if t.Cmp == "le" && blank > 0 && sum.n > 0 && (2*blank <= len(rows) || mostly(c, rows)) {
		sum.whole = true // a blank beside sums written down is what cost nothing
	}
	return sum
}

// mostly reports whether what a cap is for is told by a row with its sum (奖励金额: the
// row of the awards).
func mostly(c clause, rows []terms.Activity) bool {
	return awards.MatchString(c.before) && slices.ContainsFunc(rows, func(a terms.Activity) bool { return a.Spend != nil && awarded.MatchString(a.Title+a.Note) })
}

var (
	awards  = regexp.MustCompile(`奖`)
	awarded = regexp.MustCompile(`奖|总结|表彰|先进|揭晓|颁`)
	// norm: 住院慰问金300元 is what each gets, not what all get.
	norm = regexp.MustCompile(`(?:慰问金|慰问品|抚恤金|丧葬费|礼金|贺礼|标准|蛋糕券?)(?:为|是|不超过|每次)?$`)
)

// standard holds a small sum that is a norm for each case against what each case got.
func standard(c clause, targets []terms.Target, t terms.Target, rows []terms.Activity) (tally, bool) {
	if !norm.MatchString(c.before) || t.Value > 5000 || t.Per != "" || t.Unit != "元" || len(rows) == 0 {
		return tally{}, false
	}
	dearest, met := 0.0, false
	for _, a := range rows {
		if a.Spend == nil || a.Headcount == nil || *a.Headcount == 0 {
			return tally{}, false
		}
		each := float64(*a.Spend) / 100 / float64(*a.Headcount)
		dearest, met = max(dearest, each), met || each == t.Value
		if !slices.ContainsFunc(targets, func(o terms.Target) bool {
			return o.Kind == "amount" && (each == o.Value || o.Cmp == "le" && each <= o.Value)
		}) {
			return tally{}, false
		}
	}
	if !met && t.Cmp != "le" {
		dearest = t.Value // the case did not arise
	}
	return tally{n: min(dearest, t.Value), whole: true}, true
}

var (
	eachOne  = regexp.MustCompile(`每(?:人|户|生|名|个|位|家)|人均|户均`)
	eachSaid = regexp.MustCompile(`(?:每(?:人|户|生|名|个|位|家)|人均|户均)[^,，。;；\d]{0,10}(\d+(?:\.\d+)?)(万)?(?:元|[,，。;；]|$)`)
	// onePart: a part of what was spent, which no sum of the ledger shows.
	onePart = regexp.MustCompile(`补助|补贴|奖|服装|餐|材料|慰问金|助学|资助|救助|礼品|慰问品|用品`)
)

// moneyEach is the sum for each as rows tell it, or the spending shared among those who
// came, where all of it was for them; the dearest counts.
func moneyEach(c clause, t terms.Target, rows []terms.Activity) tally {
	sum := tally{whole: len(rows) > 0}
	for _, a := range rows {
		n := 0.0
		switch m := eachSaid.FindStringSubmatch(a.Title + "。" + a.Note); {
		case m != nil:
			n = yuanOf(m[1], m[2])
		case t.Cmp == "ge" && !onePart.MatchString(c.before) && person(t.Per+c.before) && a.Spend != nil && a.Headcount != nil && *a.Headcount > 0:
			n = float64(*a.Spend) / 100 / float64(*a.Headcount)
			if sum.n > 0 {
				n = min(n, sum.n)
			}
			sum.n = n
			continue
		case (t.Cmp == "le" || t.Cmp == "eq") && !onePart.MatchString(c.before) && person(t.Per+c.before) && a.Spend != nil && a.Headcount != nil && *a.Headcount > 0:
			n = float64(*a.Spend) / 100 / float64(*a.Headcount)
		default:
			sum.whole = false
			continue
		}
		sum.n = max(sum.n, n)
	}
	return sum
}

// bought: 消费帮扶2万元 is money of the ledger, of the rows that tell of buying.
var bought = regexp.MustCompile(`消费帮扶|消费扶贫|以购代捐|采购`)

var buying = regexp.MustCompile(`消费|采购|购|买|收`)

func boughtFor(rows []terms.Activity) tally {
	sum := tally{}
	for _, a := range rows {
		if a.Spend != nil && buying.MatchString(a.Title+a.Category+a.Note) {
			sum.n += float64(*a.Spend) / 100
			sum.whole = true
		}
	}
	return sum
}

func person(per string) bool {
	return strings.Contains(per, "每人") || strings.Contains(per, "人均") || strings.Contains(per, "每名") || strings.Contains(per, "每位") || strings.Contains(per, "每生") || strings.Contains(per, "每户") || strings.Contains(per, "户均") || strings.Contains(per, "每家") || strings.HasSuffix(per, "职工") || strings.HasSuffix(per, "会员")
}

var (
	yuan     = regexp.MustCompile(`(\d+(?:\.\d+)?)(万)?(?:余|多)?元`)
	rateSaid = regexp.MustCompile(`([\p{Han}]{0,10})[^\p{Han}\d]{0,3}(\d+(?:\.\d+)?)\s*[%％]`)
)

func spokenMoney(rows []terms.Activity) tally {
	sum := tally{whole: len(rows) > 0}
	for _, a := range rows {
		m := yuan.FindStringSubmatch(a.Title + "。" + a.Note)
		if m == nil {
			sum.whole = false
			continue
		}
		sum.n += yuanOf(m[1], m[2])
	}
	return sum
}

func yuanOf(digits, tenThousands string) float64 {
	n, err := strconv.ParseFloat(digits, 64)
	if err != nil {
		return 0
	}
	if tenThousands != "" {
		n *= 10000
	}
	return n
}

// takers: how many units take part is told once, not added up.
var takers = regexp.MustCompile(`\d(?:家|户|支|个)?[^,，。;；]{0,8}(?:参赛|参加|参与|参评)|(?:参赛|参加|参与|参评|覆盖)[^,，。;；]{0,8}\d`)

func mostTold(rows []terms.Activity, unit string) float64 {
	best := 0.0
	for _, a := range rows {
		if all := numbers(a, unit); len(all) > 0 {
			best = max(best, slices.Max(all))
		}
	}
	return best
}

// level is whose honour it is: 市级1个、县级2个 are told apart by it.
var level = regexp.MustCompile(`(全国|国家|省|市|区|县)(?:级|里|总)`)

// otherLevel reports whether a row is of the level of another target.
func otherLevel(a terms.Activity, i int, clauses []clause) bool {
	mine, theirs := level.FindStringSubmatch(clauses[i].own), level.FindStringSubmatch(a.Title+"。"+a.Note)
	if mine == nil || theirs == nil || mine[1] == theirs[1] {
		return false
	}
	return slices.ContainsFunc(clauses, func(c clause) bool { m := level.FindStringSubmatch(c.own); return m != nil && m[1] == theirs[1] })
}

// sameLevel reports whether a row is of the level a target names.
func sameLevel(a terms.Activity, c clause) bool {
	mine, theirs := level.FindStringSubmatch(c.own), level.FindStringSubmatch(a.Title+"。"+a.Note)
	return mine != nil && theirs != nil && mine[1] == theirs[1]
}

// founds: a union is founded by a meeting; the row need not number it.
var (
	founds  = regexp.MustCompile(`(?:新建|组建|新成立|建立)[^,，。;；]{0,10}(?:工会|工联会|联合会)\d|新建工会`)
	founded = regexp.MustCompile(`建会|工会成立|成立工会|组建工会|入会|成立大会|首任主席|首届`)
)

// made: the row is of one that now stands.
var made = regexp.MustCompile(`揭牌|挂牌|授牌|启用|成立|建成|投用|开张|落成`)

// calls are made from door to door.
var calls = regexp.MustCompile(`慰问|走访|看望|入户|登门|帮扶|送温暖|节前`)

// besideAny reports whether a row tells a number in the words of another target.
func besideAny(a terms.Activity, clauses []clause, unit string) bool {
	return slices.ContainsFunc(clauses, func(c clause) bool { return len(numbersBeside(a, c.own, unit)) > 0 })
}

// plain are pairs of characters that name no thing.
var plain = strings.NewReplacer("职工", " ", "工会", " ", "建设", " ", "新建", " ", "建立", " ", "创建", " ", "打造", " ", "建成", " ", "完成", " ", "开展", " ", "组织", " ",
	"以上", " ", "不少", " ", "至少", " ", "达到", " ", "全年", " ", "年内", " ", "活动", " ", "工作", " ", "达 ", " ", "新增", " ", "命名", " ", "申报", " ", "一个", " ", "力争", " ")

// sameWords reports whether two texts share a pair of characters that names something.
func sameWords(a, b string) bool {
	r, other := []rune(plain.Replace(sameName.Replace(a))), plain.Replace(sameName.Replace(b))
	for i := 0; i+1 < len(r); i++ {
		if isHan(r[i]) && isHan(r[i+1]) && strings.Contains(other, string(r[i:i+2])) {
			return true
		}
	}
	return false
}

// sameName writes what is called in two ways in one.
var sameName = strings.NewReplacer("新业态", "新就业形态", "查体", "体检", "工作室", "创室", "爱心妈咪小屋", "母婴室", "妈咪小屋", "母婴室",
	"服务站点", "驿站", "服务站", "驿站", "读书角", "书屋", "图书角", "书屋", "书吧", "书屋", "阅览室", "书屋",
	"市报", "媒体", "日报", "媒体", "省报", "媒体", "晚报", "媒体", "报刊", "媒体", "采用", "刊用", "刊发", "刊用", "刊登", "刊用", "发稿", "刊用", "上稿", "刊用", "用稿", "刊用", "见报", "刊用",
	"评出", "评选", "选出", "评选", "选树", "评选")

func isHan(r rune) bool { return r >= '一' && r <= '鿿' }
