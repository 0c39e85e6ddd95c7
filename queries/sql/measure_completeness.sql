-- denominator: one row per report due; numerator: one row per report received
select d.unit_id, d.month, d.kind as name, d.kind as words, r.role, 1 as weight
from report_due($unit, $from, $last, $until) d, (values ('denominator'), ('numerator')) as r(role)
where r.role = 'denominator' or d.received
