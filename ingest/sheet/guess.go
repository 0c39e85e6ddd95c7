package sheet

import (
	"regexp"
	"strings"
	"unicode"

	"nianlun/ingest/han"
	"nianlun/queries/terms"
)

// Officers name columns as they speak. What no rule of kinds.go names whole is judged
// by the word that carries the heading's sense and by what stands under it.

// content is what the cells of a column have to be for a guess to hold.
type content int

const (
	anything content = iota
	someWords
	somePeople
	someDays
	someMoney
	someCounts
	someCodes
	someWinners // people, departments, workplaces
)

// guess says which headings may mean a column when no rule names them.
type guess struct {
	column string
	yes    *regexp.Regexp
	no     *regexp.Regexp
	holds  content
}

// never are headings no guess takes: their words mean something else whole.
var never = regexp.MustCompile(`身份证|(?:^|[^员])证件|电话|手机|联系方式|联系人|微信|邮箱|邮编|银行|开户|账号$|帐号$|照片|附件|佐证|审核|审批|复核|^(?:本人)?签[字名]|制表|填报人|填表|^序|备注`)

func may(column, yes, no string, holds content) guess {
	g := guess{column: column, yes: regexp.MustCompile(yes), holds: holds}
	if no != "" {
		g.no = regexp.MustCompile(no)
	}
	return g
}

// What guesses of several kinds share.
const (
	saysDay   = `(?:(?:日期|时间)(?:点|安排)?|当日|年月日?|何时|时候|日)$|^何时`
	otherDays = `出生|入职|退休|离职|截止|结束|完成|填|制表|审批|审核|办结|答复|成立|有效|上报时间|领取证`
	saysStaff = `(?:工|职工|教工|员工|人员|人事|会员|会籍|牌|胸卡|警|干部|编制|系统|个人|证).{0,4}(?:号|编号|编码|号码|代码|卡号|证号)$`
	saysGroup = `(?:部门|科室|处室|股室|班组|车间|工段|工区|病区|小组|教研组|年级组?|项目部|分工会|分会|支会|所属班|中队|机构|支部工会|代表队|参赛队|队名|院系)(?:名称)?$|^部门`
	saysUnit  = `(?:单位|分会|工会|公司|企业|学校)(?:名称|全称)?$`
)

var guesses = map[terms.Kind][]guess{
	terms.Units: {
		may("parent", `上级|上一级|主管|归口|归属|隶属|直管|管理工会|所属总工会`, `日期|时间|主席|领导|系统|行业`, someWords),
		may("level", `层级|级别|层次|(?:工会|组织).{0,2}(?:类型|类别|种类|形式)$`, ``, someWords),
		may("sector", `行业|系统|产业|条线|战线`, `编号|代码|编码|工会$`, someWords),
		may("headcount", `(?:职工|员工|人员|从业|全员|用工|在编|在册|在岗|在职).{0,3}(?:数|数量|总量|人数|规模)$|^(?:总)?人数$|^在(?:册|岗|职)人数`, `女|男|会员|农民工|派遣|党员|专职|兼职|代表|退休|困难`, someCounts),
		may("unit", `工会|单位|组织|分会`, `上级|主管|归口|归属|隶属|种类|性质|类型|类别|层级|级别|形式|时间|日期|主席|数$|法人|代码|状态`, someWords),
	},
	terms.Members: {
		may("name", `姓名|名字|^(?:工会)?会员$|^职工$|^教师$|^员工$`, `家属|配偶|父|母|子女|负责|领导|介绍|主席`, somePeople),
		may("staff_no", saysStaff, ``, someCodes),
		may("group", saysGroup, `党`, someWords),
		may("gender", `性别|^男/?女$`, ``, someWords),
		may("birth", `出生|生日`, `地`, someDays),
		may("employment", `用工|编制|在编|聘用|用人|劳动关系|身份类|(?:人员|职工|员工|身份).{0,1}(?:性质|类别|类型|分类)$`, `数`, someWords),
		may("hardship", `困难|帮扶(?:类别|类型|等级)|特困`, `金|原因|时间|日期`, someWords),
		may("joined", `入会|入工会|加入工会|会员.{0,2}(?:日期|时间)`, `申请|方式|介绍|地`, someDays),
		may("left", `退会|离会`, `原因`, someDays),
		may("status", `在职|在岗|在册|状态$`, `日期|时间|数`, someWords),
	},
	terms.Activities: {
		may("start", saysDay, otherDays, someDays),
		may("place", `地点|场地|场所|场馆|会场|地址|位置|在何地|举办地|举行地|哪里`, `费`, someWords),
		may("headcount", `人数|人次|规模|职工数|会员数|人员数|参与数|参加数|多少人|^(?:到会|到场|出席|参加|参与|参会|参训|签到|实到)的?(?:职工|会员|人员|人)?$`, `应到|计划|预计|预算|女|男|获奖|工作人员|拟`, someCounts),
		may("spend", `支出|实支|花费|花销|决算|经费|费用|开支|金额|用款|实付|列支|结算`, `预算|计划|来源|标准|人均|单价|拟|渠道|科目|项目|方式|申请|说明|事由|用途|部门|单位|人$`, someMoney),
		may("organiser", `(?:主办|承办|责任|负责|牵头|组织|承担|实施|发起|举办)(?:实施)?(?:部门|单位|方|科室|处室|者|工会|委员|小组|工会小组|分工会|分会|支会)?(?:[/及和].*)?$`, `日期|时间|费`, someWords),
		may("category", `类别|类型|分类|板块|种类|大类|门类|^类$|(?:性质|形式)(?:名称)?$`, `人员`, someWords),
		may("title", `活动|主题|题目|项目|事项|名目|赛事|内容|(?:会议|培训|讲座|竞赛|比赛|工作).{0,2}(?:名称?|题)$`, `时间|日期|时候|地$|地址|地点|场|数$|主办|人|部门|单位|经费|支出|费|类|性质|形式|编号|对象|情况|效果|总结|计划|成效|方式`, someWords),
		may("unit", saysUnit, `主办|承办|协办|合作|上级|颁`, someWords),
	},
	terms.Participation: {
		may("name", `姓名|(?:人员|选手|队员|运动员|学员|会员|职工|教师)$`, `教练|工作|负责`, somePeople),
		may("activity", `活动|项目|培训|比赛|课程|主题|赛事|会议|讲座|班次|(?:服务|学习).{0,2}(?:名称?|内容)$`, `时间|日期|当日|地点|类|形式|角色|情况|人|单位|部门`, someWords),
		may("date", saysDay, otherDays, someDays),
		may("staff_no", saysStaff, ``, someCodes),
		may("group", saysGroup, ``, someWords),
		may("hours", `时长|学时|课时|小时|用时|工时`, `日期|开始|结束|起|止`, anything),
	},
	terms.Visits: {
		may("date", saysDay, otherDays, someDays),
		may("name", `^(?:受|被|接受)|对象|受益|姓名|困难职工$|困难家庭$|^职工$|^会员$|户主`, `金|品|款|人数|情况|原因|领导|单位|部门|^(?:走访|慰问|看望)人`, somePeople),
		may("goods", `折|价值|面值|(?:券|卡|礼包|蛋糕|纪念品|慰问品).{0,3}(?:元|额|价|款|值|费)$|(?:物资|物品|实物|慰问品).{0,3}(?:金额|款|费|额)?$`, `名称|数量|领取`, someMoney),
		may("amount", `慰问金|慰问款|现金|(?:救助|补助|帮扶|资助|慰问).{0,2}(?:金|款|额|费)|金额|数额|(?:款|金|支出|费)(?:合计|标准|总额)?$`, `来源|账|形式|折|物`, someMoney),
		may("reason", `事由|原因|缘由|缘故|名目|理由|因何|何因|情形|(?:事项|项目|类别|类型|种类|性质|内容)(?:说明)?$`, ``, someWords),
		may("visitor", `(?:慰问|走访|看望|探望|探访|带队|陪同).{0,3}(?:人|人员|领导|者|干部|组|代表|成员|姓名)$`, `被|受|对象`, someWords),
		may("staff_no", saysStaff, ``, someCodes),
		may("unit", saysUnit, `慰问|走访|发放`, someWords),
	},
	terms.Events: {
		may("date", saysDay, otherDays+`|走访|访问|登记|上报|报告`, someDays),
		may("name", `姓名|当事|涉及|^职工$|^员工$|^会员$|对象$`, `家属|走访|访问`, somePeople),
		may("kind", `情形|事由|类型|类别|分类|事项|项目|种类|原因|性质|必访内容`, `处理|落实|用工|人员|时间|日期`, someWords),
		may("group", saysGroup, ``, someWords),
		may("staff_no", saysStaff, ``, someCodes),
		may("unit", saysUnit, ``, someWords),
	},
	terms.Spending: {
		may("date", saysDay, otherDays, someDays),
		may("voucher", `(?:凭证|凭单|单|票据|流水|字|记账|报销|付款|账单).{0,3}(?:号|编号|号码|序号)$`, `发票|税|卡|电话`, someCodes),
		may("amount", `(?:金额|额|支出|开支|费用|付款数)(?:合计|小计|总计)?$|实付|支付款|付款额`, `预算|收入|余额|结余|累计|票面|税|单价|人均|方式|部门|单位|日期|定额`, someMoney),
		may("subject", `科目|(?:类别|类型|种类|大类|性质|分类|归类|归属)$`, `编码|代码|编号|单位|人员|票|付款|支付`, someWords),
		may("summary", `事项|用途|内容|摘要|事由|明细|经济|说明|理由|名称`, `科目|日期|类|单位|人`, someWords),
		may("payee", `收款|领款|经办|经手|供应商|供货|商家|付款对象|支付对象|支付给|对方|报销(?:人|单位|方)|收方`, `账|日期|时间|开户|额`, someWords),
		may("unit", saysUnit, `收款|付款|对方|领款|供`, someWords),
	},
	terms.Budget: {
		may("amount", `预算|批复|核定|计划|安排|金额|预计|资金`, `上年|去年|上一年|往年|执行|占|比|说明|科目|项目|调整|编制|依据|内容|单位`, someMoney),
		may("subject", `科目|项目|内容|用途|事项|类别`, `编码|代码|编号|说明|依据`, someWords),
	},
	terms.Proposals: {
		may("date", saysDay, otherDays, someDays),
		may("proposer", `(?:提|建议|领衔|申报).{0,3}(?:人|者|代表|职工|姓名)$|代表(?:姓名)?$|职工姓名|(?:建议|提案|提出)人`, `附议|承办|办理|答复|人数`, somePeople),
		may("status", `进度|进展|结果|状态|采纳|落实|办结|答复|(?:办理|处理|完成|整改|反馈|回复).{0,2}(?:情况|意见)|立案`, `日期|时间|部门|单位|人`, someWords),
		may("title", `提案|建议|议案|议题|案由|标题|题目|金点子|意见|诉求`, `人|者|日期|时间|编号|部门|单位|情况|结果|状态|类|进度|号|采纳|是否|代表(?:团|姓名|$)|来源|理由|依据|措施|办法`, someWords),
		may("unit", saysUnit+`|代表团(?:名称)?$`, `承办|办理|答复`, someWords),
	},
	terms.Honors: {
		may("date", saysDay+`|年度$`, `出生|填|制表|截止|有效`, someDays),
		may("level", `级别|等级|层次|层级|级次|几级`, ``, someWords),
		may("recipient", `对象|个人|集体|姓名|获得荣誉(?:人|单位)|得主|获奖者|获得者|得奖者|荣誉人员|获奖人|获得单位|名单|主体|单位或|受奖|受表彰`, `颁|授予单位|发证|表彰单位|推荐|申报|所属|主办|日期|时间|级|情况`, someWords),
		may("title", `荣誉|称号|奖|表彰|命名|评优|评先`, `时间|日期|级|等次|层|人|者|对象|单位|个人|集体|部门|金额|奖金|文号|姓名|证`, someWords),
		may("unit", saysUnit, `颁|授|表彰|获|受|主办|发文|发证|评选|先进`, someWords),
	},
}

// lastGuesses are asked when nothing else on the table can be meant: who went may stand for
// whom they went to see.
var lastGuesses = map[terms.Kind][]guess{
	terms.Visits: {
		may("name", `(?:慰问|走访|看望|发放|领取|补助|救助|帮扶)(?:人?员?(?:姓名|名单)|者)$`, ``, somePeople),
	},
	terms.Events: {
		may("date", `(?:登记|上报|报告|走访|访问)(?:日期|时间)$`, ``, someDays),
		may("name", `^走访人(?:员)?(?:姓名)?$`, ``, somePeople),
	},
}

// contentOf is what a column of notes is called that may be the name of what was done.
var contentOf = regexp.MustCompile(`内容|^活动情况$`)

func (k *kindRule) requires(column string) bool {
	c, ok := columnOf(k.kind, column)
	return ok && c.Required
}

func (g guess) takes(h heading) bool {
	return h.full != "" && len(h.full) <= 45 && !never.MatchString(h.full) && !serialHeading(h.leaf) &&
		g.yes.MatchString(h.leaf) && (g.no == nil || !g.no.MatchString(h.full)) &&
		h.holds(g.holds)
}

// holdsContent reports whether most of the cells are of a kind; an empty column may be any.
func holdsContent(cells []cell, want content) bool {
	good, all := 0, 0
	for _, c := range cells {
		text := c.words()
		if c.kind == faultCell || empty(text) || sameAs.MatchString(text) {
			continue
		}
		all++
		if is(c, text, want) {
			good++
		}
	}
	return all == 0 || good*2 >= all
}

func is(c cell, text string, want content) bool {
	switch want {
	case someDays:
		if c.kind == dayCell || hourOnly(c, text) {
			return c.num >= 1
		}
		_, _, err := han.ParseDay(text, han.Clock{Year: 2024})
		return err == nil && (c.kind != numberCell || c.num > 10_000)
	case someMoney:
		if c.kind == numberCell {
			return true
		}
		_, _, err := han.ParseMoney(text, 1)
		return err == nil && c.kind == textCell
	case someCounts:
		_, _, err := han.ParseCount(text)
		return err == nil && c.kind != dayCell || wholeGroup.MatchString(text) || vagueGroup.MatchString(text)
	case someCodes:
		return c.kind != dayCell && !packedDay.MatchString(text) && len(text) <= 24 && strings.ContainsAny(han.Fold(text), "0123456789")
	case somePeople:
		return isName(text)
	case someWinners:
		return isName(text) || deptName.MatchString(text) || orgName.MatchString(squash(text))
	case someWords:
		return c.kind == textCell && strings.ContainsFunc(text, isHan)
	}
	return true
}

var packedDay = regexp.MustCompile(`^(?:19|20)\d{2}[年.\-/]\d{1,2}[月.\-/]\d{1,2}日?$|^(?:19|20)\d{2}(?:0[1-9]|1[0-2])[0-3]\d$`)

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

// speaks reports whether a text reads as a heading though no ledger knows it: short, and
// ending in a word headings end in. Asked only until a sheet's first table is found.
func speaks(text string) bool {
	key, _ := normal(text)
	return key != "" && len(key) <= 36 && headEnd.MatchString(key)
}

var headEnd = regexp.MustCompile(`(?:日期|时间|金额|款额|人数|人次|姓名|名称|编号|编码|号码|证号|类别|类型|级别|等级|层级|层次|性质|情况|地点|场地|事由|原因|缘由|用途|摘要|事项|主题|对象|科目|状态|结果|进度|形式|部门|科室|车间|单位|小组|人员|开支|花费|经费|行业|系统|项目|预算(?:数|额)?|分类|称号|荣誉|奖项|提案|议题)$`)
