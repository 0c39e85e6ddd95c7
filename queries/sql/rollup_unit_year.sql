-- one row per touched unit and year in which anything is known of it; members on 31 December, and the mean of the twelve month ends
insert into rollup_unit_year
with month as (
    select unit_id, month // 100 as year, cast(sum(activities) as bigint) as activities,
        cast(sum(person_times) as bigint) as person_times, cast(sum(spending) as bigint) as spending
    from rollup_unit_month semi join touched using (unit_id)
    group by 1, 2
), span as (
    select unit_id, year(from_day) as first, year(to_day - interval 1 day) as last
    from coverage_now semi join touched using (unit_id)
    where kind = 'members'
), years as (
    select unit_id, year from month
    union
    select unit_id, unnest(range(greatest(first, last - 9), last + 1)) from span
), roll as (
    select y.unit_id, y.year,
        count(*) filter (where e.month = 12 and on_roll(m.joined, m.left_day, m.status, e.day, e.day)) as at_end,
        count(*) filter (where on_roll(m.joined, m.left_day, m.status, e.day, e.day)) as at_ends
    from years y
    join (select f.* from fact_member f join person w on w.id = f.person_id and coalesce(w.same_as = w.id, true) where f.current) m on m.unit_id = y.unit_id
    cross join lateral (select n as month, last_day(make_date(y.year, n, 1)) as day from range(1, 13) r(n)) e
    group by 1, 2
)
select y.unit_id, cast(y.year as integer), r.at_end, r.at_ends / 12.0, m.activities, m.person_times, m.spending
from years y
left join month m on m.unit_id = y.unit_id and m.year = y.year
left join roll r on r.unit_id = y.unit_id and r.year = y.year
order by 1, 2;
