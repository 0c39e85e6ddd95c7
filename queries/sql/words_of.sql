-- one row per unit that said what it calls things, of a unit and those above it, the highest first
select u.above_key, n.name, arg_max(d.value, d.id), arg_max(d.viewer, d.id), arg_max(d.at, d.id)
from (select above_key, min(depth) as depth from unit_under where unit_key = $unit group by above_key) u
join decision d on d.unit_key = u.above_key and d.kind = 'words'
join unit_now n on n.key = u.above_key
group by u.above_key, n.name, u.depth
order by u.depth desc;
