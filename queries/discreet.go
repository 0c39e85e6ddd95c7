package queries

import (
	"context"
	"database/sql"
	_ "embed" // the statement below
	"fmt"
	"regexp"
	"slices"
	"strings"

	"nianlun/queries/terms"
)

// Officers write into titles, summaries and plans what they would keep out of a ledger:
// 看望住院职工王芳. Such a text stays with the unit like the visit it tells of.

// ofTrouble finds words of illness, hardship, mourning and family trouble; not the fields
// of work that sound alike (疾病预防, 心理讲座).
var ofTrouble = regexp.MustCompile(`生病|患病|重病|大病|因病|病倒|病重|病危|病故|病逝|病号|病假|住院|手术|癌|肿瘤|骨折|化疗|放疗|透析|流产|车祸|工伤|受伤|致残|伤残|残疾|抑郁|` +
	`困难|特困|致困|低保|贫困|困境|单亲|金秋助学|丧|去世|逝世|吊唁|殡|遗属|身故|后事|离婚|婚变|家暴|家庭纠纷|家庭矛盾|家庭变故|思想波动|情绪低落|情绪波动`)

//go:embed sql/question_naming.sql
var sqlQuestionNaming string

// discreet puts a plain remark above the unit in the place of every text that names one of
// its people together with a trouble.
func (a *asker) discreet(ctx context.Context, unit string, p terms.Period, texts []*string) error {
	if !aboveUnit(a.v) {
		return nil
	}
	at := map[string][]*string{}
	for _, t := range texts {
		if ofTrouble.MatchString(*t) {
			at[*t] = append(at[*t], t)
		}
	}
	if len(at) == 0 {
		return nil
	}
	asked := make([]string, 0, len(at))
	for text := range at {
		asked = append(asked, strings.ReplaceAll(text, "\x1f", " "))
	}
	naming, err := collect(ctx, a.db.pool, sqlQuestionNaming, scanOne[string],
		seenArgs(a.v, sql.Named("unit", unit), sql.Named("last", p.Last().Time()), sql.Named("texts", strings.Join(asked, "\x1f")))...)
	if err != nil {
		return fmt.Errorf("looking for names in the texts of %s: %w", unit, err)
	}
	for _, text := range naming {
		for _, t := range at[text] {
			*t = msgPersonal
		}
	}
	return nil
}

// discreetActivities is discreet about what activities are called and say.
func (a *asker) discreetActivities(ctx context.Context, sc terms.Scope, list []terms.Activity) error {
	texts := []*string{}
	for i := range list {
		texts = append(texts, textsOf(&list[i])...)
	}
	return a.discreet(ctx, sc.Unit, sc.Period, texts)
}

func textsOf(a *terms.Activity) []*string {
	return []*string{&a.Title, &a.Note, &a.PlanRef, &a.Place, &a.Organiser}
}

// discreetProgress is discreet about items of plans and what serves them.
func (a *asker) discreetProgress(ctx context.Context, sc terms.Scope, list []terms.Progress) error {
	texts := []*string{}
	for i := range list {
		p := &list[i]
		p.Activities = append([]string{}, p.Activities...)
		p.Evidence = append([]terms.Activity{}, p.Evidence...)
		texts = append(append(texts, &p.Why), textsOfItem(&p.PlanItem)...)
		for j := range p.Activities {
			texts = append(texts, &p.Activities[j])
		}
		for j := range p.Evidence {
			texts = append(texts, textsOf(&p.Evidence[j])...)
		}
		p.Served = slices.Clone(p.Served)
		for j := range p.Served {
			texts = append(texts, &p.Served[j].Title)
		}
	}
	return a.discreet(ctx, sc.Unit, sc.Period, texts)
}
