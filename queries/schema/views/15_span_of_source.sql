-- one row per source: the first day it speaks for; rows without a date are counted there
create or replace view span_of_source as
select c.source, min(c.from_day) as from_day
from coverage c join batch b on b.id = c.batch
where not b.undone
group by c.source;
