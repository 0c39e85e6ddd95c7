package word

import (
	"strconv"
	"strings"
)

// render writes a counter in one of Word's number formats. Formats it does not know
// are written in figures.
func render(format string, n int) string {
	if n < 0 {
		return strconv.Itoa(n)
	}
	switch format {
	case "none", "bullet":
		return ""
	case "chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "taiwaneseCountingThousand", "japaneseCounting", "koreanCounting":
		return counting(n, "零一二三四五六七八九", "十百千")
	case "chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal":
		return counting(n, "零壹贰叁肆伍陆柒捌玖", "拾佰仟")
	case "ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital":
		return eachDigit(n, "〇一二三四五六七八九")
	case "decimalFullWidth", "decimalFullWidth2":
		return eachDigit(n, "０１２３４５６７８９")
	case "decimalZero":
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
		return from(n, '①', 20)
	case "decimalEnclosedParen":
		return from(n, '⑴', 20)
	case "decimalEnclosedFullstop":
		return from(n, '⒈', 20)
	case "ideographEnclosedCircle":
		return from(n, '㊀', 10)
	case "ideographTraditional":
		return pick(n, "甲乙丙丁戊己庚辛壬癸")
	case "ideographZodiac":
		return pick(n, "子丑寅卯辰巳午未申酉戌亥")
	case "lowerLetter":
		return letters(n, 'a')
	case "upperLetter":
		return letters(n, 'A')
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "upperRoman":
		return roman(n)
	}
	return strconv.Itoa(n)
}

// counting writes 十一, 二十, 一百零五.
func counting(n int, digits, powers string) string {
	if n >= 10000 {
		return strconv.Itoa(n)
	}
	ds, ps := []rune(digits), []rune(powers)
	if n == 0 {
		return string(ds[0])
	}
	var out []rune
	zero := false
	for place, unit := 3, 1000; place >= 0; place, unit = place-1, unit/10 {
		d := n / unit % 10
		if d == 0 {
			zero = zero || len(out) > 0
			continue
		}
		if zero {
			out = append(out, ds[0])
			zero = false
		}
		if d != 1 || place != 1 || len(out) > 0 || ds[1] != '一' {
			out = append(out, ds[d])
		}
		if place > 0 {
			out = append(out, ps[place-1])
		}
	}
	return string(out)
}

func eachDigit(n int, digits string) string {
	ds := []rune(digits)
	var out []rune
	for _, c := range strconv.Itoa(n) {
		out = append(out, ds[c-'0'])
	}
	return string(out)
}

func from(n int, first rune, count int) string {
	if n < 1 || n > count {
		return strconv.Itoa(n)
	}
	return string(first + rune(n) - 1)
}

func pick(n int, names string) string {
	rs := []rune(names)
	if n < 1 || n > len(rs) {
		return strconv.Itoa(n)
	}
	return string(rs[n-1])
}

// letters repeats as Word does: z is followed by aa, bb.
func letters(n int, first rune) string {
	if n < 1 || n > 26*9 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(first+rune((n-1)%26)), (n-1)/26+1)
}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	values := []int{1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1}
	names := []string{"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"}
	var b strings.Builder
	for i, v := range values {
		for ; n >= v; n -= v {
			b.WriteString(names[i])
		}
	}
	return b.String()
}
