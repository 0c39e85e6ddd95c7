-- one row per unit: the tree itself has changed
insert into touched
select u.id from unit u where not exists (select 1 from touched t where t.unit_id = u.id);
