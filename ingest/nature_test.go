package ingest_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"nianlun/ingest"
	"nianlun/queries/queriestest"
	"nianlun/queries/terms"
)

// notPlans are texts somebody may give as a plan, with what is said of them.
var notPlans = map[string][2]string{
	"2025年工作计划.txt": {"柳营区图书馆工会2025年工作总结\n一、学习\n1、全年组织学习11次，职工420人次参加。\n2、读书月收到征文37篇。\n二、文体\n1、四月办了羽毛球赛，馆员都说好。\n三、下一步打算\n1、继续办好读书月。\n2、建职工书屋1个。\n", "像工作总结"},
	"工会计划（定稿）.txt":  {"今年以来，馆工会做了以下几件事。\n一、关心职工\n春节前慰问了困难职工7人，送去米面油。职工住院，工会都去看望了，共看望13人次。\n二、文体活动\n三八节组织女职工逛了园博园。六月办了乒乓球赛，中秋发放了月饼。\n三、民主管理\n职代会开了一次，收到提案9件，已全部答复。\n", "像工作总结"},
	"图书馆工会计划.md":    {"一、宣传\n1、出黑板报6期，报送信息23条，采用11条。\n二、竞赛\n1、装订比武，4个部门63名职工参加，差错率明显下降。\n2、收到合理化建议58条，采纳31条，节约4.3万元。\n三、帮扶\n1、走访困难职工17户，发放慰问金3.4万元。\n2、送清凉3次，送去绿豆汤。\n四、不足\n1、活动形式不够丰富。\n", "像工作总结"},
	"工会工作计划.txt":    {"清炒虾仁\n1、河虾剥壳，挑去虾线，用盐抓洗两遍。\n2、加蛋清、淀粉上浆，冰箱里放半小时。\n3、锅烧热，下油，虾仁滑散盛出。\n4、葱姜爆香，倒回虾仁，淋料酒，翻匀起锅。\n", "读不出工会工作的内容"},
	"工作计划2.txt":     {"一\n雪落了一夜。她推开门，院子里白得晃眼。\n“你怎么才来？”他问。\n她没有说话，把篮子放在桌上，里面是半篮鸡蛋。\n二\n他在车间干了半辈子，手上全是茧子。徒弟们都说他脾气大。\n夜里他想起从前的厂门口，想起她站在路灯下的样子。\n", "读不出工会工作的内容"},
	"会费计划.txt":      {"第一条 为规范会费收缴，制定本办法。\n第二条 会员每月按工资的千分之五缴纳会费。\n第三条 工会每年向会员公布会费收支。\n第四条 本办法自发布之日起施行。\n", "像制度"},
	"扫描仪工作计划.text":  {"1. 掀开盖板，把原稿面朝下放在玻璃上。\n2. 按下绿色按钮，等灯不闪了再取纸。\n3. 卡纸时轻轻抽出，不要硬拽。\n4. 长期不用请拔掉电源线。\n", "读不出工会工作的内容"},
}

func TestWhatIsNoPlanIsSaid(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	for name, want := range notPlans {
		for _, r := range load(t, db, ingest.Options{}, text(name, want[0])) {
			if !strings.Contains(r.Error, want[1]) || !strings.Contains(r.Error, "没有装入") || !strings.Contains(r.Error, name) {
				t.Errorf("%s: said %q, want it to say %q", name, r.Error, want[1])
			}
		}
	}
	items, err := db.PlanItems(context.Background(), terms.OwnerViewer(), terms.Scope{Unit: "柳营区图书馆工会", Period: terms.Year(2025)})
	if len(items) > 0 {
		t.Errorf("stored %d items, error %v", len(items), err)
	}
}

// A person who says it is a plan is believed; of a report only its outlook promises.
func TestAPersonSaysWhatIsAPlan(t *testing.T) {
	t.Parallel()
	said := ingest.Options{Kind: terms.PlanItems, Year: 2025}
	for name, bad := range notPlans {
		if _, err := ingest.ReadPlan(text(name, bad[0]), said); err != nil {
			t.Errorf("%s: said to be a plan, yet %v", name, err)
		}
	}
	plans, err := ingest.ReadPlan(text("总结.txt", notPlans["2025年工作计划.txt"][0]), said)
	if err != nil || len(plans) != 1 || len(plans[0].Items) != 2 {
		t.Errorf("outlook: %v, %v", plans, err)
	}
	plans, err = ingest.ReadPlan(text("总结.txt", "馆工会2025年工作总结\n1、办读书月。\n2、办球赛。\n"), said)
	if err != nil || len(plans) != 1 || len(plans[0].Items) != 2 {
		t.Errorf("a report without outlook: %v, %v", plans, err)
	}
}

// Plans as people jot them down load, however odd.
func TestOddPlansLoad(t *testing.T) {
	t.Parallel()
	for name, body := range map[string]string{
		"months": "三月 种树\n五月 拔河赛\n九月 秋游\n十二月 联欢会\n",
		"short":  "工会计划\n1、棋赛。\n2、看电影。\n3、给大家体检一次。\n",
		"spoken": "老李：今年咱们工会这么干\n- 开春去爬山\n- 端午包粽子\n- 夏天给锅炉房送西瓜\n- 年底吃顿饺子，唱唱歌\n",
		"wishes": "2025年打算\n把食堂的饭菜搞好。给单身宿舍装上空调。修好篮球场。每月理一次发。\n",
		"review": "馆工会工作计划\n去年我们完成了四件大事，受到了好评。今年做到：\n一、五月办球赛。\n二、慰问病号。\n三、职代会上报告提案办理情况。\n",
		"states": "馆工会2025年工作要点\n1、已建会的3个分馆全部达标。\n2、对已退休的馆员走访一次。\n3、看望生了孩子的女馆员。\n4、评选为馆里作出了贡献的馆员10名。\n5、建母婴室1个。\n",
		"one":    "计划\n八月底前给职工书屋添书300册。\n",
		"school": "教研组计划\n九月份：\n1、制定教学计划。\n2、集体备课。\n十月份：\n1、公开课2节。\n",
	} {
		plans, err := ingest.ReadPlan(text("计划.txt", body), ingest.Options{Year: 2025})
		var refused *ingest.FileError
		if errors.As(err, &refused) || err != nil {
			t.Errorf("%s: %v", name, err)
		} else if len(plans) == 0 || len(plans[0].Items) == 0 {
			t.Errorf("%s: nothing read", name)
		}
	}
}
