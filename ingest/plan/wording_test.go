package plan_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianlun/queries/terms"
)

// What looks like a figure and is none, and figures said in other ways.
func TestWordingOfFigures(t *testing.T) {
	t.Parallel()
	cases := []struct{ text, want string }{
		{"每月举办一次读书沙龙，放在每月最后一个周五下午。", "frequency eq 1次/month"},
		{"每季度检查一次食堂，定在每个季度的最后一个周六。", "frequency eq 1次/quarter"},
		{"活动费控制在8万元以内（相当于全部经费的40%左右）。", "amount le 80000元"},
		{"秋游人数在40人以内。", "people le 40人"},
		{"连续获得两次以上红旗的班组给予奖励。", ""},
		{"重点开展以下活动：①组织开展建议征集；②举办一期读书班。", "count eq 1期"},
		{"2月已顺利举办了一次拔河比赛。", ""},
		{"打造一个特别能吃苦的团队。", ""},
		{"配合做好二期课改。", ""},
		{"参加新一轮五项基本功比武。", ""},
		{"每2个月组织一次徒步。", "frequency eq 1次/two_months"},
		{"每三个月检查一次宿舍。", "frequency eq 1次/quarter"},
		{"按月公布食堂账目，按季度公开收支。", "frequency eq 1次/month; frequency eq 1次/quarter"},
		{"每月25日前上报信息1条以上。", "frequency ge 1条/month"},
		{"每学期末召开组长会。", "frequency eq 1次/semester"},
		{"争取在20家以上企业推行协商。", "count ge 20家"},
		{"投入20余万元改造活动室。", "amount approx 200000元"},
		{"入会率达到百分之百。", "percent ge 100%/year"},
		{"满意率提高5个百分点。", "percent eq 5%/year"},
		{"上好一节公开课。", "count eq 1节"},
		{"读一本好书。", "count eq 1本"},
		{"安排2名委员参加培训。", "people eq 2名"},
		{"评选10位最美教师。", "people eq 10位"},
		{"三八节、教师节各搞一次活动。", "count eq 1次; count eq 1次"},
		{"各科室、各班组各组织一次活动。", "count eq 1次 各班组"},
		{"抓2家典型企业。", "count eq 2家"},
		{"每双月出一期板报。", "frequency eq 1期/two_months"},
		{"每逢季末开一次组长会：每逢季末召开一次例会。", "frequency eq 1次/quarter; frequency eq 1次/quarter"},
		{"一季度一次安全检查。", "frequency eq 1次/quarter"},
		{"春秋两季各组织一次登山。", "count eq 1次; count eq 1次"},
		{"五一、国庆各走访一次。", "count eq 1次; count eq 1次"},
		{"服务职工2万人次。", "people eq 20000人次"},
		{"拍摄短片8部，联系3部门。", "count eq 8部"},
		{"才艺展示放在每月第三个周五晚上。", "frequency eq 1次/month"},
		{"对产值500万元以上企业逐家检查。", ""},
		{"印制手册300册。", "count eq 300册"},
		{"女干部与12名单亲女工结对。", "people eq 12名"},
		{"人员超过5人的部门要报名。", ""},
		{"开好季度例会。", "frequency eq 1次/quarter"},
	}
	for _, c := range cases {
		t.Run(c.text, func(t *testing.T) {
			t.Parallel()
			var all []terms.Target
			for _, it := range itemsOf("某厂工会2025年计划\n一、工作\n1、" + c.text) {
				all = append(all, it.Targets...)
			}
			if diff := cmp.Diff(c.want, short(all)); diff != "" {
				t.Errorf("targets (-want +got):\n%s", diff)
			}
		})
	}
}

// Festivals named at the head of an item, or together, tell its months.
func TestWordingOfWindows(t *testing.T) {
	t.Parallel()
	cases := []struct{ text, want string }{
		{"中秋及国庆节，办一次晚会。", "9-10"},
		{"中秋、国庆两节走访老职工。", "9-10"},
		{"开展增双节活动，降低成本。", ""},
		{"巩固“双六一”竞赛成果。", ""},
		{"十一期间组织旅游。", "10-10"},
		{"3.8组织女职工座谈。", "3-3"},
		{"人均费用3.8万元。", ""},
		{"年终做好总结。", "12-12"},
		{"办好新年音乐会。", "1-1"},
		{"制定新年度计划。", ""},
		{"高考期间慰问职工家长。", "6-6"},
		{"元月上旬走访老矿工。", "1-1"},
		{"全年宣讲10场。（责任部门：宣教部；完成时限：11月底）", "11-11"},
		{"到了冬季，也要给巡线工送热饭。", "12-2"},
		{"做好班车管理、节日值守、暑期旅游等方面的工作。", ""},
		{"做好日常服务。每月慰问一次，5、6月份安排一次体检。", "5-6"},
		{"补助每人500元月底前发清。", ""},
		{"新年伊始开一次组长会。", "1-1"},
		{"腊月里看望单亲职工。", "1-1"},
		{"正月里办灯会。", "2-2"},
		{"一至三季度轮训班组长。", "1-9"},
		{"第二、三季度开展比武。", "4-9"},
		{"前三季度完成建档。", "1-9"},
		{"2026-04-18举办趣味赛。", "4-4"},
		{"2026.4.18—2026.5.20征集点子。", "4-5"},
		{"女神节插花。", "3-3"},
		{"医师节看望大夫。", "8-8"},
		{"开春后修整球场。", "3-5"},
		{"入伏后给外勤送茶水。", "7-8"},
		{"第二学期召开教代会。", "2-7"},
		{"邀请专家作形势报告。", ""},
	}
	for _, c := range cases {
		t.Run(c.text, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(c.want, windowsOf("某厂工会2025年计划\n一、工作\n1、"+c.text)); diff != "" {
				t.Errorf("window (-want +got):\n%s", diff)
			}
		})
	}
}

func windowsOf(text string) string {
	var out []string
	for _, it := range itemsOf(text) {
		if it.Window != nil {
			out = append(out, fmt.Sprintf("%d-%d", it.Window.FromMonth, it.Window.ToMonth))
		}
	}
	return strings.Join(out, " ")
}

// A heading is idle where it names what a plan rests on, not where the word stands in a task.
func TestIdleWordsInsideTasks(t *testing.T) {
	t.Parallel()
	for _, task := range []string{"邀请教授作形势报告。", "开展班组现状调查。", "摸清外来工基本情况。"} {
		if got := itemsOf("某厂工会2025年计划\n一、形势分析\n外部压力不小。\n二、工作\n1、" + task); len(got) != 1 || got[0].Text != "1、"+task {
			t.Errorf("items %+v, want only %s", got, task)
		}
	}
	if got := itemsOf("某厂工会2025年计划\n一、工作方向\n做职工的贴心人，把小家建好。\n二、活动口号\n“我们在一起”\n三、工作\n1、办夜校。"); len(got) != 1 {
		t.Errorf("items %+v, want one", got)
	}
}

// What is said of an event below it holds for the event.
func TestSidesOfAnEvent(t *testing.T) {
	t.Parallel()
	all := itemsOf("某园工会计划\n一、活动\n1. 健步走\n- 时间：5月12日\n- 要求：每组至少6人参加\n2. 茶话会\n- 时间：12月")
	if len(all) != 2 || short(all[0].Targets) != "people ge 6人 每组" && short(all[0].Targets) != "people ge 6人" {
		t.Fatalf("items %+v", all)
	}
	for i, month := range []int{5, 12} {
		if w := all[i].Window; w == nil || w.FromMonth != month || w.ToMonth != month {
			t.Errorf("window of %q is %+v, want %d", all[i].Text, w, month)
		}
	}
}
