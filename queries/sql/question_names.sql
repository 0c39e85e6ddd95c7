-- one row per name of a person some file of the subtree mentions
select distinct /* each: w.unit_key, */ p.name
from person p
join asked($unit, $last, $all, $mine) w on w.unit_id = p.unit_id
where p.current and p.name is not null and length(p.name) > 1
order by p.name
