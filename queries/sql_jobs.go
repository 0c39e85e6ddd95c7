package queries

import _ "embed" // the statements below

// The statements of long work.
var (
	//go:embed sql/job_add.sql
	sqlJobAdd string
	//go:embed sql/job_end.sql
	sqlJobEnd string
	//go:embed sql/job_file_add.sql
	sqlJobFileAdd string
	//go:embed sql/job_file_settle.sql
	sqlJobFileSettle string
	//go:embed sql/job_files.sql
	sqlJobFiles string
	//go:embed sql/job_leavings.sql
	sqlJobLeavings string
	//go:embed sql/job_paused.sql
	sqlJobPaused string
	//go:embed sql/job_went_on.sql
	sqlJobWentOn string
	//go:embed sql/job_recover.sql
	sqlJobRecover string
	//go:embed sql/job_result.sql
	sqlJobResult string
	//go:embed sql/job_results.sql
	sqlJobResults string
	//go:embed sql/job_results_over.sql
	sqlJobResultsOver string
	//go:embed sql/job_start.sql
	sqlJobStart string
	//go:embed sql/job_turn.sql
	sqlJobTurn string
	//go:embed sql/job_unsettle.sql
	sqlJobUnsettle string
	//go:embed sql/job_forgotten.sql
	sqlJobForgotten string
	//go:embed sql/jobs.sql
	sqlJobs string
)
