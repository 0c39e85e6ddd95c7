package main

import (
	"fmt"

	"nianlun/dashboards"
	"nianlun/queries"
)

// The sentences about kept drafts.
const (
	msgNoEditions   = "还没有留存过总结。用 nianlun draft --keep final（定稿）或 --keep draft（草稿版）留存，网页的总结页也可以"
	msgBadVoice     = "--voice 只能是机关、学校、企业、街道或通用"
	msgBadKeep      = "--keep 只能是 final（定稿）或 draft（草稿版）"
	msgEditionAlone = "--edition 取的是留存的原样，不能再写 --unit、--year 这些"
	msgEditionOrder = "请写上要核对的文件，或者用 --edition 指明留存的总结"
)

func msgNoEdition(id int64) string {
	return fmt.Sprintf("没有第 %d 号留存的总结，或者没有这种格式。用 nianlun editions 看有哪些", id)
}

func editionKind(final bool) string {
	if final {
		return "定稿"
	}
	return "草稿版"
}

func msgEdition(e queries.Edition, days string, same bool) string {
	text := fmt.Sprintf("第%d号 %s　%s　%s　%s %s", e.ID, editionKind(e.Final), e.UnitName, days, e.At.Local().Format("2006-01-02 15:04"), dashboards.PersonName(e.Who))
	if e.Remark != "" {
		text += "　" + e.Remark
	}
	if !same {
		text += "　（以后资料变过）"
	}
	return text
}

func msgKept(id int64, final bool) string {
	return fmt.Sprintf("已留存为第 %d 号%s", id, editionKind(final))
}

func msgStillOpen(n int) string {
	return fmt.Sprintf("还有 %d 处没有处理，没有定稿（--keep draft 可以先留存草稿版）：", n)
}
