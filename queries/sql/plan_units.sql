-- one row per unit whose plan the batch brought
select distinct unit_id from plan where batch = $batch order by unit_id;
