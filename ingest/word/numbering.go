package word

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// level is one level of a list definition.
type level struct {
	start   int
	format  string
	text    string // 第%1章, （%2）
	restart int    // level (from 1) after which it starts anew; -1 the one above, 0 never
	legal   bool
	style   string
}

// list is one w:num: a definition with its own starts.
type list struct {
	abstract string
	starts   map[int]int
	levels   map[int]level // levels the num redefines
	used     map[int]bool
}

type style struct {
	based   string
	num     string // "" inherited
	level   int    // -1 inherited
	outline int    // -1 none
}

// lists keeps the definitions and the counters while a document is read.
type lists struct {
	abstracts map[string]map[int]level
	linked    map[string]string // abstract -> style its levels come from
	byStyle   map[string]string // style -> abstract that defines it
	nums      map[string]*list
	styles    map[string]style
	normal    string // default paragraph style
	counters  map[string]*[9]int
	begun     map[string]*[9]bool
}

func newLists() *lists {
	return &lists{
		abstracts: map[string]map[int]level{}, linked: map[string]string{}, byStyle: map[string]string{}, nums: map[string]*list{},
		styles: map[string]style{}, counters: map[string]*[9]int{}, begun: map[string]*[9]bool{},
	}
}

type xmlVal struct {
	Val string `xml:"val,attr"`
}

type xmlNumPr struct {
	Level *xmlVal `xml:"ilvl"`
	ID    *xmlVal `xml:"numId"`
}

type xmlLevel struct {
	Index   string  `xml:"ilvl,attr"`
	Start   *xmlVal `xml:"start"`
	Format  *xmlVal `xml:"numFmt"`
	Custom  *xmlVal `xml:"AlternateContent>Fallback>numFmt"`
	Text    *xmlVal `xml:"lvlText"`
	Restart *xmlVal `xml:"lvlRestart"`
	Legal   *xmlVal `xml:"isLgl"`
	Style   *xmlVal `xml:"pStyle"`
}

type xmlNumbering struct {
	Abstract []struct {
		ID        string     `xml:"abstractNumId,attr"`
		Levels    []xmlLevel `xml:"lvl"`
		StyleLink *xmlVal    `xml:"styleLink"`
		NumLink   *xmlVal    `xml:"numStyleLink"`
	} `xml:"abstractNum"`
	Num []struct {
		ID        string `xml:"numId,attr"`
		Abstract  xmlVal `xml:"abstractNumId"`
		Overrides []struct {
			Index string    `xml:"ilvl,attr"`
			Start *xmlVal   `xml:"startOverride"`
			Level *xmlLevel `xml:"lvl"`
		} `xml:"lvlOverride"`
	} `xml:"num"`
}

type xmlStyles struct {
	Styles []struct {
		ID      string    `xml:"styleId,attr"`
		Type    string    `xml:"type,attr"`
		Default string    `xml:"default,attr"`
		Based   *xmlVal   `xml:"basedOn"`
		Outline *xmlVal   `xml:"pPr>outlineLvl"`
		Num     *xmlNumPr `xml:"pPr>numPr"`
	} `xml:"style"`
}

// read takes styles.xml or numbering.xml; what cannot be read is left out.
func (l *lists) read(name string, data []byte) {
	if name == "styles.xml" {
		var x xmlStyles
		if xml.Unmarshal(data, &x) == nil {
			l.readStyles(x)
		}
		return
	}
	var x xmlNumbering
	if xml.Unmarshal(data, &x) == nil {
		l.readNumbering(x)
	}
}

func (l *lists) readStyles(x xmlStyles) {
	for _, s := range x.Styles {
		entry := style{based: val(s.Based), level: -1, outline: atoi(val(s.Outline), -1)}
		if s.Num != nil {
			entry.num = val(s.Num.ID)
			entry.level = atoi(val(s.Num.Level), -1)
		}
		l.styles[s.ID] = entry
		if s.Type == "paragraph" && (s.Default == "1" || s.Default == "true") {
			l.normal = s.ID
		}
	}
}

func (l *lists) readNumbering(x xmlNumbering) {
	for _, a := range x.Abstract {
		levels := map[int]level{}
		for _, lv := range a.Levels {
			levels[atoi(lv.Index, 0)] = levelOf(lv)
		}
		l.abstracts[a.ID] = levels
		if s := val(a.NumLink); s != "" {
			l.linked[a.ID] = s
		}
		if s := val(a.StyleLink); s != "" {
			l.byStyle[s] = a.ID
		}
	}
	for _, n := range x.Num {
		entry := &list{abstract: n.Abstract.Val, starts: map[int]int{}, levels: map[int]level{}, used: map[int]bool{}}
		for _, o := range n.Overrides {
			at := atoi(o.Index, 0)
			if o.Start != nil {
				entry.starts[at] = atoi(o.Start.Val, 1)
			}
			if o.Level != nil {
				entry.levels[at] = levelOf(*o.Level)
			}
		}
		l.nums[n.ID] = entry
	}
}

func levelOf(x xmlLevel) level {
	format := val(x.Format)
	if format == "" || format == "custom" {
		format = val(x.Custom)
	}
	if format == "" {
		format = "decimal"
	}
	return level{
		start: atoi(val(x.Start), 0), format: format, text: val(x.Text), restart: atoi(val(x.Restart), -1),
		legal: x.Legal != nil && x.Legal.Val != "0" && x.Legal.Val != "false", style: val(x.Style),
	}
}

func val(v *xmlVal) string {
	if v == nil {
		return ""
	}
	return v.Val
}

func atoi(s string, otherwise int) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < -1 || n > 1_000_000 {
		return otherwise
	}
	return n
}

// paragraph says what number a paragraph carries: its own numPr, else its style's.
// The outline level of its style counts from 1; 0 is body text.
func (l *lists) paragraph(styleID string, own *xmlNumPr) (num string, lvl, outline int) {
	lvl, outline = -1, -1
	if own != nil {
		num, lvl = val(own.ID), atoi(val(own.Level), -1)
	}
	id := styleID
	if id == "" {
		id = l.normal
	}
	for hops := 0; id != "" && hops < 20; hops++ {
		s, ok := l.styles[id]
		if !ok {
			break
		}
		if outline < 0 {
			outline = s.outline
		}
		if num == "" && s.num != "" {
			num = s.num
			if lvl < 0 {
				lvl = l.styleLevel(s.num, id)
			}
		}
		if lvl < 0 && s.level >= 0 {
			lvl = s.level
		}
		id = s.based
	}
	return num, max(lvl, 0), outline + 1
}

// styleLevel finds the level a list ties to a style (heading 2 is level 1 of the list).
func (l *lists) styleLevel(num, styleID string) int {
	if n := l.nums[num]; n != nil {
		levels := l.definition(n)
		for at := range 9 {
			if levels[at].style == styleID && styleID != "" {
				return at
			}
		}
	}
	return -1
}

func (l *lists) definition(n *list) map[int]level {
	id := n.abstract
	if s := l.linked[id]; s != "" && len(l.abstracts[id]) == 0 {
		if real, ok := l.byStyle[s]; ok {
			id = real
		}
	}
	return l.abstracts[id]
}

func (l *lists) level(n *list, at int) level {
	if lv, ok := n.levels[at]; ok {
		return lv
	}
	return l.definition(n)[at]
}

// next advances the counters and returns the number as printed.
func (l *lists) next(num string, at int) string {
	n := l.nums[num]
	if n == nil || num == "0" || at < 0 || at > 8 {
		return ""
	}
	if l.counters[n.abstract] == nil {
		l.counters[n.abstract], l.begun[n.abstract] = new([9]int), new([9]bool)
	}
	count, begun := l.counters[n.abstract], l.begun[n.abstract]
	lv := l.level(n, at)
	start, override := n.starts[at]
	switch {
	case override && !n.used[at]:
		count[at] = start
	case !begun[at]:
		count[at] = lv.start
	default:
		count[at]++
	}
	n.used[at], begun[at] = true, true
	for deeper := at + 1; deeper < 9; deeper++ {
		if r := l.level(n, deeper).restart; r < 0 || r > at {
			begun[deeper] = false
		}
	}
	return l.print(n, lv, count, begun)
}

func (l *lists) print(n *list, lv level, count *[9]int, begun *[9]bool) string {
	switch lv.format {
	case "bullet":
		return "-"
	case "none":
		return strings.TrimSpace(strings.ReplaceAll(lv.text, "%1", ""))
	}
	var b strings.Builder
	for i := 0; i < len(lv.text); i++ {
		c := lv.text[i]
		if c != '%' || i+1 >= len(lv.text) || lv.text[i+1] < '1' || lv.text[i+1] > '9' {
			b.WriteByte(c)
			continue
		}
		i++
		at := int(lv.text[i] - '1')
		other := l.level(n, at)
		value := count[at]
		if !begun[at] {
			value = other.start
		}
		format := other.format
		if lv.legal {
			format = "decimal"
		}
		b.WriteString(render(format, value))
	}
	return strings.TrimSpace(b.String())
}
