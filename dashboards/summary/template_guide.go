package summary

import "strings"

// Guide says what one heading of a template is for and what its lines may name.
type Guide struct {
	Heading string
	About   string
	Must    []string // without these a line says nothing
	May     []string
	Lines   bool // one way of saying it a line
}

// Guides lists the headings of a template in their order.
func Guides() []Guide {
	list := []Guide{
		{Heading: partVoice, About: "单位怎样称呼自己和职工。"},
		{Heading: partOutline, About: "全文的次序。单独一行的{开头}等由系统写；“标题：”“小标题：”“要点：”后面和别的行可以自己写，序号自动编。"},
		{Heading: partHouse, About: "计划没有分节时用的章节，冒号后面是放进这一节的工作类别。"},
		{Heading: partThemes, About: "小结里怎样称呼一类工作。"},
	}
	for _, s := range sentences {
		g := Guide{Heading: s.said, About: s.about, Lines: true}
		for _, n := range s.names {
			if n.must {
				g.Must = append(g.Must, n.said)
				continue
			}
			g.May = append(g.May, n.said)
		}
		list = append(list, g)
	}
	return list
}

// Remark is the guide as the line under its heading in a shipped text.
func (g Guide) Remark() string {
	text := g.About
	if len(g.Must) > 0 {
		text += "必有{" + strings.Join(g.Must, "}{") + "}。"
	}
	if len(g.May) > 0 {
		text += "可用{" + strings.Join(g.May, "}{") + "}。"
	}
	if text == "" {
		return ""
	}
	return "# " + text
}

// NameGuide says what one name means that any line may use.
type NameGuide struct {
	Name, About string
	Behind      []string // what may stand behind it
}

// NameGuides lists the names that any line of a template may use.
func NameGuides() []NameGuide {
	var list []NameGuide
	for _, v := range valueNames() {
		said := v.said
		if v.needs {
			said = v.example
		}
		list = append(list, NameGuide{Name: said, About: v.about, Behind: v.args})
	}
	return list
}

// TemplateHead is what stands at the head of a text to edit.
const TemplateHead = `# 年轮工作总结模板
# 以“#”开头的行是说明，不进正文。“== ==”里是小节名，请不要改；每个小节下面一行是一种说法，写几行就轮着用。
# {花括号}里是名称，出稿时换成材料里的数字和文字；[方括号]里的话，缺了其中的数字就不写。
# {如有 名称}……{否则}……{完}：有这项就写前一段，没有就写后一段；{否则}可以不要。
# 数字都从材料里来，不能手写。`
