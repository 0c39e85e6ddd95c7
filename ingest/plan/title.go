package plan

import (
	"regexp"
	"strings"

	"nianlun/ingest/han"
)

var titleWords = []string{"计划", "要点", "安排", "打算", "思路", "方案", "规划"}

// titleOf returns the first line when it reads like a title.
func titleOf(lines []line) string {
	for i, l := range lines {
		if i > 2 {
			break
		}
		if l.mark.kind == "" && len([]rune(l.raw)) <= 40 && !strings.ContainsAny(l.raw, "。；;|") && containsAny(l.raw, titleWords) {
			return l.raw
		}
	}
	return ""
}

var (
	yearRe   = regexp.MustCompile(`(19|20)\d{2}`)
	yearCN   = regexp.MustCompile(`二[〇○零][〇○零一二三四五六七八九]{2}年`)
	unitTail = regexp.MustCompile(`^(.{2,30}?工会(?:委员会)?)`)
)

// yearIn returns the first full year named, or 0: 20xx stays unknown.
func yearIn(s string) int {
	if m := yearRe.FindString(han.Fold(s)); m != "" {
		n, _ := han.Number(m)
		return int(n)
	}
	if m := yearCN.FindString(s); m != "" {
		n, _ := han.Number(strings.ReplaceAll(strings.TrimSuffix(m, "年"), "○", "〇"))
		return int(n)
	}
	return 0
}

func unitIn(title string) string {
	cleaned := regexp.MustCompile(`(?:20[\dxX_*]{2}|[xX_]{2,4}|二[〇○零][〇○零一二三四五六七八九]{2})[-—~]?(?:20\d{2})?年?度?`).ReplaceAllString(title, "")
	if m := unitTail.FindStringSubmatch(strings.TrimSpace(cleaned)); m != nil && !strings.ContainsAny(m[1], "《》") {
		return m[1]
	}
	return ""
}

func containsAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

var aheadWords = []string{"计划", "打算", "思路", "安排", "下一步", "下步", "今后", "明年", "来年", "展望", "要点"}

// isReport reports whether a part tells what was done: then only its outlook promises.
func isReport(p part) bool {
	head := headOf(p)
	return containsAny(head, reportWords) && !containsAny(head, aheadWords)
}

// isBoth: 上半年工作总结和下半年工作计划.
func isBoth(p part) bool {
	head := headOf(p)
	return containsAny(head, reportWords) && containsAny(head, aheadWords)
}

func headOf(p part) string {
	head := p.head
	for i, l := range p.lines {
		if i == 0 && l.mark.kind == "" && len([]rune(l.raw)) <= 40 && !strings.ContainsAny(l.folded, ",。") {
			head += l.raw
		}
	}
	return head
}

var reportWords = []string{"总结", "述职", "汇报"}

var pastHead = []string{"工作总结", "工作回顾", "工作情况", "主要成绩", "取得的成绩", "成绩和", "存在的问题", "存在问题", "存在的不足", "存在不足", "问题和不足", "问题与不足", "完成情况", "工作体会", "过去一年", "一年来"}

// past reports whether a heading stands over what has been, not over what will be.
func past(heading string) bool {
	return len([]rune(heading)) < 30 && containsAny(heading, pastHead) && !containsAny(heading, aheadWords)
}
