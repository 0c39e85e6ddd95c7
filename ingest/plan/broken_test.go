package plan_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Texts cut out of longer ones, or broken on the way, fall into the items they had.
func TestBrokenTexts(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		text string
		want []string
	}{
		"begins in the middle": {
			"4、办好墙报。\n四、活动安排\n1、下棋。\n2、爬山。\n五、体检\n组织在岗职工到市医院体检。",
			[]string{"4、办好墙报。", "1、下棋。", "2、爬山。", "组织在岗职工到市医院体检。"},
		},
		"months run together with numbers": {
			"某校工会计划\n月份活动\n11、 慰问老教师\n2、 年度总结\n21、 新春茶话会\n31、 女教师插花\n2、 捐书\n41、 工会小组乒乓赛\n5组织踏青\n61、 档案自查\n",
			[]string{"11、 慰问老教师", "2、 年度总结", "21、 新春茶话会", "31、 女教师插花", "2、 捐书", "41、 工会小组乒乓赛", "5组织踏青", "61、 档案自查"},
		},
		"ten and eleven": {
			"某校工会计划\n9、慰问老教师\n10、年度总结\n11、新春茶话会\n",
			[]string{"9、慰问老教师", "10、年度总结", "11、新春茶话会"},
		},
		"broken at the edge of the page": {
			"某厂工会计划\n一、关爱\n节前看望住院职工和家有病人的职工，不漏一人。同时给\n露天岗位送去凉茶、毛巾和药品。设立职工意见箱，每月开箱\n并答复。为倒班职工改善宿舍条件，添置洗衣机和热水器。再\n办好职工食堂。\n二、文体\n秋季组织登山。",
			[]string{"节前看望住院职工和家有病人的职工，不漏一人。同时给\n露天岗位送去凉茶、毛巾和药品。设立职工意见箱，每月开箱\n并答复。为倒班职工改善宿舍条件，添置洗衣机和热水器。再\n办好职工食堂。", "秋季组织登山。"},
		},
		"tasks without stops": {
			"某厂工会计划\n一、活动\n春天组织全体在岗职工到郊外的山上种树\n夏天给露天岗位送去凉茶和毛巾\n秋天组织职工登山比赛并拍照留念\n冬天看望生病的老职工\n",
			[]string{"春天组织全体在岗职工到郊外的山上种树", "夏天给露天岗位送去凉茶和毛巾", "秋天组织职工登山比赛并拍照留念", "冬天看望生病的老职工"},
		},
		"idea in the line of its heading, a remark, whom it is for": {
			"职工体育活动策划方案(3)\n区总工会：\n为了活跃职工生活，现就今年的活动制定如下方案。\n一、指导思想:按照自愿和节俭的原则，利用假日开展活动。\n二、活动内容:\n1.国庆节，举办一次歌会。(也可以把七一节的演讲并到一起)\n2.办棋赛。",
			[]string{"1.国庆节，举办一次歌会。(也可以把七一节的演讲并到一起)", "2.办棋赛。"},
		},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(c.want, linesOf(c.text)); diff != "" {
				t.Errorf("items (-want +got)\n%s\n%s", diff, strings.Join(linesOf(c.text), "\n"))
			}
		})
	}
}
