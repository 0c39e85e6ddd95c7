package plan_test

import (
	"fmt"
	"strings"
	"testing"

	"nianlun/ingest/plan"
)

// A unit says in which months its times fall; what it does not say stays.
func TestCalendarOfAUnit(t *testing.T) {
	t.Parallel()
	text := "某厂工会2026年计划\n一、工作\n1、年初走访老矿工。\n2、汛期慰问值守。\n3、供暖季看望锅炉班。\n4、5月办球赛。\n5、国庆、汛期都要值守。\n6、年底评优。"
	said := "# 我们这里\n年初: 1-2月\n汛期：6～9\n供暖季: 11月-次年3月\n棋牌: 双升 掼蛋\n年底：13月\n"
	plans := plan.Parse(text, plan.Hint{Year: 2026})
	plan.ReadCalendar(said).Set(&plans[0])
	var got []string
	for _, it := range plans[0].Items {
		got = append(got, fmt.Sprintf("%d-%d", it.Window.FromMonth, it.Window.ToMonth))
	}
	if want := "1-2 6-9 11-3 5-5 6-9 12-12"; strings.Join(got, " ") != want {
		t.Errorf("months %v, want %s", got, want)
	}
	if again := plan.Parse(text, plan.Hint{Year: 2026}); again[0].Items[0].Window.ToMonth != 3 {
		t.Errorf("another reader sees %+v", again[0].Items[0].Window)
	}
}
