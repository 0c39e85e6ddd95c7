package web

import (
	"fmt"
	"strings"

	"nianlun/queries"
)

// Every sentence of long work that is not in a template.
const (
	msgTitleImporting  = "正在导入"
	msgTitleDrafting   = "正在写各单位的总结"
	msgTitleJobs       = "任务"
	msgTitleDrafts     = "各单位的总结"
	msgDraftsBroken    = "中断了，请重新开始。"
	msgNeverDone       = "做到这里程序停了三次，没有再做。可能是文件太大或者有问题：请把它拆小，或在 Excel、WPS 里另存一份再导入。"
	msgRightsLost      = "提出这个任务的账号停用了，没有继续做。"
	msgJobFailed       = "程序没能做完，日志里有原因。"
	msgBeginning       = "马上开始"
	msgCrowded         = "您已经有20个任务在排队。请等它们做完，或者取消几个再来。"
	msgLinking         = "文件都读完了，正在对照计划"
	msgTitlePreviewing = "正在预览"
	msgTitlePreview    = "导入前看一看"
	msgTitleDismissed  = "没有导入"
	msgCounting        = "文件都试过了，正在算数字会怎么变"
	msgPickKind        = "这张表是"
	msgNoTable         = "这不是数据"
	msgNoColumn        = "不用这一列"
	msgMarked          = "一项活动"
	msgMarks           = "一项活动，打勾的算参加"
	msgBadPick         = "没有看懂您的选择，请回到上一页再选一次。"
	msgPreviewOver     = "看过以后一天没有确认，文件已经删除。需要的话请重新选文件导入。"
	msgStopping        = "正在停下来"
	msgInterrupted     = "中断了，年轮下次启动时会接着做"
	msgPastedTable     = "粘贴的表格"
	msgPastedPlan      = "粘贴的计划"
	msgNothingBelow    = "这个单位没有您能看到的下属单位。"
	msgDraftsReadme    = "说明.txt"
)

func msgReading(file string, n, all int) string {
	return fmt.Sprintf("正在读第 %d 个文件，一共 %d 个：%s", n, all, file)
}

func msgTaking(file string, n, all int) string {
	return fmt.Sprintf("正在装入第 %d 个文件，一共 %d 个：%s", n, all, file)
}

func msgTrying(file string, n, all int) string {
	return fmt.Sprintf("正在试装第 %d 个文件，一共 %d 个：%s", n, all, file)
}

func msgWriting(unit string, n, all int) string {
	return fmt.Sprintf("正在写第 %d 份，一共 %d 份：%s", n, all, unit)
}

func msgAhead(n int) string { return fmt.Sprintf("排队等着，前面还有 %d 个", n) }

// msgFiles names the files of an import in a list.
func msgFiles(first string, n int) string {
	if n == 1 {
		return first
	}
	return fmt.Sprintf("%s 等 %d 个文件", first, n)
}

func msgDraftsName(unit, period string) string { return unit + period + "各单位工作总结" }

// Text tells how far loading has come.
func (p Progress) Text() string {
	if p.Total == 0 {
		return "正在打开数据库。"
	}
	text := fmt.Sprintf("已经装入 %d 个文件，一共 %d 个。", p.Done, p.Total)
	if p.File != "" {
		text += "现在是：" + p.File
	}
	return text
}

var jobStates = map[queries.JobState]string{
	queries.JobWaiting: "排队", queries.JobRunning: "正在做", queries.JobDone: "做完了", queries.JobFailed: "没做完", queries.JobCancelled: "取消了",
	queries.JobAsking: "等您确认",
}

// left is a unit no summary was written for, and why.
type left struct{ Unit, Why string }

// msgReadme tells what lies in a parcel of summaries.
func msgReadme(title, asof string, written []string, out []left) string {
	var b strings.Builder
	b.WriteString("\ufeff" + title + "\n统计截至 " + asof + "\n\n")
	fmt.Fprintf(&b, "写好的 %d 份：\n", len(written))
	for _, name := range written {
		b.WriteString("  " + name + "\n")
	}
	if len(out) > 0 {
		fmt.Fprintf(&b, "\n没有写的 %d 个单位：\n", len(out))
		for _, l := range out {
			b.WriteString("  " + l.Unit + "：" + l.Why + "\n")
		}
	}
	b.WriteString("\n数字都来自年轮里的台账。没有资料的部分不写，也不按零写；【待补充】的地方请补写后再交。\n")
	return strings.ReplaceAll(b.String(), "\n", "\r\n")
}

const msgNoData = "这段时间没有任何资料"
