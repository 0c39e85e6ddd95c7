package plan_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianlun/ingest/plan"
	"nianlun/queries/terms"
)

func short(all []terms.Target) string {
	var out []string
	for _, t := range all {
		s := fmt.Sprintf("%s %s %g%s", t.Kind, t.Cmp, t.Value, t.Unit)
		if t.Period != "" {
			s += "/" + t.Period
		}
		if t.Per != "" {
			s += " " + t.Per
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func TestTargets(t *testing.T) {
	t.Parallel()
	cases := []struct{ text, want string }{
		{"举办一次读书会。", "count eq 1次"},
		{"组织3场讲座、2次参观。", "count eq 3场; count eq 2次"},
		{"组织春游、秋游各一次。", "count eq 1次; count eq 1次"},
		{"下半年举办一次礼仪课。", "count eq 1次/half"},
		{"办1至2件实事。", "count ge 1件; count le 2件"},
		{"每季度召开一次联络会。", "frequency eq 1次/quarter"},
		{"坚持两个月出刊一期。", "frequency eq 1期/two_months"},
		{"主席会议每月研究工作和每季集中学习一次。", "frequency eq 1次/month; frequency eq 1次/quarter"},
		{"做到一年一到二次的审计。", "frequency ge 1次/year; frequency le 2次/year"},
		{"每个分会一月组织一次家庭日。", "frequency eq 1次/month 每个分会"},
		{"每名职工至少提3条建议。", "per_head ge 3条 每名职工"},
		{"每个班组完成5项革新。", "count eq 5项 每个班组"},
		{"发展会员两百名。", "people eq 200名"},
		{"抽查班组账目7家，单独建会4家。", "count eq 7家; count eq 4家"},
		{"送春联260副，种植果树45棵。", "count eq 260副; count eq 45棵"},
		{"发动19家商户参赛。", "count eq 19家"},
		{"慰问困难职工50余户。", "count approx 50户"},
		{"带动约2万人次参赛。", "people approx 20000人次"},
		{"全年投入3万元左右。", "amount approx 30000元/year"},
		{"再拿出7000元以上救助。", "amount ge 7000元"},
		{"每人不超过300元。", "amount le 300元 每人"},
		{"安排购书款2000-3000元。", "amount ge 2000元; amount le 3000元"},
		{"入会率达到98%以上。", "percent ge 98%/year"},
		{"收缴率达到百分之九十五以上。", "percent ge 95%/year"},
		{"组建一支宣讲队。", "count eq 1支"},
		{"每半年对集体合同、劳动合同履行情况检查一次。", "frequency eq 1次/half"},
		{"每月向上级报送信息不少于两篇。", "frequency ge 2篇/month"},
		{"每位老师听课不少于15节。", "per_head ge 15节 每位老师"},
		{"组织疗养4批120人。", "count eq 4批; people eq 120人"},
		{"三年内完成六万技术工人的培训。", "people eq 60000人"},
		{"发 放 书 籍 三 十 册 。", "count eq 30册"},
	}
	for _, c := range cases {
		t.Run(c.text, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(c.want, short(items(t, "1、"+c.text)[0].Targets)); diff != "" {
				t.Errorf("targets (-want +got):\n%s", diff)
			}
		})
	}
}

func TestNumbersThatPromiseNothing(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"学习十八大精神，践行三个代表，反对四风，落实八项规定。",
		"参加第三届运动会，筹备三届七次职代会，学做第八套广播体操。",
		"坚持五必访、两贺四访，开展一帮一活动，建设五型班组。",
		"组织35岁以下青年和百人以上企业参加。",
		"在全场41个职工食堂中开展评比。",
		"对现有的5个职工之家实行星级管理。",
		"与第十九小学结对，落实600天行动计划。",
		"迎接建会60周年，贯彻〔2014〕6号文件。",
		"坚持一盘棋思想，进一步优化服务，一线优先。",
		"打造一支高素质的干部队伍，形成良好氛围。",
		"把工会建成一个温暖的家。",
		"推进“三大工程”，突出三个重点，搭建两个平台。",
		"工会经费按2%拨缴。",
		"按职工工资总额的2%计提经费。",
		"摸清25人以上企业底数，开展两节慰问。",
		"做好「四期」保护。",
		"团结带领全县10万职工建功立业。",
		"三八期间慰问女职工。",
		"让每一个人都受益，定期开展活动，评出一批先进。",
		"八小时以外的文体活动要丰富。",
	} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			if got := short(items(t, "1、"+text)[0].Targets); got != "" {
				t.Errorf("targets = %s, want none", got)
			}
		})
	}
}

func TestDamagedFiguresAreFlagged(t *testing.T) {
	t.Parallel()
	all := items(t, "1、年底进行500080000元的奖励。\n2、争取再有35项指标创新高。\n3、拿出3余元慰问。\n4、办2次讲座。")
	for i, want := range []string{"500080000", "35项", "3余元", ""} {
		if want != "" && (!strings.Contains(all[i].Notes, want) || len(all[i].Targets) > 0) {
			t.Errorf("item %d: notes %q targets %v, want %s flagged and not read", i+1, all[i].Notes, all[i].Targets, want)
		}
	}
	if all[3].Notes != "" || len(all[3].Targets) != 1 {
		t.Errorf("a sound item = %+v", all[3])
	}
	if got := items(t, "1、争取再有35项指标创新高。")[0]; len(got.Targets) != 1 {
		t.Errorf("35项 in a text without damage: targets %v, want one", got.Targets)
	}
}

func TestWindows(t *testing.T) {
	t.Parallel()
	cases := []struct{ text, want string }{
		{"4月中旬举行比武。", "4-4"},
		{"4月份开展一次检查。", "4-4"},
		{"十月举行一次拔河。", "10-10"},
		{"8月底9月初资助学生。", "8-9"},
		{"七八月份送清凉。", "7-8"},
		{"十二份组织游艺会。", "12-12"},
		{"两节期间走访。", "1-2"},
		{"4·23世界读书日分享好书。", "4-4"},
		{"三、四月份开展竞赛。", "3-4"},
		{"9月至次年1月开展竞赛。", "9-1"},
		{"3月1日至5月30日开展竞赛。", "3-5"},
		{"5月、10月各组织一次健步走。", "5-5 10-10"},
		{"上半年完成换届。", "1-6"},
		{"第三、四季度开课。", "7-12"},
		{"二季度开课。", "4-6"},
		{"年底总结。", "12-12"},
		{"年初制定计划。", "1-3"},
		{"全年开展走访。", "1-12"},
		{"暑期安排休养。", "7-8"},
		{"教师节慰问。", "9-9"},
		{"中秋国庆期间组织观影。", "9-10"},
		{"元旦、春节期间走访。", "1-2"},
		{"五一和国庆期间分别举办歌会和演讲。", "5-5 10-10"},
		{"在三八国际劳动妇女节期间开茶话会。", "3-3"},
		{"评选五一劳动奖章和三八红旗手。", ""},
		{"每季度召开例会。", ""},
		{"每个小组一月组织一次活动。", ""},
		{"认真总结上一年工作。", ""},
		{"高温期间慰问一线班组。", "6-9"},
		{"夏季高温季节，给户外职工送饮料。", "6-9"},
		{"夏季开展送清凉。", "6-8"},
		{"继续做好夏季送清凉。", ""},
		{"发放高温补贴。", ""},
		{"冬季来临，慰问环卫工人。", "12-2"},
		{"举办冬季长跑赛。", ""},
		{"7月冬季长跑改为夜跑。", "7-7"},
		{"寒暑假组织子女托管。", "1-2 7-8"},
		{"寒假走访家属。", "1-2"},
		{"汛期慰问巡堤职工。", "5-9"},
		{"岁末年初走访。", "12-1"},
		{"植树节义务种树。", "3-3"},
		{"敬老月走访离休人员。", "10-10"},
		{"建军节慰问退役职工。", "8-8"},
		{"给每位会员发月饼。", ""},
	}
	for _, c := range cases {
		t.Run(c.text, func(t *testing.T) {
			t.Parallel()
			item := items(t, "1、"+c.text)[0]
			var got []string
			if item.Window != nil {
				for _, w := range append([]terms.Window{*item.Window}, item.More...) {
					got = append(got, fmt.Sprintf("%d-%d", w.FromMonth, w.ToMonth))
				}
			}
			if diff := cmp.Diff(c.want, strings.Join(got, " ")); diff != "" {
				t.Errorf("windows (-want +got):\n%s", diff)
			}
		})
	}
}

func TestHeadingMonthWins(t *testing.T) {
	t.Parallel()
	for _, item := range items(t, "四月份\n1、发放五一节慰问品。\n2、总结上半年工作。\n3、职工登高。") {
		if item.Window == nil || item.Window.FromMonth != 4 || item.Window.ToMonth != 4 {
			t.Errorf("%s: window %+v, want April", item.Text, item.Window)
		}
	}
}

func TestStrength(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"确保换届完成。": "must", "拟组织登高。": "plan", "争取办一次讲座。": "aspire", "建立阅览室(待批)。": "conditional", "登高。": "",
	} {
		if got := items(t, "1、"+text)[0].Strength; got != want {
			t.Errorf("%s: strength %q, want %q", text, got, want)
		}
	}
}

func TestClassify(t *testing.T) {
	t.Parallel()
	cases := []struct {
		text    string
		section []string
		want    terms.Category
	}{
		{"慰问生病住院职工", nil, terms.Care},
		{"组织女职工插花", nil, terms.Women},
		{"举办职工篮球赛", nil, terms.Culture},
		{"召开职工代表大会", nil, terms.Democratic},
		{"召开职工代表大会，审议财务预决算报告", nil, terms.Democratic},
		{"设爱心妈咪小屋", nil, terms.Women},
		{"发放防护用品", nil, terms.Rights},
		{"签订集体合同", nil, terms.Rights},
		{"开展岗位练兵和技能比武", nil, terms.Skills},
		{"安排会员体检", nil, terms.Welfare},
		{"编发工会简报", nil, terms.Publicity},
		{"接受经费审查", nil, terms.Finance},
		{"完成工会换届", nil, terms.Organization},
		{"学习贯彻全会精神", nil, terms.Learning},
		{"慰问病号", []string{"三、文体活动"}, terms.Care},
		{"按要求完成。", []string{"二、女职工工作"}, terms.Women},
		{"完成交办事项", nil, terms.Other},
	}
	for _, c := range cases {
		if got := plan.Classify(c.text, c.section); got != c.want {
			t.Errorf("Classify(%s, %v) = %s, want %s", c.text, c.section, got, c.want)
		}
	}
}

// 学期初 is dated by the term the plan is for.
func TestWindowsOfTheTerm(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ title, text, want string }{
		{"某校工会2025-2026学年第一学期工作计划", "开学初召开工会小组会。", "9-9"},
		{"某校工会2025-2026学年第二学期工作计划", "开学初召开工会小组会。", "2-2"},
		{"某校工会2025-2026学年第二学期工作计划", "学期末评选优秀小组。", "6-7"},
		{"某校工会2025-2026学年第一学期工作计划", "学期末评选优秀小组。", "1-1"},
		{"某校工会2025-2026学年工作计划", "学年末评选优秀小组。", "6-7"},
		{"某校工会2025年工作计划", "学期初召开工会小组会。", ""},
	} {
		item := items(t, c.title+"\n1、"+c.text)[0]
		got := ""
		if item.Window != nil {
			got = fmt.Sprintf("%d-%d", item.Window.FromMonth, item.Window.ToMonth)
		}
		if got != c.want {
			t.Errorf("%s: %s: %s, want %s", c.title, c.text, got, c.want)
		}
	}
}
