package han

// What is said about a cell that could not be read.
const (
	whyNoDate      = "缺日期"
	whyNotDate     = "不是日期"
	whyImpossible  = "不存在的日期"
	whyNoYear      = "日期没有年份,标题、工作表名和文件名里也没有"
	whyBackward    = "结束日期早于开始日期"
	hintDate       = "请写成 2025-03-08 这样的日期"
	hintImpossible = "请核对月和日"
	hintNoYear     = "请在标题写上年份,或导入时选定年度"
	hintBackward   = "请核对起止日期"

	whyNoMoney     = "缺金额"
	whyNotMoney    = "不是数字金额"
	whyApproxMoney = "不是确定的金额"
	whyUnitPrice   = "是单价或标准,不是总额"
	whyHugeMoney   = "金额大得不合常理"
	hintMoney      = "请填写确定的数字,如 1200.50"
	hintUnitPrice  = "请填写总额"

	whyNoCount    = "缺人数"
	whyNotCount   = "不是确定的人数"
	whyNegative   = "人数为负"
	whyPartPerson = "人数不是整数"
	hintCount     = "请填写整数,如 45"
)
