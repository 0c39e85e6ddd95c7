package plan

import (
	"regexp"
	"strings"

	"nianlun/queries/terms"
)

func (t *targetReader) things() {
	for _, m := range things.FindAllStringSubmatchIndex(t.text, -1) {
		if !t.free(m[0], m[1]) || notBefore.MatchString(t.before(m[0])) && !held.MatchString(t.before(m[0])) && !t.within(m) && !t.dealt(m) || notAfter.MatchString(t.text[m[1]:]) {
			continue
		}
		if !t.promised(m) || t.group(m, 4) == "部" && office.MatchString(t.text[m[1]:]) {
			continue
		}
		kind, unit := "count", t.group(m, 4)
		if unit == "人" || unit == "名" || unit == "位" || unit == "人次" {
			kind = "people"
		}
		target := terms.Target{Kind: kind, Cmp: comparison(t.before(m[0]), t.group(m, 5), t.group(m, 2)), Unit: unit}
		if per := t.per(m[0]); kind == "count" && personal(per) {
			target.Kind = "per_head"
		}
		t.span(m, 1, 3, target)
	}
}

// office: 3部门 are no films.
var office = regexp.MustCompile(`^[门队分]`)

// held: 控制在100人以内 is a bound, not a place.
var held = regexp.MustCompile(`(?:控制|保持|稳定|维持)在$`)

// within: 人数在30人以内, 在20家以上企业推行.
func (t *targetReader) within(m []int) bool {
	bounded := t.group(m, 5) == "以内" || t.group(m, 5) == "以上" && t.group(m, 4) == "家"
	return bounded && strings.HasSuffix(t.text[:m[0]], "在")
}

// dealtWith: 对10家基层工会开展审计 promises ten.
var dealtWith = regexp.MustCompile(`^[^,。;]{0,14}(?:开展|进行|实施|组织)[^,。;]{0,8}(?:审计|审查|走访|慰问|检查|督查|督导|帮扶|培训|回访|摸底|验收|考核)`)

func (t *targetReader) dealt(m []int) bool {
	return strings.HasSuffix(t.text[:m[0]], "对") && dealtWith.MatchString(t.text[m[1]:])
}

// personal reports whether a number is promised for each person.
func personal(per string) bool {
	for _, w := range []string{"人均", "职工", "会员", "教师", "老师", "教工", "委员", "代表", "干部", "员工", "每人"} {
		if strings.HasSuffix(per, w) {
			return true
		}
	}
	return false
}

// vague: 建成一个温暖的家 counts nothing.
var vague = regexp.MustCompile(`^[^,。;]{0,10}(?:的家|之家|的(?:优秀)?(?:团队|队伍)|家园|集体|环境|氛围|平台|台阶|局面|整体|舞台|过程|开端)`)

// aTeam: 组建一支宣讲队 is a number, 打造一支高素质的队伍 a wish.
var aTeam = regexp.MustCompile(`^[^,。;]{0,10}(?:小分队|服务队|志愿|宣讲|合唱|球队|舞蹈队|文艺队)`)

// lesson: 听课15节 counts, 两节慰问 does not.
var lesson = regexp.MustCompile(`课[^,。;]{0,8}$`)

// aLesson: 一节公开课.
var aLesson = regexp.MustCompile(`^[^,。;]{0,4}课`)

// amongAll: 在全镇30个村中开展 tells where.
var amongAll = regexp.MustCompile(`^[^,。;其]{0,10}中(?:[^心共小学级国]|$)`)

var (
	// condition: 超过5人的部门 tells which ones.
	condition = regexp.MustCompile(`^(?:以上|以下|以内)?的(?:部门|单位|企业|班组|科室|学校|支部|小组|分会|上报|报送|要|应|可|给予|由)`)
	// sought: 抓2家典型, the verb right before the number.
	sought = regexp.MustCompile(`抓[好实]?$`)
	// paired: 与30名单亲职工结对, the verb behind.
	paired = regexp.MustCompile(`^[^,。;、\d]{0,12}(?:结对|结成对子|牵手|签约|脱困|上岗|入会)`)
)

// promised: a verb of doing stands before the number in its clause, or the number is
// bounded (以上); a bare 一个, 几个 or a number that only describes is no promise.
func (t *targetReader) promised(m []int) bool {
	one := t.group(m, 1) == "一"
	if t.group(m, 4) == "支" && one && !aTeam.MatchString(t.text[m[1]:]) || one && (strings.HasSuffix(t.text[:m[0]], "每") || vague.MatchString(t.text[m[1]:])) {
		return false
	}
	if one && (t.group(m, 4) == "批" || t.group(m, 4) == "轮" && strings.HasSuffix(t.text[:m[0]], "新")) {
		return false
	}
	if t.group(m, 4) == "节" && !lesson.MatchString(t.text[:m[1]]) && !aLesson.MatchString(t.text[m[1]:]) {
		return false
	}
	if condition.MatchString(t.text[m[1]:]) {
		return false
	}
	if t.group(m, 5) != "" || t.dealt(m) || sought.MatchString(t.text[:m[0]]) || paired.MatchString(t.text[m[1]:]) {
		return true
	}
	stops := "。;"
	if one { // 一个 needs its verb beside it
		stops = ",。;:"
	}
	clause := t.text[strings.LastIndexAny(t.text[:m[0]], stops)+1 : m[0]]
	if strings.HasSuffix(clause, "由") && strings.HasPrefix(t.text[m[1]:], "组成") {
		return true
	}
	if !containsAny(clause, promise) && t.per(m[0]) == "" {
		return false
	}
	return !strings.Contains(clause, "全") || !amongAll.MatchString(t.text[m[1]:])
}

// multitude: 五万技术工人, 2万名职工 have no unit beside the number, or one behind a word.
var multitude = regexp.MustCompile(`(\d+(?:\.\d+)?万|[一二两三四五六七八九十]+万)(?:余|多)?名?[\p{Han}]{0,4}?(?:工人|职工|会员|农民工|劳动者)`)

// wholeBody: 全县10万职工, 团结带领 tell who there is, not who is to be reached.
var wholeBody = regexp.MustCompile(`全[国省市县区街镇公集]|广大|团结|带领|动员|现有|共有|拥有`)

func (t *targetReader) multitudes() {
	for _, m := range multitude.FindAllStringSubmatchIndex(t.text, -1) {
		clause := t.text[strings.LastIndexAny(t.text[:m[0]], ",。;")+1 : m[1]]
		if !t.free(m[0], m[1]) || wholeBody.MatchString(clause) || !containsAny(t.text, []string{"培训", "带动", "覆盖", "惠及", "服务", "参加", "参与", "发展", "吸收"}) {
			continue
		}
		t.span(m, 1, 1, terms.Target{Kind: "people", Cmp: comparison(t.before(m[0]), "", ""), Unit: "人"})
	}
}
