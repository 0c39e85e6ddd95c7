// Package judge says how far a plan item was kept at a date: a plan item, the
// activities linked to it, what other ledgers tell of it and the day give a state. Pure. The rules are those of
// design.md ("Words that must mean one thing", 计划完成率): a promise counts as kept
// when its number is reached inside its window or before it, late when reached after.
package judge

import (
	"regexp"
	"slices"

	"nianlun/queries/terms"
)

// Case is one item to be judged.
type Case struct {
	Item     terms.PlanItem
	Evidence []terms.Activity // linked by the machine or by a person
	AsOf     terms.Date       // days after it are not looked at
	Covered  bool             // an activity log covers the window up to AsOf
	Adjusted bool             // a person changed the item during the year
	Groups   int              // how many 班组, 小组, 单位 a target "per" counts; 0 unknown
	Roll     int64            // members on the roll at the end of the plan's span; 0 unknown
	Waiting  int              // rows that may serve it, for a person to confirm
	Likely   []terms.Activity // those of them that fit no other item as well
	Visits   []Visit          // of the visit ledger, where the item is one of Visiting
	Records  []*float64       // by target: what the ledger that keeps it tells; nil none, see Recorded
	Served   []terms.Served   // rows of other ledgers that serve it
	Visited  bool             // a visit ledger covers the window up to AsOf
	Few      int              // fewer visits than this to people in trouble are not told by number; 0: all are
	served   int              // rows of other ledgers the evidence was made of: what was paid or won was not held so many times
}

// Verdict is the state with the numbers and one Chinese sentence without names.
type Verdict struct {
	Status  terms.Status
	Targets []terms.Target // the item's, with Actual where records can tell
	Why     string
	Likely  int // rows nobody has confirmed without which the state would be worse
}

// Judge returns the state of an item. An item whose window is still open and whose
// number is not reached yet is not_due, however much was done. One nobody did is none
// only where a log that would show it covers the window, else unknown: the visit ledger
// for care that goes to people, the activity log for other things, and no log at all for
// what no activity is (members joined, houses built, shares, money kept in order).
func Judge(c Case) Verdict {
	if c.Adjusted {
		return Verdict{Status: terms.Adjusted, Targets: c.Item.Targets, Why: msgAdjusted}
	}
	v, linked := byActivities(c)
	if told, ok := byRecords(c); ok && (!linked || rank(told.Status) > rank(v.Status)) {
		v, linked = told, true
	}
	if !linked {
		if seen, ok := byServed(c); ok {
			v, linked = seen, true
		}
	}
	if Visiting(c.Item) {
		seen, some := byVisits(c)
		switch {
		case some && (!linked || rank(seen.Status) > rank(v.Status)):
			return seen
		case some:
			return v
		}
	}
	if !linked {
		v = idle(c)
	}
	if w, ok := byLikely(c, v); ok {
		return w
	}
	if c.Waiting > 0 && (v.Status == terms.None || v.Status == terms.Partial || v.Status == terms.Unknown) {
		v.Why += msgWaiting(c.Waiting)
	}
	return v
}

// byLikely judges an item that falls short by what is linked, with the rows that likely
// serve it: to call it 未开展 while they wait for a person would mostly be wrong. The
// sentence says what it rests on.
func byLikely(c Case, v Verdict) (Verdict, bool) {
	if len(c.Likely) == 0 || v.Status != terms.None && v.Status != terms.Partial && v.Status != terms.Unknown {
		return Verdict{}, false
	}
	c.Evidence = append(slices.Clone(c.Evidence), c.Likely...)
	w, ok := byActivities(c)
	if !ok || rank(w.Status) <= rank(v.Status) {
		return Verdict{}, false
	}
	if w.Status == terms.Over { // more than promised is said of what is sure only
		w.Status = terms.Done
	}
	w.Likely = len(c.Likely)
	w.Why += msgLikely(w.Likely)
	return w, true
}

// byActivities judges an item by the activities linked to it; no verdict without any.
func byActivities(c Case) (Verdict, bool) {
	w := windowOf(c.Item, c.AsOf)
	inTime, late := split(c.Evidence, w, c.AsOf)
	if len(inTime)+len(late) == 0 {
		return Verdict{}, false
	}
	inside := measure(c, inTime, w)
	if heldLater(c.Item, inTime, late) {
		inside.reached = false
	}
	status, r := settle(c, inside, measure(c, append(append([]terms.Activity{}, inTime...), late...), w), len(inTime) > 0)
	why := ""
	switch status {
	case terms.Done, terms.Over:
		why = msgReached(r, len(inTime))
		if c.served > 0 {
			why = msgServed(c.served) + msgBeside(r)
		}
	case terms.Late:
		why = msgLate(first(late))
	case terms.NotDue:
		why = msgOnTheWay(r)
	case terms.Unknown:
		why = msgOpen(r, len(inTime)+len(late))
		if c.served > 0 {
			why = msgServed(c.served) + "，" + msgNoMeasure(r)
		}
	default:
		why = msgShort(r)
	}
	return Verdict{Status: status, Targets: r.targets, Why: why}, true
}

// heldLater reports whether what an item promises once was held after its window, and only
// other work inside it: 学习并搞一次竞赛, the contest in May.
func heldLater(item terms.PlanItem, inTime, late []terms.Activity) bool {
	if len(item.Targets) != 1 || item.Targets[0].Kind != "count" || !eventUnit(item.Targets[0].Unit) {
		return false
	}
	words := clausesOf(item)[0].text
	if len(deedsIn(words)) == 0 {
		return false
	}
	return len(naming(words, inTime)) == 0 && len(naming(words, late)) > 0
}

// settle tells the state from what was done inside the window and altogether, and which
// of the two it rests on. A number that no record at hand can decide is never kept: the
// state is unknown once the window is over.
func settle(c Case, inside, whole result, some bool) (terms.Status, result) {
	running := windowOf(c.Item, c.AsOf).To > c.AsOf.AddDays(1)
	switch {
	case some && inside.reached && len(inside.open) == 0 && inside.over:
		return terms.Over, inside
	case some && inside.reached && len(inside.open) == 0:
		return terms.Done, inside
	case whole.reached && len(whole.open) == 0:
		return terms.Late, whole
	case running:
		return terms.NotDue, whole
	case whole.reached:
		return terms.Unknown, whole
	}
	return terms.Partial, whole
}

// rank orders states by how much was done.
func rank(s terms.Status) int {
	return slices.Index([]terms.Status{terms.Partial, terms.NotDue, terms.Late, terms.Done, terms.Over}, s)
}

func idle(c Case) Verdict {
	none, unknown, covered := msgNone, msgUnknown, c.Covered
	if Visiting(c.Item) {
		none, unknown, covered = msgNoVisit, msgUnknownVisits, c.Visited
	}
	switch {
	case windowOf(c.Item, c.AsOf).To > c.AsOf.AddDays(1):
		return Verdict{Status: terms.NotDue, Targets: c.Item.Targets, Why: msgNotDue}
	case logCannotShow(c.Item):
		return Verdict{Status: terms.Unknown, Targets: c.Item.Targets, Why: msgNotInLog}
	case covered:
		return Verdict{Status: terms.None, Targets: c.Item.Targets, Why: none}
	}
	return Verdict{Status: terms.Unknown, Targets: c.Item.Targets, Why: unknown}
}

// split keeps what had begun by the day, apart by whether the window was still open.
// Earlier than the window is in time: 春节慰问 is often paid in December.
func split(evidence []terms.Activity, w terms.Period, asOf terms.Date) (inTime, late []terms.Activity) {
	for _, a := range evidence {
		switch {
		case a.Start > asOf || calledOff(a):
		case a.Start < w.To:
			inTime = append(inTime, a)
		default:
			late = append(late, a)
		}
	}
	return inTime, late
}

// putOff: 秋季钓鱼赛改期通知 tells that nothing was held.
var putOff = regexp.MustCompile(`改期|延期|推迟|取消|停办|暂缓|缓办|未能|没办成`)

func calledOff(a terms.Activity) bool {
	return putOff.MatchString(a.Title) && a.Headcount == nil && a.Spend == nil
}

func first(late []terms.Activity) terms.Date {
	var day terms.Date
	for _, a := range late {
		if day == 0 || a.Start < day {
			day = a.Start
		}
	}
	return day
}
