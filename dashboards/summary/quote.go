package summary

import (
	"regexp"
	"strings"
	"unicode"

	"nianlun/queries/terms"
)

// guard knows the names that must not stand in a quotation, by their first two runes.
type guard map[string][]string

func newGuard(people []string) guard {
	g := guard{}
	for _, name := range people {
		name = dense(name)
		if r := []rune(name); len(r) >= 2 {
			g[string(r[:2])] = append(g[string(r[:2])], name)
		}
	}
	return g
}

// names reports whether a text holds a known name, also one written with spaces.
func (g guard) names(text string) bool {
	r := []rune(dense(text))
	for i := 0; i+2 <= len(r); i++ {
		for _, name := range g[string(r[i:i+2])] {
			if strings.HasPrefix(string(r[i:min(len(r), i+len(name))]), name) {
				return true
			}
		}
	}
	return false
}

func dense(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

var (
	longNumber = regexp.MustCompile(`[0-9０-９][0-9０-９Xx\- ]{9,}[0-9０-９Xx]`)
	trouble    = regexp.MustCompile(`病|住院|手术|癌|肿瘤|去世|病逝|逝世|吊唁|丧|离婚|离异|纠纷|残疾|流产|自杀|单亲`)
	somebody   = regexp.MustCompile(`某|同志|家属|妻|丈夫|母亲|父亲|岳父|岳母|子女|儿子|女儿|孩子|患者|老师的|本人|爱人|配偶`)
)

// hardship joins trouble where a name may stand beside it: 困难职工 as a body may be told.
var hardship = regexp.MustCompile(`困难|致困|特困|低保|贫困|救助|助困|帮扶|灾`)

// surnames are the common ones; compound ones before their first character.
const surnames = `(?:欧阳|司马|上官|诸葛|夏侯|皇甫|尉迟|公孙|慕容|司徒|令狐|长孙|宇文|[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范廖贾夏韦付邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤施牛樊葛邢乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿兰焦俞柳甘祝宁尚舒阮柯纪梅童凌毕季裴霍涂苗谷盛翁冉骆蓝辛靳柴蒙鲍华喻祁蒲房滕屈饶牟艾尤穆卓吉缪简芦麦褚娄窦戚岑宫卜冷晏席卫米柏宗瞿桂佟臧闵苟邬边卞姬仇栾隋刁沙荣巫寇桑郎甄丛仲虞敖巩佘麻苑迟邝])`

// Where a name stands in a line of trouble: behind the act or the title of a person, or
// before what befell the person. The roll may not know the name, so its place must do.
var (
	named = regexp.MustCompile(`(?:慰问|看望|探望|探视|走访|吊唁|悼念|救助|资助|补助|帮扶|职工|教师|会员|员工|老师|医生|护士|工友|干部|司机|家庭|[:：、，,；;（(\s])` + surnames +
		`\p{Han}{1,2}(?:$|[、，,；;。:：（(）)\s\d]|等|同志|老师|师傅|家|一家|住院|生病|患|手术|病|因|的|之|父|母|岳|丈夫|妻|去世|丧|困难|救助|补助|慰问)`)
	befell = regexp.MustCompile(`^` + surnames + `\p{Han}{1,2}(?:$|[、，,；;。:：（(\s\d]|等|同志|老师|师傅|家|一家|住院|生病|患|手术|病|因|的|之|父|母|岳|丈夫|妻|去世|丧|困难|救助|补助|慰问)`)
)

// private reports whether a text tells of somebody's trouble, or holds a number long
// enough to be a phone, an identity card or a bank account.
func private(text string) bool {
	switch {
	case longNumber.MatchString(text):
		return true
	case trouble.MatchString(text) && somebody.MatchString(text):
		return true
	case !trouble.MatchString(text) && !hardship.MatchString(text):
		return false
	}
	return named.MatchString(text) || befell.MatchString(text)
}

// delicate is what no officer's name stands beside either.
var delicate = regexp.MustCompile(trouble.String() + `|困难|致困|特困|低保|贫困|助困|婚|生育|产假|分娩|子女|亲属|思想波动`)

// quote returns cell text verbatim, or nothing when it is empty or must not be shown.
func (w *writer) quote(text string, source terms.Source) []Span {
	text = strings.Trim(strings.TrimSpace(text), "。；;，,、 \u3000"+stars)
	if text == "" {
		return nil
	}
	if w.guard.names(text) || private(text) || w.officers.names(text) && delicate.MatchString(text) {
		w.withheld = true
		return nil
	}
	span := Span{Kind: Quote, Text: typeset(text)}
	if source != (terms.Source{}) {
		span.Source = &source
	}
	return []Span{span}
}

var (
	straight = regexp.MustCompile(`"([^"]{1,40})"`)
	hanComma = regexp.MustCompile(`(\p{Han}|[”）》%％]),(\p{Han}|[“（《])`)
	numComma = regexp.MustCompile(`(\d),(\p{Han})`)
	hanDigit = regexp.MustCompile(`([\p{Han}”）》]),(\d)`)
)

// typeset sets the marks of a quotation as a Chinese text does; its words stay.
func typeset(text string) string {
	if !strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		return text
	}
	text = straight.ReplaceAllString(text, "“$1”")
	text = hanComma.ReplaceAllString(text, "$1，$2")
	text = hanDigit.ReplaceAllString(text, "$1，$2")
	return numComma.ReplaceAllString(text, "$1，$2")
}

// longestNote is how many characters of a note a sentence can carry.
const longestNote = 160

// note quotes a remark, cut at the end of a clause when it is long. Of a remark that
// names somebody only the other clauses are quoted, and none when it tells of trouble.
func (w *writer) note(text string, source terms.Source) []Span {
	text = w.plain(clause(text, longestNote))
	if !w.guard.names(text) || trouble.MatchString(text) || longNumber.MatchString(text) {
		return w.quote(text, source)
	}
	w.withheld = true
	var kept [][]Span
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("。；;，,\n", r) }) {
		if !w.guard.names(part) {
			kept = append(kept, w.quote(part, source))
		}
	}
	return join(kept, msgComma)
}

// aside are remarks about delays, absences and papers: true, but nothing a summary
// tells by itself.
var aside = regexp.MustCompile(`推迟|延期|改期|顺延|改到|改在|原计划|原定|原拟|取消|未能|没能|因雨|没有?参加|未参加|没来|未到|缺席|请假|补报|[未待]报销|发票|详见|见.{0,10}(?:登记|台账|附件|附表|签到|名单|通知|表)$|正式通知|填错|有误|更正|(?:统计|存放|留存|保管)在|待补`)

// plain drops the sentences of a remark that are asides; the side list keeps them.
func (w *writer) plain(text string) string {
	if !aside.MatchString(text) {
		return text
	}
	var kept []string
	for _, s := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("。；;\n", r) }) {
		if !aside.MatchString(s) {
			kept = append(kept, s)
			continue
		}
		w.sideSay("note", msgSideNote, slots{"note": w.quote(s, terms.Source{})})
	}
	return strings.Join(kept, msgSemicolon)
}

// body tells an organisation from a person.
var body = regexp.MustCompile(`工会|单位|公司|集团|[处局所队班组校院厂部科室站委办村镇乡县区市省]$|街道|社区|委员会|集体|中心|分会|车间|协会|政府|机关|支部|中学|小学|大学|幼儿园|银行|项目`)

// clause returns the text up to its last full clause within limit runes.
func clause(text string, limit int) string {
	r := []rune(strings.TrimSpace(text))
	if len(r) <= limit {
		return string(r)
	}
	for i := limit; i > limit/3; i-- {
		if strings.ContainsRune("。；;！，,", r[i]) {
			return string(r[:i])
		}
	}
	return string(r[:limit])
}

var (
	numbering = regexp.MustCompile(`^[\s　]*(?:[0-9]{1,2}\.[0-9]{1,2}月|[（(][一二三四五六七八九十百0-9０-９]+[)）][、.．]?|第[一二三四五六七八九十百0-9]+[章节部分项、]+|[一二三四五六七八九十百]+[、.．:：]|[0-9０-９]+[、．:：)）]|[0-9０-９]+\.(?:[^0-9]|$)|[①-⑳]|[一二三四五六七八九十]+是)[\s　、]*`)
	leader    = regexp.MustCompile(`^[0-9]+\.`)
)

// unnumbered cuts the numbering off the front of a heading or plan item.
func unnumbered(text string) string {
	text = strings.TrimSpace(text)
	for {
		at := numbering.FindString(text)
		if leader.MatchString(at) {
			at = leader.FindString(at)
		}
		if at == "" || at == text {
			return strings.Trim(text, " \u3000。：:；;，,")
		}
		text = strings.TrimSpace(text[len(at):])
	}
}
