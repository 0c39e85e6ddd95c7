-- one row per unit the batch covers
select distinct unit_id from coverage where batch = $batch order by unit_id;
