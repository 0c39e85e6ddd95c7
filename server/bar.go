package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"
)

const (
	barCells  = 20 // of the bar itself
	barColumn = 76 // of the whole line; narrower than any terminal in use
)

// bar is a line on a terminal that is drawn over again and again. It writes nothing into
// pipes and logs.
type bar struct {
	out  io.Writer
	live bool
	last int // columns drawn
}

// bar is drawn on standard error, where it does not mix with what a command prints.
func (w world) bar() *bar { return &bar{out: w.err, live: isTerminal(w.err)} }

// isTerminal looks for a device of characters, which a pipe and a file are not.
func isTerminal(out io.Writer) bool {
	file, ok := out.(interface{ Stat() (os.FileInfo, error) })
	if !ok {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// show draws how far something has come. A line that cannot be drawn is left out: the
// work matters more.
func (b *bar) show(done, total int, text string) {
	if !b.live {
		return
	}
	full := 0
	if total > 0 {
		full = min(done*barCells/total, barCells)
	}
	b.draw(fit(fmt.Sprintf("[%s%s] %d/%d %s", strings.Repeat("#", full), strings.Repeat("-", barCells-full), done, total, text), barColumn))
}

// clear takes the line away, so that what is printed next stands alone.
func (b *bar) clear() {
	if b.live && b.last > 0 {
		b.draw("")
		b.draw("") // the cursor back to the first column
	}
}

func (b *bar) draw(line string) {
	columns := columnsOf(line)
	_, _ = fmt.Fprint(b.out, "\r"+line+strings.Repeat(" ", max(b.last-columns, 0))) // see show
	b.last = columns
}

// fit cuts a line to a width.
func fit(line string, most int) string {
	columns := 0
	for i, r := range line {
		if columns += columnsOfRune(r); columns > most {
			return line[:i]
		}
	}
	return line
}

func columnsOf(line string) int {
	n := 0
	for _, r := range line {
		n += columnsOfRune(r)
	}
	return n
}

// columnsOfRune: Chinese takes two columns, ASCII one; two for all else never breaks a line.
func columnsOfRune(r rune) int {
	if r < utf8.RuneSelf {
		return 1
	}
	return 2
}
