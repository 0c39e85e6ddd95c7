package plan_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Texts cut out of longer ones, or broken on the way, fall into the items they had.
func TestBrokenTexts(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		text string
		want []string
	}{
		"begins in the middle": {
			"4、办好墙报。\n四、活动安排\n1、下棋。\n2、爬山。\n五、要求\n各组要按时参加，及时上报活动情况。",
			[]string{"4、办好墙报。", "1、下棋。", "2、爬山。", "各组要按时参加，及时上报活动情况。"},
		},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(c.want, linesOf(c.text)); diff != "" {
				t.Errorf("items (-want +got)\n%s\n%s", diff, strings.Join(linesOf(c.text), "\n"))
			}
		})
	}
}
