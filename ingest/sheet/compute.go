package sheet

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Limits of working formulas out: they are few in ledgers, and endless in a trap.
const (
	maxFormulas    = 2000
	maxFormulaArea = 2 << 20 // cells all formulas together may refer to
	maxFormulaBook = 64 << 20
	maxPasses      = 40 // formulas that lean on ones further down take a pass each
)

var (
	quotedText  = regexp.MustCompile(`"[^"]*"`)
	functions   = regexp.MustCompile(`([\p{L}_][\p{L}\p{N}_.]*)\s*\(`)
	reference   = regexp.MustCompile(`(?:(?:'([^']+)'|([\p{L}\p{N}_.]+))!)?\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?`)
	plainSyntax = regexp.MustCompile(`^[\d\s+\-*/^&=<>(),.%:$!]*$`)
)

// plainFunctions are those a ledger's sums are made of, whose cost follows from the
// cells they name.
var plainFunctions = map[string]bool{
	"SUM": true, "SUBTOTAL": true, "ROUND": true, "ROUNDUP": true, "ROUNDDOWN": true, "INT": true, "ABS": true, "AVERAGE": true, "MAX": true, "MIN": true,
	"COUNT": true, "COUNTA": true, "COUNTIF": true, "SUMIF": true, "SUMPRODUCT": true, "PRODUCT": true, "IF": true, "IFERROR": true, "AND": true, "OR": true,
	"TEXT": true, "DATE": true, "YEAR": true, "MONTH": true, "DAY": true, "LEFT": true, "RIGHT": true, "MID": true, "LEN": true, "TRIM": true, "VALUE": true,
	"CONCATENATE": true, "VLOOKUP": true,
}

// place is one cell of a book.
type place struct {
	sheet    string
	row, col int
}

// waiting is a formula without a value, and the cells it needs first.
type waiting struct {
	at    place
	cell  string
	needs []span
}

// span is a rectangle of a sheet.
type span struct {
	sheet string
	area  area
}

// compute works out formulas whose program stored no value. A formula is worked out
// once all it refers to is, and then stands as a value, so none costs more than the
// cells it names; what is left over stays a fault and says so.
func compute(data []byte, grids []*grid, cells [][2]string) {
	if len(cells) == 0 || len(cells) > maxFormulas {
		return
	}
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: maxFormulaBook, UnzipXMLSizeLimit: maxFormulaBook})
	if err != nil {
		return
	}
	defer f.Close() //nolint:errcheck // reading only
	byName := map[string]*grid{}
	for _, g := range grids {
		byName[g.name] = g
	}
	open, todo := map[place]bool{}, []waiting{}
	area := 0
	for _, c := range cells {
		at := place{sheet: c[0]}
		at.row, at.col = parseAddress(c[1])
		open[at] = true
		text, err := f.GetCellFormula(c[0], c[1])
		needs, size, ok := needsOf(c[0], text)
		if area += size; err == nil && ok && area <= maxFormulaArea {
			todo = append(todo, waiting{at, c[1], needs})
		}
	}
	progress := true
	for pass := 0; progress && pass < maxPasses; pass++ {
		progress = false
		for i := 0; i < len(todo); i++ {
			w := todo[i]
			if !w.ready(open) {
				continue
			}
			todo = append(todo[:i], todo[i+1:]...)
			i--
			if workOut(f, byName[w.at.sheet], w) {
				delete(open, w.at)
				progress = true
			}
		}
	}
}

// workOut puts a formula's value in its place, here and for the formulas after it.
func workOut(f *excelize.File, g *grid, w waiting) bool {
	text, err := f.CalcCellValue(w.at.sheet, w.cell, excelize.Options{RawCellValue: true})
	if err != nil || g == nil {
		return false
	}
	var value any = text
	c := textOf(text)
	if n, err := strconv.ParseFloat(text, 64); err == nil {
		c, value = numberOf(n), n
	}
	g.set(w.at.row, w.at.col, c)
	return f.SetCellValue(w.at.sheet, w.cell, value) == nil
}

// ready reports whether no open formula lies in what this one needs.
func (w waiting) ready(open map[place]bool) bool {
	for at := range open {
		for _, n := range w.needs {
			if at.row >= n.area.top && at.row <= n.area.bottom && at.col >= n.area.left && at.col <= n.area.right && n.sheet == at.sheet {
				return false
			}
		}
	}
	return true
}

// needsOf lists what a formula refers to and how many cells that is; ok is false for
// one that is more than plain sums and words of its own workbook.
func needsOf(sheet, formula string) (needs []span, size int, ok bool) {
	text := quotedText.ReplaceAllString(formula, "0")
	if formula == "" || len(formula) > 500 {
		return nil, 0, false
	}
	for _, m := range functions.FindAllStringSubmatch(text, -1) {
		if !plainFunctions[strings.ToUpper(m[1])] {
			return nil, 0, false
		}
	}
	text = functions.ReplaceAllString(text, "(")
	for _, m := range reference.FindAllStringSubmatch(text, -1) {
		n := span{sheet: m[1] + m[2]}
		if n.sheet == "" {
			n.sheet = sheet
		}
		n.area.top, n.area.left = parseAddress(m[3] + m[4])
		n.area.bottom, n.area.right = n.area.top, n.area.left
		if m[5] != "" {
			n.area.bottom, n.area.right = parseAddress(m[5] + m[6])
		}
		cells := (n.area.bottom - n.area.top + 1) * (n.area.right - n.area.left + 1)
		if cells < 1 {
			return nil, 0, false
		}
		needs, size = append(needs, n), size+cells
	}
	return needs, size, plainSyntax.MatchString(reference.ReplaceAllString(text, "0"))
}
