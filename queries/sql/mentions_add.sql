-- one row per activity a sign-in names for the first time
insert into activity_mention
select nextval('ids'), s.unit_id, s.mkey, min(s.mtitle), min(s.mfolded), s.day, null
from stage s
where not exists (select 1 from activity_mention m where m.unit_id = s.unit_id and m.key = s.mkey)
group by s.unit_id, s.mkey, s.day
order by s.unit_id, s.mkey;
