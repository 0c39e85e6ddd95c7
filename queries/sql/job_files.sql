-- one row per file of a job, in the order they were handed in
select name, settled, coalesce(batch, 0), report, original, hint from job_file where job = $job order by ord;
