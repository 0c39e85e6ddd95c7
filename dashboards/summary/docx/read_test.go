package docx_test

import (
	"errors"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"nianlun/dashboards/summary"
	"nianlun/dashboards/summary/docx"
	"nianlun/queries/terms"
)

func TestUntouchedIsIntact(t *testing.T) {
	data := written(t, sample())
	d, err := docx.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	fresh := map[string]terms.Figure{}
	for _, e := range sample().Ledger {
		fresh[e.ID], fresh[e.Key] = e.Figure, e.Figure
	}
	for _, now := range []map[string]terms.Figure{nil, fresh} {
		if v := summary.Verify(d, now, d.Digest); !v.Intact {
			t.Errorf("got %+v", v)
		}
	}
	if len(d.Keys()) == len(d.Ledger) || len(d.Keys()) == 0 {
		t.Errorf("%d of %d keys left the house", len(d.Keys()), len(d.Ledger))
	}
	if d.Unit != "u-dike" || d.Period != year || d.AsOf != year.Last() || len(d.Side) != 0 {
		t.Errorf("head: %+v", d)
	}
}

// A figure that changed in the data is found in every sentence it stands in, also when
// the ledger names it by id only.
func TestDrift(t *testing.T) {
	d, err := docx.Read(written(t, sample()))
	if err != nil {
		t.Fatal(err)
	}
	fresh := map[string]terms.Figure{}
	for _, e := range sample().Ledger {
		f := e.Figure
		if f.Shown == "16人次" {
			f.Shown = "18人次"
		}
		fresh[e.ID], fresh[e.Key] = f, f
	}
	v := summary.Verify(d, fresh, "d1")
	if len(v.Altered) != 0 || len(v.Drifted) < 2 || v.Drifted[0].From != "16人次" || v.Drifted[0].To != "18人次" || !strings.Contains(v.Drifted[0].Message, "职工健步走") {
		t.Errorf("got %+v", v)
	}
}

var (
	textNode = regexp.MustCompile(`<w:t[^>]*>[^<]*</w:t>`)
	control  = regexp.MustCompile(`<w:sdt><w:sdtPr>.*?</w:sdtPr><w:sdtContent>(.*?)</w:sdtContent></w:sdt>`)
)

// bare is the document as an office program leaves it that drops controls.
func bare(doc string) string { return control.ReplaceAllString(doc, "$1") }

// digits lists where the digits of the text nodes stand.
func digits(doc string) []int {
	var at []int
	for _, node := range textNode.FindAllStringIndex(doc, -1) {
		start := node[0] + strings.Index(doc[node[0]:], ">") + 1
		for i := start; i < node[1]-len("</w:t>"); i++ {
			if doc[i] >= '0' && doc[i] <= '9' {
				at = append(at, i)
			}
		}
	}
	return at
}

// No digit of the text can be changed unseen, with the controls or without them.
func TestEveryDigitIsFound(t *testing.T) {
	data := written(t, sample())
	for name, prepare := range map[string]func(string) string{"controls": func(s string) string { return s }, "no controls": bare} {
		base := rezipped(t, data, document, prepare)
		if v := verdict(t, base); !v.Intact {
			t.Fatalf("%s: untouched, yet %+v", name, v.Altered)
		}
		doc := unzipped(t, base)[document]
		at := digits(doc)
		if len(at) < 100 {
			t.Fatalf("%s: only %d digits", name, len(at))
		}
		r := rand.New(rand.NewPCG(3, 9))
		for _, i := range at {
			d := '0' + (doc[i]-'0'+byte(1+r.IntN(9)))%10
			changed := doc[:i] + string(rune(d)) + doc[i+1:]
			if v := verdict(t, rezipped(t, base, document, func(string) string { return changed })); v.Intact {
				t.Errorf("%s: %c for %c was not seen: %s", name, d, doc[i], doc[max(0, i-30):i+10])
			}
		}
	}
}

// edit replaces the nth text node that reads from.
func edit(t *testing.T, from, to string) func(string) string {
	t.Helper()
	return func(doc string) string {
		at := strings.Index(doc, ">"+from+"<")
		if at < 0 {
			at = strings.Index(doc, from)
			if at < 0 {
				t.Fatalf("no %q in the document", from)
			}
			return doc[:at] + to + doc[at+len(from):]
		}
		return doc[:at+1] + to + doc[at+1+len(from):]
	}
}

func chain(edits ...func(string) string) func(string) string {
	return func(s string) string {
		for _, e := range edits {
			s = e(s)
		}
		return s
	}
}

func TestEdits(t *testing.T) {
	data := written(t, sample())
	for name, tt := range map[string]struct {
		edit     func(string) string
		figures  []string // from → to
		messages []string
	}{
		"figure":                       {edit(t, "106人次", "1060人次"), []string{"106人次→1060人次"}, nil},
		"figure, no control":           {chain(bare, edit(t, "106人次", "1060人次")), []string{"106人次→1060人次"}, nil},
		"figure emptied":               {edit(t, "106人次", ""), []string{"106人次→"}, nil},
		"two figures, no control":      {chain(bare, edit(t, "106人次", "160人次"), edit(t, "12345.60元", "12344.60元")), []string{"106人次→160人次", "12345.60元→12344.60元"}, nil},
		"words":                        {edit(t, "现将", "下面将"), nil, []string{"下面将"}},
		"words, no control":            {chain(bare, edit(t, "全年", "今年以来")), nil, []string{"今年以来"}},
		"words and figure, no control": {chain(bare, edit(t, "全年", "今年以来"), edit(t, "106人次", "109人次")), []string{"106人次→109人次"}, []string{"今年以来"}},
		"paragraph added": {
			edit(t, `<w:p><w:pPr><w:pStyle w:val="Heading1"/>`, `<w:p><w:r><w:t>全市第1名</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Heading1"/>`),
			nil,
			[]string{"全市第1名"},
		},
		"paragraph removed": {func(doc string) string {
			return regexp.MustCompile(`<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr>.*?</w:p>`).ReplaceAllString(doc, "")
		}, nil, []string{"有一段文字被删去了"}},
		"row removed": {func(doc string) string {
			at := strings.LastIndex(doc, "<w:tr>")
			return doc[:at] + doc[at+strings.Index(doc[at:], "</w:tr>")+len("</w:tr>"):]
		}, nil, []string{"《支出事项表》：文字被改动过"}},
		"tracked deletion": {edit(t, `<w:t xml:space="preserve">106人次</w:t>`, `<w:delText>9</w:delText><w:t>106人次</w:t>`), nil, nil},
		"split runs":       {edit(t, "106人次</w:t>", "10</w:t></w:r><w:proofErr/><w:r><w:t>6人次</w:t>"), nil, nil},
	} {
		t.Run(name, func(t *testing.T) {
			v := verdict(t, rezipped(t, data, document, tt.edit))
			var figures []string
			var rest strings.Builder
			for _, c := range v.Altered {
				if c.Figure != "" {
					figures = append(figures, c.From+"→"+c.To)
					continue
				}
				rest.WriteString(c.Message + "\n")
			}
			if strings.Join(figures, " ") != strings.Join(tt.figures, " ") {
				t.Errorf("figures %q, want %q", figures, tt.figures)
			}
			for _, want := range tt.messages {
				if !strings.Contains(rest.String(), want) {
					t.Errorf("no %q in %q", want, rest.String())
				}
			}
			if tt.messages == nil && rest.Len() > 0 {
				t.Errorf("more is said: %s", rest.String())
			}
		})
	}
}

// A number drawn otherwise in the chart is found too, and so is any digit of the ledger.
func TestChartAndLedger(t *testing.T) {
	data := written(t, sample())
	v := verdict(t, rezipped(t, data, "word/charts/chart2.xml", edit(t, "<c:v>2</c:v>", "<c:v>20</c:v>")))
	if len(v.Altered) != 1 || v.Altered[0].From != "2" || v.Altered[0].To != "20" || !strings.Contains(v.Altered[0].Where, "各类活动次数") {
		t.Errorf("chart: %+v", v.Altered)
	}
	const ledger = "customXml/item1.xml"
	text := unzipped(t, data)[ledger]
	head := strings.Index(text, "asof=")
	for i := head; i < len(text); i += 1 + i%7 {
		if text[i] < '0' || text[i] > '9' {
			continue
		}
		changed := text[:i] + string('0'+(text[i]-'0'+1)%10) + text[i+1:]
		d, err := docx.Read(rezipped(t, data, ledger, func(string) string { return changed }))
		if err == nil && summary.Verify(d, nil, "").Intact && !strings.Contains(text[max(0, i-14):i], "<t>") && !inForm(text, i) {
			t.Errorf("byte %d of the ledger was not seen: %s", i, text[max(0, i-40):i+5])
		}
	}
}

// inForm reports whether byte i belongs to the shape of a run, which only helps to find
// figures whose controls are lost.
func inForm(text string, i int) bool {
	open := strings.LastIndex(text[:i], "<t>")
	return open >= 0 && !strings.Contains(text[open:i], "</t>")
}

func TestReadRefuses(t *testing.T) {
	data := written(t, sample())
	deep := strings.Repeat("<w:p>", 300) + strings.Repeat("</w:p>", 300)
	for name, file := range map[string][]byte{
		"empty": nil, "no zip": []byte("PK oder nicht"), "cut": data[:len(data)/2],
		"no ledger":    rezipped(t, data, "customXml/item1.xml", func(string) string { return "<a/>" }),
		"other ledger": rezipped(t, data, "customXml/item1.xml", func(s string) string { return strings.Replace(s, "nianlun-docx-1", "nianlun-docx-9", 1) }),
		"bad date":     rezipped(t, data, "customXml/item1.xml", func(s string) string { return strings.Replace(s, `from="2025`, `from="x`, 1) }),
		"no document":  rezipped(t, data, document, func(string) string { return "" }),
		"broken":       rezipped(t, data, document, func(s string) string { return s[:len(s)-30] }),
		"deep":         rezipped(t, data, document, func(s string) string { return strings.Replace(s, "<w:body>", "<w:body>"+deep, 1) }),
	} {
		if _, err := docx.Read(file); !errors.Is(err, summary.ErrFormat) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func FuzzReadText(f *testing.F) {
	data := written(f, sample())
	f.Add("106人次", "九十人次")
	f.Add("全年", "")
	f.Fuzz(func(t *testing.T, from, to string) {
		d, err := docx.Read(rezipped(t, data, document, func(s string) string { return strings.Replace(s, from, to, 2) }))
		if err == nil {
			_ = summary.Verify(d, nil, "")
		}
	})
}
