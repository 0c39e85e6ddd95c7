package sheet

import (
	"maps"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// legendPair is a mark and what a sheet says it means: √ 到场, ○=请假, ×:缺席.
var legendPair = regexp.MustCompile(`([√✓✔○●◯◎☑×✗✘╳☒△▲☆★OoXxYyNn10/])[\s:：=＝、]*(?:为|是|表示|代表|指)?\s*[“"(（]?\s*` +
	`(?:(到场|到会|出席|参加|参与|签到|出勤|实到|已到|到|迟到|早退)|请假|病假|事假|公假|公差|出差|休假|缺席|缺勤|缺|未到|未参加|旷工|旷会|旷)`)

// legendRows is how near the top or the end of a sheet its legend stands.
const legendRows = 8

// mark is what a cell says of somebody's presence: as the sheet's own legend has it, else as usual.
func (g *grid) mark(row, col int) mark {
	c := g.at(row, col)
	if g.legend == nil {
		g.legend = legendOf(g)
	}
	if m, ok := g.legend[strings.TrimSpace(c.text)]; ok {
		return m
	}
	return markOf(c)
}

// legendOf reads the legend of a sheet: a cell at its top or end that tells two marks or
// more. Never nil.
func legendOf(g *grid) map[string]mark {
	legend := map[string]mark{}
	for row := 1; row <= len(g.rows); row++ {
		if row == legendRows+1 {
			row = max(row, len(g.rows)-legendRows)
		}
		for _, col := range g.nonBlank(row) {
			if told := marksTold(g.at(row, col).text); len(told) > 1 {
				maps.Copy(legend, told)
			}
		}
	}
	return legend
}

// marksTold are the marks a text says the meaning of. 9:00到10:30 tells of no mark.
func marksTold(text string) map[string]mark {
	told := map[string]mark{}
	for _, m := range legendPair.FindAllStringSubmatchIndex(text, -1) {
		sign := text[m[2]:m[3]]
		before, _ := utf8.DecodeLastRuneInString(text[:m[0]])
		if (sign == "0" || sign == "1") && unicode.IsDigit(before) {
			continue
		}
		told[sign] = absentMark
		if m[4] >= 0 {
			told[sign] = presentMark
		}
	}
	return told
}
