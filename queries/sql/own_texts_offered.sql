-- one row per template or set phrases a unit above offers a unit, that the viewer may read; the nearest unit first, its newest text first
select t.kind, t.name, t."at", t.body, n.key, n.name
from unit_under u
join own_text t on t.unit = u.above_key
join unit_now n on n.key = u.above_key
where u.unit_key = $unit and u.above_key <> $unit and u.to_day is null
  and t.kind in ('template', 'phrases') and ($inside or not t.inside)
order by u.depth, t.id desc, n.key;
