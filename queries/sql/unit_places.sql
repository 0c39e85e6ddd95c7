-- one row per unit: the one above it, 0 for none, and its owner
select unit_id, coalesce(parent_id, 0), owner_id from unit_now order by unit_id;
