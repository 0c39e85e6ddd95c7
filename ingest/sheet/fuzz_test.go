package sheet_test

import (
	"fmt"
	"strings"
	"testing"

	"nianlun/ingest/sheet"
)

// Whatever comes in, rows are accounted for or the file is refused; nothing panics.
func FuzzRead(f *testing.F) {
	f.Add([]byte(ledger))
	f.Add([]byte("日期,凭证号,摘要,支出金额\n1月5日,1,\"球\n\",¥1,200\n合计,,,1\n"))
	f.Add([]byte("<table><tr><td>姓名<td>签名<tr><td rowspan=9>张"))
	f.Add([]byte("\x09\x08\x08\x00\x00\x06\x05\x00\x00\x00\x00\x00\x0a\x00\x00\x00"))
	f.Add([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
	f.Add(workbook(f, page{name: "Sheet1", rows: [][]any{{"活动名称", "活动时间"}, {"登山", "3月8日"}}}))
	f.Fuzz(func(t *testing.T, data []byte) {
		book, err := sheet.Read("模糊2025.csv", data, sheet.Hint{Year: 2025})
		if err != nil {
			return
		}
		for _, table := range book.Tables {
			checkRows(t, table)
		}
	})
}

// fuzzed reads bytes as a file of that name; rows are accounted for or it is refused.
func fuzzed(t *testing.T, name string, data []byte) {
	t.Helper()
	book, err := sheet.Read(name, data, sheet.Hint{Year: 2025})
	if err != nil {
		return
	}
	for _, table := range book.Tables {
		checkRows(t, table)
	}
}

func FuzzReadXLSX(f *testing.F) {
	f.Add(`<row r="1"><c r="A1" t="inlineStr"><is><t>活动名称</t></is></c><c t="inlineStr"><is><t>活动时间</t></is></c></row><row><c t="str"><v>登山</v></c><c><v>45724</v></c></row>`)
	f.Add(`<row r="1"><c r="A1"><f>SUM(B1:C1)</f></c></row><mergeCell ref="A1:C2"/><mergeCell ref="B1:B9"/>`)
	f.Fuzz(func(t *testing.T, xml string) { fuzzed(t, "模糊.xlsx", bookOf(t, xml, 0)) })
}

func FuzzReadXLS(f *testing.F) {
	f.Add([]byte("\x00\x06\x05\x00\x00\x00\x00\x00\x85\x00\x0c\x00\x20\x00\x00\x00\x00\x00\x04\x00甲乙\x0a\x00\x00\x00"))
	f.Add([]byte("\x00\x06\x05\x00\x00\x00\x00\x00\xfc\x00\x0c\x00\x02\x00\x00\x00\x02\x00\x00\x00\x02\x00\x01\x41\x3c\x00\x02\x00\x01\x42\x0a\x00\x00\x00"))
	f.Fuzz(func(t *testing.T, data []byte) { fuzzed(t, "模糊.xls", append([]byte("\x09\x08\x10\x00"), data...)) })
}

func FuzzReadHTML(f *testing.F) {
	f.Add(`<table><tr><td rowspan=3>姓名<td colspan=2>签名<tr><td>张三<table><tr><td>x`)
	f.Add(`<td rowspan=2>姓名<td>签名`)
	f.Add(`<tr><th>活动名称<th>时间<tr><td>登山<br>二<td>3月8日<!-- <![CDATA[ --></table>`)
	f.Fuzz(func(t *testing.T, body string) { fuzzed(t, "模糊.xls", []byte("<html><table>"+body)) })
}

func FuzzReadDelimited(f *testing.F) {
	f.Add("日期,凭证号,摘要,收入,支出\n1月5日,记1,会费,300,\n1月6日,记2,\"买\n球\",,200\n合计,,,300,201\n")
	f.Add("困难职工档案表\n姓名\t张三\t性别\t男\n身份证号\t11010519491231002X\t工会\t甲厂工会\n家庭人口\t3\n")
	f.Add("姓名,登山3.8,跳绳(4月2日)\n张三,√,×\n李四,1,\n")
	f.Add("科目,本年预算（万元）\n一、收入,\n会费收入,2\n二、支出,\n（一）活动,3\n1.文体,2\n其中：球,1\n合计,3\n")
	f.Add("单位,对象,时间,慰问金额\n甲厂,张三、李四,2025.1.3,500元\n,〃,〃,〃\n1月,,,\n甲厂小计,,,1000\n")
	f.Add("甲厂慰问登记\n姓名,张三,李四,王五\n慰问时间,3月2日,4月31日,\n慰问金额,500,约三百,1\n备注,,,\n填表人：张三\n")
	f.Add("年度,获奖时间,荣誉名称,获奖者\n2023年,4月,先锋号,一车间\n,5月,,张三\n2024,2025.6,x,y\n")
	f.Add("收入,,支出,\n项目,金额,项目,金额\n会费,1,活动费,2\n,,会议费,若干\n")
	f.Fuzz(func(t *testing.T, text string) { fuzzed(t, "甲厂工会2025年台账.csv", []byte(text)) })
}

// FuzzLongWay: a text split, sieved and read in stretches is what the general way reads.
func FuzzLongWay(f *testing.F) {
	head := "单位,工号,姓名,活动编号,日期,角色,时长\n"
	for i := range 120 {
		head += fmt.Sprintf("第%d中学,%05d,张三,HD01,2025-03-%02d,参加,2\n", i/9, i, 1+i%28)
	}
	f.Add("第1中学,1,\"李,四\",HD1,2025-3-8,\"a\"\"b\",1\r\n,,,,,,\n\"没关上,2,王五,HD1,2025-3-8,,\n", 40)
	f.Add("合计,,,,,,3\n\n单位,工号,姓名,活动编号,日期,角色,时长\n第1中学,1,同上,HD1,2025-3-8,\"两\n行\",1小时\n", 7)
	f.Add("一月\n第1中学,1,李四,HD1,20250308,,很久\r\r\n\xff,\"\",\"x\"y,,\t\n", 3)
	f.Fuzz(func(t *testing.T, text string, stretch int) {
		if strings.Contains(text, "\x00") {
			return
		}
		sameWays(t, "签到.csv", []byte(head+text), sheet.Hint{Year: 2025}, 6000, 1+max(0, stretch%4000))
	})
}
