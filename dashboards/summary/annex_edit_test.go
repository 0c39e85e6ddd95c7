package summary_test

import (
	"slices"
	"strings"
	"testing"

	"nianlun/dashboards/summary"
)

// wanted lays what a person wants of one annex over a draft.
func wanted(t *testing.T, d summary.Draft, name string, a summary.Annexed, title, note string) summary.Edited {
	t.Helper()
	e := d.Edit(nil, nil)
	i := slices.IndexFunc(e.Annexes, func(c summary.AnnexChoice) bool { return c.Name == name })
	if i < 0 {
		t.Fatalf("no %s among %+v", name, e.Annexes)
	}
	edit, found, err := e.AnnexEdit(e.Annexes[i].Key, a, title, note)
	if err != nil || !found {
		t.Fatalf("found %v: %v", found, err)
	}
	return d.Edit([]summary.Edit{edit}, nil)
}

// An annex may go along or not, under a title of one's own, with the columns wanted and a
// line below; the list below the text, the numbers and the seals follow.
func TestAnnexes(t *testing.T) {
	d := summary.Write(rich(), summary.Options{Date: date(12, 31)})
	for _, c := range []struct {
		name         string
		of           string
		want         summary.Annexed
		title, note  string
		holds, lacks []string
	}{
		{"left out", "活动一览表", summary.Annexed{Away: true}, "", "", []string{"附件：1.计划完成情况对照表\n\n2.经费收支表"}, []string{"活动一览表"}},
		{"its own title", "活动一览表", summary.Annexed{}, "各项活动安排", "", []string{"2.各项活动安排", "**各项活动安排**"}, []string{"活动一览表"}},
		{"a note", "经费收支表", summary.Annexed{}, "", "预算经会员大会通过", []string{"注：预算经会员大会通过"}, nil},
		{"columns", "活动一览表", summary.Annexed{Without: []string{"经费", "地点"}}, "", "", []string{"| 序号 | 日期 | 活动 | 参加（人次） |"}, nil},
		{"too few columns", "支出事项表", summary.Annexed{Without: []string{"序号", "摘要", "科目"}}, "", "", []string{"| 序号 | 摘要 | 科目 | 金额（元） |"}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := wanted(t, d, c.of, c.want, c.title, c.note)
			text := e.Markdown()
			for _, want := range c.holds {
				if !strings.Contains(text, want) {
					t.Errorf("lacks %q:\n%s", want, text)
				}
			}
			for _, not := range c.lacks {
				if strings.Contains(text, not) {
					t.Errorf("has %q:\n%s", not, text)
				}
			}
			if v := summary.Verify(e.Draft, nil, ""); !v.Intact {
				t.Errorf("not intact: %+v", v.Altered)
			}
			if len(e.Pieces) != len(e.Blocks) {
				t.Errorf("%d pieces, %d blocks", len(e.Pieces), len(e.Blocks))
			}
		})
	}
}

// A number in a title or note of one's own is open until somebody checked it.
func TestAnnexNumbersAreOpen(t *testing.T) {
	d := summary.Write(rich(), summary.Options{})
	e := wanted(t, d, "经费收支表", summary.Annexed{}, "", "另有32笔未入账")
	if !slices.ContainsFunc(e.Open(), func(o summary.Open) bool { return o.Code == "hand" && o.Key != "" && o.Holds }) {
		t.Errorf("the number is not open: %+v", e.Open())
	}
}

// A person of the unit is never named beside illness: nothing is final with such a line.
func TestNamedBesideIllness(t *testing.T) {
	f := rich()
	f.People = []string{"赵小满"}
	d := summary.Write(f, summary.Options{})
	for line, held := range map[string]bool{"慰问生病住院的赵小满": true, "赵小满组织了登山活动。慰问生病职工": false} {
		e := wanted(t, d, "经费收支表", summary.Annexed{}, "", line)
		if got := slices.ContainsFunc(e.Open(), func(o summary.Open) bool { return o.Code == "named" && o.Holds }); got != held {
			t.Errorf("%s: held %v, want %v", line, got, held)
		}
	}
}

// Of very many activities of units below a document has the main ones of each, and says
// so; the workbook has them all.
func TestLongListOfARollup(t *testing.T) {
	f := district()
	var acts []happening
	for i := range 90 {
		unit := []string{"一厂工会", "二厂工会", "三厂工会"}[i%3]
		acts = append(acts, happening{title: "活动" + strings.Repeat("甲", i%30+1) + string(rune('子'+i/30)), people: i + 1, day: date(1+i%12, 1+i%28), unit: unit})
	}
	f.Themes = append(f.Themes, theme("skills", 90, acts...))
	d := summary.Write(f, summary.Options{})
	count := func(d summary.Draft) (printed, all int) {
		for _, b := range d.Blocks {
			if b.Kind == summary.Table && summary.Text(b.Spans) == "活动一览表" {
				return len(b.Printed().Rows), len(b.Rows)
			}
		}
		return 0, 0
	}
	if printed, all := count(d); printed != 60 || all != 93 {
		t.Errorf("%d of %d rows are printed", printed, all)
	}
	if !strings.Contains(d.Markdown(), "其余见附件工作簿") {
		t.Error("nothing says that there are more")
	}
	e := wanted(t, d, "活动一览表", summary.Annexed{Whole: true}, "", "")
	if printed, _ := count(e.Draft); printed != 93 || strings.Contains(e.Markdown(), "其余见附件工作簿") {
		t.Errorf("%d rows are printed where all were wanted", printed)
	}
}
