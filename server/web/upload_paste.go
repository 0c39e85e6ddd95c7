package web

import (
	"regexp"
	"strings"

	"nianlun/ingest"
)

var startsMarkup = regexp.MustCompile(`(?i)^\s*(<!doctype|<html|<table|<meta|version:\d)`)

// pastedFile makes a file of text pasted into the form: a table copied from a spreadsheet
// comes with tabs, one from a page as markup, one from a plain file with commas; all else
// is the text of a plan.
func pastedFile(text string) (ingest.File, bool) {
	lines := nonBlank(text)
	if len(lines) == 0 {
		return ingest.File{}, false
	}
	name := msgPastedPlan + ".txt"
	switch {
	case startsMarkup.MatchString(text):
		name = msgPastedTable + ".html"
	case evenly(lines, "\t"):
		name = msgPastedTable + ".tsv"
	case evenly(lines, ","):
		name = msgPastedTable + ".csv"
	}
	return ingest.File{Name: name, Data: []byte(text)}, true
}

func nonBlank(text string) []string {
	var lines []string
	for _, line := range strings.Split(text, "\n") {
		if strings.TrimSpace(line) != "" {
			lines = append(lines, strings.TrimRight(line, "\r"))
		}
	}
	return lines
}

// evenly reports whether most lines hold a separator as often as the fullest line does, or
// for tabs, whether most hold one: titles above a table and cells with line breaks do not.
func evenly(lines []string, separator string) bool {
	most, with, full := 0, 0, 0
	for _, line := range lines {
		n := strings.Count(line, separator)
		if n > 0 {
			with++
		}
		switch {
		case n > most:
			most, full = n, 1
		case n == most:
			full++
		}
	}
	if separator == "\t" {
		return 2*with >= len(lines)
	}
	return most > 0 && len(lines) > 1 && 2*full > len(lines)
}
