package book

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"html"
	"io"
	"strconv"
	"strings"
)

type tokenKind int8

const (
	textToken tokenKind = iota // what stands between tags, in pieces; comments and the like
	openTag
	closeTag
	voidTag // <c/>
)

// longestTag is longer than any tag of a workbook.
const longestTag = 4 << 20

// scanner cuts XML into tags and what stands between them, without losing a byte.
type scanner struct {
	r      *bufio.Reader
	kind   tokenKind
	raw    []byte // valid until the next token
	prefix string // of a tag, with its colon
	name   string // of a tag, without prefix
	err    error
}

func scan(r io.Reader) *scanner { return &scanner{r: bufio.NewReaderSize(r, 1<<16)} }

// next moves to the next token and reports whether there was one.
func (s *scanner) next() bool {
	s.raw, s.kind, s.prefix, s.name = s.raw[:0], textToken, "", ""
	first, err := s.r.Peek(1)
	if err != nil {
		s.end(err)
		return false
	}
	if first[0] != '<' {
		return s.readText()
	}
	if head, _ := s.r.Peek(2); len(head) < 2 || head[1] != '!' && head[1] != '?' {
		return s.readTag()
	}
	for _, special := range []struct{ open, end string }{{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}} {
		if head, _ := s.r.Peek(len(special.open)); string(head) == special.open {
			return s.until(special.end)
		}
	}
	return s.readTag()
}

// longestHead is as much of a tag as skim looks at.
const longestHead = 64

// skim takes as text all up to the next tag whose head stop wants, or as much as is at
// hand. It reports false when such a tag, a remark or the end comes next.
func (s *scanner) skim(stop func(head []byte) bool) bool {
	s.raw, s.kind, s.prefix, s.name = s.raw[:0], textToken, "", ""
	data, err := s.r.Peek(max(s.r.Buffered(), longestHead+1))
	n := 0
	for n < len(data) {
		i := bytes.IndexByte(data[n:], '<')
		if i < 0 {
			n = len(data)
			break
		}
		n += i
		head := data[n+1:]
		if len(head) < longestHead && err == nil {
			break
		}
		if len(head) > 0 && (head[0] == '!' || head[0] == '?') || stop(head[:min(len(head), longestHead)]) {
			break
		}
		n++
	}
	s.raw = append(s.raw, data[:n]...)
	if _, err := s.r.Discard(n); err != nil {
		s.end(err)
	}
	return n > 0
}

// isTag reports whether what follows a < is a tag of a name, with a prefix or without.
func isTag(head []byte, name string) bool {
	if closing := len(head) > 0 && head[0] == '/'; closing != (name[0] == '/') {
		return false
	} else if closing {
		head, name = head[1:], name[1:]
	}
	from := 0
	for end, ch := range head {
		switch {
		case ch == ':':
			from = end + 1
		case blankOrEnd(ch):
			return string(head[from:end]) == name
		}
	}
	return false
}

func (s *scanner) end(err error) {
	if !errors.Is(err, io.EOF) {
		s.err = err
	}
}

// readText takes text up to the next tag, or as much as is at hand.
func (s *scanner) readText() bool {
	piece, err := s.r.ReadSlice('<')
	if err == nil {
		piece = piece[:len(piece)-1]
		if err := s.r.UnreadByte(); err != nil {
			s.err = err
			return false
		}
	}
	s.raw = append(s.raw, piece...)
	if err != nil && !errors.Is(err, bufio.ErrBufferFull) {
		s.end(err)
	}
	return len(s.raw) > 0
}

// until takes all up to the end of a comment or the like.
func (s *scanner) until(end string) bool {
	for !bytes.HasSuffix(s.raw, []byte(end)) {
		piece, err := s.r.ReadSlice('>')
		s.raw = append(s.raw, piece...)
		if err != nil && !errors.Is(err, bufio.ErrBufferFull) || len(s.raw) > longestTag {
			s.err = fmt.Errorf("a remark without end: %w", ErrNoWorkbook)
			return false
		}
	}
	return true
}

func (s *scanner) readTag() bool {
	quote, seen := byte(0), 0
	for {
		piece, err := s.r.ReadSlice('>')
		s.raw = append(s.raw, piece...)
		if err != nil && !errors.Is(err, bufio.ErrBufferFull) || len(s.raw) > longestTag {
			s.err = fmt.Errorf("a tag without end: %w", ErrNoWorkbook)
			return false
		}
		for ; seen < len(s.raw); seen++ {
			switch ch := s.raw[seen]; {
			case quote != 0 && ch == quote:
				quote = 0
			case quote == 0 && (ch == '"' || ch == '\''):
				quote = ch
			}
		}
		if quote == 0 && s.raw[len(s.raw)-1] == '>' {
			break
		}
	}
	from := 1
	s.kind = openTag
	switch {
	case len(s.raw) > 2 && s.raw[1] == '/':
		s.kind, from = closeTag, 2
	case len(s.raw) > 2 && s.raw[len(s.raw)-2] == '/':
		s.kind = voidTag
	}
	to := from
	for to < len(s.raw) && !blankOrEnd(s.raw[to]) {
		to++
	}
	name := s.raw[from:to]
	if i := bytes.IndexByte(name, ':'); i >= 0 {
		s.prefix, name = string(name[:i+1]), name[i+1:]
	}
	s.name = string(name)
	return true
}

func blankOrEnd(ch byte) bool {
	return ch == ' ' || ch == '>' || ch == '/' || ch == '\n' || ch == '\t' || ch == '\r'
}

// begins reports whether the token opens an element of a name, with content or without.
func (s *scanner) begins(name string) bool {
	return (s.kind == openTag || s.kind == voidTag) && s.name == name
}

// ends reports whether the token closes an element of a name.
func (s *scanner) ends(name string) bool { return s.kind == closeTag && s.name == name }

// attribute is one attribute's place in a tag: all of it, and its value.
type attribute struct {
	name                   string
	start, from, to, after int
}

// attributes lists the attributes of a tag.
func attributes(tag []byte) []attribute {
	var all []attribute
	i := bytes.IndexAny(tag, " \t\r\n")
	for i >= 0 && i < len(tag) {
		for i < len(tag) && strings.ContainsRune(" \t\r\n", rune(tag[i])) {
			i++
		}
		a := attribute{start: i}
		for i < len(tag) && !strings.ContainsRune("= \t\r\n/>", rune(tag[i])) {
			i++
		}
		a.name = string(tag[a.start:i])
		for i < len(tag) && strings.ContainsRune("= \t\r\n", rune(tag[i])) {
			i++
		}
		if a.name == "" || i >= len(tag) || tag[i] != '"' && tag[i] != '\'' {
			break
		}
		end := bytes.IndexByte(tag[i+1:], tag[i])
		if end < 0 {
			break
		}
		a.from, a.to = i+1, i+1+end
		i = a.to + 1
		a.after = i
		all = append(all, a)
	}
	return all
}

// get returns an attribute by its name; a prefix is looked past when name has none.
func (s *scanner) get(name string) (string, bool) { return attr(s.raw, name) }

func attr(tag []byte, name string) (string, bool) {
	for _, a := range attributes(tag) {
		if a.name == name {
			return html.UnescapeString(string(tag[a.from:a.to])), true
		}
	}
	return "", false
}

// prefixed returns an attribute that carries a prefix by the rest of its name.
func prefixed(tag []byte, name string) string {
	for _, a := range attributes(tag) {
		if _, local, ok := strings.Cut(a.name, ":"); ok && local == name {
			return html.UnescapeString(string(tag[a.from:a.to]))
		}
	}
	return ""
}

func number(tag []byte, name string) (int, bool) {
	text, _ := attr(tag, name)
	n, err := strconv.Atoi(strings.TrimSpace(text))
	return n, err == nil
}

// with returns a tag with an attribute set; a new one comes last.
func with(tag []byte, name, value string) []byte {
	for _, a := range attributes(tag) {
		if a.name == name {
			return slicesOf(tag[:a.from], []byte(value), tag[a.to:])
		}
	}
	end := len(tag) - 1
	if end > 0 && tag[end-1] == '/' {
		end--
	}
	for end > 0 && strings.ContainsRune(" \t\r\n", rune(tag[end-1])) {
		end--
	}
	return slicesOf(tag[:end], []byte(" "+name+`="`+value+`"`), tag[end:])
}

// without returns a tag without an attribute.
func without(tag []byte, name string) []byte {
	for _, a := range attributes(tag) {
		if a.name == name {
			return slicesOf(bytes.TrimRight(tag[:a.start], " \t\r\n"), tag[a.after:])
		}
	}
	return bytes.Clone(tag)
}

// opened turns <row/> into <row>.
func opened(tag []byte) []byte {
	return append(bytes.TrimRight(bytes.Clone(tag[:len(tag)-2]), " \t\r\n"), '>')
}

func slicesOf(parts ...[]byte) []byte { return bytes.Join(parts, nil) }

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\n", "&#10;")

// escaped makes text of a note or a cell safe between tags.
func escaped(s string) string { return escaper.Replace(s) }
