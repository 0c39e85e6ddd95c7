package summary_test

import (
	"testing"

	"nianlun/dashboards/summary"
	"nianlun/queries/terms"
)

func TestTold(t *testing.T) {
	t.Parallel()
	figure := func(shown, unit string, value float64) terms.Figure {
		return terms.Figure{ID: "x", Shown: shown, Unit: unit, Value: &value, State: terms.Known}
	}
	for _, c := range []struct {
		name string
		of   terms.Figure
		as   string
		want string
	}{
		{"as it is shown", figure("6.86万元", "元", 68600), "", "6.86万元"},
		{"money of a column", figure("6.86万元", "元", 68600), "plain", "68600"},
		{"money of a column with 分", figure("6.86万元", "元", 68600), "cents", "68600.00"},
		{"money beside money in 元", figure("6.86万元", "元", 68600), "yuan", "68600元"},
		{"分 are never lost", figure("12345.67元", "元", 12345.67), "plain", "12345.67"},
		{"the words around stay", figure("至少约3.6万元以上", "元", 36000), "plain", "至少约36000以上"},
		{"a debt", figure("-1.2万元", "元", -12000), "plain", "-12000"},
		{"people", figure("约320人次", "人次", 320), "plain", "约320"},
		{"a way nobody knows", figure("320人次", "人次", 320), "other", "320人次"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := summary.Told(c.of, c.as); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}
