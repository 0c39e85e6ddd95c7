package docx_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"nianlun/dashboards/summary"
	"nianlun/dashboards/summary/docx"
)

const drafts = 20

// longer is a draft with so many activities more, each about a line.
func longer(more int) summary.Draft {
	f := facts("职工健步走", "")
	for i := range more {
		title := fmt.Sprintf("第%d课", i+1)
		f.Themes[1].Series = append(f.Themes[1].Series, happening(i%9+1, title, "", 16, 320))
	}
	return summary.Write(f, summary.Options{Date: year.Last()})
}

var (
	paragraphs = regexp.MustCompile(`(?s)<w:p>.*?</w:p>`)
	enclosed   = regexp.MustCompile(`^(?:附件：|\d+\.)`)
	numbered   = regexp.MustCompile(`^—\d+—$`)
)

// The paragraph the text ends with, the list of annexes, the name and the date hold on to
// each other: wherever the page breaks, what is signed stands with words of the text.
func TestSignatureKeepsToTheText(t *testing.T) {
	for i := range drafts {
		doc := unzipped(t, written(t, longer(i)))[document]
		doc, _, _ = strings.Cut(doc, `"Annex"`)
		all := paragraphs.FindAllString(doc, -1)
		at := len(all) - 1
		for at >= 0 && !strings.Contains(all[at], `"Signature"`) {
			at--
		}
		if at < 2 || !strings.Contains(all[at], "2025年12月31日") || !strings.Contains(all[at-1], `"Signature"`) {
			t.Fatalf("draft %d ends in %q", i, all[len(all)-1])
		}
		held := 0
		for at -= 2; at >= 0 && strings.Contains(all[at], `<w:keepNext/>`); at-- {
			held++
			if strings.Contains(all[at], `"BodyText"`) {
				break
			}
		}
		if held == 0 || !strings.Contains(all[at], `"BodyText"`) {
			t.Errorf("draft %d: the text lets go of what follows it: %s", i, all[max(at, 0)])
		}
	}
	if styles := unzipped(t, written(t, sample()))["word/styles.xml"]; !regexp.MustCompile(`w:styleId="Signature">.*?<w:pPr><w:keepNext/><w:keepLines/>`).MatchString(styles) {
		t.Error("the name does not keep to the date")
	}
}

// On paper: in twenty drafts, each about a line longer than the one before, name and date
// stand on one page, with words of the text above them; with a seal as without.
func TestPaper(t *testing.T) {
	if testing.Short() {
		t.Skip("starts an office")
	}
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("no LibreOffice")
	}
	reader, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("no pdftotext")
	}
	dir := t.TempDir()
	args := []string{"-env:UserInstallation=file://" + filepath.Join(dir, "profile"), "--headless", "--norestore", "--convert-to", "pdf", "--outdir", dir}
	for i := range drafts {
		data, err := docx.Write(longer(i), docx.Options{Stamped: i%2 == 1})
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(dir, fmt.Sprintf("%02d.docx", i))
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, path)
	}
	if told, err := exec.CommandContext(t.Context(), office, args...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, told)
	}
	places := map[int]int{}
	for i := range drafts {
		text, err := exec.CommandContext(t.Context(), reader, "-layout", filepath.Join(dir, fmt.Sprintf("%02d.pdf", i)), "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		places[signedPage(t, i, string(text))]++
	}
	t.Logf("drafts by the lines of text on the page that is signed: %v", places)
	if len(places) < 2 {
		t.Errorf("every draft is signed on the same line: %v", places)
	}
}

// signedPage holds the page that is signed to its promise, and returns how many lines of
// text stand on it.
func signedPage(t *testing.T, draft int, text string) int {
	t.Helper()
	for n, page := range strings.Split(text, "\f") {
		var words []string
		signed, dated := false, false
		for line := range strings.Lines(page) {
			line = strings.TrimSpace(line)
			dense := strings.ReplaceAll(line, " ", "")
			switch {
			case line == "" || numbered.MatchString(dense) || enclosed.MatchString(dense):
			case dense == "江堤管理处工会":
				signed = true
			case dense == "2025年12月31日":
				dated = true
			default:
				words = append(words, line)
			}
		}
		if dated || signed {
			if !dated || !signed || len(words) == 0 {
				t.Errorf("draft %d, page %d: name %v, date %v, above them %d lines", draft, n+1, signed, dated, len(words))
			}
			return len(words)
		}
	}
	t.Errorf("draft %d is not signed:\n%s", draft, text)
	return -1
}
