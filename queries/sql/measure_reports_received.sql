-- one row per report due that some loaded table covers; shown: one row per report due
select d.unit_id, d.month, d.kind as name, d.kind as words, r.role, 1 as weight
from report_due($unit, $from, $last, $until) d, (values (''), ('shown')) as r(role)
where r.role = 'shown' or d.received
