-- one row per file of a job that is to be taken anew
update job_file set settled = false, batch = null, report = null where job = $job;
