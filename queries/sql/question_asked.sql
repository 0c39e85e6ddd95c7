-- one row per unit of the asked subtree the viewer may see, and the unit below the asked one it stands under
select unit_id, unit_key, coalesce(child, '')
from asked($unit, $last, $all, $mine)
order by unit_id
