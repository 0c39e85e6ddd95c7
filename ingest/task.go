package ingest

import (
	"nianlun/ingest/plan"
	"nianlun/queries/terms"
)

// ReadTask returns what is understood of one task that a person wrote or cut out of a
// plan, under the headings it stands under.
func ReadTask(text string, section []string, span terms.Period) terms.PlanItem {
	return plan.Understand(text, section, span)
}
