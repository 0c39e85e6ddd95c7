package plan

import (
	"regexp"
	"strings"

	"nianlun/queries/terms"
)

var (
	damagedRange = regexp.MustCompile(`[1-9]\d?0{2,5}[1-9]\d?0{3,}`)
	lostUnit     = regexp.MustCompile(`^[1-9]余元`)
	lostUnits    = regexp.MustCompile(`(?:^|[^\d.])([1-9]余元)`)
	lostRange    = regexp.MustCompile(`(?:^|[^\d.])((?:12|13|23|24|34|35|45|46|56|57|67|68|78|79|89)[项个名次篇户])`)
)

// damage names figures that look broken in the source: a range that lost its dash
// (600010000元), a sum that lost its 万 (3余元). Nothing is guessed; a person must look.
func damage(folded string) string {
	if q := damagedRange.FindString(folded); q != "" {
		return msgDamaged(q)
	}
	if q := lostUnits.FindStringSubmatch(folded); q != nil {
		return msgLostUnit(q[1])
	}
	return ""
}

// doubt takes back figures that may be ranges without their dash (35项 for 3~5项). It is
// only for texts that have lost a dash elsewhere.
func doubt(items []terms.PlanItem) {
	for i := range items {
		var kept []terms.Target
		for _, t := range items[i].Targets {
			if q := lostRange.FindStringSubmatch(t.Quote); q != nil && t.Kind != "amount" {
				items[i].Notes = strings.TrimSpace(items[i].Notes + " " + msgDamaged(q[1]))
				continue
			}
			kept = append(kept, t)
		}
		if len(kept) < len(items[i].Targets) {
			items[i].Targets = append([]terms.Target{}, kept...)
		}
	}
}

// damagedText reports whether a text lost the dash of a range somewhere.
func damagedText(items []terms.PlanItem) bool {
	for _, item := range items {
		if damagedRange.MatchString(item.Text) {
			return true
		}
	}
	return false
}

var strengths = []struct {
	name  string
	words []string
}{
	{"conditional", []string{"待批", "创造条件", "根据实际", "适时", "视情况", "条件允许", "条件成熟"}},
	{"aspire", []string{"争取", "力争", "努力", "尽可能", "逐步"}},
	{"must", []string{"必须", "确保", "保证", "坚持", "做到", "务必", "完成", "落实"}},
	{"plan", []string{"将", "拟", "计划", "准备", "要", "组织", "开展", "举办", "召开"}},
}

func strengthOf(folded string) string {
	for _, s := range strengths {
		if containsAny(folded, s.words) {
			return s.name
		}
	}
	return ""
}
