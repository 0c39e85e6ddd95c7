-- one row per plan item: where it was read
select i.key, s.file, coalesce(s.sheet, ''), coalesce(s.number, 0)
from plan_item i
join plan p on p.id = i.plan_id and p.current
join unit u on u.id = i.unit_id and u.key = $unit
left join source s on s.id = i.source
where i.current
order by i.key
