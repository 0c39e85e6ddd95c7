-- one row: a file of a job that is in, or cannot be taken
update job_file set settled = true, batch = $batch, report = $report where job = $job and ord = $ord;
