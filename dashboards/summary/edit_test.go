package summary_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianlun/dashboards/summary"
	"nianlun/queries/terms"
)

// written is the rich draft with nothing edited.
func written(f terms.Facts, edits ...summary.Edit) summary.Edited {
	return summary.Write(f, summary.Options{Date: date(12, 31)}).Edit(edits, nil)
}

// holding finds the paragraph that says something.
func holding(t *testing.T, e summary.Edited, text string) int {
	t.Helper()
	i := slices.IndexFunc(e.Blocks, func(b summary.Block) bool { return strings.Contains(summary.Text(b.Spans), text) })
	if i < 0 {
		t.Fatalf("nothing says %q:\n%s", text, e.Markdown())
	}
	return i
}

// rewording words the paragraph at i as parts say.
func rewording(t *testing.T, e summary.Edited, i int, parts []summary.Part) summary.Edit {
	t.Helper()
	lines, err := e.Typed(parts, e.Blocks[i].Spans)
	if err != nil || len(lines) != 1 {
		t.Fatalf("reading %v: %v, %v", parts, lines, err)
	}
	was := e.Blocks[i]
	return summary.Edit{Key: e.Pieces[i].Key, Do: summary.DoWrite, Kind: was.Kind, Spans: lines[0], Seen: e.Seen(lines[0]), Was: &was, Under: e.Pieces[i].Under}
}

// figureIn is the id of the figure a paragraph shows in these words.
func figureIn(t *testing.T, b summary.Block, shown string) string {
	t.Helper()
	for _, s := range b.Spans {
		if s.Kind == summary.Figure && s.Text == shown {
			return s.Figure
		}
	}
	t.Fatalf("%q does not show %s", summary.Text(b.Spans), shown)
	return ""
}

// A draft without edits is the draft.
func TestNothingEdited(t *testing.T) {
	d := summary.Write(rich(), summary.Options{Date: date(12, 31)})
	if diff := cmp.Diff(d.Markdown(), d.Edit(nil, nil).Markdown()); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	one, _ := d.JSON()
	two, _ := d.Edit(nil, nil).JSON()
	if string(one) != string(two) {
		t.Error("the JSON differs")
	}
}

// The wording is the person's, the figures are the data's.
func TestWordingSurvivesNewData(t *testing.T) {
	before := written(rich())
	i := holding(t, before, "16次")
	all, people := figureIn(t, before.Blocks[i], "16次"), figureIn(t, before.Blocks[i], "312人次")
	edit := rewording(t, before, i, []summary.Part{{Text: "全年下来，我们办了"}, {Figure: all}, {Text: "活动，"}, {Figure: people}, {Text: "来过。"}})

	same := written(rich(), edit)
	if at := holding(t, same, "全年下来，我们办了16次活动，312人次来过。"); len(same.Pieces[at].Moved) > 0 || same.Pieces[at].By != summary.ByPerson {
		t.Errorf("with the same data: %+v", same.Pieces[at])
	}

	f := rich()
	f.Totals.PersonTimes = times(terms.PersonTimes, 350, "人次")
	f.Themes = f.Themes[1:]
	later := written(f, edit)
	at := holding(t, later, "全年下来，我们办了16次活动，350人次来过。")
	if m := later.Pieces[at].Moved; len(m) != 1 || m[0].From != "312人次" || m[0].Figure.Shown != "350人次" {
		t.Errorf("what moved: %+v", m)
	}
	if strings.Contains(later.Markdown(), "参与职工350人次") {
		t.Error("the program's own words stand beside the person's")
	}
	if v := summary.Verify(later.Draft, nil, ""); !v.Intact {
		t.Errorf("an edited draft is found %+v", v)
	}
	for _, text := range []string{later.Markdown(), later.Draft.HTML(), later.HTML()} {
		if !strings.Contains(text, "全年下来") {
			t.Errorf("an output lacks the wording:\n%s", text)
		}
	}
}

// A figure nothing is known of any longer is never told on.
func TestLostFigureIsMarked(t *testing.T) {
	before := written(rich())
	i := holding(t, before, "16次")
	edit := rewording(t, before, i, []summary.Part{{Text: "来了"}, {Figure: figureIn(t, before.Blocks[i], "312人次")}, {Text: "。"}})
	f := rich()
	f.Totals.PersonTimes = terms.Figure{State: terms.UnknownFigure}
	d := summary.Write(f, summary.Options{})
	if want := d.Wanted([]summary.Edit{edit}); len(want) != 1 || !strings.HasPrefix(want[0], string(terms.PersonTimes)) {
		t.Errorf("wanted %v", want)
	}
	e := d.Edit([]summary.Edit{edit}, nil)
	at := holding(t, e, "来了【待补充：")
	if strings.Contains(e.Markdown(), "来了312") || len(e.Pieces[at].Lost) != 1 || e.Final() || e.Todo != d.Todo+1 {
		t.Errorf("got %+v, todo %d of %d", e.Pieces[at], e.Todo, d.Todo)
	}
	seen := edit.Seen[0]
	value := 400.0
	seen.Value, seen.Shown = &value, "400人次"
	if e = d.Edit([]summary.Edit{edit}, map[string]terms.Figure{seen.ID: seen}); !strings.Contains(e.Markdown(), "来了400人次。") {
		t.Errorf("a figure the draft does not use, asked for:\n%s", e.Markdown())
	}
}

// A paragraph the program does not write any longer is not lost.
func TestGoneParagraphStays(t *testing.T) {
	before := written(rich())
	i := holding(t, before, "掼蛋")
	edit := rewording(t, before, i, []summary.Part{{Text: "打牌打球，其乐融融。"}})
	f := rich()
	f.Themes = nil
	e := written(f, edit)
	at := holding(t, e, "打牌打球，其乐融融。")
	if !e.Pieces[at].Gone || e.Final() {
		t.Errorf("got %+v", e.Pieces[at])
	}
	if sign := holding(t, e, "附件：1."); at > sign {
		t.Error("it stands behind the signature and annexes")
	}
}

func TestAddRemoveAndBack(t *testing.T) {
	before := written(rich())
	i := holding(t, before, "16次")
	spot := before.SpotAt(i)
	add := func(key, text string, after summary.Spot) summary.Edit {
		return summary.Edit{Key: key, Do: summary.DoWrite, Kind: summary.Paragraph, Spans: []summary.Span{{Kind: summary.Word, Text: text}}, After: &after, Under: before.Pieces[i].Under}
	}
	j := holding(t, before, "掼蛋")
	gone := before.Blocks[j]
	remove := summary.Edit{Key: before.Pieces[j].Key, Do: summary.DoRemove, Was: &gone, Under: before.Pieces[j].Under}
	edits := []summary.Edit{add("n1", "甲段。", spot), add("n2", "乙段。", spot), add("n3", "丙段。", summary.Spot{Key: "n2", Was: gone}), remove}
	e := written(rich(), edits...)
	at := holding(t, e, "乙段")
	if got := summary.Text(e.Blocks[at+1].Spans) + summary.Text(e.Blocks[at+2].Spans); got != "丙段。甲段。" {
		t.Errorf("below it stands %q", got)
	}
	if strings.Contains(e.Markdown(), "- 掼蛋") || len(e.Removed) != 1 || e.Removed[0].Key != remove.Key {
		t.Errorf("removed: %+v", e.Removed)
	}
	remove.Do = summary.DoBack
	e = written(rich(), append(edits, remove, summary.Edit{Key: "n1", Do: summary.DoRemove})...)
	if text := e.Markdown(); strings.Contains(text, "甲段") || !strings.Contains(text, "掼蛋") || len(e.Removed) != 0 {
		t.Errorf("taken back:\n%s", text)
	}
}

// Headings count on where one was taken out.
func TestHeadingsAreNumberedOn(t *testing.T) {
	before := written(rich())
	i := holding(t, before, "计划完成情况")
	was := before.Blocks[i]
	e := written(rich(), summary.Edit{Key: before.Pieces[i].Key, Do: summary.DoRemove, Was: &was})
	if !strings.Contains(e.Markdown(), "## 二、存在的问题") {
		t.Errorf("got:\n%s", e.Markdown())
	}
}

// Whatever a person types, a numeral in the words of a draft is a figure, a quotation or a
// mark; one without a source is open until it is checked.
func TestTypedNumerals(t *testing.T) {
	e := written(rich())
	i := holding(t, e, "掼蛋")
	for _, c := range []struct {
		typed string
		hand  []string
	}{
		{"一年来，大家进一步统一思想。", nil},
		{"这一年，每一位职工都在第一线。", nil},
		{"共走访35户，发放１２００元。", []string{"35户", "１２００元"}},
		{"慰问二十三人，占百分之九。", []string{"二十三人", "百", "九"}},
		{"一是抓学习；二是抓落实。", nil},
		{"（三）加强管理", nil},
		{"参加职工掼蛋、乒乓球、跳绳比赛的有几十人。", []string{"几十人"}},
		{"达到98.5%，同比多3,000元", []string{"98.5%", "3,000元"}},
		{"参加十一人，办了十一次。", []string{"十一人", "十一次"}},
		{"党的二十大以来", nil},
	} {
		lines, err := e.Typed([]summary.Part{{Text: c.typed}}, e.Blocks[i].Spans)
		if err != nil || len(lines) != 1 {
			t.Errorf("%s: %v, %v", c.typed, lines, err)
			continue
		}
		var hand []string
		for _, s := range lines[0] {
			if s.Hand == summary.Typed {
				hand = append(hand, s.Text)
			}
			if s.Kind == summary.Word {
				if at := numeral.FindString(personal.ReplaceAllString(s.Text, "")); at != "" {
					t.Errorf("%s: the word %q holds %s", c.typed, s.Text, at)
				}
			}
		}
		if diff := cmp.Diff(c.hand, hand); diff != "" {
			t.Errorf("%s: typed by hand (-want +got):\n%s", c.typed, diff)
		}
		if got := summary.Text(lines[0]); got != c.typed {
			t.Errorf("%q became %q", c.typed, got)
		}
		checked := summary.Vouched(lines[0])
		again, _ := e.Typed([]summary.Part{{Text: c.typed}}, checked)
		if diff := cmp.Diff(checked, again[0]); diff != "" {
			t.Errorf("%s: saved again (-want +got):\n%s", c.typed, diff)
		}
	}
}

// personal are the idioms a person's words may hold.
var personal = regexp.MustCompile(`这一年|每一位|第一线|一年来|进一步|统一|二十大`)

// What is quoted from a cell stays so when the words around it change.
func TestQuotationsStay(t *testing.T) {
	e := written(rich())
	i := holding(t, e, "春节慰问离退休职工")
	before := e.Blocks[i].Spans
	var parts []summary.Part
	for _, s := range before {
		if s.Kind == summary.Figure {
			parts = append(parts, summary.Part{Figure: s.Figure})
			continue
		}
		parts = append(parts, summary.Part{Text: s.Text})
	}
	lines, err := e.Typed(parts, before)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, lines[0]); diff != "" {
		t.Errorf("typed as it was (-want +got):\n%s", diff)
	}
	if _, err := e.Typed([]summary.Part{{Figure: "nofigure"}}, before); err == nil {
		t.Error("an unknown figure is taken")
	}
	if lines, _ = e.Typed([]summary.Part{{Text: "甲。\n\n乙。\r\n" + strings.Repeat("\u200b", 3)}}, nil); len(lines) != 2 {
		t.Errorf("two lines became %v", lines)
	}
	if _, err := e.Typed([]summary.Part{{Text: strings.Repeat("长", 6001)}}, nil); err == nil {
		t.Error("a paragraph without end is taken")
	}
}

// Every paragraph of the program, saved as it stands, is the same again.
func TestSavedAsItStands(t *testing.T) {
	e := written(rich())
	for i, b := range e.Blocks {
		if e.Pieces[i].Key == "" {
			continue
		}
		var parts []summary.Part
		for _, s := range b.Spans {
			if s.Kind == summary.Figure {
				parts = append(parts, summary.Part{Figure: s.Figure})
				continue
			}
			parts = append(parts, summary.Part{Text: s.Text})
		}
		lines, err := e.Typed(parts, b.Spans)
		if err != nil || len(lines) != 1 {
			t.Errorf("%q: %v, %v", summary.Text(b.Spans), lines, err)
			continue
		}
		for _, s := range lines[0] {
			if s.Hand != "" {
				t.Errorf("%q: %q counts as typed by hand", summary.Text(b.Spans), s.Text)
			}
		}
	}
}

func TestProblemsTakenIn(t *testing.T) {
	e := written(rich())
	spot, under, ok := e.ProblemSpot()
	if !ok || under != "存在的问题" {
		t.Fatalf("no place for problems: %v %q", ok, under)
	}
	found := 0
	for _, n := range e.Side {
		spans, ok := e.Problem(n)
		if !ok {
			continue
		}
		found++
		edit := summary.Edit{Key: "note-" + n.NoteKey(), Do: summary.DoWrite, Kind: summary.ListItem, Spans: spans, Seen: e.Seen(spans), After: &spot, Under: under, Note: n.NoteKey()}
		with := written(rich(), edit)
		at := holding(t, with, summary.Text(spans))
		if !with.Taken[n.NoteKey()] || with.Pieces[at].Under != under {
			t.Errorf("%q: taken %v, under %q", summary.Text(spans), with.Taken, with.Pieces[at].Under)
		}
	}
	if found < 4 {
		t.Errorf("%d findings can be taken in", found)
	}
}
