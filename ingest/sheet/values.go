package sheet

import (
	"errors"
	"math"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"nianlun/ingest/han"
	"nianlun/queries/terms"
)

// problem is why a cell was not taken.
type problem struct{ why, hint string }

func problemOf(err error) *problem {
	var b *han.BadValue
	if errors.As(err, &b) {
		return &problem{b.Why, b.Hint}
	}
	return &problem{whyNotNumber, hintNumber}
}

// empty reports whether a cell's words say that there is nothing.
func empty(text string) bool { return len(text) <= 24 && nothing.MatchString(strings.ToLower(text)) }

// value reads a cell as a column's type. A blank cell gives a missing value.
func (r *reader) value(col terms.Column, h heading, c cell) (terms.Value, *problem) {
	if col.Secret {
		number, _ := idOf(c) // a damaged one is told of, and costs nobody the row
		return terms.Value{Text: number}, nil
	}
	if c.kind == faultCell {
		if c.text == msgUncomputed {
			return terms.Value{}, &problem{msgUncomputed, hintFormula}
		}
		return terms.Value{}, &problem{strings.Replace(whyFault, "%s", c.text, 1), hintFormula}
	}
	if c.blank() {
		return terms.Value{}, nil
	}
	switch col.Type {
	case terms.Day:
		clock := r.context.clock
		clock.Past = ofLives(r.rule.kind, col.Name)
		v, _, p := r.day(c, clock)
		return v, p
	case terms.Yuan:
		return r.yuan(col, h, c)
	case terms.Count:
		return count(c, h)
	case terms.Hours:
		return hours(c, h)
	case terms.Real:
		return realValue(c)
	}
	return textValue(col.Name, c), nil
}

func raw(text, cell string) string {
	if text == cell {
		return ""
	}
	return cell
}

func textValue(column string, c cell) terms.Value {
	text := c.words()
	if dashOnly.MatchString(text) {
		return terms.Value{}
	}
	switch column {
	case "name", "proposer", "recipient":
		if blankName.MatchString(text) {
			return terms.Value{}
		}
		text = personName(text)
	case "staff_no":
		text = strings.TrimLeft(squash(text), "'’‘`")
	case "unit", "parent", "group":
		text = squash(text)
	default:
		text = strings.Join(strings.Fields(text), " ")
	}
	return terms.Value{Text: text, Raw: raw(text, c.text)}
}

var (
	blankName = opening(`^[(\x{ff08}]?(?:空|无|空白|未填写?)[)\x{ff09}]?$`)
	nameTail  = regexp.MustCompile(`[(（](?:男|女|组长|小组长|代|代签|党员|已签|签)[)）]$|[★☆*※]+$`)
	dots      = "•\uff0e‧・･"
	nameDots  = strings.NewReplacer("•", "·", "\uff0e", "·", "‧", "·", "・", "·", "･", "·")
)

// personName drops the spaces printed inside short names and marks after them.
func personName(text string) string {
	text = strings.TrimSpace(text)
	if last, _ := utf8.DecodeLastRuneInString(text); strings.ContainsRune(")）★☆*※", last) && !maskedName.MatchString(text) {
		text = nameTail.ReplaceAllString(text, "")
	}
	hanOnly := true
	for _, r := range text {
		if !unicode.Is(unicode.Han, r) && !unicode.IsSpace(r) {
			hanOnly = false
		}
	}
	if hanOnly || !strings.ContainsFunc(text, func(r rune) bool { return r < 0x80 && unicode.IsLetter(r) }) {
		text = squash(text)
		text = strings.ReplaceAll(text, "\u3000", "")
	}
	if !strings.ContainsAny(text, dots) {
		return text
	}
	return nameDots.Replace(text)
}

// maskedName: 张**, 欧阳*, nobody's whole name; 张三* bears a mark.
var maskedName = regexp.MustCompile(`^\p{Han}[*＊]{1,3}$|^\p{Han}{2}[*＊]{2,3}$|^(?:欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|夏侯|司徒|端木|百里|南宫)[*＊]$`)

func dayValue(d terms.Date, approx bool, written string) terms.Value {
	text := d.String()
	return terms.Value{Text: text, N: int64(d), Approx: approx, Raw: raw(text, written)}
}

// ofLives are columns of dates long past, where a bare year says enough.
func ofLives(k terms.Kind, column string) bool {
	switch column {
	case "birth", "joined", "left", "founded":
		return true
	}
	return k == terms.Honors
}

// day reads a date cell and returns its first and last day.
func (r *reader) day(c cell, clock han.Clock) (first, last terms.Value, p *problem) {
	if c.kind == dayCell {
		v := dayValue(c.day(), false, c.text)
		return v, v, nil
	}
	text := c.words()
	if empty(text) || clockOnly.MatchString(text) {
		return terms.Value{}, terms.Value{}, nil
	}
	if c.kind == numberCell {
		if c.num > 0 && c.num < 1 {
			return terms.Value{}, terms.Value{}, nil // a time of day
		}
		if d, ok := r.numericDay(c); ok {
			v := dayValue(d, false, c.text)
			return v, v, nil
		}
		if c.places > 0 && c.num < 13 {
			text = strconv.FormatFloat(c.num, 'f', int(c.places), 64)
		}
	}
	if c.kind == numberCell && c.num >= 1 && c.num <= 31 && c.num == math.Trunc(c.num) && inOneMonth(clock.Span) {
		text = strconv.Itoa(int(c.num)) + "日"
	}
	if rest, ok := nextYear(text); ok {
		if text = rest; clock.Span.IsZero() && clock.Year > 0 {
			clock.Year++
		}
	}
	a, b, err := han.ParseDay(text, clock)
	if err != nil {
		return terms.Value{}, terms.Value{}, problemOf(err)
	}
	approx := han.MonthOnly(text)
	return dayValue(a, approx, c.text), dayValue(b, approx, c.text), nil
}

// clockOnly is when on a day somebody came.
var clockOnly = regexp.MustCompile(`^(?:上午|下午|晚上?)?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?$`)

// nextYear takes 次年 off a day of a school year, whose span settles the year.
func nextYear(text string) (string, bool) {
	for _, word := range []string{"次年", "翌年", "第二年"} {
		if rest, ok := strings.CutPrefix(text, word); ok {
			return rest, true
		}
	}
	return text, false
}

// numericDay reads a plain number in a date column: a day number or 20250308.
func (r *reader) numericDay(c cell) (terms.Date, bool) {
	n := c.num
	if n >= 10_000 && n < 73_000 {
		d := han.SerialDay(n, r.grid.epoch1904)
		return d, d != 0
	}
	if n >= 19_000_101 && n <= 21_001_231 && n == math.Trunc(n) {
		d := terms.NewDate(int(n)/10000, int(n)/100%100, int(n)%100)
		return d, d != 0
	}
	return 0, false
}

func (r *reader) moneyUnit(h heading) float64 {
	if h.unit != 0 {
		return h.unit
	}
	return max(r.context.money, 1)
}

func (r *reader) yuan(col terms.Column, h heading, c cell) (terms.Value, *problem) {
	unit := r.moneyUnit(h)
	var fen terms.Money
	if c.kind == numberCell {
		var ok bool
		if fen, ok = han.YuanOf(c.num, unit); !ok {
			return terms.Value{}, &problem{whyNotNumber, hintNumber}
		}
	} else {
		text := c.words()
		if c.kind == dayCell {
			return terms.Value{}, &problem{whyNotNumber, hintNumber}
		}
		if empty(text) {
			return terms.Value{}, nil
		}
		var approx bool
		var err error
		if fen, approx, err = han.ParseMoney(text, unit); err != nil {
			return terms.Value{}, problemOf(err)
		}
		if approx {
			return terms.Value{}, &problem{whyUnsure, hintNumber}
		}
	}
	if fen < 0 && r.rule.kind != terms.Spending && r.rule.kind != terms.Income && col.Name != "adjusted" {
		return terms.Value{}, &problem{strings.Replace(whyNegative, "%s", wordFor(col.Name), 1), hintNumber}
	}
	return terms.Value{Text: fen.Yuan(), N: int64(fen), Raw: raw(fen.Yuan(), c.text)}, nil
}

func count(c cell, h heading) (terms.Value, *problem) {
	text := c.words()
	told, ok := peopleIn(text)
	if empty(text) || wholeGroup.MatchString(text) && !ok {
		return terms.Value{Raw: text}, nil
	}
	if c.kind == numberCell {
		text = c.text
	}
	n, approx, err := han.ParseCount(text)
	if err != nil && ok {
		n, approx, err = han.ParseCount(told)
	}
	if err != nil && !ok && peopleHead.MatchString(h.leaf) && !strings.ContainsAny(han.Fold(text), "0123456789") {
		return terms.Value{Raw: text}, nil // who took part, not how many
	}
	if err != nil {
		return terms.Value{}, problemOf(err)
	}
	shown := strconv.FormatInt(n, 10)
	return terms.Value{Text: shown, N: n, Approx: approx, Raw: raw(shown, c.text)}, nil
}

// peopleIn is the one count of people among words: 女教职工（65人）, 全体职工约120余人.
func peopleIn(text string) (string, bool) {
	text = groupsCounted.ReplaceAllString(han.Fold(text), "")
	all := oneCount.FindAllString(text, 2)
	if len(all) != 1 || len(anyDigits.FindAllString(text, 2)) != 1 {
		return "", false
	}
	return all[0], true
}

var (
	oneCount      = regexp.MustCompile(`约?\d+[余多]?(?:人次|人|名)`)
	groupsCounted = regexp.MustCompile(`\d+(?:个|支|队|家)(?:班组|小组|代表队|支队|队|科室|车间|部门|单位|基层)`)
	anyDigits     = regexp.MustCompile(`\d+`)
	peopleHead    = regexp.MustCompile(`(?:人员|对象)$`)
)

var hoursRe = regexp.MustCompile(`^(?:(\d+(?:\.\d+)?)(?:个?小时|学时|课时|h|时|$))?(?:(\d+)(?:分钟|分|min))?$`)

func hours(c cell, h heading) (terms.Value, *problem) {
	text := strings.ToLower(squash(han.Fold(c.words())))
	if empty(text) {
		return terms.Value{}, nil
	}
	m := hoursRe.FindStringSubmatch(text)
	if m == nil || m[1] == "" && m[2] == "" {
		n, ok := han.Number(strings.TrimSuffix(strings.TrimSuffix(text, "小时"), "个"))
		if !ok {
			return terms.Value{}, &problem{whyNotNumber, hintNumber}
		}
		m = []string{"", strconv.FormatFloat(n, 'f', -1, 64), ""}
	}
	minutes := 0.0
	if n, err := strconv.ParseFloat(m[1], 64); err == nil {
		minutes = n * 60
		if strings.Contains(h.raw, "分钟") {
			minutes = n
		}
	}
	if n, err := strconv.ParseFloat(m[2], 64); err == nil {
		minutes += n
	}
	shown := strconv.FormatFloat(math.Round(minutes/60*100)/100, 'f', -1, 64)
	return terms.Value{Text: shown, N: int64(math.Round(minutes)), Raw: raw(shown, c.text)}, nil
}

func realValue(c cell) (terms.Value, *problem) {
	n := c.num
	text := strings.TrimSpace(c.text)
	if c.kind != numberCell {
		if empty(text) {
			return terms.Value{}, nil
		}
		bare := strings.TrimRight(han.Fold(text), "人个家件次项元户份名场条%")
		var ok bool
		if n, ok = han.Number(bare); !ok {
			return terms.Value{}, &problem{whyNotNumber, hintNumber}
		}
	}
	if math.Abs(n) > 1e14 {
		return terms.Value{}, &problem{whyNotNumber, hintNumber}
	}
	return terms.Value{Text: strconv.FormatFloat(n, 'f', -1, 64), N: int64(math.Round(n * 1000)), Raw: raw(text, c.text)}, nil
}
