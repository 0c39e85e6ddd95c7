package match

import (
	"regexp"
	"slices"
	"strings"

	"nianlun/ingest/han"
	"nianlun/queries/terms"
)

// A series is what is logged again and again under one name: 主席例会（春）, 简报：五一专刊. What it
// has in common says which promise it keeps; what tells one from the next is its season, its
// number or its topic.

const (
	seriesRows  = 3 // rows of one name, in as many months
	seriesHead  = 12
	seriesShare = 0.5 // of the rows linked to one item: the others follow
	seriesFit   = 1.5 // held as often as the item asks
	headBar     = 0.8 // what the name of a series must have in common with a cyclic item
)

// turn is what stands in brackets at the end of a title and only counts: (春), (二), (第一拨), (3月).
var turn = regexp.MustCompile(`[（(【\[]\s*(?:第?[一二三四五六七八九十\d]{1,3}(?:拨|批次?|期|次|轮|场|回|季度|月份?)?|[春夏秋冬]季?|[上中下](?:半年|旬)?|[首末]批|续|完)\s*[)）】\]]\s*$`)

// headOf parts a title into the name of a series and its topic.
func headOf(title string) (head, topic string) {
	for _, colon := range []string{"：", ":", "——"} {
		if head, topic, parted := strings.Cut(title, colon); parted {
			head, topic = strings.TrimSpace(head), strings.TrimSpace(topic)
			if n := len([]rune(head)); n >= 2 && n <= seriesHead && topic != "" {
				return head, topic
			}
		}
	}
	return "", ""
}

// run is how often a series was held.
type run struct {
	rows             int
	months, quarters map[int]bool
}

func (r *run) add(month int) {
	r.rows++
	if month > 0 {
		r.months[month], r.quarters[(month-1)/3] = true, true
	}
}

func (r *run) again() bool { return r != nil && r.rows >= seriesRows && len(r.months) >= seriesRows }

// runsOf gathers the rows of a log by name, and by what stands before a colon.
func runsOf(l log, acts []terms.Activity) map[string]*run {
	runs := map[string]*run{}
	for _, a := range acts {
		keys := []string{l.stem(a.Title)}
		if head, _ := headOf(a.Title); head != "" {
			keys = append(keys, l.key(head))
		}
		for _, key := range keys {
			if runs[key] == nil {
				runs[key] = &run{months: map[int]bool{}, quarters: map[int]bool{}}
			}
			runs[key].add(monthOf(a.Start))
		}
	}
	return runs
}

// fits reports whether a series is held as often as an item asks.
func (r *run) fits(it terms.PlanItem) bool {
	return slices.ContainsFunc(it.Targets, func(t terms.Target) bool {
		switch {
		case t.Kind == "frequency" && t.Period == "month":
			return len(r.months) >= 7
		case t.Kind == "frequency" && t.Period == "two_months":
			return len(r.months) >= 4 && r.rows <= 8
		case t.Kind == "frequency" && t.Period == "quarter":
			return len(r.quarters) >= 3 && r.rows <= 6
		case t.Kind == "count" && t.Value >= seriesRows && cyclic(it):
			return float64(r.rows) >= t.Value-1 && float64(r.rows) <= t.Value+1
		}
		return false
	})
}

// named returns a row of a series under the series' name alone where that has something in
// common with a promise to do it again and again: 简报：运动会花絮 is no 运动会.
func (x *index) named(l log, a terms.Activity) terms.Activity {
	head, topic := headOf(a.Title)
	if head == "" || !l.runs[l.key(head)].again() || !x.promised(l, head) {
		return a
	}
	if feast := han.FestivalIn(topic); feast != "" && x.ownFeast(l, head, feast) {
		return a
	}
	a.Title = head
	return a
}

// promised reports whether some item asks for what a series is called, again and again.
func (x *index) promised(l log, head string) bool {
	if known, ok := l.promised[head]; ok {
		return known
	}
	p := ofActivity(x.t, terms.Activity{Title: head}, l)
	pairs := x.sharedPairs(p)
	found := false
	for i, it := range x.items {
		found = found || cyclic(it) && x.evidence(p, i)+pairs[i] >= headBar
	}
	l.promised[head] = found
	return found
}

// ownFeast reports whether one topic of a series has a promise of its own: 走访慰问：春节.
func (x *index) ownFeast(l log, head, feast string) bool {
	p := ofActivity(x.t, terms.Activity{Title: head}, l)
	for i, it := range x.items {
		if han.FestivalIn(it.Text) == feast && x.evidence(p, i) >= headBar {
			return true
		}
	}
	return false
}

// follow links the rows of a series with what most of the others are linked to, where the
// item asks for it again and again and nobody said otherwise. links are by activity.
func (x *index) follow(l log, acts []terms.Activity, links [][]terms.Link, s lessons) {
	rows := map[string][]int{}
	for i, a := range acts {
		key := l.stem(a.Title)
		if head, _ := headOf(a.Title); head != "" && l.runs[l.key(head)].again() {
			key = l.key(head)
		}
		if l.runs[key].again() {
			rows[key] = append(rows[key], i)
		}
	}
	for _, of := range rows {
		item, ok := x.most(of, links)
		if !ok {
			continue
		}
		for _, i := range of {
			a := acts[i]
			if linked(links[i]) || !inPlan(x.items[item], a) || s.rejected(x.items[item].Key, fullKey(a)) {
				continue
			}
			links[i] = x.join(links[i], item, a)
		}
	}
}

// most is the cyclic item at least half of the rows are linked to.
func (x *index) most(rows []int, links [][]terms.Link) (item int, ok bool) {
	counts := map[string]int{}
	for _, i := range rows {
		for _, l := range links[i] {
			if l.State == terms.Auto {
				counts[l.Item]++
			}
		}
	}
	for i, it := range x.items {
		if cyclic(it) && counts[it.Key] >= 2 && float64(counts[it.Key]) >= seriesShare*float64(len(rows)) {
			return i, true
		}
	}
	return 0, false
}

func linked(links []terms.Link) bool {
	return slices.ContainsFunc(links, func(l terms.Link) bool { return l.State == terms.Auto })
}

// join links a row with an item, as the first of its links.
func (x *index) join(links []terms.Link, item int, a terms.Activity) []terms.Link {
	key := x.items[item].Key
	l := terms.Link{Item: key, Activity: fullKey(a), Score: autoBar, Why: whySeries}
	for _, old := range links {
		if old.Item == key {
			l.Score, l.Why = max(l.Score, old.Score), joinWhy(old.Why, whySeries)
		}
	}
	l.State = terms.Auto
	rest := slices.DeleteFunc(links, func(old terms.Link) bool { return old.Item == key })
	return append([]terms.Link{l}, rest[:min(len(rest), suggestMax-1)]...)
}
