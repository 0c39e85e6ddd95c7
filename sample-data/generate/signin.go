package main

import (
	"slices"
	"strings"
)

// signed names the activities of 2025 that keep a sign-in sheet; the foundry keeps
// one for all but its visits and aid.
var signed = map[string][]string{
	"school":   {"教职工代表大会", "五一劳动节表彰会", "教职工秋季趣味运动会"},
	"water":    {"迎五一春季健步走", "防汛抢险技能比武"},
	"hospital": {"职工代表大会", "医院职工趣味运动会"},
}

// shortBy are the people missing from a sheet against the ledger's headcount.
var shortBy = map[string]int{"教职工秋季趣味运动会": 12}

// signIns draws who came. Those who came least are drawn first, so that in a unit
// that signs for everything nobody but the night shift is left out by chance.
func signIns(d *dice, b *base, out *year, y int) {
	if y != 2025 {
		return
	}
	came := map[*member]int{}
	for _, a := range out.activities {
		if !a.known || !signs(b, a) {
			continue
		}
		var pool []*member
		for _, m := range shuffled(d, b.people) {
			if m.on(a.start) && m.group != nightShift && (a.category != "女职工" || m.gender == "女") {
				pool = append(pool, m)
			}
		}
		slices.SortStableFunc(pool, func(p, q *member) int { return came[p] - came[q] })
		n := min(a.heads-shortBy[a.title], len(pool))
		for _, m := range pool[:n] {
			came[m]++
		}
		a.present = pool[:n]
		if n < a.heads && shortBy[a.title] == 0 {
			a.heads = n
		}
		slices.SortStableFunc(a.present, func(p, q *member) int {
			if g := slices.Index(b.groups, p.group) - slices.Index(b.groups, q.group); g != 0 {
				return g
			}
			return strings.Compare(p.staff, q.staff)
		})
	}
}

func signs(b *base, a *activity) bool {
	if b.content == "foundry" {
		return a.category != "帮扶" && !strings.Contains(a.title, "走访")
	}
	return slices.Contains(signed[b.content], a.title)
}
