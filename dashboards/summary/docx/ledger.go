package docx

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/xml"
	"fmt"
	"strings"
	"unicode/utf8"

	"nianlun/dashboards/summary"
	"nianlun/queries/terms"
)

// The ledger is the part of the document that proves its figures. It repeats no text:
// of the words it keeps their number and digest, so that a figure is found again where
// its control was lost and a changed word is seen.
const (
	ledgerName   = "customXml/item1.xml"
	ledgerSpace  = "urn:nianlun:ledger"
	ledgerFormat = "nianlun-docx-1"
	ledgerID     = "{6E69616E-6C75-4E00-A001-6C6564676572}"
)

func ledgerProps() string {
	return xmlHead + `<ds:datastoreItem ds:itemID="` + ledgerID + `" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs><ds:schemaRef ds:uri="` + ledgerSpace + `"/></ds:schemaRefs></ds:datastoreItem>`
}

type ledger struct {
	XMLName  xml.Name `xml:"urn:nianlun:ledger ledger"`
	Format   string   `xml:"format,attr"`
	Draft    string   `xml:"draft,attr"` // format of the draft
	Unit     string   `xml:"unit,attr"`
	UnitName string   `xml:"name,attr"`
	From     string   `xml:"from,attr"`
	To       string   `xml:"to,attr"` // the day after the last
	AsOf     string   `xml:"asof,attr"`
	Digest   string   `xml:"digest,attr"`
	Voice    string   `xml:"voice,attr"`
	Date     string   `xml:"date,attr"`
	Names    bool     `xml:"names,attr"`
	Length   int      `xml:"length,attr,omitempty"`
	Todo     int      `xml:"todo,attr"`
	Seal     string   `xml:"seal,attr"`
	Figures  []entry  `xml:"figure"`
	Blocks   []block  `xml:"block"`
}

type entry struct {
	ID      string   `xml:"id,attr"`
	Key     string   `xml:"key,attr,omitempty"`
	Measure string   `xml:"measure,attr"`
	Label   string   `xml:"label,attr"`
	Value   *float64 `xml:"value,attr"`
	Unit    string   `xml:"unit,attr"`
	Shown   string   `xml:"shown,attr"`
	State   string   `xml:"state,attr"`
	Seal    string   `xml:"seal,attr"`
}

// block keeps the shape of one block; Text is the paragraph or the caption.
type block struct {
	Kind string `xml:"kind,attr"`
	Seal string `xml:"seal,attr"`
	Text form   `xml:"t"`
	Head *row   `xml:"head"`
	Rows []row  `xml:"row"`
}

type row struct {
	Cells []form `xml:"t"`
}

// form is the shape of a run: words by number of characters and digest, figures by id,
// and how the place tells them, e.g. "12.9f86d081 =mfxgk2tbnruw 3.60303ae2".
type form string

func formOf(spans []summary.Span) form {
	var pieces []string
	for _, s := range spans {
		if s.Kind == summary.Figure {
			pieces = append(pieces, figureForm(s))
			continue
		}
		pieces = append(pieces, fmt.Sprintf("%d.%s", utf8.RuneCountInString(s.Text), digest(s.Text)))
	}
	return form(strings.Join(pieces, " "))
}

// figureForm is a figure in a form: =id, or =id/as where a place tells it another way.
func figureForm(s summary.Span) string {
	if s.As == "" {
		return "=" + s.Figure
	}
	return "=" + s.Figure + "/" + s.As
}

// figureOf reads what figureForm wrote.
func figureOf(piece string) (id, as string, ok bool) {
	rest, ok := strings.CutPrefix(piece, "=")
	id, as, _ = strings.Cut(rest, "/")
	return id, as, ok
}

func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:4])
}

// ledgerPart writes the ledger of a public draft.
func ledgerPart(d summary.Draft) (string, error) {
	l := ledger{
		Format: ledgerFormat, Draft: d.Format, Unit: d.Unit, UnitName: d.UnitName, From: d.Period.From.String(), To: d.Period.To.String(),
		AsOf: d.AsOf.String(), Digest: d.Digest, Voice: d.Options.Voice, Date: d.Options.Date.String(),
		Names: d.Options.Names, Length: d.Options.Length, Todo: d.Todo, Seal: d.Seal,
	}
	for _, e := range d.Ledger {
		l.Figures = append(l.Figures, entry{e.ID, e.Key, string(e.Measure), e.Label, e.Value, e.Unit, e.Shown, string(e.State), e.Seal})
	}
	for _, b := range d.Blocks {
		shape := block{Kind: string(b.Kind), Seal: b.Seal, Text: formOf(b.Spans)}
		if b.Head != nil {
			shape.Head = &row{formsOf(b.Head)}
		}
		for _, r := range b.Rows {
			shape.Rows = append(shape.Rows, row{formsOf(r)})
		}
		l.Blocks = append(l.Blocks, shape)
	}
	text, err := xml.Marshal(l)
	if err != nil {
		return "", fmt.Errorf("writing the ledger: %w", err)
	}
	return xmlHead + string(text), nil
}

func formsOf(cells []summary.Cell) []form {
	var list []form
	for _, c := range cells {
		list = append(list, formOf(c))
	}
	return list
}

// draft is what the ledger says of the whole; the blocks come from the text.
func (l ledger) draft() (summary.Draft, error) {
	d := summary.Draft{
		Format: l.Draft, Unit: l.Unit, UnitName: l.UnitName, Digest: l.Digest,
		Options: summary.Chosen{Voice: l.Voice, Names: l.Names, Length: l.Length}, Todo: l.Todo, Side: []summary.Note{}, Ledger: []summary.Entry{}, Seal: l.Seal,
	}
	for _, day := range []struct {
		text string
		into *terms.Date
	}{{l.From, &d.Period.From}, {l.To, &d.Period.To}, {l.AsOf, &d.AsOf}, {l.Date, &d.Options.Date}} {
		if err := day.into.UnmarshalText([]byte(day.text)); err != nil {
			return summary.Draft{}, fmt.Errorf("%w: %w", summary.ErrFormat, err)
		}
	}
	for _, e := range l.Figures {
		d.Ledger = append(d.Ledger, summary.Entry{Seal: e.Seal, Figure: terms.Figure{
			ID: e.ID, Key: e.Key, Measure: terms.Measure(e.Measure), Label: e.Label, Value: e.Value, Unit: e.Unit, Shown: e.Shown, State: terms.FigureState(e.State),
		}})
	}
	return d, nil
}
