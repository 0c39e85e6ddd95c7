-- one row: how many kinds of tables, by unit, an earlier batch has and a later has not, and how many it has
with mine as (
    select distinct kind, unit_id from source where batch = $batch
), theirs as (
    select distinct kind, unit_id from source where batch = $earlier and kind <> ''
)
select cast(count(*) filter (where m.kind is null) as bigint), cast(count(*) as bigint)
from theirs t left join mine m on m.kind = t.kind and m.unit_id = t.unit_id;
