-- one row per unit and word it is linked with, its own and of those above it, the highest first
select u.unit_key, arg_max(d.value, d.id)
from (select unit_key, above_key, min(depth) as depth from unit_under group by unit_key, above_key) u
join decision d on d.unit_key = u.above_key and d.kind = 'words'
group by u.unit_key, u.above_key, u.depth
order by u.unit_key, u.depth desc, u.above_key;
