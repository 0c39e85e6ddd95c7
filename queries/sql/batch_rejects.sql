-- one row per rejected row of a batch in a table of a unit the viewer may see, in the order of the file
select r.row, coalesce(r.col, ''), coalesce(r.header, ''), coalesce(r.cell, ''), r.value, r.why, coalesce(r.hint, ''), s.file, s.sheet, s.number, s.kind
from reject r join source s on s.id = r.source
where r.batch = $batch and ($all or s.unit_id in (select unit_id from seen($all, $mine)))
order by s.id, r.row, r.col, r.cell, r.why;
