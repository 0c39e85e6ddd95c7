-- one row per unit with items of a current plan of its own, or of a provisional unit it owns, that overlap a period
select distinct coalesce(u.owner_key, u.key)
from plan_item i
join plan p on p.id = i.plan_id
join unit_now u on u.unit_id = i.unit_id
where i.current and p.current and p.from_day <= $last and p.to_day > $from
union
select distinct u.key
from plan_item i
join plan p on p.id = i.plan_id
join unit_now u on u.unit_id = i.unit_id
where i.current and p.current and p.from_day <= $last and p.to_day > $from
order by 1
