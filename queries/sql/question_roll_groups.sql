-- one row per unit of the subtree and group with members on the roll in the period; alone: no unit stands below it
select distinct w.unit_key, m.grp, not exists (select 1 from unit_under b where b.above_id = w.unit_id and b.depth > 0) as alone
from contrib_member m
join asked($unit, $last, $all, $mine) w on w.unit_id = m.unit_id
where on_roll(m.joined, m.left_day, m.status, $from, $last)
order by w.unit_key, m.grp
