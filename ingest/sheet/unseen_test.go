package sheet_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianlun/ingest/sheet"
	"nianlun/queries/terms"
)

// unheard are ledgers whose headings no rule names: what they mean is told by a word in
// them, by the cells, or by the shape of the table.
var unheard = []struct {
	name, file string
	rows       []string
	kind       terms.Kind
	columns    string
	want       []string
	rejected   string
}{
	{
		"spoken headings, a fill-in row of pairs", "表.csv",
		[]string{"2025年慰问金发放表,,,,", "填报单位,甲县医院工会,,填报人,林四", "看望日,接受慰问人,因何慰问,现金数额,走访人员姓名", "3月2日,方一,住院,500,主席", "4月5日,方二,结婚,300,组长"},
		terms.Visits, "unit date name reason amount visitor",
		[]string{"4|甲县医院工会|2025-03-02|方一|住院|500.00|主席", "5|甲县医院工会|2025-04-05|方二|结婚|300.00|组长"},
		"",
	},
	{
		"headings that say nothing: the cells do", "表.csv",
		[]string{"甲局工会五必访记录,,", "得知日,有关职工,何事", "2025-3-2,方一,住院", "2025-4-5,方二,结婚", "2025-4-9,方三,退休"},
		terms.Events, "date name kind",
		[]string{"3|2025-03-02|方一|住院", "4|2025-04-05|方二|结婚", "5|2025-04-09|方三|退休"},
		"",
	},
	{
		"a day left out where all others have one, a far year among few", "表.csv",
		[]string{"甲统计局工会2025年活动台账,,", "开展项目,举行时间,参与总人数", "登山,3月2日,20", "跳绳,4月2日,21", "拔河,,22", "下棋,5月6日,23", "读书,6月1日,8", "合唱,7月1日,9"},
		terms.Activities, "unit title start headcount",
		[]string{"3|甲统计局工会|登山|2025-03-02|20", "4|甲统计局工会|跳绳|2025-04-02|21", "6|甲统计局工会|下棋|2025-05-06|23", "7|甲统计局工会|读书|2025-06-01|8", "8|甲统计局工会|合唱|2025-07-01|9"},
		"5 start",
	},
	{
		"one good day beside 2052", "表.csv",
		[]string{"甲局工会2025年活动台账,,", "活动名称,活动时间,参加人数", "登山,3月2日,20", "跳绳,2052/06/01,21"},
		terms.Activities, "title start headcount",
		[]string{"3|登山|2025-03-02|20"},
		"4 start",
	},
	{
		"year, month and day apart", "表.csv",
		[]string{"甲局工会五必访登记簿,,,,", "年,月,日,姓名,事项类别", "2025,3,2,方一,住院", "2025,4,5,方二,结婚"},
		terms.Events, "date name kind",
		[]string{"3|2025-03-02|方一|住院", "4|2025-04-05|方二|结婚"},
		"",
	},
}

func TestHeadingsNobodyNamed(t *testing.T) {
	t.Parallel()
	for _, c := range unheard {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			table := read(t, c.file, []byte(strings.Join(c.rows, "\n")+"\n"), sheet.Hint{})[0]
			if table.Kind != c.kind {
				t.Fatalf("kind %q (%s), want %q", table.Kind, table.Why, c.kind)
			}
			if diff := cmp.Diff(c.want, lines(table, strings.Fields(c.columns)...)); diff != "" {
				t.Errorf("records (-want +got):\n%s", diff)
			}
			got := ""
			for _, r := range table.Rejected {
				got += itoa(r.Row) + " " + r.Column
			}
			if got != c.rejected {
				t.Errorf("rejected %q, want %q", got, c.rejected)
			}
		})
	}
}
