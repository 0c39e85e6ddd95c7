package sheet

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"nianlun/queries/terms"
)

var (
	nameBreak = regexp.MustCompile(`[、，,;；/\n]+|\s{2,}`)
	oneName   = regexp.MustCompile(`^\p{Han}{2,4}$|^\p{Han}{1,8}(?:·\p{Han}{1,8})+$`)
)

// surnames are those of nearly everybody; by them a column of names is told from one of
// other short words. What a name must look like is oneName's to say.
var surnames = runesOf("赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛奚范彭郎鲁韦昌马苗凤方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄穆萧尹姚邵汪祁毛禹狄米贝明臧计成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房裘缪解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程邢裴陆荣翁荀羊於惠甄曲家封储靳段富巫乌焦巴弓谷车侯宓全班仰秋仲伊宫宁仇栾祖武符刘景詹束龙叶司黎薄白从蒲邰卓蔺屠蒙池乔苍闻党翟谭贡劳姬申冉宰桑桂牛寿边燕冀尚农温庄晏柴瞿阎连习艾向古易廖耿国文东沃曾沙丰关查荆游权盖桓岳帅海肖付代闫曲简丘仝邸覃苑亓佟凡辛")

// isName reports whether a cell reads as the name of a person, or as a list of them.
func isName(text string) bool {
	names := namesIn(text)
	return len(names) > 0 && !slices.ContainsFunc(names, func(n string) bool { return !surnamed(personName(n)) })
}

// named reports whether what stands under a heading that asks for somebody are names, though
// the surnames of many be rare.
func (h heading) named() bool {
	if !asksWho.MatchString(h.leaf) {
		return false
	}
	sure, shaped, all := 0, 0, 0
	for _, c := range h.below {
		text := c.words()
		if empty(text) || sameAs.MatchString(text) {
			continue
		}
		all++
		if name := personName(text); c.kind == textCell && oneName.MatchString(name) && !deptName.MatchString(name) && !orgName.MatchString(name) {
			if shaped++; surnamed(name) {
				sure++
			}
		}
	}
	return all > 2 && shaped*10 >= all*9 && sure*4 >= all
}

var asksWho = regexp.MustCompile(`(?:人|者|员|姓名)$`)

func surnamed(name string) bool {
	first, _ := utf8.DecodeRuneInString(name)
	return oneName.MatchString(name) && (surnames.has(first) || strings.ContainsRune(name, '·') || runes(name) > 2 && doubleSurname.MatchString(string([]rune(name)[:2])))
}

// namesIn cuts a cell into names: at stops and line ends, and at single spaces where
// what stands between them are whole names, not the parts of one (张 三, 欧阳 锋).
func namesIn(written string) []string {
	var out []string
	for _, part := range nameBreak.Split(strings.TrimSpace(written), -1) {
		words := strings.Fields(part)
		whole := len(words) > 1 && !slices.ContainsFunc(words, func(w string) bool { return !oneName.MatchString(w) })
		if whole && !doubleSurname.MatchString(words[0]) {
			out = append(out, words...)
		} else if part != "" {
			out = append(out, part)
		}
	}
	return out
}

var doubleSurname = regexp.MustCompile(`^(?:欧阳|司马|上官|诸葛|夏侯|尉迟|皇甫|慕容|令狐|公孙|东方|司徒|司空|端木|南宫|西门|长孙|宇文|轩辕|呼延|百里|独孤|申屠|淳于|太史|濮阳|澹台|赫连|完颜)$`)

// perHead is what makes an amount one a person: 300元/人, 每人300元.
var perHead = regexp.MustCompile(`^\s*每[人位]|[/／每][人位]\s*$`)

// oneHead reports whether an amount a person stands in a row of one person, whose it is.
func (r *reader) oneHead(row, block int, s *slot, c cell) bool {
	name, ok := r.slots[block].named["name"]
	if !ok || r.rule.kind != terms.Visits || s.column.Type != terms.Yuan || !perHead.MatchString(c.text) {
		return false
	}
	people := namesIn(r.grid.at(row, name.head.col).words())
	return len(people) == 1 && oneName.MatchString(personName(people[0]))
}

// parts reports whether a character may stand between two names.
func parts(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("、，,;；/", r) }

// each gives every person of a cell like 林四、林五 a record of their own, where each
// part reads as a name; who took part is counted by head. Amounts are never split. Of
// one person: nil.
func each(rec terms.Record) []terms.Record {
	name := rec.Get("name")
	if rec.Kind != terms.Participation || rec.Part != 0 {
		return nil
	}
	written := name.Raw
	if written == "" {
		written = name.Text
	}
	if !strings.ContainsFunc(written, parts) {
		return nil
	}
	var people []string
	for _, p := range namesIn(written) {
		if p = personName(p); !oneName.MatchString(p) {
			return nil
		}
		people = append(people, p)
	}
	if len(people) < 2 {
		return nil
	}
	var out []terms.Record
	for i, p := range people {
		one := rec
		one.Values = append([]terms.Value(nil), rec.Values...)
		one.Part = i + 1
		one.Set("name", terms.Value{Text: p, Raw: written})
		one.Set("staff_no", terms.Value{})
		one.Set("id_number", terms.Value{})
		out = append(out, one)
	}
	return out
}
