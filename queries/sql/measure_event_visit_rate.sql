-- denominator: one row per event that calls for a visit; numerator: one row per event that was followed by one; doubt: per one of which nobody can say
select e.*, r.role, 1 as weight
from event_seen($last) e, (values ('denominator'), ('numerator'), ('doubt')) as r(role)
where case role when 'denominator' then true when 'numerator' then e.visited else e.unclear end
