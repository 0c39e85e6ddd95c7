package ingest_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/binary"
	"hash/crc32"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/simplifiedchinese"

	"nianlun/ingest"
	"nianlun/queries/queriestest"
	"nianlun/queries/terms"
)

const log = "活动名称,活动时间,参加人数\n登山,3月8日,10\n"

// packed is one entry of an archive a test invents.
type packed struct {
	name  string
	data  string
	extra []byte
	raw   bool // the name is not UTF-8
}

func archive(tb testing.TB, entries ...packed) []byte {
	tb.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, e := range entries {
		w, err := z.CreateHeader(&zip.FileHeader{Name: e.name, Extra: e.extra, NonUTF8: e.raw, Method: zip.Deflate})
		if err != nil {
			tb.Fatal(err)
		}
		if _, err := w.Write([]byte(e.data)); err != nil {
			tb.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

func gbk(tb testing.TB, s string) string {
	tb.Helper()
	out, err := simplifiedchinese.GBK.NewEncoder().String(s)
	if err != nil {
		tb.Fatal(err)
	}
	return out
}

// unicodeName is Info-ZIP's extra field with the name in UTF-8.
func unicodeName(raw, name string) []byte {
	body := binary.LittleEndian.AppendUint32([]byte{1}, crc32.ChecksumIEEE([]byte(raw)))
	body = append(body, name...)
	out := binary.LittleEndian.AppendUint16(nil, 0x7075)
	return append(binary.LittleEndian.AppendUint16(out, uint16(len(body))), body...)
}

func TestUnpackNamesFilesAsTheirAuthorsDid(t *testing.T) {
	t.Parallel()
	inner := archive(t, packed{name: "深.csv", data: log})
	deep := archive(t, packed{name: "里.zip", data: string(archive(t, packed{name: "中.zip", data: string(inner)}))})
	data := archive(t,
		packed{name: gbk(t, "城东小学\\2025年活动台账.csv"), data: log, raw: true},
		packed{name: "???.csv", data: log, raw: true, extra: unicodeName("???.csv", "慰问登记.csv")},
		packed{name: "青湖县环卫所工会/2024年/活动.csv", data: log},
		packed{name: "__MACOSX/._a.csv", data: "x"}, packed{name: "Thumbs.db", data: "x"}, packed{name: "~$台账.xlsx", data: "x"},
		packed{name: "../../越界.csv", data: log}, packed{name: "一层.zip", data: string(inner)}, packed{name: "空目录/"},
	)
	var got []string
	for _, f := range ingest.Unpack([]ingest.File{{Name: "报送.zip", Data: data}, {Name: "单.csv", Data: []byte(log)}, {Name: "套.zip", Data: deep}}) {
		state := f.Left + strings.TrimPrefix(f.Refused, f.Name+"：")
		got = append(got, f.Name+"|"+f.Unit+"|"+map[bool]string{true: "2024"}[f.Year == 2024]+"|"+state[:min(len(state), 12)])
	}
	want := []string{
		"报送.zip/城东小学/2025年活动台账.csv|城东小学||", "报送.zip/慰问登记.csv|||", "报送.zip/青湖县环卫所工会/2024年/活动.csv|青湖县环卫所工会|2024|",
		"报送.zip/__MACOSX/._a.csv|||系统文件", "报送.zip/Thumbs.db|||系统文件", "报送.zip/~$台账.xlsx|||程序打开", "报送.zip/越界.csv|||",
		"报送.zip/一层.zip/深.csv|||", "单.csv|||", "套.zip/里.zip/中.zip|||压缩包里",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestUnpackRefusesWithAReason(t *testing.T) {
	t.Parallel()
	bomb := archive(t, packed{name: "大.csv", data: strings.Repeat("0", 101<<20)}, packed{name: "小.csv", data: log})
	locked := archive(t, packed{name: "密.csv", data: log})
	for _, sig := range []string{"PK\x03\x04", "PK\x01\x02"} {
		at := strings.Index(string(locked), sig)
		locked[at+map[string]int{"PK\x03\x04": 6, "PK\x01\x02": 8}[sig]] |= 1
	}
	broken := archive(t, packed{name: "坏.csv", data: strings.Repeat(log, 99)})
	for i := 60; i < 90; i++ {
		broken[i] ^= 0xff
	}
	many := make([]packed, 2100)
	for i := range many {
		many[i] = packed{name: strings.Repeat("a", i%50+1) + "/" + strings.Repeat("b", i/50+1), data: "x"}
	}
	for _, c := range []struct {
		name, word string
		data       []byte
		files      int
	}{{"炸.zip", "太大", bomb, 2}, {"密.zip", "密码", locked, 1}, {"坏.zip", "损坏", broken, 1}, {"多.zip", "2000", archive(t, many...), 2001}} {
		files := ingest.Unpack([]ingest.File{{Name: c.name, Data: c.data}})
		refused := ""
		for _, f := range files {
			refused += f.Refused
		}
		if len(files) != c.files || !strings.Contains(refused, c.word) {
			t.Errorf("%s: %d files, %q; want %d and %q", c.name, len(files), refused, c.files, c.word)
		}
	}
}

// Many small archives are no way around the bound of one.
func TestArchivesShareTheirBound(t *testing.T) {
	t.Parallel()
	one := archive(t, packed{name: "大.csv", data: strings.Repeat("0", 1000)})
	given := []ingest.File{{Name: "一.zip", Data: one}, {Name: "二.zip", Data: one}, {Name: "三.zip", Data: one}, {Name: "不是.csv", Data: []byte(log)}}
	opened, refused := 0, 0
	for _, f := range ingest.UnpackWithin(given, 2500) {
		switch {
		case f.Refused != "":
			refused++
		case len(f.Data) == 1000:
			opened++
		}
	}
	if opened != 2 || refused != 1 {
		t.Errorf("%d opened and %d refused of three, want 2 and 1", opened, refused)
	}
}

func TestLoadAnArchive(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	data := archive(t, packed{name: gbk(t, "城东小学/2025年活动台账.csv"), data: log, raw: true}, packed{name: "Thumbs.db", data: "x"}, packed{name: "扫描.xlsx", data: "%PDF-1.4"})
	reports, err := ingest.Load(context.Background(), db, ingest.Unpack([]ingest.File{{Name: "报送.zip", Data: data}}), ingest.Options{Viewer: terms.OwnerViewer(), Unit: "甲区教育工会", Records: true})
	if err != nil {
		t.Fatal(err)
	}
	if len(reports) != 3 || reports[0].Sheets[0].RowsLoaded != 1 || !strings.Contains(string(reports[0].Sheets[0].Records[0]), `"unit":"城东小学"`) || !strings.Contains(string(reports[0].Sheets[0].Records[0]), "2025-03-08") {
		t.Fatalf("%+v", reports)
	}
	if reports[1].Why == "" || reports[1].Error != "" || !reports[1].Clean() || !strings.Contains(reports[2].Error, "PDF") {
		t.Errorf("%+v", reports[1:])
	}
	unit, err := db.FindUnit(context.Background(), terms.OwnerViewer(), "城东小学", terms.NewDate(2025, 6, 1))
	if err != nil || unit.Parent == "" {
		t.Errorf("unit %+v, %v: want a child of the sender's", unit, err)
	}
}

func FuzzUnpack(f *testing.F) {
	f.Add(archive(f, packed{name: gbk(f, "城东小学/台账.csv"), data: log, raw: true, extra: unicodeName("x", "名.csv")}, packed{name: "里.zip", data: "PK\x05\x06"}))
	f.Add([]byte("PK\x05\x06\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, file := range ingest.Unpack([]ingest.File{{Name: "包.zip", Data: data}}) {
			if !strings.HasPrefix(file.Name, "包.zip") || strings.Contains("/"+file.Name+"/", "/../") {
				t.Errorf("a file named %q", file.Name)
			}
		}
	})
}
