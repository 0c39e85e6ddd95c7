-- one row per batch that touches a unit the viewer may see, newest first
with mine as (
    select s.batch, string_agg(distinct s.kind, ',' order by s.kind) filter (where s.kind <> '') as kinds
    from source s
    where $all or s.unit_id in (select unit_id from seen($all, $mine))
    group by s.batch
)
select b.id, b.file, b.received, coalesce(m.kinds, ''), b.rows_loaded, b.rows_rejected, b.rows_skipped, b.undone, b.taken_back
from batch b left join mine m on m.batch = b.id
where $all or m.batch is not null
order by b.id desc;
