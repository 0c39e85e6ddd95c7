package han_test

import (
	"testing"

	"nianlun/ingest/han"
	"nianlun/queries/terms"
)

// TestParseDayLoosely reads dates that only their surroundings make dates.
func TestParseDayLoosely(t *testing.T) {
	t.Parallel()
	march := han.Clock{Year: 2025, Span: terms.Months(2025, 3, 1)}
	life, year := han.Clock{Year: 2025, Past: true}, han.Clock{Year: 2025}
	for _, c := range []struct {
		in          string
		clock       han.Clock
		first, last string
	}{
		{"15日", march, "2025-03-15", "2025-03-15"},
		{"8", march, "2025-03-08", "2025-03-08"},
		{"12-13", march, "2025-03-12", "2025-03-13"},
		{"3-8", march, "2025-03-08", "2025-03-08"},
		{"4月2日", march, "2025-04-02", "2025-04-02"},
		{"15日", year, "", ""},
		{"12-13", year, "2025-12-13", "2025-12-13"},
		{"85.6", life, "1985-06-01", "1985-06-01"},
		{"1988", life, "1988-01-01", "1988-01-01"},
		{"2012年", life, "2012-01-01", "2012-01-01"},
		{"85.6", year, "", ""},
		{"2025", year, "", ""},
		{"25.6", year, "2025-06-01", "2025-06-01"},
		{"第三季度", year, "2025-07-01", "2025-09-30"},
		{"2024年上半年", year, "2024-01-01", "2024-06-30"},
		{"下半年", han.Clock{}, "", ""},
		{"4月起每周三", year, "2025-04-01", "2025-04-01"},
		{"13.5", year, "", ""},
	} {
		first, last, err := han.ParseDay(c.in, c.clock)
		if c.first == "" {
			if err == nil {
				t.Errorf("ParseDay(%q) = %v, %v, want an error", c.in, first, last)
			}
			continue
		}
		if err != nil || first.String() != c.first || last.String() != c.last {
			t.Errorf("ParseDay(%q) = %v, %v, %v, want %s, %s", c.in, first, last, err, c.first, c.last)
		}
	}
}

func TestParseCountOfWomenAlone(t *testing.T) {
	t.Parallel()
	if n, approx, err := han.ParseCount("女45人"); n != 45 || approx || err != nil {
		t.Errorf("ParseCount(女45人) = %d, %v, %v", n, approx, err)
	}
	if n, _, err := han.ParseCount("其中女45"); err == nil {
		t.Errorf("ParseCount(其中女45) = %d: a part is no total", n)
	}
}
