-- one row per cell to look at again in a table of a unit the viewer may see, in the order of the file
select s.id, d.row, coalesce(d.col, ''), coalesce(d.header, ''), coalesce(d.cell, ''), d.value, d.why, coalesce(d.hint, ''), s.kind
from doubt d join source s on s.id = d.source
where d.batch = $batch and ($all or s.unit_id in (select unit_id from seen($all, $mine)))
order by s.id, d.row, d.col, d.cell, d.why;
