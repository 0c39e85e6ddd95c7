package summary

import "nianlun/queries/terms"

// Empty reports whether no file tells anything of the period: a roll alone is no
// year's work, and a summary of it would be a signed page about nothing.
func Empty(f terms.Facts) bool {
	t := f.Totals
	for _, known := range []terms.Figure{t.Activities, t.PersonTimes, t.Visits, t.Spending, f.Proposals.Count} {
		if known.IsKnown() {
			return false
		}
	}
	return len(f.Plan.Items)+len(f.Honors)+len(f.Indicators)+len(f.Events)+len(f.Entries) == 0
}
