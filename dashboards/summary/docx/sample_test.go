package docx_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"nianlun/dashboards/summary"
	"nianlun/dashboards/summary/docx"
	"nianlun/queries/terms"
)

var year = terms.Year(2025)

func fig(m terms.Measure, value float64, shown string, by ...string) terms.Figure {
	ask := terms.Ask{Measure: m, Unit: "u-dike", Period: year}
	for i := 0; i+1 < len(by); i += 2 {
		ask = ask.With(terms.Dim(by[i]), by[i+1])
	}
	key := ask.Key()
	return terms.Figure{ID: terms.FigureID(key), Key: key, Measure: m, Label: "2025年" + string(m), Value: &value, Shown: shown, Unit: unitIn(shown), State: terms.Known}
}

// happening is one activity with a title, a note, a place and a cost.
func happening(n int, title, note string, people float64, cost float64) terms.Series {
	key := year.From.String() + " " + title
	a := terms.ActivityFact{Activity: terms.Activity{
		Key: key, UnitKey: "u-dike", UnitName: "江堤管理处工会", Title: title, Start: terms.NewDate(2025, 3, n), Note: note, Place: "职工之家",
		Source: terms.Source{File: "机密台账.xlsx", Sheet: "流水", Row: n + 1},
	}}
	a.Date = fig(terms.ActivityDate, float64(20250300+n), "3月"+string(rune('0'+n))+"日", "activity", key)
	a.Headcounts = fig(terms.PersonTimes, people, terms.Money(people * 100).Yuan()[:2]+"人次", "activity", key)
	a.Cost = fig(terms.ActivitySpend, cost, terms.Money(cost*100).Shown(), "activity", key)
	return terms.Series{Title: title, Count: fig(terms.ActivityCount, 1, "1次", "title", title), PersonTimes: a.Headcounts, Spend: a.Cost, Each: []terms.ActivityFact{a}}
}

// facts are those of a small unit; title and note are what a cell may hold.
func facts(title, note string) terms.Facts {
	f := terms.Facts{Unit: terms.Unit{Key: "u-dike", Name: "江堤管理处工会"}, Scope: terms.Scope{Unit: "u-dike", Period: year, AsOf: year.Last()}, Digest: "d0"}
	f.People = []string{"段家毅"}
	f.Totals = terms.TotalFacts{
		Activities: fig(terms.ActivityCount, 4, "4次"), PersonTimes: fig(terms.PersonTimes, 106, "106人次"), Spending: fig(terms.SpendingTotal, 12345.6, "12345.60元"),
		ParticipationRate: fig(terms.ParticipationRate, 41.3, "41.3%"),
	}
	for i, c := range []terms.Category{terms.Learning, terms.Culture, terms.Women} {
		s := []terms.Series{happening(i+1, "第"+string(rune('3'+i))+"届读书会", "", 45, 320)}
		if i == 1 {
			s = append(s, happening(5, title, note, 16, 5420.5))
		}
		f.Themes = append(f.Themes, terms.ThemeFacts{Category: c, Series: s, Count: fig(terms.ActivityCount, float64(len(s)), string(rune('0'+len(s)))+"次", "theme", string(c))})
	}
	for m := 1; m <= 4; m++ {
		month := "2025-0" + string(rune('0'+m))
		f.Months = append(f.Months, terms.MonthPoint{Month: month, Activities: fig(terms.ActivityCount, float64(m), string(rune('0'+m))+"次", "month", month)})
	}
	f.Entries = []terms.Entry{{Summary: "汛前购置风油精", Subject: "劳动保护支出", Amount: fig(terms.SpendingAmount, 3260, "3260元", "row", "记-005"), Source: terms.Source{File: "支出.xlsx", Row: 6}}}
	f.Subjects = []terms.Subject{{Name: "文体活动支出", Spending: fig(terms.SpendingTotal, 9085.6, "9085.60元", "subject", "a")}}
	return f
}

func sample() summary.Draft {
	return summary.Write(facts("职工健步走", "有16人走完全程"), summary.Options{Date: terms.NewDate(2025, 12, 31)})
}

func written(tb testing.TB, d summary.Draft) []byte {
	tb.Helper()
	data, err := docx.Write(d, docx.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

// unzipped returns the parts of a package, those of a workbook in it too; every XML one
// must be well-formed.
func unzipped(tb testing.TB, data []byte) map[string]string {
	tb.Helper()
	parts := entries(tb, data)
	for name, text := range parts {
		if strings.HasSuffix(name, ".xlsx") {
			for inner, text := range unzipped(tb, []byte(text)) {
				parts[name+"!"+inner] = text
			}
			continue
		}
		for dec := xml.NewDecoder(strings.NewReader(text)); ; {
			if _, err := dec.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				tb.Fatalf("%s is not well-formed: %v", name, err)
			}
		}
	}
	return parts
}

func entries(tb testing.TB, data []byte) map[string]string {
	tb.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		tb.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			tb.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			tb.Fatal(err)
		}
		parts[f.Name] = string(text)
	}
	return parts
}

// rezipped is the document with one part rewritten, as after editing.
func rezipped(tb testing.TB, data []byte, name string, edit func(string) string) []byte {
	tb.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for part, text := range entries(tb, data) {
		if part == name {
			text = edit(text)
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: part, Method: zip.Store})
		if err != nil {
			tb.Fatal(err)
		}
		if _, err := io.WriteString(w, text); err != nil {
			tb.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

const document = "word/document.xml"

func verdict(tb testing.TB, data []byte) summary.Verdict {
	tb.Helper()
	d, err := docx.Read(data)
	if err != nil {
		tb.Fatal(err)
	}
	return summary.Verify(d, nil, "")
}

// unitIn is the unit behind a number.
func unitIn(shown string) string {
	for _, unit := range []string{"人次", "元", "人", "%"} {
		if strings.HasSuffix(shown, unit) {
			return unit
		}
	}
	return "次"
}
