package han

import (
	"strings"

	"github.com/6tail/lunar-go/calendar"

	"nianlun/queries/terms"
)

// festival is one day or season that union work hangs on (domain.md §4.5).
type festival struct {
	name       string
	words      []string // longest first where one holds another
	month, day int      // the Gregorian day, or the lunar one
	lunar      bool
	from, to   int // the months it usually falls into
}

// festivals stand in the order they are looked for: 两节 before its parts.
var festivals = []festival{
	{name: "两节", words: []string{"两节", "双节", "元旦春节", "元旦、春节", "元旦和春节", "元旦及春节"}, month: 1, day: 1, lunar: true, from: 1, to: 2},
	{name: "元旦", words: []string{"元旦", "迎新年", "庆新年", "新年"}, month: 1, day: 1, from: 1, to: 1},
	{name: "春节", words: []string{"春节", "迎新春", "新春", "过年", "年关", "除夕"}, month: 1, day: 1, lunar: true, from: 1, to: 2},
	{name: "元宵", words: []string{"元宵"}, month: 1, day: 15, lunar: true, from: 2, to: 2},
	{name: "三八", words: []string{"三八", "三.八", "三·八", "妇女节", "女神节", "女生节", "3.8节", "38节"}, month: 3, day: 8, from: 3, to: 3},
	{name: "植树节", words: []string{"植树"}, month: 3, day: 12, from: 3, to: 3},
	{name: "清明", words: []string{"清明"}, from: 4, to: 4},
	{name: "五一", words: []string{"五一", "五·一", "五.一", "劳动节"}, month: 5, day: 1, from: 5, to: 5},
	{name: "五四", words: []string{"五四", "青年节"}, month: 5, day: 4, from: 5, to: 5},
	{name: "护士节", words: []string{"护士节"}, month: 5, day: 12, from: 5, to: 5},
	{name: "六一", words: []string{"六一", "六·一", "六.一", "儿童节"}, month: 6, day: 1, from: 6, to: 6},
	{name: "端午", words: []string{"端午", "端阳"}, month: 5, day: 5, lunar: true, from: 6, to: 6},
	{name: "七一", words: []string{"七一", "七·一", "七.一", "建党节"}, month: 7, day: 1, from: 7, to: 7},
	{name: "八一", words: []string{"八一", "八·一", "建军节"}, month: 8, day: 1, from: 8, to: 8},
	{name: "医师节", words: []string{"医师节"}, month: 8, day: 19, from: 8, to: 8},
	{name: "教师节", words: []string{"教师节"}, month: 9, day: 10, from: 9, to: 9},
	{name: "中秋", words: []string{"中秋"}, month: 8, day: 15, lunar: true, from: 9, to: 9},
	{name: "国庆", words: []string{"国庆", "十一黄金周", "“十一”", "\"十一\""}, month: 10, day: 1, from: 10, to: 10},
	{name: "重阳", words: []string{"重阳", "老年节", "敬老节"}, month: 9, day: 9, lunar: true, from: 10, to: 10},
	{name: "记者节", words: []string{"记者节"}, month: 11, day: 8, from: 11, to: 11},
	{name: "高温", words: []string{"送清凉", "高温慰问", "防暑降温", "夏季慰问"}, from: 6, to: 9},
}

// FestivalIn returns the canonical name of the first festival the text names, or "".
func FestivalIn(text string) string {
	folded := Fold(text)
	for _, f := range festivals {
		for _, w := range f.words {
			if strings.Contains(folded, w) {
				return f.name
			}
		}
	}
	return ""
}

// FestivalDay returns the festival's day in a Gregorian year, or zero when it is no
// single day. Lunar days are computed (lunar-go, checked against domain.md §4.5).
func FestivalDay(name string, year int) terms.Date {
	if year < 1901 || year > 2099 {
		return 0
	}
	for _, f := range festivals {
		switch {
		case f.name != name:
		case f.name == "清明":
			return qingming(year)
		case f.lunar:
			s := calendar.NewLunarFromYmd(year, f.month, f.day).GetSolar()
			return terms.NewDate(s.GetYear(), s.GetMonth(), s.GetDay())
		default:
			return terms.NewDate(year, f.month, f.day)
		}
	}
	return 0
}

func qingming(year int) terms.Date {
	for day := 3; day <= 6; day++ {
		if calendar.NewSolarFromYmd(year, 4, day).GetLunar().GetJieQi() == "清明" {
			return terms.NewDate(year, 4, day)
		}
	}
	return 0
}

// FestivalMonths returns the months a festival usually falls into, for plans without
// a year; zeros when the name is unknown.
func FestivalMonths(name string) (from, to int) {
	for _, f := range festivals {
		if f.name == name {
			return f.from, f.to
		}
	}
	return 0, 0
}
