package judge

import (
	"regexp"
	"slices"
	"strings"

	"nianlun/queries/terms"
)

// share is the rate rows tell in the words of the target: a percentage, else a part of a
// whole (提案21件、办结20件), else that all were reached (48个班组全部报名). The last
// row that tells one counts.
func share(c clause, rows []terms.Activity) tally {
	sum := tally{}
	var day terms.Date
	for _, read := range []func(clause, terms.Activity) []float64{rateOf, partOfWhole, allOfThem} {
		for _, a := range rows {
			for _, n := range read(c, a) {
				if a.Start >= day {
					sum, day = tally{n, true}, a.Start
				}
			}
		}
		if sum.whole {
			break
		}
	}
	return sum
}

func rateOf(c clause, a terms.Activity) []float64 {
	var out []float64
	for _, m := range rateSaid.FindAllStringSubmatch(a.Title+"。"+a.Note, -1) {
		if sameWords(c.text, m[1]) {
			out = append(out, yuanOf(m[2], ""))
		}
	}
	return out
}

// reached ends what was done of a whole: 办结, 参保, 整改, 签订, 入会.
var reached = regexp.MustCompile(`办结|办理|答复|落实|采纳|整改|参保|续保|参加|参与|参赛|报名|入会|签订|签约|建制|建立|建会|建家|完成|已休|休假|录入|采集|达标|合格|覆盖|满意|回访|建档|帮扶|培训|持证|调解|成功|建职代会|公开`)

// partOfWhole reads two numbers of one unit that stand side by side, the second for what
// was reached of the first.
func partOfWhole(c clause, a terms.Activity) []float64 {
	type told struct {
		n    float64
		unit string
		done bool
	}
	var all []told
	for _, part := range pieces(a.Title + "。" + a.Note) {
		for _, m := range quantity.FindAllStringSubmatchIndex(part, -1) {
			if !ordinalBefore.MatchString(part[:m[0]]) {
				all = append(all, told{numeral(part[m[2]:m[3]]), part[m[4]:m[5]], sameDeed(c.text, part)})
			}
		}
	}
	var out []float64
	for i := 1; i < len(all); i++ {
		if whole, part := all[i-1], all[i]; part.done && whole.n >= part.n && whole.n > 0 && alike(whole.unit, part.unit) {
			out = append(out, 100*part.n/whole.n)
		}
	}
	return out
}

// sameDeed reports whether a piece of a note speaks of what the rate is of.
func sameDeed(target, piece string) bool {
	mine := reached.FindAllString(target, -1)
	for _, w := range reached.FindAllString(piece, -1) {
		if slices.Contains(mine, w) {
			return true
		}
	}
	return len(mine) == 0 && sameWords(target, piece) || sameWords(strings.ReplaceAll(target, "率", ""), piece) && reached.MatchString(piece)
}

var everyone = regexp.MustCompile(`全部|全员|人人|全都|均已|悉数|无一遗漏|一个不漏|全覆盖`)

// allOfThem: 48个班组全部报名 is all of them, where it speaks of those the rate is of.
func allOfThem(c clause, a terms.Activity) []float64 {
	for _, part := range pieces(a.Title + "。" + a.Note) {
		if everyone.MatchString(part) && sameWords(c.text, part) {
			return []float64{100}
		}
	}
	return nil
}

func pieces(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(stops+"、", r) })
}

// perHead is what rows tell for each: 收到建议905条，职工840人.
func perHead(t terms.Target, rows []terms.Activity) tally {
	for _, a := range rows {
		of, people := numbersIn(a.Note, t.Unit), numbersIn(a.Note, "人")
		if len(of) > 0 && len(people) > 0 && slices.Max(people) > 0 {
			return tally{slices.Max(of) / slices.Max(people), true}
		}
	}
	return tally{}
}
