-- one row per row of a file whose person must be another mention
create or replace temp table said_to as
select s.kind, s.id, coalesce(x.id, s.said_as) as person_id
from said_row s
left join person x on x.said_as = s.said_as and x.meant = s.object;
