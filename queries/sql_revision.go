package queries

import _ "embed" // the statements below

// The statements of revisions.
var (
	//go:embed sql/apart_add.sql
	sqlApartAdd string
	//go:embed sql/batch_file.sql
	sqlBatchFile string
	//go:embed sql/batch_lines.sql
	sqlBatchLines string
	//go:embed sql/claim.sql
	sqlClaim string
	//go:embed sql/gone.sql
	sqlGone string
	//go:embed sql/gone_held.sql
	sqlGoneHeld string
	//go:embed sql/gone_rows.sql
	sqlGoneRows string
	//go:embed sql/holder.sql
	sqlHolder string
	//go:embed sql/revision_add.sql
	sqlRevisionAdd string
	//go:embed sql/revision_best.sql
	sqlRevisionBest string
	//go:embed sql/revision_candidates.sql
	sqlRevisionCandidates string
	//go:embed sql/revision_copies.sql
	sqlRevisionCopies string
	//go:embed sql/revision_counts.sql
	sqlRevisionCounts string
	//go:embed sql/revision_fits.sql
	sqlRevisionFits string
	//go:embed sql/revision_unlike.sql
	sqlRevisionUnlike string
	//go:embed sql/rival.sql
	sqlRival string
	//go:embed sql/subsumed.sql
	sqlSubsumed string
)
