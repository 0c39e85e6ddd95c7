-- one row per activity a ledger names for the first time
insert into activity
select nextval('ids'), k.unit_id, k.key, s.title, s.folded, s.start_day, false, false
from keyed k join stage s using (seq)
where not exists (select 1 from activity a where a.unit_id = k.unit_id and a.key = k.key)
order by k.unit_id, k.key;
