package han

import (
	"errors"
	"regexp"
	"strconv"
	"strings"
	"time"

	"nianlun/queries/terms"
)

// Clock supplies the year of a date that lacks one. Span, where set, is the period
// the date must fall into: in a school year "9月3日" and "3月8日" have different years.
// Past reads dates of lives and careers: a bare year, or 85.6 for June 1985.
type Clock struct {
	Year int
	Span terms.Period
	Past bool
}

// BadValue says in Chinese why a cell could not be read and what to do about it.
type BadValue struct { //nolint:errname // the word the rooms agreed on
	Why, Hint string
}

func (e *BadValue) Error() string { return e.Why }

func bad(why, hint string) error { return &BadValue{Why: why, Hint: hint} }

var (
	clockTime  = regexp.MustCompile(`(?i)[T ]?(上午|下午|晚上?|早上?|中午)?\d{1,2}(:\d{2}){1,2}(\.\d+)?(Z|\+08:?00)?([-~至到]\d{1,2}:\d{2}(:\d{2})?)?`)
	clockWord  = regexp.MustCompile(`(上午|下午|晚上|早上|中午|全天|当天)?\d{1,2}[时点](\d{1,2}分|半)?([-~至到]\d{1,2}[时点](\d{1,2}分|半)?)?`)
	daypart    = regexp.MustCompile(`(上午|下午|晚上?|早上?|早晨|清晨|中午|傍晚|夜间|全天|当天)$`)
	everyWord  = regexp.MustCompile(`(?:起|开始)?[,，、(（]?每(?:周|月|季度?|天|日|星期|两周|半月).*$`)
	dayRemark  = regexp.MustCompile(`\([^()\d]*\)$`) // (待定)
	sentence   = regexp.MustCompile(`(\d)。(\d)`)
	spaced     = regexp.MustCompile(`^(\d{4}) (\d{1,2}) (\d{1,2})$`)
	weekday    = regexp.MustCompile(`\(?(星期|周|礼拜)[一二三四五六日天]\)?`)
	dashes     = regexp.MustCompile(`\s*([-‐‑–—―~〜~至到]+)\s*`)
	hanDay     = regexp.MustCompile(`[〇零一二三四五六七八九十廿]+([年月日号])`)
	fullDay    = regexp.MustCompile(`^(\d{4})\s*[-/.年,、]\s*(\d{1,2})\s*[-/.月,、]\s*(\d{1,2})[日号]?$`)
	shortYear  = regexp.MustCompile(`^'?(\d{2})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})[日号]?$`)
	yearLast   = regexp.MustCompile(`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$`)
	monthDay   = regexp.MustCompile(`^(\d{1,2})\s*[-/.月]\s*(\d{1,2})[日号]?$`)
	packed     = regexp.MustCompile(`^(\d{4})(\d{2})(\d{2})$`)
	yearMonth  = regexp.MustCompile(`^(\d{4})\s*[-/.年]\s*(\d{1,2})月?份?$`)
	packedYM   = regexp.MustCompile(`^((?:19|20)\d{2})(0[1-9]|1[0-2])$`)
	onlyMonth  = regexp.MustCompile(`^(\d{1,2})月份?$`)
	partMonth  = regexp.MustCompile(`^(?:(\d{4})年)?(\d{1,2})月份?(上旬|中旬|下旬|初|中|底|末)$`)
	onlyDay    = regexp.MustCompile(`^(\d{1,2})[日号]?$`)
	serialDay  = regexp.MustCompile(`^[2-6]\d{4}(\.\d+)?$`)
	dayToDayOf = regexp.MustCompile(`^(\d{4}-\d{1,2}-\d{1,2})-(\d{1,2})[日号]?$`)
	listed     = regexp.MustCompile(`[、,;/和及]`)
)

// ParseDay reads one written date or span of days and returns its first and last
// day, equal for a single day. A month alone means its first day: first and last
// are both day 01. The error is a *BadValue.
func ParseDay(s string, c Clock) (first, last terms.Date, err error) {
	if y, m, d, ok := plainDay(strings.TrimSpace(s)); ok {
		if y == 0 {
			return withYear(m, d, c)
		}
		if day := terms.NewDate(y, m, d); day != 0 {
			return day, day, nil
		}
		return 0, 0, bad(whyImpossible, hintImpossible)
	}
	text := cleanDay(s)
	if text == "" {
		return 0, 0, bad(whyNoDate, hintDate)
	}
	if a, b, ok := c.loose(text); ok {
		return a, b, nil
	}
	if first, last, err = oneDay(text, c); err == nil || isImpossible(err) {
		return first, last, err
	}
	if from, to, ok := cut(text); ok {
		return span(from, to, c)
	}
	if parts := listed.Split(text, -1); len(parts) > 1 {
		return list(parts, c)
	}
	return 0, 0, err
}

// plainDay reads the commonest spellings without patterns, since ledgers are long:
// 2025-3-8, 2025/03/08, 2025.3.8, 2025年3月8日, 3月8日 (year 0).
func plainDay(s string) (y, m, d int, ok bool) {
	var n [3]int
	var sep [3]rune
	field, digits := 0, 0
	for _, r := range s {
		switch {
		case field > 2 || r > '月' && r != '年' && r != '日':
			return 0, 0, 0, false
		case r >= '0' && r <= '9':
			n[field] = n[field]*10 + int(r-'0')
			if digits++; digits > 4 {
				return 0, 0, 0, false
			}
		case digits == 0 || !strings.ContainsRune("-/.年月日", r):
			return 0, 0, 0, false
		default:
			sep[field] = r
			field, digits = field+1, 0
		}
	}
	if digits > 0 && field <= 2 {
		field++
	}
	switch {
	case field == 2 && sep == [3]rune{'月', '日'} && digits == 0:
		return 0, n[0], n[1], true
	case field == 3 && n[0] >= 1900 && n[0] <= 2100 && (sep == [3]rune{'年', '月', '日'} || sep[0] == sep[1] && sep[2] == 0 && sep[0] < 0x80):
		return n[0], n[1], n[2], true
	}
	return 0, 0, 0, false
}

// MonthOnly reports whether a written date names a month and no day.
func MonthOnly(s string) bool {
	if len(s) > 24 || strings.ContainsAny(s, "日-/") && !strings.Contains(s, "月") && len(s) > 8 {
		return false
	}
	if _, _, _, ok := plainDay(strings.TrimSpace(s)); ok {
		return false
	}
	text := cleanDay(s)
	return onlyMonth.MatchString(text) || yearMonth.MatchString(text) || packedYM.MatchString(text) || loosely(text)
}

func cleanDay(s string) string {
	text := strings.TrimSpace(Fold(s))
	text = strings.Trim(text, "'\"。;；")
	text = sentence.ReplaceAllString(sentence.ReplaceAllString(text, "$1.$2"), "$1.$2")
	text = spaced.ReplaceAllString(text, "$1-$2-$3")
	text = everyWord.ReplaceAllString(text, "")
	text = weekday.ReplaceAllString(text, "")
	text = hanDay.ReplaceAllStringFunc(text, hanDigits)
	text = clockTime.ReplaceAllString(text, "")
	text = clockWord.ReplaceAllString(text, "")
	text = dayRemark.ReplaceAllString(strings.TrimSpace(text), "")
	text = daypart.ReplaceAllString(strings.TrimSpace(text), "")
	text = dashes.ReplaceAllString(text, "-")
	text = strings.NewReplacer("年 ", "年", "月 ", "月", " 年", "年", " 月", "月", " 日", "日", "日-", "日-").Replace(text)
	return strings.TrimRight(strings.TrimSpace(text), ".-、,起前后左右")
}

// hanDigits writes a Chinese year, month or day with figures: 二〇二五年 -> 2025年.
func hanDigits(s string) string {
	runes := []rune(s)
	unit, digits := string(runes[len(runes)-1]), runes[:len(runes)-1]
	if unit == "年" {
		var b strings.Builder
		for _, r := range digits {
			i := strings.IndexRune("〇一二三四五六七八九", r)
			if r == '零' {
				i = 0
			}
			if i < 0 {
				return s
			}
			b.WriteString(strconv.Itoa(i / len("〇")))
		}
		return b.String() + unit
	}
	n, ok := Number(string(digits))
	if !ok {
		return s
	}
	return strconv.Itoa(int(n)) + unit
}

func isImpossible(err error) bool {
	var b *BadValue
	return errors.As(err, &b) && b.Why != whyNotDate
}

// oneDay reads a single date, or a ten-day part of a month.
func oneDay(text string, c Clock) (first, last terms.Date, err error) {
	one := func(y, m, d int) (terms.Date, terms.Date, error) {
		day := terms.NewDate(y, m, d)
		if day == 0 {
			return 0, 0, bad(whyImpossible, hintImpossible)
		}
		return day, day, nil
	}
	if m := match(fullDay, text); m != nil {
		return one(m[0], m[1], m[2])
	}
	if m := match(packed, text); m != nil && m[0] >= 1900 && m[0] <= 2100 {
		return one(m[0], m[1], m[2])
	}
	if m := match(yearLast, text); m != nil {
		return one(m[2], m[0], m[1])
	}
	if m := match(shortYear, text); m != nil {
		return one(century(m[0]), m[1], m[2])
	}
	if m := match(packedYM, text); m != nil {
		return one(m[0], m[1], 1)
	}
	if m := match(yearMonth, text); m != nil && m[0] >= 1900 {
		return one(m[0], m[1], 1)
	}
	if m := partMonth.FindStringSubmatch(text); m != nil {
		return part(m, c)
	}
	if m := match(monthDay, text); m != nil {
		return withYear(m[0], m[1], c)
	}
	if m := match(onlyMonth, text); m != nil {
		return withYear(m[0], 1, c)
	}
	if serialDay.MatchString(text) {
		n, _ := strconv.ParseFloat(text, 64)
		if day := SerialDay(n, false); day != 0 {
			return day, day, nil
		}
	}
	return 0, 0, bad(whyNotDate, hintDate)
}

func match(re *regexp.Regexp, text string) []int {
	m := re.FindStringSubmatch(text)
	if m == nil {
		return nil
	}
	out := make([]int, 0, len(m)-1)
	for _, g := range m[1:] {
		n, err := strconv.Atoi(g)
		if err != nil {
			return nil
		}
		out = append(out, n)
	}
	return out
}

func century(yy int) int {
	if yy >= 50 {
		return 1900 + yy
	}
	return 2000 + yy
}

// withYear gives a month and day the year of the clock.
func withYear(month, day int, c Clock) (first, last terms.Date, err error) {
	if terms.NewDate(2024, month, day) == 0 { // a leap year: no year has such a day
		return 0, 0, bad(whyImpossible, hintImpossible)
	}
	year := c.yearOf(month, day)
	if year == 0 {
		return 0, 0, bad(whyNoYear, hintNoYear)
	}
	d := terms.NewDate(year, month, day)
	if d == 0 {
		return 0, 0, bad(whyImpossible, hintImpossible)
	}
	return d, d, nil
}

// yearOf returns the year in which a month and day fall into the span, else Year.
func (c Clock) yearOf(month, day int) int {
	if !c.Span.IsZero() {
		for y := c.Span.From.Year(); y <= c.Span.Last().Year(); y++ {
			if d := terms.NewDate(y, month, day); d != 0 && c.Span.Contains(d) {
				return y
			}
		}
		if c.Year == 0 {
			return c.Span.From.Year()
		}
	}
	return c.Year
}

func part(m []string, c Clock) (first, last terms.Date, err error) {
	if m[1] != "" {
		c = Clock{Year: atoi(m[1])}
	}
	from, to := 1, 10
	switch m[3] {
	case "中旬", "中":
		from, to = 11, 20
	case "下旬", "底", "末":
		from, to = 21, 0
	}
	first, _, err = withYear(atoi(m[2]), from, c)
	if err != nil {
		return 0, 0, err
	}
	if to == 0 {
		return first, terms.Months(first.Year(), first.Month(), 1).Last(), nil
	}
	return first, terms.NewDate(first.Year(), first.Month(), to), nil
}

func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

// cut splits a span at its dash: the only dash, or the middle one of an odd number.
func cut(text string) (from, to string, ok bool) {
	n := strings.Count(text, "-")
	if n%2 == 0 {
		return "", "", false
	}
	at := 0
	if m := dayToDayOf.FindStringSubmatch(text); m != nil { // 2025-1-18 to 19
		return m[1], m[2], true
	}
	for i := 0; i <= n/2; i++ {
		at += strings.IndexByte(text[at:], '-') + 1
	}
	return strings.TrimSpace(text[:at-1]), strings.TrimSpace(text[at:]), true
}

// span reads from-to, where the last day may leave out the year and the month.
func span(from, to string, c Clock) (first, last terms.Date, err error) {
	if m := match(onlyDay, from); m != nil && strings.Contains(to, "月") { // 3-5月
		from += "月"
	}
	first, _, err = ParseDay(from, c)
	if err != nil {
		return 0, 0, err
	}
	if m := match(onlyDay, to); m != nil {
		last = terms.NewDate(first.Year(), first.Month(), m[0])
		if last == 0 {
			return 0, 0, bad(whyImpossible, hintImpossible)
		}
	} else if _, last, err = ParseDay(to, Clock{Year: first.Year()}); err != nil {
		return 0, 0, err
	}
	if last < first && !strings.Contains(to, "年") && last.Month() < first.Month() && last.Year() == first.Year() {
		last = terms.NewDate(last.Year()+1, last.Month(), last.Day())
	}
	if last < first {
		return 0, 0, bad(whyBackward, hintBackward)
	}
	return first, last, nil
}

// list reads days written one after the other: 3月8、9日.
func list(parts []string, c Clock) (first, last terms.Date, err error) {
	for _, p := range parts {
		p = strings.TrimSpace(p)
		if p == "" {
			continue
		}
		var a, b terms.Date
		if m := match(onlyDay, p); m != nil && first != 0 {
			a = terms.NewDate(last.Year(), last.Month(), m[0])
			b = a
			if a == 0 {
				return 0, 0, bad(whyImpossible, hintImpossible)
			}
		} else if a, b, err = ParseDay(p, c); err != nil {
			return 0, 0, err
		}
		if first == 0 || a < first {
			first = a
		}
		if b > last {
			last = b
		}
	}
	if first == 0 {
		return 0, 0, bad(whyNotDate, hintDate)
	}
	return first, last, nil
}

// SerialDay returns the day of a spreadsheet's day number, or zero when it lies
// outside 1900 to 2100. epoch1904 is the workbook's own switch.
func SerialDay(n float64, epoch1904 bool) terms.Date {
	base := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if epoch1904 {
		base = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	} else if n < 61 { // the sheet believes in 29 February 1900
		n++
	}
	if !(n >= 1 && n < 73416) {
		return 0
	}
	return terms.DateOf(base.AddDate(0, 0, int(n)))
}
