package judge

import (
	"regexp"
	"slices"
	"strings"

	"nianlun/queries/terms"
)

// ranged: 简报第7至12期 are six.
var ranged = regexp.MustCompile(`第?([\d一二三四五六七八九十]{1,3})[至到~～—-]+第?([\d一二三四五六七八九十]{1,3})(场|期|讲|次|课|堂|篇|站|批|号)`)

// inRange counts what a row tells as a range of places in a row.
func inRange(a terms.Activity, unit string) float64 {
	n := 0.0
	for _, m := range ranged.FindAllStringSubmatch(a.Title+"。"+a.Note, -1) {
		from, to := numeral(m[1]), numeral(m[2])
		if alike(m[3], unit) && strings.HasPrefix(m[0], "第") && to > from {
			n += to - from + 1
		}
	}
	return n
}

var (
	opens    = regexp.MustCompile(`^(?:共?开?设|加?开|增开|新开|开办|增设|设|有|为|分别(?:为|是)?|包括|含)+了?`)
	nameless = regexp.MustCompile(`\d|等|人次|人$|名单|参加|[，,。;；:：]`)
)

// names counts the names of a list, where a row tells no number: 甲玻璃、乙五金、丙纸箱.
// The last of the title may carry what was done (检验科、药剂科授牌). 0 where it is none.
func names(a terms.Activity) float64 {
	for _, part := range strings.FieldsFunc(a.Note, func(r rune) bool { return strings.ContainsRune(stops, r) }) {
		part = opens.ReplaceAllString(part, "")
		if all := strings.Split(part, "、"); len(all) > 1 && !nameless.MatchString(part) && shortest(all) >= 2 && longest(all) <= 7 {
			return float64(len(all))
		}
	}
	all := strings.Split(lastClause(a.Title), "、")
	if len(all) < 2 || nameless.MatchString(a.Title) {
		return 0
	}
	last := []rune(all[0])
	if len(last) < 2 || len(last) > 7 || !strings.ContainsRune(all[len(all)-1], last[len(last)-1]) {
		return 0
	}
	return float64(len(all))
}

// namesOf counts the places of a title that share what the target counts: 园区、商圈服务站.
func namesOf(c clause, a terms.Activity) float64 {
	all := strings.Split(lastClause(a.Title), "、")
	if last := all[len(all)-1]; len(all) < 2 || longest(all[:len(all)-1]) > 4 || shortest(all[:len(all)-1]) < 2 || !sameWords(c.own, last) {
		return 0
	}
	return float64(len(all))
}

func shortest(words []string) int {
	n := len([]rune(words[0]))
	for _, w := range words {
		n = min(n, len([]rune(w)))
	}
	return n
}

func longest(words []string) int {
	n := 0
	for _, w := range words {
		n = max(n, len([]rune(w)))
	}
	return n
}

// soFar: a row that sums up tells all of it, with what the rows before it told.
var soFar = regexp.MustCompile(`全年|累计|年终汇总|年度汇总|全年汇总|年终盘点|年度盘点|年终统计|年度统计|年终小结|年度小结`)

// summed adds what rows tell, but takes what one tells of the whole year instead where it
// holds the others.
func summed(rows []terms.Activity, read func(terms.Activity) (float64, bool)) float64 {
	sum, others, whole := 0.0, 0.0, 0.0
	for _, a := range rows {
		n, told := read(a)
		sum += n
		if told && soFar.MatchString(a.Title+"。"+a.Note) {
			whole = max(whole, n)
		} else {
			others += n
		}
	}
	if whole > 0 && whole >= others {
		return whole
	}
	return sum
}

// speaksOf counts the pairs of characters a row shares with the words of a clause.
func speaksOf(c clause, a terms.Activity) int {
	mine, other := []rune(plain.Replace(sameName.Replace(c.own+strings.TrimPrefix(c.text, c.before)))), plain.Replace(sameName.Replace(a.Title+"。"+a.Note))
	n := 0
	for i := 0; i+1 < len(mine); i++ {
		if isHan(mine[i]) && isHan(mine[i+1]) && strings.Contains(other, string(mine[i:i+2])) {
			n++
		}
	}
	return n
}

// ofAnother reports whether a row speaks more of another target than of this one.
func ofAnother(a terms.Activity, i int, clauses []clause) bool {
	mine := speaksOf(clauses[i], a)
	for k, c := range clauses {
		if k != i && c.own != clauses[i].own && speaksOf(c, a) > mine {
			return true
		}
	}
	return false
}

// unitsOf are the numbers of a row in a target's unit: 22项 are none of its 个 where
// another target counts 项.
func unitsOf(a terms.Activity, targets []terms.Target, i int) []float64 {
	unit := targets[i].Unit
	rival := slices.ContainsFunc(targets, func(t terms.Target) bool { return t.Unit != unit && alike(t.Unit, unit) })
	if !rival {
		return numbers(a, unit)
	}
	var out []float64
	for _, m := range quantity.FindAllStringSubmatchIndex(a.Title+"。"+a.Note, -1) {
		text := a.Title + "。" + a.Note
		if text[m[4]:m[5]] == unit && !ordinalBefore.MatchString(text[:m[0]]) {
			out = append(out, numeral(text[m[2]:m[3]]))
		}
	}
	return out
}

var timesSaid = regexp.MustCompile(`(\d+(?:\.\d+)?)(万)?(?:余|多)?(?:次|人次|$|[,，。;；])`)

// clicks is the greatest number of thousands a row tells; not what each adds, for a page
// is read on.
func clicks(rows []terms.Activity) tally {
	var sum tally
	for _, a := range rows {
		for _, m := range timesSaid.FindAllStringSubmatch(a.Title+"。"+a.Note, -1) {
			if n := yuanOf(m[1], m[2]); n >= thousand {
				sum = tally{n: max(sum.n, n), whole: true}
			}
		}
	}
	return sum
}
