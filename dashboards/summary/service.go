package summary

import (
	"math"
	"regexp"
	"slices"
	"strings"

	"nianlun/queries/terms"
)

var service = regexp.MustCompile(`慰问|走访|救助|联系|帮扶|助学|看望|体检|疗休养|疗养|发放|送|补助|互助|保险|保障|福利|礼|品|捐|奖`)

// publicNames are how the text names a kind of visit whose own name is bare.
var publicNames = map[string]string{"丧事": "丧事吊唁慰问", "困难": "困难职工慰问", "节日": "节日慰问", "高温": "高温慰问", "生日": "生日慰问"}

// label names a campaign: its own label, with 慰问 where the label is only an occasion.
func (w *writer) label(text string) []Span {
	if name, ok := publicNames[text]; ok {
		return words(name)
	}
	if slices.Contains(terms.SensitiveClasses(), text) {
		return words(text + "慰问")
	}
	q := w.quote(text, terms.Source{})
	if q == nil || service.MatchString(text) {
		return q
	}
	return concat(q, words("慰问"))
}

// campaigns tells visits and benefits by their public label, in one line.
func (w *writer) campaigns() {
	var list [][]Span
	for _, c := range w.f.Campaigns {
		list = append(list, w.campaign(c))
	}
	list = slices.DeleteFunc(list, func(s []Span) bool { return len(s) == 0 })
	if len(list) == 0 {
		return
	}
	kept := w.kept("campaign", worthItem, list)
	set := "campaignTotal"
	switch {
	case len(kept) == 0:
		set = "campaignSum"
	case len(kept) < len(list):
		set = "campaignSome"
	}
	var lead []Span
	if len(list) > 1 || len(kept) == 0 {
		lead = w.say(set, slots{"visits": w.fig(w.f.Totals.Visits), "total": w.fig(w.f.Totals.VisitTotal)})
	}
	w.paragraph(lead, w.say("campaignList", slots{"list": w.alike(join(kept, msgSemicolon))}))
}

// unspoken are classes a summary never speaks of, not even as counts (domain.md §8).
var unspoken = []string{"家庭纠纷", "思想波动"}

// tellsWhose reports whether a day beside a class of visits would point at a person.
func tellsWhose(class string) bool {
	return class != "困难" && slices.Contains(terms.SensitiveClasses(), class)
}

func (w *writer) campaign(c terms.Campaign) []Span {
	if slices.Contains(unspoken, c.Class) || slices.Contains(unspoken, c.Label) {
		return nil
	}
	label := w.label(c.Label)
	if label == nil && c.Class != "" {
		label = w.label(c.Class)
	}
	s := slots{"label": label, "times": w.fig(c.Times), "amount": w.fig(c.Amount), "goods": w.fig(c.Goods)}
	if c.People.Positive() && c.Times.Positive() && *c.People.Value != *c.Times.Value {
		s["persons"] = w.fig(c.People)
	}
	if s["amount"] != nil && s["goods"] != nil {
		s["total"] = w.fig(c.Total)
	}
	if c.Times.Positive() && *c.Times.Value > 1 {
		s["per"] = w.fig(c.PerPerson)
	}
	if tellsWhose(c.Class) {
		return w.say("campaign", s) // the day of a funeral tells whose it was
	}
	if s["since"] = w.anyFig(c.First); s["since"] != nil && c.Times.Positive() && *c.Times.Value > 1 {
		s["since"] = word(s["since"], msgSince)
	}
	return w.say("campaign", s)
}

// visitedAll says 全部走访 only where the data are complete and say so.
func (w *writer) visitedAll() {
	var list [][]Span
	for _, e := range mourningLast(w.f.Events) {
		if e.Events.Positive() && everyVisited(e) && !slices.Contains(unspoken, e.Kind) {
			list = append(list, concat(w.eventName(e.Kind), w.fig(e.Events)))
		}
	}
	if len(list) > 0 {
		w.paragraph(w.say("allVisited", slots{"list": join(list, msgList)}))
	}
}

// mourningLast keeps the order but for deaths, which no list begins with.
func mourningLast(events []terms.EventFacts) []terms.EventFacts {
	mourning := func(e terms.EventFacts) bool {
		return strings.Contains(e.Kind, "丧") || strings.Contains(e.Kind, "去世")
	}
	last := slices.DeleteFunc(slices.Clone(events), func(e terms.EventFacts) bool { return !mourning(e) })
	return append(slices.DeleteFunc(slices.Clone(events), mourning), last...)
}

func (w *writer) eventName(kind string) []Span {
	if slices.Contains(terms.SensitiveClasses(), kind) {
		return words("职工" + kind)
	}
	return w.quote(kind, terms.Source{})
}

// summerHeat is a season of care, kept with the festivals by its date only.
const summerHeat = "高温"

// festivals tells what was spent on the festivals, entry by entry.
func (w *writer) festivals() {
	if w.large() {
		return // whose they were is not known here
	}
	if list := w.entries("festival", mostEntries, func(e terms.Entry) bool {
		return e.Festival != "" && e.Festival != summerHeat && !w.toldOfVisits(e.Amount) && !w.toldOfActivity(e)
	}); list != nil {
		w.paragraph(w.say("festivals", slots{"list": list}))
	}
}

// toldOfVisits reports whether the visits already told cost just this.
func (w *writer) toldOfVisits(paid terms.Figure) bool {
	same := func(f terms.Figure) bool { return f.Positive() && paid.Positive() && *f.Value == *paid.Value }
	return slices.ContainsFunc(w.f.Campaigns, func(c terms.Campaign) bool { return same(c.Amount) || same(c.Total) })
}

// toldOfActivity reports whether an activity told with its cost is what was paid for.
func (w *writer) toldOfActivity(e terms.Entry) bool {
	for _, t := range w.f.Themes {
		for _, s := range t.Series {
			for _, a := range s.Each {
				if a.Cost.Positive() && e.Amount.Positive() && *a.Cost.Value == *e.Amount.Value && akin(bare(s.Title), e.Summary) {
					return true
				}
			}
		}
	}
	return false
}

// akin reports whether two texts share three characters that stand together: two are not
// enough, 迎新春联欢会 is no 春联.
func akin(a, b string) bool {
	r := []rune(a)
	for i := 2; i < len(r); i++ {
		if strings.Contains(b, string(r[i-2:i+1])) {
			return true
		}
	}
	return false
}

// mostEntries is how many things of a kind a sentence lists; mostSpendings how many
// single payments beside those for festivals, since the annex has them all.
const (
	mostEntries   = 12
	mostSpendings = 6
)

func (w *writer) entries(kind string, most int, want func(terms.Entry) bool) []Span {
	var list [][]Span
	for _, e := range w.f.Entries {
		if !want(e) || len(list) == most {
			continue
		}
		list = append(list, w.say("entry", slots{"summary": w.quote(clause(e.Summary, longestNote), e.Source), "amount": w.fig(e.Amount)}))
	}
	return w.alike(w.some(kind, worthEntry, list, msgList))
}

// spent are subjects whose name says already that it is money.
var spent = regexp.MustCompile(`(?:支出|费|费用|金|款)$`)

// spending tells the money: the total, the subjects, the large entries.
func (w *writer) spending() {
	total := w.say("spending", slots{"basis": w.basis(), "total": w.fig(w.f.Totals.Spending), "vouchers": w.vouchers(), "per": w.perMember()})
	var head, entries []Span
	if list := w.subjects(); list != nil {
		head = w.say("spendingHead", slots{"list": list})
	}
	if list := w.entries("payment", mostSpendings, func(e terms.Entry) bool { return e.Festival == "" || e.Festival == summerHeat }); list != nil && !w.large() {
		entries = w.say("entries", slots{"list": list})
	}
	if head == nil && entries == nil {
		return // the total stands in the opening
	}
	w.paragraph(total, head, entries)
}

// subjects lists what was spent by subject, the largest first.
func (w *writer) subjects() []Span {
	var subjects [][]Span
	for _, s := range topBy(w.f.Subjects, mostEntries, func(s terms.Subject) terms.Figure { return s.Spending }) {
		set := "subject"
		if spent.MatchString(s.Name) {
			set = "subjectSpent"
		}
		subjects = append(subjects, w.say(set, slots{"subject": w.quote(s.Name, terms.Source{}), "amount": w.fig(s.Spending), "rate": w.goodRate(s.Rate)}))
	}
	return w.alike(w.some("subject", worthItem, subjects, msgList))
}

// basis says that the money was added up from activity and visit ledgers.
func (w *writer) basis() []Span {
	if strings.Contains(w.f.Totals.Spending.Label, msgByLedger) {
		return words(msgByLedger)
	}
	return nil
}

// mostOff is how far a roll-up's spending a member may lie from what a reader gets by
// dividing: farther, it is that of the units with a roll only, and looks like an error.
const mostOff = 0.1

func (w *writer) perMember() []Span {
	t, members := w.f.Totals, w.f.Members.OnRoll
	if len(w.f.Children) > 0 && t.Spending.Positive() && t.PerMember.Positive() && members.Positive() {
		if each := *t.Spending.Value / *members.Value; math.Abs(each-*t.PerMember.Value) > mostOff*each {
			return nil
		}
	}
	return w.fig(t.PerMember)
}

// vouchers is what the spending ledger alone says, where the total holds more than it.
func (w *writer) vouchers() []Span {
	own, all := w.f.Vouchers, w.f.Totals.Spending
	if w.basis() == nil || !own.Positive() || !all.IsKnown() || *own.Value == *all.Value {
		return nil
	}
	return w.fig(own)
}

// proposals tells how many there were, how many are settled, and what about.
func (w *writer) proposals() {
	p := w.f.Proposals
	w.paragraph(w.say("proposals", slots{"count": w.fig(p.Count), "done": w.fig(p.Done), "rate": w.goodRate(p.Rate), "list": w.proposalTitles()}))
}

// mostProposals is how many proposals the running text names.
const mostProposals = 6

func (w *writer) proposalTitles() []Span {
	var titles [][]Span
	for _, one := range w.f.Proposals.List {
		if q := w.quote(one.Title, one.Source); q != nil {
			titles = append(titles, concat(words("“"), nested(words("“"), q), words("”")))
		}
	}
	kept := w.kept("proposal", worthEntry, titles[:min(len(titles), mostProposals)])
	out := join(kept, msgList)
	if 0 < len(kept) && len(kept) < len(titles) {
		out = word(out, msgEtc)
	}
	return out
}

// levels orders honours from the nation down.
var levels = []string{"全国", "国家", "部", "省", "自治区", "市", "地", "县", "区", "镇", "乡", "街道", "局", "系统", "集团", "公司", "校", "单位"}

func rank(level string) int {
	for i, l := range levels {
		if level != "" && regexp.MustCompile("^"+l).MatchString(level) {
			return i
		}
	}
	return len(levels)
}

// honors lists the honours by level and date. Persons are named only when asked for.
func (w *writer) honors() {
	sorted := slices.Clone(w.f.Honors)
	slices.SortStableFunc(sorted, func(a, b terms.Honor) int { return rank(a.Level) - rank(b.Level) })
	var run []Span
	told, headed, before := 0, false, ""
	flush := func() {
		if len(run) > 0 && !headed {
			w.subheading(words(msgHonors))
			headed = true
		}
		w.paragraph(run)
		run, told = nil, 0
	}
	for len(sorted) > 0 {
		n := 1
		for n < min(len(sorted), mostEntries) && strings.TrimSpace(sorted[n].Level) == strings.TrimSpace(sorted[0].Level) {
			n++
		}
		if told+n > mostEntries {
			flush()
		}
		level := strings.TrimSpace(sorted[0].Level)
		run, told = concat(run, w.honorsOf(sorted[:n], level == before)), told+n
		sorted, before = sorted[n:], level
	}
	flush()
}

// honorsOf tells honours of one level; more says that some of it were told before.
func (w *writer) honorsOf(equal []terms.Honor, more bool) []Span {
	var list [][]Span
	for _, h := range equal {
		list = append(list, w.honor(h))
	}
	s := slots{"list": w.some("honour/"+strings.TrimSpace(equal[0].Level)+equal[0].Title, worthItem, list, msgSemicolon), "level": w.quote(equal[0].Level, equal[0].Source)}
	if s["level"] == nil {
		return w.say("honorsPlain", s)
	}
	if more {
		if said := w.say("honorsMore", s); said != nil {
			return said
		}
	}
	return w.say("honors", s)
}

func (w *writer) honor(h terms.Honor) []Span {
	return w.say("honor", slots{"date": w.anyFig(h.Date), "title": w.honorText(h.Title, h), "recipient": w.recipient(h)})
}

// bracketed is what stands behind a name: an office, a unit.
var bracketed = regexp.MustCompile(`[（(].*?[)）]`)

// honorText quotes a title; the one place where a name may stand, if it is allowed.
func (w *writer) honorText(text string, h terms.Honor) []Span {
	if w.o.Names && text != "" && !private(text) {
		return []Span{{Kind: Quote, Text: text, Source: &h.Source}}
	}
	return w.quote(text, h.Source)
}

// ownTeam is a team named after its own house: 局代表队.
var ownTeam = regexp.MustCompile(`^(?:局|校|院|厂|公司)(\p{Han}*队)$`)

// recipient says who was honoured; of a unit below also which unit it is.
func (w *writer) recipient(h terms.Honor) []Span {
	below := h.UnitName
	if below == w.f.Unit.Name || len(w.f.Children) == 0 {
		below = ""
	}
	bare := strings.TrimSuffix(below, msgUnion)
	officer := w.officer(h.Recipient)
	switch {
	case officer != nil && below == "":
		return officer
	case (h.Recipient == "" || h.Recipient == w.f.Unit.Name) && below == "":
		return nil
	case h.Recipient == "" || ownUnion.MatchString(h.Recipient) && below != "":
		return w.name(below)
	case (h.Person || !body.MatchString(bracketed.ReplaceAllString(h.Recipient, ""))) && !w.o.Names:
		switch {
		case below != "":
			return concat(w.name(bare), words(w.voice.crew))
		case len(w.f.Children) > 0:
			return words(msgBelow + w.voice.crew)
		}
		return words(w.voice.ours)
	case below != "" && !strings.Contains(below, h.Recipient) && !strings.Contains(h.Recipient, bare):
		return concat(w.name(bare), w.honorText(ownTeam.ReplaceAllString(h.Recipient, "$1"), h))
	}
	return w.honorText(h.Recipient, h)
}
