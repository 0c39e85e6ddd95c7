package judge

import "nianlun/queries/terms"

// frequency compares the happenings with the periods due, and names the periods that have
// too few. Two in one quarter do not make up for none in another, unless they stand at its
// edge or one row tells of many.
func (r *result) frequency(t *terms.Target, evidence []terms.Activity, c Case, w terms.Period, value float64) {
	if whole := c.Item.Span; !whole.IsZero() && len(cycles(whole, t.Period)) > 1 && len(cycles(w, t.Period)) < 2 {
		w = whole // 每半年公布一次，12月审计: the month is the other's
	}
	due, actual, turns := 0.0, happenings(evidence, t.Unit), cycles(w, t.Period)
	var missing []terms.Period
	for _, p := range turns {
		n := happenings(startedIn(evidence, p), t.Unit)
		over := p.To <= c.AsOf.AddDays(1)
		t.Turns = append(t.Turns, terms.Turn{Period: p, Done: n, Enough: n >= value, Over: over})
		if !over {
			continue
		}
		due++
		if n < value {
			missing = append(missing, p)
		}
	}
	t.Actual = &actual
	if t.Cmp == "le" {
		r.reached = r.reached && actual <= due*value
		return
	}
	if actual >= due*value && (tellsMany(evidence, t.Unit, value) || len(beyondEdge(missing, turns, evidence, t.Unit, value)) == 0) {
		return
	}
	r.missing = append(r.missing, missing...)
	r.reached = false
}

func startedIn(rows []terms.Activity, p terms.Period) []terms.Activity {
	var out []terms.Activity
	for _, a := range rows {
		if p.Contains(a.Start) {
			out = append(out, a)
		}
	}
	return out
}

// tellsMany: a row of more than one turn's worth sums up several.
func tellsMany(rows []terms.Activity, unit string, value float64) bool {
	for _, a := range rows {
		if n, told := heldIn(a, unit); told && n > value {
			return true
		}
	}
	return false
}

// beyondEdge leaves out the missing turns for which the next or the last one has more than
// its own, within a third of a turn: the meeting of June held on the second of July.
func beyondEdge(missing, turns []terms.Period, rows []terms.Activity, unit string, value float64) []terms.Period {
	var out []terms.Period
	for _, p := range missing {
		slack := p.From.DaysTo(p.To) / 3
		wide := terms.Period{From: p.From.AddDays(-slack), To: p.To.AddDays(slack)}
		spare := 0.0
		for _, other := range turns {
			if other == p || !other.Overlaps(wide) {
				continue
			}
			own := happenings(startedIn(rows, other), unit)
			near := happenings(startedIn(startedIn(rows, other), wide), unit)
			spare += max(0, min(near, own-value))
		}
		if happenings(startedIn(rows, p), unit)+spare < value {
			out = append(out, p)
		}
	}
	return out
}
