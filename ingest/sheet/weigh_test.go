package sheet_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianlun/ingest/sheet"
	"nianlun/queries/terms"
)

// weighed are ledgers with several unheard headings at once: how a heading ends, what it
// is about and what stands under it decide together.
var weighed = []struct {
	name    string
	rows    []string
	kind    terms.Kind
	columns map[string]string
}{
	{
		"questions for headings",
		[]string{
			"甲厂工会2025年文体活动记录,,,,", "搞了什么,哪天办的,在哪儿办,来了多少人,花了多少钱,由谁组织",
			"登山,3月2日,人民公园,40,1200,女工委", "拔河,4月5日,操场,62,300,团委", "读书会,5月6日,三楼会议室,18,450,工会",
		},
		terms.Activities,
		map[string]string{"title": "搞了什么", "start": "哪天办的", "place": "在哪儿办", "headcount": "来了多少人", "spend": "花了多少钱", "organiser": "由谁组织"},
	},
	{
		"the amount in a word for numbers, beside counts and balances that are none",
		[]string{
			"甲厂工会2025年经费支出明细,,,,", "出账日期,花在哪,支用数,附件张数,结余,经办者",
			"2025-3-2,购篮球,300,2,9700,方一", "2025-4-5,付场租,500,1,9200,方二", "2025-5-6,印材料,80,3,9120,方一",
		},
		terms.Spending,
		map[string]string{"date": "出账日期", "summary": "花在哪", "amount": "支用数", "payee": "经办者"},
	},
	{
		"who it happened to beside who went",
		[]string{
			"甲厂工会2025年五访事项登记,,,,", "哪天的事,有事职工,遇到的事,走访日期,走访人",
			"3月2日,孔磊,住院,3月5日,马国强", "4月5日,华芳,结婚,4月9日,马国强", "5月6日,朱伟,退休,5月8日,林芳",
		},
		terms.Events,
		map[string]string{"date": "哪天的事", "name": "有事职工", "kind": "遇到的事"},
	},
	{
		"two people, each could be either: the one who went is called so",
		[]string{
			"甲厂工会2025年职工关爱记录,,,,", "送达日期,得到慰问职工,慰问者,何种情形,给了多少",
			"3月2日,孔磊,马国强,住院,500", "4月5日,华芳,马国强,结婚,300", "5月6日,朱伟,林芳,退休,200",
		},
		terms.Visits,
		map[string]string{"date": "送达日期", "name": "得到慰问职工", "visitor": "慰问者", "reason": "何种情形", "amount": "给了多少"},
	},
	{
		"two columns of a plan of money",
		[]string{
			"甲厂工会2026年经费预算,", "用在何处,打算花多少", "职工教育,3000", "文体活动,8000", "慰问,5000",
		},
		terms.Budget,
		map[string]string{"subject": "用在何处", "amount": "打算花多少"},
	},
	{
		"brackets say what is counted, in hours and in people",
		[]string{
			"甲厂工会2025年培训参加人员登记,,,", "听讲人,听课主题,上课日期,折合（小时）",
			"孔磊,安全生产,3月2日,2", "华芳,安全生产,3月2日,1.5", "朱伟,安全生产,3月2日,2",
		},
		terms.Participation,
		map[string]string{"name": "听讲人", "activity": "听课主题", "date": "上课日期", "hours": "折合（小时）"},
	},
	{
		"the years of birth and the hours tell themselves",
		[]string{
			"甲厂工会会员基本情况表,,", "职工名,生于,参加工作,所在处",
			"孔磊,1971-03-02,1993-07-01,一车间", "华芳,1982-11-05,1998-07-01,二车间", "朱伟,1990-01-09,1999-09-01,一车间",
		},
		terms.Members,
		map[string]string{"name": "职工名", "birth": "生于", "group": "所在处"},
	},
	{
		"时间 counted in hours is no day",
		[]string{
			"甲厂工会培训参加人员登记,,,", "姓名,培训主题,培训日,时间（小时）",
			"孔磊,安全生产,2025-3-2,2", "华芳,安全生产,2025-3-2,3", "朱伟,安全生产,2025-3-2,2",
		},
		terms.Participation,
		map[string]string{"name": "姓名", "activity": "培训主题", "date": "培训日", "hours": "时间（小时）"},
	},
	{
		"a list of unions without a word for money",
		[]string{
			"甲市2025年下属工会一览表,,,,", "所辖工会,归口管理单位,建会方式,女工数,从业人员（人）",
			"甲市一院工会,甲市卫生工会,独立工会,30,163", "甲市二院工会,甲市卫生工会,独立工会,21,101", "甲市一小工会,甲市教育工会,独立工会,44,61",
		},
		terms.Units,
		map[string]string{"unit": "所辖工会", "parent": "归口管理单位", "level": "建会方式", "headcount": "从业人员（人）"},
	},
	{
		"parts of the union put proposals in",
		[]string{
			"甲厂工会2025年职代会提案登记表,,,,", "提出时间,案由,领衔人,代表团,办复情况",
			"3月2日,加装雨棚,孔磊,东片代表团,已办结", "4月5日,延长班车,华芳,西片代表团,办理中", "5月6日,修缮浴室,朱伟,东片代表团,已办结",
		},
		terms.Proposals,
		map[string]string{"date": "提出时间", "title": "案由", "proposer": "领衔人", "status": "办复情况"},
	},
}

func TestColumnsAreWeighed(t *testing.T) {
	for _, tt := range weighed {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := readRows(t, tt.rows)
			if got.Kind != tt.kind {
				t.Fatalf("kind %q (%s), want %q", got.Kind, got.Why, tt.kind)
			}
			delete(got.Columns, "end") // where the one column of days is the start
			if diff := cmp.Diff(tt.columns, got.Columns); diff != "" {
				t.Errorf("columns (-want +got):\n%s", diff)
			}
			if len(got.Rejected) > 0 {
				t.Errorf("rejected %v", got.Rejected)
			}
		})
	}
}

func readRows(t *testing.T, rows []string) terms.Table {
	t.Helper()
	book, err := sheet.Read("表.csv", []byte(strings.Join(rows, "\n")), sheet.Hint{Year: 2025})
	if err != nil {
		t.Fatal(err)
	}
	return book.Tables[0]
}

// What stands in front of a table and in its odd corners.
func TestAroundTheTable(t *testing.T) {
	t.Parallel()
	export := readRows(t, []string{"甲县地税分局工会获奖清单(打印日期:2025-12-03 09:15),,", "颁奖日期,奖项名称,获奖者", "2025-03-07,文明窗口,方一", "2025-03-09,业务能手,方二"})
	if export.Unit != "甲县地税分局工会" {
		t.Errorf("a title before brackets with a colon: unit %q", export.Unit)
	}
	office := readRows(t, []string{"甲县农商银行工会2025年经费支出预算表,,", "编制：工会财务,,单位：元", "序号,支出项目,预算数", "1,会议费,500", "2,培训费,600"})
	if office.Unit != "甲县农商银行工会" {
		t.Errorf("who filled the table in: unit %q", office.Unit)
	}
	signed := readRows(t, []string{"活动签到表,,", "活动名称：趣味运动会,组织单位：甲县医院工会,", "时间：2025年5月12日下午,地点：广场,", "签到人,科室,签到时间", "方一,内科,14:07", "方二,外科,14:58", "方三,内科,14:57"})
	if len(signed.Records) != 3 || signed.Records[0].Get("date").Text != "2025-05-12" {
		t.Errorf("hours of signing in are no days: %v, rejected %v", signed.Records, signed.Rejected)
	}
}

// Whose a row is and of what level may stand beside the table or between its rows.
func TestWhoseRowsAre(t *testing.T) {
	t.Parallel()
	hosts := readRows(t, []string{"甲县总工会2025年活动统计,,", "承办工会,活动主题,举办时间", "甲厂工会,登山,3月2日", "乙校工会,拔河,4月2日", "乙校工会,读书,5月2日"})
	if got := hosts.Records[1].Get("unit").Text; got != "乙校工会" {
		t.Errorf("unions that held what a federation lists: unit %q", got)
	}
	own := readRows(t, []string{"甲厂工会2025年活动统计,,", "承办工会,活动主题,举办时间", "一分厂工会,登山,3月2日", "二分厂工会,拔河,4月2日"})
	if got := own.Records[1].Get("unit").Text; got != "甲厂工会" {
		t.Errorf("a union's own activities: unit %q", got)
	}
	levels := readRows(t, []string{"甲县2025年荣誉一览,,", "奖名,颁奖日,得主", "国家级,,", "劳动奖状,2025.3.2,甲厂", "市级荣誉,,", "工人先锋号,2025.4.1,一车间", "先进个人,2025.6.1,方一"})
	var got []string
	for _, rec := range levels.Records {
		got = append(got, rec.Get("title").Text+rec.Get("level").Text)
	}
	if diff := cmp.Diff([]string{"劳动奖状国家级", "工人先锋号市级", "先进个人市级"}, got); diff != "" {
		t.Errorf("levels between the rows (-want +got):\n%s", diff)
	}
	undated := readRows(t, []string{"甲厂工会2025年职工参加活动情况,,", "活动,参与人,签到时间", "登山,方一,2025-3-2", "登山,方二,", "拔河,方三,2025-4-2"})
	if len(undated.Rejected) != 1 || undated.Rejected[0].Row != 4 {
		t.Errorf("a row that names what was attended lacks its day: rejected %v, skipped %v", undated.Rejected, undated.Skipped)
	}
}
