-- one row per standing batch that corrects another: both numbers, where both touch units the viewer may see
with mine as (
    select distinct s.batch from source s
    where $all or s.unit_id in (select unit_id from seen($all, $mine))
)
select a.corrects, a.batch
from asked a join batch b on b.id = a.batch
where a.corrects > 0 and not b.undone
  and ($all or (a.batch in (select batch from mine) and a.corrects in (select batch from mine)))
order by a.batch;
