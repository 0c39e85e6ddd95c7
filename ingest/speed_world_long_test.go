//go:build long && unix

package ingest_test

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"nianlun/ingest"
	"nianlun/queries"
	"nianlun/queries/queriestest"
	"nianlun/queries/terms"
)

// What a federation of the measurement has: rows of sign-ins a unit, members of a unit,
// activities of a unit.
const (
	speedRows       = 2000
	speedMembers    = 200
	speedActivities = 20
)

// speedWorld is a federation of the measurement: so many rows of sign-ins, whose units,
// people and activities go by words, or by numbers.
type speedWorld struct {
	rows    int
	numbers bool
}

// signIns makes the files, which lie on disk.
func (w speedWorld) signIns(b *testing.B) []ingest.File {
	b.Helper()
	var files []ingest.File
	for _, path := range w.write(b, b.TempDir()) {
		f, err := os.Open(path)
		if err != nil {
			b.Fatal(err)
		}
		b.Cleanup(func() { f.Close() }) //nolint:errcheck // a passing file
		files = append(files, w.file(b, f))
	}
	return files
}

// write writes the files into a folder: rows as a system exports them, some of them
// written by hand.
func (w speedWorld) write(b *testing.B, dir string) (paths []string) {
	b.Helper()
	for from := 0; from < w.rows; from += speedFile() {
		f, err := os.Create(filepath.Join(dir, fmt.Sprintf("签到%d.csv", len(paths)+1)))
		if err != nil {
			b.Fatal(err)
		}
		out := bufio.NewWriter(f)
		write := func(format string, args ...any) {
			if _, err := fmt.Fprintf(out, format, args...); err != nil {
				b.Fatal(err)
			}
		}
		write("单位,工号,姓名,活动编号,日期,角色,时长\n")
		for i := from; i < min(from+speedFile(), w.rows); i++ {
			unit, k := i/speedRows, i%speedRows
			member, activity := k%speedMembers, k/speedMembers*2+k%2
			write("%s,%s,%s,%s,2025-%02d-%02d,%s,%s\n", w.unit(unit), w.staff(unit, member), speedName(unit, member),
				w.code(activity), 1+activity%12, 1+activity, []string{"参加", "参加", "志愿者", ""}[k%4], []string{"2", "1.5小时", "90分钟", ""}[i%4])
		}
		if err := errors.Join(out.Flush(), f.Close()); err != nil {
			b.Fatal(err)
		}
		paths = append(paths, f.Name())
	}
	return paths
}

// file is a file of the disk as the program takes it.
func (w speedWorld) file(b *testing.B, f *os.File) ingest.File {
	b.Helper()
	info, err := f.Stat()
	if err != nil {
		b.Fatal(err)
	}
	from := lying{f, info.Size()}
	if ingest.Lies(from) {
		return ingest.File{Name: filepath.Base(f.Name()), From: from}
	}
	return ingest.File{Name: filepath.Base(f.Name()), Data: bytesOf(b, from)}
}

// lying is a file that is read where it lies.
type lying struct {
	*os.File
	size int64
}

func (l lying) Size() int64 { return l.size }

func bytesOf(b *testing.B, l terms.Original) []byte {
	b.Helper()
	data := make([]byte, l.Size())
	if n, err := l.ReadAt(data, 0); n < len(data) {
		b.Fatal(err)
	}
	return data
}

func (w speedWorld) unit(u int) string {
	if w.numbers {
		return strconv.Itoa(1001 + u)
	}
	return fmt.Sprintf("第%04d中学", u)
}

func (w speedWorld) staff(u, m int) string {
	if w.numbers {
		return strconv.Itoa((u+1)*1000 + m)
	}
	return fmt.Sprintf("%05d%03d", u, m)
}

func speedName(u, m int) string {
	const given = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚"
	names := []rune(given)
	return "王李张刘陈杨赵黄周吴"[u%10*3:u%10*3+3] + string(names[m%20]) + string(names[m/20])
}

func (w speedWorld) code(a int) string {
	if w.numbers {
		return strconv.Itoa(20250 + a)
	}
	return fmt.Sprintf("HD2025%02d", a)
}

// roll is a database that knows the members and activities of the sign-ins.
func (w speedWorld) roll(b *testing.B) *queries.DB {
	b.Helper()
	db := queriestest.NewDB(b)
	mustLoad(b, db, w.rolls())
	return db
}

// rolls are the files that tell of the members and activities of the sign-ins.
func (w speedWorld) rolls() []ingest.File {
	var roll, acts bytes.Buffer
	roll.WriteString("单位,工号,姓名,性别,入会日期\n")
	acts.WriteString("单位,活动编号,活动名称,活动类别,开始日期,参加人数,经费支出\n")
	for u := range (w.rows + speedRows - 1) / speedRows {
		for m := range speedMembers {
			fmt.Fprintf(&roll, "%s,%s,%s,女,2015-09-01\n", w.unit(u), w.staff(u, m), speedName(u, m))
		}
		for a := range speedActivities {
			fmt.Fprintf(&acts, "%s,%s,职工活动%d,文体活动,2025-%02d-%02d,100,500\n", w.unit(u), w.code(a), a, 1+a%12, 1+a)
		}
	}
	return []ingest.File{{Name: "会员花名册.csv", Data: roll.Bytes()}, {Name: "活动台账.csv", Data: acts.Bytes()}}
}
