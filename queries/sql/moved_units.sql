-- one row per unit with a key that may have changed
select distinct unit_id from moved order by unit_id;
