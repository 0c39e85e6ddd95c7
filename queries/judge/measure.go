package judge

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"nianlun/queries/terms"
)

// result is what evidence gives for an item's targets.
type result struct {
	targets []terms.Target
	reached bool // every target that records can decide
	over    bool
	missing []terms.Period // periods of a frequency without their number
	blank   bool           // some target could not be counted: numbers missing in the log
	apart   bool           // some target needs another source (rates, per head)
}

func measure(c Case, evidence []terms.Activity, w terms.Period) result {
	r := result{reached: len(evidence) > 0, targets: []terms.Target{}}
	need := eventsPromised(c.Item.Targets)
	for i, t := range c.Item.Targets {
		value := t.Value
		over := r.over
		groups := perGroup(t.Per)
		if groups && c.Groups > 0 {
			value *= float64(c.Groups)
		}
		switch t.Kind {
		case "frequency":
			r.frequency(&t, evidence, c, w, value)
		case "count":
			if eventUnit(t.Unit) {
				r.events(&t, evidence, value, need)
			} else {
				same := sameUnit(c.Item.Targets[:i], t.Unit)
				r.number(&t, things(evidence, t.Unit, same, same+sameUnit(c.Item.Targets[i:], t.Unit)), true, value)
			}
		case "people":
			r.people(&t, c.Item.Text, evidence, value)
		case "amount":
			if t.Per != "" { // 每人300元: the log has sums only
				r.apart = true
				break
			}
			n, known := spent(evidence)
			r.number(&t, n, known, value)
		default:
			r.apart = true
		}
		if groups && c.Groups == 0 { // without the number of groups more than one is not too much
			r.over = over
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

// eventsPromised sums the happenings an item promises: 春游、秋游各一次 needs two.
func eventsPromised(targets []terms.Target) float64 {
	n := 0.0
	for _, t := range targets {
		if t.Kind == "count" && eventUnit(t.Unit) && t.Cmp != "le" && !strings.HasPrefix(t.Quote, "其中") {
			n += t.Value
		}
	}
	return n
}

// eventUnit reports whether a happening in the log is one of what is counted.
func eventUnit(unit string) bool {
	switch unit {
	case "次", "场", "场次", "期", "遍", "趟", "批", "轮", "":
		return true
	}
	return false
}

func (r *result) events(t *terms.Target, evidence []terms.Activity, value, need float64) {
	n := things(evidence, t.Unit, 0, 1)
	actual := n
	t.Actual = &actual
	if t.Cmp == "le" {
		r.over = r.over || n > value
		return
	}
	short := n < max(need, value)
	r.reached = r.reached && !short
	if !short && t.Cmp != "ge" && n > max(need, value) {
		r.over = true
	}
}

// number holds a sum against a target. Unknown is never zero: without numbers in the
// log the target stays open.
func (r *result) number(t *terms.Target, n float64, known bool, value float64) {
	if !known {
		r.reached, r.blank = false, true
		return
	}
	t.Actual = &n
	switch t.Cmp {
	case "le":
		r.reached = r.reached && n <= value
	case "ge":
		r.reached = r.reached && n >= value
	case "approx":
		r.reached = r.reached && n >= value*nearEnough
		r.over = r.over || n > value
	default:
		r.reached = r.reached && n >= value
		r.over = r.over || n > value
	}
}

// nearEnough is how much of 约, 左右 still keeps the promise.
const nearEnough = 0.9

// frequency compares the happenings with the number of periods due, and names the
// periods that have too few.
func (r *result) frequency(t *terms.Target, evidence []terms.Activity, c Case, w terms.Period, value float64) {
	due := 0.0
	for _, p := range cycles(w, t.Period) {
		if p.To > c.AsOf.AddDays(1) {
			continue
		}
		due++
		n := 0.0
		for _, a := range evidence {
			if p.Contains(a.Start) {
				n++
			}
		}
		if n < value {
			r.missing = append(r.missing, p)
		}
	}
	actual := float64(len(evidence))
	t.Actual = &actual
	if t.Cmp != "le" {
		r.reached = r.reached && actual >= due*value
	} else {
		r.reached = r.reached && actual <= due*value
	}
}

// chosen: 表彰10名, 推荐2名 count those who were chosen, not those who came.
var chosen = regexp.MustCompile(`(?:表彰|评选|评出|选树|选出|命名|推荐|奖励|授予|选拔|培养|推选|评定)[^,，。;；]{0,20}$`)

// people holds the headcount against a target. Where people are to be chosen the log's
// words tell how many; the headcount only shows that there was one to choose from.
func (r *result) people(t *terms.Target, text string, evidence []terms.Activity, value float64) {
	n, known := people(evidence)
	at := strings.Index(text, t.Quote)
	if at < 0 || !chosen.MatchString(text[:at]) {
		r.number(t, n, known, value)
		return
	}
	if named := spoken(evidence, t.Unit); named > 0 {
		r.number(t, named, true, value)
		return
	}
	over := r.over
	r.number(t, n, known, value)
	r.over = over
	t.Actual = nil
}

func people(evidence []terms.Activity) (float64, bool) {
	sum, known := 0.0, false
	for _, a := range evidence {
		if a.Headcount != nil {
			sum, known = sum+float64(*a.Headcount), true
		}
	}
	return sum, known
}

// spent sums the spending in yuan.
func spent(evidence []terms.Activity) (float64, bool) {
	sum, known := terms.Money(0), false
	for _, a := range evidence {
		if a.Spend != nil {
			sum, known = sum+*a.Spend, true
		}
	}
	return float64(sum) / 100, known
}

var quantity = regexp.MustCompile(`(\d+|[一二两三四五六七八九十]{1,3})\s*(个|项|家|户|件|条|份|篇|处|所|间|支|对|本|册|套|台|例|张|幅|组|队|名|人|位|节|场次|场|期|批|轮|次)`)

// sameUnit counts the targets that a number in that unit may belong to.
func sameUnit(targets []terms.Target, unit string) int {
	n := 0
	for _, t := range targets {
		if t.Kind == "count" && alike(t.Unit, unit) {
			n++
		}
	}
	return n
}

// things counts what the log says was made or done: the numbers with that unit in
// titles and notes, at least one for each happening. Where an item has several targets
// of the unit and the row as many numbers, they belong together in their order.
func things(evidence []terms.Activity, unit string, which, of int) float64 {
	sum := 0.0
	for _, a := range evidence {
		all := numbers(a, unit)
		switch {
		case len(all) == 0:
			sum++
		case of > 1 && len(all) == of && which < of:
			sum += max(all[which], 1)
		default:
			sum += max(slices.Max(all), 1)
		}
	}
	return sum
}

// numbers are what a row says in a unit; 第三场 and 每周一次 count nothing.
func numbers(a terms.Activity, unit string) []float64 {
	var out []float64
	text := a.Title + "。" + a.Note
	for _, m := range quantity.FindAllStringSubmatchIndex(text, -1) {
		if alike(text[m[4]:m[5]], unit) && !ordinalBefore.MatchString(text[:m[0]]) {
			out = append(out, numeral(text[m[2]:m[3]]))
		}
	}
	return out
}

var ordinalBefore = regexp.MustCompile(`(?:第|每|每周|每月|每季度?|每天|上|前|这|同|再|头|又)$`)

// spoken sums what titles and notes say in a unit; zero where they say nothing.
func spoken(evidence []terms.Activity, unit string) float64 {
	sum := 0.0
	for _, a := range evidence {
		if all := numbers(a, unit); len(all) > 0 {
			sum += all[0]
		}
	}
	return sum
}

// alike reports whether two units count the same things: 1000份 of cards are 1000张.
func alike(a, b string) bool {
	if a == b {
		return true
	}
	for _, kind := range []string{"份张册本件套", "名人位", "户家", "个处所间", "个家", "个支", "场场次"} {
		if strings.Contains(kind, a) && strings.Contains(kind, b) {
			return true
		}
	}
	return false
}

// numeral reads 1 to 99 in digits or Chinese.
func numeral(s string) float64 {
	if n, err := strconv.Atoi(s); err == nil {
		return float64(n)
	}
	const digits = "一二三四五六七八九"
	value := func(s string) float64 {
		if s == "两" {
			return 2
		}
		return float64(strings.Index(digits, s)/3 + 1)
	}
	tens, units, ok := strings.Cut(s, "十")
	if !ok {
		return value(s)
	}
	n := 10.0
	if tens != "" {
		n = 10 * value(tens)
	}
	if units != "" {
		n += value(units)
	}
	return n
}
