package queries

import _ "embed" // the statements below

// The statements of worded and kept drafts.
var (
	//go:embed sql/draft_edit_newest.sql
	sqlDraftEditNewest string
	//go:embed sql/draft_edit_add.sql
	sqlDraftEditAdd string
	//go:embed sql/draft_edits.sql
	sqlDraftEdits string
	//go:embed sql/draft_version_up.sql
	sqlDraftVersionUp string
	//go:embed sql/edition_add.sql
	sqlEditionAdd string
	//go:embed sql/edition_file_add.sql
	sqlEditionFileAdd string
	//go:embed sql/editions.sql
	sqlEditions string
	//go:embed sql/edition_file.sql
	sqlEditionFile string
	//go:embed sql/edition_formats.sql
	sqlEditionFormats string
)
