-- denominator: one row per proposal whose outcome is known; numerator: one row per settled one
select p.*, r.role, 1 as weight
from contrib_proposal p, (values ('denominator'), ('numerator')) as r(role)
where p.outcome <> '' and (r.role = 'denominator' or p.outcome = '办结')
