package ingest

import (
	"testing"

	"nianlun/queries/terms"
)

func TestPublicLabel(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, reason, person string
		class, label         string
	}{
		{"illness keeps no diagnosis", "胃溃疡住院", "", "生病住院", "生病住院慰问"},
		{"mourning keeps no relative", "岳父病故", "", "丧事", "丧事慰问"},
		{"family trouble", "家庭纠纷调解", "", "家庭纠纷", "家庭纠纷慰问"},
		{"a campaign keeps its own words", "两节走访特困户", "", "困难", "两节走访特困户"},
		{"hardship that names an illness", "大病致困", "", "生病住院", "生病住院慰问"},
		{"hardship that names a relative", "困难(儿子上学)", "", "困难", "困难慰问"},
		{"retired people are no retirement", "重阳慰问离退休职工", "", "节日", "重阳慰问离退休职工"},
		{"retirement", "光荣退休", "", "退休", "光荣退休"},
		{"a name in the reason goes", "给方小满送贺礼结婚", "方小满", "结婚", "结婚慰问"},
		{"what befell a relative", "女儿高考", "", "", "走访慰问"},
		{"an illness without the word", "胆结石", "", "生病住院", "生病住院慰问"},
		{"families of those away", "春节看望援外职工家属", "", "节日", "春节看望援外职工家属"},
		{"brackets hold the private part", "金秋助学（子女考上大学）", "", "困难", "金秋助学"},
		{"relief for the sick as a field", "大病救助", "", "生病住院", "大病救助"},
		{"a sick person's relief", "肝病救助", "", "生病住院", "生病住院慰问"},
		{"no reason", "", "", "", "走访慰问"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			class := classOf(tt.reason)
			if class != tt.class {
				t.Errorf("classOf(%q) = %q, want %q", tt.reason, class, tt.class)
			}
			if got := publicLabel(tt.reason, class, tt.person); got != tt.label {
				t.Errorf("publicLabel(%q) = %q, want %q", tt.reason, got, tt.label)
			}
		})
	}
}

func TestSensitiveClassesNeverShowTheirWords(t *testing.T) {
	t.Parallel()
	reasons := []string{"肺部感染住院", "乳腺手术", "母亲去世", "父亲病故", "与配偶家庭矛盾", "离婚情绪波动", "骨折", "透析治疗"}
	for _, reason := range reasons {
		if label := publicLabel(reason, classOf(reason), ""); label == reason {
			t.Errorf("label of %q is the reason itself", reason)
		}
	}
}

func TestOutcomeOf(t *testing.T) {
	t.Parallel()
	tests := map[string]string{
		"": "", "办结": "办结", "已落实": "办结", "采纳": "办结", "部分落实": "办理中", "正在办理": "办理中",
		"未采纳": "未采纳", "不予立案": "未采纳", "已答复": "办结", "转交后勤": "办理中", "2月提出": "办理中", "是": "办结", "否": "办理中",
	}
	for status, want := range tests {
		if got := outcomeOf(status); got != want {
			t.Errorf("outcomeOf(%q) = %q, want %q", status, got, want)
		}
	}
}

func TestDeriveFillsVisit(t *testing.T) {
	t.Parallel()
	r := terms.NewRecord(terms.Visits, 3)
	r.Set("reason", terms.Value{Text: "春节慰问困难职工"})
	derive(&terms.Table{Kind: terms.Visits, Records: []terms.Record{r}})
	for column, want := range map[string]string{"class": "困难", "label": "春节慰问困难职工", "festival": "春节"} {
		if got := r.Get(column).Text; got != want {
			t.Errorf("%s = %q, want %q", column, got, want)
		}
	}
}

func TestThemeOfTitles(t *testing.T) {
	t.Parallel()
	for title, want := range map[string]terms.Category{
		"农民工春节送岗位招聘会": terms.Rights, "小微企业工会联合会成立大会": terms.Organization, "户外劳动者驿站揭牌": terms.Care,
		"教职工大病互助参保": terms.Welfare, "单身青年教师联谊": terms.Culture, "焊工技能比武": terms.Skills,
	} {
		if got := themeOf(title, "", ""); got != want {
			t.Errorf("themeOf(%q) = %q, want %q", title, got, want)
		}
	}
}
