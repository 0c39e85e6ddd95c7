-- one row per unit and year of a batch's rows that name somebody nobody can place: how many rows
with named as (
    select person_id, unit_id, source, day from fact_participation where current and present(role)
    union all select person_id, unit_id, source, day from fact_visit where current
    union all select person_id, unit_id, source, day from fact_event where current
    union all select person_id, unit_id, source, day from fact_proposal where current
)
select u.key, coalesce(cast(year(n.day) as integer), 0) as year, count(*) as rows
from named n
join source s on s.id = n.source and s.batch = $batch
join unit u on u.id = n.unit_id
semi join seen($all, $mine) v on v.unit_id = n.unit_id
where n.person_id in (select mention from namesake)
group by all
order by 1, 2
