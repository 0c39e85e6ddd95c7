-- one row: the unit with a key, and whether the viewer may see it; none when nobody knows the key
select n.unit_id, n.key, n.name, coalesce(n.parent_key, ''), coalesce(n.level, ''), coalesce(n.sector, ''), coalesce(n.type, ''), n.provisional,
    exists (select 1 from seen($all, $mine) s where s.unit_id = n.unit_id) as visible
from unit_now n
where n.key = $unit
