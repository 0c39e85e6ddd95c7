-- one row per earlier revision of a plan
update plan set current = false where current and unit_id = $unit and key = $key and id <> $id;
