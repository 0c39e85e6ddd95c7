package han_test

import (
	"errors"
	"testing"

	"nianlun/ingest/han"
	"nianlun/queries/terms"
)

func TestHundredsAndThousandsInWords(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]terms.Money{"一千二百元": 120_000, "三千元": 300_000, "贰佰元": 20_000, "3千元": 300_000, "1.5百元": 15_000, "一万二千元": 1_200_000} {
		if got, approx, err := han.ParseMoney(text, 1); got != want || approx || err != nil {
			t.Errorf("ParseMoney(%q) = %d, %t, %v; want %d", text, got, approx, err, want)
		}
	}
}

func TestParseMoney(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		in     string
		unit   float64
		want   terms.Money
		approx bool
	}{
		{"1200", 1, 120000, false},
		{"1,200.50", 1, 120050, false},
		{"¥1,234.50", 1, 123450, false},
		{"￥1200", 1, 120000, false},
		{"1200元", 1, 120000, false},
		{"500元现金", 1, 50000, false},
		{"450元（含税）", 1, 45000, false},
		{"¥1,000/-", 1, 100000, false},
		{"1万2千元", 1, 1200000, false},
		{"'320", 1, 32000, false},
		{"1,234元", 1, 123400, false},
		{"0.35万元", 1, 350000, false},
		{"1.2万", 1, 1200000, false},
		{"0.12", 10000, 120000, false},
		{"1200元", 10000, 120000, false},
		{"33.25", 10000, 33250000, false},
		{"壹仟贰佰元整", 1, 120000, false},
		{"叁佰元整", 1, 30000, false},
		{"人民币叁佰圆整", 1, 30000, false},
		{"三百二十元五角", 1, 32050, false},
		{"(500)", 1, -50000, false},
		{"(500.00)", 1, -50000, false},
		{"-500", 1, -50000, false},
		{"−500", 1, -50000, false},
		{"¥-500", 1, -50000, false},
		{"红字500", 1, -50000, false},
		{"1200.-", 1, 120000, false},
		{"12００", 1, 120000, false},
		{"300*45=13500", 1, 1350000, false},
		{"300元*45", 1, 1350000, false},
		{"约300元", 1, 30000, true},
		{"约三百", 1, 30000, true},
		{"3000余元", 1, 300000, true},
		{"0.005", 1, 1, false},
	} {
		got, approx, err := han.ParseMoney(c.in, c.unit)
		if err != nil || got != c.want || approx != c.approx {
			t.Errorf("ParseMoney(%q, %v) = %d, %v, %v, want %d, %v", c.in, c.unit, got, approx, err, c.want, c.approx)
		}
	}
	for in, why := range map[string]string{"": "缺金额", "1,2OO.00": "不是数字金额", "300元/人": "是单价或标准,不是总额", "待定": "不是数字金额", "1.2.3": "不是数字金额", "99999999999999999": "金额大得不合常理"} {
		_, _, err := han.ParseMoney(in, 1)
		var bad *han.BadValue
		if !errors.As(err, &bad) || bad.Why != why {
			t.Errorf("ParseMoney(%q) = %v, want %s", in, err, why)
		}
	}
}

func TestParseCount(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		in     string
		want   int64
		approx bool
	}{
		{"45", 45, false},
		{"45人", 45, false},
		{"45人次", 45, false},
		{"1,234", 1234, false},
		{"约45人", 45, true},
		{"45余人", 45, true},
		{"200多人", 200, true},
		{"30人左右", 30, true},
		{"男12女18", 30, false},
		{"男12人,女18人", 30, false},
		{"45(女25)", 45, false},
		{"45人(其中女25人)", 45, false},
		{"20+25", 45, false},
		{"十二人", 12, false},
		{"近百人", 100, true},
	} {
		got, approx, err := han.ParseCount(c.in)
		if err != nil || got != c.want || approx != c.approx {
			t.Errorf("ParseCount(%q) = %d, %v, %v, want %d, %v", c.in, got, approx, err, c.want, c.approx)
		}
	}
	for in, why := range map[string]string{"": "缺人数", "-12": "人数为负", "12.5": "人数不是整数", "全体": "不是确定的人数"} {
		_, _, err := han.ParseCount(in)
		var bad *han.BadValue
		if !errors.As(err, &bad) || bad.Why != why {
			t.Errorf("ParseCount(%q) = %v, want %s", in, err, why)
		}
	}
}

func FuzzParseMoney(f *testing.F) {
	for _, s := range []string{"¥1,200", "叁佰元整", "(5)", "300*45=13500", "1e9", "元角分", "=", "-"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if fen, _, err := han.ParseMoney(s, 10000); err != nil && fen != 0 {
			t.Errorf("ParseMoney(%q) = %d with an error", s, fen)
		}
		if n, _, err := han.ParseCount(s); err == nil && n < 0 {
			t.Errorf("ParseCount(%q) = %d", s, n)
		}
	})
}
