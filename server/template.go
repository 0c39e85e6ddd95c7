package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"strconv"
	"strings"

	"nianlun/dashboards"
	"nianlun/dashboards/summary"
	"nianlun/ingest/sheet"
	"nianlun/queries"
	"nianlun/queries/terms"
)

// templateCall is one call of the template command.
type templateCall struct {
	db, unit, voice, kind, out string
	year                       int
}

// templateCommand lists, prints, checks and keeps what a unit brings to its summaries: the
// template of a voice, its leaders, the set phrases of a year.
func templateCommand(ctx context.Context, w world, args []string) (int, error) {
	var t templateCall
	fs := newFlags("template")
	t.add(fs)
	path := dbFlag(fs, w, "")
	out := outFlag(fs)
	rest, err := parse(fs, args)
	if err != nil {
		return 0, err
	}
	t.db, t.out = *path, *out
	if err := t.settle(w); err != nil {
		return 0, err
	}
	verb, rest := "list", rest
	if len(rest) > 0 {
		verb, rest = rest[0], rest[1:]
	}
	wanted := map[string]int{"list": 0, "show": 0, "names": 0, "check": 1, "save": 1, "back": 0}
	files, known := wanted[verb]
	switch {
	case !known:
		return 0, &usageError{msgTemplateVerb(verb)}
	case len(rest) > files:
		return 0, &usageError{msgExtra(rest[files])}
	case len(rest) < files:
		return 0, &usageError{msgNeedFile}
	}
	switch verb {
	case "names":
		return exitOK, w.say(templateNames()...)
	case "check":
		return t.check(w, rest[0])
	case "show":
		return exitOK, t.show(ctx, w)
	case "list":
		return exitOK, t.list(ctx, w)
	case "back":
		return exitOK, t.keep(ctx, w, "")
	}
	text, code, err := t.read(w, rest[0])
	if err != nil || code != exitOK {
		return code, err
	}
	return exitOK, t.keep(ctx, w, text)
}

func (t *templateCall) add(fs *flag.FlagSet) {
	fs.StringVar(&t.unit, "unit", "", "whose texts")
	fs.StringVar(&t.voice, "voice", "", "office, school, enterprise, federation or general")
	fs.StringVar(&t.kind, "kind", summary.KeptTemplate, "template, officers or phrases")
	fs.IntVar(&t.year, "year", 0, "year of the phrases")
}

// settle reads the flags that can be wrong without a database.
func (t *templateCall) settle(w world) error {
	kinds := map[string]string{"模板": summary.KeptTemplate, "班子名单": summary.KeptOfficers, "年度提法": summary.KeptPhrases}
	if kind := kinds[t.kind]; kind != "" {
		t.kind = kind
	}
	if summary.KeptName(t.kind) == "" {
		return &usageError{msgTemplateKind}
	}
	if t.voice != "" {
		voice, ok := summary.VoiceSaid(t.voice)
		if !ok {
			return &usageError{msgTemplateVoice}
		}
		t.voice = voice
	}
	if t.year == 0 {
		t.year = w.today().Year()
	}
	return nil
}

// name is what a text of the kind is kept under.
func (t *templateCall) name() string {
	switch t.kind {
	case summary.KeptTemplate:
		return t.voice
	case summary.KeptPhrases:
		return strconv.Itoa(t.year)
	}
	return ""
}

// read reads a file and prints what is wrong with it; a faulty one ends with exitFailed.
func (t *templateCall) read(w world, path string) (string, int, error) {
	file, err := readFile(path)
	if err != nil {
		return "", 0, err
	}
	text := sheet.Text(file.Data)
	wrong := summary.Check(t.kind, t.name(), text)
	var lines []string
	for _, f := range wrong {
		said := f.Said()
		if f.Advice {
			said = msgTemplateAdvice(said)
		}
		lines = append(lines, said)
	}
	if summary.Faulty(wrong) {
		return "", 0, &plainError{strings.Join(append([]string{msgTemplateFaulty(path)}, lines...), "\n")}
	}
	return text, exitOK, w.say(lines...)
}

func (t *templateCall) check(w world, path string) (int, error) {
	if _, code, err := t.read(w, path); err != nil || code != exitOK {
		return code, err
	}
	return exitOK, w.say(msgTemplateGood(path))
}

// with opens the database and finds the unit.
func (t *templateCall) with(ctx context.Context, w world, do func(db *queries.DB, u terms.Unit) error) error {
	if t.unit == "" {
		return &usageError{msgNeedUnit}
	}
	return withDB(ctx, w, t.db, false, func(db *queries.DB) error {
		u, err := (&scopeFlags{unit: t.unit}).findUnit(ctx, db, terms.OwnerViewer(), w.today())
		if err != nil {
			return err
		}
		if t.voice == "" {
			t.voice = summary.Guess("", u)
		}
		return do(db, u)
	})
}

// keep keeps a text; an empty one takes back what was kept.
func (t *templateCall) keep(ctx context.Context, w world, text string) error {
	return t.with(ctx, w, func(db *queries.DB, u terms.Unit) error {
		err := db.KeepOwnText(ctx, terms.OwnerViewer(), u.Key, terms.OwnText{Kind: t.kind, Name: t.name(), Body: text, At: w.now()})
		if err != nil {
			return fmt.Errorf("keeping a text: %w", err)
		}
		return w.say(msgTemplateKept(u.Name, t.title(), text == ""))
	})
}

func (t *templateCall) title() string { return summary.KeptTitle(t.kind, t.name()) }

// show prints what the unit keeps, else what a unit above offers, else what ships.
func (t *templateCall) show(ctx context.Context, w world) error {
	text := ""
	if t.unit != "" {
		err := t.with(ctx, w, func(db *queries.DB, u terms.Unit) error {
			kept, err := db.OwnTexts(ctx, terms.OwnerViewer(), u.Key)
			for _, k := range kept {
				if k.Kind == t.kind && k.Name == t.name() && text == "" { // the unit's own come first
					text = k.Body
				}
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	if text == "" {
		text = summary.Blank(t.kind, t.voice)
	}
	if t.out == "" {
		_, err := fmt.Fprint(w.out, text)
		return err
	}
	if err := os.WriteFile(t.out, []byte(text), 0o600); err != nil {
		return &plainError{msgNotWritten(t.out)}
	}
	return w.say(msgWritten(t.out))
}

// list prints the voices, and what a unit keeps.
func (t *templateCall) list(ctx context.Context, w world) error {
	var lines []string
	for _, voice := range append(summary.Voices(), summary.General) {
		lines = append(lines, voice+"\t"+summary.VoiceName(voice))
	}
	if t.unit == "" {
		return w.say(lines...)
	}
	return t.with(ctx, w, func(db *queries.DB, u terms.Unit) error {
		kept, err := db.OwnTexts(ctx, terms.OwnerViewer(), u.Key)
		if err != nil {
			return fmt.Errorf("listing texts: %w", err)
		}
		for _, k := range kept {
			if k.From != "" {
				lines = append(lines, msgTemplateOffered(k.From, summary.KeptTitle(k.Kind, k.Name), terms.DateOf(k.At.Local()).String()))
				continue
			}
			lines = append(lines, msgTemplateStands(u.Name, summary.KeptTitle(k.Kind, k.Name), terms.DateOf(k.At.Local()).String(), dashboards.PersonName(k.By)))
		}
		return w.say(lines...)
	})
}

// templateNames are all names a line may use.
func templateNames() []string {
	var lines []string
	for _, n := range summary.NameGuides() {
		line := "{" + n.Name + "}\t" + n.About
		if len(n.Behind) > 0 {
			line += msgTemplateBehind(strings.Join(n.Behind, msgComma))
		}
		lines = append(lines, line)
	}
	for _, g := range summary.Guides() {
		lines = append(lines, "== "+g.Heading+" ==\t"+strings.TrimPrefix(g.Remark(), "# "))
	}
	return lines
}
