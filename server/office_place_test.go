package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func folders(t *testing.T, paths ...string) {
	t.Helper()
	for _, path := range paths {
		if err := os.MkdirAll(path, 0o700); err != nil {
			t.Fatal(err)
		}
	}
}

func TestPlaceOfTheData(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		desktop desktop  // paths below a root
		files   []string // that are there before; of data folders, their database
		want    dataPlace
	}{
		"beside the program":     {desktop{program: "桌面 1/年轮.exe", documents: []string{"文档"}}, nil, dataPlace{folder: "桌面 1/年轮数据"}},
		"a file in the way":      {desktop{program: "桌面/年轮.exe", documents: []string{"文档"}}, []string{"桌面/年轮数据"}, dataPlace{folder: "文档/年轮数据", away: true}},
		"a percent sign":         {desktop{program: "100%/年轮", documents: []string{"文档"}}, nil, dataPlace{folder: "文档/年轮数据", away: true}},
		"a question mark":        {desktop{program: "what?/年轮", documents: []string{"文档"}}, nil, dataPlace{folder: "文档/年轮数据", away: true}},
		"a long path":            {desktop{program: strings.Repeat("长", 60) + "/年轮", documents: []string{"d"}, longest: 60}, nil, dataPlace{folder: "d/年轮数据", away: true}},
		"in an archive":          {desktop{program: "temp/7zS1/年轮.exe", temp: "temp", documents: []string{"文档"}}, nil, dataPlace{folder: "文档/年轮数据", away: true, archive: true}},
		"second documents":       {desktop{program: "temp/年轮.exe", temp: "temp", documents: []string{"blocked", "文档"}}, []string{"blocked"}, dataPlace{folder: "文档/年轮数据", away: true, archive: true}},
		"data in both":           {desktop{program: "盘/年轮", documents: []string{"文档"}}, []string{"文档/年轮数据/年轮.duckdb"}, dataPlace{folder: "盘/年轮数据", other: "文档/年轮数据"}},
		"the folder is twice":    {desktop{program: "文档/年轮", documents: []string{"文档"}}, []string{"文档/年轮数据/年轮.duckdb"}, dataPlace{folder: "文档/年轮数据"}},
		"nearly the temp folder": {desktop{program: "temporary/年轮", temp: "temp", documents: []string{"文档"}}, nil, dataPlace{folder: "temporary/年轮数据"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			root := t.TempDir()
			d := tt.desktop
			d.program = filepath.Join(root, d.program)
			folders(t, filepath.Dir(d.program))
			if d.temp != "" {
				d.temp = filepath.Join(root, d.temp)
			}
			if d.longest > 0 {
				d.longest += len([]rune(root))
			}
			for i := range d.documents {
				d.documents[i] = filepath.Join(root, d.documents[i])
			}
			for _, file := range tt.files {
				folders(t, filepath.Dir(filepath.Join(root, file)))
				write(t, root, file, "x")
			}
			got, err := d.place()
			got.folder, got.other = strings.TrimPrefix(got.folder, root+"/"), strings.TrimPrefix(got.other, root+"/")
			if diff := cmp.Diff(tt.want, got, cmp.AllowUnexported(dataPlace{})); diff != "" || err != nil {
				t.Errorf("%v (-want +got):\n%s", err, diff)
			}
			left, err := filepath.Glob(filepath.Join(root, got.folder, ".probe-*"))
			if err != nil || len(left) > 0 {
				t.Errorf("left behind: %v, %v", left, err)
			}
		})
	}
}

func TestNoPlaceForTheData(t *testing.T) {
	t.Parallel()
	root := t.TempDir()
	write(t, root, officeFolder, "a file in the way")
	var plain *plainError
	if _, err := (&desktop{program: filepath.Join(root, "年轮")}).place(); !errors.As(err, &plain) || !strings.Contains(plain.message, filepath.Join(root, officeFolder)) {
		t.Errorf("nowhere to write: %v", err)
	}
}

// TestLockedDataIsNotLeftForAnEmptyFolder: a start elsewhere would look like lost data.
func TestLockedDataIsNotLeftForAnEmptyFolder(t *testing.T) {
	t.Parallel()
	root := t.TempDir()
	data := filepath.Join(root, "盘", officeFolder)
	folders(t, data, filepath.Join(root, "文档"))
	write(t, data, defaultDB, "x")
	d := desktop{program: filepath.Join(root, "盘", "年轮"), documents: []string{filepath.Join(root, "文档")}, longest: len([]rune(data)) - 1}
	if got, err := d.place(); err == nil || !strings.Contains(err.Error(), "写不进去") {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestWhatADoubleClickIs(t *testing.T) {
	t.Parallel()
	hash := strings.Repeat("0f", 32)
	for program, want := range map[string]bool{
		"/home/wang/桌面/年轮": true, "": false,
		"/tmp/go-build123/b001/exe/server": false, "/root/.cache/go-build/0f/" + hash + "-d/server": false, "/cache/0f/" + hash + "-d/server": false,
	} {
		d := &desktop{program: program}
		if got := d.starts(func(string) string { return "" }); got != want {
			t.Errorf("%q: %t", program, got)
		}
		if d.starts(func(name string) string { return map[string]string{"NIANLUN_DB": "x"}[name] }) {
			t.Errorf("%q with a database in the environment", program)
		}
	}
	if (*desktop)(nil).starts(os.Getenv) {
		t.Error("a start from nowhere")
	}
}
