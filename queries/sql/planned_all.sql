-- one row per unit: the tree itself has changed
insert into planned
select u.id from unit u where not exists (select 1 from planned p where p.unit_id = u.id);
