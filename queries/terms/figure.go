package terms

import (
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"net/url"
	"sort"
	"strings"
	"unicode/utf8"
)

// FigureState says whether a figure may be read as a number.
type FigureState string

// The states of a figure. Only a Known one has a value.
const (
	Known         FigureState = "known"
	UnknownFigure FigureState = "unknown"    // the files that could show it do not cover the period
	Suppressed    FigureState = "suppressed" // a small count of people that must not be shown
)

// Figure is one number that leaves the program, with what it takes to prove it.
type Figure struct {
	ID      string      `json:"id"`  // FigureID(Key)
	Key     string      `json:"key"` // Ask.Key(): the question, viewer-free
	Measure Measure     `json:"measure"`
	Label   string      `json:"label"` // Chinese name of the question
	Value   *float64    `json:"value"` // nil unless Known; yuan for money, percent for rates, yyyymmdd for days
	Unit    string      `json:"unit"`  // 次, 人次, 人, 元, %, 项, 日期
	Shown   string      `json:"shown"` // as text writes it, unit included: 88人, 4.2万元, 95.5%
	State   FigureState `json:"state"`
	Why     string      `json:"why,omitempty"` // why it is not known
	Over    string      `json:"-"`             // of a known rate: its numerator as shown, 33人
	Under   string      `json:"-"`             // and its denominator, 131人
}

// IsKnown reports whether the figure has a value.
func (f Figure) IsKnown() bool { return f.State == Known && f.Value != nil }

// Positive reports whether the figure is known and above zero.
func (f Figure) Positive() bool { return f.IsKnown() && *f.Value > 0 }

// Measure names what is counted; design.md defines each word.
type Measure string

// Dim names one dimension of a filter. Values are stable keys or plain words.
type Dim string

// The dimensions a question may be narrowed by.
const (
	ByActivity  Dim = "activity"  // activity key
	ByTitle     Dim = "title"     // normalised activity title: a series of equal names
	ByTheme     Dim = "theme"     // Category
	ByCategory  Dim = "category"  // the ledger's own category
	ByFestival  Dim = "festival"  //
	ByMonth     Dim = "month"     // 2025-03
	ByLabel     Dim = "label"     // public label of a visit
	ByClass     Dim = "class"     // sensitive class
	BySubject   Dim = "subject"   // account subject
	ByStatus    Dim = "status"    // of proposals, plan items
	ByItem      Dim = "item"      // plan item key
	ByPlan      Dim = "plan"      //
	ByLevel     Dim = "level"     // of honors
	ByGroup     Dim = "group"     // 工会小组
	ByRow       Dim = "row"       // key of one fact row (a voucher, a proposal, an indicator)
	ByChild     Dim = "child"     // key of a unit below the asked one, with its subtree
	ByName      Dim = "name"      // indicator name
	ByGender    Dim = "gender"    //
	ByKind      Dim = "kind"      // kind of record, for completeness
	ByAsOf      Dim = "asof"      // ISO day, for measures judged at a date
	ByCondition Dim = "condition" // joined, left...
)

// Ask is one question: a measure of a unit's subtree over a period, narrowed.
type Ask struct {
	Measure Measure
	Unit    string // unit key
	Period  Period
	By      map[Dim]string
}

// With returns the question narrowed by one more dimension.
func (a Ask) With(dim Dim, value string) Ask {
	by := make(map[Dim]string, len(a.By)+1)
	for k, v := range a.By {
		by[k] = v
	}
	by[dim] = value
	a.By = by
	return a
}

// Key writes the question in one line: measure, then its filter sorted by name.
// It holds no viewer, so the same question has the same key for everyone.
func (a Ask) Key() string {
	parts := []string{"from=" + a.Period.From.String(), "to=" + a.Period.Last().String(), "unit=" + url.QueryEscape(a.Unit)}
	for dim, value := range a.By {
		parts = append(parts, string(dim)+"="+url.QueryEscape(value))
	}
	sort.Strings(parts)
	return string(a.Measure) + "?" + strings.Join(parts, "&")
}

// ParseAsk reads a key back into the question.
func ParseAsk(key string) (Ask, error) {
	measure, query, ok := strings.Cut(key, "?")
	values, err := url.ParseQuery(query)
	if !ok || err != nil {
		return Ask{}, fmt.Errorf("figure key %q: want measure?filter", key)
	}
	if plain, err := url.QueryUnescape(query); err != nil || !utf8.ValidString(plain) || !utf8.ValidString(measure) {
		return Ask{}, fmt.Errorf("figure key %q: no text in UTF-8", key)
	}
	from, errFrom := ParseDate(values.Get("from"))
	last, errLast := ParseDate(values.Get("to"))
	if errFrom != nil || errLast != nil {
		return Ask{}, fmt.Errorf("figure key %q: from and to must be ISO days", key)
	}
	a := Ask{Measure: Measure(measure), Unit: values.Get("unit"), Period: Span(from, last)}
	for name := range values {
		if name != "from" && name != "to" && name != "unit" {
			a = a.With(Dim(name), values.Get(name))
		}
	}
	return a, nil
}

// FigureID returns the 12 base32 characters that stand for a key everywhere.
func FigureID(key string) string {
	sum := sha256.Sum256([]byte(key))
	return strings.ToLower(base32.StdEncoding.EncodeToString(sum[:])[:12])
}

// SourceRow is one row behind a figure. Person and Words are masked for the viewer.
type SourceRow struct {
	Source
	Weight float64 `json:"weight"`           // what the row adds: 1, fen, 人次
	Person string  `json:"person,omitempty"` // stable person key or masked name
	Date   Date    `json:"date,omitempty"`
	Words  string  `json:"words,omitempty"` // what the row is about
	Role   string  `json:"role,omitempty"`  // numerator | denominator, for rates
}
