package sheet

import (
	"html"
	"strings"
)

// markup walks the tags of XML or HTML without demanding that they are well formed.
type markup struct {
	src  string
	pos  int
	tag  string // lower case, without prefix; "/td" for an end tag; "" for text
	attr string // the raw attributes
	text string // decoded text
	void bool   // <c/>
}

// next moves to the next tag or text and reports whether there was one.
func (m *markup) next() bool {
	m.tag, m.attr, m.text, m.void = "", "", "", false
	if m.pos >= len(m.src) {
		return false
	}
	rest := m.src[m.pos:]
	if rest[0] != '<' {
		end := strings.IndexByte(rest, '<')
		if end < 0 {
			end = len(rest)
		}
		m.text = html.UnescapeString(rest[:end])
		m.pos += end
		return true
	}
	for _, s := range []struct{ open, end string }{{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}, {"<!", ">"}} {
		if strings.HasPrefix(rest, s.open) {
			m.skipTo(rest, s.open, s.end)
			return true
		}
	}
	m.readTag(rest)
	return true
}

func (m *markup) skipTo(rest, open, end string) {
	stop := strings.Index(rest, end)
	if stop < 0 {
		m.pos = len(m.src)
		return
	}
	if open == "<![CDATA[" {
		m.text = rest[len(open):stop]
	}
	m.pos += stop + len(end)
}

func (m *markup) readTag(rest string) {
	end, quote := -1, byte(0)
	for i := 1; i < len(rest); i++ {
		ch := rest[i]
		switch {
		case quote != 0:
			if ch == quote {
				quote = 0
			}
		case ch == '"' || ch == '\'':
			quote = ch
		case ch == '>':
			end = i
		}
		if end >= 0 {
			break
		}
	}
	if end < 0 {
		m.pos = len(m.src)
		return
	}
	m.pos += end + 1
	body := strings.TrimRight(rest[1:end], " \t\r\n")
	if b, ok := strings.CutSuffix(body, "/"); ok {
		body, m.void = b, true
	}
	name := body
	if i := strings.IndexAny(body, " \t\r\n"); i >= 0 {
		name, m.attr = body[:i], body[i:]
	}
	closing := strings.HasPrefix(name, "/")
	name = strings.ToLower(strings.TrimPrefix(name, "/"))
	if i := strings.IndexByte(name, ':'); i >= 0 {
		name = name[i+1:]
	}
	if closing {
		name = "/" + name
	}
	m.tag = name
}

// get returns an attribute by its name, prefix included, in any case.
func (m *markup) get(name string) string {
	if value, ok := wellFormed(m.attr, name); ok {
		return value
	}
	low, attr := strings.ToLower(m.attr), m.attr
	if len(low) != len(attr) { // lower case of another length: positions would not fit
		attr = low
	}
	for at := 0; ; {
		i := strings.Index(low[at:], name)
		if i < 0 {
			return ""
		}
		at += i + len(name)
		before := low[at-len(name)-1:]
		if at-len(name) > 0 && !strings.ContainsRune(" \t\r\n\"'", rune(before[0])) {
			continue
		}
		value := strings.TrimLeft(attr[at:], " \t\r\n")
		value, ok := strings.CutPrefix(value, "=")
		if !ok {
			continue
		}
		return html.UnescapeString(unquote(strings.TrimLeft(value, " \t\r\n")))
	}
}

// wellFormed looks an attribute up among name="value" pairs; false: they are not written so.
func wellFormed(attr, name string) (string, bool) {
	for {
		attr = strings.TrimLeft(attr, " \t\r\n")
		if attr == "" {
			return "", true
		}
		key, rest, ok := strings.Cut(attr, `="`)
		if !ok || strings.ContainsAny(key, " \t\r\n\"'=") {
			return "", false
		}
		value, after, ok := strings.Cut(rest, `"`)
		if !ok || after != "" && !strings.ContainsRune(" \t\r\n", rune(after[0])) {
			return "", false
		}
		if strings.EqualFold(key, name) {
			return html.UnescapeString(value), true
		}
		attr = after
	}
}

func unquote(s string) string {
	if s == "" {
		return ""
	}
	if s[0] == '"' || s[0] == '\'' {
		if end := strings.IndexByte(s[1:], s[0]); end >= 0 {
			return s[1 : end+1]
		}
		return s[1:]
	}
	if end := strings.IndexAny(s, " \t\r\n"); end >= 0 {
		return s[:end]
	}
	return s
}
