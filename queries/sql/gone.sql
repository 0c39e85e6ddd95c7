-- one row per version the earlier batch says of a key the later does not bring
create or replace temp table gone as
select distinct c.kind, c.unit_id, c.key, c.fact, c.source, c.row
from claim c
where c.batch = $earlier and not exists (
    select 1 from claim m where m.batch = $batch and m.kind = c.kind and m.unit_id = c.unit_id and m.key = c.key
);
