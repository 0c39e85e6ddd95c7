package summary_test

import (
	"testing"

	"nianlun/dashboards/summary"
	"nianlun/queries/terms"
)

func TestEmpty(t *testing.T) {
	t.Parallel()
	if !summary.Empty(terms.Facts{}) {
		t.Error("facts without anything are not called empty")
	}
	ten := 10.0
	roll := terms.Facts{Members: terms.MemberFacts{OnRoll: terms.Figure{State: terms.Known, Value: &ten}}}
	if !summary.Empty(roll) {
		t.Error("a roll alone is called a year's work")
	}
	if summary.Empty(terms.Facts{Honors: []terms.Honor{{Title: "先进职工之家"}}}) {
		t.Error("facts with an honour are called empty")
	}
}
