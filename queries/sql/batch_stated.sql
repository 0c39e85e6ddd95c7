-- one row per total a table of a unit the viewer may see states of itself, in the order of the file
select s.id, t.row, t.col, coalesce(t.cell, ''), t.scope, t.stated, t.loaded, coalesce(t.why, ''), s.kind
from stated t join source s on s.id = t.source
where t.batch = $batch and ($all or s.unit_id in (select unit_id from seen($all, $mine)))
order by s.id, t.row, t.col, t.cell;
