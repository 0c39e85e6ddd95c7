package sheet

import (
	"strconv"
	"strings"
)

// style is what a cell's format tells about its value.
type style struct {
	day    bool
	zeros  int // 00000: show at least that many digits
	places int
	indent int
	red    bool // printed in red
	font   int  // its number, of an old workbook
}

func (b *book) readStyles() error {
	src, err := b.open("xl/styles.xml")
	if err != nil {
		return err
	}
	formats, inCells, inFonts := map[string]string{}, false, false
	var red []bool // of each font
	for m := (&markup{src: src}); m.next(); {
		switch m.tag {
		case "numfmt":
			formats[m.get("numfmtid")] = m.get("formatcode")
		case "fonts":
			inFonts = true
		case "/fonts":
			inFonts = false
		case "font":
			if inFonts {
				red = append(red, false)
			}
		case "color":
			if inFonts && len(red) > 0 {
				red[len(red)-1] = isRed(m.get("rgb"))
			}
		case "cellxfs":
			inCells = true
		case "/cellxfs":
			inCells = false
		case "xf":
			if inCells {
				s := styleOf(m.get("numfmtid"), formats)
				if n, err := strconv.Atoi(m.get("fontid")); err == nil && n >= 0 && n < len(red) {
					s.red = red[n]
				}
				b.styles = append(b.styles, s)
			}
		case "alignment":
			if n, err := strconv.Atoi(m.get("indent")); err == nil && inCells && len(b.styles) > 0 {
				b.styles[len(b.styles)-1].indent = n
			}
		}
	}
	return nil
}

func styleOf(id string, formats map[string]string) style {
	if code, ok := formats[id]; ok {
		return formatStyle(code)
	}
	n, err := strconv.Atoi(id)
	if err != nil {
		return style{}
	}
	return builtinStyle(n)
}

func builtinStyle(n int) style {
	switch {
	case n >= 14 && n <= 17, n == 22, n >= 27 && n <= 31, n == 36, n >= 50 && n <= 58:
		return style{day: true}
	case n == 2 || n == 4:
		return style{places: 2}
	}
	return style{}
}

// formatStyle reads a custom number format code.
func formatStyle(code string) style {
	first, _, _ := strings.Cut(code, ";")
	var bare strings.Builder
	for i := 0; i < len(first); i++ {
		switch ch := first[i]; ch {
		case '"':
			if end := strings.IndexByte(first[i+1:], '"'); end >= 0 {
				i += end + 1
			}
		case '[':
			if end := strings.IndexByte(first[i:], ']'); end >= 0 {
				i += end
			}
		case '\\', '_', '*':
			i++
		default:
			bare.WriteByte(ch)
		}
	}
	text := strings.ToLower(bare.String())
	switch {
	case strings.ContainsAny(text, "yd") && !strings.Contains(text, "general"), strings.Contains(text, "年"),
		strings.Contains(text, "m") && !strings.ContainsAny(text, "hs"):
		return style{day: true}
	case len(text) > 1 && strings.Trim(text, "0") == "":
		return style{zeros: len(text)}
	case strings.HasPrefix(text, "0.0") && strings.Trim(text[2:], "0") == "":
		return style{places: len(text) - 2}
	}
	return style{}
}

// styled makes the cell of a number shown in a style.
func styled(n float64, s style, epoch1904 bool) cell {
	if s.day {
		return dayOf(n, epoch1904)
	}
	c := numberOf(n)
	if s.zeros > 0 && n >= 0 && n == float64(int64(n)) {
		for len(c.text) < s.zeros {
			c.text = "0" + c.text
		}
	}
	c.places, c.red = int16(min(s.places, 30)), s.red
	return c
}

// isRed reads an ARGB colour such as FFFF0000.
func isRed(argb string) bool {
	n, err := strconv.ParseUint(argb, 16, 32)
	return err == nil && len(argb) >= 6 && n>>16&0xff >= 0xc0 && n>>8&0xff <= 0x40 && n&0xff <= 0x40
}
