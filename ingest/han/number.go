package han

import (
	"math"
	"strconv"
	"strings"
)

var digits = map[rune]float64{
	'零': 0, '〇': 0, '○': 0, '一': 1, '二': 2, '两': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9,
	'壹': 1, '贰': 2, '叁': 3, '肆': 4, '伍': 5, '陆': 6, '柒': 7, '捌': 8, '玖': 9, '俩': 2,
}

var powers = map[rune]float64{'十': 10, '拾': 10, '百': 100, '佰': 100, '千': 1000, '仟': 1000, '万': 1e4, '萬': 1e4, '亿': 1e8}

// Number reads a string that is a number as a whole: 12, 1,234.5, １２, 十二, 一百零五,
// 两, 半, 1.2万, 三万五, 廿五, 壹仟贰佰, 二〇二五.
func Number(s string) (float64, bool) {
	s = strings.ReplaceAll(Fold(s), " ", "")
	if s == "" {
		return 0, false
	}
	if s == "半" {
		return 0.5, true
	}
	if n, ok := arabic(s); ok {
		return n, true
	}
	return chinese([]rune(strings.ReplaceAll(strings.ReplaceAll(s, "廿", "二十"), "卅", "三十")))
}

// arabic reads digits with grouping commas and a closing 万, 千, 百 or 亿.
func arabic(s string) (float64, bool) {
	scale := 1.0
	for _, unit := range []string{"万", "亿", "千", "百"} {
		if rest, ok := strings.CutSuffix(s, unit); ok {
			scale, s = powers[[]rune(unit)[0]], rest
			break
		}
	}
	if s == "" || strings.Trim(s, "0123456789.,-") != "" {
		return 0, false
	}
	n, err := strconv.ParseFloat(strings.ReplaceAll(s, ",", ""), 64)
	if err != nil || math.IsInf(n, 0) || math.IsNaN(n) {
		return 0, false
	}
	return n * scale, true
}

// chinese reads numerals by place (一百零五), by position (二〇二五) and with an
// elliptic last digit (三万五, 两百五).
func chinese(rs []rune) (float64, bool) {
	if n, ok := positional(rs); ok {
		return n, true
	}
	var total, section, digit float64
	last, zero, pending := 0.0, false, false
	for i, r := range rs {
		if d, ok := digits[r]; ok {
			if pending && d != 0 {
				return 0, false
			}
			digit, pending, zero = d, d != 0, zero || d == 0
			continue
		}
		p, ok := powers[r]
		if !ok {
			return 0, false
		}
		if p >= 1e4 {
			section += digit
			if section == 0 {
				return 0, false
			}
			total, section = raise(total, section, p), 0
		} else {
			if !pending && (i == 0 || zero || section == 0) && p == 10 {
				digit = 1
			} else if !pending {
				return 0, false
			}
			section += digit * p
		}
		last, zero, digit, pending = p, false, 0, false
	}
	if pending && last >= 100 && !zero {
		digit *= last / 10
	}
	return total + section + digit, true
}

// positional reads two or more bare digits as a decimal number: 二〇二五, 一二.
func positional(rs []rune) (float64, bool) {
	n := 0.0
	for _, r := range rs {
		d, ok := digits[r]
		if !ok {
			return 0, false
		}
		n = n*10 + d
	}
	return n, len(rs) > 0
}

// raise closes a group at 万 or 亿: 一亿二千万 adds to what stands, 一万亿 multiplies it.
func raise(total, section, p float64) float64 {
	if total > p {
		return total + section*p
	}
	return (total + section) * p
}
