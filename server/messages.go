package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"nianlun/queries"
	"nianlun/queries/terms"
)

// Every sentence the commands show.

const msgUsage = `年轮：把工会一年的计划、台账、经费交给它，对照计划和实际，写出工作总结初稿。

用法：
  nianlun demo    [--db 文件] [--addr 地址] [--accounts] [--fresh]   装入虚构的演示数据并打开网页
  双击程序（不写命令）                                  打开网页，数据放在程序旁边的“年轮数据”里
  nianlun serve   [--db 文件] [--addr 127.0.0.1:8080] [--accounts] [--host 名字]
                                                        打开网页；给别的电脑用就要登录
  nianlun import  --db 文件 [--unit 单位] [--year 年份] [--kind 种类] [--from 日期 --to 日期]
                  [--correction 文件夹] [--dry-run] [--json [--records]] 文件...
  nianlun import  --db 文件 --revises 批次号 文件       文件是那一批的修改稿：那一批里新文件没有的行不再计入
  nianlun undo    --db 文件 批次号                      撤销一次导入
  nianlun plan    [--json] [--kind plan] 文件           看一份计划读懂了什么，不用数据库
  nianlun words   --db 文件 [--unit 单位] [词表.txt]    自己的叫法（一行“棋牌: 掼友会 双升”）和时间词的月份（“年初: 1-2月”），不写单位是全部单位共用，存好就重新关联
  nianlun template list|show|names|check 模板.txt|save 模板.txt|back  [--db 文件 --unit 单位] [--voice 机关|学校|企业|街道|通用]
                  [--kind template|officers|phrases] [--year 年份] [-o 文件]   本单位的总结模板、班子名单、年度提法
  nianlun draft   --db 文件 --unit 单位 --year 年份 [--period year|h1|h2|q1..q4 | --from 日期 --to 日期]
                  --format docx|pdf|md|html|json|xlsx（附件）[--length 1500|3000|full] [--voice 机关|学校|企业|街道|通用] [--plain 不带人改的文字]
                  [--sources 加数据来源表] [--seal 留盖章位置] [--issue 留签发行]
                  [--keep final|draft 留存 [--remark 说明]] [-o 文件]
  nianlun draft   --db 文件 --edition 编号 --format docx [-o 文件]   取出留存的原样
  nianlun draft   --db 文件 --unit 单位 --year 年份 --below --format docx -o 文件夹   给所属各单位各写一份
  nianlun editions --db 文件 [--unit 单位] [--json]      留存了哪些总结
  nianlun show    问题 --db 文件 [--unit 单位] [--year 年份 | --from 日期 --to 日期] [--json] [--xlsx 文件]
  nianlun verify  总结.docx（或 .json）[--db 文件 [--edition 编号]]   逐个核对总结里的数字；写了编号就和留存的那一份核对
  nianlun verify  --edition 编号 --db 文件              留存的总结和现在的资料核对

show 的问题：overview progress links activities reach unreached spending compliance compare
completeness namesakes rows（rows 要加 --figure 数字的编号）。
show、draft 还可以加 --period 和 --asof 日期；日期写成 2025-03-08，--to 是最后一天。
`

const (
	msgNeedDB       = "请用 --db 指明数据库文件，例如 --db 我的.duckdb"
	msgNeedFiles    = "请写上要导入的文件，可以一次写很多个"
	msgNeedFile     = "请写上一个文件"
	msgNeedBatch    = "请写上要撤销的批次号。导入时会显示批次号，网页的“文件”一栏也能看到"
	msgNeedUnit     = "请用 --unit 指明单位"
	msgNeedQuestion = "请写上要看什么，例如 nianlun show overview --db 我的.duckdb"
	msgNeedFigure   = "请用 --figure 指明数字的编号或问题，例如 --figure mfxgk2tbnruw"
	msgBadBatch     = "批次号应该是一个正整数"
	msgOneRevision  = "--revises 一次只能写一个文件（也不能是装着几个文件的压缩包）"
	msgBothDays     = "--from 和 --to 要一起写，并且开始日期不能晚于结束日期"
	msgTwoPeriods   = "--period 和 --from、--to 只能用一种"
	msgBadYear      = "--year 应该是四位数的年份，例如 --year 2025"
	msgBadFormat    = "--format 只能是 docx、pdf、md、html、json 或 xlsx（附件工作簿）"
	msgNoOffice     = "这台电脑没有装 LibreOffice，不能直接出 PDF：请用 --format docx 在 Word 或 WPS 里另存，或者用 --format html 在浏览器里打印成 PDF"
	msgBadLength    = "--length 只能是 1500、3000 或 full"
	msgNoUnits      = "数据库里还没有单位。请先用 nianlun import 导入文件"
	msgNetSignIn    = "给别的电脑用就必须登录，不能写 --accounts=false。只在本机用，--addr 请写 127.0.0.1:8080"
	msgSignIn       = "打开网页要先登录。"
	msgPlainNetwork = "请只在单位内网使用；要从外面访问，请放在带 HTTPS 的反向代理后面。"
	msgMaySignIn    = "想看看别人看到的是什么，在网页右上角登录；要求人人登录，加 --accounts。"
	msgDemoSignIns  = "演示用的三个账号，密码每次启动都会换："
	msgBadKey       = "环境变量 NIANLUN_KEY 不是有效的密钥：应该是 32 个字节，写成 64 位十六进制数或 base64"
	msgNotSample    = "这个数据库里已经有别的数据，不往里装演示数据。请换一个文件名，例如 --db 年轮演示.duckdb；要看自己的数据，请用 nianlun serve"
	msgNoSampleData = "程序里没有带演示数据"
	msgNoSignIn     = "在这台电脑上不用登录，别的电脑也打不开。"
	msgStop         = "要停下来，按 Ctrl+C。"
	msgStopped      = "已停止。"
	msgDemoAgain    = "演示数据已经装好，接着用。想重新来过，加 --fresh。"
	msgDemoFresh    = "正在装入演示数据（市总工会，单位和人名都是虚构的），网页上可以看到进度。"
	msgIntact       = "完好：每个数字都和写稿时一样，数据也没有变。"
	msgIntactAlone  = "完好：稿子里的数字没有被改过。没有给 --db，所以没有和数据库核对。"
	msgAltered      = "有数字被改过："
	msgReworded     = "有文字被改过（改写是可以的，请看看里面的日期和数目）："
	msgDataChanged  = "写稿之后数据变了："
	msgSameDigest   = "稿子没有动过，但数据库已经不是写稿时的样子；这些数字都没有变。"
	msgEmptyTable   = "（没有）"
	msgSameFile     = "（与以前导入过的文件完全相同，没有重复装入）"
	msgDryRunNote   = "以上是试读，什么都没有写入数据库。"
	msgNoRows       = "没有记录"
	msgWaiting      = "年轮好像正在启动，请稍等……"
	msgRunsAlready  = "年轮已经开着，浏览器会转到它的页面。"
	msgNoBrowser    = "没能自动打开浏览器，请把上面的链接复制到浏览器里。"
	msgFromArchive  = "程序是在压缩包里直接打开的，所以数据放在“文档”里。建议先解压，再打开。"
	msgNotBeside    = "（程序所在的文件夹里不能放数据，所以放在了这里。）"
	msgWindow       = "这个窗口开着，年轮就在运行；关掉窗口或在网页上点“退出”就结束。"
	msgPressEnter   = "按回车键关掉这个窗口。"
	msgPlanNothing  = "没有读到计划事项"
)

func msgNoCommand(name string) string {
	return fmt.Sprintf("没有“%s”这个命令。可用的命令：serve demo import undo plan show draft verify；nianlun help 看用法", name)
}

func msgNoFlag(name string) string {
	return fmt.Sprintf("没有“%s”这个选项。nianlun help 看用法", name)
}

func msgFlagValue(name string) string { return fmt.Sprintf("选项 %s 后面要写一个值", name) }

func msgFlagBad(value, name string) string {
	return fmt.Sprintf("选项 %s 的值“%s”不对", name, value)
}

func msgExtra(arg string) string {
	return fmt.Sprintf("多写了“%s”。nianlun help 看用法", arg)
}

func msgBadDay(flag, value string) string {
	return fmt.Sprintf("%s 的日期“%s”不对：请写成 2025-03-08 这样", flag, value)
}

func msgBadPeriod(value string) string {
	return fmt.Sprintf("没有“%s”这样的时段：--period 可以是 year（全年）、h1、h2（半年）、q1 到 q4（季度）", value)
}

func msgBadKind(value string, kinds []string) string {
	return fmt.Sprintf("没有“%s”这个种类。--kind 可以是 auto 或 %s", value, strings.Join(kinds, " "))
}

func msgNoQuestion(name string) string {
	return fmt.Sprintf("没有“%s”这个问题。可以看：overview progress links activities reach unreached spending compliance compare completeness namesakes rows", name)
}

func msgNoSuchUnit(name string, some []string) string {
	return fmt.Sprintf("没有找到单位“%s”。数据库里有：%s", name, strings.Join(some, "、"))
}

func msgManyUnits(some []string) string {
	return "数据库里有好几个上级单位，请用 --unit 指明一个：" + strings.Join(some, "、")
}

func msgNoFigure(id string) string {
	return fmt.Sprintf("没有找到编号为“%s”的数字。编号只在同一单位、同一时段里查得到，请把 --unit 和 --year 写得和页面上一样，或者直接用完整的问题（key）", id)
}

func msgBadKeyAsk(key string) string {
	return fmt.Sprintf("数字的问题“%s”写得不完整", key)
}

func msgNoFile(path string) string {
	return fmt.Sprintf("%s：没有这个文件，请检查路径和文件名", path)
}

func msgDirectory(path string) string {
	return fmt.Sprintf("%s：这是一个文件夹。请写出里面的文件，例如 %s/*", path, strings.TrimRight(path, "/"))
}

func msgUnreadable(path string) string {
	return fmt.Sprintf("%s：读不出来，请检查有没有权限，或者文件是不是正被别的程序占用", path)
}

func msgChanged(path string) string {
	return fmt.Sprintf("%s：读的时候文件变了，没有导入。请等写它的程序写完，再导入一次", path)
}

func msgTooBig(path string, limit int64) string {
	return fmt.Sprintf("%s：文件太大（上限 %d MB），请拆成几个再导入", path, limit>>20)
}

func msgNotDraft(path string) string {
	return fmt.Sprintf("%s：不是年轮写出的总结，或者里面的数字依据丢失了。请用 nianlun draft --format docx（或 json）重新存一份再核对", path)
}

func msgUndone(batch int64) string {
	return fmt.Sprintf("批次 %d 已经撤销，数据和没有导入过它时一样。", batch)
}

func msgRevision(r terms.Edition) string {
	if r.Taken {
		return fmt.Sprintf("按批次 %d（《%s》）的修改稿处理：那一批不再计入，其中 %d 行新文件里没有了", r.Batch, r.File, r.Gone)
	}
	return fmt.Sprintf("像是批次 %d（《%s》）的修改稿：有 %d 行在新文件里没有了，现在照旧计入", r.Batch, r.File, r.Gone)
}

func msgGoneMore(n int) string { return fmt.Sprintf("……还有 %d 行", n) }

func msgRevise(batch int64) string {
	return fmt.Sprintf("是修改稿的话，加上 --revises %d 再导入一次，没有了的行就不再计入；是另一份材料的话，不用做什么", batch)
}

func msgNoBatch(batch int64) string { return fmt.Sprintf("没有批次 %d", batch) }
func msgTwice(batch int64) string   { return fmt.Sprintf("批次 %d 以前已经撤销过了", batch) }

func msgNotWritten(path string) string {
	return fmt.Sprintf("写不进 %s：请检查文件夹在不在、有没有权限", path)
}
func msgWritten(path string) string { return "已写入 " + path }
func msgAddress(addr string) string { return "年轮已经打开：http://" + addr + "/" }

func msgSetup(url string) string {
	return "还没有管理员。请在一小时内打开下面的链接建立管理员账号，只能用一次：\n" + url
}

func msgDemoSignIn(name, password, unit string) string {
	if unit == "" {
		unit = "所有单位"
	}
	return fmt.Sprintf("  %s　密码 %s　（%s）", name, password, unit)
}

func msgDataFolder(folder string) string { return "数据放在：" + folder }
func msgOtherFolder(folder string) string {
	return "注意：" + folder + " 里也有一份年轮的数据，现在没有用它。"
}

func msgLink(link string) string {
	return "浏览器没有自己打开的话，把下面的链接复制到浏览器里（五分钟内有效，只能用一次）：\n" + link
}

func msgFolderLocked(folder string) string {
	return "“" + folder + "”里有年轮的数据，但现在写不进去。请检查这个文件夹（或 U 盘）是不是设成了只读、还有没有空间，再双击一次"
}

func msgNoFolder(tried []string) string {
	return "找不到能放数据的文件夹，试过：" + strings.Join(tried, msgComma) + "。请把程序复制到自己能写的文件夹（例如桌面上新建的文件夹）里，再双击一次"
}

func msgDatabase(path string) string { return "数据库：" + path }
func msgPortTaken(addr string) string {
	return fmt.Sprintf("地址 %s 已经被别的程序占用（也许年轮已经开着）。请先关掉它，或者换一个端口，例如 --addr 127.0.0.1:8081", addr)
}

func msgBadAddr(addr string) string {
	return fmt.Sprintf("不能在地址 %s 上打开网页。请写成 127.0.0.1:8080 这样", addr)
}

func msgLoadFailed(reason string) string {
	return "演示数据没有装完：" + reason + "。请停下程序，再用 nianlun demo --fresh 重来。"
}

// Words of the tables and reports.
const (
	msgUnknown       = "未知"
	msgAbout         = "约"
	msgComma         = "、"
	msgSemicolon     = "；"
	msgColon         = "："
	msgFullStop      = "。"
	msgAttention     = "请注意"
	msgOutside       = "计划外"
	msgPlanItems     = "计划项 "
	msgTarget        = "目标 "
	msgLookAt        = "请看原文："
	msgNotRead       = "没有读入："
	msgLeft          = "没有读，不是数据文件："
	msgUnchanged     = "原来就有"
	msgSkipped       = "跳过"
	msgRejected      = "没装入"
	msgSays          = "写的是"
	msgUnusedColumns = "没用到的列："
)

func msgBatch(batch int64) string     { return fmt.Sprintf("批次 %d", batch) }
func msgRow(row int) string           { return fmt.Sprintf(" 第%d行", row) }
func msgRowNumber(row int) string     { return fmt.Sprintf("第 %d 行", row) }
func msgBrackets(words string) string { return "（" + words + "）" }
func msgQuoted(words string) string   { return "“" + words + "”" }

// msgOnlySheet stands for the sheet of a file that has no sheets.
const msgOnlySheet = "表格"

func msgNoData(sheet, why string) string { return fmt.Sprintf("%s：不是数据（%s）", sheet, why) }

func msgLoaded(sheet, kind, unit string, rows int) string {
	if unit != "" {
		unit = "（" + unit + "）"
	}
	return fmt.Sprintf("%s：%s%s，装入 %d 行", sheet, kind, unit, rows)
}

func msgZeroReport(sheet, kind, unit string) string {
	return fmt.Sprintf("%s：%s（%s），零报告，已收到", sheet, kind, unit)
}
func msgPart(name string, rows int) string { return fmt.Sprintf("，%s %d 行", name, rows) }
func msgMore(n int) string {
	return fmt.Sprintf("……还有 %d 处，加 --json 可以看到全部", n)
}

func msgTotalDiffers(row int, scope, stated, loaded, diff, why string) string {
	return fmt.Sprintf("第 %d 行的%s与装入的不符：表里写 %s，装入 %s，相差 %s。%s", row, scope, stated, loaded, diff, why)
}

func msgAlso(kind string, rows int, amount string) string {
	return fmt.Sprintf("其中%s %d 行，共 %s 元", kind, rows, amount)
}

func msgPlanTitle(title, about string, items int) string {
	return fmt.Sprintf("%s  %s  %d 项", title, about, items)
}

// heads are the column heads of the tables of show.
var heads = map[string][]string{
	"progress":     {"序号", "状态", "计划", "时间", "目标与实际", "对应活动"},
	"links":        {"计划项", "计划", "活动", "日期", "把握", "状态"},
	"activities":   {"日期", "活动", "类别", "人次", "经费", "单位", "出处"},
	"reach":        {"单位", "小组", "会员", "点名触达", "普发触达", "未触达", "未知", "覆盖率"},
	"unreached":    {"单位", "小组", "姓名", "情形", "状态", "说明"},
	"spending":     {"科目", "支出", "笔数", "预算", "执行率", "口径"},
	"compliance":   {"规则", "结论", "说明", "依据"},
	"compare":      {"单位", "会员", "活动", "人次", "参与率", "人均支出", "支出", "计划完成率", "填报完整率", "说明"},
	"completeness": {"单位", "台账", "月份", "情况"},
	"namesakes":    {"单位", "姓名", "小组", "可能是", "出处"},
	"overview":     {"指标", "数值", "编号", "说明"},
	"rows":         {"出处", "日期", "内容", "人员", "计入"},
}

var (
	signalWords = map[string]string{"not_by_name": "没有点名触达", "nothing": "什么都没有触达", "event_not_visited": "应访未访"}
	reachWords  = map[string]string{"unreached": "未触达", "unknown": "未知"}
	ruleWords   = map[string]string{"finding": "要看一下", "clear": "没有发现", "not_configured": "没有设定标准", "unknown": "未知"}
	reportWords = map[string]string{"received": "已报", "zero": "零报告", "missing": "未报"}
)

// explain turns any error into what the user reads: the cause and what to do.
func explain(err error) string {
	var usage *usageError
	var plain *plainError
	switch {
	case errors.As(err, &usage):
		return usage.message
	case errors.As(err, &plain):
		return plain.message
	case errors.Is(err, queries.ErrLocked):
		return "数据库正被另一个程序打开着（可能是开着的年轮网页，或另一个命令窗口）。同一时间只能有一个程序使用它：请先关掉那一个，再试一次"
	case errors.Is(err, queries.ErrNewer):
		return "这个数据库是更新版本的年轮写的，旧程序不能打开，以免弄坏数据。请换用新版本的年轮"
	case errors.Is(err, queries.ErrNotDatabase):
		return "这个文件不是年轮的数据库。请检查 --db 后面的文件名"
	case errors.Is(err, queries.ErrNoDatabase):
		return "没有这个数据库文件。请检查 --db 后面的路径；还没有数据库的话，先用 nianlun import 导入文件"
	case errors.Is(err, queries.ErrNoKey):
		return "找不到这个数据库的密钥文件（数据库旁边的 .key 文件）。请把备份的 .key 放回原处，或者设置 NIANLUN_KEY"
	case errors.Is(err, queries.ErrKey):
		return "密钥和这个数据库不配。请检查数据库旁边的 .key 文件，或者环境变量 NIANLUN_KEY"
	case errors.Is(err, queries.ErrNotFound):
		return "没有找到要的内容"
	case errors.Is(err, queries.ErrForbidden):
		return "没有权限这样做"
	case errors.Is(err, context.Canceled):
		return "已中断，没有做完的部分没有写入数据库"
	case errors.Is(err, fs.ErrPermission):
		return "没有权限读写文件：" + err.Error()
	}
	return "程序出错，没能做完。请把这一行告诉开发者：" + err.Error()
}

// Words of summaries written for all units below one.
const (
	msgBelowAlone  = "--below 给所属各单位各写一份，不能和 --keep、--edition、--format xlsx 一起用"
	msgBelowFolder = "--below 要用 -o 写明放进哪个文件夹"
	msgDraftsFile  = "工会工作总结"
)

// msgDraftsWritten tells how many summaries stand in a folder, and who has none.
func msgDraftsWritten(n int, folder string, without []string) string {
	said := fmt.Sprintf("已写 %d 份总结，放在 %s", n, folder)
	if len(without) > 0 {
		said += fmt.Sprintf("\n有 %d 个单位没有资料，没有写：%s", len(without), strings.Join(without, "、"))
	}
	return said
}

func msgNoDataFor(unit, period string) string {
	return fmt.Sprintf("%s%s还没有任何资料，写不出总结。请先导入这段时间的台账，或者换一个时段", unit, period)
}
