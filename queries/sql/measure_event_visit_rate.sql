-- denominator: one row per event that calls for a visit; numerator: one row per event that was followed by one
select e.*, r.role, 1 as weight
from event_seen($last) e, (values ('denominator'), ('numerator')) as r(role)
where r.role = 'denominator' or e.visited
