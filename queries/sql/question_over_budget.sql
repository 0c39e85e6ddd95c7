-- one row per unit with a budget and subject it spent more on than its budget of the period's years has; budget 0: no such line
with budget as (
    select unit_id, subject, sum(weight) as most from contrib_budget
    where year between year($from::date) and year($last::date)
    group by unit_id, subject
), spent as (
    select p.unit_id, p.subject, sum(p.weight) as used from contrib_spending p
    where p.day >= $from and p.day <= $last and p.subject <> ''
    group by p.unit_id, p.subject
)
select w.unit_key, n.name, s.subject, coalesce(cast(b.most as bigint), 0)
from spent s
join asked($unit, $last, $all, $mine) w on w.unit_id = s.unit_id
join unit_now n on n.unit_id = s.unit_id
left join budget b on b.unit_id = s.unit_id and b.subject = s.subject
where s.unit_id in (select unit_id from budget) and s.used > coalesce(b.most, 0)
order by n.ord, w.unit_key, s.subject
