package summary_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianlun/dashboards/summary"
	"nianlun/queries/terms"
)

// What is wrong with a template is said with its line, in words that tell what to do.
func TestTemplateFaults(t *testing.T) {
	for _, c := range []struct {
		name, text string
		line       int
		want       string
		advice     bool
	}{
		{"unknown name", "== 一次活动 ==\n{日期}，{活动}，{人数次}参加。", 2, "{人数次}，是不是{人次}", false},
		{"nothing like it", "== 一次活动 ==\n{日期}，{活动}，{天气}。", 2, "不认识名称{天气}。这一节可以用{日期}", false},
		{"missing figure", "== 总体情况：活动 ==\n# 说明\n\n{本期}共开展活动[，{人次}参加]", 4, "都要有{次数}", false},
		{"empty braces", "== 一次活动 ==\n{日期}，{活动}{}。", 2, "花括号里没有写名称", false},
		{"missing argument", "== 结尾 ==\n{活动列表}。", 2, "应当像{活动列表 按月}这样写", false},
		{"unknown argument", "== 结尾 ==\n{活动列表 按年}。", 2, "可以写：按月、重点", false},
		{"argument too many", "== 结尾 ==\n{会员数 男}。", 2, "请删去", false},
		{"open clause", "== 一次活动 ==\n{日期}，{活动}[，{人次}参加。", 2, "“[”没有收尾", false},
		{"closed too often", "== 一次活动 ==\n{日期}，{活动}]。", 2, "多出一个“]”", false},
		{"open brace", "== 一次活动 ==\n{日期}，{活动，{人次}。", 2, "“{”没有收尾", false},
		{"open condition", "== 一次活动 ==\n{日期}，{活动}{如有 人次}，{人次}参加。", 2, "“{如有}”没有收尾", false},
		{"crossed", "== 一次活动 ==\n{日期}，{活动}{如有 人次}[，{完}]。", 2, "来早了", false},
		{"else alone", "== 一次活动 ==\n{日期}，{活动}{否则}。", 2, "只能跟在", false},
		{"no condition", "== 一次活动 ==\n{日期}，{活动}{如有}甲{完}。", 2, "没有写名称", false},
		{"digits", "== 结尾 ==\n我会共有小组12个。", 2, "“12”是手写的数字", false},
		{"Chinese digits", "== 结尾 ==\n我会有小组三个。", 2, "“三”是手写的数字", false},
		{"a holiday that counts", "== 结尾 ==\n我会十一人参加。", 2, "“十一人”是手写的数字", false},
		{"quoted hours", "== 结尾 ==\n共“500小时”服务。", 2, "手写的数字", false},
		{"quoted amount", "== 结尾 ==\n共“一百人次”参加。", 2, "手写的数字", false},
		{"a person's trouble", "== 结尾 ==\n看望了住院职工王小明。", 2, "不指名的说法", false},
		{"heading", "== 一次活动儿 ==\n甲", 1, "是不是“一次活动”", false},
		{"heading twice", "== 结尾 ==\n甲\n== 结尾 ==\n乙", 3, "第1行已经写过", false},
		{"no heading", "甲", 1, "还没有小节名", false},
		{"voice", "== 称呼 ==\n自己：我会", 2, "可以写：自称、职工、受表彰的人", false},
		{"theme twice", "== 章节 ==\n甲：文体\n乙：文体", 3, "只放一处", false},
		{"theme unknown", "== 章节 ==\n甲：体育", 2, "不认识工作类别“体育”", false},
		{"theme missing", "== 章节 ==\n甲：文体", 1, "“女职工”没有放进任何章节", false},
		{"condition over lines", "== 全文 ==\n{开头}\n{如有 会员数}\n{各项工作}", 3, "“{如有}”没有收尾", false},
		{"end alone", "== 全文 ==\n{开头}\n{完}", 3, "只能跟在", false},
		{"part twice", "== 全文 ==\n{开头}\n{开头}", 3, "请只放一处", false},
		{"part left out", "== 全文 ==\n{开头}", 1, "没有{各项工作}", true},
		{"optional left out", "== 提案建议 ==\n收到提案{件数}。", 1, "没有{办结率}", true},
	} {
		list := summary.Check(summary.KeptTemplate, "general", c.text)
		if !slices.ContainsFunc(list, func(f summary.Fault) bool {
			return f.Line == c.line && f.Advice == c.advice && strings.Contains(f.Text, c.want)
		}) {
			t.Errorf("%s: no %q in line %d of %+v", c.name, c.want, c.line, list)
		}
		if summary.Faulty(list) == c.advice {
			t.Errorf("%s: to be refused: %v", c.name, !c.advice)
		}
	}
}

// What an input method and a text editor make of brackets and line ends is no fault.
func TestTemplateWidths(t *testing.T) {
	text := "\ufeff＝＝ 一次活动 ＝＝\r\n｛日期｝，｛活动｝［，｛人次｝参加］［，｛单位｝］［，｛地点｝］［（｛到访地点｝）］［，｛主办｝］［，｛经费｝］［，｛备注｝］。\r\n"
	if list := summary.Check(summary.KeptTemplate, "general", text); len(list) > 0 {
		t.Errorf("got %+v", list)
	}
}

func kept(kind, name, body string) summary.Options {
	return summary.Options{}.With([]terms.OwnText{{Kind: kind, Name: name, Body: body}}, year, terms.Unit{})
}

// What an officer changes stands in the draft; what the text leaves out is as shipped.
func TestOwnTemplate(t *testing.T) {
	text := summary.Write(rich(), kept(summary.KeptTemplate, "office", `
== 称呼 ==
职工：局机关干部职工
== 全文 ==
{开头}
{如有 会员数}
我会现有会员{会员数}，{如有 参与率}参与率{参与率}{否则}活动“三八”期间较多{完}。
{否则}
没有花名册。
{完}
标题：三、活动一览
{活动列表 按月}。
小标题：空着
标题：没有的事
{如有 计划完成率}计划完成率{计划完成率}。{完}
标题：其余
{各项工作}
== 一次活动 ==
{日期}办了件事：{活动}[，到场{人次}]。
`)).Markdown()
	for _, want := range []string{
		"我会现有会员46人，活动“三八”期间较多。", "## 一、活动一览\n\n1月10日召开工会委员会会议；2月10日召开工会委员会会议、2月21日召开职工大会；3月1日",
		"## 二、其余", "2月21日办了件事：召开职工大会，到场45人次。", "局机关干部职工提案", "【待补充：机关党组织和上级工会的名称】",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("lacks %q", want)
		}
	}
	for _, lack := range []string{"没有花名册", "空着", "没有的事", "存在的问题", "41.3%", "段家毅"} {
		if body, _, _ := strings.Cut(text, "附件："); strings.Contains(body, lack) {
			t.Errorf("says %q:\n%s", lack, body)
		}
	}
}

// Every numeral of a draft by an own template is still vouched for.
func TestOwnTemplateNumerals(t *testing.T) {
	d := summary.Write(rich(), kept(summary.KeptTemplate, "general", "== 结尾 ==\n全体会员认真学习《第十八次代表大会报告》，进一步做好“五一”工作，一是服务一线，二是开好三届七次职代会。\n"))
	if !strings.Contains(d.Markdown(), "认真学习《第十八次代表大会报告》，进一步做好“五一”工作，一是服务一线，二是开好三届七次职代会。") {
		t.Errorf("the closing is missing:\n%s", d.Markdown())
	}
	every(d, func(s summary.Span) {
		if s.Kind == summary.Word && numeral.MatchString(idioms.Replace(s.Text)) {
			t.Errorf("word %q holds a numeral", s.Text)
		}
	})
}

// A name typed into a template goes the way of every name.
func TestOwnTemplateNames(t *testing.T) {
	d := summary.Write(rich(), kept(summary.KeptTemplate, "general", "== 结尾 ==\n感谢段家毅。\n谢谢大家。\n"))
	if text := d.Markdown(); strings.Contains(text, "段家毅") || !strings.Contains(text, "谢谢大家") {
		t.Errorf("got:\n%s", text)
	}
}

// The template kept last is the unit's voice, unless another is asked for; a faulty one
// is none.
func TestWith(t *testing.T) {
	day := func(d int) terms.OwnText {
		return terms.OwnText{Kind: summary.KeptTemplate, At: terms.NewDate(2025, 1, d).Time()}
	}
	a, b, c := day(1), day(2), day(3)

	a.Name, a.Body = "school", "== 结尾 ==\n甲\n"
	b.Name, b.Body = "office", "== 结尾 ==\n乙\n"
	c.Name, c.Body = "enterprise", "== 结尾 ==\n{没有}\n"
	above := func(k terms.OwnText) terms.OwnText {
		k.From = "市总工会"
		return k
	}
	school, city := terms.Unit{Name: "城关小学"}, terms.Unit{Name: "市总工会"}
	for _, one := range []struct {
		kept        []terms.OwnText
		unit        terms.Unit
		asked, want string
		own         bool
	}{
		{[]terms.OwnText{a, b}, terms.Unit{}, "", "office", true},
		{[]terms.OwnText{b, a}, terms.Unit{}, "", "office", true},
		{[]terms.OwnText{a, b}, terms.Unit{}, "school", "school", true},
		{[]terms.OwnText{a, b}, school, "", "school", true}, // that of its kind
		{[]terms.OwnText{a}, terms.Unit{}, "office", "office", false},
		{[]terms.OwnText{c}, terms.Unit{}, "", "", false},
		{nil, terms.Unit{}, "", "", false},
		{[]terms.OwnText{above(a), above(b)}, school, "", "school", true},
		{[]terms.OwnText{b, above(a)}, school, "", "office", true}, // one's own comes first
		{[]terms.OwnText{above(b)}, school, "", "", false},         // of another kind
		{[]terms.OwnText{above(b)}, school, "office", "office", true},
		{[]terms.OwnText{a}, city, "", "", false}, // kept for the schools below
		{[]terms.OwnText{b}, city, "", "office", true},
	} {
		o := summary.Options{Voice: one.asked}.With(one.kept, year, one.unit)
		if told := strings.Contains(sideText(summary.Write(bare(), o)), "模板有错"); told != o.Own.Unused || told != (len(one.kept) == 1 && one.kept[0].Name == "enterprise") {
			t.Errorf("a faulty template is told of: %v", told)
		}
		if o.Voice != one.want || (o.Own.Template != nil) != one.own {
			t.Errorf("asked %q of %d: voice %q, own %v", one.asked, len(one.kept), o.Voice, o.Own.Template != nil)
		}
	}
}

// Leaders are named with their office in the order of the list, nowhere beside trouble,
// and without a list not at all.
func TestOfficers(t *testing.T) {
	list, wrong := summary.ParseOfficers("# 班子\n工会主席：卢霞\n副主席 欧阳 建国\n副主席：段家毅\n")
	want := []summary.Officer{{Title: "工会主席", Name: "卢霞"}, {Title: "副主席", Name: "欧阳建国"}, {Title: "副主席", Name: "段家毅"}}
	if diff := cmp.Diff(want, list); diff != "" || len(wrong) > 0 {
		t.Errorf("(-want +got) %s %v", diff, wrong)
	}
	f := rich()
	f.Themes[0].Series[0].Each[0].Note = "段家毅主持"
	f.Themes[1].Series[0].Each[0].Note = "段家毅住院，送慰问金"
	text := summary.Write(f, kept(summary.KeptOfficers, "", "工会主席：卢霞\n副主席：欧阳建国\n副主席：段家毅\n")).Markdown()
	for _, want := range []string{"工会班子成员：工会主席卢霞，副主席欧阳建国、段家毅。", "工会主席卢霞“优秀工会工作者”", "段家毅主持"} {
		if !strings.Contains(text, want) {
			t.Errorf("lacks %q:\n%s", want, text)
		}
	}
	if strings.Contains(text, "段家毅住院") {
		t.Error("an officer is named beside an illness")
	}
	if text := summary.Write(f, summary.Options{}).Markdown(); strings.Contains(text, "卢霞") || strings.Contains(text, "班子") {
		t.Error("leaders are named without a list")
	}
	for _, bad := range []string{"卢霞", "主席：甲、乙", "主席：卢霞\n主席：卢霞"} {
		if _, wrong := summary.ParseOfficers(bad); !summary.Faulty(wrong) {
			t.Errorf("%q is taken", bad)
		}
	}
}

// Set phrases are the unit's, of the year of the draft, word for word.
func TestPhrases(t *testing.T) {
	body := "开头：以党的二十大精神为指导\n文体：坚持文化润心。\n结尾：新的一年，我们将再接再厉。\n"
	text := summary.Write(rich(), kept(summary.KeptPhrases, "2025", body)).Markdown()
	for _, want := range []string{"的领导下，以党的二十大精神为指导，", "坚持文化润心。\n", "新的一年，我们将再接再厉。\n"} {
		if !strings.Contains(text, want) {
			t.Errorf("lacks %q:\n%s", want, text)
		}
	}
	if text := summary.Write(rich(), kept(summary.KeptPhrases, "2024", body)).Markdown(); strings.Contains(text, "二十大") {
		t.Error("phrases of another year are said")
	}
	for _, bad := range []string{"没有冒号", "开头：甲\n开头：乙", "开头：开展活动100次", "结尾：慰问住院职工张建国"} {
		if _, wrong := summary.ParsePhrases(bad); !summary.Faulty(wrong) {
			t.Errorf("%q is taken", bad)
		}
	}
	if _, wrong := summary.ParsePhrases("别处：甲"); summary.Faulty(wrong) || len(wrong) != 1 {
		t.Errorf("another place: %v", wrong)
	}
}

func FuzzTemplate(f *testing.F) {
	for _, voice := range voices() {
		f.Add(summary.ShippedText(voice))
	}
	f.Add("== 全文 ==\n{如有 会员数}\n{否则}\n{如有\n[[{{}}]]\n{完}{完}\n")
	f.Fuzz(func(t *testing.T, text string) {
		if o := kept(summary.KeptTemplate, "general", text); o.Own.Template != nil {
			every(summary.Write(bare(), o), func(s summary.Span) {
				if s.Kind == summary.Word && numeral.MatchString(idioms.Replace(s.Text)) {
					t.Errorf("word %q holds a numeral", s.Text)
				}
			})
		}
	})
}
