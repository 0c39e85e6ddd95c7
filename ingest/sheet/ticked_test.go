package sheet_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianlun/ingest/sheet"
	"nianlun/queries/terms"
)

// A list that ticks off what befell people: each tick is an event, months and days apart.
func TestTickedEvents(t *testing.T) {
	t.Parallel()
	data := workbook(t, page{name: "摸底", merges: []string{"A2:B2", "D2:F2", "C2:C3", "G2:G3"}, rows: cellsOf([]string{
		"甲厂工会职工情况摸底,,,,,,", "2025年,,姓名,有何情况(打√),,,回音", "月,日,,住院,结婚,搬家,",
		"1,16,孔磊,√,,,", "2,3,华芳,,√,√,已访", "3,5,朱伟,,,,", "4,9,林芳,√,,,",
	})})
	got := read(t, "摸底.xlsx", data, sheet.Hint{})[0]
	if got.Kind != terms.Events {
		t.Fatalf("kind %q (%s)", got.Kind, got.Why)
	}
	want := []string{"4|2025-01-16|孔磊|住院", "5|2025-02-03|华芳|结婚", "5|2025-02-03|华芳|搬家", "7|2025-04-09|林芳|住院"}
	if diff := cmp.Diff(want, lines(got, "date", "name", "kind")); diff != "" {
		t.Errorf("records (-want +got):\n%s", diff)
	}
	if len(got.Rejected) != 1 || got.Rejected[0].Row != 6 || got.Rejected[0].Column != "kind" {
		t.Errorf("rejected %+v, want the kind of row 6", got.Rejected)
	}
	signed := read(t, "签到.csv", csv("甲厂工会2025年职工参加活动签到,,", "姓名,退休座谈(3.4),结婚纪念(5.6)", "孔磊,√,√", "华芳,√,"), sheet.Hint{})[0]
	if signed.Kind != terms.Participation {
		t.Errorf("activities with such names are activities: %q", signed.Kind)
	}
	roll := read(t, "职工.csv", csv("甲厂工会2025年职工情况,,,,", "姓名,性别,入会时间,退休,困难", "孔磊,男,2001-03-04,√,", "华芳,女,2002-05-06,,√"), sheet.Hint{})[0]
	if roll.Kind != terms.Members {
		t.Errorf("a roll that ticks who is retired is a roll: %q", roll.Kind)
	}
}
