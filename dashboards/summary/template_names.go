package summary

import "slices"

// sentence is one heading of a template: what it is for and what its lines may name.
type sentence struct {
	set   string // as the code calls it
	said  string // as a template writes it
	about string // when it is told
	names []name
}

// name is what a line may take in, in Chinese, and the slot it stands for. A line
// without one that must be there says nothing; without another it tells less.
type name struct {
	said, slot string
	must       bool
}

func must(said, slot string) name { return name{said, slot, true} }
func may(said, slot string) name  { return name{said, slot, false} }

// happening names what is known of one activity, whatever its sentence.
func happening(own ...name) []name {
	return slices.Concat(own, []name{must("活动", "act"), may("单位", "unit"), may("经费", "cost"), may("备注", "note")})
}

// sentences are the headings a template has, in its order.
var sentences = []sentence{
	{"lead", "开头", "全文的头一段。", []name{must("时段", "period"), must("单位", "self"), may("计划", "plan")}},
	{"leadRollup", "开头（有所属单位的）", "有所属单位报材料的工会，头一段用这里的。", []name{must("时段", "period"), must("单位", "self"), may("计划", "plan")}},
	{"overview", "总体情况：活动", "总体情况一段由活动、慰问、经费、会员几句接成，句末不写标点。", []name{must("次数", "count"), may("人次", "people"), may("人数", "distinct"), may("参与率", "rate"), may("服务覆盖率", "reach")}},
	{"overviewVisits", "总体情况：慰问", "接在上一句后面，句末不写标点。", []name{must("人次", "visits"), may("金额", "total")}},
	{"overviewMoney", "总体情况：经费", "接在上一句后面，句末不写标点。", []name{may("口径", "basis"), must("支出", "spending"), may("人均", "per")}},
	{"overviewRoll", "总体情况：会员", "有会员花名册时写，句末不写标点。", []name{must("截至日期", "asof"), must("会员数", "members"), may("女会员数", "women"), may("职工数", "workers"), may("入会率", "rate"), may("新入会", "joined")}},
	{"overviewRate", "总体情况：入会率", "没有花名册、只有入会率时写，句末不写标点。", []name{must("入会率", "rate"), may("新入会", "joined")}},
	{"overviewAsOf", "总体情况：截至日期", "前面没有说到截至哪天时写。", []name{must("截至日期", "asof")}},
	{"compare", "与上年比较", "只写增加的和持平的，减少的列在交稿检查里。", []name{must("清单", "list")}},
	{"compareMore", "与上年比较：增加", "清单里的一项。", []name{must("名称", "name"), must("上年", "before"), must("本年", "now")}},
	{"compareSame", "与上年比较：持平", "清单里的一项。", []name{must("名称", "name"), must("本年", "now")}},
	{"indicators", "上报指标", "报表里填报的指标。", []name{must("清单", "list")}},
	{"childrenBest", "所属单位", "活动多的几个所属单位。", []name{must("清单", "list")}},
	{"child", "所属单位：每个", "清单里的一项。", []name{must("单位", "unit"), must("次数", "count"), may("人次", "people")}},
	{"unitsAhead", "所属单位：走在前面的", "比率高的所属单位；低的列在交稿检查里。", []name{must("指标", "measure"), must("清单", "list")}},
	{"unitsSpread", "所属单位：人均支出的高低", "有三个以上单位可比才写，不点名。", []name{must("最低", "low"), must("最高", "high")}},
	{"unitExample", "典型做法", "每个所属单位一段，写人数多、标了重点的一次活动。", []name{must("单位", "unit"), must("活动", "act"), may("日期", "date"), may("主办", "host"), may("人次", "people"), may("荣誉", "honors")}},
	{"unitHonored", "典型做法（只有荣誉的）", "", []name{must("单位", "unit"), must("荣誉", "honors")}},

	{"themeSummary", "一节的小结", "一节只有一类工作时，先写合计。", []name{must("类别", "theme"), must("次数", "count"), may("人次", "people"), may("经费", "cost")}},
	{"themeOther", "其他工作的小结", "归不进各类的活动。", []name{must("次数", "count"), may("人次", "people"), may("经费", "cost")}},
	{"themeParts", "几类工作的小结", "一节有几类工作时，先写合计。", []name{must("清单", "list")}},
	{"themePart", "几类工作的小结：每类", "清单里的一项。", []name{must("类别", "theme"), must("次数", "count"), may("人次", "people")}},
	{"themeLabels", "小结里的其中", "台账自己分的类别，几次以上的才写。", []name{must("清单", "list")}},
	{"themeLabel", "小结里的其中：每类", "清单里的一项。", []name{must("名目", "label"), must("次数", "count"), may("人次", "people")}},
	{"planSection", "按计划分节时的开头", "一节照着计划写、活动不止一次时，先写这一句。", nil},
	{"outside", "计划之外的开头", "下面写计划里没有的活动。", nil},
	{"below", "所属单位活动的开头", "下面写所属单位的活动。", nil},

	{"single", "一次活动", "写得最多的一句，多写几种说法就不呆板。", happening(must("日期", "date"), may("地点", "place"), may("到访地点", "site"), may("主办", "organiser"), may("人次", "people"))},
	{"singleUndated", "一次活动（没有日期）", "台账里没有写日期的活动。", happening(may("人次", "people"))},
	{"series", "几次活动", "同名的活动办了几次。", happening(must("次数", "count"), may("各次日期", "dates"), may("人次", "people"))},
	{"seriesMonthly", "每月都有的活动", "同名的活动每个月都办。", happening(must("次数", "count"), must("各次日期", "dates"), may("人次", "people"))},
	{"seriesMany", "次数很多的活动", "次数多，日期只写头一次和末一次。", happening(must("首次", "first"), must("末次", "last"), must("次数", "count"), may("人次", "people"))},
	{"seriesUnits", "几个单位的活动", "几个所属单位办了同名的活动。", []name{must("首次", "first"), must("末次", "last"), must("各单位", "units"), may("等单位", "more"), must("活动", "act"), must("次数", "count"), may("人次", "people"), may("经费", "cost"), may("备注", "note")}},
	{"cycle", "分期的活动", "名称只差第几期、哪个季度的活动，合成一句。", happening(must("各次日期", "dates"), may("各次人次", "people"))},
	{"group", "一批同类活动", "各处办的同一件事，如各村换届。", []name{must("首次", "first"), must("末次", "last"), must("事项", "stem"), must("次数", "count"), must("各处", "names")}},

	{"campaignTotal", "慰问的合计（后面列全）", "", []name{must("人次", "visits"), may("金额", "total")}},
	{"campaignSome", "慰问的合计（后面列一部分）", "", []name{must("人次", "visits"), may("金额", "total")}},
	{"campaignSum", "慰问的合计（后面不列）", "", []name{must("人次", "visits"), may("金额", "total")}},
	{"campaignList", "慰问的清单", "", []name{must("清单", "list")}},
	{"campaign", "慰问的清单：每项", "", []name{must("名目", "label"), may("人次", "times"), may("人数", "persons"), may("每人", "per"), may("慰问金", "amount"), may("物品折价", "goods"), may("合计", "total"), may("起始日期", "since")}},
	{"allVisited", "应访的全部走访", "材料齐全、应访的都访到了才写。", []name{must("清单", "list")}},
	{"festivals", "节日支出", "", []name{must("清单", "list")}},
	{"proposals", "提案建议", "", []name{must("件数", "count"), may("办结数", "done"), may("办结率", "rate"), may("清单", "list")}},
	{"joined", "新入会", "没有花名册、只知道新入会人数时写。", []name{must("新入会", "joined")}},
	{"officers", "班子", "存了班子名单才写，放在组织建设一节。", []name{must("清单", "list")}},
	{"spending", "经费支出", "明细账不全的月份按活动和慰问台账补算，这时才有{明细}。", []name{may("口径", "basis"), must("支出", "total"), may("明细", "vouchers"), may("人均", "per")}},
	{"spendingHead", "各科目支出", "", []name{must("清单", "list")}},
	{"subject", "各科目支出：每个", "", []name{must("科目", "subject"), must("金额", "amount"), may("执行率", "rate")}},
	{"subjectSpent", "各科目支出：名称里已有“支出”“费”的", "", []name{must("科目", "subject"), must("金额", "amount"), may("执行率", "rate")}},
	{"entries", "单笔支出", "", []name{must("清单", "list")}},
	{"entry", "单笔支出：每笔", "", []name{must("摘要", "summary"), must("金额", "amount")}},
	{"honors", "荣誉", "", []name{must("级别", "level"), must("清单", "list")}},
	{"honorsMore", "荣誉（同一级别接着写的）", "一个级别的荣誉多，分成几段，第二段起用这里的。", []name{must("级别", "level"), must("清单", "list")}},
	{"honorsPlain", "荣誉（没有级别）", "", []name{must("清单", "list")}},
	{"honor", "荣誉：每项", "", []name{must("名称", "title"), may("获得者", "recipient"), may("日期", "date")}},

	{"planCount", "计划完成情况", "", []name{may("计划", "plan"), must("事项数", "items"), may("完成数", "kept"), may("完成率", "rate"), may("计划外次数", "outside")}},
	{"planOver", "超额完成的", "", []name{must("清单", "list")}},
	{"problemsLead", "存在的问题", "问题由人来定，系统只留出位置。", nil},
	{"problemConfirmed", "存在的问题：确认没有开展的", "有人在计划页确认过才写。", []name{must("事项", "item")}},
	{"problemPartial", "存在的问题：确认部分完成的", "有人在计划页确认过才写。", []name{must("事项", "item")}},
	{"nextPartial", "下步打算：接着做的", "", []name{must("事项", "item")}},
	{"nextNone", "下步打算：还没有做的", "", []name{must("事项", "item")}},
	{"nextDue", "下步打算：还没有到时间的", "", []name{must("事项", "item")}},
	{"nextRegular", "下步打算：常做的", "", []name{must("清单", "list")}},
	{"nextOpen", "下步打算：留给人写的", "", nil},
	{"closing", "结尾", "全文的末一段；没有要写的就不写。", nil},
}

// sentenceSaid finds the sentences of a heading.
func sentenceSaid(heading string) (sentence, bool) {
	i := slices.IndexFunc(sentences, func(s sentence) bool { return s.said == heading })
	if i < 0 {
		return sentence{}, false
	}
	return sentences[i], true
}
