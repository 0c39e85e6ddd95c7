package terms_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianlun/queries/terms"
)

// The units below one are found in whatever order they come, and in it.
func TestUnitsBelow(t *testing.T) {
	units := []terms.Unit{{Key: "孙", Parent: "子"}, {Key: "旁", Parent: "顶"}, {Key: "子", Parent: "父"}, {Key: "父", Parent: "顶"}, {Key: "顶"}}
	for top, want := range map[string][]string{"父": {"孙", "子"}, "顶": {"孙", "旁", "子", "父"}, "孙": nil, "无": nil} {
		var got []string
		for _, u := range terms.UnitsBelow(units, top) {
			got = append(got, u.Key)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("below %s (-want +got):\n%s", top, diff)
		}
	}
}
