-- one row per current plan of one unit, or of a provisional unit it owns, that overlaps a period: its document, null where none was kept
select p.key, p.title, p.from_day, p.to_day, p.revision, b.file, t.body
from plan p
join batch b on b.id = p.batch
join unit_now u on u.unit_id = p.unit_id
left join plan_text t on t.plan_id = p.id
where p.current and (u.key = $unit or u.owner_key = $unit)
  and p.from_day < cast($to as date) and p.to_day > cast($from as date)
  and u.unit_id in (select unit_id from seen($all, $mine))
order by p.from_day, u.ord, p.key, p.unit_id;
