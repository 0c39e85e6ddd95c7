-- one row per unit below the asked one
select n.unit_id, n.name as words, f.source, f.row, f.part, 1 as weight
from unit_now n
left join fact_unit f on f.unit_id = n.unit_id and f.current
where n.key <> $unit
