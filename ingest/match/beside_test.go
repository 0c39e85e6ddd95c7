package match_test

import (
	"testing"

	"nianlun/ingest/match"
	"nianlun/queries/terms"
)

// What a row and an item share may be beside the point of one of them: such a link is
// never made without asking.
func TestSharedWordsBesideThePoint(t *testing.T) {
	t.Parallel()
	march := func(it terms.PlanItem, from, to int) terms.PlanItem {
		it.Window = &terms.Window{FromMonth: from, ToMonth: to}
		return it
	}
	tests := []struct {
		name  string
		items []terms.PlanItem
		row   terms.Activity
		not   string // the item it must not be linked to without asking
	}{
		{"a course on auditing is no audit", []terms.PlanItem{item(1, "1、年内接受经费审查一次。", terms.Finance)}, act("经审干部培训班", 20250918), "i1"},
		{"a study of another paper", []terms.PlanItem{march(item(1, "1、3月份组织学习《工会法》。", terms.Learning), 3, 3), item(2, "2、全年组织会员集中学习6次。", terms.Learning)}, act("周五学习：两会精神", 20250314), "i1"},
		{"a call on the sick is none of a festival", []terms.PlanItem{march(item(1, "1、“五一”劳动节慰问活动。", terms.Care), 5, 5)}, act("张老师手术住院探望", 20250512), "i1"},
		{"a number is no festival", []terms.PlanItem{march(item(1, "1、迎国庆活动。", terms.Culture), 9, 10)}, act("十一个班组登台", 20250926), "i1"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			for _, l := range match.Links(match.Input{Items: tt.items, Activities: []terms.Activity{tt.row}}) {
				if l.Item == tt.not && l.State == terms.Auto {
					t.Errorf("linked to %s without asking, %.2f: %s", l.Item, l.Score, l.Why)
				}
			}
		})
	}
}

func TestTitleGoesBeforeTheNote(t *testing.T) {
	t.Parallel()
	items := []terms.PlanItem{item(1, "1、工会委员会每月例会一次。", terms.Organization), item(2, "2、每季度集中学习2次。", terms.Organization)}
	row := filed("读《民法典》", "学习", 20250314)
	row.Note = "委员和组长"
	if got, _ := first(items, row); got != "i2" {
		t.Errorf("offered to %s first, want the study its title and category name", got)
	}
}
