package terms

import (
	"fmt"
	"strconv"
	"strings"
)

// Money is an amount of renminbi in fen. Sums of it are exact.
type Money int64

// Yuan returns the amount with two decimals and no grouping: 1234.50.
func (m Money) Yuan() string {
	sign := ""
	if m < 0 {
		sign, m = "-", -m
	}
	return fmt.Sprintf("%s%d.%02d", sign, m/100, m%100)
}

// Shown returns the amount as running text writes it (GB/T 15835-2011 and
// domain.md §6.2): below ten thousand yuan in 元, above in 万元 when two decimals
// of 万 say it exactly, else in 元. Nothing is rounded away: 2880元, 4.2万元, 12345.67元.
func (m Money) Shown() string {
	abs := m
	if abs < 0 {
		abs = -abs
	}
	if abs >= 1_000_000 && abs%10_000 == 0 {
		return trimZeros(strconv.FormatFloat(float64(m)/1e6, 'f', 2, 64)) + "万元"
	}
	return m.plain()
}

// ShownAlike returns two amounts that stand beside each other, both in 万元 or both in 元.
func ShownAlike(a, b Money) (string, string) {
	one, other := a.Shown(), b.Shown()
	if strings.HasSuffix(one, "万元") != strings.HasSuffix(other, "万元") {
		return a.plain(), b.plain()
	}
	return one, other
}

// plain is the amount in 元, with 分 only where there are any.
func (m Money) plain() string {
	if m%100 == 0 {
		return strconv.FormatInt(int64(m/100), 10) + "元"
	}
	return m.Yuan() + "元"
}

func trimZeros(s string) string {
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return s
}
