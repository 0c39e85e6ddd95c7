package sheet_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianlun/ingest/sheet"
	"nianlun/queries/terms"
)

// A column of identity numbers is known by its heading, or by what stands in it.
func TestIdentityNumbersFound(t *testing.T) {
	t.Parallel()
	const id, id2 = "11010519491231002X", "440524198001010013"
	for _, c := range []struct {
		name, title, heads, row string
		kind                    terms.Kind
		want                    string // number of the row's person, staff number
	}{
		{"by heading", "会员花名册", "姓名,性别,身份证号码,工号", "张三,男," + id + ",001", terms.Members, id + " 001"},
		{"the old kind", "会员花名册", "姓名,性别,公民身份号码(15或18位),工号", "张三,男,110105491231002,001", terms.Members, id + " 001"},
		{"lower case, spaces, width", "会员花名册", "姓名,性别,证件号码,工号", "张三,男,' １１０１０５ 19491231 002x,001", terms.Members, id + " 001"},
		{"by content", "会员花名册", "姓名,性别,号码,工号", "张三,男," + id + ",001", terms.Members, id + " 001"},
		{"as 会员证号", "会员花名册", "姓名,性别,会员证号", "张三,男," + id, terms.Members, id + " "},
		{"beside 会员证号", "会员花名册", "姓名,性别,会员证号,身份证号", "张三,男," + id2 + "," + id, terms.Members, id + " "},
		{"of a sign-in", "趣味运动会签到表 2025年3月8日", "姓名,身份证号,部门,签名", "张三," + id + ",一科,√", terms.Participation, id + " "},
		{"of a visit", "2025年慰问登记表", "慰问日期,慰问对象,身份证,慰问事由,慰问金", "2025-03-08,张三," + id + ",住院,500", terms.Visits, id + " "},
		{"of an event", "五必访事项登记", "日期,姓名,身份证号,事项类别", "2025-03-08,张三," + id + ",住院", terms.Events, id + " "},
		{"of a proposal", "合理化建议登记", "提交日期,建议标题,建议人,建议人身份证号,办理状态", "2025-03-08,改善照明,张三," + id + ",采纳", terms.Proposals, id + " "},
		{"not of a wife", "会员花名册", "姓名,性别,配偶身份证号,工号", "张三,男," + id + ",001", terms.Members, " 001"},
		{"not of an account", "会员花名册", "姓名,性别,银行卡号,工号", "张三,男," + id + ",001", terms.Members, " 001"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			commas := strings.Repeat(",", strings.Count(c.heads, ","))
			table := read(t, "甲厂工会.csv", csv("甲厂工会"+c.title+commas, c.heads, c.row), sheet.Hint{Year: 2025})[0]
			if table.Kind != c.kind || len(table.Records) != 1 {
				t.Fatalf("kind %q, %d records, %v", table.Kind, len(table.Records), table.Rejected)
			}
			r := table.Records[0]
			if got := r.Get("id_number").Text + " " + r.Get("staff_no").Text; got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
			if len(table.Doubts) > 0 {
				t.Errorf("doubts: %+v", table.Doubts)
			}
		})
	}
}

// A damaged number is not used, two names with one number are told of; every row loads.
func TestDoubtfulIdentityNumbers(t *testing.T) {
	t.Parallel()
	table := read(t, "名册.csv", csv("甲厂工会会员花名册,,", "姓名,工号,身份证号", "张三,001,11010519491231002X", "李四,002,11010519491231002X",
		"王五,003,4.40101199001011E+17", "赵六,004,#REF!", "钱七,005,110105194912310100", "孙八,006,110105194912311000", "周九,,11010519491231002X"), sheet.Hint{})[0]
	got, used := []string{}, ""
	for _, d := range table.Doubts {
		got = append(got, d.Cell+" "+d.Value+" "+d.Why)
	}
	want := []string{
		"C4 110*** 身份证号与第3行相同，姓名却不同", "C5 4.4*** 身份证号被当成数字存，后几位已经丢失", "C6 #REF! 单元格是公式错误 #REF!", "C7 110*** 身份证号校验位不符，可能有误",
		"C8 110*** 身份证号被当成数字存，后几位已经丢失", "C9 110*** 身份证号与第3行相同，姓名却不同",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for _, r := range table.Records {
		used += r.Get("id_number").Text + ";"
	}
	if used != "11010519491231002X;11010519491231002X;;;;;11010519491231002X;" || len(table.Rejected) > 0 {
		t.Errorf("used %s, rejected %v", used, table.Rejected)
	}
}
