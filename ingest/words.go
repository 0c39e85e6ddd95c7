package ingest

import (
	"regexp"

	"nianlun/queries/terms"
)

// The classes of visits and events (domain.md §1.3, §1.4, §8). The first five are
// sensitive: they never leave a unit with a name.
const (
	classSick     = "生病住院"
	classHardship = "困难"
	classMourning = "丧事"
	classFamily   = "家庭纠纷"
	classThoughts = "思想波动"
)

// illnessWords name an illness, an injury or a treatment.
var illnessWords = []string{"病", "住院", "手术", "癌", "瘤", "骨折", "炎", "突出", "透析", "化疗", "放疗", "康复", "流产", "摔伤", "受伤", "车祸", "中风", "脑梗", "心梗", "抢救", "残疾", "工伤", "伤残", "烧伤", "烫伤", "结石", "囊肿", "结节", "高血压", "糖尿", "抑郁", "焦虑", "精神分裂", "白血", "尿毒", "肾衰", "肝硬化", "晕倒", "昏迷", "瘫", "重症", "确诊", "开刀", "放支架"}

// relativeWords name a member of somebody's family.
var relativeWords = []string{"父", "母", "妻", "丈夫", "配偶", "爱人", "儿子", "女儿", "子女", "岳", "公公", "婆婆", "家属", "爷爷", "奶奶"}

// campaignWords mark a heading an officer gave to a round of visits.
var campaignWords = []string{"慰问", "走访", "看望", "座谈", "发放", "福利", "活动", "补贴", "补助", "家属"}

// classWords lists the classes in the order they are tried: mourning before illness
// (病故), illness before hardship (大病致困), both before the festivals.
var classWords = []struct {
	class string
	words []string
	not   []string // words that take the meaning away
}{
	{classMourning, []string{"丧", "去世", "病故", "逝世", "吊唁", "殡", "悼", "白事", "后事", "遗属", "身故"}, nil},
	{classSick, illnessWords, []string{"疗养", "体检", "疾病预防", "防病", "大病互助", "互助保障"}},
	{classFamily, []string{"家庭纠纷", "家庭矛盾", "婚姻纠纷", "离婚", "家暴", "家庭变故"}, nil},
	{classThoughts, []string{"思想", "情绪", "心理"}, nil},
	{classHardship, []string{"困难", "致困", "救助", "助学", "特困", "低保", "困境", "贫困", "帮扶", "送温暖", "解困", "脱困", "单亲"}, nil},
	{"灾害", []string{"灾", "火灾", "洪", "地震", "意外", "事故"}, nil},
	{"生育", []string{"生育", "产假", "分娩", "产子", "新生儿", "生孩子", "一孩", "二孩", "三孩", "得子", "添丁"}, nil},
	{"结婚", []string{"结婚", "新婚", "婚礼", "婚庆", "喜事", "婚"}, nil},
	{"退休", []string{"退休", "离岗", "荣休"}, []string{"退休教师", "离退休", "退休职工", "退休人员", "退休干部", "退休老"}},
	{"生日", []string{"生日", "蛋糕"}, nil},
	{"高温", []string{"高温", "清凉", "防暑", "降温"}, nil},
	{"节日", []string{"春节", "元旦", "两节", "端午", "中秋", "国庆", "五一", "三八", "妇女节", "六一", "儿童", "重阳", "清明", "元宵", "节日", "教师节", "护士节", "八一", "七一"}, nil},
	{"体检", []string{"体检"}, nil},
	{"疗休养", []string{"疗养", "疗休养", "休养"}, nil},
	{"互助", []string{"互助", "保险", "保障"}, nil},
}

// themeWords name the field of an activity by its title, the narrow ones first.
var themeWords = []struct {
	theme terms.Category
	words *regexp.Regexp
}{
	{terms.Organization, regexp.MustCompile(`全委[会(]|全体委员|常委会议|工会会员代表大会|工会(?:联合会|委员会)?成立|(?:集中|新)?入会(?:行动|仪式|工作)|建会入会|成立工会|会员实名制`)},
	{terms.Rights, regexp.MustCompile(`招聘会|送岗位|就业援助|求职|讨薪|欠薪`)},
	{terms.Welfare, regexp.MustCompile(`互助(?:保障)?参保|医疗互助|大病互助|职工食堂|心理(?:减压|疏导|健康|咨询|关爱|服务|沙龙|讲座)|包车返乡|返乡包车`)},
	{terms.Care, regexp.MustCompile(`驿站|爱心屋|歇脚点`)},
	{terms.Culture, regexp.MustCompile(`联谊|相亲|交友`)},
}

// bracketed is what brackets add to a heading; reliefOfSick names relief for the sick
// as a field of work, not anybody's illness.
var (
	bracketed    = regexp.MustCompile(`[(（][^()（）]*[)）]`)
	reliefOfSick = regexp.MustCompile(`^(?:职工)?(?:大病|重病|重大疾病|患病|医疗)(?:困难)?(?:职工|会员)?(?:医疗)?(?:救助|帮扶|补助|互助)金?$`)
)
