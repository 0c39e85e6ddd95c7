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
func share(c clause, rows []terms.Activity, roll int64, value float64) tally {
	sum := tally{}
	var day terms.Date
	for _, read := range []func(clause, terms.Activity, []said) []float64{rateOf, partOfWhole, allOfThem, headsOf} {
		var wholes []said
		for _, a := range rows {
			for _, n := range read(c, a, wholes) {
				if a.Start >= day {
					sum, day = tally{n: n, whole: true}, a.Start
				}
			}
			wholes = append(wholes, saidIn(a.Title+"。"+a.Note)...)
		}
		if sum.whole {
			return sum
		}
	}
	return turnout(c, rows, roll, value)
}

var (
	takesPart = regexp.MustCompile(`(?:参与|参加|参保|参训|参检|参赛|参会|投保|续保|体检|受检|培训|覆盖|互助|到会|出勤)[^,，。;；]{0,4}率`)
	someOnly  = regexp.MustCompile(`女|困难|青年|农民工|班组|小组|分会|企业|单位|代表|干部|党员|新|提案|建议|满意|入会|退休|劳模|同比|执行|休假`)
	wholeTold = regexp.MustCompile(`(?:在册|应参|应到|应保|全体|全员|现有|共有|总共|总)[\p{Han}]{0,6}?(\d+)(?:名|人)`)
)

// turnout is how many of all came, where a rate is of everybody: those of one row against
// the number its note tells (在册会员312人), else against the roll. Several rows that each
// fall short may have met different people: they tell nothing.
func turnout(c clause, rows []terms.Activity, roll int64, value float64) tally {
	if !takesPart.MatchString(c.text) || someOnly.MatchString(c.text) {
		return tally{}
	}
	best, told := 0.0, 0
	for _, a := range rows {
		of := float64(roll)
		if m := wholeTold.FindStringSubmatch(a.Note); m != nil {
			of = yuanOf(m[1], "")
		}
		if a.Headcount == nil || of <= 0 {
			continue
		}
		told++
		best = max(best, min(100, 100*float64(*a.Headcount)/of))
	}
	return tally{n: best, whole: best >= value && told > 0 || told == 1 && len(rows) == 1}
}

func rateOf(c clause, a terms.Activity, _ []said) []float64 {
	var out []float64
	for _, m := range rateSaid.FindAllStringSubmatch(a.Title+"。"+a.Note, -1) {
		if sameWords(c.text, m[1]) || strings.HasSuffix(m[1], "面") && breadth.MatchString(c.text) || strings.HasSuffix(m[1], "占") && strings.Contains(c.text, "比例") {
			out = append(out, yuanOf(m[2], ""))
		}
	}
	return out
}

// breadth: 活动面要达到80%, told as 参与面76%.
var breadth = regexp.MustCompile(`面(?:要|应|须|力争|确保)?(?:达|不|在|为|\d)`)

// reached ends what was done of a whole: 办结, 参保, 整改, 签订, 入会.
var reached = regexp.MustCompile(`办结|办理|答复|回复|落实|采纳|整改|参保|续保|参加|参与|参赛|报名|入会|签订|签约|建制|建立|建会|建家|完成|已休|休假|录入|采集|达标|合格|覆盖|满意|回访|建档|帮扶|培训|持证|调解|成功|建职代会|公开`)

var everyone = regexp.MustCompile(`全部|全员|人人|全都|均已|都已|悉数|全数|无一遗漏|一个不漏|全覆盖`)

func pieces(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(stops+"、", r) })
}

// perHead is what rows tell for each: 收到建议905条，职工840人.
func perHead(t terms.Target, rows []terms.Activity) tally {
	for _, a := range rows {
		of, people := numbersIn(a.Note, t.Unit), numbersIn(a.Note, "人")
		if len(of) > 0 && len(people) > 0 && slices.Max(people) > 0 {
			return tally{n: slices.Max(of) / slices.Max(people), whole: true}
		}
	}
	return tally{}
}
