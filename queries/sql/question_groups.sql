-- one row: how many groups the roll of a unit's subtree knows
select /* each: w.unit_key, */ cast(count(distinct m.grp) as bigint)
from contrib_member m
join asked($unit, $last, $all, $mine) w on w.unit_id = m.unit_id
where m.grp <> ''
/* each: group by w.unit_key */
