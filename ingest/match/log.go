package match

import (
	"regexp"

	"nianlun/ingest/han"
	"nianlun/queries/terms"
)

// log is what the whole activity log tells about its rows.
type log struct {
	filed     bool            // most rows name a category: one without was hardly seen as the union's work
	repeated  map[string]bool // titles held in three months or more
	festivals map[int][]festivalDay
	stems     map[string]string
	keys      map[string]string // text -> key: categories, notes and titles come again
	runs      map[string]*run   // by stem, and by the name before a colon
	promised  map[string]bool   // names of series some item asks for
}

// key is han.Key, asked once for a text.
func (l log) key(text string) string {
	if text == "" {
		return ""
	}
	k, ok := l.keys[text]
	if !ok {
		k = han.Key(text)
		l.keys[text] = k
	}
	return k
}

type festivalDay struct {
	name string
	day  terms.Date
}

// nearFestivals are the days a title need not name: what is held in the week before
// 8 March or 10 September hardly needs to say so.
var nearFestivals = []string{"三八", "教师节", "中秋", "端午", "重阳", "元宵", "护士节", "六一"}

func readLog(acts []terms.Activity) log {
	l := log{repeated: map[string]bool{}, festivals: map[int][]festivalDay{}, stems: map[string]string{}, keys: map[string]string{}, promised: map[string]bool{}}
	filed := 0
	months := map[string]map[int]bool{}
	for _, a := range acts {
		if a.Category != "" {
			filed++
		}
		title := l.stem(a.Title)
		if months[title] == nil {
			months[title] = map[int]bool{}
		}
		months[title][monthOf(a.Start)] = true
		l.repeated[title] = len(months[title]) >= 3
		if _, ok := l.festivals[a.Start.Year()]; !ok {
			l.festivals[a.Start.Year()] = festivalsOf(a.Start.Year())
		}
	}
	l.filed = 2*filed > len(acts)
	l.runs = runsOf(l, acts)
	for key, r := range l.runs {
		l.repeated[key] = l.repeated[key] || r.again()
	}
	return l
}

var ordinal = regexp.MustCompile(`第?[一二三四五六七八九十\d]+(?:季度|月份?|批次?|期|次|轮|场|回)|[首末]批|[上下]半年`)

// stem is a title without what tells one holding from the next: 二季度评比, 首批疗养.
func (l log) stem(title string) string {
	s, ok := l.stems[title]
	if !ok {
		s = cutOrdinal(l.key(turn.ReplaceAllString(title, "")))
		l.stems[title] = s
	}
	return s
}

func cutOrdinal(s string) string {
	if cut := ordinal.ReplaceAllString(s, ""); len([]rune(cut)) >= 2 {
		return cut
	}
	return s
}

// ours reports whether the officer filed the row as the union's work, in a log where
// most rows are filed.
func (l log) ours(a terms.Activity) bool {
	return l.filed && filedOurs(a) && !foreign(a.Organiser) && !foreign(a.Note)
}

// elsewhere: filed as something else is not filed as the union's work.
var elsewhere = regexp.MustCompile(`^(?:其[他它].*|综合|行政.*|党[建务].*|业务.*|日常.*|中心工作|/|-|—|无)$`)

func filedOurs(a terms.Activity) bool {
	return a.Category != "" && !elsewhere.MatchString(a.Category)
}

// theirs reports whether another department held it and the officer, who files the
// union's rows, filed it nowhere or as something else.
func (l log) theirs(a terms.Activity) bool {
	return l.filed && !filedOurs(a) && (foreign(a.Organiser) || foreign(a.Note))
}

func festivalsOf(year int) []festivalDay {
	var out []festivalDay
	for _, name := range nearFestivals {
		if day := han.FestivalDay(name, year); !day.IsZero() {
			out = append(out, festivalDay{name, day})
		}
	}
	return out
}

func (l log) festivalNear(day terms.Date) string {
	if day.IsZero() {
		return ""
	}
	for _, f := range l.festivals[day.Year()] {
		if n := day.DaysTo(f.day); n >= -1 && n <= 6 {
			return f.name
		}
	}
	return ""
}

// traits are what a row tells about who held the activity and how often.
type traits struct {
	profile  profile
	factor   float64 // for the organiser and the missing category
	repeated bool
	run      *run     // of its name; nil: held once or twice
	rhythms  []string // periods the title names
	ours     bool     // filed as the union's work
	month    int
	theme    terms.Category
}

func (l log) traits(t *thesaurus, a terms.Activity) traits {
	r := traits{profile: ofActivity(t, a, l), factor: 1, repeated: l.repeated[l.stem(a.Title)], rhythms: rhythmsIn(a.Title), theme: a.Theme, ours: l.ours(a) && !a.Start.IsZero(), month: monthOf(a.Start)}
	if held := l.runs[l.stem(a.Title)]; held.again() {
		r.run = held
	}
	if foreign(a.Organiser) || foreign(a.Note) {
		r.factor *= foreignFactor
	}
	if l.filed && !filedOurs(a) {
		r.factor *= unfiledFactor
	}
	return r
}
