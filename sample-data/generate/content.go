package main

import (
	"embed"
	"fmt"
	"strconv"
	"strings"
	"time"
)

//go:embed content
var content embed.FS

// sections are the rows of one content file by heading, each cut at its bars.
type sections map[string][][]string

func readContent(name string) (sections, error) {
	text, err := content.ReadFile("content/" + name + ".txt")
	if err != nil {
		return nil, fmt.Errorf("reading content: %w", err)
	}
	out, head := sections{}, ""
	for line := range strings.Lines(string(text)) {
		line = strings.TrimRight(line, "\r\n")
		switch {
		case strings.HasPrefix(line, "["):
			head = strings.Trim(line, "[]")
		case line != "":
			out[head] = append(out[head], strings.Split(line, "|"))
		}
	}
	return out, nil
}

// field returns the i-th field of a row, "" beyond its end.
func field(row []string, i int) string {
	if i < len(row) {
		return row[i]
	}
	return ""
}

// parseDay reads "3.8" or "3.8-3.10" of a year. Saturdays and Sundays move to the
// nearest working day of the same month: unions meet in working hours.
func parseDay(s string, year int) (first, last time.Time, err error) {
	from, to, ranged := strings.Cut(s, "-")
	if first, err = oneDay(from, year); err != nil {
		return first, last, err
	}
	first = workday(first)
	if !ranged {
		return first, first, nil
	}
	last, err = oneDay(to, year)
	return first, last, err
}

func oneDay(s string, year int) (time.Time, error) {
	month, day, _ := strings.Cut(s, ".")
	m, errM := strconv.Atoi(month)
	d, errD := strconv.Atoi(day)
	if errM != nil || errD != nil {
		return time.Time{}, fmt.Errorf("day %q: want month.day", s)
	}
	return date(year, m, d), nil
}

func date(year, month, day int) time.Time {
	return time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
}

func workday(t time.Time) time.Time {
	for step := 1; t.Weekday() == time.Saturday || t.Weekday() == time.Sunday; step++ {
		back := t.AddDate(0, 0, -1)
		if back.Month() != t.Month() || t.Day() == 1 {
			back = t.AddDate(0, 0, 2)
		}
		t = back
	}
	return t
}

// fen reads whole or decimal yuan; "" is 0.
func fen(s string) (int64, error) {
	if s == "" {
		return 0, nil
	}
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return 0, fmt.Errorf("amount %q: %w", s, err)
	}
	return int64(v*100 + 0.5), nil
}
