package terms_test

import (
	"testing"

	"nianlun/queries/terms"
)

func TestParseAskRefuses(t *testing.T) {
	t.Parallel()
	const good = "activity_count?from=2025-01-01&to=2025-12-31&unit=%E5%9F%8E%E5%8C%97"
	if ask, err := terms.ParseAsk(good); err != nil || ask.Key() != good {
		t.Fatalf("a good key: %q, %v", ask.Key(), err)
	}
	for name, key := range map[string]string{
		"one digit of a character": "activity_count?from=2025-01-01&to=2025-12-31&unit=%E5%1F%8E%E5%8C%97",
		"no such day":              "activity_count?from=2025-01-01&to=2025-13-31&unit=a",
		"no filter":                "activity_count",
	} {
		if _, err := terms.ParseAsk(key); err == nil {
			t.Errorf("%s: taken", name)
		}
	}
}
