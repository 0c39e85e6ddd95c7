package han_test

import (
	"testing"

	"nianlun/ingest/han"
	"nianlun/queries/terms"
)

func TestNumber(t *testing.T) {
	t.Parallel()
	tests := map[string]float64{
		"12": 12, "1,234.5": 1234.5, "１２": 12, "十": 10, "十二": 12, "二十": 20, "一百零五": 105, "两": 2, "半": 0.5,
		"1.2万": 12000, "三万五": 35000, "廿五": 25, "壹仟贰佰": 1200, "二〇二五": 2025, "一百一十": 110, "两百五": 250,
		"三千零八": 3008, "一万": 10000, "十万": 100000, "五百万": 5e6, "一亿二千万": 1.2e8, "-3": -3, "3千": 3000,
	}
	for in, want := range tests {
		if got, ok := han.Number(in); !ok || got != want {
			t.Errorf("Number(%q) = %v, %v; want %v", in, got, ok, want)
		}
	}
	for _, in := range []string{"", "约三百", "1,2OO", "三五成群", "第三", "百人", "万", "1.2.3", "一二十三", "十十"} {
		if got, ok := han.Number(in); ok {
			t.Errorf("Number(%q) = %v, want none", in, got)
		}
	}
}

func TestFoldAndKey(t *testing.T) {
	t.Parallel()
	if got, want := han.Fold("　當前　位置：ＡＢ１ "), "当前 位置:AB1"; got != want {
		t.Errorf("Fold = %q, want %q", got, want)
	}
	if got, want := han.Key("庆“三·八” 登山 活动（Ａ组）"), "庆三八登山活动a组"; got != want {
		t.Errorf("Key = %q, want %q", got, want)
	}
}

// TestFestivalDay holds lunar-go to the table of the field (State Council notices).
func TestFestivalDay(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		year int
		want terms.Date
	}{
		{"春节", 2025, 20250129},
		{"元宵", 2025, 20250212},
		{"清明", 2025, 20250404},
		{"端午", 2025, 20250531},
		{"中秋", 2025, 20251006},
		{"重阳", 2025, 20251029},
		{"春节", 2023, 20230122},
		{"端午", 2023, 20230622},
		{"中秋", 2020, 20201001},
		{"清明", 2022, 20220405},
		{"三八", 2025, 20250308},
		{"两节", 2026, 20260217},
		{"高温", 2025, 0},
		{"没有的节", 2025, 0},
		{"春节", 1500, 0},
	}
	for _, tt := range tests {
		if got := han.FestivalDay(tt.name, tt.year); got != tt.want {
			t.Errorf("FestivalDay(%s, %d) = %v, want %v", tt.name, tt.year, got, tt.want)
		}
	}
}

func TestFestivalIn(t *testing.T) {
	t.Parallel()
	tests := map[string]string{
		"“三八”女职工插花": "三八", "三.八妇女节座谈": "三八", "元旦春节送温暖": "两节", "庆祝端午節": "端午", "夏送清凉": "高温",
		"职工大会": "", "十一月例会": "", "迎国庆歌咏": "国庆", "离退休人员重阳座谈": "重阳",
	}
	for in, want := range tests {
		if got := han.FestivalIn(in); got != want {
			t.Errorf("FestivalIn(%q) = %q, want %q", in, got, want)
		}
	}
}
