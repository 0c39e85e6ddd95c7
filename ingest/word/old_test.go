package word_test

import (
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianlun/ingest/word"
)

// plan.doc is an invented plan saved as Word 97-2003: typed and automatic numbers, a
// table with cells merged both ways.
func oldPlan(tb testing.TB) []byte {
	tb.Helper()
	data, err := os.ReadFile("testdata/plan.doc")
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

func TestOldDocument(t *testing.T) {
	t.Parallel()
	want := []string{
		"青湖县环卫所工会2025年工作计划", "一、加强思想引领", "（一）开展主题教育学习4次。", "（二）举办读书分享会2场。", "（三）做好帮扶慰问", "1. 春节前慰问困难职工10人。",
		"页内 PAGE 域", "附：2025年度活动台账", "季度 | 活动名称 | 活动时间 | 参加人数 | 经费支出(元)", "一季度 | 春季登山 | 3月8日 | 45 | 1200.00",
		"一季度 | 象棋赛 | 3月20日 |  | ", "二季度 | 健步走 | 4月18日 | 60 | 800", "合计 |  |  | 105 | 2000.00", "表后一段。",
	}
	if diff := cmp.Diff(want, lines(read(t, oldPlan(t)))); diff != "" {
		t.Error(diff)
	}
}

func TestOldDocumentsThatCannotBeRead(t *testing.T) {
	t.Parallel()
	whole := oldPlan(t)
	at := strings.Index(string(whole), "\xec\xa5")
	locked := append([]byte(nil), whole...)
	locked[at+0x0B] |= 1
	blank := append([]byte(nil), whole...)
	for i := range 32 {
		blank[at+0x1A0+i] = 0
	}
	for name, c := range map[string]struct {
		data []byte
		word string
	}{"password": {locked, "密码"}, "no pieces": {blank, "另存为 .docx"}, "header only": {whole[:512], "另存为 .docx"}} {
		_, err := word.Read(c.data)
		var fe *word.FileError
		if !errors.As(err, &fe) || !strings.Contains(fe.Message, c.word) {
			t.Errorf("%s: %v, want a message with %q", name, err, c.word)
		}
	}
}

func TestIsWord(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		data []byte
		want bool
	}{"doc": {oldPlan(t), true}, "docx": {docx(t, para("甲"), nil), true}, "text": {[]byte("甲"), false}, "none": {nil, false}} {
		if got := word.Is(c.data); got != c.want {
			t.Errorf("%s: Is = %v", name, got)
		}
	}
}

// Whatever comes in, there is text or a message, and neither hangs nor panics.
func FuzzReadDocument(f *testing.F) {
	f.Add(oldPlan(f))
	f.Add(docx(f, para("一、做好服务")+listed("1", "0", "开展活动2次"), numbering(`<w:abstractNum w:abstractNumId="0">`+lvl("0", "decimal", "%1.")+`</w:abstractNum>`, `<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`)))
	f.Add([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := word.Read(data)
		var fe *word.FileError
		if err != nil && !errors.As(err, &fe) {
			t.Errorf("%v is no message for a person", err)
		}
		if len(doc.Text()) > 64<<20 {
			t.Errorf("%d bytes gave %d bytes of text", len(data), len(doc.Text()))
		}
	})
}
