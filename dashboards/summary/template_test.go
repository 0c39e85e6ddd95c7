package summary

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// The code says no sentence and fills no slot that a template does not know.
func TestSentencesAreKnown(t *testing.T) {
	call := regexp.MustCompile(`"([a-z][A-Za-z]+)"`)
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	said := map[string]bool{}
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(name, "_test.go") || name == "template_names.go" {
			continue
		}
		for _, m := range call.FindAllStringSubmatch(string(text), -1) {
			said[m[1]] = true
		}
	}
	for _, s := range sentences {
		if !said[s.set] {
			t.Errorf("nothing says %s", s.set)
		}
		for voice, one := range shipped() {
			if len(one.says[s.set]) == 0 {
				t.Errorf("%s has no way of saying %s", voice, s.said)
			}
		}
	}
}

func TestFill(t *testing.T) {
	for _, c := range []struct {
		name, template, want string
		ok                   bool
	}{
		{"all", "{a}[，在{b}]开展", "甲，在乙开展", true},
		{"clause falls", "{a}[，在{no}]开展", "甲开展", true},
		{"untellable", "{no}开展", "", false},
		{"broken", "{a", "", false},
	} {
		spans, ok := fill(c.template, slots{"a": words("甲"), "b": words("乙")})
		if ok != c.ok || ok && Text(spans) != c.want {
			t.Errorf("%s: got %q %v, want %q %v", c.name, Text(spans), ok, c.want, c.ok)
		}
	}
}

func TestUnnumbered(t *testing.T) {
	for in, want := range map[string]string{
		"一、加强组织建设": "加强组织建设", "（三）开展活动。": "开展活动", "2、每月开会": "每月开会", "1.召开大会": "召开大会", "3.5万元封顶": "3.5万元封顶",
		"三八节活动": "三八节活动", "五一活动": "五一活动", "第二部分 主要任务": "主要任务", "（1）①评选": "评选", "一是抓学习": "抓学习", "十": "十",
		"1.4月举办技能大赛": "4月举办技能大赛", "3.12月中旬完成审查": "12月中旬完成审查", "1.5万元": "1.5万元",
	} {
		if got := unnumbered(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestVerb(t *testing.T) {
	for title, want := range map[string]string{
		"职工大会": "召开", "教代会预备会": "召开", "趣味运动会": "举办", "参加县里汇演": "", "党员干部赴机场参观": "组织",
		"校务公开栏更新": "完成", "献爱心捐款": "开展", "返乡农民工招聘会": "举办", "新签工资集体协议": "", "财务收支公示": "进行", "学习劳模事迹": "组织", "中秋送月饼到夜班": "开展", "钳工班开班": "举行", "骨干培训班": "举办", "小组长碰头会": "召开",
	} {
		if got := verb(title); got != want {
			t.Errorf("%s: got %q, want %q", title, got, want)
		}
	}
}
