package judge

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"nianlun/queries/terms"
)

// rates are the kinds of rate a plan promises, and the words by which a note tells that
// one of the whole was reached.
var rates = []struct{ of, told *regexp.Regexp }{
	{regexp.MustCompile(`满意`), regexp.MustCompile(`满意`)},
	{regexp.MustCompile(`办结|答复|回复|办复|办理|落实`), regexp.MustCompile(`办[结理复好完]|办了|已办|答复|回复|落实|了结`)},
	{regexp.MustCompile(`采纳|转化`), regexp.MustCompile(`采纳|采用|转化|吸收`)},
	{regexp.MustCompile(`整改|销号|治理`), regexp.MustCompile(`整改|改[完了好毕]|销号|治理|消除`)},
	{regexp.MustCompile(`参保|投保|续保|入保|互助|参险`), regexp.MustCompile(`参保|投了?|续保|入保|实参|参加|缴费|参险|办理`)},
	{regexp.MustCompile(`入会|建会|组建|建制|建家`), regexp.MustCompile(`会员|入会|入了|已入|建|组建`)},
	{regexp.MustCompile(`签订|签约|续签|合同|协议`), regexp.MustCompile(`签`)},
	{regexp.MustCompile(`建档|录入|采集|登记`), regexp.MustCompile(`建[了好]?档|建卡|录|采集|登记`)},
	{regexp.MustCompile(`收缴|上缴|缴纳|拨缴|足额`), regexp.MustCompile(`实?缴|到账|入库|上解`)},
	{regexp.MustCompile(`合格|达标|持证|取证|通过|优良|优秀`), regexp.MustCompile(`合格|达标|持证|通过|过关|优良|优秀|拿证|取证|拿到|取得|考取|领证`)},
	{regexp.MustCompile(`成功|调解|化解`), regexp.MustCompile(`成功|调解|化解|调成|和解`)},
	{regexp.MustCompile(`回访|走访|慰问|帮扶|必访`), regexp.MustCompile(`回访|走访|慰问|帮扶|走到|看望|访`)},
	{regexp.MustCompile(`休假|疗休养`), regexp.MustCompile(`休`)},
	{regexp.MustCompile(`公开|公示`), regexp.MustCompile(`公开|公示`)},
	{regexp.MustCompile(`完成`), regexp.MustCompile(`完成|完工|竣工`)},
	{
		regexp.MustCompile(`参与|参加|参训|参赛|参会|参检|体检|受检|筛查|培训|轮训|到会|到课|出勤|报名|活动面|受训|参学|参评`),
		regexp.MustCompile(`参与|参加|参训|参赛|参会|参检|体检|受检|筛查|培训|轮训|到会|到课|到场|到检|到了|出勤|报名|覆盖|受训|参学|学完|实到|实检|实训|实参|查了|检了|献|交|投稿|答题`),
	},
}

var (
	// dealt: whatever the rate is of, this much of the whole was reached.
	dealt = regexp.MustCompile(`^已|已有|已经|其中有$|(?:里|中|里头|里面|当中)有?$`)
	// undone: so much of the whole was not.
	undone = regexp.MustCompile(`(?:不|未|没|没有|尚未)\p{Han}{0,4}$|还[有剩差]\p{Han}{0,3}$|尚有$|剩|余下|缺席|请假|欠`)
	has    = regexp.MustCompile(`^(?:已经?|都)?(?:有|建了|办了|签了)`)
	behind = regexp.MustCompile(`^[^\d,，。;；、]{0,4}(?:未|没|不满意|不合格|在办|待办|待改|请假|缺席)`)
	some   = regexp.MustCompile(`(\d+(?:\.\d+)?|[一二两三四五六七八九十]{1,3})\s*(个|项|家|户|件|条|份|处|所|间|支|对|本|套|台|例|名|人次|人|位|场|万元|元|起|批|封|宗|门|车间|班组)`)
	papers = regexp.MustCompile(`办结|答复|回复|办复|采纳|整改|销号|收缴|上缴|公开`) // no people are counted
	widely = regexp.MustCompile(`覆盖|普及`)
	slash  = regexp.MustCompile(`(\d{2,})\s*[/／]\s*(\d{2,})`)
	rest   = regexp.MustCompile(`(?:剩下|余下|剩余|其余|遗留)[^。;；]{0,10}(?:完|结|毕|好|到位|了)`)
	anyOne = regexp.MustCompile(`一个不[落漏少]|一户不[落漏]|一人不[落漏]|无一(?:遗漏|缺席|例外)|全员|人人|户户|家家|个个|全覆盖|无遗漏|全体[^,，。;；]{0,8}都`)
	wholly = regexp.MustCompile(`全都?(?:部)?(?:建|签|改|办|结|参|投|检|到|答|缴|合格|达标|通过|满意|入会|落实|走访|回访|完成|公开)`)
)

// rateKind is the words that tell of a target's rate; nil where it is of another kind.
func rateKind(words string) *regexp.Regexp {
	best, at := -1, -1
	for i, r := range rates { // the rate is named last: 集体合同覆盖率, 提案办理满意率
		if all := r.of.FindAllStringIndex(words, -1); all != nil && all[len(all)-1][0] > at {
			best, at = i, all[len(all)-1][0]
		}
	}
	if best < 0 && widely.MatchString(words) {
		best = len(rates) - 1
	}
	if best < 0 {
		return nil
	}
	return rates[best].told
}

// said is one number of a note with the words on both sides of it.
type said struct {
	n             float64
	unit          string
	before, after string
}

func saidIn(text string) []said {
	var out []said
	all := some.FindAllStringSubmatchIndex(text, -1)
	for i, m := range all {
		from, to := 0, len(text)
		if i > 0 {
			from = all[i-1][1]
		}
		if i+1 < len(all) {
			to = all[i+1][0]
		}
		before, after := text[from:m[0]], text[m[1]:to]
		if k := strings.LastIndexAny(before, stops+"、"); k >= 0 {
			before = lastClause(strings.ReplaceAll(before, "、", "，"))
		}
		if k := strings.IndexAny(after, stops+"、"); k >= 0 {
			after = after[:k]
		}
		if ordinalBefore.MatchString(text[:m[0]]) {
			continue
		}
		n, err := strconv.ParseFloat(text[m[2]:m[3]], 64)
		if err != nil {
			n = numeral(text[m[2]:m[3]])
		}
		out = append(out, said{n, text[m[4]:m[5]], before, after})
	}
	return out
}

// partOfWhole reads what was reached of a whole: 提案21件，办结20件; 18件，还有2件在办;
// 240/250. The whole is the nearest number before it in the same unit, or one a row
// before told.
func partOfWhole(c clause, a terms.Activity, wholes []said) []float64 {
	told := rateKind(c.text)
	var out []float64
	for _, m := range slash.FindAllStringSubmatch(a.Title+"。"+a.Note, -1) {
		if part, whole := yuanOf(m[1], ""), yuanOf(m[2], ""); part <= whole && whole > 0 && !(part <= 12 && whole <= 31) { // 10/12 may be a day
			out = append(out, 100*part/whole)
		}
	}
	all := saidIn(a.Title + "。" + a.Note)
	for i, s := range all {
		if alike(s.unit, "人") && papers.MatchString(c.text) {
			continue
		}
		whole := wholeOf(all[:i], s)
		left := undone.MatchString(s.before) || behind.MatchString(s.after)
		part := told != nil && (told.MatchString(s.before) || told.MatchString(s.after)) ||
			told == nil && sameWords(c.text, s.before+s.after)
		switch {
		case whole > 0 && left && (part || told != nil && told.MatchString(a.Title) || sameWords(c.text, a.Title+a.Note)):
			out = append(out, 100*(whole-s.n)/whole)
		case whole > 0 && (part || (dealt.MatchString(s.before) || has.MatchString(s.after)) && (told == nil || sameWords(c.text, a.Title+a.Note))):
			out = append(out, 100*s.n/whole)
		case whole == 0 && part && !left && i == 0:
			if w := wholeOf(wholes, s); w > s.n {
				out = append(out, 100*s.n/w)
			}
		}
	}
	if len(out) == 0 && told != nil && rest.MatchString(a.Note) && told.MatchString(a.Title+a.Note) {
		out = append(out, 100)
	}
	return out
}

// wholeOf is the last number of the same unit that holds s.
func wholeOf(before []said, s said) float64 {
	for _, w := range slices.Backward(before) {
		if w.n >= s.n && w.n > 0 && (alike(w.unit, s.unit) || w.unit == s.unit) {
			return w.n
		}
	}
	return 0
}

// allOfThem: 48个班组全部报名 is all of them, where it speaks of those the rate is of.
func allOfThem(c clause, a terms.Activity, _ []said) []float64 {
	told := rateKind(c.text)
	for _, part := range pieces(a.Title + "。" + a.Note) {
		all := everyone.MatchString(part) || wholly.MatchString(part)
		kind := told != nil && told.MatchString(part)
		switch {
		case all && (kind || sameWords(c.text, part) || sameWords(c.text, a.Title) && reached.MatchString(part)),
			anyOne.MatchString(part) && sameWords(c.text, a.Title):
			return []float64{100}
		}
	}
	return nil
}

// headsOf is the headcount as a part of the one number of people the note tells
// (在岗女职工150人), where the rate is of those who took part.
func headsOf(c clause, a terms.Activity, _ []said) []float64 {
	told := rateKind(c.text)
	if a.Headcount == nil || told == nil || !strings.Contains(c.text, "率") && !strings.Contains(c.text, "面") || !taking.MatchString(c.text) {
		return nil
	}
	var people []said
	for _, s := range saidIn(a.Note) {
		if alike(s.unit, "人") {
			people = append(people, s)
		}
	}
	n := float64(*a.Headcount)
	if len(people) != 1 || people[0].n < n || people[0].n > 3*n {
		return nil
	}
	return []float64{100 * n / people[0].n}
}

// taking: a rate of those who came, whom the headcount counts.
var taking = regexp.MustCompile(`参与|参加|参保|参训|参检|参赛|参会|投保|续保|体检|受检|筛查|培训|轮训|覆盖|互助|到会|出勤|到课|入会`)
