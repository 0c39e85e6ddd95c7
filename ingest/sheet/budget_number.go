package sheet

import (
	"regexp"
	"strings"

	"nianlun/ingest/han"
)

var (
	hanNumber  = regexp.MustCompile(`^[一二三四五六七八九十]{1,3}$`)
	bareNumber = regexp.MustCompile(`^\d{1,2}$`)
)

// numberColumn finds the column left of the subjects that numbers them in two styles or
// more (一, 1, 2, 二, 1): 0 where there is none, or one that only counts the rows.
func numberColumn(g *grid, from, to, subject int) int {
	for col := subject - 1; col >= 1; col-- {
		styles := map[int]bool{}
		for row := from; row <= to; row++ {
			if style := numberStyle(ownNumber(g.at(row, col)) + "x"); style > 0 {
				styles[style] = true
			}
		}
		if len(styles) >= 2 {
			return col
		}
	}
	return 0
}

// numbered is a subject's cell with the number that stands in a column of its own before it.
func numbered(g *grid, row, column int, subject cell) cell {
	if column > 0 && numberStyle(strings.TrimSpace(han.Fold(subject.text))) == 0 {
		subject.text = ownNumber(g.at(row, column)) + strings.TrimSpace(subject.text)
	}
	return subject
}

// ownNumber is what a cell of numbers says, as it would stand before words: 一 is 一、 and 1 is 1.
func ownNumber(c cell) string {
	text := strings.TrimSpace(han.Fold(c.text))
	switch {
	case hanNumber.MatchString(text):
		return text + "、"
	case bareNumber.MatchString(text):
		return text + "."
	case numberStyle(text+"x") > 0:
		return text
	}
	return ""
}

// numberStyle counts the styles of numbering from the highest: 一、 is 1, (一) 2; 0 is no number.
func numberStyle(text string) int {
	for i, re := range budgetStyles {
		if re.MatchString(text) {
			return i + 1
		}
	}
	return 0
}
