package summary

import "regexp"

// measureWords are what is said for 次 where the things counted have a word of their own.
var measureWords = []string{"家", "份", "期", "场"}

// measures name them by what was done: seven unions are 7家, not 7次.
var measures = []struct {
	like *regexp.Regexp
	said string
}{
	{regexp.MustCompile(`^(?:指导|帮助|协助|推动)?(?:成立|组建|建立|新建|筹建|发展).*(?:工会|联合会|企业|单位|小组|分会|委员会)$`), "家"},
	{regexp.MustCompile(`(?:合同|协议|协议书)(?:签订|续签|签约)?$|^(?:签订|续签|新签|重签).*(?:合同|协议)`), "份"},
	{regexp.MustCompile(`[训修习讨趣高升干管导]班$|培训$`), "期"},
	{regexp.MustCompile(`(?:讲座|宣讲|招聘会|招聘|报告会|演出|汇演|会演|晚会|演讲会)$`), "场"},
}

// measureOf is the measure word for several of what a title names; "" is 次.
func measureOf(title string) string {
	for _, m := range measures {
		if m.like.MatchString(bare(title)) {
			return m.said
		}
	}
	return ""
}
