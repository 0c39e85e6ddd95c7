package main

// totals is what totals.json holds; package sampledata documents its fields.
type totals struct {
	Units   []unitTotals `json:"units"`
	Files   []fileTotals `json:"files"`
	Rejects []reject     `json:"rejects"`
}

type unitTotals struct {
	Unit        string `json:"unit"`
	Year        int    `json:"year"`
	Members     int    `json:"members"`
	Activities  int    `json:"activities"`
	PersonTimes int    `json:"person_times"`
	SpendingFen int64  `json:"spending_fen"`
	BudgetFen   int64  `json:"budget_fen"`
	Visits      int    `json:"visits"`
	VisitFen    int64  `json:"visit_fen"`
	GoodsFen    int64  `json:"goods_fen"`
	Events      int    `json:"events"`
	Proposals   int    `json:"proposals"`
	Honors      int    `json:"honors"`
	PlanItems   int    `json:"plan_items"`
}

type fileTotals struct {
	Path     string `json:"path"`
	Kind     string `json:"kind"`
	Rows     int    `json:"rows"`
	Rejected int    `json:"rejected,omitempty"`
}

type reject struct {
	Path   string `json:"path"`
	Column string `json:"column"`
	Value  string `json:"value"`
}

func newTotals(c *city) *totals {
	t := &totals{Rejects: []reject{}}
	for _, u := range append(append([]unit{}, federation...), unit{name: courierUnion, content: "courier"}) {
		b, ok := c.bases[u.content]
		if !ok {
			continue
		}
		for _, y := range []int{2024, 2025} {
			t.Units = append(t.Units, totalsOf(b, y))
		}
	}
	return t
}

func totalsOf(b *base, y int) unitTotals {
	yr := b.years[y]
	t := unitTotals{
		Unit: b.name, Year: y, Activities: len(yr.activities), Visits: len(yr.visits), Events: len(yr.events),
		Proposals: len(yr.proposals), Honors: len(yr.honors),
	}
	for _, m := range b.people {
		if m.on(date(y, 12, 31)) {
			t.Members++
		}
	}
	byActivity := int64(0)
	for _, a := range yr.activities {
		if t.PersonTimes += a.heads; a.present != nil {
			t.PersonTimes += len(a.present) - a.heads
		}
		byActivity += a.spend
	}
	for _, v := range yr.visits {
		t.VisitFen += v.amount
		t.GoodsFen += v.goods
	}
	for _, e := range yr.spending {
		t.SpendingFen += e.amount
	}
	if yr.spending == nil {
		t.SpendingFen = byActivity + t.VisitFen + t.GoodsFen
	}
	for _, l := range yr.budget {
		t.BudgetFen += l.amount
	}
	return t
}

// planItems adds the leaves of one plan to a unit's year.
func (t *totals) planItems(unit string, year, n int) {
	for i := range t.Units {
		if t.Units[i].Unit == unit && t.Units[i].Year == year {
			t.Units[i].PlanItems += n
		}
	}
}
