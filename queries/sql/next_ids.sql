-- one row per fresh id
select nextval('ids') as id from range($n) order by id;
