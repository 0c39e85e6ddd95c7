package summary

import (
	"slices"
	"strings"
)

// nodeKind is what a piece of a template's line is.
type nodeKind int

const (
	nodeWord   nodeKind = iota // plain words
	nodeMark                   // the ordinal of a point
	nodeQuote                  // a set phrase of the unit that holds a numeral
	nodeSlot                   // what the sentence is about
	nodeValue                  // a figure or list of the whole draft
	nodeClause                 // [..]: falls away when something in it is unknown
	nodeIf                     // {如有 ..}..{否则}..{完}
)

// node is one piece of a line.
type node struct {
	kind      nodeKind
	text, arg string // words; slot; or name and argument of a value
	inner     []node // of a clause, or what is told if
	other     []node // what is told else
	cond      *node
}

// The words that stand in braces without being names.
const (
	wordIf   = "如有"
	wordElse = "否则"
	wordEnd  = "完"
)

// widths are the brackets an input method may give.
var widths = strings.NewReplacer("｛", "{", "｝", "}", "［", "[", "］", "]", "＝", "=", "＃", "#", "\r", "", "\ufeff", "", "\t", " ")

// lineReader reads one line of a template.
type lineReader struct {
	names []name      // of the sentence
	known []valueName // of the draft
	fault func(format string, args ...any)
	used  map[string]bool // slots named, in clauses or out

	frames []frame
}

// frame is a bracket that is open.
type frame struct {
	node  node
	open  string // as written; "" for the line itself
	other bool   // behind 否则
}

func (l *lineReader) top() *frame { return &l.frames[len(l.frames)-1] }

func (l *lineReader) put(list ...node) {
	t := l.top()
	if t.other {
		t.node.other = append(t.node.other, list...)
		return
	}
	t.node.inner = append(t.node.inner, list...)
}

// parse cuts a line into nodes and says what is wrong with it.
func (l *lineReader) parse(text string) []node {
	l.frames, l.used = []frame{{}}, map[string]bool{}
	for text != "" {
		at := strings.IndexAny(text, "{}[]")
		if at < 0 {
			at = len(text)
		}
		l.words(text[:at])
		if text = text[at:]; text == "" {
			break
		}
		text = l.bracket(text)
	}
	for len(l.frames) > 1 {
		l.fault(msgFaultOpen, l.top().open, closingOf(l.top().open))
		l.pop()
	}
	return l.frames[0].node.inner
}

func (l *lineReader) words(text string) {
	if text == "" {
		return
	}
	if private(text) {
		l.fault(msgFaultPrivate, clause(text, 20))
	}
	l.put(literal(text, l.fault)...)
}

// bracket takes the bracket at the front of a text and returns the rest.
func (l *lineReader) bracket(text string) string {
	switch text[0] {
	case '[':
		l.frames = append(l.frames, frame{node: node{kind: nodeClause}, open: "["})
	case ']':
		l.shut("[", "]")
	case '}':
		l.fault(msgFaultClose, "}", "{")
	case '{':
		end := strings.IndexAny(text[1:], "{}")
		if end < 0 || text[1+end] == '{' {
			l.fault(msgFaultOpen, "{", "}")
			return text[1:]
		}
		l.brace(strings.TrimSpace(text[1 : 1+end]))
		return text[end+2:]
	}
	return text[1:]
}

// brace takes what stands between two braces.
func (l *lineReader) brace(inner string) {
	said, arg := nameAndArg(inner)
	switch said {
	case "":
		l.fault(msgFaultEmpty)
	case wordIf:
		f := frame{node: node{kind: nodeIf}, open: "{" + wordIf + "}"}
		if arg == "" {
			l.fault(msgFaultNoCondition)
		} else if n, ok := l.lookup(arg); ok {
			f.node.cond = &n
		}
		l.frames = append(l.frames, f)
	case wordElse:
		if t := l.top(); t.node.kind != nodeIf || t.other || t.open == "" {
			l.fault(msgFaultElse)
			return
		}
		l.top().other = true
	case wordEnd:
		l.shut("{"+wordIf+"}", "{"+wordEnd+"}")
	default:
		if n, ok := l.lookup(inner); ok {
			l.put(n)
		}
	}
}

// nameAndArg parts 活动列表 按月.
func nameAndArg(inner string) (said, arg string) {
	said, arg, _ = strings.Cut(strings.NewReplacer("：", " ", ":", " ", "\u3000", " ").Replace(inner), " ")
	return said, strings.TrimSpace(arg)
}

// shut closes the innermost bracket, which must be of the kind.
func (l *lineReader) shut(open, closing string) {
	if l.top().open != open {
		if len(l.frames) > 1 {
			l.fault(msgFaultCrossed, closing, l.top().open, closingOf(l.top().open))
			return
		}
		l.fault(msgFaultClose, closing, open)
		return
	}
	l.pop()
}

func (l *lineReader) pop() {
	n := l.top().node
	l.frames = l.frames[:len(l.frames)-1]
	l.put(n)
}

func closingOf(open string) string {
	if open == "[" {
		return "]"
	}
	return "{" + wordEnd + "}"
}

// lookup finds what a name stands for: first in the sentence, then in the draft.
func (l *lineReader) lookup(inner string) (node, bool) {
	said, arg := nameAndArg(inner)
	if i := slices.IndexFunc(l.names, func(n name) bool { return n.said == said }); i >= 0 && arg == "" {
		l.used[l.names[i].slot] = true
		return node{kind: nodeSlot, text: l.names[i].slot}, true
	}
	i := slices.IndexFunc(l.known, func(v valueName) bool { return v.said == said })
	if i < 0 {
		l.unknown(said)
		return node{}, false
	}
	v := l.known[i]
	switch {
	case arg == "" && v.needs:
		l.fault(msgFaultNoArgument, said, v.example)
	case arg != "" && !v.needs && v.args == nil:
		l.fault(msgFaultArgument, said, arg)
	case arg != "" && v.args != nil && !slices.Contains(v.args, arg):
		l.fault(msgFaultArguments, said, arg, strings.Join(v.args, msgList))
	default:
		return node{kind: nodeValue, text: said, arg: arg}, true
	}
	return node{}, false
}

func (l *lineReader) unknown(said string) {
	var all []string
	for _, n := range l.names {
		all = append(all, n.said)
	}
	own := len(all)
	for _, v := range l.known {
		all = append(all, v.said)
	}
	if like := nearest(said, all); like != "" {
		l.fault(msgFaultUnknownLike, said, like)
		return
	}
	if own == 0 {
		l.fault(msgFaultUnknown, said)
		return
	}
	l.fault(msgFaultUnknownHere, said, "{"+strings.Join(all[:own], "}{")+"}")
}
