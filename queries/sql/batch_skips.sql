-- one row per skipped row of a batch in a table of a unit the viewer may see, in the order of the file
select s.id, k.row, k.why
from skip k join source s on s.id = k.source
where k.batch = $batch and ($all or s.unit_id in (select unit_id from seen($all, $mine)))
order by s.id, k.row, k.why;
