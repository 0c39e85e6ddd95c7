-- one row per current activity with its words, its numbers as reported, and where it was read; without a day it counts where its table begins
create or replace view activity_face as
select
    a.id as activity_id, a.unit_id, u.key || '/' || a.key as activity,
    coalesce(f.title, a.title) as words, coalesce(f.folded, a.folded) as title, coalesce(f.theme, 'other') as theme,
    coalesce(f.category, '') as category, coalesce(f.festival, '') as festival,
    coalesce(f.start_day, a.start) as day, coalesce(f.start_day, a.start, s.from_day) as at_day, f.end_day, strftime(coalesce(f.start_day, a.start), '%Y-%m') as month,
    f.source, f.row, f.part, f.headcount, f.approx, f.spend, f.id is null as implied
from activity a
join unit u on u.id = a.unit_id
left join fact_activity f on f.activity_id = a.id and f.current
left join span_of_source s on s.source = f.source
where a.current;
