-- one row per unit and the one above it, 0 for none
select unit_id, coalesce(parent_id, 0) from unit_now order by unit_id;
