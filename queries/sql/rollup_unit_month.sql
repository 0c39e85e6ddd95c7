-- one row per touched unit, month (yyyymm) and theme; visits and spending stand under the theme ''
insert into rollup_unit_month
with part as (
    select unit_id, start_day as day, theme, 1 as activities, person_times, spend,
        0 as visits, null as amount, null as goods, null as spending
    from activity_now
    union all
    select unit_id, day, '', 0, null, null, 1, amount, goods, null from fact_visit where current
    union all
    select unit_id, day, '', 0, null, null, 0, null, null, amount from fact_spending where current
)
select unit_id, cast(year(day) * 100 + month(day) as integer), theme,
    cast(sum(activities) as bigint), cast(sum(person_times) as bigint), cast(sum(spend) as bigint),
    cast(sum(visits) as bigint), cast(sum(amount) as bigint), cast(sum(goods) as bigint), cast(sum(spending) as bigint)
from part semi join touched using (unit_id)
group by 1, 2, 3
order by 1, 2, 3;
