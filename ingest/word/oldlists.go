package word

import (
	"strconv"
	"strings"
	"unicode/utf16"
)

// oldFormats names the number formats of a .doc as a .docx does ([MS-OSHARED] MSONFC).
var oldFormats = map[byte]string{
	0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 10: "ideographDigital", 11: "japaneseCounting",
	14: "decimalFullWidth", 16: "japaneseLegal", 17: "japaneseDigitalTenThousand", 18: "decimalEnclosedCircle", 19: "decimalFullWidth2",
	22: "decimalZero", 23: "bullet", 26: "decimalEnclosedFullstop", 27: "decimalEnclosedParen", 28: "decimalEnclosedCircleChinese",
	29: "ideographEnclosedCircle", 30: "ideographTraditional", 31: "ideographZodiac", 33: "taiwaneseCounting", 34: "ideographLegalTraditional",
	35: "taiwaneseCountingThousand", 36: "taiwaneseDigital", 37: "chineseCounting", 38: "chineseLegalSimplified", 39: "chineseCountingThousand", 255: "none",
}

// Sizes of the list structures ([MS-DOC] 2.9.150, 2.9.147, 2.9.131).
const (
	listSize, levelSize, useSize, overrideSize = 28, 28, 16, 8
	mostLists                                  = 4096
)

// readLists reads the list definitions and their uses; a broken part costs the
// numbers, never the text.
func (d *oldDoc) readLists() *lists {
	l := newLists()
	ids := d.readDefinitions(l)
	uses := d.part(fibListUse)
	n := min(u32(uses, 0), mostLists)
	if n <= 0 || 4+n*useSize > len(uses) {
		return l
	}
	data := uses[4+n*useSize:]
	for i := range n {
		use := uses[4+i*useSize:]
		entry := &list{abstract: strconv.Itoa(u16(use, 0) | u16(use, 2)<<16), starts: map[int]int{}, levels: map[int]level{}, used: map[int]bool{}}
		data = data[min(4, len(data)):]
		for range int(use[12]) {
			data = readOverride(entry, data)
		}
		if ids[entry.abstract] {
			l.nums[strconv.Itoa(i+1)] = entry
		}
	}
	return l
}

// readOverride reads how a use of a list starts or redefines one of its levels.
func readOverride(entry *list, data []byte) []byte {
	if len(data) < overrideSize {
		return nil
	}
	start, flags := u32(data, 0), int(data[4])
	data = data[overrideSize:]
	at := flags & 15
	if flags&0x20 != 0 {
		var lv level
		if lv, data = levelAt(data); lv.format != "" {
			entry.levels[at] = lv
		}
	} else if flags&0x10 != 0 && start >= 0 {
		entry.starts[at] = start
	}
	return data
}

// readDefinitions reads the lists; their levels follow behind the last of them.
func (d *oldDoc) readDefinitions(l *lists) map[string]bool {
	ids := map[string]bool{}
	at, size := u32(d.main, fibLists), u32(d.main, fibLists+4)
	if size <= 2 || at < 0 || at+2 > len(d.table) {
		return ids
	}
	n := min(u16(d.table, at), mostLists)
	if at+2+n*listSize > len(d.table) {
		return ids
	}
	defs, rest := d.table[at+2:at+2+n*listSize], d.table[at+2+n*listSize:]
	for ; len(defs) >= listSize; defs = defs[listSize:] {
		id := strconv.Itoa(u16(defs, 0) | u16(defs, 2)<<16)
		count := 9
		if defs[26]&1 != 0 {
			count = 1
		}
		levels := map[int]level{}
		for i := range count {
			levels[i], rest = levelAt(rest)
		}
		l.abstracts[id], ids[id] = levels, true
	}
	return ids
}

// levelAt reads one level and returns what follows it.
func levelAt(b []byte) (level, []byte) {
	if len(b) < levelSize {
		return level{}, nil
	}
	lv := level{start: max(0, u32(b, 0)), format: oldFormats[b[4]], restart: -1, legal: b[5]&4 != 0}
	if lv.format == "" {
		lv.format = "decimal"
	}
	skip := levelSize + int(b[24]) + int(b[25])
	if skip+2 > len(b) {
		return level{}, nil
	}
	n := u16(b, skip)
	end := min(skip+2+2*n, len(b))
	var text strings.Builder
	var units []uint16
	for at := skip + 2; at+2 <= end; at += 2 {
		units = append(units, uint16(u16(b, at)))
	}
	for _, r := range utf16.Decode(units) {
		if r < 9 {
			text.WriteString("%" + strconv.Itoa(int(r)+1))
		} else {
			text.WriteRune(r)
		}
	}
	lv.text = text.String()
	return lv, b[end:]
}
