package judge

import (
	"regexp"
	"strings"

	"nianlun/queries/terms"
)

// Asked is a figure that ledgers other than the activity log keep of a target.
type Asked struct {
	Measure terms.Measure // "" none
	Name    string        // of an indicator, or words among which a subject of spending stands
}

var (
	settled     = regexp.MustCompile(`(?:提案|议案|建议|意见)[^,，。;；]{0,12}(?:办结|答复|办复|回复|办理)率|(?:办结|答复|办复)率`)
	ofProposals = regexp.MustCompile(`提案|议案|建议`)
	joinsRate   = regexp.MustCompile(`(?:职工|会员|工会)?入会率`)
	joins       = regexp.MustCompile(`(?:发展|新增|吸收|吸纳)(?:新)?[^,，。;；\d]{0,6}会员[^,，。;；]{0,4}$|(?:发展|新增|吸收|吸纳)(?:新)?$`)
	namedRate   = regexp.MustCompile(`[\p{Han}]{2,12}率`)
	capped      = regexp.MustCompile(`支出|开支|费`)
)

// Recorded names, for each target of an item, the figure that decides it; only where the
// promise names the measure itself.
func Recorded(item terms.PlanItem) []Asked {
	out := make([]Asked, len(item.Targets))
	clauses := clausesOf(item)
	for i, t := range item.Targets {
		c := clauses[i]
		switch {
		case t.Per != "" || t.Kind != "percent" && t.Kind != "people" && t.Kind != "amount":
		case t.Kind == "percent" && settled.MatchString(c.text) && ofProposals.MatchString(item.Text):
			out[i] = Asked{Measure: terms.ProposalRate}
		case t.Kind == "percent" && joinsRate.MatchString(c.text) && !strings.Contains(c.text, "农民工") && !strings.Contains(c.text, "新就业"):
			out[i] = Asked{Measure: terms.MembershipRate}
		case t.Kind == "percent" && namedRate.MatchString(c.text):
			out[i] = Asked{terms.IndicatorValue, namedRate.FindString(c.text)}
		case t.Kind == "people" && (joins.MatchString(c.before) && strings.Contains(c.text, "会员")) && !strings.Contains(c.text, "农民工"):
			out[i] = Asked{Measure: terms.MembersJoined}
		case t.Kind == "amount" && t.Cmp == "le" && capped.MatchString(c.before) && !eachOne.MatchString(c.before) && !spends.MatchString(c.before):
			out[i] = Asked{terms.SpendingTotal, c.before}
		}
	}
	return out
}

// byRecords judges an item no activity serves by what the ledgers tell of its targets; no
// verdict unless they tell of every one. A cap is kept when its time is over.
func byRecords(c Case) (Verdict, bool) {
	if len(c.Item.Targets) == 0 || len(c.Records) != len(c.Item.Targets) {
		return Verdict{}, false
	}
	r, rising := result{reached: true, targets: []terms.Target{}}, false
	for i, t := range c.Item.Targets {
		if c.Records[i] == nil {
			return Verdict{}, false
		}
		r.number(&t, tally{n: *c.Records[i], whole: true}, t.Value)
		r.targets = append(r.targets, t)
		rising = rising || t.Cmp == "le"
	}
	running := windowOf(c.Item, c.AsOf).To > c.AsOf.AddDays(1)
	status := terms.Partial
	switch {
	case running && (!r.reached || rising):
		status = terms.NotDue
	case r.reached && r.over:
		status = terms.Over
	case r.reached:
		status = terms.Done
	}
	return Verdict{Status: status, Targets: r.targets, Why: msgByRecords(status)}, true
}
