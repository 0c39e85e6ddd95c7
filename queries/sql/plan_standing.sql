-- one row per item of the standing revision of a plan
select p.revision, i.key
from plan p join plan_item i on i.plan_id = p.id
where p.current and p.unit_id = $unit and p.key = $key
order by i.number;
