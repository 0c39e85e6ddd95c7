package web

// Every sentence of the pages about plans that is not in a template.
const (
	msgTitleReview = "核对计划"
	msgTitleLinks  = "逐条确认对应"
	msgTitleWords  = "本单位的叫法"
	msgOwnWords    = "本单位的叫法"
	msgBadItemWord = "只能更正、调整、拆分、合并、补上或者删去一个计划项。"
	msgNeedReason  = "请写上理由：以后看到的人要知道为什么改。"
	msgNoItemText  = "计划项的内容不能是空的。不是计划项的，请用“删去”。"
	msgBadMonths   = "月份应该是 1 到 12。"
	msgOnePiece    = "拆分要写成两行以上，一行一项。"
	msgJoin        = "；"
	msgBookName    = "计划与实际"
	msgNoPlanBook  = "这段时间没有工作计划，没有可以下载的表。"
	msgOpenAgain   = "待确认"
)

func msgBadTarget(said string) string {
	return "目标的数字看不懂：“" + said + "”。请写成阿拉伯数字，例如 12。"
}
