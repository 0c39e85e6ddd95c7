-- one row per indicator a unit reports; value in thousandths
create or replace view contrib_indicator as
select
    f.source, f.row, f.part, f.unit_id, coalesce(f.as_of, s.from_day) as at_day, f.as_of as day, f.name, f.name as words,
    f.value as weight, f.unit_of, coalesce(f.basis, '') as basis, u.key || '/' || f.key as rowkey
from fact_indicator f
join unit u on u.id = f.unit_id
left join span_of_source s on s.source = f.source
where f.current;
