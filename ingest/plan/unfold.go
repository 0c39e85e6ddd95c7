package plan

import (
	"regexp"
	"strings"

	"nianlun/ingest/han"
)

var monthThenItem = regexp.MustCompile(`^((?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月份?[、:：]?)\s*[(（][1一][)）]`)

// monthThenDeed: 三月 植树, a list of short lines.
var monthThenDeed = regexp.MustCompile(`^((?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月份?)[ 　]+(\p{Han}[^ 　|\t]*)$`)

// unfold parts a month from the tasks written on its line: 5、5月份（1）…, 三月：1.…2.….
func unfold(l line) []line {
	if m := monthThenItem.FindStringSubmatch(l.body()); m != nil && l.mark.kind != "" {
		at := strings.Index(l.raw[l.mark.width:], m[1]) + l.mark.width + len(m[1])
		return []line{newLine(l.no, l.raw[:at]), newLine(l.no, l.raw[at:])}
	}
	if m := monthThenDeed.FindStringSubmatchIndex(l.raw); m != nil && l.mark.kind == "" {
		return []line{newLine(l.no, l.raw[:m[3]]), newLine(l.no, l.raw[m[4]:])}
	}
	at := strings.IndexAny(l.raw, ":：")
	if l.mark.kind != "" || at < 0 || !isMonthHead(newLine(l.no, l.raw[:at])) {
		return []line{l}
	}
	end := at + 1
	if l.raw[at] != ':' {
		end = at + len("：")
	}
	if strings.TrimSpace(l.raw[end:]) == "" {
		return []line{l}
	}
	pieces := monthTasks(l.raw[end:])
	out := []line{newLine(l.no, l.raw[:end])}
	for _, piece := range pieces {
		out = append(out, newLine(l.no, piece))
	}
	return out
}

var inlineNumber = regexp.MustCompile(`(?:^|[。；;，,])\s*((?:[0-9０-９]{1,2}[、.．]|[(（][0-9０-９]{1,2}[)）]|[①-⑳])[^0-9０-９])`)

// monthTasks cuts a month's line at its numbers, at ；, or at stops where one of the
// parts has a figure or a date of its own; else the line is one item.
func monthTasks(rest string) []string {
	if events := setApart(strings.TrimSpace(rest)); events != nil {
		return events
	}
	if at := inlineNumber.FindAllStringSubmatchIndex(rest, -1); len(at) >= 2 {
		var out []string
		for i, m := range at {
			end := len(rest)
			if i+1 < len(at) {
				end = at[i+1][2]
			}
			out = append(out, rest[m[2]:end])
		}
		return out
	}
	if strings.ContainsAny(strings.TrimRight(rest, "；; "), "；;") {
		return splitAfter(rest, "；;")
	}
	pieces := splitAfter(rest, "。")
	for _, piece := range pieces {
		folded := han.Fold(piece)
		if len(pieces) > 1 && (len(windowsIn(folded)) > 0 || len(targetsIn(folded)) > 0) {
			return pieces
		}
	}
	return []string{rest}
}

var (
	dateline  = regexp.MustCompile(`^(?:20\d\d|[xX*_]{2,4}|20[xX*_]{2}|二[零〇○]..)年(?:\d{1,2}|[一二三四五六七八九十xX*_]{1,3})月(?:(?:\d{1,2}|[一二三四五六七八九十xX*_]{1,3})日)?$`)
	signature = regexp.MustCompile(`^[^。；;，,、:：]{2,24}(?:工会|委员会|办公室|总工会|分会|联合会)$`)
	verbFirst = regexp.MustCompile(`^(?:召开|成立|组建|组织|开展|举办|举行|参加|配合|协助|完善|加强|建立|换届|选举|支持|做好|筹备|健全|规范)`)
)

// undated drops the date below a title and the name and date below the text, which
// are no month of a list.
func undated(lines []line) []line {
	months := 0
	for _, l := range lines {
		if isMonthHead(l) {
			months++
		}
	}
	var out []line
	gap := false
	for i, l := range lines {
		edge := i < 4 || i >= len(lines)-3
		compact := strings.ReplaceAll(l.folded, " ", "")
		date := edge && dateline.MatchString(strings.Trim(compact, "()")) && (months <= 1 || strings.HasSuffix(compact, "日"))
		name := i >= len(lines)-3 && i > 0 && signature.MatchString(compact) && !verbFirst.MatchString(compact)
		if l.mark.kind == "" && (date || name) {
			gap = true
			continue
		}
		l.joins = l.joins && !gap
		gap = false
		out = append(out, l)
	}
	return out
}
