package dashboards

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"nianlun/queries/terms"
)

// FieldChoice is one option of a field.
type FieldChoice struct{ Value, Name string }

// ReviewPage shows a plan as it was written beside what was understood of it.
type ReviewPage struct {
	Plans     []PlanChoice // where there are several
	Doc       terms.PlanDocument
	Lines     []ReviewLine
	Elsewhere []ReviewPart // items that stand on no line of the document
	Focus     *ReviewItem
	Adding    *terms.PlanItem // the item a person is about to add
	Dropped   []ReviewWord
	Compare   []Compared
	Items     int
	Damaged   int
	Mend      bool // the visitor may correct
}

// PlanChoice is one of several plans.
type PlanChoice struct {
	Key, Title string
	Chosen     bool
}

// ReviewLine is one line of the document, cut at its items.
type ReviewLine struct {
	Number int
	Parts  []ReviewPart
	Free   bool // no item stands on it
}

// ReviewPart is a stretch of a line: plain words, or an item.
type ReviewPart struct {
	Text  string
	Key   string // of the item; "" plain words
	Item  int    // its number
	Focus bool
	Warn  bool // a person should look at it
}

// ReviewItem is the item a person looks at, field by field.
type ReviewItem struct {
	terms.PlanItem
	Headings   string // one a line
	Targets    []terms.Target
	Windows    []terms.Window
	Before     string // key of the item before; "" the first
	After      string
	AfterText  string
	History    []Change
	Words      []ReviewWord
	DoubtName  string
	Pieces     string // how the item would be cut, one piece a line
	Categories []FieldChoice
	Strengths  []FieldChoice
	Kinds      []FieldChoice
	Compares   []FieldChoice
	Periods    []FieldChoice
	Months     []int
}

// ReviewWord is one thing a person said, as a page lists it.
type ReviewWord struct {
	ID                           int64
	Item, Name, Who, Day, Reason string
	Text                         string
}

// Compared is one line of the comparison of the newest file with the one before.
type Compared struct {
	Kind     string // changed, gone, new
	Old, New *terms.PlanItem
	Was, Now string // what differs
	Said     bool
}

// NewReview lays out the review of one plan of several; plan and item choose, "" takes the
// first plan and no item. line asks for a form to add what stands there.
func NewReview(r terms.PlanReview, plan, item string, line int) ReviewPage {
	page := ReviewPage{}
	if len(r.Plans) == 0 {
		return page
	}
	at := max(slices.IndexFunc(r.Plans, func(d terms.PlanDocument) bool { return d.Key == plan }), 0)
	if focus := slices.IndexFunc(r.Items, func(it terms.PlanItem) bool { return it.Key == item }); focus >= 0 && plan == "" {
		at = max(slices.IndexFunc(r.Plans, func(d terms.PlanDocument) bool { return d.Key == r.Items[focus].PlanKey }), 0)
	}
	page.Doc = r.Plans[at]
	for i, d := range r.Plans {
		if len(r.Plans) > 1 {
			page.Plans = append(page.Plans, PlanChoice{d.Key, d.Title, i == at})
		}
	}
	var items []terms.PlanItem
	for _, it := range r.Items {
		if it.PlanKey != page.Doc.Key {
			continue
		}
		items = append(items, it)
		if it.Notes != "" {
			page.Damaged++
		}
	}
	page.Items = len(items)
	page.lines(items, item)
	page.focus(r, items, item)
	page.words(r)
	page.compare()
	if line > 0 && page.Focus == nil {
		page.adding(items, line)
	}
	return page
}

// lines marks the items in the lines they stand on.
func (p *ReviewPage) lines(items []terms.PlanItem, focus string) {
	doc := p.Doc.Lines
	if len(doc) == 0 {
		doc = rewritten(items)
	}
	on := map[int][]terms.PlanItem{}
	known := map[int]bool{}
	for _, l := range doc {
		known[l.Number] = true
	}
	for _, it := range items {
		if known[it.Line] && it.Doubt != terms.Gone {
			on[it.Line] = append(on[it.Line], it)
			continue
		}
		p.Elsewhere = append(p.Elsewhere, part(it.Text, it, focus))
	}
	for _, l := range doc {
		p.Lines = append(p.Lines, ReviewLine{Number: l.Number, Parts: cutAt(l.Text, on[l.Number], focus), Free: len(on[l.Number]) == 0})
	}
}

// rewritten stands for a document that was not kept: the headings and items in order.
func rewritten(items []terms.PlanItem) []terms.Line {
	var lines []terms.Line
	last := ""
	for i := range items {
		if head := strings.Join(items[i].Section, " "); head != last {
			lines, last = append(lines, terms.Line{Number: -1 - len(lines), Text: head}), head
		}
		if items[i].Line == 0 || len(lines) > 0 && lines[len(lines)-1].Number >= items[i].Line {
			items[i].Line = 1000000 + i
		}
		lines = append(lines, terms.Line{Number: items[i].Line, Text: items[i].Text})
	}
	return lines
}

func part(text string, it terms.PlanItem, focus string) ReviewPart {
	return ReviewPart{Text: text, Key: it.Key, Item: it.Number, Focus: it.Key == focus, Warn: it.Notes != "" || it.Doubt != ""}
}

// cutAt cuts a line where items begin and end. An item whose words are not found in the
// line, such as one a person rewrote, stands after it.
func cutAt(text string, items []terms.PlanItem, focus string) []ReviewPart {
	type spot struct {
		from, to int
		it       terms.PlanItem
	}
	var spots []spot
	var rest []terms.PlanItem
	for _, it := range items {
		from := strings.Index(text, it.Text)
		taken := slices.ContainsFunc(spots, func(s spot) bool { return from < s.to && s.from < from+len(it.Text) })
		if from < 0 || taken || it.Text == "" {
			rest = append(rest, it)
			continue
		}
		spots = append(spots, spot{from, from + len(it.Text), it})
	}
	slices.SortFunc(spots, func(a, b spot) int { return cmp.Compare(a.from, b.from) })
	if len(spots) == 0 && len(rest) == 1 {
		return []ReviewPart{part(text, rest[0], focus)}
	}
	var parts []ReviewPart
	at := 0
	for _, s := range spots {
		if s.from > at {
			parts = append(parts, ReviewPart{Text: text[at:s.from]})
		}
		parts = append(parts, part(text[s.from:s.to], s.it, focus))
		at = s.to
	}
	if at < len(text) {
		parts = append(parts, ReviewPart{Text: text[at:]})
	}
	for _, it := range rest {
		parts = append(parts, part(it.Text, it, focus))
	}
	return parts
}

// focus lays out the item a person looks at.
func (p *ReviewPage) focus(r terms.PlanReview, items []terms.PlanItem, key string) {
	i := slices.IndexFunc(items, func(it terms.PlanItem) bool { return it.Key == key })
	if i < 0 {
		return
	}
	it := items[i]
	f := &ReviewItem{PlanItem: it, Headings: strings.Join(it.Section, "\n"), Targets: it.Targets, Windows: WindowsOf(it), History: changesOf(it), DoubtName: DoubtName(it.Doubt), Pieces: pieces(it.Text)}
	f.fields()
	if i > 0 {
		f.Before = items[i-1].Key
	}
	if i+1 < len(items) {
		f.After, f.AfterText = items[i+1].Key, items[i+1].Text
	}
	for _, w := range r.Words {
		if !w.Taken && w.Kind != "item_back" && (w.Item == key || w.Other == key) {
			f.Words = append(f.Words, wordOf(w))
		}
	}
	slices.Reverse(f.Words)
	p.Focus = f
}

// fields gives the choices of every field, and an empty row for one more target and window.
func (f *ReviewItem) fields() {
	f.Targets = append(slices.Clone(f.Targets), terms.Target{})
	f.Windows = append(slices.Clone(f.Windows), terms.Window{})
	for _, c := range terms.Categories() {
		f.Categories = append(f.Categories, FieldChoice{string(c), CategoryName(c)})
	}
	for _, s := range []string{"", "must", "plan", "aspire", "conditional"} {
		f.Strengths = append(f.Strengths, FieldChoice{s, strengthNames[s]})
	}
	f.Kinds, f.Compares, f.Periods = targetKinds, compareKinds, periodKinds
	for m := 1; m <= 12; m++ {
		f.Months = append(f.Months, m)
	}
}

// pieces proposes how an item may be cut: at ；, else at 。, else at ，.
func pieces(text string) string {
	for _, stops := range []string{"；;", "。", "，,"} {
		var out []string
		for _, piece := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(stops, r) }) {
			if utf8.RuneCountInString(strings.TrimSpace(piece)) > 3 {
				out = append(out, strings.TrimSpace(piece))
			}
		}
		if len(out) > 1 {
			return strings.Join(out, "\n")
		}
	}
	return text
}

func wordOf(w terms.ItemWord) ReviewWord {
	return ReviewWord{ID: w.ID, Item: w.Item, Name: named(wordNames[w.Kind], w.Kind), Who: PersonName(w.Who), Day: w.Date.String(), Reason: w.Reason}
}

// words lists the items said to be none, each with the word that can be taken back.
func (p *ReviewPage) words(r terms.PlanReview) {
	for _, it := range r.Dropped {
		if it.PlanKey != p.Doc.Key {
			continue
		}
		for _, w := range r.Words {
			if w.Kind == "item_drop" && w.Item == it.Key && !w.Taken {
				one := wordOf(w)
				one.Text = it.Text
				p.Dropped = append(p.Dropped, one)
			}
		}
	}
}

// compare lists what the newest file of the plan changed.
func (p *ReviewPage) compare() {
	for _, c := range p.Doc.Changed {
		same := c.New
		same.Text = c.Old.Text // both stand in full beside each other
		was, now := differences(c.Old, same)
		p.Compare = append(p.Compare, Compared{Kind: "changed", Old: &c.Old, New: &c.New, Was: strings.Join(was, msgSemi), Now: strings.Join(now, msgSemi), Said: c.Said})
	}
	for _, it := range p.Doc.Gone {
		p.Compare = append(p.Compare, Compared{Kind: "gone", Old: &it})
	}
	for _, it := range p.Doc.New {
		p.Compare = append(p.Compare, Compared{Kind: "new", New: &it})
	}
}

// adding prepares an item from a line nothing was understood of.
func (p *ReviewPage) adding(items []terms.PlanItem, line int) {
	for _, l := range p.Lines {
		if l.Number != line {
			continue
		}
		it := terms.PlanItem{Line: line}
		for _, part := range l.Parts {
			it.Text += part.Text
		}
		it.Text = strings.TrimSpace(it.Text)
		for _, other := range items {
			if other.Line <= line || it.Section == nil {
				it.Section = other.Section
			}
		}
		p.Adding = &it
	}
}

// Open is how many lines of the comparison wait for a person.
func (p ReviewPage) Open() int {
	n := 0
	for _, c := range p.Compare {
		if c.Kind == "gone" || c.Kind == "changed" && !c.Said {
			n++
		}
	}
	return n
}

// Said sums the comparison up.
func (p ReviewPage) Said() string {
	return fmt.Sprintf(msgCompared, p.Doc.Kept, len(p.Doc.Changed), len(p.Doc.Gone), len(p.Doc.New))
}
