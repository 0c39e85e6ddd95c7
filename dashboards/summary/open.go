package summary

import (
	"slices"
	"strings"
)

// Open is something that stands between a draft and its final version.
type Open struct {
	Code  string // todo, hand, moved, gone, named; fresh, private, long, unconfirmed
	Key   string // paragraph; "" for a table
	Text  string // what it is about, a few words of the text
	Holds bool   // a final version is refused while it stands
}

// Open lists what is still to be done before a final version, in the order of the text:
// what holds it up and, after that, what should be looked at.
func (e Edited) Open() []Open {
	var holds, looks []Open
	for i, p := range e.Pieces {
		b := e.Blocks[i]
		text := Text(b.Spans)
		for _, todo := range todos(text) {
			holds = append(holds, Open{"todo", p.About(), todo, true})
		}
		for _, s := range b.Spans {
			if s.Hand == Typed {
				holds = append(holds, Open{"hand", p.About(), s.Text + msgIn + short(text), true})
			}
		}
		if len(p.Moved) > 0 {
			holds = append(holds, Open{"moved", p.About(), movedText(p.Moved) + msgIn + short(text), true})
		}
		if p.Gone {
			holds = append(holds, Open{"gone", p.About(), short(text), true})
		}
		for _, f := range p.Fresh {
			looks = append(looks, Open{"fresh", p.About(), f, false})
		}
		if p.By != ByProgram && e.knows.tellsTrouble(text) {
			holds = append(holds, Open{"named", p.About(), short(text), true})
		} else if p.By != ByProgram && (private(text) || longNumber.MatchString(text)) {
			looks = append(looks, Open{"private", p.About(), short(text), false})
		}
	}
	if n := e.tooLong(); n > 0 {
		looks = append(looks, Open{"long", "", itoa(n), false})
	}
	if n := e.unconfirmed(); n > 0 {
		looks = append(looks, Open{"unconfirmed", "", itoa(n), false})
	}
	return append(holds, looks...)
}

// tellsTrouble reports whether a sentence names somebody of the unit beside illness,
// hardship, mourning or family matters.
func (g guard) tellsTrouble(text string) bool {
	return slices.ContainsFunc(strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("。；;！？\n", r) }), func(s string) bool {
		return delicate.MatchString(s) && g.names(s)
	})
}

// Final reports whether nothing holds a final version up.
func (e Edited) Final() bool {
	list := e.Open()
	return len(list) == 0 || !list[0].Holds
}

// longer is how much longer than asked a text may be before its author is told.
const longer = 1.1

// tooLong is how many characters a text has that is longer than asked because of what people
// wrote, which is never shortened; else 0.
func (e Edited) tooLong() int {
	worded := slices.ContainsFunc(e.Pieces, func(p Piece) bool { return p.By != ByProgram })
	n, want := e.Size(), e.Options.Length
	if !worded || want <= 0 || float64(n) <= longer*float64(want) {
		return 0
	}
	return n
}

// unconfirmed counts the plan items of the annex nobody has said anything about.
func (e Edited) unconfirmed() int {
	n := 0
	for _, b := range e.Blocks {
		if b.Kind != Table || Text(b.Spans) != msgAnnexPlan && b.Name != msgAnnexPlan {
			continue
		}
		for _, row := range b.Rows {
			for _, c := range row {
				if Text(c) == msgToCheck {
					n++
				}
			}
		}
	}
	return n
}

// todos are the open marks of a text, with what they ask for.
func todos(text string) []string {
	var list []string
	for {
		_, after, found := strings.Cut(text, todoOpen)
		if !found {
			return list
		}
		inner, rest, _ := strings.Cut(after, todoClose)
		list = append(list, inner)
		text = rest
	}
}

func movedText(list []Moved) string {
	var parts []string
	for _, m := range list {
		parts = append(parts, m.From+"→"+m.Figure.Shown)
	}
	return strings.Join(parts, msgList)
}

// shortText is how many characters of a paragraph name it in a list.
const shortText = 24

func short(text string) string {
	if r := []rune(strings.TrimSpace(text)); len(r) > shortText {
		return string(r[:shortText]) + msgCut
	}
	return strings.TrimSpace(text)
}
