package summary

import (
	"slices"
	"strings"

	"nianlun/queries/terms"
)

func (w *writer) title() {
	name := w.name(w.f.Unit.Name)
	period := mark(periodTitle(w.f.Scope.Period))
	if strings.HasSuffix(w.f.Unit.Name, msgUnion) {
		w.add(Title, concat(name, period, words(msgTitleEnd)))
		return
	}
	w.add(Title, concat(name, period, words(msgUnion+msgTitleEnd)))
}

// name quotes the name of a unit: from a file, but no secret.
func (w *writer) name(name string) []Span {
	if name = strings.TrimSpace(name); name == "" {
		return nil
	}
	return []Span{{Kind: Quote, Text: name}}
}

func (w *writer) lead() {
	set := "lead"
	if len(w.f.Children) > 0 {
		set = "leadRollup"
	}
	w.paragraph(w.say(set, slots{"period": mark(periodLong(w.f.Scope.Period)), "self": w.self(), "plan": w.planName()}))
}

func (w *writer) self() []Span {
	if len(w.f.Unit.Name) > 0 {
		return w.name(w.f.Unit.Name)
	}
	return words(w.voice.self)
}

// shortestTitle is how many characters a plan's own title has at least.
const shortestTitle = 7

func (w *writer) planName() []Span {
	if len(w.f.Plan.Items) == 0 {
		return nil
	}
	for _, t := range w.f.Plan.Titles {
		if len([]rune(t)) < shortestTitle {
			continue // 工作计划: the name of a sheet, not of a document
		}
		if q := w.quote(t, terms.Source{}); q != nil {
			return concat(words("《"), q, words("》"))
		}
	}
	return words(msgPlanOfYear)
}

// overview tells the year in one line: activities, visits, money, members.
func (w *writer) overview() {
	t, m := w.f.Totals, w.f.Members
	asOf := mark(chineseDate(w.asOf()))
	parts := [][]Span{
		w.say("overview", slots{
			"count": w.fig(t.Activities), "people": w.fig(t.PersonTimes), "distinct": w.fig(t.DistinctPeople),
			"rate": w.goodRate(t.ParticipationRate), "reach": w.goodRate(t.Reach),
		}),
		w.say("overviewVisits", slots{"visits": w.fig(t.Visits), "total": w.fig(t.VisitTotal)}),
		w.say("overviewMoney", slots{"basis": w.basis(), "spending": w.fig(t.Spending), "per": w.perMember()}),
	}
	done := join(parts, msgSemicolon)
	if done != nil {
		done = word(done, msgStop)
	}
	roll := w.say("overviewRoll", slots{
		"asof": asOf, "members": w.fig(m.OnRoll), "women": w.fig(m.Women), "workers": w.fig(m.Workers),
		"rate": w.goodRate(m.Rate), "joined": w.fig(m.Joined),
	})
	asOfTold := roll != nil
	if roll == nil {
		roll = w.say("overviewRate", slots{"rate": w.goodRate(m.Rate), "joined": w.fig(m.Joined)})
	}
	if roll != nil {
		roll = word(roll, msgStop)
	}
	if done == nil && roll == nil {
		return
	}
	if !asOfTold {
		roll = concat(roll, w.say("overviewAsOf", slots{"asof": asOf}))
	}
	w.paragraph(done, roll)
}

// comparison tells what grew since last year, where the files cover both years whole;
// what fell goes to the side list.
func (w *writer) comparison() {
	var grown [][]Span
	for _, p := range []struct {
		name        string
		measure     terms.Measure
		before, now terms.Figure
	}{
		{"活动", terms.ActivityCount, w.f.LastYear.Activities, w.f.Totals.Activities},
		{"参与", terms.PersonTimes, w.f.LastYear.PersonTimes, w.f.Totals.PersonTimes},
		{"慰问", terms.VisitTimes, w.f.LastYear.Visits, w.f.Totals.Visits},
	} {
		if !slices.Contains(w.f.Comparable, p.measure) || !p.before.Positive() || !p.now.Positive() {
			continue
		}
		s := slots{"name": words(p.name), "before": w.fig(p.before), "now": w.fig(p.now)}
		switch {
		case *p.now.Value > *p.before.Value:
			grown = append(grown, w.say("compareMore", s))
		case *p.now.Value == *p.before.Value:
			grown = append(grown, w.say("compareSame", s))
		default:
			w.sideSay("decline", msgSideDecline, s)
		}
	}
	if len(grown) > 0 {
		w.paragraph(w.say("compare", slots{"list": join(grown, msgComma)}))
	}
}

// onRoll reports whether a number is one the overview told from the roll.
func (w *writer) onRoll(f terms.Figure) bool {
	m := w.f.Members
	return m.OnRoll.Positive() && (f.ID == m.OnRoll.ID || f.ID == m.Women.ID || f.ID == m.Workers.ID || f.ID == m.Joined.ID)
}

func (w *writer) indicators() {
	var list [][]Span
	for _, i := range w.f.Indicators {
		name, value := w.quote(i.Name, i.Source), w.anyFig(i.Value)
		if name == nil || value == nil {
			continue
		}
		if !i.Computed.IsKnown() || *i.Computed.Value == *i.Value.Value || !w.onRoll(i.Computed) {
			list = append(list, concat(name, value)) // else two numbers for one thing
		}
		if i.Computed.IsKnown() && *i.Computed.Value != *i.Value.Value {
			w.sideSay("indicator", msgSideIndicator, slots{"name": name, "value": value, "computed": w.anyFig(i.Computed)})
		}
	}
	list = w.kept("indicator", worthItem, list)
	for start := 0; start < len(list); start += 12 {
		w.paragraph(w.say("indicators", slots{"list": join(list[start:min(len(list), start+12)], msgComma)}))
	}
}
