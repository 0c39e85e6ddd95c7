-- one row per proposal; without a date it counts where its table begins
create or replace view contrib_proposal as
select
    f.source, f.row, f.part, f.unit_id, coalesce(f.day, s.from_day) as at_day, f.day, strftime(f.day, '%Y-%m') as month,
    f.title as words, coalesce(f.status, '') as status, coalesce(f.class, '') as outcome, u.key || '/' || f.key as rowkey
from fact_proposal f
join unit u on u.id = f.unit_id
left join span_of_source s on s.source = f.source
where f.current;
