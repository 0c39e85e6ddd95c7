-- one row per unit x kind x span [from_day, to_day) some loaded table speaks for
create or replace view coverage_now as
select distinct c.unit_id, c.kind, c.from_day, c.to_day, c.zero
from coverage c join batch b on b.id = c.batch
where not b.undone;
