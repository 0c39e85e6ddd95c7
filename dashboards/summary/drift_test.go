package summary_test

import (
	"slices"
	"strings"
	"testing"

	"nianlun/dashboards/summary"
	"nianlun/queries/terms"
)

// Of a kept draft exactly the sentences are listed that hold a figure that changed.
func TestKeptDraftDrifts(t *testing.T) {
	d := summary.Write(rich(), summary.Options{Date: date(12, 31)})
	fresh := freshOf(d)
	if got := summary.Drift(d, fresh); len(got) != 0 {
		t.Errorf("nothing changed, got %+v", got)
	}
	for _, e := range d.Ledger {
		now := e.Figure
		value := 7777.0
		now.Value, now.Shown = &value, "七七"
		was := fresh[e.Key]
		fresh[e.Key] = now
		want := sentencesWith(d, e.ID)
		got := summary.Drift(d, fresh)
		switch {
		case len(want) == 0 && len(got) == 0: // the side list alone tells it
		case len(got) != 1 || got[0].Was.ID != e.ID || got[0].To != "七七" || got[0].Gone:
			t.Errorf("%s: got %+v", e.Shown, got)
		default:
			var told []string
			for _, s := range got[0].Sentences {
				told = append(told, s.Text)
			}
			slices.Sort(told)
			if !slices.Equal(told, want) {
				t.Errorf("%s stands in %q, told are %q", e.Shown, want, told)
			}
		}
		delete(fresh, e.Key)
		if got = summary.Drift(d, fresh); len(want) > 0 && (len(got) != 1 || !got[0].Gone) {
			t.Errorf("%s is gone: got %+v", e.Shown, got)
		}
		fresh[e.Key] = was
	}
}

// sentencesWith finds the sentences and table rows of the text that show a figure, in its
// own way: the text cut at full stops, the figures marked.
func sentencesWith(d summary.Draft, id string) []string {
	found := map[string]bool{}
	marked := func(spans []summary.Span) string {
		var b strings.Builder
		for _, s := range spans {
			switch {
			case s.Kind == summary.Figure && s.Figure == id:
				b.WriteString("\x01" + s.Text)
			case s.Kind == summary.Word:
				b.WriteString(strings.ReplaceAll(s.Text, "。", "。\x02"))
			default:
				b.WriteString(s.Text)
			}
		}
		return b.String()
	}
	for _, b := range d.Blocks {
		for _, sentence := range strings.Split(marked(b.Spans), "\x02") {
			if strings.Contains(sentence, "\x01") {
				found[strings.TrimSpace(strings.ReplaceAll(sentence, "\x01", ""))] = true
			}
		}
		for _, row := range b.Rows {
			var cells []string
			for _, c := range row {
				cells = append(cells, marked(c))
			}
			if line := strings.Join(cells, " "); strings.Contains(line, "\x01") {
				found[strings.ReplaceAll(line, "\x01", "")] = true
			}
		}
	}
	var list []string
	for s := range found {
		list = append(list, s)
	}
	slices.Sort(list)
	return list
}

// Another day's draft of the same year asks about more days; what a person worded goes on
// to them.
func TestWordingGoesOnWithTheDay(t *testing.T) {
	until := func(last terms.Date, people int, shown string) terms.Facts {
		f := bare()
		f.Scope.AsOf = last
		ask := terms.Ask{Measure: terms.PersonTimes, Unit: unitKey, Period: f.Scope.Told()}
		value := float64(people)
		f.Totals.Activities = num(terms.ActivityCount, 9, "9次")
		f.Totals.PersonTimes = terms.Figure{ID: terms.FigureID(ask.Key()), Key: ask.Key(), Value: &value, Shown: shown, State: terms.Known, Unit: "人次"}
		return f
	}
	before := summary.Write(until(date(9, 30), 90, "90人次"), summary.Options{}).Edit(nil, nil)
	i := holding(t, before, "90人次")
	edit := rewording(t, before, i, []summary.Part{{Text: "来了"}, {Figure: figureIn(t, before.Blocks[i], "90人次")}, {Text: "。"}})
	edit.AsOf = before.AsOf
	later := summary.Write(until(date(10, 15), 120, "120人次"), summary.Options{})
	if want := later.Wanted([]summary.Edit{edit}); len(want) != 0 {
		t.Errorf("the draft has them all, wanted %v", want)
	}
	e := later.Edit([]summary.Edit{edit}, nil)
	at := holding(t, e, "来了120人次。")
	if m := e.Pieces[at].Moved; len(m) != 1 || m[0].From != "90人次" || e.Pieces[at].Gone {
		t.Errorf("got %+v", e.Pieces[at])
	}
}

func TestCompareDrafts(t *testing.T) {
	a := summary.Write(rich(), summary.Options{Date: date(12, 31)})
	f := rich()
	f.Totals.PersonTimes = times(terms.PersonTimes, 350, "人次")
	f.Proposals = terms.ProposalFact{}
	b := summary.Write(f, summary.Options{Date: date(12, 31)})
	pairs, rows := summary.Compare(a, b)
	for _, p := range pairs {
		switch {
		case p.A.Shown == "312人次" && (p.B.Shown != "350人次" || p.Turn != "more"):
			t.Errorf("got %+v", p)
		case p.A.Shown == "16次" && (p.B.Shown != "16次" || p.Turn != "same"):
			t.Errorf("got %+v", p)
		case p.A.Shown == "3件" && strings.HasPrefix(p.A.Key, string(terms.ProposalCount)) && p.B.ID != "":
			t.Errorf("got %+v", p)
		}
	}
	same, changed, one := 0, 0, 0
	for _, r := range rows {
		switch {
		case r.A == nil || r.B == nil:
			one++
		case r.Same:
			same++
		default:
			changed++
		}
	}
	if same < 10 || changed == 0 || one == 0 || len(pairs) < 30 {
		t.Errorf("%d paragraphs are the same, %d changed, %d in one only; %d figures", same, changed, one, len(pairs))
	}
	pairs, rows = summary.Compare(a, a)
	for _, p := range pairs {
		if p.A.ID != p.B.ID {
			t.Errorf("with itself: %+v", p)
		}
	}
	for _, r := range rows {
		if !r.Same {
			t.Errorf("with itself: %+v", r)
		}
	}
}

// What two years tell of the same is named by neither of them; what is not the same is
// named twice and not set against each other.
func TestComparedYearsShareALabel(t *testing.T) {
	year := func(label, unit string) summary.Draft {
		f := rich()
		f.Totals.PersonTimes = times(terms.PersonTimes, 350, unit)
		f.Totals.PersonTimes.Label = label
		return summary.Write(f, summary.Options{Date: date(12, 31)})
	}
	for _, c := range []struct{ a, b, want string }{
		{"2025年参加人次", "2024年参加人次", "参加人次"},
		{"2025年1月至6月参加人次", "2024年1月至6月参加人次", "1月至6月参加人次"},
		{"2025年参加人次", "2025年参加人次", "2025年参加人次"},
		{"2025年3月参加人次", "2024年参加人次", "2025年3月参加人次 / 2024年参加人次"},
	} {
		pairs, _ := summary.Compare(year(c.a, "人次"), year(c.b, "人次"))
		if !slices.ContainsFunc(pairs, func(p summary.Pair) bool {
			return p.Label == c.want && p.A.Label == c.a && p.B.Label == c.b && (p.Turn == "") == strings.Contains(c.want, "/")
		}) {
			t.Errorf("%s beside %s is not called %s", c.a, c.b, c.want)
		}
	}
}
