package sheet_test

import (
	"strings"
	"testing"

	"nianlun/ingest/sheet"
	"nianlun/queries/terms"
)

// A heading that names the person is believed whatever the names look like: with numerals
// in them, masked for others' eyes, of other peoples, or single characters.
func TestNamesOfAnyLook(t *testing.T) {
	t.Parallel()
	for what, names := range map[string][3]string{
		"numerals":     {"张三", "李四", "王五"},
		"masked":       {"职工00007", "职工00008", "职工00010"},
		"starred":      {"张**", "李*", "欧阳*"},
		"other people": {"阿依古丽", "买买提江", "才让卓玛"},
		"letters":      {"张A", "李B", "C先生"},
	} {
		for _, header := range []string{"慰问日期,姓名,慰问事由,慰问金", "慰问日期,慰问对象,慰问事由,慰问金"} {
			rows := []string{header}
			for i, n := range names {
				rows = append(rows, "2025-01-2"+string(rune('0'+i))+","+n+",春节慰问,500")
			}
			book, err := sheet.Read("登记.csv", []byte(strings.Join(rows, "\n")), sheet.Hint{Unit: "某厂工会", Year: 2025})
			if err != nil || len(book.Tables) != 1 || book.Tables[0].Kind != terms.Visits || len(book.Tables[0].Records) != 3 {
				t.Errorf("%s under %s: %+v, %v", what, header, book.Tables, err)
				continue
			}
			if got := book.Tables[0].Records[2].Get("name").Text; got != names[2] {
				t.Errorf("%s: the third is %q, want %q", what, got, names[2])
			}
		}
	}
}
