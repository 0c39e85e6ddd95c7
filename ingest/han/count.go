package han

import (
	"math"
	"regexp"
	"strings"
)

var (
	countUnit   = regexp.MustCompile(`(余|多)?(人次|人|名|位|个|户|次|件|项|条|家|场|份)(左右|以上|上下)?$`)
	countPart   = regexp.MustCompile(`(?:其中|含)?[:]?(男|女)(?:职工|会员|性|同志)?[:]?(\d+)(?:人|名)?`)
	countInside = regexp.MustCompile(`^(.+?)\s*[(（](?:其中|含)?.*?[)）]$`)
	countRange  = regexp.MustCompile(`^(\d+)\s*[-~至到]\s*(\d+)$`)
	countPlus   = regexp.MustCompile(`^\d+(\s*[+、]\s*\d+)+$`)
	countDigits = regexp.MustCompile(`\d+`)
)

// ParseCount reads a head count: 45人, 约45人, 男12女18 (their sum), 45(女25). A
// number below zero or with a part of a person is a *BadValue; so is 全体.
func ParseCount(s string) (n int64, approx bool, err error) {
	text := strings.ReplaceAll(Fold(s), " ", "")
	if text == "" {
		return 0, false, bad(whyNoCount, hintCount)
	}
	if m := countInside.FindStringSubmatch(text); m != nil {
		text = m[1]
	}
	if total, ok := bySex(text); ok {
		return total, false, nil
	}
	approx = strings.ContainsAny(text, "约余多近") || strings.Contains(text, "左右") || strings.Contains(text, "以上")
	text = strings.NewReplacer("大约", "", "约", "", "近", "", "左右", "", "以上", "", "上下", "", "共", "", "计", "").Replace(text)
	if rest, ok := strings.CutSuffix(text, "+"); ok { // 50+
		text, approx = rest, true
	}
	text = countUnit.ReplaceAllString(text, "")
	text = strings.NewReplacer("余", "", "多", "", ",", "").Replace(text)
	if m := countRange.FindStringSubmatch(text); m != nil {
		text, approx = m[1], true
	}
	if countPlus.MatchString(text) {
		return sum(text), approx, nil
	}
	return whole(text, approx)
}

func bySex(text string) (int64, bool) {
	parts := countPart.FindAllStringSubmatch(text, -1)
	if strings.Trim(countPart.ReplaceAllString(text, ""), ",;、/和+ ") != "" {
		return 0, false
	}
	switch {
	case len(parts) == 1 && !strings.ContainsAny(text, "其含"): // an activity of women alone: 女45
		return sum(parts[0][2]), true
	case len(parts) == 2 && parts[0][1] != parts[1][1]:
		return sum(parts[0][2] + "+" + parts[1][2]), true
	}
	return 0, false
}

func sum(text string) (total int64) {
	for _, d := range countDigits.FindAllString(text, -1) {
		total += int64(atoi(d))
	}
	return total
}

func whole(text string, approx bool) (int64, bool, error) {
	v, ok := Number(strings.TrimPrefix(text, "-"))
	if !ok && approx { // 近百人
		v, ok = Number("一" + text)
	}
	switch {
	case !ok:
		return 0, approx, bad(whyNotCount, hintCount)
	case strings.HasPrefix(text, "-") && v != 0:
		return 0, approx, bad(whyNegative, hintCount)
	case v != math.Trunc(v) || v > 1e9:
		return 0, approx, bad(whyPartPerson, hintCount)
	}
	return int64(v), approx, nil
}
