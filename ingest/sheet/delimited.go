package sheet

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// decode turns the bytes of a text file into a string: byte order mark first, then
// UTF-16 without one, valid UTF-8, else GB18030.
func decode(data []byte) string {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		return strings.ToValidUTF8(string(data[3:]), "\ufffd")
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		return fromUTF16(data, unicode.UseBOM, unicode.LittleEndian)
	case zerosAt(data, 1):
		return fromUTF16(data, unicode.IgnoreBOM, unicode.LittleEndian)
	case zerosAt(data, 0):
		return fromUTF16(data, unicode.IgnoreBOM, unicode.BigEndian)
	case utf8.Valid(trimPartial(data)):
		return string(data)
	}
	if bigFive(data) {
		return decodeBig5(data)
	}
	return decodeGB(data)
}

// bigFive tells Big5 from GB18030 by the beginning of a text that is neither in Unicode.
func bigFive(data []byte) bool {
	gb := decodeGB(data[:min(len(data), 2*sampled)])
	return commonWords(decodeBig5(data[:min(len(data), sampled)])) > 2*commonWords(gb[:min(len(gb), sampled)])
}

// sampled is how much of a text tells its encoding.
const sampled = 16 << 10

// everyday are characters no ledger does without, in both scripts; the wrong encoding
// yields rare ones.
const everyday = "年月日時时間间姓名性別别單单位工會会活動动人員员數数金額额費费用支出收入合計计備备註注序號号慰問问職职部門门地點点參参加的一二三四五六七八九十元"

func commonWords(text string) (n int) {
	for _, r := range text {
		if r > 0x7f && strings.ContainsRune(everyday, r) {
			n++
		}
	}
	return n
}

// trimPartial drops a character cut off at the end.
func trimPartial(data []byte) []byte {
	for i := 1; i <= 3 && i <= len(data); i++ {
		if utf8.RuneStart(data[len(data)-i]) {
			if !utf8.FullRune(data[len(data)-i:]) {
				return data[:len(data)-i]
			}
			break
		}
	}
	return data
}

func fromUTF16(data []byte, bom unicode.BOMPolicy, order unicode.Endianness) string {
	out, err := unicode.UTF16(order, bom).NewDecoder().Bytes(data)
	if err != nil {
		return strings.ToValidUTF8(string(data), "\ufffd")
	}
	return string(out)
}

func zerosAt(data []byte, odd int) bool {
	n, zeros := min(len(data), 2000), 0
	for i := odd; i < n; i += 2 {
		if data[i] == 0 {
			zeros++
		}
	}
	return n > 8 && zeros > n/10
}

func decodeGB(data []byte) string {
	out, err := simplifiedchinese.GB18030.NewDecoder().Bytes(data)
	if err != nil {
		return strings.ToValidUTF8(string(data), "\ufffd")
	}
	return string(out)
}

func decodeBig5(data []byte) string {
	out, err := traditionalchinese.Big5.NewDecoder().Bytes(data)
	if err != nil {
		return decodeGB(data)
	}
	return string(out)
}

// delimiterOf finds what separates the fields: the candidate whose count repeats
// from line to line.
func delimiterOf(text string) (rune, bool) {
	if said, _ := utf8.DecodeRuneInString(strings.TrimPrefix(text, "sep=")); strings.HasPrefix(text, "sep=") && strings.ContainsRune("\t,;|", said) {
		return said, true
	}
	best, bestScore := rune(0), 0
	for _, d := range []rune{'\t', ',', ';', '|', '\uff0c', '、'} {
		if d == '\t' && paddedByTabs(head(text, 60)) {
			continue
		}
		counts := map[int]int{}
		for _, record := range records(head(text, 60), d) {
			if len(record) > 1 {
				counts[len(record)]++
			}
		}
		score := 0
		for width, lines := range counts {
			if lines >= 2 || len(counts) == 1 {
				score = max(score, lines*min(width, 12))
			}
		}
		if d == '、' || d == '\uff0c' {
			score /= 4
		}
		if score > bestScore {
			best, bestScore = d, score
		}
	}
	return best, bestScore > 0
}

// paddedByTabs reports whether every tab stands beside a comma: exports put one there so
// that Excel leaves a number as it is.
func paddedByTabs(text string) bool {
	tabs := strings.Count(text, "\t")
	if tabs == 0 || strings.Count(text, ",")+strings.Count(text, "\n") < tabs {
		return false
	}
	beside := func(at int) bool {
		return at < 0 || at >= len(text) || strings.IndexByte(",\"\r\n", text[at]) >= 0
	}
	for i := range len(text) {
		if text[i] == '\t' && !beside(i-1) && !beside(i+1) {
			return false
		}
	}
	return true
}

func head(text string, lines int) string {
	at := 0
	for range lines {
		i := strings.IndexByte(text[at:], '\n')
		if i < 0 {
			return text
		}
		at += i + 1
	}
	return text[:at]
}

// records splits delimited text. Every line outside quotes is a record, blank ones
// too: rows are counted as a person counts them. A quote opens only at the start of
// a field; one that never closes is an ordinary character.
func records(text string, comma rune) [][]string {
	var out [][]string
	s := splitter{text: text, comma: comma}
	for s.pos < len(text) {
		out = append(out, s.record())
	}
	return out
}

type splitter struct {
	text  string
	comma rune
	pos   int
	width int // of the record before
	lost  int // bytes looked through for quotes that never close
}

// What no text file of a ledger has: fields of a record that are kept, so that a wide
// one is seen to be too wide; bytes searched in vain for closing quotes.
const (
	maxFields = maxColumns + maxWide + 2
	maxLost   = 64 << 20
)

func (s *splitter) record() []string {
	fields := make([]string, 0, s.width)
	for {
		field, more := s.field()
		if len(fields) < maxFields {
			fields = append(fields, field)
		}
		if !more {
			s.width = len(fields)
			return fields
		}
	}
}

// field reads one field and reports whether the record goes on.
func (s *splitter) field() (string, bool) {
	if strings.HasPrefix(s.text[s.pos:], `="`) { // ="00123": a number Excel is to leave as it is
		if text, end, ok := quoted(s.text[s.pos+1:], s.comma); ok {
			s.pos += end + 1
			return text, s.separator()
		}
	}
	if s.pos < len(s.text) && s.text[s.pos] == '"' && s.lost < maxLost {
		if text, end, ok := quoted(s.text[s.pos:], s.comma); ok {
			s.pos += end
			return text, s.separator()
		}
		s.lost += min(len(s.text)-s.pos, 1<<16)
	}
	start := s.pos
	for s.comma < utf8.RuneSelf && s.pos < len(s.text) {
		if b := s.text[s.pos]; b == byte(s.comma) || b == '\n' || b == '\r' {
			break
		}
		s.pos++
	}
	for s.comma >= utf8.RuneSelf && s.pos < len(s.text) {
		r, size := utf8.DecodeRuneInString(s.text[s.pos:])
		if r == s.comma || r == '\n' || r == '\r' {
			break
		}
		s.pos += size
	}
	field := s.text[start:s.pos]
	return field, s.separator()
}

// separator steps over what follows a field.
func (s *splitter) separator() bool {
	if s.pos >= len(s.text) {
		return false
	}
	r, size := utf8.DecodeRuneInString(s.text[s.pos:])
	s.pos += size
	if r == '\r' && s.pos < len(s.text) && s.text[s.pos] == '\n' {
		s.pos++
	}
	return r == s.comma
}

// quoted reads a quoted field and returns where what follows it begins.
func quoted(text string, comma rune) (string, int, bool) {
	var b strings.Builder
	for i := 1; i < min(len(text), 1<<16); i++ {
		if text[i] != '"' {
			b.WriteByte(text[i])
			continue
		}
		if i+1 < len(text) && text[i+1] == '"' {
			b.WriteByte('"')
			i++
			continue
		}
		rest := text[i+1:]
		if rest == "" || rest[0] == '\n' || rest[0] == '\r' || strings.HasPrefix(rest, string(comma)) {
			return b.String(), i + 1, true
		}
		if rest = rest[:max(0, strings.IndexByte(rest, '\n'))]; !strings.Contains(rest, `"`) {
			return "", 0, false // a word in quotes begins the field: "五必访"登记台账
		}
		b.WriteByte('"') // a stray quote inside
	}
	return "", 0, false
}

// readDelimited reads delimited text as a sheet of text cells.
func readDelimited(text, name string) *grid {
	g := &grid{name: name}
	comma, ok := delimiterOf(text)
	if !ok {
		comma = ','
	}
	s := splitter{text: text, comma: comma}
	for row := 1; s.pos < len(text) && !g.over; row++ {
		for j, field := range s.record() {
			g.set(row, j+1, textOf(strings.TrimRight(field, "\r\n")))
		}
	}
	return g
}
