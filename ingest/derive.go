package ingest

import (
	"strings"

	"nianlun/ingest/han"
	"nianlun/ingest/plan"
	"nianlun/queries/terms"
)

// derive fills the columns that the words of a row imply: the theme and festival of
// an activity, the festival of a spending, the class and public label of a visit,
// the class of an event and of a proposal's outcome.
func derive(t *terms.Table) {
	for _, r := range t.Records {
		switch t.Kind {
		case terms.Activities:
			words := r.Get("title").Text
			setText(r, "theme", string(themeOf(words, r.Get("note").Text, r.Get("category").Text)))
			setText(r, "festival", han.FestivalIn(words))
		case terms.Spending:
			setText(r, "festival", han.FestivalIn(r.Get("summary").Text))
		case terms.Visits:
			deriveVisit(r)
		case terms.Events:
			setText(r, "class", classOf(r.Get("kind").Text))
		case terms.Proposals:
			setText(r, "class", outcomeOf(r.Get("status").Text))
		}
	}
}

// themeOf is the category of an activity: words of its title that name a field for
// certain, though a plan would seldom use them, else as a plan's item is classed.
func themeOf(title, note, category string) terms.Category {
	folded := han.Fold(title)
	for _, t := range themeWords {
		if t.words.MatchString(folded) {
			return t.theme
		}
	}
	return plan.Classify(title+"。"+note, []string{category})
}

func setText(r terms.Record, column, words string) {
	if words != "" {
		r.Set(column, terms.Value{Text: words})
	}
}

func deriveVisit(r terms.Record) {
	reason := r.Get("reason").Text
	class := classOf(reason)
	if class == "" {
		class = classOf(r.Get("note").Text)
	}
	setText(r, "class", class)
	setText(r, "label", publicLabel(reason, class, r.Get("name").Text))
	if r.Get("festival").Missing() {
		setText(r, "festival", han.FestivalIn(reason))
	}
}

// publicLabel is what a visit may be called outside the room it was written in. An
// officer's own heading for a campaign (生活救助, 春节慰问离退休教师) is kept word for
// word, since folding campaigns into classes loses what they were; where the words
// tell of a person's illness, mourning or family, the class stands instead.
func publicLabel(reason, class, name string) string {
	switch {
	case strings.TrimSpace(reason) == "":
		return msgVisitUnnamed
	case class != "" && tellsTooMuch(class, reason):
		return publicHeading(reason, class)
	case class == "" && containsAny(reason, relativeWords) && !containsAny(reason, campaignWords):
		return msgVisitUnnamed // 女儿高考: what befell somebody's family, by no word we know
	case name != "" && strings.Contains(reason, name):
		if class != "" {
			return msgVisitOf(class)
		}
		return msgVisitUnnamed
	}
	return reason
}

// publicHeading is what an officer called the campaign where brackets hold the private
// part (金秋助学（子女考上大学）) or where it names illness only as a field of relief
// (大病救助); else the class.
func publicHeading(reason, class string) string {
	heading := strings.TrimSpace(bracketed.ReplaceAllString(han.Fold(reason), ""))
	switch {
	case reliefOfSick.MatchString(heading):
		return heading
	case class == classHardship && len([]rune(heading)) >= 4 && !tellsTooMuch(class, heading):
		return heading
	}
	return msgVisitOf(class)
}

// tellsTooMuch: illness, mourning and family trouble always; hardship only where the
// words also name an illness or a relative (大病致困, 丈夫失业).
func tellsTooMuch(class, reason string) bool {
	switch class {
	case classSick, classMourning, classFamily, classThoughts:
		return true
	case classHardship:
		return containsAny(reason, illnessWords) || containsAny(reason, relativeWords)
	}
	return false
}

// classOf returns the class of a reason or event: the first whose words it holds.
func classOf(words string) string {
	folded := han.Fold(words)
	if folded == "" {
		return ""
	}
	for _, c := range classWords {
		if containsAny(folded, c.words) && !containsAny(folded, c.not) {
			return c.class
		}
	}
	return ""
}

// outcomeOf folds the states of a proposal: 办结 for what is settled in the
// proposer's favour, 未采纳, 办理中.
func outcomeOf(status string) string {
	folded := han.Fold(status)
	switch {
	case folded == "":
		return ""
	case folded == "是" || folded == "√" || folded == "已": // below 是否落实
		return "办结"
	case containsAny(folded, []string{"未采纳", "不予", "不采纳", "未立案", "不立案", "驳回"}):
		return "未采纳"
	case containsAny(folded, []string{"办理中", "正在", "未办结", "未解决", "未落实", "待", "部分", "跟进", "实施中", "落实中", "推进中", "整改中", "研究中", "转交", "转办", "交办"}):
		return "办理中"
	case containsAny(folded, []string{"办结", "解决", "落实", "完成", "已采纳", "采纳", "答复", "已办", "整改"}):
		return "办结"
	}
	return "办理中"
}

func containsAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
