-- one row per unit above one whose roll changes: who is meant by a name there may hang on the members below
insert into touched
select distinct u.above_id from unit_under u semi join rolls r on r.unit_id = u.unit_id
where not exists (select 1 from touched t where t.unit_id = u.above_id);
