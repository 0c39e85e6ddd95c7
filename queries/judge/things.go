package judge

import (
	"regexp"
	"slices"
	"strings"

	"nianlun/queries/terms"
)

var (
	// eventful: 竞赛3项, 3节公开课, 活动6个 count happenings; 比赛工种8个 does not.
	eventful = regexp.MustCompile(`(?:活动|竞赛|比赛|比武|赛|讲座|培训|课|课程|演出|展览|会议|座谈|学习班|辅导班)(?:不少于|至少|达到|共|约)?$`)
	follows  = regexp.MustCompile(`^(?:以上|左右)?[\p{Han}“”]{0,12}(?:活动|竞赛|比赛|比武|赛|讲座|培训|课|课程|演出|展览|会议|座谈|学习班|辅导班)`)
	// stands: one row may stand for one of these where it names what is made.
	stands = []string{"个", "家", "处", "所", "间", "支", "项", "门", "本", "册", "幅", "组", "队", "篇", "对", "节", "堂", "套"}
	// happens: of these one row is one, where what is counted is held.
	happens = []string{"项", "个", "节", "堂", "门"}
)

// counter counts what one target of an item promises of things.
type counter struct {
	targets   []terms.Target
	clauses   []clause
	i         int
	which, of int     // the target's place among those of its unit
	others    float64 // what those promise
	together  bool    // they are told in one number
	told      bool    // some row tells a number
	beside    bool    // some row tells it in the words of the target
	held      bool    // a row is one
	founding  bool
	levelled  bool    // a row names the level of the target
	rival     bool    // another target is counted in the unit
	maybe     float64 // told of other things, perhaps
}

func newCounter(targets []terms.Target, i int, clauses []clause, rows []terms.Activity) *counter {
	t, c := targets[i], clauses[i]
	k := &counter{targets: targets, clauses: clauses, i: i}
	k.which = k.alikes(0, i)
	k.of = k.which + k.alikes(i, len(targets))
	k.together = k.of > 1
	for j, other := range targets {
		if j != i && other.Kind == "count" && k.sameUnit(other.Unit) {
			k.others += other.Value
			k.together = k.together && (strings.HasPrefix(clauses[j].own, c.own) || strings.HasPrefix(c.own, clauses[j].own))
		}
	}
	k.told = slices.ContainsFunc(rows, func(a terms.Activity) bool { return len(unitsOf(a, targets, i)) > 0 })
	k.beside = slices.ContainsFunc(rows, func(a terms.Activity) bool { return len(numbersBeside(a, c.own, t.Unit)) > 0 })
	k.levelled = slices.ContainsFunc(rows, func(a terms.Activity) bool { return sameLevel(a, c) })
	for j, other := range targets {
		k.rival = k.rival || j != i && other.Kind != "people" && other.Unit == t.Unit
	}
	k.held = slices.Contains(happens, t.Unit) && (eventful.MatchString(c.before) || follows.MatchString(strings.TrimPrefix(strings.TrimPrefix(c.text, c.before), t.Quote)))
	k.founding = founds.MatchString(c.text) && slices.ContainsFunc(rows, func(a terms.Activity) bool { return founded.MatchString(a.Title) })
	return k
}

// sameUnit: 个 and 项 are told apart where an item counts both.
func (k *counter) sameUnit(unit string) bool {
	own := k.targets[k.i].Unit
	exact := slices.ContainsFunc(k.targets, func(t terms.Target) bool { return t.Unit != own && alike(t.Unit, own) })
	return unit == own || !exact && alike(unit, own)
}

func (k *counter) alikes(from, to int) int {
	n := 0
	for _, t := range k.targets[from:to] {
		if t.Kind == "count" && k.sameUnit(t.Unit) {
			n++
		}
	}
	return n
}

// things counts what the log says was made or done: the numbers with that unit in titles
// and notes, the names of a list, and one for a row that names the thing without a number.
// Where an item has several targets of the unit and the row as many numbers, they belong
// together in order. Rows that speak of something else leave nothing open, unless they
// could fill the gap.
func things(targets []terms.Target, i int, clauses []clause, rows []terms.Activity) tally {
	t, k := targets[i], newCounter(targets, i, clauses, rows)
	if k.told && takers.MatchString(clauses[i].text) && t.Unit != "个" {
		return tally{n: mostTold(rows, t.Unit), whole: true}
	}
	whole, aside := len(rows) > 0, 0.0
	n := summed(rows, func(a terms.Activity) (float64, bool) {
		n, told, sure := k.row(a)
		if !sure && !told && k.told && speaksOf(clauses[i], a) == 0 {
			aside++
			return 0, false
		}
		whole = whole && sure
		return n, told
	})
	sum := tally{n: n, maybe: k.maybe, whole: whole && (n+k.maybe >= t.Value || n+k.maybe+aside < t.Value)}
	if far := nth(rows, t.Unit, t.Value); far > sum.n {
		sum = tally{n: far, whole: true}
	}
	if k.together { // 分别为1家、3家: what goes beyond the others' is this one's
		sum.n = max(0, sum.n-k.others)
	}
	return sum
}

// row is what one row adds, whether it tells a number, and whether that is all of it.
func (k *counter) row(a terms.Activity) (n float64, told, sure bool) {
	t, c := k.targets[k.i], k.clauses[k.i]
	all := unitsOf(a, k.targets, k.i)
	mine := numbersBeside(a, c.own, t.Unit)
	switch {
	case inRange(a, t.Unit) > 0:
		return inRange(a, t.Unit), true, true
	case len(all) > 1 && k.of > 1 && len(all) == k.of:
		k.together = false
		return max(all[k.which], 1), true, true
	case k.of > 1 && !k.together && len(all) > 0 && len(mine) > 0:
		return slices.Max(mine), true, true
	case k.of > 1 && !k.together && len(all) > 0 && (besideAny(a, k.clauses, t.Unit) || ofAnother(a, k.i, k.clauses)):
		return 0, false, true
	case len(all) > 0 && k.beside && len(mine) == 0 && (k.rival || !bare(a, t.Unit)) && !sameWords(c.own, a.Title):
		k.other(a) // 走访企业96家 tells of other things than 新建12家
		return 0, false, true
	case len(all) > 0 && k.beside && len(mine) > 0:
		return max(listedBeside(a, c.own, t.Unit), slices.Max(mine), 1), true, true
	case len(all) > 0:
		return max(listed(a, t.Unit), slices.Max(all), 1), true, true
	}
	return k.wordless(a)
}

// other notes a number told in other words: it may be of what is counted, unless it is
// more than was promised, of another target, of another kind of the same thing (2家联合工会
// are no 独立工会) or told of a round of visits.
func (k *counter) other(a terms.Activity) {
	t, c := k.targets[k.i], k.clauses[k.i]
	if k.rival || rounds.MatchString(a.Title+"。"+a.Note) {
		return
	}
	head := []rune(bound.ReplaceAllString(c.own, ""))
	head = head[max(0, len(head)-2):]
	most := 0.0
	for _, part := range pieces(a.Title + "。" + a.Note) {
		if all := numbersIn(part, t.Unit); len(all) > 0 && slices.Max(all) <= t.Value && !strings.Contains(part, string(head)) {
			most = max(most, slices.Max(all))
		}
	}
	k.maybe += most
}

// bound are the words between a thing and its number.
var bound = regexp.MustCompile(`(?:不少于|不低于|至少|达到?|超过|共|约|数)+$`)

var rounds = regexp.MustCompile(`走访|摸排|摸底|调研|调查|检查|参观|走进`)

// wordless is what a row without a number adds.
func (k *counter) wordless(a terms.Activity) (n float64, told, sure bool) {
	t, c := k.targets[k.i], k.clauses[k.i]
	standing, list := slices.Contains(stands, t.Unit), max(names(a), namesOf(c, a))
	switch {
	case nothing.MatchString(a.Title+"。"+a.Note) && speaksOf(c, a) > 0:
		return 0, false, true
	case k.of > 1 && otherLevel(a, k.i, k.clauses):
		return 0, false, true
	case k.of > 1 && k.levelled && !sameLevel(a, c):
		return 0, false, true
	case k.of > 1 && sameLevel(a, c):
		return max(1, list), false, true
	case standing && list > 1 && t.Value > 1 && (k.held || k.told || list == t.Value || sameWords(c.text, a.Title)):
		return list, true, true
	case k.held && prelude.MatchString(a.Title):
		k.maybe++
		return 0, false, true
	case k.held:
		return 1, false, true
	case t.Unit == "户" && a.Headcount != nil && calls.MatchString(a.Title+a.Category):
		n = float64(*a.Headcount) // far fewer may be those who went
		return n, false, n >= t.Value/2
	case k.founding && !founded.MatchString(a.Title):
		return 0, false, true
	case k.founding:
		return 1, false, true
	case len(k.targets) > 1 && ofAnother(a, k.i, k.clauses):
		return 0, false, true
	case k.told && (!standing || !made.MatchString(a.Title) || !sameWords(c.text, a.Title)):
		return 0, false, false
	case standing && (t.Value == 1 || sameWords(c.text, a.Title+"。"+a.Note)):
		return 1, false, t.Unit != "篇"
	}
	return 0, false, false
}

// nothing: 没有牵手 tells that there was none.
var nothing = regexp.MustCompile(`没有|未能|无人|均未|没能`)

// spoken sums what titles and notes say of people in a unit: in clauses that name a word
// where one is asked for, else in those of the target's own words where any row has such;
// of a row with as many numbers as there are such targets, the one in its place. It is
// whole only where every row says something.
func spoken(targets []terms.Target, i int, clauses []clause, rows []terms.Activity, near *regexp.Regexp) tally {
	t, c := targets[i], clauses[i]
	which := sameUnit(targets[:i], t.Unit, "people")
	of := which + sameUnit(targets[i:], t.Unit, "people")
	beside := slices.ContainsFunc(rows, func(a terms.Activity) bool { return len(numbersBeside(a, c.own, t.Unit)) > 0 })
	whole, aside, maybe, found := len(rows) > 0, 0.0, 0.0, false
	n := summed(rows, func(a terms.Activity) (float64, bool) {
		all := numbersIn(a.Note, t.Unit)
		switch n, ok := spokenIn(a, c, t.Unit, near, beside); {
		case of > 1 && len(all) == of:
			found = true
			return all[which], true
		case of > 1 && (otherLevel(a, i, clauses) || ofAnother(a, i, clauses) && len(numbersBeside(a, c.own, t.Unit)) == 0):
			return 0, false
		case ok:
			found = true
			return n, true
		case t.Value == 1 && of > 1 && sameLevel(a, c):
			return 1, false
		case speaksOf(c, a) == 0 && len(all) == 1 && all[0] <= t.Value:
			maybe += all[0]
		case speaksOf(c, a) == 0:
			aside++
		default:
			whole = false
		}
		return 0, false
	})
	if aside > 0 && (!found || n+maybe < t.Value && n+maybe+aside >= t.Value) {
		whole = false
	}
	return tally{n: n, maybe: maybe, whole: whole}
}

// spokenIn is the number of people one row tells.
func spokenIn(a terms.Activity, c clause, unit string, near *regexp.Regexp, beside bool) (float64, bool) {
	titled := near != nil && near.MatchString(a.Title)
	for _, part := range strings.FieldsFunc(a.Title+"。"+a.Note, func(r rune) bool { return strings.ContainsRune(stops, r) }) {
		all := numbersIn(part, unit)
		alone := len([]rune(part)) <= len([]rune("共计100名"))
		switch {
		case len(all) == 0:
		case near != nil && !near.MatchString(part) && (!titled || !alone || !bare(terms.Activity{Title: part}, unit)):
		case near == nil && beside && !slices.ContainsFunc(pieces(part), func(p string) bool { return sameWords(c.own, p) }) && !bare(terms.Activity{Title: part}, unit):
		default:
			if own := numbersBeside(terms.Activity{Title: part}, c.own, unit); near == nil && len(own) > 0 {
				return own[0], true
			}
			return all[0], true
		}
	}
	return 0, false
}
