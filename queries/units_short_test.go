package queries

import "testing"

func TestShortens(t *testing.T) {
	t.Parallel()
	tests := []struct {
		short, long string
		want        bool
	}{
		{"市二院", "砚江市第二人民医院", true},
		{"杏林路小学", "砚江市杏林路小学", true},
		{"砚江市第二人民医院", "砚江市第二人民医院", false}, // the same name is no short form
		{"水务局", "砚江市水利局", false},
		{"柳塘街道", "柳塘街道小微企业联合", false},   // the unit above, not itself
		{"医院", "砚江市第二人民医院", false},      // too short to tell
		{"砚江市人民医院", "砚江市第二人民医院", false}, // another hospital
		{"第一中学", "滨江区第二十一中学", false},
		{"城区供电所", "城北区供电所", false},
		{"院二市", "砚江市第二人民医院", false},
	}
	for _, tt := range tests {
		if got := shortens(tt.short, tt.long); got != tt.want {
			t.Errorf("shortens(%s, %s) = %v, want %v", tt.short, tt.long, got, tt.want)
		}
	}
}
