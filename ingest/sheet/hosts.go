package sheet

import (
	"regexp"
	"strings"
)

// settleHosts takes those who held what a federation lists for the units whose work it
// was: 承办工会 holding union after union, and no column saying whose.
func (r *reader) settleHosts(columns map[string]heading) {
	host, ok := columns["organiser"]
	if _, has := columns["unit"]; has || !ok || !strings.Contains(host.leaf, "工会") && !strings.Contains(host.leaf, "单位") {
		return
	}
	if r.context.unit != "" && !federation.MatchString(r.context.unit) {
		return
	}
	unions, others := map[string]bool{}, 0
	for text := range r.textsOf(host.col) {
		if text = squash(text); wholeUnion.MatchString(text) && text != r.context.unit {
			unions[text] = true
		} else {
			others++
		}
	}
	if len(unions) > 1 && others*4 <= len(unions) {
		columns["unit"] = host
	}
}

var (
	federation = regexp.MustCompile(`总工会|联合会|产业工会|系统工会|教育工会|工会工作委员会`)
	wholeUnion = regexp.MustCompile(`^[\p{Han}A-Za-z0-9()（）]{2,}工会(?:委员会|联合会)?$`)
)
