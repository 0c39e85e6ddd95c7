package terms

// Preview tells what taking files in would bring, without taking them in.
type Preview struct {
	Receipts []Receipt // by place among the intakes; of refused ones empty
	Refused  []bool    // rows of units the viewer does not govern: the import refuses these
	Unfit    []bool    // refused for what they were to revise: it does not count, or has other tables
	Changes  []Change  // headline figures of the units and years touched, the unchanged too
	Version  int64     // of the data all this was worked out from
}

// Change is one headline figure before files are taken in and after. Before is nil
// where the question could not be put: the unit is not there yet.
type Change struct {
	Unit   Unit    `json:"unit"`
	Year   int     `json:"year"`
	Before *Figure `json:"before"`
	After  Figure  `json:"after"`
}

// Same reports whether the figure stays what it is.
func (c Change) Same() bool {
	if c.Before == nil {
		return c.After.State == UnknownFigure
	}
	return c.Before.State == c.After.State && c.Before.Shown == c.After.Shown && c.Before.number() == c.After.number()
}

// Difference is by how much a figure changes; false where it was not known before, or
// is not after.
func (c Change) Difference() (float64, bool) {
	if c.Before == nil || !c.Before.IsKnown() || !c.After.IsKnown() {
		return 0, false
	}
	return *c.After.Value - *c.Before.Value, true
}

func (f Figure) number() float64 {
	if f.Value == nil {
		return 0
	}
	return *f.Value
}

// Headlines are the measures that tell in short what a unit's data hold.
func Headlines() []Measure {
	return []Measure{
		MembersOnRoll, WorkerCount, UnitCount, PlanItemCount, ActivityCount, PersonTimes, DistinctPeople,
		SpendingTotal, IncomeTotal, BudgetTotal, VisitTimes, VisitTotal, EventCount, ProposalCount, HonorCount,
	}
}
