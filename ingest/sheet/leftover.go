package sheet

import (
	"regexp"

	"nianlun/queries/terms"
)

// leftover says what a column must hold to be taken for a canonical one though no rule
// knows its heading (何事, 做了什么, 几级). It is weighed with what the heading's words say
// (weigh.go); of two columns that nearly might each be it, neither is.
type leftover struct {
	column string
	cells  *regexp.Regexp // what most of its cells say; nil: holds decides alone
	holds  content
	not    *regexp.Regexp // headings that speak against it
	unlike bool           // its cells are mostly different from each other
	alike  bool           // its cells mostly repeat each other
}

func told(column, cells, not string) leftover {
	l := leftover{column: column, holds: someWords, cells: regexp.MustCompile(cells)}
	if not != "" {
		l.not = regexp.MustCompile(not)
	}
	return l
}

func held(column string, holds content, not string, unlike bool) leftover {
	return leftover{column: column, holds: holds, not: regexp.MustCompile(not), unlike: unlike}
}

// coded is a column of numbers of people or vouchers, each its own.
func coded(column, cells string) leftover {
	return leftover{column: column, holds: someCodes, cells: regexp.MustCompile(cells), not: regexp.MustCompile(notTheCode), unlike: true}
}

// again is a column of words out of a short list.
func again(column, cells, not string) leftover {
	l := told(column, cells, not)
	l.alike = true
	return l
}

// What the cells of well-known columns say.
const (
	ofLevel     = `^(?:国家|全国|省部?|自治区|市|州|地市?|县区?|区|乡镇|镇|街道|系统|行业|集团|公司|单位|院|校|厂|局|处)级$`
	ofBirth     = `^19[3-9]\d`
	notTheBirth = `工作|职|入|任|参加|加入|党|聘|到|进|建|签|成立`
	ofGender    = `^[男女]$`
	ofTerms     = `在编|合同|派遣|临时工|返聘|聘用|编外|外包|农民工`
	ofStatus    = `^(?:在职|退休|离职|在岗|离岗|内退|离退休|调出)`
	ofHardship  = `困难|特困|致困|低保`
	ofRequest   = `^关于|的(?:建议|提案|议案|意见)$`
	ofOutcome   = `采纳|办结|办理|立案|落实|答复|解决`
	ofLife      = `住院|生病|患病|结婚|新婚|生育|去世|病故|退休|纠纷|受灾|灾害|丧|思想波动|手术|意外|慰问|致困|困难`
	ofField     = `^(?:文体|文艺|文化|体育|教育|培训|学习|技能|竞赛|劳动|安全|女职工|志愿|公益|宣传|思想|服务|健康|民主|维权).{0,6}$`
	ofPlace     = `(?:室|馆|球场|广场|公园|活动中心|厅|楼|基地|礼堂|食堂|职工之家|操场|林场|大院)$`
	ofDept      = `(?:科|科室|室|处|部|组|班|队|车间|站|所|工段|病区)$`
	ofUnion     = `工会(?:委员会|联合会)?$`
	ofOrgs      = `(?:工会(?:委员会|联合会)?|公司|集团|局|学校|中学|小学|大学|学院|幼儿园|医院|银行|厂|街道|镇|乡|中心)$`
	ofSort      = `^(?:基层|联合|独立|单独|行业|区域|直属).{0,4}工会|分会$|工会小组$`
	ofTrade     = `^(?:教育|卫生|医疗|机关|事业|企业|工业|商贸|商业|建筑|交通|农林|农业|水利|金融|邮电|通信|电力|能源|文化|制造|服务|化工|纺织|冶金|煤炭|政法|财贸|旅游).{0,6}$`
	ofLeaders   = `主席|领导|委员|组长|书记|经理|主任|院长|校长|工会`
	ofSubject   = `费$|支出$|支出[-—]|补助|慰问|福利|培训|会议|活动|宣传|教育|帮扶`
	ofHosts     = `^(?:.{0,8}工会|团委|女工委|妇联|办公室|.{0,6}委员会?|.{1,6}(?:科|处|部))$`
	ofDoing     = `活动|培训|比赛|讲座|运动会|演练|联欢|长跑|登山|征文|春联|粽子|植树|观影|读书|竞赛|联谊|志愿|服务|球|赛$|会$|展$`
	ofPrize     = `奖|先进|模范|标兵|先锋|优秀|示范|能手|工匠|最美|第[一二三四五六]名|之家|小家`
	ofWorker    = `^[A-Za-z]{0,3}\d{3,10}$`
	ofCode      = `^[A-Za-z]{1,6}[-—]?\d{2,10}$`
	ofVoucher   = `^[\p{Han}A-Za-z]{1,4}[-—－]?\d{1,8}$`

	notTheDay    = otherDays + `|入会|入职|会员|加入|上报|报送|登记|拨|审`
	notThePerson = `领导|联系|经办|负责|审|家属|介绍|填|记录|配偶|陪同|主席|访|看望|^慰问人|报销|收款|主持|教练|主讲|讲课|讲师|授课|宣讲|登记|报告|上报|承办|办理|答复|附议|会计|出纳|证明|验收|经手|核|代领|主任|校长|院长|监`
	notTheMoney  = `预算|计划|余额|结余|收入|单价|标准|上年|占|比|累计|税|编号|年|号`
	notTheCode   = `证件|日|时间|年|电话|机|银行|邮|额|数|序|分$|成绩|款|金|费|价|文号|天|次|人口`
	notTheWinner = `颁|授予|授奖|发证|表彰单位|机关|推荐|申报|所属|所在|主办|文号|联系|审|备注|说明|级|时间|日期`
	notTheText   = `备注|说明|附注|单位|部门|对象|人员|领导|地|情况|成效|总结|签|人$|级|类|状态|号|来源|规格|方式|形式|联系|照片|归档|票|效果`
)

var leftovers = map[terms.Kind][]leftover{
	terms.Units: {
		again("level", ofSort, `上级|名称`), again("sector", ofTrade, `名称|性质`), again("parent", ofUnion, `本级|下级`), told("unit", ofOrgs, `上级|主管|隶属`), told("parent", ofUnion, `本级|下级`),
		held("headcount", someCounts, notTheMoney+`|女|男|会员|专职|兼职|党|小组|届|电话|代码|码`, false),
	},
	terms.Members: {
		{column: "birth", holds: someDays, cells: regexp.MustCompile(ofBirth), not: regexp.MustCompile(notTheBirth), unlike: true},
		told("gender", ofGender, ``), told("employment", ofTerms, ``), told("status", ofStatus, ``), told("hardship", ofHardship, `原因`),
		told("group", ofDept, `职务|岗位|党|学|职称`), held("name", somePeople, notThePerson+`|民族|籍`, true), held("staff_no", someCodes, notTheCode, true),
	},
	terms.Activities: {
		held("start", someDays, notTheDay, false), told("place", ofPlace, `部门|单位|组织|主办`), held("title", someWords, notTheText, true), held("spend", someMoney, notTheMoney+`|数|人|场次|次|时长`, false),
		coded("code", ofCode), told("category", ofField, `名|主题|内容|对象|部门|单位`), again("organiser", ofHosts, `参加|对象|备注|地|协办|报送`),
		told("headcount", `\d+[余多]?(?:人|名|人次)`, `女|男|计划|应到|获奖`), told("unit", ofUnion, `主办|承办|协办`),
	},
	terms.Participation: {
		held("date", someDays, notTheDay, false), told("group", ofDept, `职务|岗位`), held("name", somePeople, notThePerson, true), coded("staff_no", ofWorker),
		again("activity", ofDoing, `组别|角色|获奖`),
	},
	terms.Visits: {
		held("date", someDays, notTheDay, false), told("reason", ofLife, `情况|备注|说明`), held("name", somePeople, notThePerson, true), coded("staff_no", ofWorker), held("amount", someMoney, notTheMoney+`|折|品|物|数|份|电话|人`, false),
		again("visitor", ofLeaders, `备注|单位|部门|审|对象`), told("unit", ofUnion, `慰问|走访`),
	},
	terms.Events: {
		held("date", someDays, notTheDay, false), told("kind", `^.{0,6}(?:`+ofLife+`).{0,6}$`, `备注|说明|经过`), told("group", ofDept, `职务|岗位`), held("name", somePeople, notThePerson, true), coded("staff_no", ofWorker),
	},
	terms.Spending: {
		held("date", someDays, notTheDay, false), coded("voucher", ofVoucher), held("amount", someMoney, notTheMoney+`|[张份件次人]数|数量|电话`, false),
		again("subject", ofSubject, `内容|事由|用途|备注|单位|部门|说明`), held("summary", someWords, notTheText, false), held("payee", somePeople, `审|会计|出纳|证明|验收|核|主席|负责|制|记账|填|领导|复`, false),
		told("unit", ofUnion, `收款|付款`),
	},
	terms.Budget: {held("amount", someMoney, notTheMoney+`|数量|执行|决算|调整`, false), held("subject", someWords, `备注|说明|附注|依据|单位|部门|人$|状态|号|来源|规格`, true)},
	terms.Proposals: {
		held("date", someDays, notTheDay, false), told("status", ofOutcome, `人|部门|单位`), told("title", ofRequest, ``), held("title", someWords, notTheText, true), held("proposer", somePeople, notThePerson+`|承办|办理|附议`, true),
	},
	terms.Honors: {
		held("date", someDays, notTheDay, false), told("level", ofLevel, ``), told("title", ofPrize, notTheWinner), held("recipient", someWinners, notTheWinner, false),
	},
}

// length is how long the cells under a heading are, on average, in tenths of a character.
func (h heading) length() int {
	sum, n := 0, 0
	for _, c := range h.below {
		sum, n = sum+runes(c.words()), n+1
	}
	return sum * 10 / max(n, 1)
}

// takes reports whether the cells under a heading are the column's.
func (l *leftover) takes(h heading) bool {
	if h.seen == nil {
		return l.judges(h)
	}
	if h.seen.takes == nil {
		h.seen.takes = map[*leftover]bool{}
	}
	yes, known := h.seen.takes[l]
	if !known {
		yes = l.judges(h)
		h.seen.takes[l] = yes
	}
	return yes
}

func (l *leftover) judges(h heading) bool {
	number := h.leaf == "编号" && l.holds == someCodes // of what each row is about, where it is no plain count
	if len(h.below) < 2 || never.MatchString(h.full) || !number && (serialHeading(h.leaf) || otherHeading.MatchString(h.leaf)) || l.not != nil && l.not.MatchString(h.full) {
		return false
	}
	people := l.holds == somePeople && h.named()
	good, all, seen := 0, 0, map[string]bool{}
	for _, c := range h.below {
		text := c.words()
		if c.kind == faultCell || empty(text) || sameAs.MatchString(text) {
			continue
		}
		all++
		seen[text] = true
		if (people || is(c, text, l.holds)) && (l.cells == nil || l.cells.MatchString(squash(text))) {
			good++
		}
	}
	return all > 1 && good*10 >= all*7 && (!l.unlike || len(seen)*10 >= all*6) && (!l.alike || len(seen)*10 <= all*7)
}

// poolBelow lets tables with the same headings on several sheets know each other's cells:
// what a column means in January it means in a month of one row.
func poolBelow(grids []*grid, found map[*grid][]region) {
	pool, sheets := map[string][][]cell{}, map[string]int{}
	for _, g := range grids {
		for _, re := range found[g] {
			key := headsKey(re.heads)
			if sheets[key]++; pool[key] == nil {
				pool[key] = make([][]cell, len(re.heads))
			}
			for i, h := range re.heads {
				if len(pool[key][i]) < 60 {
					pool[key][i] = append(pool[key][i], h.below...)
				}
			}
		}
	}
	for _, g := range grids {
		for i := range found[g] {
			re := &found[g][i]
			key := headsKey(re.heads)
			if sheets[key] < 2 {
				continue
			}
			for j := range re.heads {
				re.heads[j].below, re.heads[j].seen = pool[key][j], &sight{}
			}
			re.blocks = blocksOf(re.heads)
		}
	}
}

func headsKey(heads []heading) string {
	key := ""
	for _, h := range heads {
		key += h.full + "\x1f"
	}
	return key
}
