package docx_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"nianlun/dashboards/summary"
)

// A draft a person worded goes through Word as any other: untouched it is intact, and of a
// thousand single digits changed by hand a thousand are found, typed ones among them.
func TestThousandDigitsOfAWordedDraft(t *testing.T) {
	d := sample()
	e := d.Edit(nil, nil)
	var edits []summary.Edit
	for i, b := range e.Blocks {
		if b.Kind != summary.Paragraph || e.Pieces[i].Key == "" {
			continue
		}
		parts := []summary.Part{{Text: "共有35人帮忙，"}}
		for _, s := range b.Spans {
			if s.Kind == summary.Figure {
				parts = append(parts, summary.Part{Figure: s.Figure}, summary.Part{Text: "，"})
			}
		}
		lines, err := e.Typed(parts, b.Spans)
		if err != nil {
			t.Fatal(err)
		}
		was := b
		edits = append(edits, summary.Edit{Key: e.Pieces[i].Key, Do: summary.DoWrite, Kind: b.Kind, Spans: lines[0], Seen: e.Seen(lines[0]), Was: &was, Under: e.Pieces[i].Under})
	}
	data := written(t, d.Edit(edits, nil).Draft)
	if v := verdict(t, data); !v.Intact {
		t.Fatalf("untouched, yet %+v", v.Altered)
	}
	doc := unzipped(t, data)[document]
	if strings.Count(doc, "共有35人帮忙") != len(edits) || len(edits) == 0 {
		t.Fatalf("%d wordings, %d in the document", len(edits), strings.Count(doc, "共有35人帮忙"))
	}
	at := digits(doc)
	r := rand.New(rand.NewPCG(11, 4))
	for range 1000 {
		i := at[r.IntN(len(at))]
		to := '0' + (doc[i]-'0'+byte(1+r.IntN(9)))%10
		changed := doc[:i] + string(rune(to)) + doc[i+1:]
		if v := verdict(t, rezipped(t, data, document, func(string) string { return changed })); v.Intact {
			t.Errorf("%c for %c was not seen: %s", to, doc[i], doc[max(0, i-30):i+10])
		}
	}
}
