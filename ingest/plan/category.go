package plan

import (
	"regexp"
	"strings"

	"nianlun/ingest/han"
	"nianlun/queries/terms"
)

// Classify returns the category of a text: what it says first, above all in its
// opening clause, then the headings above it. Weights stand beside the words: a word
// that names the field for certain counts 3, a hint 1.
func Classify(text string, section []string) terms.Category {
	folded := agenda.ReplaceAllString(strings.ReplaceAll(han.Fold(text), "一盘棋", ""), "$1")
	opening := headSentence(folded)
	if r := []rune(opening); len(r) > 40 {
		opening = string(r[:40])
	}
	heading := han.Fold(strings.Join(section, "。"))
	best, bestScore := terms.Other, 0.0
	for _, c := range categoryWords {
		score := 2*c.weigh(opening) + c.weigh(folded) + 0.6*c.weigh(heading)
		if score > bestScore {
			best, bestScore = c.category, score
		}
	}
	return best
}

// agenda: what an assembly hears (财务报告) is not what the item is about.
var agenda = regexp.MustCompile(`((?:代表大会|职代会|教代会|职工大会|会员大会)[^。;]{0,8}(?:审议|听取|讨论|通过|表决))[^。;]*`)

type categoryWord struct {
	category terms.Category
	sure     []string
	hint     []string
}

func (c categoryWord) weigh(s string) float64 {
	score := 0.0
	for _, w := range c.sure {
		if strings.Contains(s, w) {
			score += 3
		}
	}
	for _, w := range c.hint {
		if strings.Contains(s, w) {
			score++
		}
	}
	return score
}

// categoryWords is the vocabulary of the field by category (domain.md §1.4, §4.2). At
// equal weight the earlier category wins: the narrow fields stand before the broad.
var categoryWords = []categoryWord{
	{terms.Women, []string{"女职工", "女教师", "女工", "三八", "妇女", "女会员", "巾帼", "女性", "妇科", "母婴", "女员工", "女干部", "妈咪", "女神节", "两癌"}, []string{"母亲", "妇委会", "最美家庭", "家风"}},
	{terms.Finance, []string{"经费", "经费使用", "经审", "财务", "审计", "预算", "决算", "会费", "拨缴", "工会资产", "报销"}, []string{"收支", "账目", "税务代收"}},
	{terms.Care, []string{"送温暖", "困难职工", "慰问", "帮扶", "五必访", "两贺四访", "走访", "送清凉", "助学", "救助", "困难教", "结对帮", "慈善", "献爱心", "生病住院", "看望", "探望", "特困", "解困", "送饮凉", "排忧解难", "捐款", "捐助", "扶贫", "困难会员", "贴心人", "亲子"}, []string{"困难", "关心", "温暖", "生日", "疾苦", "关爱", "婚丧", "爱心", "做好事"}},
	{terms.Welfare, []string{"疗休养", "疗养", "休养", "体检", "互助保障", "医疗互助", "福利品", "福利发放", "职工保险", "意外伤害保险", "保障计划", "职工食堂", "托管班", "职工福利", "带薪休假", "暑期饮料", "安康保险", "暑期福利", "义诊", "体质监测"}, []string{"福利", "保险", "健康", "休假", "保障工作", "礼品", "发放"}},
	{terms.Democratic, []string{"教代会", "职代会", "职工大会", "职工代表大会", "民主管理", "公开", "提案", "合理化建议", "民主评议", "座谈会", "双代会", "会员代表大会", "参与决定", "民主监督", "民主建设", "会员评家", "答复部门", "知情权", "参政议政"}, []string{"民主", "主人翁", "代表", "监督", "献计献策", "议案"}},
	{terms.Rights, []string{"维权", "劳动保护", "集体合同", "协商", "劳动争议", "合法权益", "劳动法", "法律援助", "法律服务", "劳动关系", "安全生产", "安康杯", "劳动合同", "职业病", "劳保", "权益维护", "调解", "工资支付", "劳动安全", "防护用品", "防护物资", "安全检查", "安全巡视", "安全隐患", "欠薪", "高危岗位"}, []string{"权益", "法律", "安全", "源头参与", "维护", "稳定"}},
	{terms.Publicity, []string{"宣传工作", "简报", "信息报送", "网页", "网站", "公众号", "通讯员", "投稿", "宣传、信息", "宣传阵地", "工会宣传", "年历", "信息工作", "宣传报道", "栏目", "新闻宣传", "报刊", "微信", "内刊", "专栏", "通讯报道", "信息员"}, []string{"宣传", "信息", "刊物", "橱窗", "宣传栏"}},
	{terms.Culture, []string{"文体", "运动会", "联欢", "比赛", "球赛", "登山", "歌咏", "书画", "春游", "秋游", "旅游", "跑", "棋", "扑克", "太极", "文艺", "健身", "兴趣小组", "趣味", "一日游", "艺术节", "舞", "球队", "文化体育", "体育", "文娱", "汇演", "晚会", "游园", "元宵", "拔河", "跳绳", "摄影", "观影", "电影", "演唱", "合唱", "灯谜", "长跑", "健步走", "踏青", "庆祝“元旦", "庆祝\"元旦", "掼蛋", "射击", "考察活动", "书法", "插花", "茶话会", "唱红歌"}, []string{"赛", "节活动", "观看", "文化", "娱乐", "协会", "俱乐部", "活动室", "节日主题", "参观", "健康向上", "业余生活", "庆祝"}},
	{terms.Skills, []string{"师德", "师德演讲", "竞赛", "技能", "比武", "练兵", "劳模", "工匠", "创新", "建功立业", "教研", "听课", "课题", "青年教师", "岗位", "标兵", "继续教育", "教学", "师徒", "五小", "小改小革", "技术", "素质工程", "创建“示范岗", "先进工作者", "课堂", "备课", "蓝青", "教案", "合理化", "创先争优", "职业素养", "教育科研", "质量月", "练师", "铸师", "强师", "敬业", "爱岗", "示范岗", "公开课", "先锋号", "评课", "说课", "教学案例"}, []string{"素质", "培训", "业务", "教师", "成才", "学历", "立功", "反思", "典型", "先进"}},
	{terms.Learning, []string{"理论学习", "政治学习", "思想政治", "学习贯彻", "精神学习", "学习宣传", "读书", "思想教育", "荣辱观", "价值观", "党史", "主题教育", "全会精神", "政治理论", "学习型", "会议精神", "学习活动", "法律法规知识", "爱国主义", "思想素质", "核心价值", "学习教育", "职业道德", "职工书屋", "书屋", "阅览室", "学习新工会法", "理论教育", "公民道德", "道德纲要", "思想引领", "大讲堂", "形势教育", "普法", "知识竞赛", "学雷锋"}, []string{"学习", "思想", "教育", "道德", "党的", "理论", "讲座"}},
	{terms.Organization, []string{"工会组织", "工会干部", "换届", "自身建设", "建家", "职工之家", "职工小家", "会员档案", "入会", "组建", "工会委员", "工会小组", "例会", "工会工作计划", "工作总结", "制度建设", "工会班子", "委员会会议", "主席会议", "会员发展", "会籍", "教工之家", "小家", "依法治会", "联席会议", "分工会", "工会主席", "作风建设", "模范职工之家", "工会换届", "工会队伍", "总结大会", "工会工作总结", "法人登记", "基层工会", "规范化建设", "考核", "专门委员会", "工会自身", "积极分子"}, []string{"组织建设", "干部", "会员", "制度", "档案", "计划", "总结", "委员", "队伍建设", "调研", "评比", "工会建设", "建会", "评选", "机制"}},
}
