-- one row per group of contributing rows and role: what every aggregate needs. Of the people who share a name and cannot be told apart
-- one is counted where none is known: at least so many there are; doubts: rows that may be of one more
with narrowed as (
/* narrowed */
)
select coalesce(/* group 1 */, '') as g1, coalesce(/* group 2 */, '') as g2, coalesce(/* group 3 */, '') as g3, coalesce(role, '') as role,
    cast(count(*) as bigint) as n, cast(coalesce(sum(weight), 0) as bigint) as weight, cast(count(weight) as bigint) as weighed,
    cast(count(distinct person) filter (where not coalesce(doubtful, false)) + count(distinct cluster)
        - count(distinct cluster) filter (where not coalesce(doubtful, false)) as bigint) as people, min(day) as first_day, max(day) as last_day,
    coalesce(bool_or(approx and weight is not null), false) as approx, coalesce(bool_or(basis = '按台账'), false) as told,
    coalesce(min(unit_of), '') as unit_of, coalesce(min(weight), 0) as low, coalesce(max(weight), 0) as high,
    coalesce(bool_or(class in ('生病住院', '困难', '丧事', '家庭纠纷', '思想波动')), false) as tender,
    cast(count(distinct home) as bigint) as homes,
    cast(count(*) filter (where doubtful) - count(distinct cluster) + count(distinct cluster) filter (where not coalesce(doubtful, false)) as bigint) as doubts
from narrowed
group by all
order by 1, 2, 3, 4
