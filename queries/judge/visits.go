package judge

import (
	"regexp"
	"slices"
	"strings"

	"nianlun/queries/terms"
)

// Visit is one line of the visit ledger, for items an activity log does not keep.
type Visit struct {
	Day      terms.Date
	Person   int64 // the same number for the same person
	Label    string
	Class    string
	Festival string
	Mass     bool // handed to everybody at a festival
	Given    *terms.Money
	Source   terms.Source
}

var (
	visiting  = regexp.MustCompile(`走访|慰问|看望|探望|探视|帮扶|救助|必访|必问|送温暖|送清凉`)
	aboutIt   = regexp.MustCompile(`制度|办法|机制|细则|方案|建档|档案|台账|演出|文艺|联谊|座谈|走访.{0,8}(?:企业|工会|单位|基层|班组|车间)`)
	ofTrouble = []string{"生病住院", "困难", "丧事", "灾害", "生育", "结婚", "退休", "家庭纠纷", "思想波动"}
)

// classWords are the words by which an item names the visits it means.
var classWords = []struct {
	class string
	words []string
}{
	{"生病住院", []string{"住院", "生病", "患病", "伤病", "病号", "因病"}},
	{"困难", []string{"困难", "特困", "低保", "贫困", "帮扶", "救助", "送温暖", "单亲"}},
	{"丧事", []string{"丧", "去世", "病故", "亲属亡故"}},
	{"灾害", []string{"受灾", "灾害", "意外"}},
	{"生育", []string{"生育", "产假", "分娩"}},
	{"结婚", []string{"结婚", "新婚", "婚庆"}},
	{"退休", []string{"新退休", "退休欢送", "光荣退休", "办理退休"}},
	{"高温", []string{"高温", "清凉", "酷暑", "防暑"}},
}

// whom are people an item may mean whom a ledger names in its label only.
var whom = []string{
	"劳模", "一线", "先进", "老干部", "离休", "离退休", "退休", "退役", "复转", "军属", "环卫", "农民工", "户外", "快递", "外卖", "残疾", "党员", "值班", "加班", "春训", "值守",
}

var festivals = []string{
	"元旦", "春节", "元宵", "三八", "清明", "五一", "五四", "端午", "六一", "七一", "八一", "教师节", "护士节", "中秋", "国庆", "重阳",
}

// Visiting reports whether an item promises what the visit ledger shows: care by going
// to people, not to units, and not a rule, a file or a show about it.
func Visiting(item terms.PlanItem) bool {
	return item.Category == terms.Care && visiting.MatchString(item.Text) && !aboutIt.MatchString(item.Text)
}

// meant keeps the visits an item speaks of: those of a class it names, else of people it
// names, else of a festival it names, else every visit to a person in trouble or joy.
func meant(item terms.PlanItem, visits []Visit) (kept []Visit, narrow bool) {
	var classes, people, feasts []string
	for _, c := range classWords {
		if slices.ContainsFunc(c.words, func(w string) bool { return strings.Contains(item.Text, w) }) {
			classes = append(classes, c.class)
		}
	}
	for _, w := range whom {
		if strings.Contains(item.Text, w) {
			people = append(people, w)
		}
	}
	for _, f := range festivals {
		if strings.Contains(item.Text, f) || item.Window != nil && item.Window.Festival == f {
			feasts = append(feasts, f)
		}
	}
	for _, v := range visits {
		fits := false
		switch {
		case len(classes)+len(people) > 0:
			fits = slices.Contains(classes, v.Class) || slices.ContainsFunc(people, func(w string) bool { return strings.Contains(v.Label, w) })
		case len(feasts) > 0:
			fits = slices.ContainsFunc(feasts, func(f string) bool { return strings.Contains(v.Festival+v.Label, f) })
		default:
			fits = !v.Mass && (slices.Contains(ofTrouble, v.Class) || visiting.MatchString(v.Label))
		}
		if fits {
			kept = append(kept, v)
		}
	}
	return kept, len(classes)+len(people)+len(feasts) > 0
}

// early is how long before its window a visit still belongs to it: 春节 is often paid
// in December.
const early = 45

// byVisits judges an item by the visit ledger; no verdict where no visit speaks of it.
func byVisits(c Case) (Verdict, bool) {
	w := windowOf(c.Item, c.AsOf)
	visits, narrow := meant(c.Item, c.Visits)
	var inTime, late []Visit
	for _, v := range visits {
		switch {
		case v.Day > c.AsOf || v.Day < w.From.AddDays(-early):
		case v.Day < w.To:
			inTime = append(inTime, v)
		case narrow:
			late = append(late, v)
		}
	}
	whole := append(slices.Clone(inTime), late...)
	if len(whole) == 0 {
		return Verdict{}, false
	}
	slices.SortStableFunc(whole, func(x, y Visit) int { return int(x.Day - y.Day) })
	status, r := settle(c, measureVisits(c, inTime, w), measureVisits(c, whole, w), len(inTime) > 0)
	why := ""
	switch status {
	case terms.Done, terms.Over:
		why = msgVisited(len(inTime), r)
	case terms.Late:
		why = msgLate(first(days(late)))
	case terms.NotDue:
		why = msgOnTheWay(r)
	case terms.Unknown:
		why = msgVisitsOpen(len(inTime), r)
	default:
		why = msgVisitsShort(r)
	}
	if fewTold(whole, c.Few) {
		return Verdict{Status: status, Targets: untold(r.targets), Why: msgVisitsFew}, true
	}
	return Verdict{Status: status, Targets: r.targets, Why: why}, true
}

// fewTold reports whether visits are of so few people in trouble that their number could
// point at them.
func fewTold(visits []Visit, few int) bool {
	seen := map[int64]bool{}
	for _, v := range visits {
		if slices.Contains(ofTrouble, v.Class) {
			seen[v.Person] = true
		}
	}
	return len(seen) > 0 && len(seen) < few
}

// untold are targets without what was reached of them, altogether or turn by turn.
func untold(targets []terms.Target) []terms.Target {
	out := slices.Clone(targets)
	for i := range out {
		out[i].Actual, out[i].Turns = nil, nil
	}
	return out
}

// measureVisits holds visits against an item's targets: 户 and 人 against the people
// visited, each counted once; times against the days.
func measureVisits(c Case, visits []Visit, w terms.Period) result {
	r := result{reached: len(visits) > 0, targets: []terms.Target{}}
	seen, given, told := map[int64]bool{}, terms.Money(0), len(visits) > 0
	for _, v := range visits {
		seen[v.Person] = true
		if v.Given == nil {
			told = false
			continue
		}
		given += *v.Given
	}
	for _, t := range c.Item.Targets {
		switch {
		case t.Kind == "people", t.Kind == "count" && alike(t.Unit, "人"), t.Kind == "count" && alike(t.Unit, "户"), t.Kind == "count" && t.Unit == "人次":
			r.number(&t, tally{n: float64(len(seen)), whole: true}, t.Value)
		case t.Kind == "frequency":
			r.frequency(&t, days(visits), c, w, t.Value)
		case t.Kind == "count" && eventUnit(t.Unit):
			r.events(&t, days(visits), t.Value, t.Value, days(visits), "")
		case t.Kind == "amount" && t.Per == "":
			r.number(&t, tally{n: float64(given) / 100, whole: told}, t.Value)
		default:
			r.leave(t)
		}
		r.targets = append(r.targets, t)
	}
	return r
}

// days makes one happening of the visits of a day.
func days(visits []Visit) []terms.Activity {
	var all []terms.Activity
	for _, v := range visits {
		if !slices.ContainsFunc(all, func(a terms.Activity) bool { return a.Start == v.Day }) {
			all = append(all, terms.Activity{Start: v.Day})
		}
	}
	return all
}
