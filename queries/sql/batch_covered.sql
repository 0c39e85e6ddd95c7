-- one row per unit and span a table of a batch speaks for, of units the viewer may see
select c.source, coalesce(n.name, u.key), c.kind, c.from_day, c.to_day, c.zero
from coverage c join unit u on u.id = c.unit_id left join unit_now n on n.unit_id = c.unit_id
where c.batch = $batch and ($all or c.unit_id in (select unit_id from seen($all, $mine)))
order by c.source, 2, c.from_day;
