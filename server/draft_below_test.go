package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// One call writes a summary of every unit below, word for word what each would get alone,
// and names those without data.
func TestDraftsBelow(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	db, folder := filepath.Join(dir, "城.duckdb"), filepath.Join(dir, "各单位")
	units := write(t, dir, "单位.csv", "单位名称,上级工会\n城关镇总工会,\n一小工会,城关镇总工会\n二小工会,城关镇总工会\n三小工会,城关镇总工会\n")
	acts := write(t, dir, "活动台账.csv", "单位,活动名称,活动日期,参加人数\n一小工会,运动会,2025-04-02,30\n二小工会,读书会,2025-05-09,12\n")
	if got := nianlun(t, "import", "--db", db, "--unit", "城关镇总工会", "--year", "2025", units, acts); got.code != exitOK {
		t.Fatalf("import: %+v", got)
	}
	of := []string{"draft", "--db", db, "--year", "2025", "--format", "md"}
	got := nianlun(t, append(of, "--unit", "城关镇总工会", "--below", "-o", folder)...)
	if got.code != exitOK || !strings.Contains(got.out, "已写 2 份") || !strings.Contains(got.out, "三小工会") {
		t.Fatalf("below: %+v", got)
	}
	list, err := os.ReadDir(folder)
	if err != nil || len(list) != 2 {
		t.Fatalf("%d files, %v", len(list), err)
	}
	for _, one := range list {
		unit, _, _ := strings.Cut(one.Name(), "2025")
		alone := nianlun(t, append(of, "--unit", unit)...)
		if together := bytesOf(t, filepath.Join(folder, one.Name())); together != alone.out {
			t.Errorf("%s is another than alone:\n%s", one.Name(), together)
		}
	}
	for _, wrong := range [][]string{{"--below"}, {"--below", "-o", folder, "--keep", "draft"}, {"--below", "-o", folder, "--format", "xlsx"}} {
		if got := nianlun(t, append(append(of, "--unit", "城关镇总工会"), wrong...)...); got.code != 2 {
			t.Errorf("%v: %+v", wrong, got)
		}
	}
}
