package summary

import "testing"

func TestMeasureOf(t *testing.T) {
	t.Parallel()
	for title, want := range map[string]string{
		"成立工会": "家", "组建快递行业工会联合会": "家", "签订工资专项集体合同": "份", "集体合同续签": "份", "工会干部培训班": "期",
		"春送岗位招聘会": "场", "法律知识讲座": "场", "工会换届选举": "", "职工代表大会": "", "职工篮球赛": "", "成立大会": "",
	} {
		if got := measureOf(title); got != want {
			t.Errorf("%s: got %q, want %q", title, got, want)
		}
	}
}
