package summary_test

import (
	"strings"
	"testing"

	"nianlun/dashboards/summary"
	"nianlun/queries/terms"
)

// No name known to the unit stands in a draft, in no output, save a prize-winner's
// where the unit allows it.
func TestNamesStayInside(t *testing.T) {
	for _, c := range []struct {
		name  string
		allow bool
	}{{"closed", false}, {"prize-winners named", true}} {
		d := summary.Write(rich(), summary.Options{Names: c.allow})
		text, err := d.JSON()
		if err != nil {
			t.Fatal(err)
		}
		for out, all := range map[string]string{"md": d.Markdown(), "html": d.HTML(), "side": sideText(d), "json": string(text)} {
			for _, person := range []string{"段家毅", "欧阳"} {
				if strings.Contains(all, person) {
					t.Errorf("%s %s names %s", c.name, out, person)
				}
			}
			if got := strings.Contains(all, "卢霞"); got != (c.allow && out != "side") {
				t.Errorf("%s %s: prize-winner named: %v", c.name, out, got)
			}
		}
	}
}

// Family matters and thoughts are not told, not even as counts; illness is, as a count.
func TestUnspoken(t *testing.T) {
	f := bare()
	for _, class := range []string{"家庭纠纷", "思想波动", "生病住院"} {
		f.Campaigns = append(f.Campaigns, campaign(class, class, 3, 30000, 0, 0))
		f.Events = append(f.Events, terms.EventFacts{Kind: class, Events: times(terms.EventCount, 3, "件", "class", class), Rate: num(terms.EventVisitRate, 100, "100%", "class", class)})
	}
	text := summary.Write(f, summary.Options{}).Markdown()
	if strings.Contains(text, "纠纷") || strings.Contains(text, "思想波动") || !strings.Contains(text, "生病住院慰问3人次") || !strings.Contains(text, "职工生病住院3件") {
		t.Errorf("got:\n%s", text)
	}
}

func TestTroubleIsNotQuoted(t *testing.T) {
	for _, c := range []struct {
		note  string
		shown bool
	}{
		{"讨论绩效工资奖励条例", true},
		{"邀请市医院讲常见病防治", true},
		{"其妻做肝移植手术", false},
		{"某职工家属去世", false},
		{"慰问住院职工张建国", false}, // a name no roll knows
		{"李明病逝丧葬慰问", false},
		{"困难职工王芳救助金", false},
		{"走访周小兰、丁一凡两户困难家庭", false},
		{"困难职工帮扶", true},
		{"走访慰问困难职工家庭", true},
		{"慰问住院职工", true},
		{"大病医疗互助保障续保", true},
		{"金秋助学救助", true},
		{"职业病防治知识讲座", true},
		{"慢性病健康讲座", true},
		{"开展困难职工帮扶解困，送温暖", true},
		{"到社区走访困难党员", true},
		{"邀请市人民医院查房团队讲两癌防治", true},
		{"联系电话13812345678", false},
		{"身份证320101199003070012", false},
	} {
		f := bare()
		f.Themes = []terms.ThemeFacts{theme(terms.Care, 1, happening{title: "座谈会", day: date(3, 2), note: c.note})}
		if got := strings.Contains(summary.Write(f, summary.Options{}).Markdown(), c.note); got != c.shown {
			t.Errorf("%s: quoted %v, want %v", c.note, got, c.shown)
		}
	}
}

// Of a remark that names somebody the rest is quoted, unless it tells of trouble.
func TestRemarkWithoutItsName(t *testing.T) {
	for note, want := range map[string]string{"段家毅主持，参赛节目2个": "参赛节目2个", "段家毅住院，送慰问金500元": ""} {
		f := bare()
		f.People = []string{"段家毅"}
		f.Themes = []terms.ThemeFacts{theme(terms.Culture, 1, happening{title: "文艺汇演", day: date(3, 2), note: note})}
		text := summary.Write(f, summary.Options{}).Markdown()
		if strings.Contains(text, "段家毅") || strings.Contains(text, "500元") || !strings.Contains(text, want) {
			t.Errorf("%s:\n%s", note, text)
		}
	}
}

// An unknown prize-winner who is plainly no organisation is treated as a person.
func TestRecipients(t *testing.T) {
	for recipient, shown := range map[string]bool{"王小明(工会主席)": false, "李雷、韩梅": false, "区堤防管理处": true, "第三车间工会": true, "检修一班": true} {
		f := bare()
		f.Honors = []terms.Honor{{Title: "先进", Recipient: recipient}}
		if got := strings.Contains(summary.Write(f, summary.Options{}).Markdown(), recipient); got != shown {
			t.Errorf("%s: shown %v, want %v", recipient, got, shown)
		}
	}
}

// Cells of any text stay text in both outputs.
func TestHostileCells(t *testing.T) {
	evil := `</script><img src=x onerror=alert(1)>|**粗**_斜_#井 [链](javascript:1) ` + "`x`" + ` <!-- & &lt;`
	f := bare()
	f.Unit.Name = evil + "工会"
	f.Themes = []terms.ThemeFacts{theme(terms.Culture, 1, happening{title: evil, day: date(3, 2), place: "甲\n\n# 乙", note: "=cmd()|' /C calc'!A0"})}
	f.Honors = []terms.Honor{{Title: evil, Level: evil, Recipient: evil}}
	f.Subjects = []terms.Subject{{Name: evil, Spending: yuan(terms.SpendingTotal, 100, "subject", "x")}}
	d := summary.Write(f, summary.Options{FigureLink: func(terms.Figure) string { return `javascript:"><script>` }})
	html := d.HTML()
	for _, bad := range []string{"<script", "</script", "<img", `"><`, "<!--"} {
		if strings.Contains(html, bad) {
			t.Errorf("html holds %s", bad)
		}
	}
	for i, line := range strings.Split(d.Markdown(), "\n") {
		bare := strings.NewReplacer(`\\`, "", `\<`, "", `\>`, "", `\|`, "", `\*`, "", `\_`, "", `\#`, "", `\[`, "", `\]`, "", `\&`, "", "\\`", "", `\~`, "").Replace(line)
		if strings.ContainsAny(bare, "<_[]&`~") {
			t.Errorf("line %d is not escaped: %s", i, line)
		}
		if strings.HasPrefix(line, "# ") && i > 0 {
			t.Errorf("a cell became a heading: %s", line)
		}
	}
}
