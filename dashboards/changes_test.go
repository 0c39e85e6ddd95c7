package dashboards_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianlun/dashboards"
	"nianlun/queries/terms"
)

func TestChangesTellByHowMuch(t *testing.T) {
	t.Parallel()
	figure := func(value float64, unit, shown string) terms.Figure {
		return terms.Figure{Label: "2025年某数", Value: &value, Unit: unit, Shown: shown, State: terms.Known}
	}
	ptr := func(f terms.Figure) *terms.Figure { return &f }
	unknown := terms.Figure{Label: "2025年某数", State: terms.UnknownFigure}
	a, b := terms.Unit{Key: "甲", Name: "甲局工会"}, terms.Unit{Key: "乙", Name: "乙厂工会"}
	got := dashboards.Changes([]terms.Change{
		{Unit: a, Before: ptr(figure(3, "次", "3次")), After: figure(15, "次", "15次")},
		{Unit: a, Before: ptr(figure(12345.67, "元", "12345.67元")), After: figure(345.6, "元", "345.60元")},
		{Unit: a, Before: ptr(figure(0, "元", "0元")), After: figure(42000, "元", "4.2万元")},
		{Unit: a, Before: ptr(unknown), After: figure(2, "人", "2人")},
		{Unit: b, After: figure(2, "人", "2人")},
		{Unit: b, Before: ptr(figure(2, "人", "2人")), After: unknown},
		{Unit: b, Before: ptr(figure(2, "人", "至少2人")), After: figure(2, "人", "2人")},
	})
	want := []dashboards.ChangeGroup{
		{Unit: "甲局工会", Rows: []dashboards.ChangeRow{
			{Label: "2025年某数", Before: "3次", After: "15次", Difference: "+12次"},
			{Label: "2025年某数", Before: "12345.67元", After: "345.60元", Difference: "−12000.07元"},
			{Label: "2025年某数", Before: "0元", After: "4.2万元", Difference: "+4.2万元"},
			{Label: "2025年某数", Before: "未知", After: "2人", Difference: "新有"},
		}},
		{Unit: "乙厂工会", Rows: []dashboards.ChangeRow{
			{Label: "2025年某数", Before: "没有", After: "2人", Difference: "新有"},
			{Label: "2025年某数", Before: "2人", After: "未知", Difference: "—"},
			{Label: "2025年某数", Before: "至少2人", After: "2人", Difference: "—"},
		}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
