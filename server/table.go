package main

import (
	"fmt"
	"io"
	"strings"
)

// printTable writes aligned columns; a Chinese character takes two places.
func printTable(w io.Writer, head []string, rows [][]string) error {
	if len(rows) == 0 {
		_, err := fmt.Fprintln(w, msgEmptyTable)
		return err
	}
	widths := make([]int, len(head))
	for _, row := range append([][]string{head}, rows...) {
		for i, cell := range row {
			widths[i] = max(widths[i], width(cell))
		}
	}
	var out strings.Builder
	line := func(row []string) {
		text := ""
		for i, cell := range row {
			text += cell + strings.Repeat(" ", widths[i]-width(cell)+2)
		}
		out.WriteString(strings.TrimRight(text, " ") + "\n")
	}
	line(head)
	for _, row := range rows {
		line(row)
	}
	_, err := io.WriteString(w, out.String())
	return err
}

// width counts terminal places: East Asian wide and full-width characters take two.
func width(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r >= 0x1100 && (r <= 0x115f || r >= 0x2e80 && r <= 0xa4cf || r >= 0xac00 && r <= 0xd7a3 ||
			r >= 0xf900 && r <= 0xfaff || r >= 0xfe30 && r <= 0xfe6f || r >= 0xff00 && r <= 0xff60 || r >= 0x20000 && r <= 0x3fffd) {
			n++
		}
	}
	return n
}

// oneLine keeps a cell of a table on its line, cut at a number of places.
func oneLine(s string, most int) string {
	s = strings.Join(strings.Fields(s), " ")
	if width(s) <= most {
		return s
	}
	cut := ""
	for _, r := range s {
		if width(cut)+width(string(r)) > most-2 {
			break
		}
		cut += string(r)
	}
	return cut + "…"
}
