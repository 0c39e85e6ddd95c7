-- one row per version some standing batch brought or repeats: the earliest row that says it, and the source of the latest
create or replace temp table stands as
with said as (
    select r.fact, r.batch, r.source, r.row, r.part from restated r semi join moved m on m.id = r.fact
    union all
    select id, batch, source, row, part from moved
)
select s.fact, min(s.source) as source, arg_min(s.batch, s.source) as batch, arg_min(s.row, s.source) as row, arg_min(s.part, s.source) as part,
    max(s.source) as latest
from said s join batch b on b.id = s.batch
where not b.undone
group by s.fact;
