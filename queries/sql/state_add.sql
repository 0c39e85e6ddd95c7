-- one row per unit that had no state yet
insert into unit_state
select distinct u.above_id, 0, 0
from unit_under u semi join planned p on p.unit_id = u.unit_id
where not exists (select 1 from unit_state s where s.unit_id = u.above_id);
