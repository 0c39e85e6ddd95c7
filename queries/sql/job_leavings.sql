-- one row per original of a job that no batch and no other job needs that is open or waits for a word
select distinct f.original
from job_file f
where f.job = $job and f.original <> ''
  and f.original not in (select original from batch)
  and f.original not in (select o.original from job_file o join job j on j.id = o.job where j.state in ('waiting', 'running', 'asking') and j.id <> $job)
order by f.original;
