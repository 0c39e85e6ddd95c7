package han

import (
	"math/big"
	"regexp"
	"strings"

	"nianlun/queries/terms"
)

var (
	moneyNoise  = regexp.MustCompile(`(?i)(人民币|rmb|cny|¥|¥|\$|圆整|元整|圆|整|正|现金|红包|转账|慰问金|计|共计|合计|金额)`)
	moneyPlain  = regexp.MustCompile(`^-?\d+(\.\d+)?$|^-?\.\d+$|^-?\d+(\.\d+)?e\+?\d{1,2}$`)
	moneyJiao   = regexp.MustCompile(`^(.*?)元(?:([\d一二三四五六七八九壹贰叁肆伍陆柒捌玖零]+)角)?(?:([\d一二三四五六七八九壹贰叁肆伍陆柒捌玖零]+)分)?$`)
	moneyTimes  = regexp.MustCompile(`^(-?[\d.]+)元?(?:/人)?[*×xX](\d+)人?$`)
	moneyPer    = regexp.MustCompile(`元?/(人|份|个|次|位|户|月|套|件)|每(人|份|次|户)`)
	moneyRemark = regexp.MustCompile(`\([^()\d约估预待暂/每一-十]*\)$`) // 450元(含税)
	moneyMixed  = regexp.MustCompile(`^(\d+)万(?:(\d)千)?(?:(\d)百)?$|^(\d)千(\d)百$`)
	moneyApprox = regexp.MustCompile(`约|左右|余|多元|上下|近|大概|大约|几|数[十百千万]|[十百千万]多`)
	moneyComma  = regexp.MustCompile(`^-?\d{1,3}(,\d{3})+(\.\d+)?$|^-?\d+(,\d{4})+(\.\d+)?$`)
)

// ParseMoney reads an amount. unit is what a bare number is counted in: 1 for 元,
// 10000 for 万元; words in the cell (元, 万元) go before it. approx: the cell says
// about how much only. Brackets, 红字 and a trailing minus make it negative. The
// error is a *BadValue.
func ParseMoney(s string, unit float64) (fen terms.Money, approx bool, err error) {
	if rat, ok := plainDecimal(s); ok { // the commonest spelling, without folding
		if n, ok := fenOf(rat.Mul(rat, new(big.Rat).SetFloat64(max(unit, 1)))); ok {
			return n, false, nil
		}
	}
	text := strings.ReplaceAll(Fold(s), " ", "")
	if text == "" {
		return 0, false, bad(whyNoMoney, hintMoney)
	}
	if i := strings.LastIndexAny(text, "=:"); i > 0 && i < len(text)-1 {
		text = text[i+1:]
	}
	approx = moneyApprox.MatchString(text)
	text = strings.NewReplacer("大约", "", "大概", "", "约", "", "左右", "", "上下", "", "余", "", "近", "", "多", "").Replace(text)
	text, negative := sign(text)
	text = strings.TrimSuffix(strings.TrimSuffix(moneyNoise.ReplaceAllStringFunc(text, keepYuan), ".-"), "/-")
	rat, ok := amount(moneyRemark.ReplaceAllString(strings.TrimLeft(text, "'‘’`"), ""), unit)
	if !ok {
		if moneyPer.MatchString(text) {
			return 0, approx, bad(whyUnitPrice, hintUnitPrice)
		}
		if approx {
			return 0, true, bad(whyApproxMoney, hintMoney)
		}
		return 0, false, bad(whyNotMoney, hintMoney)
	}
	if negative {
		rat.Neg(rat)
	}
	n, ok := fenOf(rat)
	if !ok {
		return 0, approx, bad(whyHugeMoney, hintMoney)
	}
	return n, approx, nil
}

// keepYuan drops decoration but keeps the 元 that tells the unit.
func keepYuan(s string) string {
	if strings.ContainsAny(s, "元圆") {
		return "元"
	}
	return ""
}

func sign(text string) (string, bool) {
	text = strings.NewReplacer("−", "-", "–", "-", "—", "-", "﹣", "-").Replace(text)
	for _, p := range []string{"红字", "红冲", "冲红", "冲销", "负"} {
		if rest, ok := strings.CutPrefix(text, p); ok {
			return strings.TrimLeft(rest, ":-"), true
		}
	}
	if strings.HasPrefix(text, "(") && strings.HasSuffix(text, ")") {
		return strings.TrimPrefix(text[1:len(text)-1], "-"), true
	}
	for _, p := range []string{"-¥", "¥-", "-¥", "¥-", "-$", "-"} {
		if rest, ok := strings.CutPrefix(text, p); ok && rest != "" {
			return rest, true
		}
	}
	if rest, ok := strings.CutSuffix(text, "-"); ok && !strings.HasSuffix(rest, ".") && !strings.HasSuffix(rest, "/") {
		return rest, true
	}
	return text, false
}

// amount reads the digits or Chinese numerals of a cleaned amount as yuan.
func amount(text string, unit float64) (*big.Rat, bool) {
	if m := moneyTimes.FindStringSubmatch(text); m != nil {
		a, okA := decimal(m[1])
		b, okB := decimal(m[2])
		if okA && okB {
			return a.Mul(a, b), true
		}
	}
	for _, u := range []struct {
		suffix string
		times  int64
	}{{"万元", 10_000}, {"亿元", 100_000_000}, {"千元", 1000}, {"百元", 100}} {
		if rest, ok := strings.CutSuffix(text, u.suffix); ok {
			r, ok := plainDecimal(rest)
			if !ok && u.times > 1000 { // 一千二百元 is not 一千二 hundreds
				r, ok = decimal(rest)
			}
			if ok {
				return r.Mul(r, big.NewRat(u.times, 1)), true
			}
		}
	}
	if m := moneyJiao.FindStringSubmatch(text); m != nil {
		return yuanJiaoFen(m)
	}
	if rest, ok := strings.CutSuffix(text, "万"); ok {
		if r, ok := decimal(rest); ok {
			return r.Mul(r, big.NewRat(10_000, 1)), true
		}
	}
	r, ok := decimal(text)
	if !ok {
		return nil, false
	}
	if _, plain := plainDecimal(text); plain {
		r.Mul(r, new(big.Rat).SetFloat64(max(unit, 1)))
	}
	return r, true
}

func yuanJiaoFen(m []string) (*big.Rat, bool) {
	total, ok := decimal(m[1])
	if !ok {
		return nil, false
	}
	for i, parts := range []int64{10, 100} {
		if m[i+2] == "" {
			continue
		}
		r, ok := decimal(strings.TrimPrefix(m[i+2], "零"))
		if !ok {
			return nil, false
		}
		total.Add(total, r.Mul(r, big.NewRat(1, parts)))
	}
	return total, true
}

// decimal reads a number exactly where it is written with digits.
func decimal(text string) (*big.Rat, bool) {
	if r, ok := plainDecimal(text); ok {
		return r, true
	}
	if text == "" || strings.ContainsAny(text, "eExX+") {
		return nil, false
	}
	if m := moneyMixed.FindStringSubmatch(text); m != nil { // 1万2千
		return big.NewRat(int64(atoi(m[1])*10_000+(atoi(m[2])+atoi(m[4]))*1000+(atoi(m[3])+atoi(m[5]))*100), 1), true
	}
	n, ok := Number(text)
	if !ok {
		return nil, false
	}
	return new(big.Rat).SetFloat64(n), true
}

func plainDecimal(text string) (*big.Rat, bool) {
	if moneyComma.MatchString(text) {
		text = strings.ReplaceAll(text, ",", "")
	}
	text = strings.TrimSuffix(strings.ToLower(text), ".")
	if len(text) > 40 || !moneyPlain.MatchString(text) {
		return nil, false
	}
	return new(big.Rat).SetString(text)
}

// fenOf rounds yuan to fen, half away from zero.
func fenOf(yuan *big.Rat) (terms.Money, bool) {
	fen := new(big.Rat).Mul(yuan, big.NewRat(100, 1))
	half := big.NewRat(1, 2)
	if fen.Sign() < 0 {
		half.Neg(half)
	}
	fen.Add(fen, half)
	q := new(big.Int).Quo(fen.Num(), fen.Denom())
	if !q.IsInt64() || q.CmpAbs(big.NewInt(1e15)) > 0 {
		return 0, false
	}
	return terms.Money(q.Int64()), true
}

// YuanOf returns the amount of a number counted in unit (1 or 10000), rounded to fen.
func YuanOf(n, unit float64) (terms.Money, bool) {
	r := new(big.Rat).SetFloat64(n)
	if r == nil {
		return 0, false
	}
	return fenOf(r.Mul(r, new(big.Rat).SetFloat64(max(unit, 1))))
}
