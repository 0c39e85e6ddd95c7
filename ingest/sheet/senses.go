package sheet

import (
	"regexp"
	"strings"

	"nianlun/ingest/han"
)

// sense is what kind of thing a heading asks for, told by how it ends (Chinese puts the head
// of a compound last), by a question word, or by what stands in its brackets.
type sense int

const (
	senseNone   sense = 1 << iota >> 1
	senseDay          // 日期, 哪天, (年月日)
	senseWho          // 姓名, 人, 者, 谁
	senseCount        // 人数, 人次, 规模, 多少人
	senseThing        // 张数, 件数, 次数: counts of things
	senseMoney        // 金额, 款, 费, 多少钱, (元)
	senseNumber       // 数, 额度: of money or of people
	senseCode         // 编号, 号, 证号
	sensePlace        // 地点, 场地, 哪里
	senseOrg          // 部门, 单位, 科室, 小组
	senseClass        // 类别, 性质, 形式, 哪类
	senseLevel        // 级别, 档次, 几级
	senseText         // 名称, 主题, 内容, 事项, 什么
	senseCause        // 事由, 原因, 缘故, 为何
	senseState        // 情况, 结果, 进度, 与否
	senseHours        // 时长, 学时, (小时)
	senseRate         // 率, 比例
)

// endings are looked for in this order: the longer and the more particular before the rest.
var endings = []struct {
	sense sense
	says  *regexp.Regexp
}{
	{senseHours, regexp.MustCompile(`(?:时长|学时|课时|时数|小时数?|工时|用时|几(?:个)?小时|多久)$`)},
	{senseWho, regexp.MustCompile(`^(?:是|由|给|让)?谁(?:的|家的)?$|^谁|(?:给|由|找|为)谁$`)},
	{senseText, regexp.MustCompile(`^(?:钱|经费)?(?:用|花)(?:在|到|于)`)},
	{senseWho, regexp.MustCompile(`(?:职工|会员|员工|教师|教工|人员?|者|学员|队员|选手)名称?$`)},
	{senseMoney, regexp.MustCompile(`多少钱|几多钱|多少(?:元|经费|费用)|(?:[花用给发付]|支出)了?多少$`)},
	{senseCount, regexp.MustCompile(`多少人|几人|几个人|多少(?:职工|会员|员工)`)},
	{senseDay, regexp.MustCompile(`哪天|哪日|哪年|何时|何日|什么时[间候]|几月|几号|几时`)},
	{sensePlace, regexp.MustCompile(`哪里|哪儿|何地|何处|什么地[方点]|在哪`)},
	{senseCause, regexp.MustCompile(`为何|为什么|为啥|因何|何因`)},
	{senseLevel, regexp.MustCompile(`哪一?级|几级|何级`)},
	{senseClass, regexp.MustCompile(`哪一?类|哪种|何种|哪个(?:行业|系统|科目)`)},
	{senseOrg, regexp.MustCompile(`哪个(?:部门|单位|班组|科室|小组|工会|车间|分会)`)},
	{senseState, regexp.MustCompile(`[了得](?:没有?|怎样|怎么样|如何|吗)$|与否$|是否|^现状$|(?:情况|结果|状态|状况|进度|进展|进程|结论|现状|现况|程度|近况)$`)},
	{senseRate, regexp.MustCompile(`率$|比例$|占比$|百分比$`)},
	{senseDay, regexp.MustCompile(`(?:日期?|时间|时刻|时点|时间点|时候|年月日?|当天|日子|时段|生辰|年份|年度|月份|期)$`)},
	{senseCode, regexp.MustCompile(`(?:号|号码|编号|编码|代码|代号|号数|序列号|id|码|证)$`)},
	{senseCount, regexp.MustCompile(`(?:人数|人次|人员数|人头数|人数量|人员数量|人总数|[男女]?(?:职?工|会员|党员|教师|代表|委员|户|家)数|(?:职工|会员|员工|人员|教工|教师|女工|参加者|出席|到会|参与)(?:合计|总)?(?:数量?|总量|量|总数|规模|合计数)|规模|参与面|覆盖面)$`)},
	{senseThing, regexp.MustCompile(`(?:张|件|份|次|场|场次|项|户|个|台|套|本|篇|批|天|届|条|组|队)数$|数量$|年限$`)},
	{senseMoney, regexp.MustCompile(`(?:金额?|[^名数]额|款项?|费|费用|经费|钱|钱数|资金|支出|开支|花费|花销|开销|价|价格|价值|折价|成本|耗资|预算|决算|收入|余额|结余|金数目|元)$`)},
	{senseNumber, regexp.MustCompile(`(?:数|数目|数额|总计|合计|小计|总额|额度|量)$`)},
	{sensePlace, regexp.MustCompile(`(?:地点?|场所|场地|地址|位置|地方|现场|场馆|会场|处所|集合处|所在)$`)},
	{senseLevel, regexp.MustCompile(`(?:级|级别|层级|级次|档次|层次|等次|等级)$`)},
	{senseCause, regexp.MustCompile(`(?:事由|原因|缘由|缘故|因由|由头|起因|理由|情由|背景|由)$`)},
	{senseClass, regexp.MustCompile(`(?:类|类别|类型|种类|分类|性质|形式|属性|门类|类目|大类|板块|领域|行业|系统|产业|条线|战线|归类|归口|类属|划分|方式|方向|科目)$`)},
	{senseOrg, regexp.MustCompile(`(?:部门|单位|科室?|处室|股室|班组|车间|小组|分会|支会|工会|机构|组织|公司|企业|学校|方|院系|支部|队|团队|组|部|室|厂|医院)(?:名称?|全称|简称)?$`)},
	{senseWho, regexp.MustCompile(`(?:人|者|姓名|名字|名单|人员|人名|队员名|职工|会员|员工|教师|教工|学员|队员|选手|运动员|对象|代表|领导|干部|委员|组长|主席|成员|事主|得主|户主|家属|当事|家庭)$`)},
	{senseText, regexp.MustCompile(`(?:名称?|主题|题目|标题|项目|..项|内容|事项?|名目|事宜|摘要|用途|用处|去向|活动|建议|提案|意见|诉求|案由|问题|概要|概述|要点|称号|称谓|荣誉|奖项|奖励|奖|课程|讲座|比赛|任务|说明|简介|主旨|什么.{0,4})$|^什么|了什么`)},
}

// bracketSenses are what a heading's brackets say of what is under it.
var bracketSenses = []struct {
	sense sense
	says  *regexp.Regexp
}{
	{senseCount, regexp.MustCompile(`^(?:人|人次|名|人数|位)$`)},
	{senseMoney, regexp.MustCompile(`元$|^¥$`)},
	{senseHours, regexp.MustCompile(`小时|学时|课时|分钟`)},
	{senseDay, regexp.MustCompile(`年月|月日|年/月|yyyy|^日期$|^时间$`)},
	{senseThing, regexp.MustCompile(`^(?:份|件|张|次|场|项|户|个|家|岁|天)$`)},
}

// senseOf tells a heading's sense.
func senseOf(h heading) sense {
	for _, m := range bracketed.FindAllStringSubmatch(squash(han.Fold(h.raw)), -1) {
		inside := strings.ToLower(m[1] + m[2] + m[3])
		for _, b := range bracketSenses {
			if b.says.MatchString(inside) {
				return b.sense
			}
		}
	}
	if partOnly[h.leaf] && h.leaf != h.full {
		return senseNone
	}
	for _, e := range endings {
		if e.says.MatchString(h.leaf) {
			return e.sense
		}
	}
	return senseNone
}

// figures are senses of headings under which no codes stand.
func (s sense) figures() bool {
	return s&(senseDay|senseCount|senseThing|senseMoney|senseNumber|senseHours|senseRate) != 0
}

// columnSenses are the senses a column's heading may have, the first the most likely.
var columnSenses = map[string][]sense{
	"date": {senseDay}, "start": {senseDay}, "end": {senseDay}, "birth": {senseDay}, "joined": {senseDay}, "left": {senseDay}, "founded": {senseDay},
	"name": {senseWho}, "proposer": {senseWho}, "recipient": {senseWho, senseOrg}, "visitor": {senseWho}, "payee": {senseWho, senseOrg},
	"headcount": {senseCount, senseNumber}, "spend": {senseMoney, senseNumber}, "amount": {senseMoney, senseNumber}, "goods": {senseMoney, senseNumber},
	"code": {senseCode}, "staff_no": {senseCode}, "voucher": {senseCode}, "place": {sensePlace}, "hours": {senseHours},
	"organiser": {senseOrg, senseWho}, "unit": {senseOrg}, "parent": {senseOrg}, "group": {senseOrg},
	"category": {senseClass}, "employment": {senseClass}, "sector": {senseClass}, "type": {senseClass}, "gender": nil,
	"level": {senseLevel, senseClass}, "subject": {senseClass, senseText}, "reason": {senseCause, senseClass, senseText}, "kind": {senseText, senseCause, senseClass, senseState},
	"title": {senseText}, "activity": {senseText}, "summary": {senseText, senseCause}, "status": {senseState}, "hardship": {senseClass, senseState},
}

// topics are words without which a column's sense says nothing: a roll has many days.
var topics = map[string]*regexp.Regexp{
	"birth": regexp.MustCompile(`生|岁`), "joined": regexp.MustCompile(`入会|工会|会员|加入`), "left": regexp.MustCompile(`退会|离会|转出|退出`),
	"founded": regexp.MustCompile(`成立|建会|组建`), "end": regexp.MustCompile(`结束|截止|止|终`), "goods": regexp.MustCompile(`品|物|折|礼|价值`),
	"unit": regexp.MustCompile(`单位|工会|企业|公司|学校|组织`), "parent": regexp.MustCompile(`上|管|属|归`),
}

// senseFor weighs a heading's sense for a column.
func senseFor(column string, h heading) int {
	may, ok := columnSenses[column]
	own := h.sense()
	if !ok || own == senseNone {
		return 0
	}
	if t := topics[column]; t != nil && !t.MatchString(h.full) {
		return 0
	}
	for i, s := range may {
		if s == own {
			return bySense - 4*i
		}
	}
	return otherSense
}
