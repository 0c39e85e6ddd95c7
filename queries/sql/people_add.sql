-- one row per person nobody mentioned before
insert into person (id, unit_id, key, name, staff_no, grp, id_hash, member, same_as, current)
select nextval('ids'), s.unit_id, s.key, s.name, s.staff_no, s.grp, s.id_hash, false, null, false
from stage_person s
where not exists (select 1 from person p where p.unit_id = s.unit_id and p.key = s.key)
order by s.unit_id, s.key;
