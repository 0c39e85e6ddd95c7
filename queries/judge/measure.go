package judge

import (
	"regexp"
	"slices"
	"strings"

	"nianlun/queries/terms"
)

// result is what evidence gives for an item's targets.
type result struct {
	targets []terms.Target
	reached bool // every target that records can decide
	over    bool
	missing []terms.Period // periods of a frequency without their number
	open    []string       // targets no record at hand can decide, as the plan words them
	groups  bool           // promised for each of groups nobody has counted
}

// tally is what rows say of one target: at least so much, and all of it only where
// every row told its part. Unknown is never zero.
type tally struct {
	n     float64
	maybe float64 // told in other words: enough to keep the promise, not to exceed it
	whole bool
}

func measure(c Case, evidence []terms.Activity, w terms.Period) result {
	r := result{reached: len(evidence) > 0, targets: []terms.Target{}}
	clauses := clausesOf(c.Item)
	need := eventsPromised(c.Item, clauses)
	for i, t := range c.Item.Targets {
		value, over := t.Value, r.over
		groups, many := perGroup(t.Per), c.Groups
		if own := groupsNamed(c.Item, clauses, t.Per); own > 0 {
			many = own
		}
		if groups && many > 0 {
			value *= float64(many)
		}
		if t.Kind == "count" && eventUnit(t.Unit) {
			value *= timesEach(c.Item)
		}
		rows := serving(clauses, i, c.Item.Text, evidence)
		n, told := c.told(t, clauses[i], value)
		switch {
		case i < len(c.Records) && c.Records[i] != nil:
			r.number(&t, tally{n: *c.Records[i], whole: true}, value)
		case told:
			r.number(&t, tally{n: n, whole: true}, value)
		case t.Kind == "frequency":
			r.frequency(&t, rows, c, w, value)
		case clauses[i].within():
			r.part(&t, clauses[i], rows, value)
		case t.Kind == "count" && eventUnit(t.Unit) && value >= thousand:
			r.number(&t, clicks(rows), value)
		case t.Kind == "count" && eventUnit(t.Unit):
			r.events(&t, rows, value, needHere(clauses, i, need, value), evidence, clauses[i].text)
		case t.Kind == "count":
			r.exactly(&t, clauses[i], rows, value, func(rows []terms.Activity) tally { return things(c.Item.Targets, i, clauses, rows) })
		case t.Kind == "people":
			r.exactly(&t, clauses[i], rows, value, func(rows []terms.Activity) tally { return people(c.Item.Targets, i, clauses, rows) })
		case t.Kind == "amount":
			r.exactly(&t, clauses[i], rows, value, func(rows []terms.Activity) tally { return money(clauses[i], c.Item.Targets, t, rows) })
		case t.Kind == "percent":
			r.number(&t, share(clauses[i], evidence, c.Roll, value), value)
		case t.Kind == "per_head":
			r.number(&t, perHead(t, rows), value)
		default:
			r.leave(t)
		}
		if t.Kind == "amount" && (t.Per != "" || eachOne.MatchString(clauses[i].before)) {
			r.over = over // who got more than the sum for each was not given more often
		}
		if groups && many == 0 { // without the number of groups more than one is not too much
			r.over, r.groups = over, true
		}
		r.targets = append(r.targets, t)
	}
	return r
}

// perGroup reports whether a number is promised for every group or unit (每个班组), not
// for every stretch of time (每季度) or every person (每个职工).
func perGroup(per string) bool {
	if per == "" {
		return false
	}
	for _, other := range []string{"每季", "每月", "每周", "每半年", "每两", "每二", "每学期", "每学年", "每天", "每人", "人均"} {
		if strings.Contains(per, other) {
			return false
		}
	}
	if strings.Contains(per, "每年") && !strings.Contains(per, "每年级") {
		return false
	}
	for _, person := range []string{"职工", "会员", "教师", "员工", "教工", "代表", "干部"} {
		if strings.HasSuffix(per, person) {
			return false
		}
	}
	return true
}

// groupsNamed is the number of groups an item names itself: 成立3个兴趣小组，每个小组每季度
// 活动一次. 0 where it names none.
func groupsNamed(item terms.PlanItem, clauses []clause, per string) int {
	name := strings.TrimLeft(per, "每个各")
	if name == "" {
		return 0
	}
	for i, t := range item.Targets {
		if t.Kind == "count" && (t.Unit == "个" || t.Unit == "支") && t.Per == "" && strings.HasSuffix(clauses[i].text, name) {
			return int(t.Value)
		}
	}
	return 0
}

// eventsPromised sums the happenings an item promises: 春游、秋游各一次 needs two.
func eventsPromised(item terms.PlanItem, clauses []clause) float64 {
	n := 0.0
	for i, t := range item.Targets {
		if t.Kind == "count" && eventUnit(t.Unit) && t.Cmp != "le" && !strings.HasPrefix(t.Quote, "其中") && !clauses[i].within() {
			n += t.Value * timesEach(item)
		}
	}
	return n
}

// timesEach: 5月、9月各举办一期 promises two, where one number stands for both.
func timesEach(item terms.PlanItem) float64 {
	if len(item.Targets) > 1 && item.Targets[0].Quote == item.Targets[1].Quote {
		return 1
	}
	m := each.FindStringSubmatch(item.Text)
	if m == nil {
		return 1
	}
	days := strings.FieldsFunc(m[1], func(r rune) bool { return strings.ContainsRune("、和及与", r) })
	if !dayWord.MatchString(days[len(days)-1]) {
		return 1
	}
	return float64(len(days))
}

var (
	each    = regexp.MustCompile(`((?:[^，。；,;：:、和及与]{1,8}[、和及与]){1,11}[^，。；,;：:、和及与]{1,8}?)(?:前|期间|前后)?各(?:举办|组织|开展|召开|进行|安排|慰问|走访|一|1|两|2)`)
	dayWord = regexp.MustCompile(`月|节|季|旬|年|元旦|中秋|端午|国庆|五一|七一|八一|五四|三八|重阳|元宵|清明|期[初中末]`)
)

// needHere is how many rows a target's own rows must number: all that the item promises,
// or its own where its clause names a deed of its own (培训2次、慰问1次).
func needHere(clauses []clause, i int, need, value float64) float64 {
	mine := deedsIn(clauses[i].text)
	for k, c := range clauses {
		if k != i && len(mine) > 0 && len(deedsIn(c.text)) > 0 && !slices.Equal(mine, deedsIn(c.text)) {
			return value
		}
	}
	return max(need, value)
}

// eventUnit reports whether a happening in the log is one of what is counted.
func eventUnit(unit string) bool {
	switch unit {
	case "次", "场", "场次", "期", "遍", "趟", "批", "批次", "轮", "":
		return true
	}
	return false
}

// events counts happenings. A target of its own deed is reached by its own rows; one
// that shares its rows with others needs them all.
func (r *result) events(t *terms.Target, rows []terms.Activity, value, need float64, all []terms.Activity, clause string) {
	n := max(happenings(rows, t.Unit), nth(rows, t.Unit, value))
	actual := n
	t.Actual = &actual
	if t.Cmp == "le" {
		r.over = r.over || n > value
		return
	}
	short := n < need || max(n, happenings(all, t.Unit)) < value
	r.reached = r.reached && !short
	if !short && t.Cmp != "ge" && happenings(naming(clause, rows), t.Unit) > need {
		r.over = true
	}
}

// part holds what is part of another target against the rows that name it, or the
// numbers they tell of it; no row need do so.
func (r *result) part(t *terms.Target, c clause, rows []terms.Activity, value float64) {
	sum := tally{}
	words := within.ReplaceAllString(strings.Replace(c.text, t.Quote, "", 1), "")
	if strings.Trim(words, stops) == "" { // 其中两次: nothing to tell them by
		sum.n = happenings(rows, t.Unit)
	}
	for _, a := range rows {
		all := numbersBeside(a, words, t.Unit)
		switch {
		case len(all) > 0:
			sum.n += slices.Max(all)
			sum.whole = true
		case eventUnit(t.Unit) && sameWords(words, a.Title):
			sum.n++
		}
	}
	over := r.over
	r.number(t, sum, value)
	r.over = over
}

// number holds a sum against a target. What rows left out keeps the target open, unless
// what they told decides it already.
func (r *result) number(t *terms.Target, sum tally, value float64) {
	want := value
	if t.Cmp == "approx" {
		want *= nearEnough
	}
	enough := sum.n >= want
	if t.Cmp == "le" {
		enough = sum.n <= value
	}
	if !sum.whole && enough == (t.Cmp == "le") {
		r.leave(*t)
		return
	}
	n := sum.n
	if !enough && t.Cmp != "le" { // short only if what may be of it falls short as well
		n += sum.maybe
		enough = n >= want
		value = max(value, n)
	}
	t.Actual = &n
	r.reached = r.reached && enough
	if t.Kind == "people" || t.Kind == "amount" {
		value *= hardlyMore
	}
	if t.Kind != "percent" && t.Cmp != "le" && t.Cmp != "ge" {
		r.over = r.over || n > value
	}
}

// exactly holds what rows tell against a target; more than promised is told only by rows
// that name its deed.
func (r *result) exactly(t *terms.Target, c clause, rows []terms.Activity, value float64, read func([]terms.Activity) tally) {
	over := r.over
	r.number(t, read(rows), value)
	if own := naming(c.text, rows); r.over && !over && len(own) > 0 && len(own) < len(rows) {
		sure := result{}
		again := *t
		sure.number(&again, read(own), value)
		r.over = sure.over
	}
}

// leave keeps a target open: its actual stays unknown.
func (r *result) leave(t terms.Target) {
	words := t.Quote
	if words == "" || len([]rune(words)) > 16 {
		words = t.Unit
	}
	if !slices.Contains(r.open, words) {
		r.open = append(r.open, words)
	}
}

// thousand: 阅读量10万次 counts no happenings of a log.
const thousand = 1000

// nearEnough is how much of 约, 左右 still keeps the promise.
const nearEnough = 0.9

// hardlyMore: who plans for 80 people and has 82 did what was planned.
const hardlyMore = 1.05
