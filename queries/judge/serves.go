package judge

import (
	"regexp"
	"slices"
	"strings"

	"nianlun/queries/terms"
)

// An item is kept by more than activities where it calls for it: proposals that came in,
// an honour that was won, money that was spent, visits that were paid.

var (
	callsProposals = regexp.MustCompile(`提案|议案|合理化建议|金点子`)
	callsHonors    = regexp.MustCompile(`争创|创建|创评|争当|评选|评比|评优|表彰|荣誉|选树|选送|推荐|申报|称号|获得|夺得|奖章|奖状|先锋号|红旗手`)
	callsMoney     = regexp.MustCompile(`经费|投入|支出|开支|购置|采购|添置|购买|发放|补助|补贴|资助|救助金|慰问金|奖金`)
)

// Calls reports whether an item calls for rows of other ledgers than the activity log and
// the visit ledger.
func Calls(item terms.PlanItem) bool {
	return callsProposals.MatchString(item.Text) || callsHonors.MatchString(item.Text) || callsSpending(item)
}

func callsSpending(item terms.PlanItem) bool {
	return callsMoney.MatchString(item.Text) || slices.ContainsFunc(item.Targets, func(t terms.Target) bool { return t.Kind == "amount" })
}

// Serves reports whether a row serves an item: a proposal where proposals are promised, an
// honour of the name promised, an entry that paid for a linked activity or names what the
// item spends money on.
func Serves(item terms.PlanItem, r terms.Served, linked []terms.Activity) bool {
	if !item.Span.IsZero() && !r.Date.IsZero() && !item.Span.Contains(r.Date) {
		return false
	}
	switch r.Kind {
	case terms.Proposals:
		return callsProposals.MatchString(item.Text)
	case terms.Honors:
		return callsHonors.MatchString(item.Text) && sameThing(item.Text, r.Title)
	case terms.Spending:
		return callsSpending(item) && (paidFor(r, linked) || r.Activity == "" && sameThing(item.Text, r.Title))
	}
	return false
}

// paidFor reports whether an entry names one of the activities.
func paidFor(r terms.Served, linked []terms.Activity) bool {
	name := strings.ReplaceAll(r.Activity, " ", "")
	return name != "" && slices.ContainsFunc(linked, func(a terms.Activity) bool {
		return name == a.Code || name == strings.ReplaceAll(a.Title, " ", "")
	})
}

// enoughRunes of one run name a thing: 模范职工之家, 健身器材.
const enoughRunes = 4

// general runs name none.
var general = strings.NewReplacer("先进集体", "|", "先进个人", "|", "工会工作", "|", "工会经费", "|", "工会活动", "|", "职工活动", "|", "开展活动", "|", "组织活动", "|", "文体活动", "|", "基层工会", "|", "工会会员", "|", "全体职工", "|", "工会委员会", "|", "困难职工", "困难|职工")

// sameThing reports whether two texts share a run that names a thing.
func sameThing(text, title string) bool {
	text, r := strings.ReplaceAll(text, " ", ""), []rune(general.Replace(strings.ReplaceAll(title, " ", "")))
	for i := 0; i+enoughRunes <= len(r); i++ {
		run := r[i : i+enoughRunes]
		if !slices.ContainsFunc(run, func(c rune) bool { return !isHan(c) }) && strings.Contains(text, string(run)) {
			return true
		}
	}
	return false
}

// Meant lists the visits an item promises that were paid by a day.
func Meant(item terms.PlanItem, visits []Visit, asOf terms.Date) []Visit {
	if !Visiting(item) {
		return nil
	}
	w := windowOf(item, asOf)
	kept, narrow := meant(item, visits)
	return slices.DeleteFunc(kept, func(v Visit) bool {
		return v.Day > asOf || v.Day < w.From.AddDays(-early) || v.Day >= w.To && !narrow
	})
}

// byServed judges an item no activity serves by the rows of other ledgers. The rows of one
// ledger and day are one happening, and never more than was promised.
func byServed(c Case) (Verdict, bool) {
	type day struct {
		kind terms.Kind
		at   terms.Date
	}
	seen := map[day]int{}
	var rows []terms.Activity
	n := 0
	for _, s := range c.Served {
		if s.Kind == terms.Visits || s.Date.IsZero() || s.Date > c.AsOf {
			continue
		}
		n++
		at, ok := seen[day{s.Kind, s.Date}]
		if !ok {
			at = len(rows)
			seen[day{s.Kind, s.Date}] = at
			rows = append(rows, terms.Activity{Title: s.Title, Start: s.Date})
		}
		if s.Amount != nil {
			sum := *s.Amount
			if rows[at].Spend != nil {
				sum += *rows[at].Spend
			}
			rows[at].Spend = &sum
		}
	}
	c.Evidence, c.served = rows, n
	v, ok := byActivities(c)
	if !ok {
		return Verdict{}, false
	}
	if v.Status == terms.Over {
		v.Status = terms.Done
	}
	if !strings.HasPrefix(v.Why, msgServed(n)) {
		v.Why = msgServed(n) + "，" + v.Why
	}
	return v, true
}

// proposalUnits are what proposals are counted by.
var proposalUnits = []string{"件", "条", "份", "项", "个"}

// told is what other ledgers tell of a target: proposals that came in, honours of the name
// the target counts, money spent. They lift what activities show and never lower it.
func (c Case) told(t terms.Target, own clause, value float64) (float64, bool) {
	n, sum := 0.0, terms.Money(0)
	for _, s := range c.Served {
		switch {
		case s.Date > c.AsOf:
		case t.Kind == "amount" && s.Kind == terms.Spending && s.Amount != nil:
			sum += *s.Amount
		case t.Kind == "count" && s.Kind == terms.Proposals && callsProposals.MatchString(own.text) && slices.Contains(proposalUnits, t.Unit):
			n++
		case (t.Kind == "count" || t.Kind == "people") && s.Kind == terms.Honors && !eventUnit(t.Unit) && sameThing(own.text, s.Title):
			n++
		}
	}
	if t.Kind == "amount" && t.Per == "" && t.Cmp != "le" && !spends.MatchString(own.before) && !eachOne.MatchString(own.before) {
		n = float64(sum) / 100
	}
	return n, n > 0 && n >= value
}
