package sheet

import "testing"

func TestAttributesWrittenAnyWay(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ attr, name, want string }{
		{` r="A1" s="3" t="s"`, "t", "s"},
		{` R="A1"`, "r", "A1"},
		{` r="A&amp;1" name="x r=y"`, "r", "A&1"},
		{` name="x r=y"`, "r", ""},
		{` r='A1' s=3`, "s", "3"},
		{` r = "A1"`, "r", "A1"},
		{` xml:r="B1" r="A1"`, "r", "A1"},
		{` checked r="A1"`, "r", "A1"},
		{` r="A1"s="3"`, "s", "3"},
		{``, "r", ""},
	} {
		if got := (&markup{attr: c.attr}).get(c.name); got != c.want {
			t.Errorf("%s of %s: got %q, want %q", c.name, c.attr, got, c.want)
		}
	}
}
