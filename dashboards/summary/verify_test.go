package summary_test

import (
	"errors"
	"math/rand/v2"
	"strings"
	"testing"

	"nianlun/dashboards/summary"
	"nianlun/queries/terms"
)

// parsed is the rich draft as verify reads it.
func parsed(t *testing.T) (summary.Draft, []byte) {
	t.Helper()
	text, err := summary.Write(rich(), summary.Options{Date: date(12, 31)}).JSON()
	if err != nil {
		t.Fatal(err)
	}
	d, err := summary.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return d, text
}

func freshOf(d summary.Draft) map[string]terms.Figure {
	fresh := map[string]terms.Figure{}
	for _, e := range d.Ledger {
		fresh[e.Key] = e.Figure
	}
	return fresh
}

func TestIntact(t *testing.T) {
	d, text := parsed(t)
	for _, fresh := range []map[string]terms.Figure{nil, freshOf(d)} {
		if v := summary.Verify(d, fresh, d.Digest); !v.Intact {
			t.Errorf("an untouched draft is found %+v", v)
		}
	}
	again, err := d.JSON()
	if err != nil || string(again) != string(text) {
		t.Errorf("read and written again it differs (%v)", err)
	}
}

// setFigure changes the text of the first span that shows a figure.
func setFigure(d summary.Draft, from, to string) string {
	for _, b := range d.Blocks {
		for i := range b.Spans {
			if s := &b.Spans[i]; s.Kind == summary.Figure && s.Text == from {
				s.Text = to
				return s.Figure
			}
		}
	}
	return ""
}

func TestAlteredByHand(t *testing.T) {
	t.Run("figure", func(t *testing.T) {
		d, _ := parsed(t)
		id := setFigure(d, "45人次", "450人次")
		v := summary.Verify(d, nil, "")
		if len(v.Altered) != 1 || v.Altered[0].Figure != id || v.Altered[0].From != "45人次" || v.Altered[0].To != "450人次" || !strings.Contains(v.Altered[0].Where, "推进民主管理") {
			t.Errorf("got %+v", v.Altered)
		}
	})
	t.Run("words", func(t *testing.T) {
		d, _ := parsed(t)
		d.Blocks[1].Spans[len(d.Blocks[1].Spans)-1].Text += "成绩显著。"
		v := summary.Verify(d, nil, "")
		if len(v.Altered) != 1 || !strings.Contains(v.Altered[0].Message, "成绩显著") {
			t.Errorf("got %+v", v.Altered)
		}
	})
	t.Run("figure and words", func(t *testing.T) {
		d, _ := parsed(t)
		setFigure(d, "16次", "61次")
		for i, b := range d.Blocks {
			if strings.Contains(summary.Text(b.Spans), "61次") {
				d.Blocks[i].Spans[len(b.Spans)-1].Text = "！"
			}
		}
		if v := summary.Verify(d, nil, ""); len(v.Altered) != 2 {
			t.Errorf("got %+v", v.Altered)
		}
	})
	t.Run("figure and ledger alike", func(t *testing.T) {
		d, _ := parsed(t)
		id := setFigure(d, "16次", "61次")
		fresh := freshOf(d)
		for i := range d.Ledger {
			if d.Ledger[i].ID == id {
				d.Ledger[i].Shown = "61次"
			}
		}
		if v := summary.Verify(d, fresh, d.Digest); len(v.Altered) == 0 || v.Altered[0].From != "16次" || v.Altered[0].To != "61次" {
			t.Errorf("got %+v", v.Altered)
		}
	})
}

// When data change, exactly the sentences that hold the figure are listed; when the
// digest says that data did not change, the ledger was forged.
func TestDrift(t *testing.T) {
	d, _ := parsed(t)
	fresh := freshOf(d)
	var key, id string
	for _, e := range d.Ledger {
		if e.Shown == "312人次" {
			key, id = e.Key, e.ID
		}
	}
	value := 320.0
	f := fresh[key]
	f.Value, f.Shown = &value, "320人次"
	fresh[key] = f
	want := 0
	every(d, func(s summary.Span) {
		if s.Figure == id {
			want++
		}
	})
	v := summary.Verify(d, fresh, "d1")
	if len(v.Altered) != 0 || len(v.Drifted) != want || want == 0 {
		t.Fatalf("want %d drifted, got %+v", want, v)
	}
	if c := v.Drifted[0]; c.From != "312人次" || c.To != "320人次" || !strings.Contains(c.Message, "各类活动16次") || strings.Contains(c.Message, "截至") {
		t.Errorf("got %+v", c)
	}
	if v = summary.Verify(d, fresh, d.Digest); len(v.Altered) != 1 || len(v.Drifted) != 0 {
		t.Errorf("same digest: got %+v", v)
	}
	fresh[key] = terms.Figure{Key: key, State: terms.UnknownFigure}
	if v = summary.Verify(d, fresh, "d1"); len(v.Drifted) != want || v.Drifted[0].To != "未知" {
		t.Errorf("gone unknown: got %+v", v)
	}
	delete(fresh, key)
	if v = summary.Verify(d, fresh, "d1"); len(v.Drifted) != want {
		t.Errorf("gone: got %+v", v)
	}
}

// found reports whether a changed file is refused or found altered.
func found(text []byte) bool {
	d, err := summary.Parse(text)
	return err != nil || !summary.Verify(d, nil, "").Intact
}

func digitsOf(text []byte) []int {
	var at []int
	for i, c := range text {
		if c >= '0' && c <= '9' {
			at = append(at, i)
		}
	}
	return at
}

// No digit anywhere in a draft can be changed unseen.
func TestEveryDigit(t *testing.T) {
	f := bare()
	f.Totals.Activities = times(terms.ActivityCount, 16, "次")
	f.Themes = []terms.ThemeFacts{theme(terms.Culture, 1, happening{title: "第3届运动会", day: date(5, 8), people: 45, cost: 320050})}
	text, err := summary.Write(f, summary.Options{Date: date(12, 31)}).JSON()
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range digitsOf(text) {
		was := text[i]
		text[i] = '0' + (was-'0'+1)%10
		if !found(text) {
			t.Errorf("byte %d: %c for %c was not seen: ...%s...", i, text[i], was, text[max(0, i-30):i+5])
		}
		text[i] = was
	}
}

func TestThousandDigits(t *testing.T) {
	_, text := parsed(t)
	at := digitsOf(text)
	r := rand.New(rand.NewPCG(7, 7))
	for range 1000 {
		i := at[r.IntN(len(at))]
		was := text[i]
		text[i] = '0' + (was-'0'+byte(1+r.IntN(9)))%10
		if !found(text) {
			t.Errorf("byte %d: %c for %c was not seen", i, text[i], was)
		}
		text[i] = was
	}
}

func TestParseRefuses(t *testing.T) {
	for name, text := range map[string]string{"empty": "", "no json": "总结", "other json": `{"a":1}`, "other format": `{"format":"x"}`, "two": `{"format":"nianlun-draft-1"}{}`} {
		if _, err := summary.Parse([]byte(text)); !errors.Is(err, summary.ErrFormat) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}
