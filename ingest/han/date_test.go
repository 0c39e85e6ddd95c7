package han_test

import (
	"errors"
	"testing"

	"nianlun/ingest/han"
	"nianlun/queries/terms"
)

func TestParseDay(t *testing.T) {
	t.Parallel()
	year := han.Clock{Year: 2025}
	school := han.Clock{Span: terms.Months(2024, 9, 12)}
	for _, c := range []struct {
		in          string
		clock       han.Clock
		first, last string
	}{
		{"2025-03-08", year, "2025-03-08", "2025-03-08"},
		{"2025/3/8", year, "2025-03-08", "2025-03-08"},
		{"2025.3.8", han.Clock{}, "2025-03-08", "2025-03-08"},
		{"2025年3月8日", year, "2025-03-08", "2025-03-08"},
		{"2025 年 3 月 8 日", year, "2025-03-08", "2025-03-08"},
		{"2025年03月08日 14:30", year, "2025-03-08", "2025-03-08"},
		{"2025/3/8 14:30:05", year, "2025-03-08", "2025-03-08"},
		{"2025-03-08T14:30:05Z", year, "2025-03-08", "2025-03-08"},
		{"2025年3月8日下午2点半", year, "2025-03-08", "2025-03-08"},
		{"2025年3月8日(星期六)上午9:00-11:00", year, "2025-03-08", "2025-03-08"},
		{"20250308", year, "2025-03-08", "2025-03-08"},
		{"24.3.8", year, "2024-03-08", "2024-03-08"},
		{"3/8/2025", year, "2025-03-08", "2025-03-08"},
		{"3月8日", year, "2025-03-08", "2025-03-08"},
		{"3.8", year, "2025-03-08", "2025-03-08"},
		{"3-8", year, "2025-03-08", "2025-03-08"},
		{"3月8号", year, "2025-03-08", "2025-03-08"},
		{"2025。3。8", year, "2025-03-08", "2025-03-08"},
		{"2025 3 8", year, "2025-03-08", "2025-03-08"},
		{"3月8日（待定）", year, "2025-03-08", "2025-03-08"},
		{"2025-03-08～10", year, "2025-03-08", "2025-03-10"},
		{"三月八日", year, "2025-03-08", "2025-03-08"},
		{"二〇二五年十二月三十一日", year, "2025-12-31", "2025-12-31"},
		{"3.8-3.10", year, "2025-03-08", "2025-03-10"},
		{"3.8—3.10", year, "2025-03-08", "2025-03-10"},
		{"3月8日-10日", year, "2025-03-08", "2025-03-10"},
		{"3月8日至4月2日", year, "2025-03-08", "2025-04-02"},
		{"2025年3月8日—10日", year, "2025-03-08", "2025-03-10"},
		{"2025-03-08至2025-03-10", year, "2025-03-08", "2025-03-10"},
		{"2025-03-08~2025-03-10", year, "2025-03-08", "2025-03-10"},
		{"12.30-1.2", year, "2025-12-30", "2026-01-02"},
		{"3月8、9日", year, "2025-03-08", "2025-03-09"},
		{"3月8日、15日", year, "2025-03-08", "2025-03-15"},
		{"3月上旬", year, "2025-03-01", "2025-03-10"},
		{"2025年2月下旬", year, "2025-02-21", "2025-02-28"},
		{"3月底", year, "2025-03-21", "2025-03-31"},
		{"2025年3月", year, "2025-03-01", "2025-03-01"},
		{"2025.03", year, "2025-03-01", "2025-03-01"},
		{"202503", year, "2025-03-01", "2025-03-01"},
		{"3月份", year, "2025-03-01", "2025-03-01"},
		{"45724", year, "2025-03-08", "2025-03-08"},
		{"10月8日", school, "2024-10-08", "2024-10-08"},
		{"3月8日", school, "2025-03-08", "2025-03-08"},
		{"12月30日至1月1日", school, "2024-12-30", "2025-01-01"},
	} {
		first, last, err := han.ParseDay(c.in, c.clock)
		if err != nil || first.String() != c.first || last.String() != c.last {
			t.Errorf("ParseDay(%q) = %v, %v, %v, want %s, %s", c.in, first, last, err, c.first, c.last)
		}
	}
}

func TestParseDayRefuses(t *testing.T) {
	t.Parallel()
	for in, why := range map[string]string{
		"": "缺日期", "3月32日": "不存在的日期", "9月31日": "不存在的日期", "2025-02-30": "不存在的日期", "2025年13月1日": "不存在的日期",
		"待定": "不是日期", "暂定": "不是日期", "3月10日-8日": "结束日期早于开始日期", "2025.2.29": "不存在的日期", "20250230": "不存在的日期",
	} {
		_, _, err := han.ParseDay(in, han.Clock{Year: 2025})
		var bad *han.BadValue
		if !errors.As(err, &bad) || bad.Why != why || bad.Hint == "" {
			t.Errorf("ParseDay(%q) = %v, want %s", in, err, why)
		}
	}
	if _, _, err := han.ParseDay("3月8日", han.Clock{}); err == nil {
		t.Error("a day got a year from nowhere")
	}
}

func TestSerialDay(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		n    float64
		mac  bool
		want string
	}{{45724, false, "2025-03-08"}, {45724.6, false, "2025-03-08"}, {44262, true, "2025-03-08"}, {1, false, "1900-01-01"}, {61, false, "1900-03-01"}, {-1, false, ""}, {1e9, false, ""}} {
		if got := han.SerialDay(c.n, c.mac).String(); got != c.want {
			t.Errorf("SerialDay(%v, %v) = %q, want %q", c.n, c.mac, got, c.want)
		}
	}
}

func FuzzParseDay(f *testing.F) {
	for _, s := range []string{"3.8-3.10", "2025年3月8、9日", "三月上旬", "20250308", "--", "年月日", "1-2-3-4-5"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		first, last, err := han.ParseDay(s, han.Clock{Year: 2025})
		if err == nil && (first == 0 || last < first) {
			t.Errorf("ParseDay(%q) = %v, %v without an error", s, first, last)
		}
	})
}
