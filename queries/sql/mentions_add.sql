-- one row per activity a sign-in names for the first time
insert into activity_mention
select nextval('ids'), s.unit_id, s.key, min(s.title), min(s.folded), s.day, null
from stage_mention s
where not exists (select 1 from activity_mention m where m.unit_id = s.unit_id and m.key = s.key)
group by s.unit_id, s.key, s.day
order by s.unit_id, s.key;
