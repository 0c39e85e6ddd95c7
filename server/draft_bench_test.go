package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"nianlun/dashboards/summary"
	"nianlun/dashboards/summary/docx"
	"nianlun/ingest"
	"nianlun/queries"
	"nianlun/queries/queriestest"
	"nianlun/queries/terms"
)

const draftCity = "江北市总工会"

// size is how much a unit of the measurements keeps in a year.
type size struct{ members, activities, signs, visits, payments, items int }

// called is a name of somebody nobody is.
func called(i int) string {
	family, given := []rune("王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"), []rune("文武志明建国秀英丽华海波春梅玉兰永强")
	return string([]rune{family[i%20], given[i/20%18], given[i/360%18]})
}

// ledgers are the files of a city of units alike, a plan a unit among them.
func ledgers(units int, s size) []ingest.File {
	texts := map[string]*strings.Builder{}
	line := func(file, text string) {
		if texts[file] == nil {
			texts[file] = &strings.Builder{}
		}
		texts[file].WriteString(text + "\n")
	}
	line("单位名册.csv", "单位名称,上级工会,职工人数\n"+draftCity+",,")
	line("会员花名册.csv", "单位,部门,工号,姓名,性别,入会日期")
	line("活动台账.csv", "单位,活动编号,活动名称,活动类别,开始日期,地点,参加人数,经费支出(元)")
	line("签到表.csv", "单位,活动编号,日期,工号,姓名")
	line("慰问登记.csv", "单位,慰问日期,工号,慰问对象,慰问事由,慰问金(元)")
	line("经费支出明细.csv", "单位,日期,凭证号,科目,摘要,支出金额(元)")
	line("经费预算.csv", "单位,年度,科目,预算金额(元)")
	subjects := []string{"职工活动支出", "职工教育支出", "维权支出", "业务支出", "慰问支出"}
	kinds := []string{"文体", "学习", "组织建设", "民主管理", "劳动保护", "技能竞赛", "女职工"}
	reasons := []string{"生病住院", "结婚", "生育", "困难", "春节"}
	for u := range units {
		name := fmt.Sprintf("第%03d小学工会", u)
		line("单位名册.csv", fmt.Sprintf("%s,%s,%d", name, draftCity, s.members))
		for i := range s.members {
			line("会员花名册.csv", fmt.Sprintf("%s,第%d组,%03d%05d,%s,%s,2015-09-01", name, i%8, u, i, called(i), []string{"女", "男"}[i%2]))
		}
		for i := range s.activities {
			day := fmt.Sprintf("2025-%02d-%02d", 1+i%12, 1+(u+i)%28)
			line("活动台账.csv", fmt.Sprintf("%s,A%03d,%s活动第%03d回,%s,%s,礼堂,%d,%d", name, i, kinds[i%len(kinds)], i, kinds[i%len(kinds)], day, 20+i, 500+i))
			for k := range s.signs {
				who := (i*37 + k*11) % s.members
				line("签到表.csv", fmt.Sprintf("%s,A%03d,%s,%03d%05d,%s", name, i, day, u, who, called(who)))
			}
		}
		for i := range s.visits {
			who := i * 7 % s.members
			line("慰问登记.csv", fmt.Sprintf("%s,2025-%02d-15,%03d%05d,%s,%s,500", name, 1+i%12, u, who, called(who), reasons[i%len(reasons)]))
		}
		for i := range s.payments {
			line("经费支出明细.csv", fmt.Sprintf("%s,2025-%02d-20,记%d,%s,购买用品%d,%d", name, 1+i%12, i, subjects[i%len(subjects)], i, 90+i))
		}
		for _, subject := range subjects {
			line("经费预算.csv", name+",2025,"+subject+",20000")
		}
	}
	var files []ingest.File
	for name, text := range texts {
		files = append(files, ingest.File{Name: name, Data: []byte(text.String())})
	}
	for u := range units {
		name := fmt.Sprintf("第%03d小学工会", u)
		plan := name + "2025年工作计划\n一、主要工作\n"
		for i := range s.items {
			plan += fmt.Sprintf("%d.%d月组织%s活动第%03d回。\n", i+1, 1+i%12, kinds[i%len(kinds)], i)
		}
		files = append(files, ingest.File{Name: name + "2025年工作计划.txt", Data: []byte(plan), Unit: name, Year: 2025})
	}
	return files
}

func draftsDB(b *testing.B, units int, s size) *queries.DB {
	b.Helper()
	db := queriestest.NewDB(b)
	reports, err := ingest.Load(b.Context(), db, ledgers(units, s), ingest.Options{
		Viewer: terms.OwnerViewer(), Unit: draftCity, Year: 2025, Now: time.Date(2026, 1, 5, 0, 0, 0, 0, time.UTC),
	})
	if err != nil {
		b.Fatal(err)
	}
	for _, r := range reports {
		if r.Error != "" {
			b.Fatalf("%s: %s", filepath.Base(r.File), r.Error)
		}
	}
	return db
}

func draftScope(unit string) terms.Scope {
	return terms.Scope{Unit: unit, Period: terms.Year(2025), AsOf: terms.NewDate(2025, 12, 31)}
}

func writeWord(b *testing.B, f terms.Facts) {
	b.Helper()
	data, err := docx.Write(summary.Write(f, summary.Options{Date: f.Scope.AsOf}), docx.Options{})
	if err != nil || len(data) == 0 {
		b.Fatal(err)
	}
}

// BenchmarkDraft measures a Word draft of a unit of 2,000 members from question to bytes;
// of_limit is its part of half a second.
func BenchmarkDraft(b *testing.B) {
	db := draftsDB(b, 1, size{members: 2000, activities: 150, signs: 60, visits: 400, payments: 500, items: 40})
	for b.Loop() {
		facts, err := db.Facts(b.Context(), terms.OwnerViewer(), draftScope("第000小学"))
		if err != nil {
			b.Fatal(err)
		}
		writeWord(b, facts)
	}
	b.ReportMetric(b.Elapsed().Seconds()/float64(b.N)/0.5, "of_limit")
}

// BenchmarkDrafts measures the Word drafts of all units of a city in one run: how many
// minutes five thousand would take, and their part of the ten allowed.
func BenchmarkDrafts(b *testing.B) {
	const units, all, allowed = 300, 5000, 10 * 60
	db := draftsDB(b, units, size{members: 60, activities: 24, signs: 12, visits: 20, payments: 40, items: 15})
	n := 0
	for b.Loop() {
		err := db.FactsBelow(b.Context(), terms.OwnerViewer(), draftScope("江北市总工会"), func(f terms.Facts) error {
			writeWord(b, f)
			n++
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	if n != units*b.N {
		b.Fatalf("%d drafts", n)
	}
	each := b.Elapsed().Seconds() / float64(n)
	b.ReportMetric(each*1000, "ms/draft")
	b.ReportMetric(each*all/60, "min/5000")
	b.ReportMetric(each*all/allowed, "of_limit")
}
