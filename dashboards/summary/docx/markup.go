package docx

import (
	"strconv"
	"strings"
	"unicode"
)

// xmlHead opens every part.
const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

var xmlEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

// escape makes any text safe as content and as attribute.
func escape(s string) string { return xmlEscapes.Replace(s) }

// clean drops what XML cannot hold and keeps a text on one line.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Zl, r), unicode.Is(unicode.Zp, r), r == '\n', r == '\r', r == '\t', r == '\v', r == '\f', r == '\u0085':
			return ' '
		case unicode.IsControl(r), r == unicode.ReplacementChar, r == '\uFFFE', r == '\uFFFF', unicode.Is(unicode.Cs, r):
			return -1
		}
		return r
	}, s)
}

// attr writes one attribute.
func attr(name, value string) string { return " " + name + `="` + escape(value) + `"` }

func itoa(n int) string { return strconv.Itoa(n) }

// width is how much room a text takes, in characters of the body: Latin ones take half.
func width(s string) float64 {
	var halves int
	for _, r := range s {
		halves++
		if r > unicode.MaxLatin1 {
			halves++
		}
	}
	return float64(halves) / 2
}

// cut returns at most n runes.
func cut(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n])
	}
	return s
}
