-- one row per standing earlier batch that holds what would go and has no kind of table, for no unit, that the later has not
with mine as (
    select distinct kind, unit_id from source where batch = $batch
)
select distinct h.batch
from holder h join batch b on b.id = h.batch
where h.batch <> $earlier and h.batch < $batch and not b.undone
  and h.batch not in (select other from apart where batch = $batch)
  and h.batch not in (
      select s.batch from source s left join mine m on m.kind = s.kind and m.unit_id = s.unit_id where s.kind <> '' and m.kind is null
  )
  and h.batch not in (
      select p.batch from plan p where not exists (select 1 from plan m where m.batch = $batch and m.unit_id = p.unit_id and m.key = p.key)
  )
order by h.batch;
