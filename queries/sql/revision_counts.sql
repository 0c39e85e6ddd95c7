-- one row: rows gone, changed, new and unchanged of a batch against an earlier one
with theirs as (
    select distinct kind, unit_id, key from claim where batch = $earlier
), mine as (
    select c.source, c.row, bool_or(c.own and t.key is not null) as changed, bool_or(t.key is null) as new
    from claim c left join theirs t on t.kind = c.kind and t.unit_id = c.unit_id and t.key = c.key
    where c.batch = $batch
    group by c.source, c.row
)
select (select cast(count(*) as bigint) from (select distinct source, row from gone)),
    cast(count(*) filter (where changed) as bigint), cast(count(*) filter (where new and not changed) as bigint),
    cast(count(*) filter (where not new and not changed) as bigint)
from mine;
