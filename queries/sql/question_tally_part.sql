-- one row per group of one question's contributing rows and role
select /* number */ as question, coalesce(/* group 1 */, '') as g1, coalesce(/* group 2 */, '') as g2, coalesce(/* group 3 */, '') as g3,
    coalesce(role, '') as role, cast(count(*) as bigint) as n, cast(coalesce(sum(weight), 0) as bigint) as weight,
    cast(count(weight) as bigint) as weighed, min(day) as first_day, max(day) as last_day,
    coalesce(bool_or(approx and weight is not null), false) as approx, coalesce(bool_or(basis = '按台账'), false) as told,
    coalesce(min(unit_of), '') as unit_of, coalesce(min(weight), 0) as low, coalesce(max(weight), 0) as high,
    coalesce(bool_or(class in ('生病住院', '困难', '丧事', '家庭纠纷', '思想波动')), false) as tender,
/* people */
from /* rows */
group by all
