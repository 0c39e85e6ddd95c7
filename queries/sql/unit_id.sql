-- one row: the id of a unit
select id from unit where key = $key;
