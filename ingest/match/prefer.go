package match

import (
	"cmp"
	"regexp"
	"slices"

	"nianlun/queries/terms"
)

const (
	dutyFactor = 0.7  // 秘书：负责会员大会的筹备 tells who does it, not that it is done
	rhythmHint = 1.25 // 月会, 季度评比: the title names the item's rhythm
)

// duty is the line of a list of duties: who is in charge of what.
var duty = regexp.MustCompile(`^[^。；;，,]{1,10}[:：]?\s*(?:主要)?负责|(?:的|工作)职责`)

func dutyOf(it terms.PlanItem) bool {
	return duty.MatchString(itemNumber.ReplaceAllString(it.Text, ""))
}

// rhythms are the words a title tells its rhythm by.
var rhythms = []struct {
	period string
	words  *regexp.Regexp
}{
	{"month", regexp.MustCompile(`月会|月例会|月度|月末|月底|每月|按月|\d+月份|[一二三四五六七八九十]月份`)},
	{"quarter", regexp.MustCompile(`季度|每季|按季|季末`)},
	{"half", regexp.MustCompile(`半年`)},
}

// rhythmsIn lists the periods a title names.
func rhythmsIn(title string) []string {
	var named []string
	for _, r := range rhythms {
		if r.words.MatchString(title) {
			named = append(named, r.period)
		}
	}
	return named
}

// inRhythm reports whether an item asks for work as often as the title says.
func inRhythm(it terms.PlanItem, named []string) bool {
	return slices.ContainsFunc(it.Targets, func(t terms.Target) bool {
		return t.Kind == "frequency" && slices.Contains(named, t.Period)
	})
}

func byScore(o, q offer) int { return cmp.Compare(q.score, o.score) }
