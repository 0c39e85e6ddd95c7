package sheet

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianlun/queries/terms"
)

// dirty are sign-in rows as people write them, at random.
func dirty(rows int) string {
	random := rand.New(rand.NewPCG(3, 4))
	one := func(of ...string) string { return of[random.IntN(len(of))] }
	var b strings.Builder
	b.WriteString("2025年职工活动签到表\n工号,姓名,活动名称,日期,角色,时长,部门\n")
	for i := range rows {
		switch random.IntN(40) {
		case 0:
			fmt.Fprintf(&b, "合计,%d人,,,,,\n", i)
		case 1:
			b.WriteString("工号,姓名,活动名称,日期,角色,时长,部门\n")
		case 2:
			b.WriteString(",,,,,,\n")
		case 3:
			b.WriteString("备注：以上人员均已签到,,,,,,\n")
		default:
			fmt.Fprintf(&b, "%s,%s,%s,%s,%s,%s,%s\n", one("00"+itoa(i), "", "Z"+itoa(i%50)), one("张三", "李 四", "", "林四、林五", "王五（组长）", "无"),
				one("健步走", "拔河比赛", "读书会", ""), one("2025-03-08", "2025/3/9", "3月10日", "20250311", "三月", "2025-02-30", "1925-03-08", ""),
				one("参加", "志愿者", "请假", ""), one("2", "90分钟", "1.5小时", "很久", "—"), one("一车间", "", "二车间"))
		}
	}
	return b.String()
}

// read reads sign-ins in n parts; false: they would not be read so.
func read(text string, n int) (terms.Table, bool) {
	re := regionsOf(readDelimited(text, "csv"))[0]
	ctx := contextOf("签到.csv", &re, Hint{Unit: "甲公司工会"}, 2025)
	r := &reader{region: &re, grid: re.grid, rule: ruleOf(terms.Participation), context: ctx, signs: map[int]bool{}}
	r.table = terms.Table{Kind: terms.Participation, Columns: map[string]string{}}
	r.assign()
	r.preface()
	if n == 1 {
		r.readRows(re.bottom+1, re.last)
	} else if !r.inParts(re.bottom+1, re.last, n) {
		return terms.Table{}, false
	}
	r.finish()
	return r.table, true
}

// TestPartsReadAlike holds what is read in parts to what is read in one go.
func TestPartsReadAlike(t *testing.T) {
	t.Parallel()
	text := dirty(2000)
	want, _ := read(text, 1)
	if len(want.Records) < 300 || len(want.Rejected) < 300 || len(want.Skipped) < 100 || len(want.Totals) != 0 {
		t.Fatalf("the rows are not dirty enough: %d records, %d rejected, %d skipped, %d totals", len(want.Records), len(want.Rejected), len(want.Skipped), len(want.Totals))
	}
	for _, n := range []int{2, 3, 7} {
		got, ok := read(text, n)
		if !ok {
			t.Fatalf("%d parts: not read", n)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%d parts (-one go +parts):\n%s", n, diff)
		}
	}
}

func TestRowsThatLeanAreNotReadInParts(t *testing.T) {
	t.Parallel()
	for _, row := range []string{"88,赵六,同上,同上,参加,2,一车间\n", "五月份,,,,,,\n"} {
		if _, ok := read(dirty(300)+row+strings.SplitN(dirty(300), "\n", 3)[2], 3); ok {
			t.Errorf("%s: read in parts", row)
		}
	}
}
