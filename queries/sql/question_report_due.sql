-- one row per report due: unit x kind x month, and whether a loaded table covers it
select d.unit_key, n.name, d.kind, d.month, case when not d.received then 'missing' when d.zero then 'zero' else 'received' end as state
from report_due($unit, $from, $last, $until) d
join asked($unit, $last, $all, $mine) a on a.unit_id = d.unit_id
join unit_now n on n.unit_id = d.unit_id
order by n.ord, d.unit_key, d.kind, d.month
