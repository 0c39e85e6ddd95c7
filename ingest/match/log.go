package match

import (
	"nianlun/ingest/han"
	"nianlun/queries/terms"
)

// log is what the whole activity log tells about its rows.
type log struct {
	filed     bool            // most rows name a category: one without was hardly seen as the union's work
	repeated  map[string]bool // titles held in three months or more
	festivals map[int][]festivalDay
}

type festivalDay struct {
	name string
	day  terms.Date
}

// nearFestivals are the days a title need not name: what is held in the week before
// 8 March or 10 September hardly needs to say so.
var nearFestivals = []string{"三八", "教师节", "中秋", "端午", "重阳", "元宵", "护士节", "六一"}

func readLog(acts []terms.Activity) log {
	l := log{repeated: map[string]bool{}, festivals: map[int][]festivalDay{}}
	filed := 0
	months := map[string]map[int]bool{}
	for _, a := range acts {
		if a.Category != "" {
			filed++
		}
		title := han.Key(a.Title)
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
	return l
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
	theme    terms.Category
}

func (l log) traits(t *thesaurus, a terms.Activity) traits {
	r := traits{profile: ofActivity(t, a, l), factor: 1, repeated: l.repeated[han.Key(a.Title)], theme: a.Theme}
	if foreign(a.Organiser) || foreign(a.Note) {
		r.factor *= foreignFactor
	}
	if l.filed && a.Category == "" {
		r.factor *= unfiledFactor
	}
	return r
}
