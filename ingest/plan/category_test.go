package plan_test

import (
	"testing"

	"nianlun/ingest/plan"
	"nianlun/queries/terms"
)

// The field of an item is told by what it says; a word that holds another by chance does
// not.
func TestClassifyWording(t *testing.T) {
	t.Parallel()
	cases := []struct {
		text string
		want terms.Category
	}{
		{"协助学校做好搬迁的筹备", terms.Other},
		{"争创新一轮“职工之家”", terms.Organization},
		{"举办党史知识竞赛", terms.Learning},
		{"开展传、帮、带活动，办一次钳工技术比赛", terms.Skills},
		{"庆元旦活动", terms.Culture},
		{"迎新活动", terms.Culture},
		{"费用计划。文体旅游活动的总费用不超过5万元", terms.Finance},
		{"上交工会账务", terms.Finance},
		{"落实本地最低工资标准", terms.Rights},
		{"10月底前完成合同的续签", terms.Rights},
		{"继续完善教代会制度建设，落实教代会职权", terms.Democratic},
		{"组织青年教师义务献血", terms.Care},
		{"完善组织架构，明确分工", terms.Organization},
		{"组织女教职工登高", terms.Women},
		{"办一次网球联赛", terms.Culture},
		{"开办心理辅导讲座", terms.Welfare},
		{"整理会员资料和台账", terms.Organization},
		{"按时更换黑板报", terms.Publicity},
		{"做好青蓝结对，带徒拜师", terms.Skills},
		{"报送计划生育月报表", terms.Other},
		{"帮助困难家庭渡过难关", terms.Care},
		{"落实职工代表巡视", terms.Democratic},
		{"青年教师说课比赛", terms.Skills},
		{"给班组发粽子：端午发放粽子", terms.Welfare},
		{"包粽子比赛", terms.Culture},
		{"全年报送信息8条", terms.Publicity},
		{"完成上级工会布置的各项任务", terms.Other},
		{"丰富矿工的业余生活", terms.Culture},
		{"做好职代会换届", terms.Democratic},
		{"女工心理健康讲座", terms.Women},
		{"完善税务代征", terms.Finance},
		{"组织“一日捐”", terms.Care},
		{"各类先进评比", terms.Organization},
		{"推荐劳动奖章候选人", terms.Skills},
		{"组织党员职工到烈士陵园祭扫", terms.Learning},
		{"给外勤配微波炉", terms.Welfare},
		{"落实职工董事制度", terms.Democratic},
		{"为保洁员讨薪", terms.Rights},
		{"夏季送清凉，经费3万元", terms.Care},
		{"经费3万元左右", terms.Finance},
	}
	for _, c := range cases {
		t.Run(c.text, func(t *testing.T) {
			t.Parallel()
			if got := plan.Classify(c.text, nil); got != c.want {
				t.Errorf("category %s, want %s", got, c.want)
			}
		})
	}
}
