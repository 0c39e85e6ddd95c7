package sheet_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/simplifiedchinese"

	"nianlun/ingest/sheet"
	"nianlun/queries/terms"
)

// unrolled writes rows held in columns as records among the others of their table, and
// takes off what columns do not hold: how a cell was written.
func unrolled(b sheet.Book) sheet.Book {
	for i := range b.Tables {
		t := &b.Tables[i]
		for n := range t.SignIns.Len() {
			t.Records = append(t.Records, recordOf(t.SignIns, n))
		}
		t.SignIns = nil
		slices.SortStableFunc(t.Records, func(a, b terms.Record) int { return a.Row - b.Row })
		for _, r := range t.Records {
			for j := range r.Values {
				r.Values[j].Raw = ""
			}
		}
	}
	return b
}

func recordOf(s *terms.SignIns, n int) terms.Record {
	r := terms.NewRecord(terms.Participation, int(s.Rows[n]))
	person, naming := s.People[s.Person[n]], s.Namings[s.Naming[n]]
	if person.Unit != naming.Unit {
		panic("the person's unit is " + person.Unit + ", the activity's " + naming.Unit)
	}
	for column, text := range map[string]string{
		"unit": person.Unit, "staff_no": person.StaffNo, "name": person.Name, "group": person.Group, "activity": naming.Activity, "role": s.Roles[s.Role[n]],
	} {
		r.Set(column, terms.Value{Text: text})
	}
	if naming.Day != 0 {
		r.Set("date", terms.Value{Text: naming.Day.String(), N: int64(naming.Day)})
	}
	if m := s.Minutes[n]; m != terms.NoMinutes {
		r.Set("hours", terms.Value{Text: hoursText(int(m)), N: int64(m)})
	}
	return r
}

func hoursText(minutes int) string {
	text := strings.TrimRight(fmt.Sprintf("%.2f", float64(minutes)/60), "0")
	return strings.TrimSuffix(text, ".")
}

// sameWays holds the long way to the general one and reports whether it was taken.
func sameWays(t *testing.T, name string, data []byte, h sheet.Hint, head, stretch int) bool {
	t.Helper()
	h.SignIns = true
	long, ok := sheet.ReadLong(name, data, h, head, stretch)
	if !ok {
		return false
	}
	if long.Format != "xlsx" {
		if from, ok := sheet.ReadFromLong(name, data, h, head, stretch); !ok || !reflect.DeepEqual(from, long) {
			t.Errorf("%s is read otherwise where it lies: %v", name, ok)
		}
	}
	h.SignIns = false
	want, err := sheet.Read(name, data, h)
	if err != nil {
		t.Fatalf("the general way refuses what the long way reads: %v", err)
	}
	unrolled(want)
	if unrolled(long); reflect.DeepEqual(want, long) {
		return true
	}
	if diff := cmp.Diff(want, long); diff != "" {
		t.Errorf("%s: -general +long:\n%.6000s", name, diff)
	}
	return true
}

// signInText makes a text of sign-ins: what most rows are, and what some are.
type signInText struct {
	random *rand.Rand
	comma  string
	end    string
	heads  []string
	odd    int // of a thousand rows
	quotes bool
}

func (s *signInText) one(of ...string) string { return of[s.random.IntN(len(of))] }

func (s *signInText) cell(head string, unit, n int) string {
	odd := s.random.IntN(1000) < s.odd
	switch head {
	case "序号":
		return strconv.Itoa(n)
	case "单位", "单位名称":
		if odd {
			return s.one("", "第0001 中学", "同上", "财务科", " 实验小学 ", "")
		}
		return fmt.Sprintf("第%04d中学", unit)
	case "部门":
		if odd {
			return s.one("", "财务科", "-", "工会主席办公室", "一车间", "〃")
		}
		return s.one("语文组", "数学组", "后勤科")
	case "工号":
		if odd {
			return s.one("", "12", "'00123", "１２３", "A 7", "无", "11010519491231002X")
		}
		return fmt.Sprintf("%05d%03d", unit, n%50)
	case "姓名":
		if odd {
			return s.one("", "张三、李四", "王　五", "赵 六", "空", "欧阳 锋", "合计", "阿依古丽·买买提", "张三（代）", "示例", "共3人", "本月无", "\"老\"王", "会员#", "李\u200b四", "-")
		}
		return "王李张刘陈杨赵黄周吴"[n%10*3:n%10*3+3] + s.one("伟", "芳", "娜")
	case "活动编号", "活动名称":
		if odd {
			return s.one("", "总计", "同上", "春游：二月", "活动名称", "无", "合计3人", "#REF!")
		}
		return fmt.Sprintf("HD2025%02d", n%20)
	case "日期":
		if odd {
			return s.one("", "明天", "2025年3月", "３月８日", "20250308", "2025-03-08 08:30", "1955-01-01", "2025.3.8", "3月上旬", "2052-1-1", "2025/3/8", "3.10", "次年1月5日", "2025-02-30")
		}
		return fmt.Sprintf("2025-%02d-%02d", 1+n%12, 1+n%28)
	case "角色":
		if odd {
			return s.one("主持", "记录人", "审核：张", "同上", "\"", "\"a\"\"b\"", "共3人", "负责人")
		}
		return s.one("参加", "参加", "志愿者", "")
	case "时长":
		if odd {
			return s.one("很久", "1.01小时", "-2", "两小时", "90分", "1.33", "约2", "无", "-")
		}
		return s.one("2", "1.5小时", "90分钟", "")
	case "签到状态":
		if odd {
			return s.one("未到", "", "请假", "迟到", "不知道", "缺")
		}
		return s.one("已签到", "√")
	case "备注":
		if odd {
			return s.one("电话：123", "合计", "6217000010001234567", "\"两行\n备注\"", "\"有"+s.comma+"号\"", "\"开头\"的话", "\"没关上", "110105194912310021")
		}
		return s.one("", "", "", "好")
	case "电话":
		return fmt.Sprintf("138%08d", n%1000)
	}
	return ""
}

func (s *signInText) row(unit, n int) string {
	var cells []string
	for _, head := range s.heads {
		c := s.cell(head, unit, n)
		if s.quotes && !strings.ContainsAny(c, "\"\n") {
			c = "\"" + c + "\""
		}
		cells = append(cells, c)
	}
	text := strings.Join(cells, s.comma)
	switch at := s.random.IntN(2000); {
	case s.odd == 0:
	case at < 2:
		text = strings.Join(s.heads, s.comma)
	case at < 4:
		text = ""
	case at < 6:
		text = strings.Repeat(s.comma, len(s.heads)-1)
	case at < 8:
		text = s.one("合计", "小计", "注：以上均为实到", "制表：张三", "2025年签到表", "总计"+s.comma+"300") + s.one("", s.comma+s.comma)
	case at < 10:
		text += s.comma + s.one("", "多出来", " ")
	case at < 12:
		text = strings.Join(cells[:s.random.IntN(len(cells))], s.comma)
	case at < 13:
		text += "\r\r\n"
	}
	return text + s.end
}

func (s *signInText) text(rows int) string {
	var out strings.Builder
	if s.random.IntN(4) == 0 {
		out.WriteString(s.one("第三职工学校工会2025年签到表", "签到表") + s.end)
	}
	out.WriteString(strings.Join(s.heads, s.comma) + s.end)
	for n := range rows {
		out.WriteString(s.row(n/97, n))
	}
	if s.random.IntN(3) == 0 {
		out.WriteString("合计" + s.comma + strconv.Itoa(rows) + s.end)
	}
	return out.String()
}

// newSignIns draws the shape of a text.
func newSignIns(seed uint64) *signInText {
	s := &signInText{random: rand.New(rand.NewPCG(seed, 11)), comma: ",", end: "\n"}
	s.comma, s.end = s.one(",", ",", ",", "\t", ";"), s.one("\n", "\n", "\r\n")
	s.odd = []int{0, 0, 2, 5, 20, 100}[s.random.IntN(6)]
	s.quotes = s.random.IntN(5) == 0
	s.heads = []string{"单位", "工号", "姓名", "活动编号", "日期", "角色", "时长"}
	for _, more := range []string{"部门", "签到状态", "备注", "电话"} {
		if s.random.IntN(3) == 0 {
			s.heads = append(s.heads, more)
		}
	}
	if s.random.IntN(3) == 0 {
		s.random.Shuffle(len(s.heads), func(i, j int) { s.heads[i], s.heads[j] = s.heads[j], s.heads[i] })
	}
	if s.random.IntN(3) == 0 {
		s.heads = append([]string{"序号"}, s.heads...)
	}
	if s.random.IntN(4) == 0 {
		drop := s.one("单位", "工号", "角色", "时长")
		s.heads = slices.DeleteFunc(s.heads, func(h string) bool { return h == drop })
	}
	return s
}

// TestLongWayIsTheGeneralWay reads many texts of sign-ins both ways.
func TestLongWayIsTheGeneralWay(t *testing.T) {
	t.Parallel()
	taken := 0
	for seed := range uint64(longSeeds) {
		s := newSignIns(seed)
		data := []byte(s.text(600))
		name := s.one("签到.csv", "签到.txt", "甲学校工会2025年签到.csv", "导出.csv")
		hint := sheet.Hint{Year: 2025, Unit: s.one("", "市教育工会")}
		switch s.random.IntN(6) {
		case 0:
			data = append([]byte("\xef\xbb\xbf"), data...)
		case 1, 2:
			if gb, err := simplifiedchinese.GB18030.NewEncoder().Bytes(data); err == nil {
				data = gb
			}
		}
		if sameWays(t, fmt.Sprint(seed, name), data, hint, 10_000, 200+s.random.IntN(3000)) {
			taken++
		}
		if t.Failed() {
			t.Fatalf("seed %d:\n%.1500q", seed, data)
		}
	}
	if taken < longSeeds/2 {
		t.Errorf("the long way was taken %d times of %d", taken, longSeeds)
	}
}

const longSeeds = 60
