package dashboards

import (
	"slices"
	"strconv"
	"time"

	"nianlun/queries/terms"
)

// NamesakesPage asks, name by name, whom rows mean that no file says.
type NamesakesPage struct {
	Asked []AskedName
	Names int // of all pages
	Rows  int
	Page  int
	Pages []int
	Said  []SaidName // what people said already, newest first
}

// AskedName is one name to ask about.
type AskedName struct {
	Name, Group string
	UnitName    string
	Contradicts bool
	All         *NameAsk  // of all rows alike; nil: each must be said by itself
	Files       []NameAsk // of the rows of one file, where there are several
	Rows        []NameAsk // of one row, where there are several; the first ones
	More        int       // rows left out
	Lines       []NameLine
}

// NameAsk is one question with the members who may be meant.
type NameAsk struct {
	Unit     string
	Subjects []string
	Choices  []NameChoice
	Line     NameLine // of one row
	File     string
	Count    int
}

// NameChoice is one member who may be meant, under a key.
type NameChoice struct {
	Digit string // "": past the ninth
	Key   string
	Words string
}

// NameLine says where a row stands and what it tells of, apart from what is nobody's
// business.
type NameLine struct {
	Day, Kind, Words string
	Source           terms.Source
}

// SaidName is what a person said of a name.
type SaidName struct {
	terms.Meaning
	UnitName string
	Whom     string // "": not on the roll any more
	Day      time.Time
}

// Bounds of one name on the page: rows shown, and rows that can be said one by one.
const (
	mostNameLines = 3
	mostNameRows  = 30
	mostSaid      = 200
)

// NewNamesakes lays out the questions of a unit and what was said already.
func NewNamesakes(asked []terms.Namesake, said []terms.Meaning, names map[string]string, page int) NamesakesPage {
	p := NamesakesPage{Names: len(asked)}
	for _, n := range asked {
		p.Rows += len(n.Rows)
	}
	from, to := 0, 0
	p.Page, p.Pages, from, to = paged(len(asked), page)
	for _, n := range asked[from:to] {
		p.Asked = append(p.Asked, askedName(n, names))
	}
	for _, m := range said[:min(len(said), mostSaid)] {
		one := SaidName{Meaning: m, UnitName: named(names[m.Unit], m.Unit), Whom: memberWords(m.Who, ""), Day: m.At}
		if m.Nobody {
			one.Whom = msgNobodyMeant
		}
		p.Said = append(p.Said, one)
	}
	return p
}

func askedName(n terms.Namesake, names map[string]string) AskedName {
	a := AskedName{Name: n.Name, Group: n.Group, UnitName: named(names[n.Unit], n.Unit), Contradicts: n.Contradicts}
	choices := nameChoices(n)
	ask := func(subjects ...string) NameAsk {
		return NameAsk{Unit: n.Unit, Subjects: subjects, Choices: choices, Count: len(subjects)}
	}
	if n.Key != "" {
		all := ask(n.Key)
		all.Count = len(n.Rows)
		a.All = &all
	}
	byFile := map[string]int{}
	for i, r := range n.Rows {
		line := NameLine{Kind: KindName(r.Kind), Words: r.Words, Source: r.Source}
		if r.Date != 0 {
			line.Day = r.Date.String()
		}
		if i < mostNameLines {
			a.Lines = append(a.Lines, line)
		}
		if i < mostNameRows {
			one := ask(r.Key)
			one.Line = line
			a.Rows = append(a.Rows, one)
		}
		at, ok := byFile[r.Source.File]
		if !ok {
			at = len(a.Files)
			byFile[r.Source.File] = at
			a.Files = append(a.Files, ask())
			a.Files[at].File = r.Source.File
		}
		a.Files[at].Subjects = append(a.Files[at].Subjects, r.Key)
		a.Files[at].Count++
	}
	a.More = len(n.Rows) - len(a.Lines)
	if len(n.Rows) == 1 && a.All != nil {
		a.Rows = nil
	}
	if len(a.Files) == 1 || len(a.Files) == len(n.Rows) {
		a.Files = nil
	}
	return a
}

func nameChoices(n terms.Namesake) []NameChoice {
	homes := map[string]bool{}
	for _, m := range n.Members {
		homes[unitOfMember(m)] = true
	}
	var all []NameChoice
	for i, m := range n.Members {
		one := NameChoice{Key: m.Key, Words: memberWords(m, n.Name)}
		if len(homes) > 1 {
			one.Words = unitOfMember(m) + " " + one.Words
		}
		if i < 9 {
			one.Digit = strconv.Itoa(i + 1)
		}
		all = append(all, one)
	}
	return all
}

func unitOfMember(m terms.NamesakeMember) string {
	i := slices.Index([]byte(m.Key), '/')
	return m.Key[:max(i, 0)]
}

// memberWords tells a member from the others of the name: the group, the number, and the
// name where it is another.
func memberWords(m terms.NamesakeMember, name string) string {
	words := ""
	if m.Name != name {
		words = m.Name + " "
	}
	if m.Name == "" {
		return ""
	}
	words += named(m.Group, msgNoGroup)
	if m.StaffNo != "" {
		words += msgStaffNo + m.StaffNo
	}
	return words
}
