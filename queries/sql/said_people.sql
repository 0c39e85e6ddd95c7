-- one row per mention rows are to have because a person said who is meant in them
insert into person (id, unit_id, key, name, staff_no, grp, id_hash, member, same_as, current, said_as, meant)
select nextval('ids'), p.unit_id, p.key || '@' || s.object, p.name, p.staff_no, p.grp, p.id_hash, false, null, false, p.id, s.object
from (select distinct said_as, object from said_row where object is not null) s
join person p on p.id = s.said_as
where not exists (select 1 from person x where x.said_as = p.id and x.meant = s.object)
order by p.unit_id, p.key, s.object;
