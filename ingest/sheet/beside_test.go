package sheet_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianlun/ingest/sheet"
	"nianlun/queries/terms"
)

// besideColumns are headings told by what else the table says.
var besideColumns = []struct {
	name    string
	rows    []string
	kind    terms.Kind
	columns map[string]string
}{
	{
		"names under who thought of it, many of rare surnames; who carries it out is not asked",
		[]string{
			"甲厂工会2025年小发明征集,,,,", "日子,建议题目,出主意人,承办人,采纳情况",
			"3月2日,加装护栏,巫小海,孔磊,采纳", "4月5日,改造照明,逯明,朱伟,采纳", "5月6日,回收废油,占小芳,孔磊,暂缓", "6月6日,换风机,朱红,孔磊,采纳",
		},
		terms.Proposals,
		map[string]string{"date": "日子", "title": "建议题目", "proposer": "出主意人", "status": "采纳情况"},
	},
	{
		"few short words beside the names of who came are their group",
		[]string{
			"甲船队工会2025年5月9日救生练兵签到,,,", "姓名,船只,签到,备注",
			"孔磊,甲船1号,√,", "华芳,甲船1号,√,", "朱伟,甲船2号,√,", "方一,甲船2号,√,", "赵二,甲船2号,√,",
		},
		terms.Participation,
		map[string]string{"name": "姓名", "group": "船只"},
	},
	{
		"a budget in words of arrangement, of the title's year beside the one before",
		[]string{
			"甲局工会2026年度经费支出安排,,,", "支出项目,2025年安排数,2025年完成数,2026年安排数,增减", "读书,900,800,1000,100", "歌咏,1900,1800,2000,100",
		},
		terms.Budget,
		map[string]string{"subject": "支出项目", "amount": "2026年安排数", "adjusted": "增减"},
	},
}

func TestColumnsBesideOthers(t *testing.T) {
	for _, tt := range besideColumns {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := readRows(t, tt.rows)
			if got.Kind != tt.kind {
				t.Fatalf("kind %q (%s), want %q", got.Kind, got.Why, tt.kind)
			}
			for column, head := range tt.columns {
				if got.Columns[column] != head {
					t.Errorf("column %s from %q, want %q", column, got.Columns[column], head)
				}
			}
		})
	}
	answers := readRows(t, []string{"甲厂工会2025年5月9日秋游报名,,,", "姓名,是否带家属,签到", "孔磊,不带,√", "华芳,不带,√", "朱伟,带,√", "方一,带,√"})
	if head := answers.Columns["group"]; head != "" {
		t.Errorf("answers beside the names are no group: %q", head)
	}
}

// Whose a table is: the title's union goes before one's office, the cover's before the file's name.
func TestUnitOfOfficeAndCover(t *testing.T) {
	t.Parallel()
	office := readRows(t, []string{"甲市化肥股份有限公司工会2025年活动台账,,", "编制：公司工会办公室,,", "活动名称,时间,地点", "登山,5月1日,公园"})
	if office.Unit != "甲市化肥股份有限公司工会" {
		t.Errorf("an office of the union: unit %q", office.Unit)
	}
	lone := readRows(t, []string{"2025年活动台账,,", "编制：甲市化肥厂工会办公室,,", "活动名称,时间,地点", "登山,5月1日,公园"})
	if lone.Unit != "甲市化肥厂工会" {
		t.Errorf("nothing but an office of the union: unit %q", lone.Unit)
	}
	data := workbook(t, page{name: "封面", rows: cellsOf([]string{"2025年度工会活动", "编报单位：甲市化肥厂第三分厂工会"})},
		page{name: "台账", rows: cellsOf([]string{"活动台账,,", "活动名称,时间,地点", "登山,2025-05-01,公园"})})
	tables := read(t, "三分厂工会活动.xlsx", data, sheet.Hint{})
	if diff := cmp.Diff("甲市化肥厂第三分厂工会", tables[len(tables)-1].Unit); diff != "" {
		t.Errorf("unit of the cover (-want +got):\n%s", diff)
	}
}

// Under 人员情况 the workers' total is the headcount, the members' is not.
func TestHeadcountUnderThreeLines(t *testing.T) {
	t.Parallel()
	data := workbook(t, page{name: "Sheet1", merges: []string{"A2:A4", "B2:B4", "C2:E2", "C3:D3", "A5:A6"}, rows: cellsOf([]string{
		"甲县工会组织建会情况,,,,", "业态,建会单位,人员情况,,", ",,职工,,会员", ",,总计,女,总计", "客运,甲站工会,419,34,400", ",乙站工会,300,30,299",
	})})
	got := read(t, "建会.xlsx", data, sheet.Hint{})[0]
	want := []string{"5|甲站工会|客运|419", "6|乙站工会|客运|300"}
	if diff := cmp.Diff(want, lines(got, "unit", "sector", "headcount")); diff != "" {
		t.Errorf("records (-want +got):\n%s", diff)
	}
}
