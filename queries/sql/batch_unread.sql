-- one row per heading nobody recognised, and per table that is no data, of a unit the viewer may see, in the order of the file
select s.id, coalesce(u.heading, ''::blob), coalesce(u.why, ''), s.kind
from unread u join source s on s.id = u.source
where u.batch = $batch and ($all or s.unit_id in (select unit_id from seen($all, $mine)))
order by s.id, u.nth;
