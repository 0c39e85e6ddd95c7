package summary_test

import (
	"slices"
	"strings"
	"testing"

	"nianlun/dashboards/summary"
)

// What a person wrote is never shortened; where it makes a short text long, the author is told.
func TestWordedTextIsTooLong(t *testing.T) {
	d := summary.Write(rich(), summary.Options{Date: date(12, 31), Length: 1500})
	e := d.Edit(nil, nil)
	told := func(e summary.Edited) bool {
		return slices.ContainsFunc(e.Open(), func(o summary.Open) bool { return o.Code == "long" && !o.Holds })
	}
	if told(e) {
		t.Errorf("%d characters are called too long", e.Size())
	}
	i := holding(t, e, "总结如下")
	edit := rewording(t, e, i, []summary.Part{{Text: strings.Repeat("我们做了很多工作，", 200)}})
	if long := d.Edit([]summary.Edit{edit}, nil); !told(long) {
		t.Errorf("nothing is said of %d characters", long.Size())
	}
}
