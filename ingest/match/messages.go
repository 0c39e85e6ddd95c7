package match

import (
	"fmt"
	"strings"
)

// Words of the reasons a link shows.
const (
	whyReference = "台账写明对应计划项"
	whyTaught    = "与已确认的关联同类"
	whyWords     = "共同说到："
	whyWindow    = "时间在计划的"
	whyEarlier   = "时间略早于计划的"
	whyLater     = "时间晚于计划的"
	whyRoutine   = "像日常事务"
	whySeries    = "和同名的其他几次一样"
)

func joinWhy(parts ...string) string {
	kept := []string{}
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, "；")
}

// What is wrong with a line of a unit's own words.
const (
	whyGarbled   = "有乱码，请把文件另存为 UTF-8 文本"
	whyNoColon   = "没有冒号。一行写一个概念，例如“棋牌: 掼蛋 双升”"
	whyNoConcept = "冒号前面没有概念的名称"
	whyTwoNames  = "冒号前面只写一个概念；上级概念写在“<”后面，例如“掼蛋 < 棋牌: 掼友会”"
	whyLongWord  = "有一个词太长（超过 20 个字），词和词之间请用空格或顿号隔开"
	whyNoWords   = "冒号后面没有词"
)

// hints say what the sign before a concept's name means.
var hints = map[string]string{"!": "日常事务", "@": "对象", "~": "形式"}

func msgWordLine(line int, why string) string { return fmt.Sprintf("第%d行：%s", line, why) }

func msgUnknownParent(name string) string {
	return fmt.Sprintf("上级概念“%s”词表里没有，请先写一行说明它，或换一个", name)
}

func msgTooManyWords(most int) string { return fmt.Sprintf("词表太长，最多 %d 行", most) }
