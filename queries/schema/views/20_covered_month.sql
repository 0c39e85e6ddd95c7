-- one row per unit x kind x month a loaded table speaks for; month is 2025-03
create or replace view covered_month as
select distinct c.unit_id, c.kind, strftime(m.day, '%Y-%m') as month
from coverage_now c,
    lateral (select unnest(range(date_trunc('month', c.from_day), c.to_day::timestamp, interval 1 month)) as day) m
where c.from_day < c.to_day;
