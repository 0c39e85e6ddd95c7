-- one row: how many units have both a budget of the period's years and spending entries in the period
select cast(count(distinct b.unit_id) as bigint)
from contrib_budget b
join asked($unit, $last, $all, $mine) w on w.unit_id = b.unit_id
where b.year between year($from::date) and year($last::date)
    and exists (select 1 from contrib_spending s where s.unit_id = b.unit_id and s.day >= $from and s.day <= $last)
