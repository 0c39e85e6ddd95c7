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
), member as ( -- on_roll asked of the words once, not on each of the twelve days
    select unit_id, joined, left_day
    from fact_member
    where current and (left_day is not null or on_roll(null, null, status, date '2000-01-01', date '2000-01-01'))
), stay as ( -- the first and the last month of the year at whose end somebody stood on the roll; last < first: none
    select y.unit_id, y.year,
        case when m.joined is null or year(m.joined) < y.year then 1 when year(m.joined) > y.year then 13 else month(m.joined) end as first,
        case when m.left_day is null or year(m.left_day) > y.year then 12 when year(m.left_day) < y.year then 0 else month(m.left_day) - 1 end as last
    from years y join member m on m.unit_id = y.unit_id
), roll as (
    select unit_id, year, count(*) filter (where last = 12 and first <= 12) as at_end, sum(greatest(last - first + 1, 0)) as at_ends
    from stay group by 1, 2
)
select y.unit_id, cast(y.year as integer), case when k.unit_id is not null then coalesce(r.at_end, 0) end, case when k.unit_id is not null then coalesce(r.at_ends, 0) end / 12.0,
    m.activities, m.person_times, m.spending
from years y
left join month m on m.unit_id = y.unit_id and m.year = y.year
left join roll r on r.unit_id = y.unit_id and r.year = y.year
left join (select distinct unit_id from fact_member where current) k on k.unit_id = y.unit_id
order by 1, 2;
