package docx_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianlun/dashboards/summary"
	"nianlun/dashboards/summary/docx"
)

var update = flag.Bool("update", false, "write the golden files anew")

// indented lays XML out one element a line, for reading and comparing.
func indented(t *testing.T, text string) string {
	t.Helper()
	text = regexp.MustCompile(`\s+xmlns:[a-z0-9]+="[^"]*"`).ReplaceAllString(text, "")
	var b strings.Builder
	depth := 0
	for _, piece := range regexp.MustCompile(`<[^>]*>[^<]*`).FindAllString(text, -1) {
		if strings.HasPrefix(piece, "</") {
			depth--
		}
		b.WriteString(strings.Repeat(" ", depth) + piece + "\n")
		if !strings.HasPrefix(piece, "</") && !strings.HasPrefix(piece, "<?") && !strings.Contains(piece, "/>") {
			depth++
		}
	}
	return b.String()
}

func TestGolden(t *testing.T) {
	got := indented(t, unzipped(t, written(t, sample()))[document])
	const path = "testdata/document.xml"
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("document.xml (-want +got):\n%s", diff)
	}
}

func TestSameDraftSameBytes(t *testing.T) {
	first := written(t, sample())
	for range 3 {
		if !bytes.Equal(first, written(t, sample())) {
			t.Fatal("the same draft gave other bytes")
		}
	}
	text, err := sample().JSON()
	if err != nil {
		t.Fatal(err)
	}
	d, err := summary.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first, written(t, d)) {
		t.Error("a draft read back from JSON gives other bytes")
	}
}

// The numbers of GB/T 9704 that a rewrite must not lose.
func TestLayout(t *testing.T) {
	parts := unzipped(t, written(t, sample()))
	for part, wants := range map[string][]string{
		document: {
			`<w:pgSz w:w="11906" w:h="16838"/>`, `w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"`, `w:linePitch="579"`,
			`<w:tblHeader/>`, `<w:cantSplit/>`, `<w:footerReference w:type="even"`, `<w:highlight w:val="yellow"/>`, `<c:chart r:id="rId7"/>`,
		},
		"word/settings.xml":  {`<w:evenAndOddHeaders/>`},
		"word/styles.xml":    {`w:firstLineChars="200"`, `w:line="579" w:lineRule="exact"`, `<w:sz w:val="44"/>`, `<w:sz w:val="32"/>`, "黑体", "楷体_GB2312", "仿宋_GB2312", "方正小标宋简体"},
		"word/footer1.xml":   {`<w:jc w:val="right"/>`, `w:rightChars="100"`, ` PAGE `, `<w:sz w:val="28"/>`},
		"word/footer2.xml":   {`<w:jc w:val="left"/>`, `w:leftChars="100"`},
		"word/fontTable.xml": {`<w:altName w:val="仿宋"/>`},
	} {
		for _, want := range wants {
			if !strings.Contains(parts[part], want) {
				t.Errorf("%s lacks %s", part, want)
			}
		}
	}
	for name := range parts {
		if strings.Contains(name, "fonts/") {
			t.Errorf("a font is embedded: %s", name)
		}
	}
}

// Every run names its East Asian font.
func TestEveryRunHasItsFont(t *testing.T) {
	for name, text := range unzipped(t, written(t, sample())) {
		for _, run := range regexp.MustCompile(`(?s)<w:r>.*?</w:r>`).FindAllString(text, -1) {
			if !strings.Contains(run, `w:eastAsia="`) {
				t.Errorf("%s: %s", name, run)
			}
		}
	}
}

// text is a piece of the document with the control it stands in.
type text struct{ tag, words string }

// texts lists the text nodes of a document in order, those of a control as one.
func texts(t *testing.T, doc string) []text {
	t.Helper()
	var list []text
	tag, inText := "", false
	for dec := xml.NewDecoder(strings.NewReader(doc)); ; {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return list
		}
		if err != nil {
			t.Fatal(err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			inText = e.Name.Local == "t"
			if e.Name.Local == "tag" {
				tag = e.Attr[0].Value
			}
		case xml.EndElement:
			inText = false
			if e.Name.Local == "sdt" {
				tag = ""
			}
		case xml.CharData:
			if inText {
				list = append(list, text{tag, string(e)})
			}
		}
	}
}

// Outside of controls the document holds numerals only where the draft has a quotation
// or a mark; inside, exactly what the draft's figure shows.
func TestEveryNumeralIsVouchedFor(t *testing.T) {
	d := sample()
	var want []text
	take := func(spans []summary.Span) {
		for _, s := range spans {
			want = append(want, text{s.Figure, s.Text})
		}
	}
	for _, b := range d.Blocks {
		take(b.Spans)
		if b.Kind == summary.Chart {
			continue // drawn from the ledger
		}
		for _, row := range append([][]summary.Cell{b.Head}, b.Rows...) {
			for _, c := range row {
				take(c)
			}
		}
	}
	joined := func(list []text) (words string, figures []text) {
		for _, x := range list {
			words += x.words
			if x.tag != "" {
				figures = append(figures, x)
			}
		}
		return words, figures
	}
	got := texts(t, unzipped(t, written(t, d))[document])
	gotWords, gotFigures := joined(got)
	wantWords, wantFigures := joined(want)
	if diff := cmp.Diff(wantWords, gotWords); diff != "" {
		t.Errorf("text (-draft +document):\n%s", diff)
	}
	if diff := cmp.Diff(wantFigures, gotFigures, cmp.AllowUnexported(text{})); diff != "" || len(wantFigures) < 20 {
		t.Errorf("figures (-draft +document), %d:\n%s", len(wantFigures), diff)
	}
}

// The chart says what the ledger says, in its cache and in its workbook.
func TestChart(t *testing.T) {
	parts := unzipped(t, written(t, sample()))
	for part, wants := range map[string][]string{
		"word/charts/chart1.xml":                               {`<c:barDir val="col"/>`, "<c:v>4月</c:v>", `<c:pt idx="3"><c:v>4</c:v></c:pt>`},
		"word/charts/chart2.xml":                               {`<c:barDir val="bar"/>`, "<c:v>文体</c:v>", `<c:pt idx="0"><c:v>2</c:v></c:pt>`, "<c:v>活动（次）</c:v>", `<c:externalData r:id="rId1">`},
		"word/embeddings/chart2.xlsx!xl/worksheets/sheet1.xml": {">文体<", `<c r="B2"><v>2</v></c>`},
		"[Content_Types].xml":                                  {`/word/charts/chart1.xml`},
		"word/charts/_rels/chart2.xml.rels":                    {"../embeddings/chart2.xlsx"},
	} {
		for _, want := range wants {
			if !strings.Contains(parts[part], want) {
				t.Errorf("%s lacks %s:\n%s", part, want, parts[part])
			}
		}
	}
}

// Nothing in the package tells of a file, a row's key or a person.
func TestNothingLeavesTheHouse(t *testing.T) {
	d := summary.Write(facts("看望段家毅", "段家毅家里有事"), summary.Options{})
	if len(d.Side) == 0 || !strings.Contains(summary.Text(d.Side[0].Spans), "41.3%") {
		t.Fatalf("the side list does not tell of the low rate: %+v", d.Side)
	}
	for name, text := range unzipped(t, written(t, d)) {
		for _, secret := range []string{"段家毅", "机密台账", "支出.xlsx", "流水", "记-005", "%E6%AE%B5", "row=", "activity=", "title=", "41.3"} {
			if strings.Contains(text, secret) {
				t.Errorf("%s holds %q", name, secret)
			}
		}
	}
}

// What no XML can hold is dropped, the rest stays text.
func TestHostileCells(t *testing.T) {
	evil := "</w:t></w:r><script>&amp;\"']]> \x00\x01\x1b\x7f\u2028甲\n乙\t丙\ufffe\U0001F600 =cmd()"
	d := summary.Write(facts(evil, "<!-- "+evil), summary.Options{})
	data := written(t, d)
	parts := unzipped(t, data)
	if !strings.Contains(parts[document], "&lt;/w:t&gt;&lt;/w:r&gt;&lt;script&gt;&amp;amp;") || strings.ContainsAny(parts[document], "\x00\x01\x1b\x7f\ufffe") {
		t.Error("the cell is not text")
	}
	if v := verdict(t, data); !v.Intact {
		t.Errorf("untouched, yet %+v", v.Altered)
	}
}

func TestBareAndStamped(t *testing.T) {
	f := facts("", "")
	f.Themes, f.Entries, f.Subjects = nil, nil, nil
	f.Unit.Name = "江堤管理处工会委员会女职工委员会及退休职工联谊会"
	d := summary.Write(f, summary.Options{Date: year.Last()})
	for _, o := range []docx.Options{{}, {Stamped: true, Line: 30}, {Line: 900}} {
		data, err := docx.Write(d, o)
		if err != nil {
			t.Fatal(err)
		}
		if v := verdict(t, data); !v.Intact || strings.Contains(unzipped(t, data)[document], `w:left="-`) {
			t.Errorf("%+v: %+v", o, v)
		}
	}
}

// The line to sign for issuing stands above the title, is no part of the text, and may be
// filled in; with a seal the date stands four characters from the edge.
func TestIssueAndSeal(t *testing.T) {
	data, err := docx.Write(sample(), docx.Options{Issue: true, Stamped: true})
	if err != nil {
		t.Fatal(err)
	}
	doc := unzipped(t, data)[document]
	if at := strings.Index(doc, "签发人："); at < 0 || at > strings.Index(doc, `"Title"`) {
		t.Error("no line to sign above the title")
	}
	signed := rezipped(t, data, document, func(s string) string { return strings.Replace(s, "签发人：", "签发人：张某", 1) })
	if v := verdict(t, signed); !v.Intact {
		t.Errorf("signed, yet %+v", v.Altered)
	}
	if strings.Contains(unzipped(t, written(t, sample()))[document], "签发人") {
		t.Error("a line to sign that nobody asked for")
	}
}
