-- one row per unit the batch covers or was read for
select unit_id from coverage where batch = $batch
union
select unit_id from source where batch = $batch
order by unit_id;
