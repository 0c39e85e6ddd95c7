-- one row per kept draft of the units the viewer may see and of what the viewer may read, newest first
select e.id, e.unit, coalesce(n.name, e.unit), e.first_day, e.last_day, e.voice, e.title, e.final, e.stand, e.digest, e.batch, e."at", e.viewer, e.remark
from edition e
left join unit_now n on n.key = e.unit
where ($id = 0 or e.id = $id) and ($unit = '' or e.unit = $unit) and ($inside or not e.inside)
    and ($all or exists (select 1 from seen($all, $mine) s where s.unit_id = n.unit_id))
order by e.id desc;
