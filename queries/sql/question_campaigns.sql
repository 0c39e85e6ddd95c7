-- one row per label and festival of visits of a unit's subtree in a period, in order of the first day
select /* each: w.unit_key, */ v.label, v.festival, coalesce(max(v.class), '') as class
from contrib_visit v
join asked($unit, $last, $all, $mine) w on w.unit_id = v.unit_id
where v.day >= $from and v.day <= $last
group by /* each: w.unit_key, */ v.label, v.festival
order by min(v.day), v.label, v.festival
