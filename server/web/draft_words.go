package web

import (
	"fmt"
	"strings"

	"nianlun/dashboards/summary"
)

// Words of the page where a draft is worded, and of its editions.
const (
	msgTitleEditions = "留存的总结"
	msgTitleVersus   = "两份总结对照"
	msgTitleHistory  = "改动记录"

	msgBadWording     = "没有看懂要怎么改，请刷新页面再试一次。"
	msgParagraphGone  = "这一段刚刚变了，请刷新页面再改。"
	msgWordingTooLong = "这一段太长了，请分成几段。"
	msgFigureGone     = "有一个数字现在查不到了，请去掉它再保存。"
	msgAnnexGone      = "这个附件现在没有了，请刷新页面。"
	msgTooFewColumns  = "一张表至少留两栏。不要这张表，就去掉“随文附上”。"
	msgNothingWritten = "还没有写内容。"
	msgNoSuchNote     = "这一条不能写进正文，或者已经写过了。"

	msgSideNow  = "现在的初稿"
	msgSideLast = "上年同期"
	msgLeft     = "左边"
	msgRight    = "右边"
	msgDidAdd   = "加了一段"
	msgDidTake  = "写进“存在的问题”"
)

// doNames say what was done to a paragraph.
var doNames = map[summary.Do]string{summary.DoWrite: "改了文字", summary.DoRemove: "删去这一段", summary.DoBack: "恢复成系统写的", summary.DoAnnex: "改了附件"}

func msgWordedMeanwhile(who, when string) string {
	if who == "" {
		return "您改的时候，别人先改了这一段。您写的还在，没有丢。"
	}
	return fmt.Sprintf("您改的时候，%s在%s先改了这一段。您写的还在，没有丢。", who, when)
}

// OpenWords says what is to be done about one thing that is open.
func OpenWords(o summary.Open) string { return msgOpen(o) }

// msgOpen says what is to be done about one thing that is open.
func msgOpen(o summary.Open) string {
	switch o.Code {
	case "todo":
		return "待补充：" + o.Text
	case "hand":
		return "手写数字：" + o.Text
	case "moved":
		return "数字随资料变了：" + o.Text
	case "gone":
		return "系统已经不写这一段，您写的还留着：" + o.Text
	case "fresh":
		return "系统新写了一句，您改过的文字里没有：" + o.Text
	case "named":
		return "写了职工的姓名，又写了病情、困难或者家里的事，请去掉姓名，写成“一名职工”这样的话：" + o.Text
	case "private":
		return "可能写到了个人的病情、困难或者证件号码：" + o.Text
	case "long":
		return "您改过的段落照原样写全，没有缩短：全文现在有 " + o.Text + " 字，比选的篇幅长"
	case "unconfirmed":
		return "附件里有 " + o.Text + " 项计划写作“待核实”，可以在“计划与实际”里确认"
	}
	return o.Text
}

// msgAnnexWanted says what somebody wanted of an annex.
func msgAnnexWanted(a summary.Annexed) string {
	if a.Away {
		return "不附"
	}
	said := []string{"随文附上"}
	if len(a.Title) > 0 {
		said = append(said, "标题：“"+summary.Text(a.Title)+"”")
	}
	if len(a.Note) > 0 {
		said = append(said, "附注：“"+summary.Text(a.Note)+"”")
	}
	if len(a.Without) > 0 {
		said = append(said, "不要的栏目："+strings.Join(a.Without, "、"))
	}
	if a.Whole {
		said = append(said, "各行全部印出来")
	}
	return strings.Join(said, "；")
}

func msgEditionKind(final bool) string {
	if final {
		return "定稿"
	}
	return "草稿版"
}

// msgEditionName goes into the name of an edition's file.
func msgEditionName(id int64, final bool) string {
	return fmt.Sprintf("（%s%d）", msgEditionKind(final), id)
}

func msgSideEdition(id int64, days string, final bool) string {
	return fmt.Sprintf("第%d号：%s%s", id, days, msgEditionKind(final))
}
