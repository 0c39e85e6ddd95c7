-- one row per file of a job that came in without its being noted, with its batch
with missing as (
    select f.ord, f.name, f.original, row_number() over (partition by f.name, f.original order by f.ord) as n
    from job_file f where f.job = $job and not f.settled
), brought as (
    select b.id, b.file, b.original, row_number() over (partition by b.file, b.original order by b.id) as n
    from batch b
    where b.id > (select after_batch from job where id = $job)
      and b.id not in (select batch from job_file where job = $job and batch is not null)
)
select m.ord, b.id
from missing m join brought b on b.file = m.name and b.original = m.original and b.n = m.n
where m.original <> ''
order by m.ord;
