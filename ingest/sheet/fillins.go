package sheet

import (
	"regexp"
	"strings"
)

// fillIns splits a row above the heading into labelled values and plain titles.
func fillIns(g *grid, r int) (labels []labelled, titles []string) {
	cells := g.nonBlank(r)
	if labelPair(g, r, cells) {
		for i := 0; i+1 < len(cells); i += 2 {
			labels = append(labels, labelled{squash(g.at(r, cells[i]).words()), g.at(r, cells[i+1]).words()})
		}
		return labels, nil
	}
	for i := 0; i < len(cells); i++ {
		title, text := titleBefore(g.at(r, cells[i]).words())
		if title != "" {
			titles = append(titles, title)
		}
		found := labelsIn(text)
		if len(found) == 0 {
			titles = append(titles, text)
			continue
		}
		if last := &found[len(found)-1]; last.value == "" && i+1 < len(cells) {
			if next := g.at(r, cells[i+1]).words(); len(labelsIn(next)) == 0 {
				last.value = next
				i++
			}
		}
		labels = append(labels, found...)
	}
	return labels, titles
}

// titleBefore parts a title from what its brackets say of it: 获奖清单(打印日期:2025-12-03).
func titleBefore(text string) (title, rest string) {
	at := strings.IndexAny(text, "(（")
	colon := strings.IndexAny(text, ":：")
	if at < 0 || colon < at || runes(text[:at]) < 5 || strings.ContainsAny(text[at:colon], ")）") {
		return "", text
	}
	return strings.TrimSpace(text[:at]), strings.TrimRight(strings.TrimLeft(text[at:], "(（"), ")） ")
}

// labelPair recognises a fill-in line without a colon: 填报单位 | 甲厂工会, and more such
// pairs beside it: 填报人 | 林四. Who filled it in is said by no pair that stands first.
func labelPair(g *grid, r int, cells []int) bool {
	if len(cells) < 2 || len(cells)%2 != 0 || len(cells) > 8 {
		return false
	}
	for i := 0; i < len(cells); i += 2 {
		if g.at(r, cells[i]).kind != textCell || g.at(r, cells[i+1]).kind == textCell && strings.ContainsAny(g.at(r, cells[i+1]).text, ":：") {
			return false
		}
		label, value := squash(g.at(r, cells[i]).words()), squash(g.at(r, cells[i+1]).words())
		if !fillPair(label, value) && (i == 0 || !whoFilled.MatchString(label) || knownHeading(value)) {
			return false
		}
	}
	return true
}

func fillPair(label, value string) bool {
	switch {
	case yearLabel.MatchString(label):
		return oneYear(value) != 0 && runes(value) <= 8
	case unitLabel.MatchString(label):
		return UnitOf(value) != ""
	case dateLabel.MatchString(label), fillDate.MatchString(label):
		return dateInText.MatchString(value) && runes(value) <= 24 || oneYear(value) != 0 && runes(value) <= 12
	case heldLabel.MatchString(label):
		return !knownHeading(value) && runes(value) <= 40
	}
	return false
}

// heldLabel is a label of what was held and where.
var heldLabel = regexp.MustCompile(`^(?:活动|会议|培训|比赛|课程|讲座)(?:名称|主题|题目|地点)$`)

var whoFilled = regexp.MustCompile(`^(?:填报|填表|制表|审核|复核|负责|联系|经办|统计|报送|主管|分管)(?:人|人员|领导|电话|方式)?(?:姓名|签字)?$|^(?:联系)?电话$|^(?:金额|计量)?单位$|^工会主席$`)

var yearLabel = regexp.MustCompile(`^(?:填报|统计|所属|报告)?(?:年度|年份)$`)

func labelsIn(text string) []labelled {
	at := labelRe.FindAllStringSubmatchIndex(text, -1)
	var out []labelled
	for i, m := range at {
		end := len(text)
		if i+1 < len(at) {
			end = at[i+1][0]
		}
		out = append(out, labelled{squash(text[m[2]:m[3]]), strings.Trim(text[m[1]:end], " \u3000\t_,，;；")})
	}
	return out
}
