-- one row per event that calls for a visit; weight: 1 when somebody visited the person after it; doubt: per event of which nobody can say
select e.*, r.role, case when e.visited then 1 else 0 end as weight
from event_seen($last) e, (values (''), ('doubt')) as r(role)
where r.role = '' or e.unclear
