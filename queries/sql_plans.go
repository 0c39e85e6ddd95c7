package queries

import _ "embed" // the statements about plans and what people said of them

var (
	//go:embed sql/linked_words_add.sql
	sqlLinkedWordsAdd string
	//go:embed sql/linked_words_clear.sql
	sqlLinkedWordsClear string
	//go:embed sql/plan_revisions.sql
	sqlPlanRevisions string
	//go:embed sql/plan_text_add.sql
	sqlPlanTextAdd string
	//go:embed sql/plan_texts.sql
	sqlPlanTexts string
	//go:embed sql/plan_words.sql
	sqlPlanWords string
	//go:embed sql/words_all.sql
	sqlWordsAll string
	//go:embed sql/words_of.sql
	sqlWordsOf string
)
