package summary

import (
	"slices"
	"strconv"
	"strings"

	"nianlun/queries/terms"
)

// The texts a unit keeps for its summaries.
const (
	KeptTemplate = "template" // named by a voice
	KeptOfficers = "officers" // 班子名单, without a name
	KeptPhrases  = "phrases"  // 年度提法, named by a year
)

// Officer is one of a unit's leaders, in the order of its 班子名单.
type Officer struct{ Title, Name string }

// Own is what a unit brings to its summaries itself. The zero value brings nothing.
type Own struct {
	Template *Template // nil: the shipped one of the voice
	Unused   bool      // a template is kept that does not read: the shipped one stands in
	Officers []Officer
	Phrases  map[string]string // by where they stand: 开头, 结尾, 文体..
}

// With adds what a unit keeps, or is offered from above, to the options of a draft of a
// period: a template, see keptTemplate; its officers; the set phrases of the year.
func (o Options) With(kept []terms.OwnText, p terms.Period, u terms.Unit) Options {
	for _, k := range kept {
		switch {
		case k.Kind == KeptOfficers && k.From == "":
			o.Own.Officers, _ = ParseOfficers(k.Body)
		case k.Kind == KeptPhrases && k.Name == strconv.Itoa(p.Last().Year()) && o.Own.Phrases == nil: // the unit's own come first
			o.Own.Phrases, _ = ParsePhrases(k.Body)
		}
	}
	if chosen := o.keptTemplate(kept, u); chosen.Body != "" {
		t, wrong := ParseTemplate(chosen.Body, chosen.Name)
		if o.Own.Unused = Faulty(wrong); !o.Own.Unused {
			o.Voice, o.Own.Template = chosen.Name, t
		}
	}
	return o
}

// keptTemplate is the template to write by: the unit's own of the voice asked for or of its
// kind, else that it kept last, else what a unit above offers units of its kind. What a
// federation keeps for schools and enterprises is for those below it.
func (o Options) keptTemplate(kept []terms.OwnText, u terms.Unit) terms.OwnText {
	voice := Guess(o.Voice, u)
	var own, offered terms.OwnText
	for _, k := range kept {
		switch {
		case k.Kind != KeptTemplate || o.Voice != "" && k.Name != o.Voice:
		case k.From != "":
			if k.Name == voice && offered.Body == "" {
				offered = k
			}
		case k.Name == voice:
			return k
		case voice == federal && (k.Name == "school" || k.Name == "enterprise"):
		case own.Body == "" || k.At.After(own.At):
			own = k
		}
	}
	if own.Body != "" {
		return own
	}
	return offered
}

// Check reads a text a unit wants to keep and says what is wrong with it.
func Check(kind, name, text string) []Fault {
	var wrong []Fault
	switch kind {
	case KeptTemplate:
		_, wrong = ParseTemplate(text, name)
	case KeptOfficers:
		_, wrong = ParseOfficers(text)
	case KeptPhrases:
		_, wrong = ParsePhrases(text)
	}
	return wrong
}

func (o Options) template(u terms.Unit) *Template {
	if o.Own.Template != nil {
		return o.Own.Template
	}
	return shippedTemplate(Guess(o.Voice, u))
}

func (o Options) officerNames() []string {
	var all []string
	for _, one := range o.Own.Officers {
		all = append(all, one.Name)
	}
	return all
}

// others are the people of a unit who are no officers.
func (o Options) others(people []string) []string {
	if len(o.Own.Officers) == 0 {
		return people
	}
	officers := map[string]bool{}
	for _, name := range o.officerNames() {
		officers[dense(name)] = true
	}
	return slices.DeleteFunc(slices.Clone(people), func(name string) bool { return officers[dense(name)] })
}

// contentLines are the lines of a text that are neither blank nor a remark.
func contentLines(text string) []numbered {
	var lines []numbered
	for i, raw := range strings.Split(widths.Replace(text), "\n") {
		if s := strings.Trim(raw, " \u3000"); s != "" && !strings.HasPrefix(s, "#") {
			lines = append(lines, numbered{i + 1, s})
		}
	}
	return lines
}

// longestName is how many characters a person's name has at most.
const longestName = 16

// ParseOfficers reads a 班子名单: a line each, the office and the name, in order of rank.
func ParseOfficers(text string) ([]Officer, []Fault) {
	var (
		wrong faults
		list  []Officer
	)
	for _, l := range contentLines(text) {
		title, name, ok := pair(l.text)
		if !ok {
			fields := strings.Fields(strings.ReplaceAll(l.text, "\u3000", " "))
			if len(fields) >= 2 {
				title, name, ok = fields[0], strings.Join(fields[1:], ""), true
			}
		}
		name = dense(name)
		switch {
		case !ok || title == "" || name == "":
			wrong.add(l.at, msgFaultPair, "工会主席：姓名")
		case strings.ContainsAny(name, "、，,；;0123456789") || len([]rune(name)) > longestName:
			wrong.add(l.at, msgFaultOneName)
		case slices.ContainsFunc(list, func(o Officer) bool { return o.Name == name && o.Title == title }):
			wrong.add(l.at, msgFaultSameOfficer, name)
		default:
			list = append(list, Officer{Title: title, Name: name})
		}
	}
	return list, wrong.list
}

// ParsePhrases reads the set phrases of a year: where one stands, and its words.
func ParsePhrases(text string) (map[string]string, []Fault) {
	var wrong faults
	phrases := map[string]string{}
	places := append([]string{"开头", "结尾"}, themesSaid()...)
	for _, l := range contentLines(text) {
		place, said, ok := pair(l.text)
		switch {
		case !ok || place == "" || said == "":
			wrong.add(l.at, msgFaultPair, "开头：以……为指导")
		case phrases[place] != "":
			wrong.add(l.at, msgFaultPlaceTwice, place)
		case private(said):
			wrong.add(l.at, msgFaultPrivate, clause(said, 20))
		case amounts.MatchString(said):
			wrong.add(l.at, msgFaultNumeral, amounts.FindString(said))
		default:
			if !slices.Contains(places, place) {
				wrong.advise(l.at, msgFaultPlace, place, strings.Join(places, msgList), place)
			}
			phrases[place] = strings.Trim(said, "，,")
		}
	}
	return phrases, wrong.list
}

// phrase quotes a set phrase of the year, unless it names somebody.
func (w *writer) phrase(place string) []Span {
	text := w.o.Own.Phrases[place]
	if text == "" {
		return nil
	}
	if w.guard.names(text) || private(text) {
		w.withheld = true
		return nil
	}
	return []Span{{Kind: Quote, Text: text}}
}

// officer names one of the leaders with the office, if the text is nothing but the name.
func (w *writer) officer(text string) []Span {
	text = dense(bracketed.ReplaceAllString(text, ""))
	for _, o := range w.o.Own.Officers {
		if text == o.Name {
			return []Span{{Kind: Quote, Text: o.Title + o.Name}}
		}
	}
	return nil
}

// officerList names the leaders in their order; who share an office are named together.
func (w *writer) officerList() []Span {
	var out []Span
	for i, o := range w.o.Own.Officers {
		said := Span{Kind: Quote, Text: o.Title + o.Name}
		if i > 0 && w.o.Own.Officers[i-1].Title == o.Title {
			out, said.Text = word(out, msgList), o.Name
		} else if i > 0 {
			out = word(out, msgComma)
		}
		out = append(out, said)
	}
	return out
}

var keptNames = map[string]string{KeptTemplate: "总结模板", KeptOfficers: "班子名单", KeptPhrases: "年度提法"}

// KeptName names a kind of kept text in Chinese; "" for none.
func KeptName(kind string) string { return keptNames[kind] }

// KeptTitle names a kept text: 总结模板（学校）.
func KeptTitle(kind, name string) string {
	if voice := VoiceName(name); kind == KeptTemplate && voice != "" {
		name = voice
	}
	if name == "" {
		return keptNames[kind]
	}
	return keptNames[kind] + "（" + name + "）"
}

// Blank is the text to begin with where a unit keeps none of a kind.
func Blank(kind, voice string) string {
	switch kind {
	case KeptTemplate:
		return ShippedText(voice)
	case KeptOfficers:
		return blankOfficers
	case KeptPhrases:
		return blankPhrases
	}
	return ""
}

const blankOfficers = `# 班子名单：一行一个人，职务和姓名用冒号隔开，按排名先后写。例如
# 工会主席：姓名
# 存了名单，总结里才会写到他们的职务和姓名；涉及生病、困难等内容的话里仍然不写。
`

const blankPhrases = `# 年度提法：写上级文件里的规范说法，一行一条，冒号前是放在哪里。例如
# 开头：以……为指导
# 结尾：新的一年，……
# 放的位置可以写“开头”“结尾”，或者工作类别（思想学习、文体等，放在那一节的前面）。
# 提法由本单位提供，系统照录，不改一个字，也不会自己编；只用于写的这一年的总结。
`
