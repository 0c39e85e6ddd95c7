-- one row per person nobody mentioned before
insert into person
select nextval('ids'), s.unit_id, s.key, s.name, s.staff_no, s.grp, false, null, false, s.id_hash
from stage_person s
where not exists (select 1 from person p where p.unit_id = s.unit_id and p.key = s.key)
order by s.unit_id, s.key;
