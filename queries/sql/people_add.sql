-- one row per person nobody mentioned before
insert into person (id, unit_id, key, name, staff_no, grp, id_hash, member, same_as, current)
select nextval('ids'), unit_id, key, name, staff_no, grp, id_hash, false, null, false
from stage_person
order by unit_id, key;
